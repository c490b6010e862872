/** What the paths say of one limit and one party. */
import { type Bands, type FirstYears, type LimitShares, limitSharesOf, type Parts } from "../kernel/kernel.ts";
import type { Held } from "./held.ts";

/** By year; null where there is no ceiling, or nothing is projected. */
export interface BandByYear {
  readonly p10: readonly (number | null)[];
  readonly p50: readonly (number | null)[];
  readonly p90: readonly (number | null)[];
}

/** Calendar years by which that share of paths has it; null where fewer ever do. */
export interface YearBand {
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
}

export interface LimitResult {
  readonly held: Held;
  readonly shares: LimitShares;
  /** The first year in which the party is within the limit on 1 July, from the limit's first day on. */
  readonly firstMet: YearBand;
  readonly neverShare: number;
  /** The first year in which it is over. */
  readonly firstOver: YearBand;
  readonly neverOverShare: number;
  /** Ceiling less count; below 0, by how much it is over. p10 is the narrow end. */
  readonly margin: BandByYear;
  /** What would have to go to be within. p90 is the larger end. */
  readonly toRemove: BandByYear;
  readonly shareOver: readonly (number | null)[];
}

export function limitResultOf(held: Held, parts: Parts, bands: Bands, years: readonly number[]): LimitResult {
  const shares = limitSharesOf(parts);
  const { ceiling, measured, fold, countedAs } = held;
  if (fold.kind !== "limit") throw new Error("a limit is held by a fold of its kind");
  const { party } = fold;
  const factor = countedAs?.factor ?? 1;
  const margin = (p: number): readonly (number | null)[] =>
    ceiling.map((c, y) => (c === null ? null : round(c - factor * bands.quantile(measured.quantity, party, y, 1 - p))));
  const marginOf = { p10: margin(0.1), p50: margin(0.5), p90: margin(0.9) };
  const lacking = (m: readonly (number | null)[]): readonly (number | null)[] =>
    m.map((v) => (v === null ? null : Math.max(0, 0 - v)));
  return {
    ...{ held, shares },
    firstMet: yearsOf(shares.firstWithin, years),
    neverShare: shares.firstWithin.neverShare,
    firstOver: yearsOf(shares.firstOver, years),
    neverOverShare: shares.firstOver.neverShare,
    margin: marginOf,
    toRemove: { p10: lacking(marginOf.p90), p50: lacking(marginOf.p50), p90: lacking(marginOf.p10) },
    shareOver: shares.overShare,
  };
}

export function yearsOf(first: FirstYears, years: readonly number[]): YearBand {
  const year = (p: number): number | null => {
    const at = first.quantile(p);
    return at === null ? null : (years[at] ?? null);
  };
  return { p10: year(0.1), p50: year(0.5), p90: year(0.9) };
}

/** To a tenth of a warhead: the histogram behind it knows no more. */
export const round = (value: number): number => Math.round(value * 10) / 10;
