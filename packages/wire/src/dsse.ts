import { concatBytes, fromBase64, fromUtf8, toBase64, toHex, utf8 } from "./bytes.ts";
import { verifyEd25519 } from "./ed25519.ts";
import type { Directory, KeyId, PublicKey } from "./keys.ts";
import type { Party } from "./party.ts";
import type { Primitives } from "./primitives.ts";
import { bad, good, type Result } from "./result.ts";

/** The name of an envelope: SHA-256 over what was signed (its pre-authentication encoding), in hex. */
export type EnvelopeId = string & { readonly __envelopeId: true };

/** A DSSE envelope, read but not yet believed. */
export interface Envelope {
  readonly payloadType: string;
  readonly payload: Uint8Array;
  readonly signatures: readonly Signature[];
}
export interface Signature {
  readonly keyId: string;
  readonly bytes: Uint8Array;
}

export interface Signer {
  readonly publicKey: PublicKey;
  /** Whether signing the same bytes again gives the same signature. */
  readonly repeatable: boolean;
  sign(message: Uint8Array): Uint8Array;
}

/** Larger things go in as digests: a tlog-tiles entry has a 16-bit length. */
export const envelopeBytesMax = 65_535;
/** What a sender may put into one: it still fits when base64 and both signatures are added. */
export const payloadBytesMax = 44_000;
const signaturesMax = 4;
// A media type (RFC 6838 §4.2) and nothing else: ASCII, so that characters are bytes and no two texts are signed alike.
const mediaType = /^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,62}\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,62}$/;

/**
 * DSSE v1 pre-authentication encoding: what is signed. Lengths are in bytes, in decimal.
 *
 *     DSSEv1 35 application/vnd.comity.message+json 19 {"like":"this one"}
 */
export function preAuthentication(payloadType: string, payload: Uint8Array): Uint8Array {
  return concatBytes(utf8(`DSSEv1 ${utf8(payloadType).length} ${payloadType} ${payload.length} `), payload);
}

export function envelopeIdOf(p: Pick<Primitives, "sha256">, e: Pick<Envelope, "payloadType" | "payload">): EnvelopeId {
  return toHex(p.sha256(preAuthentication(e.payloadType, e.payload))) as EnvelopeId;
}

/**
 * An envelope is one line of JSON in one spelling (DSSE v1 protocol, JSON envelope):
 *
 *     {"payload":"eyJs…","payloadType":"application/vnd.comity.message+json","signatures":[{"keyid":"9f…","sig":"Zm…"}]}
 *
 * Signatures stand in the order of their key IDs, one for each key: were any order good, whoever carries an envelope could
 * make a second line of it, and the record would hold two leaves for one act.
 */
export function formatEnvelope(e: Envelope): string {
  return JSON.stringify({
    payload: toBase64(e.payload),
    payloadType: e.payloadType,
    signatures: e.signatures.map((s) => ({ keyid: s.keyId, sig: toBase64(s.bytes) })),
  });
}

export function parseEnvelope(text: string): Result<Envelope> {
  if (text.length > envelopeBytesMax) return bad("oversized envelope");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return bad("malformed envelope");
  }
  const e = readEnvelope(json);
  // One spelling only: two byte strings must never be one envelope (the tree is over the bytes). Base64 has one spelling here, so
  // that what was read can be written again as it stands.
  return e !== undefined && JSON.stringify(e.spelled) === text ? good(e.envelope) : bad("malformed envelope");
}

interface ReadEnvelope {
  readonly envelope: Envelope;
  readonly spelled: unknown;
}

function readEnvelope(json: unknown): ReadEnvelope | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const { payload, payloadType, signatures } = json as Record<string, unknown>;
  if (typeof payload !== "string" || typeof payloadType !== "string" || !Array.isArray(signatures)) return undefined;
  if (!mediaType.test(payloadType) || signatures.length < 1 || signatures.length > signaturesMax) return undefined;
  const body = fromBase64(payload);
  if (!body.ok) return undefined;
  const read: Signature[] = [];
  const spelled: unknown[] = [];
  for (const s of signatures as readonly unknown[]) {
    if (typeof s !== "object" || s === null) return undefined;
    const { keyid, sig } = s as Record<string, unknown>;
    if (typeof keyid !== "string" || !/^[0-9a-f]{32}$/.test(keyid) || typeof sig !== "string") return undefined;
    const bytes = fromBase64(sig);
    if (!bytes.ok || keyid <= (read.at(-1)?.keyId ?? "")) return undefined;
    read.push({ keyId: keyid, bytes: bytes.value });
    spelled.push({ keyid, sig });
  }
  return {
    envelope: { payloadType, payload: body.value, signatures: read },
    spelled: { payload, payloadType, signatures: spelled },
  };
}

/** Sign payload bytes with every key that the directory lists for us. */
export function sealEnvelope(payloadType: string, payload: Uint8Array, signers: readonly Signer[]): Envelope {
  const message = preAuthentication(payloadType, payload);
  const inOrder = signers.toSorted((a, b) => (a.publicKey.id < b.publicKey.id ? -1 : 1));
  const signatures = inOrder.map((s) => ({ keyId: s.publicKey.id as string, bytes: s.sign(message) }));
  return { payloadType, payload, signatures };
}

/**
 * Whether an envelope carries a good signature by every key that the directory lists for a party, and no other signature.
 * A key of another purpose (drill, live) is not in the directory, so what it signed is refused here.
 */
export function checkSignatures(
  p: Primitives,
  directory: Directory,
  from: Party,
  e: Envelope,
): Result<readonly KeyId[]> {
  const keys = directory.keys.get(from);
  return keys === undefined ? bad("unknown party") : checkSignedBy(p, keys, e);
}

/** Whether an envelope carries a good signature by each of these keys, and no other signature. */
export function checkSignedBy(p: Primitives, keys: readonly PublicKey[], e: Envelope): Result<readonly KeyId[]> {
  if (keys.length === 0) return bad("no key is good");
  if (e.signatures.length !== keys.length) return bad("wrong number of signatures");
  const message = preAuthentication(e.payloadType, e.payload);
  for (const key of keys) {
    const signature = e.signatures.find((s) => s.keyId === key.id);
    if (signature === undefined) return bad("signed with a key that is not in the directory");
    if (key.algorithm === "ml-dsa-87" && p.mlDsa87 === undefined) return bad("ML-DSA-87 cannot be checked here");
    if (!verifyOne(p, key, message, signature.bytes)) return bad("wrong signature");
  }
  return good(keys.map((k) => k.id));
}

function verifyOne(p: Primitives, key: PublicKey, message: Uint8Array, signature: Uint8Array): boolean {
  if (key.algorithm === "ed25519") return verifyEd25519(p, key.raw, message, signature);
  return p.mlDsa87?.(key.raw, message, signature) ?? false;
}

export function payloadText(e: Envelope): Result<string> {
  return fromUtf8(e.payload);
}
