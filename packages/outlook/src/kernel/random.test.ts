import { expect, test } from "vitest";
import { normalBelow } from "./quantile.ts";
import { eightNormals, expOf, minusTwoLog, nextWord, seedPath, streamKey } from "./random.ts";

const steps = 16;

/** Normals by [path][draw], `steps` times eight of each. */
function normals(seed: number, party: string, paths: number): Float32Array {
  const key = streamKey(seed, party);
  const state = new Int32Array(4);
  const all = new Float32Array(paths * steps * 8);
  for (let path = 0; path < paths; path += 1) {
    seedPath(key, path, state);
    for (let s = 0; s < steps; s += 1) {
      const at = (path * steps + s) * 8;
      eightNormals(state, 0, all.subarray(at, at + 8));
    }
  }
  return all;
}

const paths = 8_192;
const drawn = normals(1, "CN", paths);
const n = drawn.length;

/** How many standard errors a correlation of pairs lies from 0. */
function correlation(pairs: number, of: (i: number) => readonly [number, number]): number {
  let sum = 0;
  for (let i = 0; i < pairs; i += 1) {
    const [a, b] = of(i);
    sum += a * b;
  }
  return sum / Math.sqrt(pairs);
}
const at = (i: number): number => drawn[i] ?? Number.NaN;

test("the generator is xoshiro128+: its first words by its authors' program", () => {
  const state = new Int32Array([1, 2, 3, 4]);
  const words = Array.from({ length: 5 }, () => nextWord(state) >>> 0);
  expect(words).toEqual(reference(5));
});

/** The published program, in whole numbers of any size. */
function reference(count: number): readonly number[] {
  const s = [1n, 2n, 3n, 4n];
  const u32 = (x: bigint): bigint => BigInt.asUintN(32, x);
  const get = (i: number): bigint => s[i] ?? 0n;
  return Array.from({ length: count }, () => {
    const result = u32(get(0) + get(3));
    const t = u32(get(1) << 9n);
    s[2] = get(2) ^ get(0);
    s[3] = get(3) ^ get(1);
    s[1] = get(1) ^ get(2);
    s[0] = get(0) ^ get(3);
    s[2] = get(2) ^ t;
    s[3] = u32((get(3) << 11n) | (get(3) >> 21n));
    return Number(result);
  });
}

test("moments of a million normals", () => {
  const moments = [0, 0, 0, 0];
  for (const z of drawn) for (let k = 0; k < 4; k += 1) moments[k] = (moments[k] ?? 0) + z ** (k + 1) / n;
  const [mean = 9, second = 9, third = 9, fourth = 9] = moments;
  // Five standard errors each.
  expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(n));
  expect(Math.abs(second - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
  expect(Math.abs(third)).toBeLessThan(5 * Math.sqrt(15 / n));
  expect(Math.abs(fourth - 3)).toBeLessThan(5 * Math.sqrt(96 / n));
});

test("as many lie beyond 1, 2, 3, 4 and 4.5 on either side as should", () => {
  for (const z of [1, 2, 3, 4, 4.5]) {
    const expected = n * normalBelow(-z);
    for (const side of [-1, 1]) {
      const beyond = drawn.reduce((count, one) => count + (side * one > z ? 1 : 0), 0);
      expect(Math.abs(beyond - expected)).toBeLessThan(5 * Math.sqrt(expected) + 1);
    }
  }
});

test("each of the eight follows the normal distribution", () => {
  for (let place = 0; place < 8; place += 1) {
    const own = Float64Array.from({ length: n / 8 }, (_, i) => at(8 * i + place)).sort();
    let most = 0;
    for (let i = 0; i < own.length; i += 16) most = Math.max(most, Math.abs(i / own.length - normalBelow(own[i] ?? 0)));
    // Kolmogorov and Smirnov: 2.2 is passed by chance once in eight thousand.
    expect(most * Math.sqrt(own.length)).toBeLessThan(2.2);
  }
});

test("draws, steps, paths, lanes, parties and seeds do not go together, nor do their squares", () => {
  const others = [normals(1, "RU", paths), normals(2, "CN", paths), normals(1, "NC", paths)];
  const each = steps * 8;
  const pairs: Record<string, (i: number) => readonly [number, number]> = {};
  for (let a = 0; a < 8; a += 1) {
    for (let b = a + 1; b < 8; b += 1) pairs[`z${a + 1} and z${b + 1}`] = (i) => [at(8 * i + a), at(8 * i + b)];
  }
  for (const by of [1, 2, 3, 4, 64, 2_048]) {
    pairs[`paths ${by} apart`] = (i) => [at(i), at((i + by * each) % n)];
  }
  for (const by of [8, 16, 24]) pairs[`steps ${by / 8} apart`] = (i) => [at(i), at((i + by) % n)];
  others.forEach((other, k) => {
    pairs[`other stream ${k}`] = (i) => [at(i), other[i] ?? Number.NaN];
  });
  for (const [what, pair] of Object.entries(pairs)) {
    const count = what.startsWith("z") ? n / 8 : n;
    expect(Math.abs(correlation(count, pair)), what).toBeLessThan(5);
    const squares = correlation(count, (i) => {
      const [a, b] = pair(i);
      return [a * a - 1, b * b - 1];
    });
    expect(Math.abs(squares) / 2, what).toBeLessThan(5);
  }
});

test("every bit of the words is set half of the time, over paths as over draws", () => {
  const key = streamKey(3, "FR");
  const state = new Int32Array(4);
  for (const draws of [1, 4]) {
    const set = new Array<number>(32).fill(0);
    for (let path = 0; path < 40_000; path += 1) {
      seedPath(key, path, state);
      let word = 0;
      for (let i = 0; i < draws; i += 1) word = nextWord(state);
      for (let bit = 0; bit < 32; bit += 1) set[bit] = (set[bit] ?? 0) + ((word >>> bit) & 1);
    }
    for (const count of set) expect(Math.abs(count - 20_000)).toBeLessThan(5 * 100);
  }
});

test("the exponential is within 3e-7 of the true one", () => {
  let most = 0;
  for (let x = -80; x <= 80; x += 0.00137) {
    const single = Math.fround(x);
    most = Math.max(most, Math.abs(expOf(single) / Math.exp(single) - 1));
  }
  expect(most).toBeLessThan(3e-7);
  expect(expOf(0)).toBe(1);
  expect(expOf(1e30)).toBe(expOf(80));
});

test("−2 ln u is within 3e-7 of the true one, and never below 0", () => {
  let most = 0;
  for (let i = 0; i < 200_000; i += 1) {
    const word = Math.imul(i, 0x9e3779b1) | 0;
    const u = Math.fround((word >>> 1) | 1) / 2 ** 31;
    const found = minusTwoLog(word);
    expect(found >= 0).toBe(true);
    if (u < 1) most = Math.max(most, Math.abs(found / (-2 * Math.log(u)) - 1));
  }
  expect(most).toBeLessThan(3e-7);
  for (const word of [0, 1, -1, -2, -64, -512, 0x7fffffff]) expect(minusTwoLog(word)).toBeGreaterThanOrEqual(0);
});

test("a pair of normals lies where its radius and angle say, within 1e-6", () => {
  const state = new Int32Array(4);
  const z = new Float32Array(8);
  const again = new Int32Array(4);
  for (let path = 0; path < 5_000; path += 1) {
    seedPath(streamKey(4, "GB"), path, state);
    again.set(state);
    eightNormals(state, 0, z);
    for (let i = 0; i < 4; i += 1) {
      const radius = Math.sqrt(-2 * Math.log(Math.fround((nextWord(again) >>> 1) | 1) / 2 ** 31));
      const word = nextWord(again);
      const angle = ((word << 2) / 2 ** 31) * (Math.PI / 4);
      const [sine, cosine] = [Math.sin(angle), Math.cos(angle) * (word < 0 ? -1 : 1)];
      const [a, b] = (word & 0x40000000) === 0 ? [cosine, sine] : [sine, cosine];
      expect(Math.abs((z[i] ?? 9) - radius * a)).toBeLessThan(1e-6 * Math.max(1, radius));
      expect(Math.abs((z[i + 4] ?? 9) - radius * b)).toBeLessThan(1e-6 * Math.max(1, radius));
    }
  }
});
