import type { MessageDetail } from "../api/centre.ts";
import { Ex, Panel, Way } from "../parts/bits.tsx";
import { Mark } from "../parts/mark.tsx";
import { followUpPath } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import type { FollowUp } from "./plan.ts";

/** What became of it: one of what the rule knows. */
export function FollowUpChoice(props: { readonly message: MessageDetail; readonly followUps: readonly FollowUp[] }) {
  const { t, pick } = useWords();
  const { message: m, followUps } = props;
  return (
    <>
      <section className="lead">
        <h1>{t("followUp.head", { ref: m.reference })}</h1>
        <p>
          <Ex /> {t("followUp.lead", { ref: m.reference })}
        </p>
        <span className="why">{pick(m.summary)}</span>
      </section>
      <Panel title={t("followUp.choose")}>
        {followUps.length === 0 && <p className="empty">{t("followUp.none", { ref: m.reference })}</p>}
        <ul className="list">
          {followUps.map((f) => (
            <li key={f.name}>
              <Mark name="draft" />
              <span>
                <b>{pick(f.title)}</b>
                <small>
                  {f.clause}
                  {`, ${t(f.closes ? "followUp.closes" : "followUp.staysOpen")}`}
                </small>
              </span>
              <Way
                small
                href={followUpPath(m.id, f.name)}
                aria-label={t("start.writeName", { name: pick(f.title), regime: m.reference })}
              >
                {t("start.write")}
              </Way>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
