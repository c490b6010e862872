/**
 * Would it have told? A model is fitted to what was known on a day, and scored on every figure that came after. *Published*: only
 * figures published by that day are used. *Cut off*: figures that speak of a day before, whenever published: many more, and
 * with the hindsight of later revisions, which is why the two are never mixed. *Sparse*: cut off, and of the years before only
 * the first, the second and the fifth: about as little as was published of most states at any one time.
 */
import { type Almanac, asKnownOn, type Day, type Figure, figuresOf, type RowRef, type State } from "@comity/almanac";
import { countOf, countsOtherwise, stockpileFigures } from "../fit/observe.ts";
import { type PartyFit, planOf } from "../fit/plan.ts";
import { calendarYear, middleOf, pointOf, yearOfDay } from "../fit/time.ts";
import type { Block, Kernel, Quantity } from "../kernel/kernel.ts";
import type { Model } from "../model/types.ts";
import { type Baselines, baselinesOf } from "./baseline.ts";
import { isInside, type Score, scoreOf, sortedQuantile } from "./score.ts";

export type Way = "published" | "cut-off" | "sparse";

export interface BacktestOptions {
  readonly party: State;
  readonly quantity: Quantity;
  readonly knownOn: Day;
  /** Default: published. */
  readonly way?: Way;
  /** The last day that a scored figure may speak of. Default: all that came, up to `years` after. */
  readonly until?: Day;
  /** How far ahead. Default 10. */
  readonly years?: number;
  /** Default 2,048. */
  readonly paths?: number;
  readonly seed?: number;
  /** Score the producers too who count otherwise. Default: no. */
  readonly otherwise?: boolean;
}

export interface Checked extends Score {
  readonly row: RowRef;
  readonly producer: string;
  /** When it speaks of, and how many years after the day. */
  readonly at: number;
  readonly ahead: number;
  readonly value: number;
  readonly band: { readonly p10: number; readonly p50: number; readonly p90: number };
  readonly inside80: boolean;
}

export interface Backtest {
  readonly party: State;
  readonly quantity: Quantity;
  readonly knownOn: Day;
  readonly way: Way;
  /** How many rows the fit went by. */
  readonly fittedTo: number;
  readonly checked: readonly Checked[];
  /** Mean distances, as a part of what came: ours (CRPS), and of two simple lines. */
  readonly crps: number | null;
  readonly baselines: Baselines;
  readonly inside: Inside | null;
}
/** Shares of the figures that fell inside the bands that claim so many. */
export interface Inside {
  readonly p50: number;
  readonly p80: number;
  readonly p95: number;
}

/** Enough for the tenth part of a hundred to stand within two parts of a hundred. */
const defaultPaths = 2048;

/** @returns undefined where nothing was known on that day to fit to, or nothing came after it */
export function backtest(
  almanac: Almanac,
  model: Model,
  options: BacktestOptions,
  kernel: Kernel,
): Backtest | undefined {
  const { party, quantity, knownOn, way = "published", years = 10, paths = defaultPaths, seed = 1 } = options;
  const known = way === "published" ? asKnownOn(almanac, knownOn) : cutOff(almanac, knownOn, way);
  const to = calendarYear(knownOn) + years + 1;
  const fitted = planOf(model, known, { parties: [party], to, seed });
  const [fit] = fitted.parties;
  if (fit === undefined || (quantity === "deployed" && !fit.deployed.projected)) return undefined;
  const came = laterFigures(almanac, model, fit, options, yearOfDay(knownOn) + years);
  if (came.length === 0) return undefined;
  // No further than there is anything to score: a path's first years do not depend on how many follow.
  const steps = Math.max(Math.ceil(Math.max(...came.map((f) => middleOf(f.asOf)))) - calendarYear(knownOn), 0);
  const plan = { ...fitted.plan, steps };
  const block = kernel.newBlock(plan, 0, paths);
  kernel.simulate(plan, block);
  const checked = came.map((f) => check(f, block, quantity, calendarYear(knownOn), yearOfDay(knownOn)));
  return {
    ...{ party, quantity, knownOn, way, checked },
    fittedTo: fit.used.length,
    crps: meanOver(checked, (c) => c.crps / c.value),
    baselines: baselinesOf(fit, quantity, checked, pointOf(calendarYear(knownOn))),
    inside: insideOf(checked),
  };
}

export function insideOf(checked: readonly Score[]): Inside | null {
  if (checked.length === 0) return null;
  const share = (width: number): number => checked.filter((c) => isInside(c.below, width)).length / checked.length;
  return { p50: share(0.5), p80: share(0.8), p95: share(0.95) };
}

const meanOver = <T>(all: readonly T[], of: (one: T) => number): number | null =>
  all.length === 0 ? null : all.reduce((sum, one) => sum + of(one), 0) / all.length;

/** What speaks of days before. It knows no publication dates, so a later revision may be in it. */
function cutOff(almanac: Almanac, day: Day, way: Way): Almanac {
  const year = calendarYear(day);
  const isTaken = (f: Figure): boolean =>
    f.asOf.to < day && (way === "cut-off" || sparseYears.includes(year - calendarYear(f.asOf.from)));
  const isForetold = (f: Figure): boolean => f.target !== undefined && f.source.published.to <= day;
  return {
    ...almanac,
    figures: almanac.figures.filter((f) => (f.target === undefined ? isTaken(f) : isForetold(f))),
    knownOn: day,
  };
}
const sparseYears: readonly number[] = [1, 2, 5];

/** Figures that speak of a time after the day, and were published after it. */
function laterFigures(
  almanac: Almanac,
  model: Model,
  fit: PartyFit,
  o: BacktestOptions,
  last: number,
): readonly Figure[] {
  const all =
    o.quantity === "stockpile" ? stockpileFigures(almanac, model, o.party) : deployedFigures(almanac, model, fit);
  return all.filter(
    (f) =>
      f.asOf.from >= o.knownOn &&
      f.source.published.to > o.knownOn &&
      (o.until === undefined || f.asOf.to <= o.until) &&
      middleOf(f.asOf) <= last &&
      (o.otherwise === true || !countsOtherwise(model, f)) &&
      (countOf(f)?.value ?? 0) > 0,
  );
}

/** Of the quantity that the fit went by: another counts otherwise. Where it went by none, the first that has any. */
function deployedFigures(almanac: Almanac, model: Model, { party, deployed }: PartyFit): readonly Figure[] {
  const own = deployed.projected ? deployed.of : undefined;
  if (own !== undefined) return figuresOf(almanac, { party, quantity: own });
  const all = model.reads.deployed.map((quantity) => figuresOf(almanac, { party, quantity }));
  return all.find((found) => found.some((f) => (countOf(f)?.value ?? 0) > 0)) ?? [];
}

function check(f: Figure, block: Block, quantity: Quantity, startYear: number, since: number): Checked {
  const at = middleOf(f.asOf);
  const value = countOf(f)?.value ?? Number.NaN;
  const sorted = pathsAt(block, quantity, at - pointOf(startYear)).sort();
  const score = scoreOf(sorted, value);
  const [p10, p50, p90] = [0.1, 0.5, 0.9].map((p) => sortedQuantile(sorted, p)) as [number, number, number];
  return {
    ...{ row: f.at, producer: f.producer, at, ahead: at - since, value, ...score },
    band: { p10, p50, p90 },
    inside80: isInside(score.below, 0.8),
  };
}

/** Each path on the line between its two points; before the first point, there. */
function pathsAt({ stockpile, deployed, count }: Block, quantity: Quantity, year: number): Float32Array {
  const values = quantity === "stockpile" ? stockpile : deployed;
  const last = values.length / count - 1;
  const from = Math.min(Math.max(Math.floor(year), 0), last);
  const next = Math.min(from + 1, last);
  const part = Math.min(Math.max(year - from, 0), 1);
  return Float32Array.from({ length: count }, (_, i) => {
    const a = values[from * count + i] ?? 0;
    return a + part * ((values[next * count + i] ?? 0) - a);
  });
}
