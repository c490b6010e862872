/** The distribution of each party's stockpile and deployed warheads in each year. */
import type { Parts, Quantity } from "./folds.ts";
import { cells, countBits, histogramOf, quantileOf, warheads } from "./grid.ts";
import type { Block } from "./plan.ts";

/** Sums are of whole 1/256 of a warhead, rounded down, so that their order does not matter. */
const perWarhead = 256;
/** No value counts for more in a sum. */
export const mostSummed = 2 ** 22;

/** Counts: the cells of each histogram by [quantity][party][year]; sums likewise. */
export function takeBands(parts: Parts, block: Block): void {
  const rows = parts.parties * parts.years;
  [block.stockpile, block.deployed].forEach((values, quantity) => {
    const bits = new Int32Array(values.buffer, values.byteOffset, rows * block.count);
    for (let row = 0; row < rows; row += 1) {
      const from = row * block.count;
      const at = quantity * rows + row;
      countBits(warheads, bits, from, from + block.count, parts.counts, at * cells);
      parts.sums[at] = (parts.sums[at] ?? 0) + wholeSum(values, from, from + block.count);
    }
  });
}

function wholeSum(values: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) {
    const value = values[i] ?? 0;
    sum += Math.floor((value < mostSummed ? value : mostSummed) * perWarhead);
  }
  return sum;
}

export interface Bands {
  readonly paths: number;
  /** Within 1/2048 of the value of the ⌈p·paths⌉-th smallest path; `year` is 0 for the first. */
  quantile(quantity: Quantity, party: number, year: number, p: number): number;
  /** Within 1/512 of a warhead of the paths' mean. */
  mean(quantity: Quantity, party: number, year: number): number;
  /** [lower edge, upper edge, paths] of each cell that holds any: for drawing a distribution. */
  histogram(
    quantity: Quantity,
    party: number,
    year: number,
  ): Iterable<readonly [low: number, high: number, paths: number]>;
}

export function bandsOf(parts: Parts): Bands {
  if (parts.spec.kind !== "bands") throw new Error(`a fold of ${parts.spec.kind} holds no bands`);
  const place = (quantity: Quantity, party: number, year: number): number =>
    ((quantity === "stockpile" ? 0 : parts.parties) + party) * parts.years + year;
  return {
    paths: parts.paths,
    quantile: (quantity, party, year, p) =>
      quantileOf(warheads, parts.counts, place(quantity, party, year) * cells, parts.paths, p),
    // Rounded down, a value lost half a part on average.
    mean: (quantity, party, year) => ((parts.sums[place(quantity, party, year)] ?? 0) / parts.paths + 0.5) / perWarhead,
    histogram: (quantity, party, year) => histogramOf(warheads, parts.counts, place(quantity, party, year) * cells),
  };
}
