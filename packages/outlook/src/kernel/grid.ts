/**
 * A histogram whose cells are a float's own leading bits: its exponent and the ten highest bits of its mantissa. So a cell is
 * at most 1/1024 of its lower edge wide, and the middle of a cell is within 1/2048 of every value in it. From `least` on it
 * spans eighteen octaves; one more cell at each end takes what is below and above.
 */
const octaves = 18;
/** All cells of one histogram. */
export const cells = octaves * 1024 + 2;
const shift = 13;

const bits = new Int32Array(1);
const floats = new Float32Array(bits.buffer);

/** Where a grid begins: a power of two, as its float's leading bits. */
export interface Grid {
  readonly lowest: number;
}
const gridFrom = (least: number): Grid => {
  floats[0] = least;
  return { lowest: ((bits[0] ?? 0) >> shift) - 1 };
};

/** Warheads: from a half to 131,072. */
export const warheads = gridFrom(0.5);
/** A ratio: from 1/512 to 512. */
export const ratios = gridFrom(1 / 512);

/** Counts floats, given as their bits, `from` to `to`, in the cells that begin at `start` of `counts`. No NaN. */
export function countBits(
  { lowest }: Grid,
  values: Int32Array,
  from: number,
  to: number,
  counts: Uint32Array,
  start: number,
): void {
  for (let i = from; i < to; i += 1) {
    const cell = ((values[i] ?? 0) >> shift) - lowest;
    const at = start + (cell < 0 ? 0 : cell < cells ? cell : cells - 1);
    counts[at] = (counts[at] ?? 0) + 1;
  }
}

/**
 * The value that a share `p` of `n` counted values do not pass: the middle of the cell that holds the ⌈p·n⌉-th smallest,
 * so within 1/2048 of that value. Of the outer cells it is the inner edge. NaN where nothing was counted.
 */
export function quantileOf(grid: Grid, counts: Uint32Array, start: number, n: number, p: number): number {
  if (n === 0) return Number.NaN;
  const rank = Math.min(n, Math.max(1, Math.ceil(p * n)));
  let seen = 0;
  for (let cell = 0; cell < cells; cell += 1) {
    seen += counts[start + cell] ?? 0;
    if (seen >= rank) return middleOf(grid, cell);
  }
  throw new Error(`${seen} of ${n} values were counted`);
}

/** The shares' values by their cells: [lower edge, upper edge, count] of those that are not empty. */
export function* histogramOf(
  grid: Grid,
  counts: Uint32Array,
  start: number,
): Generator<readonly [low: number, high: number, count: number]> {
  for (let cell = 0; cell < cells; cell += 1) {
    const count = counts[start + cell] ?? 0;
    if (count === 0) continue;
    const low = cell === 0 ? 0 : edge(grid, cell);
    yield [low, cell === cells - 1 ? Number.POSITIVE_INFINITY : edge(grid, cell + 1), count];
  }
}

function middleOf(grid: Grid, cell: number): number {
  if (cell === 0) return edge(grid, 1);
  if (cell === cells - 1) return edge(grid, cell);
  return (edge(grid, cell) + edge(grid, cell + 1)) / 2;
}

/** The lower edge of a cell. */
function edge({ lowest }: Grid, cell: number): number {
  bits[0] = (lowest + cell) << shift;
  return floats[0] ?? 0;
}
