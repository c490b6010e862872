/** What came by note, phone or embassy: the list, the second officer's confirmation, and the form. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useByHand } from "../api/asks.ts";
import { centre } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Act, Chip, Panel, Problem } from "../parts/bits.tsx";
import { FileList } from "../parts/file-list.tsx";
import { Mark } from "../parts/mark.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { moment } from "../words/time.ts";
import { HandForm } from "./hand-form.tsx";
import { HandReject } from "./hand-reject.tsx";

export type HandInfo = Awaited<ReturnType<typeof centre.byHand>>[number];

export function ByHand() {
  const { t } = useWords();
  const { officer } = useOurCentre();
  const [isOpen, setOpen] = useState(false);
  const asked = useByHand();
  const entries = asked.data ?? [];
  return (
    <Panel
      title={t("hand.title")}
      aside={officer.desk === null && <Act onPress={() => setOpen(!isOpen)}>{t("hand.enter")}</Act>}
    >
      <div className="pad">
        <small>{t("hand.lead")}</small>
        {isOpen && <HandForm done={() => setOpen(false)} />}
      </div>
      {entries.length === 0 ? (
        <p className="empty">{t("hand.none")}</p>
      ) : (
        <ul className="list" aria-label={t("hand.title")}>
          {entries.slice(0, 50).map((h) => (
            <Entry key={h.id} hand={h} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

const stateKeys = {
  "not-confirmed": "hand.notConfirmed",
  confirmed: "hand.confirmed",
  rejected: "hand.rejected",
  superseded: "hand.superseded",
} as const;

export function Entry({ hand: h }: { readonly hand: HandInfo }) {
  const { t, pick, language } = useWords();
  const { officer } = useOurCentre();
  const now = useNow(60_000);
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const run = (act: () => Promise<unknown>): void => {
    act().then(
      () => client.invalidateQueries(),
      (e: unknown) => setError(e),
    );
  };
  const mayConfirm = h.state === "not-confirmed" && officer.desk === null && officer.name !== h.enteredBy;
  const e = h.evidence;
  const evidence = [e.reference, e.sha256, e.text].filter((x) => x !== null).join("; ");
  return (
    <li data-hand={h.reference}>
      <Mark name={h.state === "not-confirmed" ? "look" : h.state === "rejected" ? "silent" : "done"} />
      <span>
        <b className="nw">{h.reference}</b> {t(`hand.kind.${h.kind}`)} <Chip party={h.from} /> {pick(h.summary)}{" "}
        <span className="tag">{pick(h.mark)}</span>
        <small>
          {t(stateKeys[h.state])}. {moment(e.receivedAt, now, language, true)}, {e.saidBy}
          {evidence === "" ? "" : `; ${evidence}`}
          {h.rejected !== null && `; ${h.rejected.by}: ${h.rejected.reason}`}
        </small>
        {h.scan !== null && <FileList files={[h.scan]} />}
        <Problem error={error} />
        {mayConfirm && (
          <Act go onPress={() => run(() => centre.confirmByHand(h.id))}>
            {t("hand.confirm")}
          </Act>
        )}
        {mayConfirm && <HandReject reject={(reason) => run(() => centre.rejectByHand(h.id, reason))} />}
        {h.maybeSame.map((ref) => (
          <Act key={ref} onPress={() => run(() => centre.supersedeByHand(h.id, ref))}>
            {t("hand.maybe", { ref })}
          </Act>
        ))}
      </span>
      <span className="quiet">{h.enteredBy}</span>
    </li>
  );
}
