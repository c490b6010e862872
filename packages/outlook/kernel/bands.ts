/** Histograms and sums of a block's rows, as src/kernel/bands.ts and grid.ts make them one value at a time. */

/**
 * @param values address of `rows` rows of `width` floats, a multiple of four
 * @param counts address of the rows' histograms, `cells` 32-bit counts each
 * @param sums address of the rows' sums, of 64 bits each, in 1/256
 * @param lowest leading bits of the first cell
 * @param most no value counts for more in a sum; times 256 it is below 2^31
 */
export function countRows(
  values: usize,
  rows: i32,
  width: i32,
  counts: usize,
  cells: i32,
  lowest: i32,
  sums: usize,
  most: f32,
): void {
  for (let row: i32 = 0; row < rows; row += 1) {
    const sum = countRow(values, width, counts, cells, lowest, most);
    store<i64>(sums, load<i64>(sums) + sum);
    values += 4 * width;
    counts += 4 * cells;
    sums += 8;
  }
}

function countRow(values: usize, width: i32, counts: usize, cells: i32, lowest: i32, most: f32): i64 {
  const first = i32x4.splat(lowest);
  const last = i32x4.splat(cells - 1);
  const none = i32x4.splat(0);
  const ceiling = f32x4.splat(most);
  const scale = f32x4.splat(256);
  let sum = i64x2.splat(0);
  for (const end = values + 4 * width; values < end; values += 16) {
    const value = v128.load(values);
    const whole = i32x4.trunc_sat_f32x4_s(f32x4.mul(f32x4.pmin(value, ceiling), scale));
    sum = i64x2.add(sum, i64x2.add(i64x2.extend_low_i32x4_s(whole), i64x2.extend_high_i32x4_s(whole)));
    const cell = i32x4.min_s(i32x4.max_s(i32x4.sub(i32x4.shr_s(value, 13), first), none), last);
    const bytes = i32x4.shl(cell, 2);
    increment(counts + i32x4.extract_lane(bytes, 0));
    increment(counts + i32x4.extract_lane(bytes, 1));
    increment(counts + i32x4.extract_lane(bytes, 2));
    increment(counts + i32x4.extract_lane(bytes, 3));
  }
  return i64x2.extract_lane(sum, 0) + i64x2.extract_lane(sum, 1);
}

function increment(at: usize): void {
  store<i32>(at, load<i32>(at) + 1);
}
