import { z } from "zod";
import { concatBytes, fromBase64, toBase64, toHex, utf8 } from "./bytes.ts";
import { faultsOf } from "./canonical.ts";
import { isCanonicalPoint, isSmallOrder } from "./ed25519.ts";
import { type Party, partySchema } from "./party.ts";
import type { Primitives } from "./primitives.ts";
import { bad, good, type Result } from "./result.ts";
import { harmless } from "./text.ts";

export type Algorithm = "ed25519" | "ml-dsa-87";
/** Drill and live are different keys and different records: the purpose is part of a key's identity. */
export type Purpose = "live" | "drill";
/** How long a raw public key is. */
export const keyBytes: Readonly<Record<Algorithm, number>> = { ed25519: 32, "ml-dsa-87": 2592 };
export type KeyId = string & { readonly __keyId: true };

export interface PublicKey {
  readonly id: KeyId;
  readonly algorithm: Algorithm;
  readonly purpose: Purpose;
  readonly raw: Uint8Array;
}

/**
 * The keys that the parties exchanged, and the name of the record that they sign for.
 * Every listed key of a party must have signed: where an ML-DSA-87 key stands beside the Ed25519 key, both must verify.
 */
export interface Directory {
  readonly record: string;
  readonly purpose: Purpose;
  readonly keys: ReadonlyMap<Party, readonly PublicKey[]>;
}

/** A key's name: the first 16 bytes of SHA-256("comity-key/v1", purpose, algorithm, raw key), a newline between, in hex. */
export function publicKeyOf(
  p: Pick<Primitives, "sha256">,
  algorithm: Algorithm,
  purpose: Purpose,
  raw: Uint8Array,
): PublicKey {
  const digest = p.sha256(concatBytes(utf8(`comity-key/v1\n${purpose}\n${algorithm}\n`), raw));
  return { id: toHex(digest.subarray(0, 16)) as KeyId, algorithm, purpose, raw };
}

/** The name of a record, such as `launches.comity.example`. A drill's record has another name. */
export const recordName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,62}$/, "a record's name: small letters, digits, dots and hyphens");

const directorySchema = z.strictObject({
  record: recordName,
  purpose: z.enum(["live", "drill"]),
  parties: z.record(
    partySchema,
    z.array(z.strictObject({ algorithm: z.enum(["ed25519", "ml-dsa-87"]), key: z.string() })).min(1),
  ),
});
type Listed = z.infer<typeof directorySchema>;

/**
 * The directory as a file, in one spelling: parties and algorithms in order, two spaces, a newline at the end. Two parties
 * that exchanged the same keys hold the same bytes, and can compare one digest over the telephone.
 *
 *     {
 *       "record": "launches.comity.example",
 *       "purpose": "live",
 *       "parties": {
 *         "CN": [
 *           {
 *             "algorithm": "ed25519",
 *             "key": "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w="
 *           }
 *         ]
 *       }
 *     }
 */
export function formatDirectory(d: Directory): string {
  const inOrder = [...d.keys].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const parties = Object.fromEntries(inOrder.map(([party, keys]) => [party, keys.toSorted(byAlgorithm).map(listed)]));
  return `${JSON.stringify({ record: d.record, purpose: d.purpose, parties }, null, 2)}\n`;
}
const byAlgorithm = (a: PublicKey, b: PublicKey): number => (a.algorithm < b.algorithm ? -1 : 1);
const listed = (k: PublicKey) => ({ algorithm: k.algorithm, key: toBase64(k.raw) });

export function parseDirectory(p: Pick<Primitives, "sha256">, text: string): Result<Directory> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (e) {
    return bad(`the key directory is not JSON: ${harmless((e as Error).message, 200)}`);
  }
  const read = directorySchema.safeParse(json);
  if (!read.success) return { ok: false, faults: faultsOf(read.error) };
  const keys = new Map<Party, readonly PublicKey[]>();
  const holders = new Map<KeyId, string>();
  for (const [party, entries] of Object.entries(read.data.parties)) {
    const own = readKeys(p, read.data.purpose, entries, `parties.${party}`);
    if (!own.ok) return own;
    for (const { id } of own.value) {
      const holder = holders.get(id);
      if (holder !== undefined)
        return bad(`the same key as ${holder}: one could speak as the other`, `parties.${party}`);
      holders.set(id, party);
    }
    keys.set(party as Party, own.value);
  }
  const directory = { record: read.data.record, purpose: read.data.purpose, keys };
  if (formatDirectory(directory) !== text) {
    return bad("the key directory is not in its one spelling: take the file as it was exchanged, unchanged");
  }
  return good(directory);
}

function readKeys(
  p: Pick<Primitives, "sha256">,
  purpose: Purpose,
  entries: Listed["parties"][Party],
  at: string,
): Result<readonly PublicKey[]> {
  const keys: PublicKey[] = [];
  for (const { algorithm, key } of entries) {
    const raw = fromBase64(key);
    if (!raw.ok || raw.value.length !== keyBytes[algorithm])
      return bad(`a key of ${algorithm} is ${keyBytes[algorithm]} bytes in base64`, at);
    if (keys.some((k) => k.algorithm === algorithm)) return bad(`two keys of ${algorithm}`, at);
    // Nothing that it signed would ever be accepted: better said at the ceremony than in the first crisis.
    if (algorithm === "ed25519" && (!isCanonicalPoint(raw.value) || isSmallOrder(raw.value)))
      return bad("no Ed25519 key that the rule accepts", at);
    keys.push(publicKeyOf(p, algorithm, purpose, raw.value));
  }
  return keys.some((k) => k.algorithm === "ed25519") ? good(keys) : bad("an ed25519 key is needed", at);
}
