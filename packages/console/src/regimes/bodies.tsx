/** Commissions and contact points, and what they decided. */
import type { Regime } from "@comity/regime";
import { Panel } from "../parts/bits.tsx";
import { comma, useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { dayWords } from "../words/time.ts";
import { Grounds } from "./source-link.tsx";

export function Bodies({ regime }: { readonly regime: Regime }) {
  const { t, pick, language } = useWords();
  if (regime.bodies.size === 0) return null;
  return (
    <Panel title={t("regime.bodies.title")}>
      {[...regime.bodies.values()].map((b) => (
        <div className="pad" key={b.name}>
          <b>{pick(b.title)}</b> <span className="quiet">{b.clause}</span>
          {b.about !== undefined && <div className="second">{pick(b.about)}</div>}
          <small>
            {[
              ...(b.members === undefined
                ? []
                : [b.members.map((m) => partyName(m, t, language)).join(comma(language))]),
              ...(b.decides === undefined ? [] : [t(`regime.bodies.decides.${b.decides}`)]),
              ...(b.mayChange === undefined ? [] : [pick(b.mayChange)]),
            ].join(" · ")}
          </small>
          <Grounds source={b.source} verified={b.verified} />
          {(b.decisions ?? []).length > 0 && (
            <table className="stack">
              <thead>
                <tr>
                  <th scope="col">{t("regime.bodies.decision")}</th>
                  <th scope="col">{t("regime.events.what")}</th>
                  <th scope="col">{t("regime.rules.source")}</th>
                </tr>
              </thead>
              <tbody>
                {(b.decisions ?? []).map((d) => (
                  <tr key={`${d.on}${d.number ?? ""}`}>
                    <td className="due">
                      {dayWords(d.on, language)} {d.number !== undefined && <small>{d.number}</small>}
                    </td>
                    <td>
                      {d.about !== undefined && pick(d.about)}
                      {(d.sets ?? []).map((s) => (
                        <small key={s.rule + s.word} className="mono">
                          {s.rule} {s.word}: {String(s.value)}
                        </small>
                      ))}
                    </td>
                    <td>
                      <Grounds source={d.source} verified={d.verified} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      ))}
    </Panel>
  );
}
