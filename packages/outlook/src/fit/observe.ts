/** Which figures of the record a fit goes by, with what doubt; and which it leaves out, and why. */
import { type Almanac, type Figure, figuresOf, measureOf, type RowRef } from "@comity/almanac";
import { meanOf } from "../model/distribution.ts";
import { distributionOf } from "../model/extend.ts";
import type { Model } from "../model/types.ts";
import { middleOf } from "./time.ts";

/** One count at a time: the logarithm, and its variance beside the scatter that is fitted. */
export interface Observation {
  readonly at: number;
  readonly log: number;
  readonly variance: number;
  readonly rows: readonly RowRef[];
  /** By a producer who counts otherwise. */
  readonly otherwise: boolean;
}

export type WhyLeftOut =
  | "before-window"
  | "too-few"
  | "no-value"
  | "republished"
  | "declared-instead"
  | "stockpile-instead";

export interface LeftOut {
  readonly row: RowRef;
  readonly why: WhyLeftOut;
}

export interface Observed {
  readonly used: readonly Observation[];
  /**
   * How far the level may lie off because the newest count and the newest of those who count otherwise differ, and either may be
   * right: their distance, of the logarithm, over √2. 0 where there is none of the last few years.
   */
  readonly disagreement: number;
  readonly leftOut: readonly LeftOut[];
}

/** Counts below this are too few for a growth in parts of a hundred. */
const fewest = 10;
/** Estimates of one quarter of a year are one observation: institutes share authors and copy each other. */
const together = 4;
/** From so many rows of one publication on, it is one series: its estimates were made to fit each other. */
const series = 5;

/**
 * @param to when the projection begins; figures that speak of a later day are used too
 * @param almanac as it is known: whatever is in it may be used
 */
export function observeStockpile(almanac: Almanac, model: Model, party: string, to: number): Observed {
  const leftOut: LeftOut[] = [];
  const drop = (f: Figure, why: WhyLeftOut): false => {
    leftOut.push({ row: f.at, why });
    return false;
  };
  const window = meanOf(distributionOf(model, "window-years"));
  const measured = stockpileFigures(almanac, model, party, drop);
  const known = measured.filter((f) => {
    const count = countOf(f);
    if (count === undefined) return drop(f, "no-value");
    if (middleOf(f.asOf) < to - window) return drop(f, "before-window");
    return count.value >= fewest || drop(f, "too-few");
  });
  const newest = newestOf(known, drop);
  const inSeries = seriesOf(newest);
  const off = meanOf(distributionOf(model, "other-producers", party));
  const single = newest.map((f) => {
    const { value, sd } = countOf(f) ?? { value: 1, sd: 1 };
    const apart = f.basis === "declared" || inSeries.has(f) ? 0 : revisionVariance(model, party, value);
    const otherwise = countsOtherwise(model, f);
    return {
      ...{ f, otherwise, at: middleOf(f.asOf), log: Math.log(value) },
      variance: sd * sd + apart + (otherwise ? off * off : 0),
    };
  });
  const used = quarters(single, drop);
  return { used, leftOut, disagreement: disagreementOf(single, to) };
}

function disagreementOf(single: readonly Single[], to: number): number {
  const newest = (otherwise: boolean): Single | undefined =>
    single
      .filter((s) => s.otherwise === otherwise && s.at > to - fewYears)
      .toSorted((a, b) => a.at - b.at)
      .at(-1);
  const [one, other] = [newest(false), newest(true)];
  return one === undefined || other === undefined ? 0 : Math.abs(one.log - other.log) / Math.SQRT2;
}
const fewYears = 3;

/** By how much an estimate is off another that is published apart: a part of it, and some warheads, which weigh where there are few. */
export function revisionVariance(model: Model, party: string, value: number): number {
  const part = meanOf(distributionOf(model, "revision-error", party));
  const warheads = meanOf(distributionOf(model, "count-error", party)) / value;
  return part * part + warheads * warheads;
}

interface Single extends Omit<Observation, "rows"> {
  readonly f: Figure;
}

export const countsOtherwise = (model: Model, f: Pick<Figure, "producer">): boolean =>
  model.reads.otherwise.some((p) => f.producer.includes(p));

/** What measures the stockpile; what only stands in for it, where no such figure is within a year. */
export function stockpileFigures(
  almanac: Almanac,
  model: Model,
  party: string,
  drop: (f: Figure, why: WhyLeftOut) => false = () => false,
): readonly Figure[] {
  const all = figuresOf(almanac, { party });
  const stockpile = all.filter((f) => measureOf(almanac, f) === "stockpile");
  const names = model.reads.standsIn.get(party) ?? [];
  const near = (f: Figure): boolean => stockpile.some((s) => Math.abs(middleOf(s.asOf) - middleOf(f.asOf)) <= 1);
  const others = all
    .filter((f) => names.includes(f.quantity) && measureOf(almanac, f) === undefined)
    .filter((f) => !near(f) || drop(f, "stockpile-instead"));
  return [...stockpile, ...others];
}

/** A figure as one number with the doubt of its own words: the end of its digits, the width of a range, an open end. */
export function countOf(f: Figure): { readonly value: number; readonly sd: number } | undefined {
  if (f.value === null) return undefined;
  const { low, high } = f.value;
  if (high === null) return { value: low * (1 + openEnd), sd: openEnd };
  const value = (low + high) / 2;
  if (value === 0) return { value, sd: 0 };
  const width = low === high ? (f.basis === "declared" ? 1 : grain(value)) : high - low;
  return { value, sd: width / Math.sqrt(12) / value };
}
/** *More than 500*: a twentieth more, give or take as much. */
const openEnd = 0.05;

/** To what a round number was rounded: 410 to tens, 4,500 to fifties. */
function grain(value: number): number {
  const most = value < 1000 ? 10 : 50; // tidy: where tens give way to fifties, no limit of an agreement
  const ends = [50, 10, 5].find((g) => g <= most && value % g === 0);
  return ends ?? 1;
}

const familyOf = (f: Figure): string =>
  `${f.basis} ${f.producer.split(/[ /(]/)[0]}${f.producer.includes("DoD") ? " DoD" : ""}`;

/** Of what one house said of one time, the newest word. */
function newestOf(figures: readonly Figure[], drop: (f: Figure, why: WhyLeftOut) => false): readonly Figure[] {
  const best = new Map<string, Figure>();
  const key = (f: Figure): string => `${familyOf(f)} ${f.asOf.text} ${f.quantity}`;
  for (const f of figures) {
    const other = best.get(key(f));
    if (other === undefined || other.source.published.to < f.source.published.to) best.set(key(f), f);
  }
  return figures.filter((f) => best.get(key(f)) === f || drop(f, "republished"));
}

function seriesOf(figures: readonly Figure[]): ReadonlySet<Figure> {
  const by = new Map<string, Figure[]>();
  for (const f of figures) {
    const key = `${f.source.title} ${f.source.published.text}`;
    by.set(key, [...(by.get(key) ?? []), f]);
  }
  return new Set([...by.values()].filter((g) => g.length >= series).flat());
}

function quarters(single: readonly Single[], drop: (f: Figure, why: WhyLeftOut) => false): readonly Observation[] {
  const bins = new Map<string, Single[]>();
  for (const s of single) {
    const key = `${Math.floor(s.at * together)} ${s.otherwise ? s.f.producer : ""}`;
    bins.set(key, [...(bins.get(key) ?? []), s]);
  }
  return [...bins.values()]
    .map((all): Observation => {
      const declared = all.filter((s) => s.f.basis === "declared");
      for (const s of declared.length > 0 ? all : []) if (s.f.basis !== "declared") drop(s.f, "declared-instead");
      const bin = declared.length > 0 ? declared : all;
      const mean = (of: (s: Single) => number): number => bin.reduce((sum, s) => sum + of(s), 0) / bin.length;
      // Not divided by their number: they are no independent witnesses.
      return {
        at: mean((s) => s.at),
        log: mean((s) => s.log),
        variance: mean((s) => s.variance),
        rows: bin.map((s) => s.f.at),
        otherwise: bin.every((s) => s.otherwise),
      };
    })
    .sort((a, b) => a.at - b.at);
}
