/** What stands around the lines: limits with their end stops, spans without figures, published projections, the cap. */
import type { Axes } from "./axes.ts";
import { capHandle, projectionMarker } from "./look.ts";
import { type Box, overlaps, placeBeside } from "./place.ts";
import { type Mark, px } from "./scene.ts";
import { widthOf, wrap } from "./text.ts";

export interface Limit {
  readonly from: number;
  /** Null: it binds until further notice. */
  readonly to: number | null;
  readonly value: number;
  readonly labels: readonly string[];
}
/** A time for which somebody was to give figures and did not. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}
export interface Published {
  readonly at: number;
  readonly low: number;
  /** Null: nothing bounds it from above. */
  readonly high: number | null;
  /** Which way the source's own words leave it open: *over*, *at least* up; *at most*, *up to* down. */
  readonly open: "up" | "down" | null;
  readonly labels: readonly string[];
  readonly key?: string;
  readonly words: string;
}
export interface Cap {
  readonly value: number;
  readonly from: number;
  readonly labels: readonly string[];
  /** It may be dragged. */
  readonly handle: boolean;
}

/** Drawn before all else, and named where nothing stands: at the foot, or further up. */
export function spanMarks({ x, plot }: Axes, spans: readonly Span[], taken: readonly Box[]): Mark[] {
  const { top, bottom } = plot;
  return spans.flatMap((s): Mark[] => {
    const left = px(Math.max(plot.left, x(s.from)));
    const width = px(Math.min(plot.right, x(s.to)) - left);
    if (width <= 0) return [];
    const lines = wrap(s.words, Math.max(width - 8, 24));
    const room = lines.every((l) => widthOf(l) <= width - 4);
    const widest = Math.max(...lines.map((l) => widthOf(l)));
    const [from, to] = room ? [left + 5, left + 5 + widest] : [left + width - 2 - widest, left + width - 2];
    let foot = bottom - 8;
    const isTaken = (): boolean =>
      taken.some((b) => overlaps(b, { left: from, right: to, top: foot - 14 * lines.length, bottom: foot + 4 }));
    while (isTaken() && foot > top + 14 * lines.length) foot -= 8;
    const words = lines.map(
      (l, i): Mark => ({
        kind: "text",
        role: "not-provided",
        x: px(room ? from : to),
        y: px(foot - (lines.length - 1 - i) * 14),
        text: l,
        anchor: room ? "start" : "end",
        ink: "ink-3",
      }),
    );
    return [
      {
        kind: "rect",
        role: "not-provided",
        x: left,
        y: top,
        width,
        height: bottom - top,
        fill: "sunken",
        opacity: 0.8,
      },
      ...words,
    ];
  });
}

/** @param points that a label keeps clear of where it can */
export function limitMarks(
  { x, y, plot }: Axes,
  limits: readonly Limit[],
  taken: Box[],
  points: readonly Box[] = [],
): Mark[] {
  const bars = limits.map((l) => barOf(l, { x, y, plot }));
  return limits.flatMap((l): Mark[] => {
    const from = px(Math.max(plot.left, x(l.from)));
    const to = px(l.to === null ? plot.right : Math.min(plot.right, x(l.to)));
    if (to < plot.left || from > plot.right) return [];
    const at = px(y(l.value));
    const stops = [x(l.from) >= plot.left ? from : null, l.to !== null && x(l.to) <= plot.right ? to : null];
    const marks: Mark[] = [{ kind: "path", role: "limit", d: `M${from} ${at}H${to}`, stroke: "ink", width: 2.4 }];
    for (const s of stops)
      if (s !== null)
        marks.push({ kind: "path", role: "limit", d: `M${s} ${px(at - 6)}v12`, stroke: "ink", width: 2.4 });
    const place = { from, to, at };
    const label = limitLabel(l, place, plot, [...taken, ...bars, ...points]) ?? limitLabel(l, place, plot, taken);
    if (label === undefined) return marks;
    taken.push(label.box);
    return [...marks, label.mark];
  });
}

function barOf(l: Limit, { x, y, plot }: Pick<Axes, "x" | "y" | "plot">): Box {
  const at = y(l.value);
  return { left: x(l.from), right: l.to === null ? plot.right : x(l.to), top: at - 3, bottom: at + 3 };
}

/** Above the bar's end, its beginning, or below either: wherever nothing stands yet. */
function limitLabel(
  l: Limit,
  { from, to, at }: { readonly from: number; readonly to: number; readonly at: number },
  plot: Box,
  taken: readonly Box[],
): { readonly mark: Mark; readonly box: Box } | undefined {
  for (const text of l.labels) {
    const width = widthOf(text, 12, true);
    const right = Math.min(plot.right, Math.max(to, from + width));
    for (const [left, y] of [
      [right - width, at - 9],
      [from + 2, at - 9],
      [right - width, at + 18],
      [from + 2, at + 18],
    ] as const) {
      const box = { left, right: left + width, top: y - 12, bottom: y + 4 };
      if (box.left < plot.left || box.right > plot.right + 2 || taken.some((b) => overlaps(b, box))) continue;
      const mark: Mark = {
        kind: "text",
        role: "limit",
        x: px(left),
        y: px(y),
        text,
        anchor: "start",
        ink: "ink",
        bold: true,
      };
      return { mark, box };
    }
  }
  return undefined;
}

export function publishedMarks(
  { x, y, plot }: Axes,
  all: readonly Published[],
  edge: number,
  taken: readonly Box[],
): Mark[] {
  const within = { left: plot.left, right: edge, top: plot.top - 12, bottom: plot.bottom };
  const spots = all.map((p) => ({ p, at: { x: x(p.at), y: y(p.high === null ? p.low : (p.low + p.high) / 2) } }));
  // Each mark with its arrow; several that lie on each other are in nobody's way.
  const own = spots.map(({ p, at }) => ({
    left: at.x - 6,
    right: at.x + 6,
    top: at.y - (p.open === "up" ? 20 : 6),
    bottom: at.y + (p.open === "down" ? 20 : 6),
  }));
  const other = (x: number): Box[] => own.filter((b) => Math.abs((b.left + b.right) / 2 - x) > 1);
  const labels: Box[] = [...taken];
  return spots.flatMap(({ p, at }): Mark[] => {
    const marks: Mark[] = [];
    if (p.high !== null && p.high !== p.low)
      marks.push(
        plain(
          `M${px(at.x)} ${px(y(p.low))}V${px(y(p.high))}M${px(at.x - 3)} ${px(y(p.low))}h6M${px(at.x - 3)} ${px(y(p.high))}h6`,
        ),
      );
    if (p.open === "up") marks.push(plain(`M${px(at.x)} ${px(at.y - 6)}v-12m-3.5 4 3.5 -4 3.5 4`));
    if (p.open === "down") marks.push(plain(`M${px(at.x)} ${px(at.y + 5)}v12m-3.5 -4 3.5 4 3.5 -4`));
    marks.push({
      kind: "point",
      role: "published",
      x: px(at.x),
      y: px(at.y),
      d: projectionMarker,
      ink: "ink",
      hollow: true,
      ...(p.key === undefined ? {} : { key: p.key }),
      words: p.words,
    });
    const spot = placeBeside(at, p.labels, within, [...labels, ...other(at.x), ...arrowOf(p, at)]);
    if (spot === undefined) return marks;
    labels.push(spot.box);
    return [
      ...marks,
      {
        kind: "text",
        role: "published",
        x: px(spot.x),
        y: px(spot.y),
        text: spot.text,
        anchor: spot.anchor,
        ink: "ink-2",
      },
    ];
  });
}

function arrowOf(p: Published, { x, y }: { readonly x: number; readonly y: number }): Box[] {
  const box = { left: x - 4, right: x + 4 };
  if (p.open === "up") return [{ ...box, top: y - 20, bottom: y - 7 }];
  return p.open === "down" ? [{ ...box, top: y + 7, bottom: y + 20 }] : [];
}

const plain = (d: string): Mark => ({ kind: "path", role: "published", d, stroke: "ink", width: 1.4 });

/** @returns its words too, so that nothing is written over them */
export function capMarks({ x, y, plot }: Axes, cap: Cap): { readonly marks: Mark[]; readonly boxes: Box[] } {
  const from = px(x(cap.from));
  const at = px(y(cap.value));
  const room = from - plot.left - 14;
  const text = cap.labels.find((l) => widthOf(l, 12, true) <= room) ?? cap.labels.at(-1) ?? "";
  const marks: Mark[] = [
    { kind: "path", role: "cap", d: `M${from} ${at}H${px(plot.right)}`, stroke: "ink", width: 2.4 },
    { kind: "text", role: "cap", x: px(from - 13), y: px(at + 4), text, anchor: "end", ink: "ink", bold: true },
  ];
  if (cap.handle)
    marks.push({
      kind: "path",
      role: "handle",
      d: moved(capHandle, from, at),
      stroke: "act",
      fill: "surface",
      width: 2,
    });
  else marks.push({ kind: "path", role: "cap", d: `M${from} ${px(at - 6)}v12`, stroke: "ink", width: 2.4 });
  const left = from - 13 - widthOf(text, 12, true);
  const bar = { left: from, right: plot.right, top: at - 2, bottom: at + 2 };
  return { marks, boxes: [{ left, right: from + 9, top: at - 10, bottom: at + 10 }, bar] };
}

/** The handle begins at its left edge and is drawn by relative steps. */
const moved = (d: string, x: number, y: number): string => d.replace("M-7.5 0", `M${px(x - 7.5)} ${px(y)}`);
