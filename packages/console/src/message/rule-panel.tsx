import type { MessageDetail } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Panel } from "../parts/bits.tsx";
import { durationMs, Filing } from "../parts/filing.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { hoursSpan, left, moment, span } from "../words/time.ts";

/** By which rule it was owed, how long before, and what the rule still asks. */
export function RulePanel({ message: m }: { readonly message: MessageDetail }) {
  const { t, pick, language } = useWords();
  const { party } = useOurCentre();
  const now = useNow(60_000);
  const asked = m.rule.leadTime === null ? null : durationMs(m.rule.leadTime);
  const by = (iso: string): string => {
    const when = moment(iso, now, language);
    return t("ask.byLeft", { when, left: left(Date.parse(iso), now, t) });
  };
  // Once it was said how it ended, no clock runs on it.
  const ended = m.outcome !== null && m.outcome !== "postponed";
  return (
    <Panel title={t("rule.title")}>
      <div className="pad">
        <dl className="kv">
          <dt>{t("rule.under")}</dt>
          <dd>
            {pick(m.regimeTitle)}, {m.rule.clause}
            <small>{t("rule.line", { line: m.rule.line })}</small>
          </dd>
          <dt>{t("rule.lead")}</dt>
          <dd>
            {m.leadTimeHours === null
              ? t("rule.leadUnknown")
              : t(m.leadTimeHours < 0 ? "rule.after" : "rule.before", { span: hoursSpan(m.leadTimeHours, t) })}
            {asked !== null && <small>{t("rule.asked", { span: span(asked, t) })}</small>}
          </dd>
          <dt>{t("rule.filing")}</dt>
          <dd>
            <Filing entry={m} />
          </dd>
          {m.acknowledge !== null && m.acknowledgedAt === null && m.from !== party && (
            <>
              <dt>{t("act.acknowledge")}</dt>
              <dd>
                {m.acknowledge.clause}, {by(m.acknowledge.dueAt)}
              </dd>
            </>
          )}
          {m.followUp !== null && (
            <>
              <dt>{t("rule.followUp")}</dt>
              <dd>
                {m.followUp.clause}
                {m.followUp.dueAt !== null && !ended && `, ${by(m.followUp.dueAt)}`}
                {m.outcome !== null && (
                  <small>
                    {t("rule.outcome", { outcome: t(`outcome.${m.outcome}`, { defaultValue: m.outcome }) })}
                  </small>
                )}
              </dd>
            </>
          )}
          {m.reason !== null && (
            <>
              <dt>{t("rule.reason")}</dt>
              <dd>{m.reason}</dd>
            </>
          )}
        </dl>
        {m.regimeDigestHere !== null && m.regimeDigestHere !== m.regimeDigest && (
          <small>{t("rule.otherEdition")}</small>
        )}
        {m.regimeDigestHere === null && <small>{t("rule.noEdition")}</small>}
      </div>
    </Panel>
  );
}
