/**
 * A party's word on its own keys: one is replaced from a moment on, or is no longer good. It is an envelope by itself, so that it can be
 * signed away from the network, and travels inside a message (`KeyChange`).
 */
import { z } from "zod";
import { instant, reason } from "./atoms.ts";
import { fromBase64, toBase64 } from "./bytes.ts";
import { formatCanonical, parseCanonical } from "./canonical.ts";
import { checkSignedBy, type Envelope, formatEnvelope, parseEnvelope, type Signer, sealEnvelope } from "./dsse.ts";
import type { Instant } from "./instant.ts";
import {
  type Directory,
  isEd25519Key,
  type KeyId,
  type PublicKey,
  publicKeyOf,
  recordName,
  type SealingKey,
  sealingKeyBytes,
} from "./keys.ts";
import { type Party, partySchema } from "./party.ts";
import type { Primitives } from "./primitives.ts";
import { bad, good, type Result } from "./result.ts";

export const keyStatementType = "application/vnd.comity.key-statement+json";

export interface KeyStatement {
  readonly comity: 1;
  readonly record: string;
  readonly party: Party;
  readonly does: "rotate" | "revoke";
  /** What the key is for: to sign, or to have words sealed to it. */
  readonly use: "signing" | "sealing";
  /** The key that this speaks of, by its name. */
  readonly old: KeyId;
  /** The key in its place, raw and in base64. Null only where a sealing key is revoked and none takes its place. */
  readonly new: string | null;
  /** A rotation: what is sent from this moment on is signed by, or sealed to, the new key. A revocation: since when the key is not good. */
  readonly from: Instant;
  readonly reason: string;
}

const statement: z.ZodType<KeyStatement> = z.strictObject({
  comity: z.literal(1),
  record: recordName,
  party: partySchema,
  does: z.enum(["rotate", "revoke"]),
  use: z.enum(["signing", "sealing"]),
  old: z.custom<KeyId>((v) => typeof v === "string" && /^[0-9a-f]{32}$/.test(v), "a key's name: 32 hex digits"),
  new: z.string().max(64).nullable(),
  from: instant,
  reason,
});

/** Canonical JSON (RFC 8785), the bytes that are signed. */
export const formatKeyStatement = (s: KeyStatement): Uint8Array => formatCanonical(s);

/** @param signers of a rotation: all keys of the party, and the new signing key; of a revocation: see `OpenedStatement` */
export const signKeyStatement = (s: KeyStatement, signers: readonly Signer[]): string =>
  formatEnvelope(sealEnvelope(keyStatementType, formatKeyStatement(s), signers));

/** Its shape alone: who signed it is not looked at. */
export function parseKeyStatement(text: string): Result<KeyStatement> {
  const e = parseEnvelope(text);
  return e.ok ? readStatement(e.value) : e;
}

function readStatement(e: Envelope): Result<KeyStatement> {
  if (e.payloadType !== keyStatementType) return bad("not a statement on keys");
  return parseCanonical(e, statement, (s) =>
    s.new === null && (s.does === "rotate" || s.use === "signing")
      ? "it names no key in place of the old one: a party that cannot sign cannot speak"
      : undefined,
  );
}

export interface OpenedStatement {
  readonly statement: KeyStatement;
  readonly new: PublicKey | SealingKey | null;
  /**
   * `recovery`: by the offline key alone. `keys`: by the party's signing keys; of a revocation, by those that are not revoked by it, for
   * whoever stole a key must not be believed about it.
   */
  readonly by: "keys" | "recovery";
}

/**
 * Read a statement and believe it only if it was signed by keys that may say it, as the directory stands.
 * @param wasOf whether a key was one of a party's before, and another took its place
 */
export function openKeyStatement(
  p: Primitives,
  directory: Directory,
  text: string,
  wasOf: (party: Party, id: KeyId) => boolean = () => false,
): Result<OpenedStatement> {
  const e = parseEnvelope(text);
  if (!e.ok) return e;
  const read = readStatement(e.value);
  if (!read.ok) return read;
  const s = read.value;
  if (s.record !== directory.record) return bad("for another record");
  const signing = directory.keys.get(s.party);
  if (signing === undefined) return bad("unknown party");
  const current = s.use === "signing" ? signing : [directory.sealing?.get(s.party)];
  const isCurrent = current.some((k) => k?.id === s.old && k.algorithm !== "ml-dsa-87");
  const fresh = newKeyOf(p, directory.purpose, s);
  if (!fresh.ok) return fresh;
  if (fresh.value !== null && isListed(directory, fresh.value.id))
    return bad("the new key is one that is listed already");
  const by = signedBy(p, directory, s, fresh.value, e.value);
  if (!by.ok) return by;
  // A thief may have put his own key in the place of the stolen one: the offline key takes back both.
  if (!isCurrent && !(by.value === "recovery" && wasOf(s.party, s.old)))
    return bad(`${s.old} is no key of ${s.party} by which it ${s.use === "signing" ? "signs" : "reads"} now`);
  return good({ statement: s, new: fresh.value, by: by.value });
}

function signedBy(
  p: Primitives,
  directory: Directory,
  s: KeyStatement,
  fresh: PublicKey | SealingKey | null,
  e: Envelope,
): Result<"keys" | "recovery"> {
  const signing = directory.keys.get(s.party) ?? [];
  if (s.does === "rotate") {
    const made = s.use === "signing" ? [fresh as PublicKey] : [];
    const all = checkSignedBy(p, [...signing, ...made], e);
    return all.ok ? good("keys") : all;
  }
  const recovery = directory.recovery?.get(s.party);
  if (recovery !== undefined && checkSignedBy(p, [recovery], e).ok) return good("recovery");
  const others = signing.filter((k) => k.id !== s.old);
  if (others.length > 0) {
    const rest = checkSignedBy(p, others, e);
    if (rest.ok) return good("keys");
  }
  return bad(
    recovery === undefined && others.length === 0
      ? `the directory lists no recovery key of ${s.party}: its only signing key cannot be revoked by a message, but by a new directory`
      : "signed by no key that may revoke this one",
  );
}

/** The key that takes the old one's place. */
export function newKeyOf(
  p: Pick<Primitives, "sha256">,
  purpose: Directory["purpose"],
  s: Pick<KeyStatement, "new" | "use">,
): Result<PublicKey | SealingKey | null> {
  if (s.new === null) return good(null);
  const raw = fromBase64(s.new);
  if (!raw.ok) return bad("the new key is not base64");
  if (s.use === "signing")
    return isEd25519Key(raw.value)
      ? good(publicKeyOf(p, "ed25519", purpose, raw.value))
      : bad("the new key is no Ed25519 key that the rule accepts");
  return raw.value.length === sealingKeyBytes && raw.value.some((b) => b !== 0)
    ? good(publicKeyOf(p, "x25519", purpose, raw.value))
    : bad("the new key is no X25519 key");
}
export const rawKey = (k: PublicKey | SealingKey): string => toBase64(k.raw);

const isListed = (d: Directory, id: KeyId): boolean =>
  [...d.keys.values()].flat().some((k) => k.id === id) ||
  [...(d.sealing?.values() ?? []), ...(d.recovery?.values() ?? [])].some((k) => k.id === id);
