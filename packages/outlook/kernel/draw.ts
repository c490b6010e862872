/**
 * Random numbers, four paths in the four lanes; src/kernel/random.ts says what they are and does the same one by one.
 * All arrays here are of one chunk of paths: `lane` bytes from one quantity to the next.
 */
import * as c from "../src/kernel/constants";

/** Bytes that one quantity of a chunk takes: 64 paths of 4 bytes. */
export const lane: i32 = 256;

// Constants come from memory and are loaded before a loop: written in the loop, the engine makes each anew at each turn.
const floats = memory.data<f64>([
  c.log3,
  c.log2,
  c.log1,
  c.log0,
  c.minusTwoLn2,
  c.twoToMinus31,
  c.sin3,
  c.sin2,
  c.sin1,
  c.sin0,
  c.cos3,
  c.cos2,
  c.cos1,
  c.expMost,
  c.log2e,
  c.roundingBias,
  c.ln2High,
  c.ln2Low,
  c.exp5,
  c.exp4,
  c.exp3,
  c.exp2,
  1.0,
]);
const integers = memory.data<i32>([1, c.rootHalfBits, 31, i32.MIN_VALUE]);

/** The generators' words to `words`, four quantities. @param key address of the party's four words */
export function seed(key: usize, first: i32, words: usize, bytes: i32): void {
  for (let word: i32 = 0; word < 4; word += 1) {
    const from = i32x4.splat(load<i32>(key + ((<usize>word) << 2)));
    const then = i32x4.splat(load<i32>(key + ((<usize>((word + 1) & 3)) << 2)));
    const one = i32x4.splat(word === 0 ? 1 : 0);
    let path = i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3));
    for (let i: i32 = 0; i < bytes; i += 16) {
      const mixed = mix(v128.xor(mix(i32x4.add(from, path)), then));
      v128.store(words + word * lane + i, v128.or(mixed, one));
      path = i32x4.add(path, i32x4.splat(4));
    }
  }
}

function mix(word: v128): v128 {
  let h = i32x4.mul(v128.xor(word, i32x4.shr_u(word, 16)), i32x4.splat(0x85ebca6b));
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), i32x4.splat(0xc2b2ae35));
  return v128.xor(h, i32x4.shr_u(h, 16));
}

/** The next eight normals of every path of the chunk, to `z`, eight quantities. */
export function draw(words: usize, z: usize, bytes: i32): void {
  drawWords(words, z, bytes);
  toRadii(z);
  toNormals(z);
}

/** To `z` the four words that radii come from, then the four of angles; drawn in turn. */
function drawWords(words: usize, z: usize, bytes: i32): void {
  for (let i: i32 = 0; i < bytes; i += 16) {
    const own = words + i;
    let s0 = v128.load(own, 0);
    let s1 = v128.load(own, 256);
    let s2 = v128.load(own, 512);
    let s3 = v128.load(own, 768);
    let to = z + i;
    for (const end = to + 1024; to < end; to += 256) {
      v128.store(to, i32x4.add(s0, s3));
      let t = i32x4.shl(s1, 9);
      s2 = v128.xor(s2, s0);
      s3 = v128.xor(s3, s1);
      s1 = v128.xor(s1, s2);
      s0 = v128.xor(s0, s3);
      s2 = v128.xor(s2, t);
      s3 = v128.or(i32x4.shl(s3, 11), i32x4.shr_u(s3, 21));
      v128.store(to, i32x4.add(s0, s3), 1024);
      t = i32x4.shl(s1, 9);
      s2 = v128.xor(s2, s0);
      s3 = v128.xor(s3, s1);
      s1 = v128.xor(s1, s2);
      s0 = v128.xor(s0, s3);
      s2 = v128.xor(s2, t);
      s3 = v128.or(i32x4.shl(s3, 11), i32x4.shr_u(s3, 21));
    }
    v128.store(own, s0, 0);
    v128.store(own, s1, 256);
    v128.store(own, s2, 512);
    v128.store(own, s3, 768);
  }
}

/** √(−2 ln u) in place of the first four quantities of words. */
function toRadii(z: usize): void {
  const log3 = float(0);
  const log2 = float(1);
  const log1 = float(2);
  const log0 = float(3);
  const octave = float(4);
  const one = float(22);
  const last = integer(0);
  const rootHalf = integer(1);
  const bits = integer(2);
  for (const end = z + 1024; z < end; z += 16) {
    const whole = f32x4.convert_i32x4_s(v128.or(i32x4.shr_u(v128.load(z), 1), last));
    const exponent = i32x4.shr_s(i32x4.sub(whole, rootHalf), 23);
    const m = i32x4.sub(whole, i32x4.shl(exponent, 23));
    const s = f32x4.div(f32x4.sub(m, one), f32x4.add(m, one));
    const square = f32x4.mul(s, s);
    let series = f32x4.add(f32x4.mul(square, log3), log2);
    series = f32x4.add(f32x4.mul(series, square), log1);
    series = f32x4.add(f32x4.mul(series, square), log0);
    const octaves = f32x4.mul(f32x4.convert_i32x4_s(i32x4.sub(exponent, bits)), octave);
    v128.store(z, f32x4.sqrt(f32x4.add(octaves, f32x4.mul(s, series))));
  }
}

/** Radius and angle to two normals: of a quarter turn about 0; the top bit turns it by half, the next one swaps the axes. */
function toNormals(z: usize): void {
  const unit = float(5);
  const sin3 = float(6);
  const sin2 = float(7);
  const sin1 = float(8);
  const sin0 = float(9);
  const cos3 = float(10);
  const cos2 = float(11);
  const cos1 = float(12);
  const one = float(22);
  const sign = integer(3);
  for (const end = z + 1024; z < end; z += 16) {
    const word = v128.load(z, 1024);
    const angle = f32x4.mul(f32x4.convert_i32x4_s(i32x4.shl(word, 2)), unit);
    const square = f32x4.mul(angle, angle);
    let sine = f32x4.add(f32x4.mul(square, sin3), sin2);
    sine = f32x4.add(f32x4.mul(sine, square), sin1);
    sine = f32x4.add(f32x4.mul(sine, square), sin0);
    sine = f32x4.mul(angle, sine);
    let cosine = f32x4.add(f32x4.mul(square, cos3), cos2);
    cosine = f32x4.add(f32x4.mul(cosine, square), cos1);
    cosine = f32x4.add(f32x4.mul(cosine, square), one);
    cosine = v128.xor(cosine, v128.and(word, sign));
    // Exclusive or: where the mask is set the two change places.
    const swap = v128.and(v128.xor(sine, cosine), i32x4.shr_s(i32x4.shl(word, 1), 31));
    const radius = v128.load(z);
    v128.store(z, f32x4.mul(radius, v128.xor(cosine, swap)));
    v128.store(z, f32x4.mul(radius, v128.xor(sine, swap)), 1024);
  }
}

/** e to the power of each. */
export function exp(from: usize, to: usize, bytes: i32): void {
  const most = float(13);
  const least = f32x4.neg(most);
  const log2e = float(14);
  const bias = float(15);
  const high = float(16);
  const low = float(17);
  const exp5 = float(18);
  const exp4 = float(19);
  const exp3 = float(20);
  const exp2 = float(21);
  const one = float(22);
  for (let i: i32 = 0; i < bytes; i += 16) {
    const x = f32x4.pmin(f32x4.pmax(v128.load(from + i), least), most);
    const biased = f32x4.add(f32x4.mul(x, log2e), bias);
    const n = f32x4.sub(biased, bias);
    const r = f32x4.sub(f32x4.sub(x, f32x4.mul(n, high)), f32x4.mul(n, low));
    let series = f32x4.add(f32x4.mul(r, exp5), exp4);
    series = f32x4.add(f32x4.mul(series, r), exp3);
    series = f32x4.add(f32x4.mul(series, r), exp2);
    series = f32x4.add(f32x4.mul(series, r), one);
    series = f32x4.add(f32x4.mul(series, r), one);
    v128.store(to + i, i32x4.add(series, i32x4.shl(biased, 23)));
  }
}

function float(place: usize): v128 {
  return f32x4.splat(<f32>load<f64>(floats + 8 * place));
}

function integer(place: usize): v128 {
  return v128.load32_splat(integers + 4 * place);
}
