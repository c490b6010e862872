/**
 * Random numbers of the kernels: for each (seed, party, path) one xoshiro128+ of four 32-bit words (Blackman and Vigna), seeded
 * by hashing. So a path's numbers depend neither on how paths are cut into blocks nor on which other parties are projected.
 * Normals come two from two words, by Box and Muller's transform, in single precision with polynomials of our own: not one
 * bit depends on the machine.
 */
import * as c from "./constants.ts";

const f = Math.fround;
const floats = new Float32Array(1);
const bits = new Int32Array(floats.buffer);

/** The four words that a party's streams begin from. */
export function streamKey(seed: number, party: string): readonly [number, number, number, number] {
  let h = mix(seed ^ 0x9e3779b9);
  for (let i = 0; i < party.length; i += 1) h = mix(Math.imul(h, 31) + party.charCodeAt(i));
  const word = (n: number): number => mix(mix(h + Math.imul(n, 0x9e3779b9)) ^ Math.imul(seed + n, 0x85ebca6b));
  return [word(1), word(2), word(3), word(4)];
}

/** The state of one path's generator goes to `state[at]` … `state[at + 3]`. @param path below 2^32 */
export function seedPath(key: ArrayLike<number>, path: number, state: Int32Array, at = 0): void {
  for (let i = 0; i < 4; i += 1) {
    state[at + i] = mix(mix(((key[i] ?? 0) + path) | 0) ^ (key[(i + 1) & 3] ?? 0));
  }
  // A generator of nothing but zeros would stay there.
  state[at] = (state[at] ?? 0) | 1;
}

/** Thirty-two bits, and the state moves on. */
export function nextWord(state: Int32Array, at = 0): number {
  let s0 = state[at] ?? 0;
  let s1 = state[at + 1] ?? 0;
  let s2 = state[at + 2] ?? 0;
  let s3 = state[at + 3] ?? 0;
  const word = (s0 + s3) | 0;
  const t = s1 << 9;
  s2 ^= s0;
  s3 ^= s1;
  s1 ^= s2;
  s0 ^= s3;
  s2 ^= t;
  s3 = (s3 << 11) | (s3 >>> 21);
  state[at] = s0;
  state[at + 1] = s1;
  state[at + 2] = s2;
  state[at + 3] = s3;
  return word;
}

/** The next eight standard normals, to `into[0]` … `into[7]`: four pairs, i and i + 4. */
export function eightNormals(state: Int32Array, at: number, into: Float32Array): void {
  for (let i = 0; i < 4; i += 1) {
    const radius = f(Math.sqrt(minusTwoLog(nextWord(state, at))));
    const second = nextWord(state, at);
    const t = f(f(second << 2) * f(c.twoToMinus31));
    const t2 = f(t * t);
    const sine = f(t * f(f(f(f(f(f(t2 * c.sin3) + c.sin2) * t2) + c.sin1) * t2) + c.sin0));
    const cosine = f(f(f(f(f(f(t2 * c.cos3) + c.cos2) * t2) + c.cos1) * t2) + 1);
    // The angle is of a quarter turn about 0; the top bit turns it by half, the next one swaps the axes. Neither is a branch:
    // it would be guessed wrong every other time.
    const sign = f(1 - ((second >>> 31) << 1));
    const swap = (second >>> 28) & 4;
    into[i + swap] = f(radius * f(cosine * sign));
    into[i + (4 - swap)] = f(radius * sine);
  }
}

/** −2 ln u for u = (the word's upper 31 bits, the last set) / 2^31; never below 0. */
export function minusTwoLog(word: number): number {
  floats[0] = (word >>> 1) | 1;
  const whole = bits[0] ?? 0;
  const exponent = (whole - c.rootHalfBits) >> 23;
  bits[0] = whole - (exponent << 23);
  const m = floats[0] ?? 0;
  const s = f(f(m - 1) / f(m + 1));
  const s2 = f(s * s);
  const series = f(f(f(f(f(f(s2 * c.log3) + c.log2) * s2) + c.log1) * s2) + c.log0);
  return f(f(f(exponent - 31) * c.minusTwoLn2) + f(s * series));
}

/** e to the x in single precision, x taken no further from 0 than 80; relative error below 3e-7. */
export function expOf(x: number): number {
  const low = x < -c.expMost ? -c.expMost : x;
  const y = c.expMost < low ? c.expMost : low;
  floats[0] = f(f(y * c.log2e) + c.roundingBias);
  const power = (bits[0] ?? 0) << 23;
  const n = f((floats[0] ?? 0) - c.roundingBias);
  const r = f(f(y - f(n * c.ln2High)) - f(n * c.ln2Low));
  floats[0] = f(f(f(f(f(f(f(f(f(f(r * c.exp5) + c.exp4) * r) + c.exp3) * r) + c.exp2) * r) + 1) * r) + 1);
  bits[0] = (bits[0] ?? 0) + power;
  return floats[0] ?? 0;
}

/** Murmur's last step: every bit of the word moves about half of the bits of the result. */
function mix(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
