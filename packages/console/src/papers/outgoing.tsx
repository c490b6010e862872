/** What one officer prepared and another releases: named in full, with whom it goes to, before it leaves. */
import { useState } from "react";
import { Input, Label, TextField } from "react-aria-components";
import { centre, type OutgoingInfo } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Ask } from "../parts/ask.tsx";
import { Act, Chips, Ex, Panel } from "../parts/bits.tsx";
import { FileList } from "../parts/file-list.tsx";
import { Mark } from "../parts/mark.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { comma, useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { moment } from "../words/time.ts";
import { useOutgoing } from "./asks.ts";

type Doing = "release" | "discard" | "open";

export function Outgoing({ kind, of }: { readonly kind: OutgoingInfo["kind"]; readonly of?: string }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<{ readonly o: OutgoingInfo; readonly doing: Doing } | null>(null);
  const open = (useOutgoing().data ?? []).filter(
    (o) =>
      o.kind === kind &&
      (o.state === "awaiting-release" || o.state === "sealed") &&
      (of === undefined || o.paper?.of === of),
  );
  if (open.length === 0) return null;
  return (
    <Panel title={t("outgoing.title")} aside={<span className="quiet">{t("outgoing.rule")}</span>}>
      <ul className="list outgoing">
        {open.map((o) => (
          <Row key={o.id} o={o} onAct={(doing) => setAsked({ o, doing })} />
        ))}
      </ul>
      {asked !== null && <AskOutgoing {...asked} onClose={() => setAsked(null)} />}
    </Panel>
  );
}

function Row({ o, onAct }: { readonly o: OutgoingInfo; readonly onAct: (doing: Doing) => void }) {
  const words = useWords();
  const { t, language } = words;
  const now = useNow(60_000);
  const { officer } = useOurCentre();
  const mine = officer.name === o.composedBy;
  return (
    <li data-item={o.id}>
      <Mark name={o.state === "sealed" ? "pledged" : "draft"} />
      <span>
        <b className="nw">{o.reference}</b> {whatOf(o, words)} → <Chips parties={o.to} />
        <small>
          {t("outgoing.by", { officer: o.composedBy, when: moment(o.composedAt, now, language) })}{" "}
          {o.state === "sealed" ? t("outgoing.sealed") : mine ? t("outgoing.mine") : ""}
        </small>
        <span className="row">
          {o.state === "sealed" ? (
            <Act small onPress={() => onAct("open")}>
              {t("outgoing.open")}
            </Act>
          ) : (
            <>
              {!mine && officer.desk === null && (
                <Act small go onPress={() => onAct("release")}>
                  {t("outgoing.release")}
                </Act>
              )}
              <Act small onPress={() => onAct("discard")}>
                {t("outgoing.discard")}
              </Act>
            </>
          )}
        </span>
      </span>
    </li>
  );
}

const whatOf = (o: OutgoingInfo, { t, pick }: ReturnType<typeof useWords>): string =>
  o.paper !== null
    ? `${t(`papers.act.${o.paper.act}`)}${o.paper.title === null ? "" : `: ${o.paper.title}`}`
    : o.declaration === null
      ? ""
      : `${o.declaration.typeTitle === null ? o.declaration.type : pick(o.declaration.typeTitle)} ${o.declaration.from.slice(0, 4)}`;

function AskOutgoing({ o, doing, onClose }: { readonly o: OutgoingInfo; readonly doing: Doing; onClose(): void }) {
  const words = useWords();
  const { t, language } = words;
  const [reason, setReason] = useState("");
  const names = o.to.map((p) => partyName(p, t)).join(comma(language));
  const act = {
    release: () => centre.releaseOutgoing(o.id),
    discard: () => centre.discardOutgoing(o.id, reason),
    open: () => centre.openDeclaration(o.id),
  }[doing];
  return (
    <Ask
      title={t(`outgoing.ask.${doing}`, { ref: o.reference, to: names })}
      act={t(`outgoing.${doing}`)}
      done={t(`outgoing.done.${doing}`, { ref: o.reference })}
      onAct={act}
      onClose={onClose}
      disabled={doing === "discard" && reason.trim() === ""}
    >
      <p>
        <Ex /> <Chips parties={o.to} /> <b>{whatOf(o, words)}</b>
      </p>
      {o.paper !== null && <p className="paper-words">{o.paper.text}</p>}
      {o.paper !== null && <FileList files={o.paper.files} />}
      {o.declaration !== null && doing === "release" && (
        <p>{t(o.declaration.sealFirst ? "outgoing.underSeal" : "outgoing.atOnce")}</p>
      )}
      {o.declaration !== null &&
        Object.entries(o.declaration.fields).map(([name, value]) => (
          <p key={name} className="second">
            {name}: {typeof value === "string" ? value : JSON.stringify(value)}
          </p>
        ))}
      {doing === "open" && <p>{t("outgoing.early")}</p>}
      {doing === "discard" && (
        <TextField className="field" value={reason} onChange={setReason}>
          <Label className="lab">{t("outgoing.reason")}</Label>
          <Input className="inp" />
        </TextField>
      )}
    </Ask>
  );
}
