/** For tests alone: keys that are the same every time, and trees written down the way RFC 6962 defines them. */
import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { ed25519Signer, ed25519Verifier, type NoteSigner, type NoteVerifier, type Sha256 } from "../index.ts";
import { type VerifierKey, verifierKey } from "../verifier-key.ts";

export const sha: Sha256 = (bytes) => new Uint8Array(createHash("sha256").update(bytes).digest());
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
export const fromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "hex"));
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface TestKey {
  readonly key: VerifierKey;
  readonly signer: NoteSigner;
  readonly verifier: NoteVerifier;
}

/** The Ed25519 key whose seed is 32 times one byte. Never for use. */
export function testKey(name: string, seedByte: number): TestKey {
  const pkcs8 = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.alloc(32, seedByte)]);
  const secret = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  const spki = createPublicKey(secret).export({ format: "der", type: "spki" });
  const key = verifierKey(sha, name, new Uint8Array(spki.subarray(-32)));
  return {
    key,
    signer: ed25519Signer(key, (message) => new Uint8Array(sign(null, message, secret))),
    verifier: ed25519Verifier(key, verifyEd25519),
  };
}

export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), publicKey]);
  return verify(null, message, createPublicKey({ key: spki, format: "der", type: "spki" }), signature);
}

// The definitions of RFC 6962 §2.1, recursion for recursion, with nothing stored: slow, and easy to hold against the text.
const H = (...parts: Uint8Array[]): Uint8Array => sha(Buffer.concat(parts));
const split = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));

export function naiveRoot(d: readonly Uint8Array[]): Uint8Array {
  const [only] = d;
  if (only === undefined) return H();
  if (d.length === 1) return H(Uint8Array.of(0), only);
  const k = split(d.length);
  return H(Uint8Array.of(1), naiveRoot(d.slice(0, k)), naiveRoot(d.slice(k)));
}

export function naiveInclusion(m: number, d: readonly Uint8Array[]): Uint8Array[] {
  if (d.length === 1) return [];
  const k = split(d.length);
  return m < k
    ? [...naiveInclusion(m, d.slice(0, k)), naiveRoot(d.slice(k))]
    : [...naiveInclusion(m - k, d.slice(k)), naiveRoot(d.slice(0, k))];
}

export function naiveConsistency(m: number, d: readonly Uint8Array[], isWhole = true): Uint8Array[] {
  if (m === d.length) return isWhole ? [] : [naiveRoot(d)];
  const k = split(d.length);
  return m <= k
    ? [...naiveConsistency(m, d.slice(0, k), isWhole), naiveRoot(d.slice(k))]
    : [...naiveConsistency(m - k, d.slice(k), false), naiveRoot(d.slice(0, k))];
}

/** The turns of a path from leaf to root: on which side each hash stands. Two claims with equal turns can't be told apart. */
export function turnsOfInclusion(m: number, n: number): string {
  if (n === 1) return "";
  const k = split(n);
  return m < k ? `${turnsOfInclusion(m, k)}r` : `${turnsOfInclusion(m - k, n - k)}l`;
}

export function turnsOfConsistency(m: number, n: number, isWhole = true): string {
  if (m === n) return isWhole ? "own" : "given";
  const k = split(n);
  return m <= k ? `${turnsOfConsistency(m, k, isWhole)}r` : `${turnsOfConsistency(m - k, n - k, false)}l`;
}
