import type { Primitives } from "./primitives.ts";

/**
 * One rule for Ed25519 everywhere. RFC 8032 leaves room at the edges, and libraries fill it differently, so that five states
 * could disagree on whether a notification was signed. Refused before verifying:
 *
 * - a public key or an R that is not canonical (y >= p, or x = 0 with the sign bit set);
 * - a public key of small order (for these, one signature fits many messages);
 * - an S that is not below the group order L (RFC 8032 §5.1.7).
 *
 * What remains is verified without the cofactor, one signature at a time (batch verification is another rule): accept when the
 * encoding of [S]B - [k]A is R, byte for byte, where k is SHA-512(R, A, message) *reduced modulo L*. The last words matter
 * for a key that has a small-order part. An R of small order is no fault if the equation holds: `vectors/wire/ed25519.json`.
 *
 * @param publicKey 32 bytes @param signature 64 bytes, R then S
 */
export function verifyEd25519(
  primitives: Primitives,
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  const r = signature.subarray(0, 32);
  const s = signature.subarray(32);
  if (!isCanonicalPoint(publicKey) || !isCanonicalPoint(r)) return false;
  if (isSmallOrder(publicKey) || !isBelow(s, groupOrder)) return false;
  return primitives.ed25519(publicKey, message, signature);
}

/** Whether 32 bytes are the one right encoding of a point, as far as the bytes alone can tell. */
export function isCanonicalPoint(point: Uint8Array): boolean {
  if (point.length !== 32) return false;
  const y = withoutSign(point);
  if (!isBelow(y, fieldPrime)) return false;
  const xIsZero = isSame(y, one) || isSame(y, minusOne);
  return !(xIsZero && hasSign(point));
}

/** Whether a canonical encoding is one of the eight points whose order divides 8. */
export function isSmallOrder(point: Uint8Array): boolean {
  if (point.length !== 32) return false;
  const y = withoutSign(point);
  return smallOrderY.some((small) => isSame(y, small));
}

// All numbers below are 32 bytes, least significant byte first, as in an encoding.
const littleEndian = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const fieldPrime = littleEndian(`ed${"ff".repeat(30)}7f`); // p = 2^255 - 19
const groupOrder = littleEndian(`edd3f55c1a631258d69cf7a2def9de14${"00".repeat(15)}10`); // L
const one = littleEndian(`01${"00".repeat(31)}`);
const minusOne = littleEndian(`ec${"ff".repeat(30)}7f`);
const smallOrderY = [
  littleEndian("00".repeat(32)), // order 4
  one, // order 1
  minusOne, // order 2
  littleEndian("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), // order 8
  littleEndian("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"), // order 8
];

const hasSign = (point: Uint8Array): boolean => ((point[31] ?? 0) & 0x80) !== 0;
function withoutSign(point: Uint8Array): Uint8Array {
  const y = Uint8Array.from(point);
  y[31] = (y[31] ?? 0) & 0x7f;
  return y;
}
const isSame = (a: Uint8Array, b: Uint8Array): boolean => a.every((x, i) => x === b[i]);
function isBelow(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 31; i >= 0; i--) {
    const x = a[i] ?? 0;
    const y = b[i] ?? 0;
    if (x !== y) return x < y;
  }
  return false;
}
