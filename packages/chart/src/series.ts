/** What is on record: a line of figures for each holder, whose gaps stay gaps and whose ranges stay ranges. */
import { line } from "d3-shape";
import type { Axes } from "./axes.ts";
import { lookOf } from "./look.ts";
import { type Box, dodge, placeBeside } from "./place.ts";
import { type Mark, px } from "./scene.ts";
import { widthOf } from "./text.ts";

export interface SeriesPoint {
  /** A moment as a year with its fraction: 2026.5 is 1 July 2026 or so. */
  readonly at: number;
  /** Null: nothing is known of that moment, and the line breaks there. */
  readonly low: number | null;
  /** Null beside a `low`: nothing bounds it from above. */
  readonly high: number | null;
  /** Names the figure behind the mark, for who points at it. */
  readonly key?: string;
  /** The figure in words, with its day and its source. */
  readonly words: string;
}
export interface Series {
  readonly key: string;
  readonly party: string;
  /** Stands at the line's last mark; the longest first, a phone takes a shorter one. */
  readonly labels: readonly string[];
  readonly points: readonly SeriesPoint[];
  /** Marks that no line joins: several producers' figures of one thing. */
  readonly loose?: boolean;
}

const middle = (p: { readonly low: number; readonly high: number | null }): number =>
  p.high === null ? p.low : (p.low + p.high) / 2;
type Known = SeriesPoint & { readonly low: number };
const known = (p: SeriesPoint): p is Known => p.low !== null;

export function seriesMarks(axes: Axes, all: readonly Series[]): Mark[] {
  return [...all.flatMap((s) => lineMarks(axes, s)), ...all.flatMap((s) => pointMarks(axes, s))];
}

function lineMarks({ x, y }: Axes, s: Series): Mark[] {
  if (s.loose === true) return [];
  const look = lookOf(s.party);
  const path = line<SeriesPoint>()
    .defined(known)
    .x((p) => x(p.at))
    .y((p) => y(known(p) ? middle(p) : 0))
    .digits(1);
  const d = path([...s.points]);
  if (d === null || d === "") return [];
  return [
    {
      kind: "path",
      role: "line",
      d,
      stroke: look.ink,
      width: look.width,
      ...(look.dash === undefined ? {} : { dash: look.dash }),
    },
  ];
}

function pointMarks(axes: Axes, s: Series): Mark[] {
  const { x, y } = axes;
  const look = lookOf(s.party);
  return s.points.filter(known).flatMap((p): Mark[] => {
    const at = px(x(p.at));
    const point: Mark = {
      kind: "point",
      role: "known",
      x: at,
      y: px(y(middle(p))),
      d: look.marker,
      ink: look.ink,
      hollow: s.loose === true,
      ...(p.key === undefined ? {} : { key: p.key }),
      words: p.words,
    };
    return [...rangeBar(axes, p, at, look.ink), point];
  });
}

/** A bar from end to end; where nothing bounds it from above, an arrow. */
function rangeBar({ y }: Axes, p: Known, at: number, ink: ReturnType<typeof lookOf>["ink"]): Mark[] {
  if (p.high === p.low) return [];
  const low = px(y(p.low));
  const d =
    p.high === null
      ? `M${at} ${px(low - 5)}v-11m-3.5 4 3.5 -4 3.5 4`
      : `M${at} ${low}V${px(y(p.high))}M${px(at - 3)} ${low}h6M${px(at - 3)} ${px(y(p.high))}h6`;
  return [{ kind: "path", role: "range", d, stroke: ink, width: 1.6 }];
}

/** Names beside the lines' last marks, moved apart where they meet; one that finds no room there looks for some elsewhere. */
export function endLabels(
  { x, y, plot }: Axes,
  all: readonly Series[],
  edge: number,
  /** Heights of the limits' bars, on which no name is written. */
  limits: readonly number[] = [],
): { readonly marks: Mark[]; readonly boxes: Box[] } {
  const ends = all.flatMap((s) => {
    const last = s.points.findLast(known);
    if (last === undefined || s.labels.length === 0) return [];
    // Behind the last mark of that party, whichever line it is on.
    const theirs = all.filter((o) => o.party === s.party).flatMap((o) => o.points.filter(known));
    const near = theirs.filter((p) => Math.abs(y(middle(p)) - y(middle(last))) < 24).map((p) => x(p.at));
    const down = y(middle(last)) + 4;
    const over = limits.find((l) => Math.abs(l - (down - 4)) < 9);
    return [{ s, x: Math.max(...near) + 9, y: over === undefined ? down : over - 7 }];
  });
  const heights = dodge(
    ends.map((e) => e.y),
    15,
    plot.top + 10,
    plot.bottom - 2,
  );
  const marks: Mark[] = [];
  const boxes: Box[] = [];
  for (const [i, { s, x: at }] of ends.entries()) {
    const room = edge - at;
    const text = s.labels.find((l) => widthOf(l, 12, true) <= room);
    const down = heights[i] ?? 0;
    const ink = lookOf(s.party).ink;
    const box = (left: number, words: string): Box => ({
      left: left - 2,
      right: left + widthOf(words, 12, true) + 2,
      top: down - 12,
      bottom: down + 4,
    });
    if (text !== undefined) {
      marks.push(named(at, down, text, "start", ink));
      boxes.push(box(at, text));
      continue;
    }
    const spot = placeBeside({ x: at - 9, y: down - 4 }, s.labels, { ...plot, right: edge }, boxes);
    if (spot === undefined) continue;
    marks.push(named(spot.x, spot.y, spot.text, spot.anchor, ink));
    boxes.push(spot.box);
  }
  return { marks, boxes };
}

const named = (
  x: number,
  y: number,
  text: string,
  anchor: "start" | "middle" | "end",
  ink: ReturnType<typeof lookOf>["ink"],
): Mark => ({ kind: "text", role: "label", x: px(x), y: px(y), text, anchor, ink, bold: true });
