import { Trans } from "react-i18next";
import type { Check, Draft, Preview, Question } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Act, Ex } from "../parts/bits.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { hhmmss, left, moment } from "../words/time.ts";
import { count, onlyLate } from "./claims.ts";
import type { Writing } from "./plan.ts";

/** May this go out, and what is missing? */
export function leadOf(
  draft: Draft | null,
  checks: readonly Check[],
  questions: readonly Question[],
  canSend: boolean,
  officer: string,
): string {
  if (draft?.state === "sent") return "compose.lead.sent";
  if (draft?.state === "discarded") return "compose.lead.discarded";
  if (draft?.state === "awaiting-release") {
    return draft.composedBy === officer ? "compose.lead.awaiting" : "compose.lead.awaitingYou";
  }
  if (draft?.returned != null && draft.composedBy !== draft.returned.by) return "compose.lead.returned";
  if (!canSend && onlyLate(checks) !== null) return "compose.lead.late";
  if (!canSend) return count(checks, "fail") > 0 ? "compose.lead.mend" : "compose.lead.empty";
  return count(checks, "look") + openIn(questions) > 0 ? "compose.lead.readyLook" : "compose.lead.ready";
}

const openIn = (questions: readonly Question[]): number => questions.filter((q) => q.answered === null).length;

export function ComposeLead(props: {
  readonly draft: Draft | null;
  readonly plan: Writing;
  readonly checks: readonly Check[];
  readonly questions: readonly Question[];
  readonly preview: Preview | undefined;
  readonly keptAt: number | null;
  readonly canSend: boolean;
  readonly onSend: () => Promise<unknown>;
}) {
  const { t, pick, language } = useWords();
  const { officer } = useOurCentre();
  const now = useNow(30_000);
  const { draft, plan, checks, questions, preview, keptAt, canSend } = props;
  const by = preview?.mustBeReceivedBy ?? null;
  return (
    <section className="lead">
      <h1>
        {t(`compose.head.${plan.compose.kind ?? "notification"}`, {
          type: pick(plan.title),
          ref: draft?.reference ?? "",
          about: plan.about?.reference ?? "",
        }).replace(/ {2,}/g, " ")}
      </h1>
      <p>
        <Ex />{" "}
        <Trans
          i18nKey={leadOf(draft, checks, questions, canSend, officer.name)}
          values={{
            pass: count(checks, "pass"),
            count: count(checks, "fail"),
            look: count(checks, "look") + openIn(questions),
            author: draft?.composedBy ?? "",
            officer: draft?.returned?.by ?? draft?.releasedBy ?? "",
            reason: draft?.returned?.reason ?? "",
          }}
          components={{ soon: <b className="soon" />, late: <b className="late" />, b: <b /> }}
        />
      </p>
      <span className="why">
        {by !== null &&
          draft?.state !== "sent" &&
          t("compose.receivedBy", { when: moment(by, now, language), left: left(Date.parse(by), now, t) })}{" "}
        {keptAt !== null && t("compose.kept", { when: hhmmss(keptAt) })}
      </span>
      {(draft === null || draft.state === "draft") && (
        <span className="acts">
          <Act onPress={() => window.print()}>{t("act.print")}</Act>
          <Act go={canSend} isDisabled={!canSend} cap="S" onPress={() => void props.onSend().catch(() => {})}>
            {t("act.send")}
          </Act>
        </span>
      )}
    </section>
  );
}
