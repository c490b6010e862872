/** One party beside the sum of others, and when it first reaches a level: parity with both is a level of 1 over each, or ½ over their sum. */
import type { FoldSpec, Parts } from "./folds.ts";
import { cells, countBits, quantileOf, ratios } from "./grid.ts";
import { type FirstYears, firstYearsOf } from "./limit.ts";
import type { Block } from "./plan.ts";

type RatioSpec = Extract<FoldSpec, { readonly kind: "ratio" }>;

/** Counts: the cells of each year's histogram; then for each level, paths by the first year at or above it, and never. */
export function takeRatio({ counts, years }: Parts, spec: RatioSpec, block: Block): void {
  const values = spec.quantity === "stockpile" ? block.stockpile : block.deployed;
  const { count } = block;
  const found = new Float32Array(count);
  const reached = spec.levels.map(() => new Uint8Array(count));
  const bits = new Int32Array(found.buffer);
  for (let year = 0; year < years; year += 1) {
    for (let i = 0; i < count; i += 1) {
      let sum = 0;
      for (const party of spec.to) sum += values[(party * years + year) * count + i] ?? 0;
      found[i] = (values[(spec.of * years + year) * count + i] ?? 0) / sum;
    }
    countBits(ratios, bits, 0, count, counts, year * cells);
    spec.levels.forEach((level, n) => {
      add(counts, firstPlace(years, n) + year, newlyReached(found, level, reached[n]));
    });
  }
  reached.forEach((r, n) => {
    add(counts, firstPlace(years, n) + years, count - r.reduce((sum, one) => sum + one, 0));
  });
}

function newlyReached(found: Float32Array, level: number, reached: Uint8Array | undefined): number {
  if (reached === undefined) return 0;
  let n = 0;
  for (let i = 0; i < found.length; i += 1) {
    if (reached[i] === 1 || (found[i] ?? 0) < level) continue;
    reached[i] = 1;
    n += 1;
  }
  return n;
}

const firstPlace = (years: number, level: number): number => years * cells + level * (years + 1);

function add(counts: Uint32Array, place: number, n: number): void {
  counts[place] = (counts[place] ?? 0) + n;
}

export interface RatioShares {
  readonly paths: number;
  /** Within 1/2048 of the ratio of the ⌈p·paths⌉-th smallest path. */
  quantile(year: number, p: number): number;
  /** By the spec's levels. */
  readonly firstReached: readonly FirstYears[];
}

export function ratioSharesOf(parts: Parts): RatioShares {
  if (parts.spec.kind !== "ratio") throw new Error(`a fold of ${parts.spec.kind} knows no ratio`);
  const { counts, years, paths } = parts;
  return {
    paths,
    quantile: (year, p) => quantileOf(ratios, counts, year * cells, paths, p),
    firstReached: parts.spec.levels.map((_, n) => firstYearsOf(counts, firstPlace(years, n), years, paths)),
  };
}
