import { concatBytes, fromBase64, hasControl, toBase64, toHex, utf8 } from "./bytes.ts";
import { assert, type Malformed, malformed } from "./outcome.ts";
import type { Sha256 } from "./sha256.ts";

/** The public half of an Ed25519 key that signs notes. */
export interface VerifierKey {
  /** Usually the log's origin or the witness's name, such as `comity.example/centre/fr`. */
  readonly name: string;
  /** Eight lower-case hex digits: a short name for the key, not proof of it. */
  readonly keyId: string;
  /** 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array;
}

/** The type byte of plain Ed25519 signatures (c2sp.org/signed-note). */
export const ed25519Type = 0x01;

/** Whether a text can name a key: not empty, no Unicode spaces, no plus, no control characters. */
export function isKeyName(name: string): boolean {
  return name !== "" && name.isWellFormed() && !/[\p{White_Space}+]/u.test(name) && !hasControl(name);
}

/** The first four bytes of SHA-256(name || 0x0A || type || public key), as eight lower-case hex digits. */
export function keyIdOf(sha: Sha256, name: string, type: number, publicKey: Uint8Array): string {
  return toHex(sha(concatBytes(utf8(`${name}\n`), Uint8Array.of(type), publicKey)).subarray(0, 4));
}

/** Names an Ed25519 public key (32 bytes). Throws RangeError on a name that `isKeyName` refuses. */
export function verifierKey(sha: Sha256, name: string, publicKey: Uint8Array): VerifierKey {
  assert(isKeyName(name), "a key name is not empty and has no spaces, plus or control characters");
  assert(publicKey.length === 32, `an Ed25519 public key is 32 bytes, not ${publicKey.length}`);
  return { name, keyId: keyIdOf(sha, name, ed25519Type, publicKey), publicKey };
}

/**
 * A verifier key in one line (c2sp.org/signed-note): name, key ID in hex, base64 of the type byte and the key.
 *
 *     comity.example/centre/fr+4b1b777d+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c
 */
export function formatVerifierKey(key: VerifierKey): string {
  return `${key.name}+${key.keyId}+${toBase64(concatBytes(Uint8Array.of(ed25519Type), key.publicKey))}`;
}

/** Reads a verifier key and checks that its ID belongs to its name and key. Only Ed25519 (type 0x01) is known here. */
export function parseVerifierKey(sha: Sha256, text: string): VerifierKey | Malformed {
  const [name = "", keyId = "", ...rest] = text.split("+");
  const typed = fromBase64(rest.join("+")); // base64 has plus signs of its own
  if (rest.length === 0 || typed === undefined) return malformed("verifier key", "is not name+id+base64");
  if (!isKeyName(name)) return malformed("verifier key", "the name is empty or holds a space or a control character");
  if (typed[0] !== ed25519Type)
    return malformed("verifier key", `its type is ${typed[0]}; only Ed25519, type 1, is read`);
  const publicKey = typed.slice(1);
  if (publicKey.length !== 32) return malformed("verifier key", `an Ed25519 key is 32 bytes, not ${publicKey.length}`);
  const key = verifierKey(sha, name, publicKey);
  if (key.keyId !== keyId) {
    return malformed("verifier key", `its ID should be ${key.keyId}: the name or the key was changed or mistyped`);
  }
  return key;
}
