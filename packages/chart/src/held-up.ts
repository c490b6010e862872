/** How earlier figures held up: what was said then, and what is known of it since. One row each, on one scale. */
import { acrossGrid } from "./axes.ts";
import { knownMarker, lookOf } from "./look.ts";
import { type Mark, type Numbers, px, type Scene } from "./scene.ts";
import { fitting, widthOf } from "./text.ts";
import { isNarrow } from "./time-chart.ts";

export interface HeldUpRow {
  /** Who said what, when; the longest first. */
  readonly labels: readonly string[];
  readonly said: { readonly low: number; readonly high: number | null; readonly open: "up" | "down" | null };
  /** Null: not known yet. */
  readonly known: { readonly low: number; readonly high: number | null; readonly labels: readonly string[] } | null;
  readonly saidKey?: string;
  readonly knownKey?: string;
  readonly words: string;
}
export interface HeldUpChart {
  readonly width: number;
  readonly title: string;
  readonly tag?: string;
  readonly desc: string;
  readonly sources: readonly string[];
  readonly party: string;
  readonly rows: readonly HeldUpRow[];
  readonly number: Numbers;
}

export function heldUpChart(input: HeldUpChart): Scene {
  const { width, rows } = input;
  const narrow = isNarrow(width);
  const rowHeight = narrow ? 42 : 34;
  const left = narrow ? 8 : Math.min(width * 0.46, Math.max(60, ...rows.map((r) => widthOf(r.labels[0] ?? "") + 20)));
  const room = { left, right: width - (narrow ? 40 : 130), top: 4, bottom: 8 + rows.length * rowHeight };
  const most = Math.max(
    1,
    ...rows.flatMap((r) => [r.said.low, r.said.high, r.known?.low ?? null, r.known?.high ?? null].map((v) => v ?? 0)),
  );
  const { x, marks, domain } = acrossGrid(room, [0, most], input.number);
  const drawn = rows.flatMap((row, i) => {
    const at = 4 + i * rowHeight + (narrow ? 28 : rowHeight / 2 + 2);
    const label = narrow ? row.labels.at(-1) : (fitting(row.labels, left - 14) ?? row.labels.at(-1));
    return [
      text(narrow ? 8 : 0, narrow ? at - 13 : at + 4, label ?? "", "ink-2"),
      ...rowMarks(row, at, x, input, width),
    ];
  });
  const { title, tag, desc, sources } = input;
  const plot = { ...room, x: domain, y: [0, rows.length] as const };
  const height = room.bottom + 26;
  return {
    width,
    height,
    title,
    ...(tag === undefined ? {} : { tag }),
    desc,
    sources,
    marks: [...marks, ...drawn],
    plot,
  };
}

function rowMarks(row: HeldUpRow, at: number, x: (v: number) => number, input: HeldUpChart, width: number): Mark[] {
  const { said, known } = row;
  const { ink } = lookOf(input.party);
  const [from, to] = [x(said.low), x(said.high ?? said.low)];
  const marks: Mark[] = [];
  const knownAt = known === null ? null : x(known.high === null ? known.low : (known.low + known.high) / 2);
  if (knownAt !== null)
    marks.push({
      kind: "path",
      role: "range",
      d: `M${px(Math.min(from, knownAt))} ${px(at)}H${px(Math.max(to, knownAt))}`,
      stroke: "ink-3",
      width: 1.4,
    });
  const box = { left: Math.min(from - 3, (from + to) / 2 - 3.5), right: Math.max(to + 3, (from + to) / 2 + 3.5) };
  marks.push({
    kind: "point",
    role: "said",
    x: px((box.left + box.right) / 2),
    y: px(at),
    d: `M${px(-(box.right - box.left) / 2)} -5h${px(box.right - box.left)}v10h${px(box.left - box.right)}Z`,
    ink: "ink",
    hollow: true,
    ...(row.saidKey === undefined ? {} : { key: row.saidKey }),
    words: row.words,
  });
  if (said.open !== null) {
    const d =
      said.open === "up"
        ? `M${px(to + 1)} ${px(at - 10)}h11m-4 -3 4 3 -4 3`
        : `M${px(from - 1)} ${px(at - 10)}h-11m4 -3 -4 3 4 3`;
    marks.push({ kind: "path", role: "said", d, stroke: "ink", width: 1.3 });
  }
  if (known === null || knownAt === null) return marks;
  if (known.high !== null && known.high !== known.low)
    marks.push({
      kind: "path",
      role: "range",
      d: `M${px(x(known.low))} ${px(at)}H${px(x(known.high))}`,
      stroke: ink,
      width: 2.4,
    });
  marks.push({
    kind: "point",
    role: "known",
    x: px(knownAt),
    y: px(at),
    d: knownMarker,
    ink,
    hollow: false,
    ...(row.knownKey === undefined ? {} : { key: row.knownKey }),
    words: row.words,
  });
  const end = Math.max(box.right + (said.open === "up" ? 4 : 0), knownAt, known.high === null ? 0 : x(known.high)) + 10;
  const words = fitting(known.labels, width - end - 2);
  if (words !== undefined) marks.push(text(end, at + 4, words, "ink-2"));
  return marks;
}

const text = (x: number, y: number, words: string, ink: "ink" | "ink-2"): Mark => ({
  kind: "text",
  role: "label",
  x: px(x),
  y: px(y),
  text: words,
  anchor: "start",
  ink,
});
