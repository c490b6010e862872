/** Release takes two officers: who wrote it, who may let it go, what leaves and to whom. */
import { useState } from "react";
import { Link } from "react-aria-components";
import { type Check, centre, type Draft, type Question, refresh } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Ask } from "../parts/ask.tsx";
import { Act, Chips, Panel, Problem } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { useKeys } from "../shell/keys.ts";
import { useOurCentre, writes } from "../shell/mode.ts";
import { go, messagePath } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { moment } from "../words/time.ts";
import { onlyLate } from "./claims.ts";
import { OtherSeats } from "./other-seats.tsx";
import type { Writing } from "./plan.ts";
import { AskDiscard, AskRelease, AskReturn } from "./release-asks.tsx";

interface Props {
  readonly draft: Draft | null;
  readonly plan: Writing;
  readonly checks: readonly Check[];
  readonly questions: readonly Question[];
  readonly canSend: boolean;
  readonly onSend: (late?: boolean) => Promise<unknown>;
  readonly to: readonly string[];
}

export function ReleasePanel({ draft, plan, checks, questions, canSend, onSend, to }: Props) {
  const { t, pick, language } = useWords();
  const { officer } = useOurCentre();
  const now = useNow(60_000);
  const [asking, setAsking] = useState<"release" | "return" | "late" | "discard" | null>(null);
  const [error, setError] = useState<unknown>(null);
  const awaiting = draft?.state === "awaiting-release";
  const author = draft === null || draft.composedBy === officer.name;
  const mayRelease = awaiting && !author && writes(officer);
  const late = draft?.state === "draft" || draft === null ? onlyLate(checks) : null;
  useKeys(mayRelease ? { "mod+Enter": () => setAsking("release") } : {});

  const takeBack = async (): Promise<void> => {
    if (draft === null) return;
    try {
      await centre.edit(draft.id, { submit: false });
      setError(null);
      refresh();
    } catch (e) {
      setError(e);
    }
  };

  return (
    <Panel title={t("release.title")}>
      <div className="sign">
        <div>
          <h3 className="st">
            <Mark name={draft === null ? "later" : "done"} /> {t("release.writtenBy")}
          </h3>
          {draft?.composedBy ?? officer.name}
          {draft !== null && <small>{moment(draft.composedAt, now, language)}</small>}
        </div>
        <div>
          <h3 className="st">
            <Mark name={draft?.state === "sent" ? "done" : awaiting ? "soon" : "later"} /> {t("release.releasedBy")}
          </h3>
          {draft?.releasedBy ?? (mayRelease ? t("release.you", { officer: officer.name }) : t("release.another"))}
          {mayRelease && (
            <div className="row" style={{ marginTop: 8 }}>
              <Act go cap="Ctrl Enter" onPress={() => setAsking("release")}>
                {t("act.release")}
              </Act>
              <Act onPress={() => setAsking("return")}>{t("act.return")}</Act>
            </div>
          )}
        </div>
      </div>
      <div className="pad second">
        {t("release.goesTo")} <Chips parties={to} />
      </div>
      {(awaiting || late !== null || draft?.state === "draft" || draft?.state === "sent" || draft?.late) && (
        <div className="pad stackv" style={{ gap: 8 }}>
          {draft?.late && <span className="tag late">{t("release.markedLate")}</span>}
          {awaiting && author && <p>{t("release.needsAnother")}</p>}
          {awaiting && author && <OtherSeats draft={draft} />}
          {late !== null && (
            <>
              <p>
                {late.clause !== undefined && <b>{late.clause}. </b>}
                {pick(late.message)}
              </p>
              <div className="row">
                <Act onPress={() => setAsking("late")}>{t("act.sendLate")}</Act>
              </div>
            </>
          )}
          {!awaiting && draft?.state === "draft" && canSend && <p>{t("release.sendFirst")}</p>}
          <div className="row">
            {awaiting && <Act onPress={() => void takeBack()}>{t("act.takeBack")}</Act>}
            {(awaiting || draft?.state === "draft") && (
              <Act onPress={() => setAsking("discard")}>{t("act.discard")}</Act>
            )}
            {draft?.state === "sent" && (
              <Link href={messagePath(draft.id)}>{t("release.openSent", { ref: draft.reference })}</Link>
            )}
          </div>
          <Problem error={error} />
        </div>
      )}
      {asking === "release" && draft !== null && (
        <AskRelease draft={draft} plan={plan} questions={questions} onClose={() => setAsking(null)} />
      )}
      {asking === "return" && draft !== null && <AskReturn draft={draft} onClose={() => setAsking(null)} />}
      {asking === "discard" && draft !== null && (
        <AskDiscard draft={draft} onClose={() => setAsking(null)} onDone={() => go("/compose")} />
      )}
      {asking === "late" && late !== null && (
        <Ask
          title={t("release.late.title")}
          act={t("act.sendLate")}
          done={t("release.late.done")}
          onAct={() => onSend(true)}
          onClose={() => setAsking(null)}
        >
          <p>
            {late.clause !== undefined && <b>{late.clause}. </b>}
            {pick(late.message)}
          </p>
          <p>{t("release.late.what")}</p>
        </Ask>
      )}
    </Panel>
  );
}
