/** Which parameters matter: one bar for each, from the outcome at its low end to the outcome at its high end. */
import { acrossGrid } from "./axes.ts";
import { lookOf } from "./look.ts";
import { type Mark, type Numbers, px, type Scene } from "./scene.ts";
import { fitting, widthOf } from "./text.ts";
import { isNarrow } from "./time-chart.ts";

export interface TornadoRow {
  readonly labels: readonly string[];
  /** The outcome with the parameter at its low and at its high end. */
  readonly atLow: number;
  readonly atHigh: number;
  readonly words: string;
}
export interface TornadoChart {
  readonly width: number;
  readonly title: string;
  readonly tag?: string;
  readonly desc: string;
  readonly sources: readonly string[];
  readonly party: string;
  /** The outcome with all parameters in their middle. */
  readonly base: number;
  /** The widest first. */
  readonly rows: readonly TornadoRow[];
  readonly number: Numbers;
}

export function tornadoChart(input: TornadoChart): Scene {
  const { width, rows, base } = input;
  const narrow = isNarrow(width);
  const rowHeight = narrow ? 40 : 28;
  const left = narrow ? 44 : Math.min(width * 0.5, Math.max(60, ...rows.map((r) => widthOf(r.labels[0] ?? "") + 60)));
  const room = { left, right: width - 46, top: 4, bottom: 8 + rows.length * rowHeight };
  const ends = [base, ...rows.flatMap((r) => [r.atLow, r.atHigh])];
  const { x, marks, domain } = acrossGrid(room, [Math.min(...ends), Math.max(...ends)], input.number);
  const drawn = rows.flatMap((row, i) => {
    const at = 4 + i * rowHeight + (narrow ? 26 : rowHeight / 2 + 2);
    return rowMarks(row, at, x, input, narrow ? null : left);
  });
  const middle: Mark = {
    kind: "path",
    role: "median",
    d: `M${px(x(base))} ${room.top}V${room.bottom}`,
    stroke: "ink",
    width: 1.4,
  };
  const { title, tag, desc, sources } = input;
  return {
    width,
    height: room.bottom + 26,
    title,
    ...(tag === undefined ? {} : { tag }),
    desc,
    sources,
    marks: [...marks, ...drawn, middle],
    plot: { ...room, x: domain, y: [0, rows.length] },
  };
}

function rowMarks(
  row: TornadoRow,
  at: number,
  x: (v: number) => number,
  input: TornadoChart,
  left: number | null,
): Mark[] {
  const { ink } = lookOf(input.party);
  const [low, high] = [x(row.atLow), x(row.atHigh)];
  const from = Math.min(low, high);
  const to = Math.max(low, high);
  const name = left === null ? (row.labels.at(-1) ?? "") : (fitting(row.labels, left - 56) ?? row.labels.at(-1) ?? "");
  const text = (tx: number, words: string, anchor: "start" | "end", y = at + 4): Mark => ({
    kind: "text",
    role: "label",
    x: px(tx),
    y: px(y),
    text: words,
    anchor,
    ink: "ink-2",
  });
  const [least, most] = [Math.min(row.atLow, row.atHigh), Math.max(row.atLow, row.atHigh)];
  return [
    left === null ? text(0, name, "start", at - 11) : text(0, name, "start"),
    // The half that the parameter's high end gives is darker, so that one sees which way it pulls.
    bar(Math.min(low, x(input.base)), Math.max(low, x(input.base)), at, ink, 0.35),
    bar(Math.min(high, x(input.base)), Math.max(high, x(input.base)), at, ink, 0.85),
    text(from - 5, input.number(least), "end"),
    text(to + 5, input.number(most), "start"),
  ];
}

const bar = (from: number, to: number, at: number, ink: ReturnType<typeof lookOf>["ink"], opacity: number): Mark => ({
  kind: "rect",
  role: "bar",
  x: px(from),
  y: px(at - 7),
  width: px(Math.max(0, to - from)),
  height: 14,
  fill: ink,
  opacity,
});
