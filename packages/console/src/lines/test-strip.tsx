/** Our tests of the last 24 hours, member by member: a stroke answered, a dashed ring nobody, a crossed box not reached. */
import { Fragment } from "react";
import type { LineInfo } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Panel } from "../parts/bits.tsx";
import { useWidth } from "../parts/width.ts";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { partyName } from "../words/parties.ts";
import { hhmm } from "../words/time.ts";
import { lineName } from "./names.ts";
import { isTested } from "./signs.ts";

const hour = 3_600_000;
const rowPx = 26;
type Result = LineInfo["tests"][number]["of"][string];
export interface TestMark {
  readonly at: number;
  readonly result: Result;
}
export interface TestRow {
  readonly key: string;
  readonly line: LineInfo;
  readonly party: string;
  readonly marks: readonly TestMark[];
}

/** One row for each member of each tested line; the last test counts once it is decided. */
export function testRows(lines: readonly LineInfo[], now: number): readonly TestRow[] {
  return lines.filter(isTested).flatMap((line) =>
    line.standings.map(({ party, lastTest }): TestRow => {
      const past = line.tests.flatMap((x) => (x.of[party] === undefined ? [] : [{ at: x.at, result: x.of[party] }]));
      const last = lastTest?.outcome == null ? [] : [{ at: lastTest.at, result: lastTest.outcome }];
      const marks = [...past, ...last]
        .map((m) => ({ at: Date.parse(m.at), result: m.result }))
        .filter((m) => m.at > now - 24 * hour);
      return { key: `${line.id} ${party}`, line, party, marks };
    }),
  );
}

export function TestStrip({ lines }: { readonly lines: readonly LineInfo[] }) {
  const words = useWords();
  const { t, language } = words;
  const { party } = useOurCentre();
  const now = useNow(60_000);
  const [box, width] = useWidth<HTMLDivElement>(1100);
  const rows = testRows(lines, now);
  if (rows.length === 0) return null;
  const left = width < 500 ? 116 : 250;
  const x = (ms: number): number => left + ((ms - (now - 24 * hour)) / (24 * hour)) * (width - left - 12);
  const every = width < 500 ? 6 : 3;
  const hours = Array.from({ length: 25 }, (_, i) => Math.floor(now / hour) * hour - i * hour).filter(
    (h) => h > now - 24 * hour && new Date(h).getUTCHours() % every === 0,
  );
  const bottom = rows.length * rowPx + 8;
  const name = (r: TestRow): string => {
    const own = partyName(r.party, t, language);
    const line = lineName(r.line, party, words);
    return line === own ? own : `${line}${width < 500 ? "" : ` · ${own}`}`;
  };
  const label = (r: TestRow): string =>
    r.line.members.length > 2 && width < 500
      ? `${r.line.members.length} · ${partyName(r.party, t, language)}`
      : name(r);
  return (
    <Panel title={t("lines.tests24")} aside={<span className="quiet">{t("lines.testsNote")}</span>}>
      <div className="pad" ref={box}>
        <svg className="strip tests" viewBox={`0 0 ${width} ${bottom + 24}`} height={bottom + 24} aria-hidden="true">
          {hours.map((h) => (
            <Fragment key={h}>
              <path className="grid" d={`M${x(h)} 4V${bottom}`} />
              <text x={x(h)} y={bottom + 18} textAnchor="middle">
                {hhmm(h).slice(0, 2)}
              </text>
            </Fragment>
          ))}
          {rows.map((r, i) => (
            <g key={r.key} transform={`translate(0 ${i * rowPx + 4})`}>
              <text x="0" y="16">
                {label(r)}
              </text>
              {r.marks.map((m) => (
                <TestPoint key={m.at} x={x(m.at)} result={m.result} />
              ))}
            </g>
          ))}
        </svg>
        <div className="vh">
          <table>
            <caption>{t("lines.tests24")}</caption>
            <tbody>
              {rows.map((r) => (
                <tr key={r.key}>
                  <th scope="row">{name(r)}</th>
                  <td>
                    {t("lines.testCount", {
                      answered: r.marks.filter((m) => m.result === "answered").length,
                      unanswered: r.marks.filter((m) => m.result === "unanswered").length,
                      undelivered: r.marks.filter((m) => m.result === "undelivered").length,
                    })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Panel>
  );
}

function TestPoint({ x, result }: { readonly x: number; readonly result: Result }) {
  if (result === "answered") return <path className="ok" d={`M${x} 6v12`} />;
  if (result === "unanswered") return <circle className="mute" cx={x} cy="12" r="6" strokeDasharray="2.6 2.1" />;
  return <path className="cut" d={`M${x - 6} 6h12v12h-12zM${x - 3} 9l6 6m0-6-6 6`} />;
}
