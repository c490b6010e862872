/** When paths come within a limit, and when they pass it. */
import type { FoldSpec, Parts } from "./folds.ts";
import type { Block } from "./plan.ts";

type LimitSpec = Extract<FoldSpec, { readonly kind: "limit" }>;

/** Counts: paths by the first year within the limit (the last place: never), then by the first year over it, then over it by year. */
export function takeLimit({ counts, years }: Parts, spec: LimitSpec, block: Block): void {
  const values = spec.quantity === "stockpile" ? block.stockpile : block.deployed;
  countLimit(values, spec.party * years * block.count, block.count, spec.limits, years, counts, 0);
}

/** @param from place of the first year's first path; values are by [year][path] */
function countLimit(
  values: Float32Array,
  from: number,
  paths: number,
  limits: readonly (number | null)[],
  years: number,
  counts: Uint32Array,
  start: number,
): void {
  const within = new Uint8Array(paths);
  const over = new Uint8Array(paths);
  const add = (place: number, n: number): void => {
    counts[start + place] = (counts[start + place] ?? 0) + n;
  };
  let everWithin = 0;
  let everOver = 0;
  for (let year = 0; year < years; year += 1) {
    const limit = limits[year] ?? null;
    if (limit === null) continue;
    let firstWithin = 0;
    let firstOver = 0;
    let overNow = 0;
    for (let i = 0, at = from + year * paths; i < paths; i += 1, at += 1) {
      // Neither branch nor call: a new limit is counted while a hand still moves the slider.
      const isOver = (values[at] ?? 0) > limit ? 1 : 0;
      overNow += isOver;
      firstOver += isOver & ~(over[i] ?? 0);
      over[i] = (over[i] ?? 0) | isOver;
      firstWithin += (isOver ^ 1) & ~(within[i] ?? 0);
      within[i] = (within[i] ?? 0) | (isOver ^ 1);
    }
    add(year, firstWithin);
    add(years + 1 + year, firstOver);
    add(2 * (years + 1) + year, overNow);
    everWithin += firstWithin;
    everOver += firstOver;
  }
  add(years, paths - everWithin);
  add(2 * years + 1, paths - everOver);
}

/** Shares are of all paths; years are counted from the plan's first, 0. */
export interface LimitShares {
  readonly paths: number;
  readonly firstWithin: FirstYears;
  readonly firstOver: FirstYears;
  /** By year; null where no limit is in force. */
  readonly overShare: readonly (number | null)[];
}

export interface FirstYears {
  /** The share of paths for which it happens first in this year. */
  readonly shares: readonly number[];
  readonly neverShare: number;
  /** The year by which a share `p` of the paths has it; null where fewer ever do. */
  quantile(p: number): number | null;
}

export function limitSharesOf(parts: Parts): LimitShares {
  if (parts.spec.kind !== "limit") throw new Error(`a fold of ${parts.spec.kind} knows no limit`);
  return sharesOf(parts.counts, parts.spec.limits, parts.years, parts.paths);
}

function sharesOf(counts: Uint32Array, limits: readonly (number | null)[], years: number, paths: number): LimitShares {
  const over = counts.subarray(2 * (years + 1));
  return {
    paths,
    firstWithin: firstYearsOf(counts, 0, years, paths),
    firstOver: firstYearsOf(counts, years + 1, years, paths),
    overShare: Array.from({ length: years }, (_, y) => ((limits[y] ?? null) === null ? null : (over[y] ?? 0) / paths)),
  };
}

/** Counts by first year from `start`, and after them that of never. */
export function firstYearsOf(counts: Uint32Array, start: number, years: number, paths: number): FirstYears {
  const by = counts.slice(start, start + years);
  return {
    shares: [...by].map((n) => n / paths),
    neverShare: (counts[start + years] ?? 0) / paths,
    quantile: (p) => {
      const rank = Math.max(1, Math.ceil(p * paths));
      let seen = 0;
      const year = by.findIndex((n) => {
        seen += n;
        return seen >= rank;
      });
      return year === -1 ? null : year;
    },
  };
}

/**
 * For paths that are at hand (10,000 paths of five parties over ten years take a few milliseconds): each party against a cap
 * that has just been moved.
 *
 * @param values by [party][year][path], as in a Block
 * @param cap one number for all years, or by year, null where there is none
 */
export function capShares(
  values: Float32Array,
  { parties, years, paths }: { readonly parties: number; readonly years: number; readonly paths: number },
  cap: number | readonly (number | null)[],
): readonly LimitShares[] {
  const limits = typeof cap === "number" ? Array.from({ length: years }, () => cap) : cap;
  return Array.from({ length: parties }, (_, party) => {
    const counts = new Uint32Array(3 * years + 2);
    countLimit(values, party * years * paths, paths, limits, years, counts, 0);
    return sharesOf(counts, limits, years, paths);
  });
}
