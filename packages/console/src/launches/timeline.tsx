/** Windows of warnings and moments of events on one line of time; the table of texts beside it says the same in words. */
import type { WatchedEvent, WatchedWarning } from "../api/centre.ts";
import { Panel } from "../parts/bits.tsx";
import { useWords } from "../words/index.ts";
import { minuteOf } from "./minute.ts";

const dayMs = 86_400_000;
const rowPx = 26;

export function Timeline(props: {
  readonly warnings: readonly WatchedWarning[];
  readonly event: WatchedEvent | undefined;
}) {
  const { t } = useWords();
  const shown = props.warnings.filter((w) => w.reading.windows.length > 0).slice(0, 12);
  const at = props.event === undefined ? [] : [Date.parse(props.event.time)];
  const unsureMs = (props.event?.timeUncertaintyS ?? 0) * 1000;
  const starts = [...shown.map((w) => Date.parse(w.reading.windows[0]?.from ?? "")), ...at];
  if (starts.length === 0) return null;
  const ends = shown.flatMap((w) => w.reading.windows.map((x) => Date.parse(x.to ?? x.from)));
  const middle = at[0] ?? Math.min(...starts);
  const from = Math.max(Math.min(...starts), middle - 15 * dayMs) - dayMs / 4;
  const to = Math.min(Math.max(...ends, ...starts), middle + 15 * dayMs) + dayMs / 4;
  const x = (ms: number): number => Math.min(680, Math.max(0, ((ms - from) / (to - from)) * 680)) + 10;
  const height = rowPx * (shown.length + 1) + 20;
  return (
    <Panel title={t("launches.timeline")}>
      <div className="pad scrollx">
        <svg className="times" viewBox={`0 0 700 ${height}`} role="img" aria-label={t("launches.timeline")}>
          {daysIn(from, to).map((ms) => (
            <g key={ms} className="day">
              <path d={`M${x(ms)} 16V${height}`} />
              <text x={x(ms) + 3} y="12">
                {new Date(ms).toISOString().slice(5, 10)}
              </text>
            </g>
          ))}
          {(daysIn(from, to).length > 1 ? [] : [from, to]).map((ms, i) => (
            <text key={ms} x={i * 700} y="12" textAnchor={i === 0 ? "start" : "end"}>
              {minuteOf(new Date(ms).toISOString())}
            </text>
          ))}
          {shown.map((w, row) => (
            <g key={w.id} transform={`translate(0 ${20 + row * rowPx})`}>
              <path d="M0 22H700" />
              <text x="0" y="9">
                {w.id}
              </text>
              {w.reading.windows.map((win) => (
                <rect
                  key={win.from}
                  x={x(Date.parse(win.from))}
                  width={Math.max(2, x(win.to === null ? to : Date.parse(win.to)) - x(Date.parse(win.from)))}
                  y="12"
                  height="8"
                />
              ))}
            </g>
          ))}
          {at.map((ms) => (
            <g key={ms} transform={`translate(0 ${20 + shown.length * rowPx})`}>
              <text x="0" y="9">
                {props.event?.id}
              </text>
              {unsureMs >= 600_000 && <path className="unsure" d={`M${x(ms - unsureMs)} 17H${x(ms + unsureMs)}`} />}
              <circle cx={x(ms)} cy="17" r="5" />
            </g>
          ))}
        </svg>
      </div>
    </Panel>
  );
}

/** Midnights (UTC) between, at most eight of them, evenly. */
export function daysIn(from: number, to: number): readonly number[] {
  const first = Math.ceil(from / dayMs);
  const last = Math.floor(to / dayMs);
  const step = Math.max(1, Math.ceil((last - first + 1) / 8));
  return Array.from(
    { length: Math.max(0, Math.floor((last - first) / step) + 1) },
    (_, i) => (first + i * step) * dayMs,
  );
}
