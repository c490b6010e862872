import { z } from "zod";
import { concatBytes, fromBase64, toBase64, toHex, utf8 } from "./bytes.ts";
import { faultsOf } from "./canonical.ts";
import { isCanonicalPoint, isSmallOrder } from "./ed25519.ts";
import { type Party, partySchema } from "./party.ts";
import type { Primitives } from "./primitives.ts";
import { bad, good, type Result } from "./result.ts";
import { harmless } from "./text.ts";

export type Algorithm = "ed25519" | "ml-dsa-87";
/** What words are sealed to: RFC 9180's DHKEM(X25519, HKDF-SHA256). It signs nothing. */
export type SealingAlgorithm = "x25519";
/** Drill and live are different keys and different records: the purpose is part of a key's identity. */
export type Purpose = "live" | "drill";
/** How long a raw public key is. */
export const keyBytes: Readonly<Record<Algorithm, number>> = { ed25519: 32, "ml-dsa-87": 2592 };
export type KeyId = string & { readonly __keyId: true };

export interface PublicKey<A extends Algorithm | SealingAlgorithm = Algorithm> {
  readonly id: KeyId;
  readonly algorithm: A;
  readonly purpose: Purpose;
  readonly raw: Uint8Array;
}
export type SealingKey = PublicKey<SealingAlgorithm>;
export const sealingKeyBytes = 32;

/**
 * The keys that the parties exchanged, and the name of the record that they sign for.
 * Every listed key of a party must have signed: where an ML-DSA-87 key stands beside the Ed25519 key, both must verify.
 */
export interface Directory {
  readonly record: string;
  readonly purpose: Purpose;
  readonly keys: ReadonlyMap<Party, readonly PublicKey[]>;
  /** The key to which words for a party are sealed, where it has given one: without it, it can't be called on a line. */
  readonly sealing?: ReadonlyMap<Party, SealingKey>;
  /**
   * A key that is kept offline and signs one thing: that a key of its party is no longer good (see `KeyStatement`). Without it a party
   * whose only signing key is stolen can't revoke it by a message.
   */
  readonly recovery?: ReadonlyMap<Party, PublicKey>;
}

/** A key's name: the first 16 bytes of SHA-256("comity-key/v1", purpose, algorithm, raw key), a newline between, in hex. */
export function publicKeyOf<A extends Algorithm | SealingAlgorithm>(
  p: Pick<Primitives, "sha256">,
  algorithm: A,
  purpose: Purpose,
  raw: Uint8Array,
): PublicKey<A> {
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
    z
      .array(
        z.strictObject({ algorithm: z.enum(["ed25519", "ml-dsa-87", "x25519", "ed25519-recovery"]), key: z.string() }),
      )
      .min(1),
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
  const parties = Object.fromEntries(
    inOrder.map(([party, keys]) => {
      const sealing = d.sealing?.get(party);
      const recovery = d.recovery?.get(party);
      const all = [...keys.toSorted(byAlgorithm), ...(sealing === undefined ? [] : [sealing])].map(listed);
      const offline = recovery === undefined ? [] : [{ algorithm: recoveryWord, key: toBase64(recovery.raw) }];
      return [party, [...all, ...offline]];
    }),
  );
  return `${JSON.stringify({ record: d.record, purpose: d.purpose, parties }, null, 2)}\n`;
}
/** How a directory lists a recovery key. Its name is made as that of any Ed25519 key. */
const recoveryWord = "ed25519-recovery";
const byAlgorithm = (a: PublicKey, b: PublicKey): number => (a.algorithm < b.algorithm ? -1 : 1);
const listed = (k: PublicKey<Algorithm | SealingAlgorithm>) => ({ algorithm: k.algorithm, key: toBase64(k.raw) });

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
  const sealing = new Map<Party, SealingKey>();
  const recovery = new Map<Party, PublicKey>();
  const holders = new Map<KeyId, string>();
  for (const [party, entries] of Object.entries(read.data.parties)) {
    const at = `parties.${party}`;
    const own = readKeys(p, read.data.purpose, entries, at);
    if (!own.ok) return own;
    const sealed = readSealingKey(p, read.data.purpose, entries, at);
    if (!sealed.ok) return sealed;
    if (sealed.value !== undefined) sealing.set(party as Party, sealed.value);
    const offline = readRecoveryKey(p, read.data.purpose, entries, at);
    if (!offline.ok) return offline;
    if (offline.value !== undefined) recovery.set(party as Party, offline.value);
    const others = [sealed.value, offline.value].filter((k) => k !== undefined);
    for (const { id } of [...own.value, ...others]) {
      const holder = holders.get(id);
      if (holder !== undefined)
        return bad(`the same key as ${holder}: one could speak as the other`, `parties.${party}`);
      holders.set(id, party);
    }
    keys.set(party as Party, own.value);
  }
  const { record, purpose } = read.data;
  const directory = {
    ...{ record, purpose, keys },
    ...(sealing.size === 0 ? {} : { sealing }),
    ...(recovery.size === 0 ? {} : { recovery }),
  };
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
    if (algorithm === "x25519" || algorithm === recoveryWord) continue;
    const raw = fromBase64(key);
    if (!raw.ok || raw.value.length !== keyBytes[algorithm])
      return bad(`a key of ${algorithm} is ${keyBytes[algorithm]} bytes in base64`, at);
    if (keys.some((k) => k.algorithm === algorithm)) return bad(`two keys of ${algorithm}`, at);
    // Nothing that it signed would ever be accepted: better said at the ceremony than in the first crisis.
    if (algorithm === "ed25519" && !isEd25519Key(raw.value)) return bad("no Ed25519 key that the rule accepts", at);
    keys.push(publicKeyOf(p, algorithm, purpose, raw.value));
  }
  return keys.some((k) => k.algorithm === "ed25519") ? good(keys) : bad("an ed25519 key is needed", at);
}

function readSealingKey(
  p: Pick<Primitives, "sha256">,
  purpose: Purpose,
  entries: Listed["parties"][Party],
  at: string,
): Result<SealingKey | undefined> {
  const [first, second] = entries.filter((e) => e.algorithm === "x25519");
  if (first === undefined) return good(undefined);
  if (second !== undefined) return bad("two keys of x25519", at);
  const raw = fromBase64(first.key);
  if (!raw.ok || raw.value.length !== sealingKeyBytes)
    return bad(`a key of x25519 is ${sealingKeyBytes} bytes in base64`, at);
  if (raw.value.every((b) => b === 0)) return bad("no x25519 key: it is all zeros", at);
  return good(publicKeyOf(p, "x25519", purpose, raw.value));
}

function readRecoveryKey(
  p: Pick<Primitives, "sha256">,
  purpose: Purpose,
  entries: Listed["parties"][Party],
  at: string,
): Result<PublicKey | undefined> {
  const [first, second] = entries.filter((e) => e.algorithm === recoveryWord);
  if (first === undefined) return good(undefined);
  if (second !== undefined) return bad(`two keys of ${recoveryWord}`, at);
  const raw = fromBase64(first.key);
  if (!raw.ok || !isEd25519Key(raw.value)) return bad("no Ed25519 key that the rule accepts", at);
  return good(publicKeyOf(p, "ed25519", purpose, raw.value));
}

/** Whether anything that it signed could be accepted (decision 0003). */
export const isEd25519Key = (raw: Uint8Array): boolean =>
  raw.length === keyBytes.ed25519 && isCanonicalPoint(raw) && !isSmallOrder(raw);
