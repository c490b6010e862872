/** The next 24 hours at a glance; the tables beside it carry the same facts in words. */
import { useInbox, useSent } from "../api/asks.ts";
import type { Due, Entry } from "../api/centre.ts";
import { useNow } from "../api/now.ts";
import { Panel } from "../parts/bits.tsx";
import { useOurCentre } from "../shell/mode.ts";
import { useWords } from "../words/index.ts";
import { hhmm } from "../words/time.ts";
import { type Span24, spread, windowsWithin } from "./day.ts";

const hour = 3_600_000;
const left = 8;
const width = 256;

export function DayStrip({ due }: { readonly due: readonly Due[] }) {
  const { t } = useWords();
  const { party } = useOurCentre();
  const now = useNow(60_000);
  const entries: Entry[] = [...(useInbox().data ?? []), ...(useSent().data ?? [])];
  const day: Span24 = { from: Math.floor(now / hour) * hour, hours: 24 };
  const x = (ms: number): number => left + ((ms - day.from) / (day.hours * hour)) * width;
  const points = (list: readonly Due[]) => spread(list, day, now).map((p) => ({ ...p, x: Math.max(x(p.at), left) }));
  const ours = points(due.filter((d) => d.owedBy === party));
  const theirs = points(due.filter((d) => d.owedBy !== party));
  const windows = windowsWithin(entries, day);
  const lanes = Math.max(1, ...windows.map((w) => w.lane + 1));
  const bottom = 118 + lanes * 16;

  return (
    <Panel title={t("desk.next24hours")} aside={<span className="quiet">UTC</span>}>
      <div className="pad">
        <svg
          className="strip"
          viewBox={`0 0 280 ${bottom + 4}`}
          role="img"
          aria-label={t("strip.label", { ours: ours.length, theirs: theirs.length, windows: windows.length })}
        >
          {[0, 6, 12, 18, 24].map((h) => (
            <g key={h}>
              <path className="grid" d={`M${x(day.from + h * hour)} 22V${bottom}`} />
              <text x={x(day.from + h * hour)} y="14" textAnchor="middle">
                {hhmm(day.from + h * hour).slice(0, 2)}
              </text>
            </g>
          ))}
          <path className="now" d={`M${x(now)} 22V${bottom}`} />
          <text x="16" y="34">
            {t("desk.ours")}
          </text>
          {ours.map((p) => (
            <Point key={p.key} x={p.x} y={50} state={p.state} />
          ))}
          <text x="16" y="74">
            {t("desk.theirs")}
          </text>
          {theirs.map((p) => (
            <Point key={p.key} x={p.x} y={90} state={p.state} />
          ))}
          <text x="16" y="114">
            {t("desk.windows")}
          </text>
          {windows.map((w) => {
            const from = Math.max(x(w.opens), left);
            const to = Math.min(x(w.closes), left + width);
            const y = 120 + w.lane * 16;
            return (
              <g key={w.key}>
                <rect className="win" x={from} y={y} width={Math.max(to - from, 3)} height="12" />
                <text
                  x={Math.min(Math.max((from + to) / 2, left + 10), left + width - 10)}
                  y={y + 10.5}
                  textAnchor="middle"
                >
                  {w.party}
                </text>
              </g>
            );
          })}
        </svg>
        {windows.length === 0 && <small>{t("strip.noWindows")}</small>}
      </div>
    </Panel>
  );
}

function Point({ x, y, state }: { readonly x: number; readonly y: number; readonly state: Due["dueState"] }) {
  if (state === "late") return <path className="l" d={`M${x} ${y - 5.5}l5.5 5.5-5.5 5.5-5.5-5.5Z`} />;
  if (state !== "soon") return <circle className="o" cx={x} cy={y} r="4.6" />;
  return (
    <g className="s">
      <circle cx={x} cy={y} r="4.6" />
      <path className="h" d={`M${x} ${y - 4.6}a4.6 4.6 0 0 1 0 9.2z`} />
    </g>
  );
}
