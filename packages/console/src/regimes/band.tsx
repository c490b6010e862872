/** One status along a time line: its fill says which, and its word stands in it where there is room. */
import type { DutyStatus } from "@comity/regime";
import { widthOf } from "./place-labels.ts";

export function Patterns() {
  return (
    <defs>
      <pattern id="hatched" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="ground" width="7" height="7" />
        <path className="stripe" d="M0 0V7" />
      </pattern>
      <pattern id="dotted" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="ground" width="6" height="6" />
        <circle className="dot" cx="3" cy="3" r="1" />
      </pattern>
    </defs>
  );
}

export function Band(props: {
  readonly status: DutyStatus;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Something ended here. */
  readonly ends: boolean;
  readonly words: string;
  /** Where marks cross it; the word keeps clear of them. */
  readonly marks: readonly number[];
}) {
  const { status, x, y, height, words, ends } = props;
  const width = Math.max(props.width, 1);
  const bare = status === "not-yet" || status === "expired" || status === "withdrawn";
  const at = clear(x + 7, widthOf(words), props.marks);
  const room = at + widthOf(words) + 5 < x + width;
  return (
    <g>
      {ends && <path className="end" d={`M${x} ${y - 5}V${y + height + 5}`} />}
      {bare ? (
        <path className="bare" d={`M${x} ${y + height / 2}H${x + width}`} />
      ) : (
        <rect className={`band ${status}`} x={x} y={y} width={width} height={height} />
      )}
      {room ? (
        <text className={bare ? "q" : "ink"} x={at} y={y + height / 2 + 4}>
          {words}
        </text>
      ) : (
        <title>{words}</title>
      )}
    </g>
  );
}

function clear(from: number, width: number, marks: readonly number[]): number {
  let at = from;
  for (const m of marks.toSorted((a, b) => a - b)) if (m > at - 4 && m < at + width + 4) at = m + 6;
  return at;
}
