/**
 * Random numbers, four paths in the four lanes; src/kernel/random.ts says what they are and does the same one by one.
 * All arrays here are of one chunk of paths: `lane` bytes from one quantity to the next.
 */
import * as c from "../src/kernel/constants";

/** Bytes that one quantity of a chunk takes: 64 paths of 4 bytes. */
export const lane: i32 = 256;

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
  for (let i: i32 = 0; i < bytes; i += 16) {
    const own = words + i;
    let to = z + i;
    let s0 = v128.load(own, 0);
    let s1 = v128.load(own, 256);
    let s2 = v128.load(own, 512);
    let s3 = v128.load(own, 768);
    for (const end = to + 8 * lane; to < end; to += 2 * lane) {
      const first = i32x4.add(s0, s3);
      let t = i32x4.shl(s1, 9);
      s2 = v128.xor(s2, s0);
      s3 = v128.xor(s3, s1);
      s1 = v128.xor(s1, s2);
      s0 = v128.xor(s0, s3);
      s2 = v128.xor(s2, t);
      s3 = v128.or(i32x4.shl(s3, 11), i32x4.shr_u(s3, 21));
      const second = i32x4.add(s0, s3);
      t = i32x4.shl(s1, 9);
      s2 = v128.xor(s2, s0);
      s3 = v128.xor(s3, s1);
      s1 = v128.xor(s1, s2);
      s0 = v128.xor(s0, s3);
      s2 = v128.xor(s2, t);
      s3 = v128.or(i32x4.shl(s3, 11), i32x4.shr_u(s3, 21));

      // The radius: √(−2 ln u).
      const whole = f32x4.convert_i32x4_s(v128.or(i32x4.shr_u(first, 1), i32x4.splat(1)));
      const exponent = i32x4.shr_s(i32x4.sub(whole, i32x4.splat(c.rootHalfBits)), 23);
      const m = i32x4.sub(whole, i32x4.shl(exponent, 23));
      const s = f32x4.div(f32x4.sub(m, f32x4.splat(1)), f32x4.add(m, f32x4.splat(1)));
      const s2nd = f32x4.mul(s, s);
      let series = f32x4.add(f32x4.mul(s2nd, f32x4.splat(<f32>c.log3)), f32x4.splat(<f32>c.log2));
      series = f32x4.add(f32x4.mul(series, s2nd), f32x4.splat(<f32>c.log1));
      series = f32x4.add(f32x4.mul(series, s2nd), f32x4.splat(<f32>c.log0));
      const octaves = f32x4.convert_i32x4_s(i32x4.sub(exponent, i32x4.splat(31)));
      const radius = f32x4.sqrt(f32x4.add(f32x4.mul(octaves, f32x4.splat(<f32>c.minusTwoLn2)), f32x4.mul(s, series)));

      // The angle: of a quarter turn about 0; the top bit turns it by half, the next one swaps the axes.
      const angle = f32x4.mul(f32x4.convert_i32x4_s(i32x4.shl(second, 2)), f32x4.splat(<f32>c.twoToMinus31));
      const square = f32x4.mul(angle, angle);
      let sine = f32x4.add(f32x4.mul(square, f32x4.splat(<f32>c.sin3)), f32x4.splat(<f32>c.sin2));
      sine = f32x4.add(f32x4.mul(sine, square), f32x4.splat(<f32>c.sin1));
      sine = f32x4.add(f32x4.mul(sine, square), f32x4.splat(<f32>c.sin0));
      sine = f32x4.mul(angle, sine);
      let cosine = f32x4.add(f32x4.mul(square, f32x4.splat(<f32>c.cos3)), f32x4.splat(<f32>c.cos2));
      cosine = f32x4.add(f32x4.mul(cosine, square), f32x4.splat(<f32>c.cos1));
      cosine = f32x4.add(f32x4.mul(cosine, square), f32x4.splat(1));
      cosine = v128.xor(cosine, v128.and(second, i32x4.splat(0x80000000)));
      // Exclusive or, thrice: where the mask is set the two change places.
      const swap = v128.and(v128.xor(sine, cosine), i32x4.shr_s(i32x4.shl(second, 1), 31));
      v128.store(to, f32x4.mul(radius, v128.xor(cosine, swap)));
      v128.store(to, f32x4.mul(radius, v128.xor(sine, swap)), 256);
    }
    v128.store(own, s0, 0);
    v128.store(own, s1, 256);
    v128.store(own, s2, 512);
    v128.store(own, s3, 768);
  }
}

/** e to the power of each. */
export function exp(from: usize, to: usize, bytes: i32): void {
  for (let i: i32 = 0; i < bytes; i += 16) {
    const low = f32x4.pmax(v128.load(from + i), f32x4.splat(<f32>-c.expMost));
    const y = f32x4.pmin(low, f32x4.splat(<f32>c.expMost));
    const biased = f32x4.add(f32x4.mul(y, f32x4.splat(<f32>c.log2e)), f32x4.splat(<f32>c.roundingBias));
    const n = f32x4.sub(biased, f32x4.splat(<f32>c.roundingBias));
    const most = f32x4.sub(y, f32x4.mul(n, f32x4.splat(<f32>c.ln2High)));
    const r = f32x4.sub(most, f32x4.mul(n, f32x4.splat(<f32>c.ln2Low)));
    let series = f32x4.add(f32x4.mul(r, f32x4.splat(<f32>c.exp5)), f32x4.splat(<f32>c.exp4));
    series = f32x4.add(f32x4.mul(series, r), f32x4.splat(<f32>c.exp3));
    series = f32x4.add(f32x4.mul(series, r), f32x4.splat(<f32>c.exp2));
    series = f32x4.add(f32x4.mul(series, r), f32x4.splat(1));
    series = f32x4.add(f32x4.mul(series, r), f32x4.splat(1));
    v128.store(to + i, i32x4.add(series, i32x4.shl(biased, 23)));
  }
}
