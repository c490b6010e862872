/** Scales, grid and axis labels of a plot: hairlines across, years below. */
import { type ScaleLinear, scaleLinear } from "d3-scale";
import { type Mark, type Numbers, type Plot, px } from "./scene.ts";

export interface Axes {
  readonly plot: Plot;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

export function axesOf(
  room: Omit<Plot, "x" | "y">,
  x: readonly [number, number],
  y: readonly [number, number],
  nice: boolean,
): Axes {
  const across = scaleLinear([...x], [room.left, room.right]);
  const up = scaleLinear([...y], [room.bottom, room.top]);
  if (nice) up.nice(5);
  const [low = 0, high = 1] = up.domain();
  return { plot: { ...room, x, y: [low, high] }, x: across, y: up };
}

export function valueGrid({ plot, y }: Axes, number: Numbers): Mark[] {
  const count = Math.max(3, Math.min(6, Math.round((plot.bottom - plot.top) / 60)));
  return y
    .ticks(count)
    .flatMap((v): Mark[] => [
      { kind: "path", role: "grid", d: `M${px(plot.left)} ${px(y(v))}H${px(plot.right)}`, stroke: "line", width: 1 },
      text(plot.left - 6, y(v) + 4, number(v), "end"),
    ]);
}

const text = (x: number, y: number, words: string, anchor: "start" | "middle" | "end"): Mark => ({
  kind: "text",
  role: "axis",
  x: px(x),
  y: px(y),
  text: words,
  anchor,
  ink: "ink-3",
});

export function yearAxis({ plot, x }: Axes): Mark[] {
  const [from, to] = plot.x;
  const most = Math.max(2, Math.floor((plot.right - plot.left) / 56));
  const step = [1, 2, 5, 10, 20, 50].find((s) => (to - from) / s <= most) ?? 100;
  const first = Math.ceil(from / step) * step;
  const years = Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, i) => first + i * step);
  return [
    { kind: "path", role: "axis", d: `M${px(plot.left)} ${px(plot.bottom)}H${px(plot.right)}`, stroke: "line-strong" },
    ...years.flatMap((year): Mark[] => [
      { kind: "path", role: "axis", d: `M${px(x(year))} ${px(plot.bottom)}v5`, stroke: "line-strong" },
      text(x(year), plot.bottom + 20, String(year), "middle"),
    ]),
  ];
}

/** A scale of values that runs across, for bars and strips. */
export function acrossGrid(room: Omit<Plot, "x" | "y">, values: readonly [number, number], number: Numbers) {
  const x = scaleLinear([...values], [room.left, room.right]).nice(4);
  const marks = x
    .ticks(Math.max(2, Math.min(5, Math.floor((room.right - room.left) / 70))))
    .flatMap((v): Mark[] => [
      { kind: "path", role: "grid", d: `M${px(x(v))} ${px(room.top)}V${px(room.bottom)}`, stroke: "line", width: 1 },
      text(x(v), room.bottom + 16, number(v), "middle"),
    ]);
  const [low = 0, high = 1] = x.domain();
  return { x, marks, domain: [low, high] as const };
}
