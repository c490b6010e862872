/**
 * For tests alone: the arithmetic behind signatures at the edge of the rule, and the rule itself once more, in whole numbers
 * and from its words, to hold the shipped one against.
 */
import { ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { concatBytes, equalBytes } from "../bytes.ts";

export const { Point } = ed25519;
export type Point = InstanceType<typeof Point>;
export const p = 2n ** 255n - 19n;
export const L = Point.Fn.ORDER;

export function toLittleEndian(n: bigint, length = 32): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => Number((n >> BigInt(8 * i)) & 0xffn));
}
export function fromLittleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((n, b) => (n << 8n) | BigInt(b), 0n);
}
/** An encoding as RFC 8032 §5.1.2 lays it out, whether or not it is the right one: y in 255 bits, then the sign of x. */
export const encoding = (y: bigint, sign: 0 | 1): Uint8Array => toLittleEndian(y | (BigInt(sign) << 255n));

/** The challenge, reduced modulo L. */
export function challenge(r: Uint8Array, key: Uint8Array, message: Uint8Array): bigint {
  return fromLittleEndian(sha512(concatBytes(r, key, message))) % L;
}
export const times = (point: Point, n: bigint): Point => (n === 0n ? Point.ZERO : point.multiplyUnsafe(n));

/** The eight points whose order divides 8: [0]T to [7]T, for a T of order 8. */
export const torsion: readonly Point[] = (() => {
  const t = Point.fromBytes(encoding(orderEightY(), 0), false);
  return Array.from({ length: 8 }, (_, i) => times(t, BigInt(i)));
})();

/** Found, not remembered: whatever point one starts from, [L] of it is of small order; the first of order 8 is taken. */
function orderEightY(): bigint {
  for (let y = 2n; ; y++) {
    const point = pointOf(encoding(y, 0));
    if (point === undefined) continue;
    const small = point.multiplyUnsafe(L - 1n).add(point);
    if (!times(small, 4n).equals(Point.ZERO)) return small.toAffine().y;
  }
}

export function pointOf(bytes: Uint8Array): Point | undefined {
  try {
    return Point.fromBytes(bytes, true); // leniently: y is taken modulo p
  } catch {
    return undefined;
  }
}

export interface Verdict {
  readonly valid: boolean;
  readonly because: string;
}
const no = (because: string): Verdict => ({ valid: false, because });

/** The rule of `ed25519.ts`, word for word. */
export function ruleSays(key: Uint8Array, message: Uint8Array, signature: Uint8Array): Verdict {
  if (key.length !== 32) return no("the key is not 32 bytes");
  if (signature.length !== 64) return no("the signature is not 64 bytes");
  const [rBytes, s] = [signature.slice(0, 32), fromLittleEndian(signature.slice(32))];
  const [a, r] = [pointOf(key), pointOf(rBytes)];
  if (!isCanonical(key)) return no("the key is not canonical");
  if (!isCanonical(rBytes)) return no("R is not canonical");
  if (torsion.some((t) => equalBytes(t.toBytes(), key))) return no("the key is of small order");
  if (s >= L) return no("S is not below L");
  if (a === undefined) return no("the key is no point of the curve");
  const k = challenge(rBytes, key, message);
  const found = times(Point.BASE, s).subtract(times(a, k));
  if (equalBytes(found.toBytes(), rBytes)) return { valid: true, because: "the equation holds" };
  if (r === undefined) return no("R is no point of the curve");
  const byEight = found.subtract(r).clearCofactor().equals(Point.ZERO);
  return no(byEight ? "the equation holds only times the cofactor" : "the equation does not hold");
}

function isCanonical(bytes: Uint8Array): boolean {
  const n = fromLittleEndian(bytes);
  const y = n & (2n ** 255n - 1n);
  const signed = n >> 255n === 1n;
  const xIsZero = y === 1n || y === p - 1n;
  return y < p && !(signed && xIsZero);
}
