/** What each party counts against each limit on a day: the finding, how far, by which clause, on which rows. */
import type { LimitFinding, RegimeCount } from "@comity/account";
import type { Regime } from "@comity/regime";
import { Fragment, type ReactNode } from "react";
import { Link } from "react-aria-components";
import { pathOf } from "../figures/almanac.ts";
import { rangeWords, useNumber } from "../figures/words.ts";
import { Chip } from "../parts/bits.tsx";
import { Mark, type MarkName } from "../parts/mark.tsx";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";

export const findingMarks: Readonly<Record<LimitFinding["finding"], MarkName>> = {
  within: "done",
  over: "look",
  under: "look",
  "cannot-tell": "unknown",
  "no-limit": "none",
};

export function Findings({ regime, count }: { readonly regime: Regime; readonly count: RegimeCount }) {
  const { t, pick } = useWords();
  const limits = [...regime.limits.keys()].filter((l) => [...count.parties.values()].some((p) => p.limits.has(l)));
  return (
    <table className="stack findings">
      <thead>
        <tr>
          <th scope="col">{t("figures.column.party")}</th>
          <th scope="col" className="num">
            {t("limits.column.counted")}
          </th>
          <th scope="col" className="num">
            {t("limits.column.limit")}
          </th>
          <th scope="col">{t("limits.column.finding")}</th>
          <th scope="col">{t("limits.column.because")}</th>
          <th scope="col">{t("limits.column.rows")}</th>
        </tr>
      </thead>
      <tbody>
        {limits.map((limit) => {
          const rule = regime.limits.get(limit);
          return (
            <Fragment key={limit}>
              <tr className="family">
                <th scope="rowgroup" colSpan={6}>
                  {rule === undefined ? limit : pick(rule.title)} <small className="inline">{rule?.clause}</small>
                </th>
              </tr>
              {[...count.parties].map(([party, { limits: own, otherWays }]) => {
                const finding = own.get(limit);
                if (finding === undefined) return null;
                const ways = [...otherWays].flatMap(([by, theirs]) => {
                  const f = theirs.get(limit);
                  return f === undefined || sameCount(f, finding) ? [] : [{ by, f }];
                });
                return (
                  <Fragment key={party}>
                    <FindingRow finding={finding} who={<Chip party={party} />} />
                    {ways.map(({ by, f }) => (
                      <FindingRow
                        key={by}
                        finding={f}
                        who={
                          <>
                            <Chip party={party} /> <AsCounts by={by} />
                          </>
                        }
                      />
                    ))}
                  </Fragment>
                );
              })}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

const sameCount = (a: LimitFinding, b: LimitFinding): boolean =>
  JSON.stringify(a.counted) === JSON.stringify(b.counted) && a.finding === b.finding;

function AsCounts({ by }: { readonly by: string }) {
  const { t, language } = useWords();
  return <small className="inline">{t("limits.asPartyCounts", { by: partyName(by, t, language) })}</small>;
}

function FindingRow({ finding: f, who }: { readonly finding: LimitFinding; readonly who: ReactNode }) {
  const words = useWords();
  const { t, pick } = words;
  const number = useNumber();
  return (
    <tr>
      <td>{who}</td>
      <td className="num" data-l={t("limits.column.counted")}>
        {f.counted === null ? <span className="quiet">–</span> : <b>{rangeWords(f.counted, words)}</b>}
        {f.basis !== null && <small>{t(`figures.tag.${f.basis}`)}</small>}
      </td>
      <td className="num" data-l={t("limits.column.limit")}>
        {f.limit === null ? <span className="quiet">–</span> : number(f.limit)}
      </td>
      <td>
        <span className={`finding ${f.finding === "over" || f.finding === "under" ? "soon" : ""}`}>
          <Mark name={findingMarks[f.finding]} />
          <span>
            {t(`limits.finding.${f.finding}`)}
            {f.margin !== null && f.finding !== "no-limit" && (
              <small>{t(f.margin >= 0 ? "limits.below" : "limits.above", { n: number(Math.abs(f.margin)) })}</small>
            )}
          </span>
        </span>
      </td>
      <td>
        {f.because.map((b) => (
          <p key={b.clause + b.text.en}>
            {pick(b.text)} <small className="inline">{b.clause}</small>
          </p>
        ))}
        {f.near !== undefined && (
          <p className="quiet">
            {t("limits.nearBy", { range: rangeWords(f.near.counted, words), basis: t(`figures.tag.${f.near.basis}`) })}
            {f.near.about !== undefined && ` ${pick(f.near.about)}`}
          </p>
        )}
      </td>
      <td className="rows">
        {[...f.figures, ...(f.near?.figures ?? [])].map((x) => (
          <div key={`${x.at.file}${x.at.line}${x.at.column ?? ""}`}>
            <Link href={pathOf(x)}>
              {x.at.table}:{x.at.line}
            </Link>
          </div>
        ))}
      </td>
    </tr>
  );
}
