/** Figures over time, and projections of them: the two charts that share an axis of years. */
import { type Axes, axesOf, valueGrid, yearAxis } from "./axes.ts";
import { arrow, type Fan, fanEnds, fanMarks } from "./fan.ts";
import { lookOf } from "./look.ts";
import {
  type Cap,
  capMarks,
  type Limit,
  limitMarks,
  type Published,
  publishedMarks,
  type Span,
  spanMarks,
} from "./notes.ts";
import type { Box } from "./place.ts";
import { type Mark, type Numbers, px, type Scene } from "./scene.ts";
import { endLabels, type Series, seriesMarks } from "./series.ts";
import { widthOf } from "./text.ts";

export interface FiguresChart {
  /** Pixels; below 480 the chart is drawn for a phone. */
  readonly width: number;
  readonly height?: number;
  readonly title: string;
  readonly tag?: string;
  readonly desc: string;
  readonly sources: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly series: readonly Series[];
  readonly limits?: readonly Limit[];
  readonly spans?: readonly Span[];
  /** The values begin at zero; else where the figures do. */
  readonly zero: boolean;
  readonly number: Numbers;
}
export interface OutlookChart extends FiguresChart {
  readonly fans: readonly Fan[];
  readonly published?: readonly Published[];
  readonly cap?: Cap;
  /** Keeps the values' axis still while something moves. */
  readonly highest?: number;
}

export const isNarrow = (width: number): boolean => width < 480;

export const figuresChart = (input: FiguresChart): Scene => timeChart({ ...input, fans: [] });
export const outlookChart = (input: OutlookChart): Scene => timeChart(input);

function timeChart(input: OutlookChart): Scene {
  const { width, number, series, fans } = input;
  const narrow = isNarrow(width);
  const height = input.height ?? (narrow ? 300 : 360);
  const [low, high] = valuesOf(input);
  const choose = (words: readonly string[]): string => (narrow ? words.at(-1) : words[0]) ?? "";
  const right = marginRight(input, choose);
  const left = Math.max(30, widthOf(number(high)) + 14);
  const room = { left, right: width - right, top: 18, bottom: height - 30 };
  const axes = axesOf(room, [input.from, input.to], [low, high], input.highest === undefined);
  const edge = width - 2;

  const cap = input.cap === undefined ? { marks: [], boxes: [] } : capMarks(axes, input.cap);
  const shown = series.map((s) => ({ ...s, labels: narrow ? s.labels.slice(-1) : s.labels }));
  const ends =
    fans.length > 0
      ? alongside(axes, shown)
      : endLabels(
          axes,
          shown,
          edge,
          (input.limits ?? []).map((l) => axes.y(l.value)),
        );
  const taken = [...cap.boxes, ...ends.boxes];
  const points = seriesMarks(axes, series).flatMap((m) => (m.kind === "point" ? [around(m.x, m.y)] : []));
  const limits = limitMarks(axes, narrow ? (input.limits?.map(shortest) ?? []) : (input.limits ?? []), taken, points);
  const endNumbers = fans.flatMap((f) => fanEnds(axes, f, choose));
  for (const m of endNumbers)
    if (m.kind === "text")
      taken.push({ left: m.x, right: m.x + widthOf(m.text, 12, true), top: m.y - 12, bottom: m.y + 4 });
  const published = publishedMarks(
    axes,
    narrow ? (input.published?.map(shortest) ?? []) : (input.published ?? []),
    edge,
    taken,
  );
  const marks: Mark[] = [
    ...spanMarks(axes, input.spans ?? [], taken),
    ...valueGrid(axes, number),
    ...yearAxis(axes),
    ...fans.flatMap((f) => fanMarks(axes, f)),
    ...limits,
    ...seriesMarks(axes, series),
    ...cap.marks,
    ...ends.marks,
    ...endNumbers,
    ...published,
  ];
  const { title, tag, desc, sources } = input;
  return { width, height, title, ...(tag === undefined ? {} : { tag }), desc, sources, marks, plot: axes.plot };
}

const around = (x: number, y: number) => ({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 });

const shortest = <T extends { readonly labels: readonly string[] }>(of: T): T => ({
  ...of,
  labels: of.labels.slice(-1),
});

/** Beside a fan the record's name stands over the line's beginning, so that the fan's numbers keep the end. */
function alongside(axes: Axes, all: readonly Series[]): ReturnType<typeof endLabels> {
  const { plot, x, y } = axes;
  const marks: Mark[] = [];
  const boxes: Box[] = [];
  for (const s of all) {
    const text = s.labels[0];
    if (text === undefined) continue;
    const left = Math.max(plot.left + 4, x(s.points[0]?.at ?? 0) - 4);
    const right = left + widthOf(text, 12, true);
    const under = all
      .flatMap((o) => o.points)
      .flatMap((p) => (p.low === null || x(p.at) < left - 6 || x(p.at) > right + 6 ? [] : [y(p.high ?? p.low)]));
    const down = Math.max(plot.top + 10, Math.min(plot.bottom, ...under) - 10);
    marks.push({
      ...{ kind: "text", role: "label", x: px(left), y: px(down), text },
      ...{ anchor: "start", ink: lookOf(s.party).ink, bold: true },
    });
    boxes.push({ left, right, top: down - 12, bottom: down + 4 });
  }
  return { marks, boxes };
}

function marginRight(input: OutlookChart, choose: (words: readonly string[]) => string): number {
  const ends = input.fans.flatMap((f) => [f.ends.high, f.ends.median, f.ends.low].map(choose));
  // A line that ends well before the axis does has its name inside.
  const late = input.series.filter(
    (s) =>
      s.labels.length > 0 &&
      Math.max(...input.series.filter((o) => o.party === s.party).flatMap((o) => o.points.map((p) => p.at))) >
        input.to - (input.to - input.from) * 0.12,
  );
  const names = input.fans.length > 0 ? [] : late.map((s) => choose(s.labels));
  const room = (w: string): number => widthOf(w, 12, true) + 14 + (ends.length > 0 ? arrow : 0);
  const widest = Math.max(8, ...[...ends, ...names].map(room));
  return Math.min(widest, input.width * 0.36);
}

/** From the least to the most that is to be seen, with a little air above. */
function valuesOf(input: OutlookChart): [number, number] {
  const seen = [
    ...input.series.flatMap((s) => s.points.flatMap((p) => [p.low, p.high])),
    ...input.fans.flatMap((f) => f.bands.flatMap((b) => [...b.low, ...b.high])),
    ...(input.limits ?? []).map((l) => l.value),
    ...(input.published ?? []).flatMap((p) => [p.low, p.high]),
    ...(input.cap === undefined || input.highest !== undefined ? [] : [input.cap.value]),
  ].filter((v) => v !== null);
  const most = input.highest ?? Math.max(1, ...seen);
  if (input.zero) return [0, most * (input.highest === undefined ? 1.04 : 1)];
  const least = Math.min(most, ...seen);
  const air = Math.max(1, (most - least) * 0.08);
  return [Math.max(0, least - air), most + air];
}
