/** What to write: by which rule, or which draft to go on with. */
import { Link } from "react-aria-components";
import { useDrafts, useRegimes } from "../api/asks.ts";
import { useNow } from "../api/now.ts";
import { Ex, Panel, Waiting, Way } from "../parts/bits.tsx";
import { durationMs } from "../parts/filing.tsx";
import { Mark } from "../parts/mark.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { draftPath } from "../shell/route.ts";
import { useWords } from "../words/index.ts";
import { moment, span } from "../words/time.ts";

export function Start() {
  const { t, pick, language } = useWords();
  const { party } = useOurCentre();
  const now = useNow(60_000);
  const regimes = useRegimes();
  const drafts = (useDrafts().data ?? []).filter((d) => d.state === "draft" || d.state === "awaiting-release");
  if (regimes.data === undefined) return <Waiting error={regimes.error} />;
  const ours = regimes.data.filter((r) => r.parties.includes(party) && r.notifications.length > 0);
  return (
    <>
      <section className="lead">
        <h1>{t("nav.compose")}</h1>
        <p>{t("start.lead")}</p>
        <span className="why">{t("start.why")}</span>
      </section>
      <div className="cols">
        <div className="c8 stackv">
          {ours.map((r) => (
            <Panel
              key={r.id}
              title={pick(r.title)}
              aside={<span className="tag">{t(`kind.${r.kind}`, { defaultValue: r.kind })}</span>}
            >
              {r.about !== null && <p className="pad second">{pick(r.about)}</p>}
              <ul className="list">
                {r.notifications.map((n) => (
                  <li key={n.name}>
                    <Mark name="draft" />
                    <span>
                      <b>{pick(n.title)}</b>
                      <small>
                        {n.clause}
                        {n.leadTime?.atLeast != null &&
                          `, ${t("rule.asked", { span: span(durationMs(n.leadTime.atLeast) ?? 0, t) })}`}
                      </small>
                    </span>
                    <Way
                      small
                      href={`/compose?regime=${encodeURIComponent(r.id)}&type=${encodeURIComponent(n.name)}`}
                      aria-label={t("start.writeName", { name: pick(n.title), regime: pick(r.title) })}
                    >
                      {t("start.write")}
                    </Way>
                  </li>
                ))}
              </ul>
            </Panel>
          ))}
          {ours.length === 0 && <p className="empty">{t("start.none")}</p>}
        </div>
        <div className="c4">
          <Panel title={t("start.drafts")} aside={<span className="quiet">{drafts.length}</span>}>
            {drafts.length === 0 && <p className="empty">{t("start.noDrafts")}</p>}
            <ul className="list">
              {drafts.map((d) => (
                <li key={d.id}>
                  <Mark name={d.state === "awaiting-release" ? "soon" : "later"} />
                  <span>
                    <Ex />{" "}
                    <Link href={draftPath(d.id)}>
                      <b className="nw">{d.reference}</b>
                    </Link>{" "}
                    {t(`draftState.${d.state}`)}
                    <small>
                      {t("start.by", { officer: d.composedBy, when: moment(d.composedAt, now, language) })}
                      {d.returned !== null &&
                        ` ${t("start.returned", { officer: d.returned.by, reason: d.returned.reason })}`}
                    </small>
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
    </>
  );
}
