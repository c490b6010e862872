/** Sorting records of three whole numbers by the first, and among equals by the second; neither may be negative. */
const digit = 11;
const digits = 2 ** digit;
/** By the lowest digits first: three of the second number, then two of the first. */
const passes = [1, 1, 1, 0, 0].map((column, p) => ({ column, shift: (p < 3 ? p : p - 3) * digit }));
const counts = new Int32Array(digits);

/**
 * @param from the records; the first of their numbers below 2²²
 * @param other as long; both are written to
 * @param length how many numbers there are
 * @returns the one of the two that has them sorted
 */
export function sortRecords(from: Int32Array, other: Int32Array, length: number): Int32Array {
  let [a, b] = [from, other];
  for (const { column, shift } of passes) {
    counts.fill(0);
    for (let i = column; i < length; i += 3) {
      const d = ((a[i] as number) >>> shift) & (digits - 1);
      counts[d] = (counts[d] as number) + 3;
    }
    // Where all have the same digit there is nothing to do.
    if (length === 0 || counts[((a[column] as number) >>> shift) & (digits - 1)] === length) continue;
    move(a, b, length, column, shift);
    [a, b] = [b, a];
  }
  return a;
}

function move(from: Int32Array, to: Int32Array, length: number, column: number, shift: number): void {
  for (let d = 0, sum = 0; d < digits; d++) {
    const n = counts[d] as number;
    counts[d] = sum;
    sum += n;
  }
  for (let i = 0; i < length; i += 3) {
    const d = ((from[i + column] as number) >>> shift) & (digits - 1);
    const at = counts[d] as number;
    to[at] = from[i] as number;
    to[at + 1] = from[i + 1] as number;
    to[at + 2] = from[i + 2] as number;
    counts[d] = at + 3;
  }
}
