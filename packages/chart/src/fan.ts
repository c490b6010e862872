/** A projection: bands that each hold a share of the paths, the middle dotted, the numbers at the end. */
import { area, line } from "d3-shape";
import type { Axes } from "./axes.ts";
import { lookOf } from "./look.ts";
import { dodge } from "./place.ts";
import { type Mark, px } from "./scene.ts";

export interface Fan {
  readonly party: string;
  /** Moments, as years with their fractions. */
  readonly years: readonly number[];
  /** The widest first. */
  readonly bands: readonly { readonly low: readonly number[]; readonly high: readonly number[] }[];
  readonly median: readonly number[];
  /** Numbers at the end, each from the longest wording to the shortest. */
  readonly ends: {
    readonly high: readonly string[];
    readonly median: readonly string[];
    readonly low: readonly string[];
  };
}

/** What an arrow takes before a number. */
export const arrow = 12;

/** The narrower a band, the darker: each lies over the wider ones. */
const opacities = [0.14, 0.2, 0.3];

export function fanMarks({ x, y, plot }: Axes, fan: Fan): Mark[] {
  const { ink } = lookOf(fan.party);
  // A band that leaves the plot is cut at its edge; the number at its end says how far it goes.
  const up = (v: number): number => Math.max(plot.top, y(v));
  const bands = fan.bands.map((b, i): Mark => {
    const shape = area<number>()
      .x((_, at) => x(fan.years[at] ?? 0))
      .y0((_, at) => up(b.low[at] ?? 0))
      .y1((_, at) => up(b.high[at] ?? 0))
      .digits(1);
    return { kind: "path", role: "band", d: shape([...fan.years]) ?? "", fill: ink, opacity: opacities[i] ?? 0.3 };
  });
  const median = line<number>()
    .x((_, at) => x(fan.years[at] ?? 0))
    .y(up)
    .digits(1);
  return [
    ...bands,
    { kind: "path", role: "median", d: median([...fan.median]) ?? "", stroke: ink, width: 2.2, dash: "2 3" },
  ];
}

/** @param choose the wording that the margin has room for */
export function fanEnds({ x, y, plot }: Axes, fan: Fan, choose: (words: readonly string[]) => string): Mark[] {
  const { ink } = lookOf(fan.party);
  const [widest] = fan.bands;
  const last = fan.years.length - 1;
  if (widest === undefined || last < 0) return [];
  const ends = [widest.high[last], fan.median[last], widest.low[last]].map((v) => y(v ?? 0));
  const values = ends.map((v) => Math.max(plot.top, v) + 4);
  const heights = dodge(values, 16, plot.top + 8, plot.bottom - 2);
  const at = px(x(fan.years[last] ?? 0) + 8);
  return [fan.ends.high, fan.ends.median, fan.ends.low].flatMap((words, i): Mark[] => {
    const [height, cut] = [px(heights[i] ?? 0), (ends[i] ?? 0) < plot.top];
    const mark: Mark = {
      kind: "text",
      role: "label",
      x: cut ? at + arrow : at,
      y: height,
      text: choose(words),
      anchor: "start",
      ink: i === 1 ? ink : "ink-2",
      ...(i === 1 ? { bold: true } : {}),
    };
    // It goes on above the plot.
    const up = `M${px(at + 4)} ${px(height)}v-9m-3.5 4 3.5 -4 3.5 4`;
    return cut ? [{ kind: "path", role: "label", d: up, stroke: "ink-2", width: 1.4 }, mark] : [mark];
  });
}
