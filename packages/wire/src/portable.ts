import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { concatBytes, equalBytes } from "./bytes.ts";
import type { Primitives } from "./primitives.ts";

/** Primitives that run anywhere JavaScript does. Slower than OpenSSL by ten times and more. */
export const portable: Primitives = {
  sha256: (bytes) => sha256(bytes),
  ed25519(publicKey, message, signature) {
    // The library's own verify multiplies by the cofactor, OpenSSL's does not; on crafted keys they differ.
    try {
      const { Point } = ed25519;
      const a = Point.fromBytes(publicKey, false);
      const r = signature.subarray(0, 32);
      const s = numberLE(signature.subarray(32));
      const k = numberLE(sha512(concatBytes(r, publicKey, message))) % Point.Fn.ORDER;
      const sB = s === 0n ? Point.ZERO : Point.BASE.multiplyUnsafe(s);
      const kA = k === 0n ? Point.ZERO : a.multiplyUnsafe(k);
      return equalBytes(sB.subtract(kA).toBytes(), r);
    } catch {
      return false; // the key is not on the curve
    }
  },
};

function numberLE(bytes: Uint8Array): bigint {
  let n = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) n = (n << 8n) | BigInt(bytes[i] ?? 0);
  return n;
}
