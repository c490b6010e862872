import { z } from "zod";
import { envelopeId, instant, itemId, language, name, officers, reason, reference, regimeRef, word } from "./atoms.ts";
import { fromUtf8 } from "./bytes.ts";
import { formatCanonical, parseCanonical } from "./canonical.ts";
import {
  checkSignatures,
  type Envelope,
  type EnvelopeId,
  envelopeIdOf,
  formatEnvelope,
  parseEnvelope,
  payloadBytesMax,
  type Signer,
  sealEnvelope,
} from "./dsse.ts";
import { type Fields, fieldsSchema } from "./fields.ts";
import type { Instant } from "./instant.ts";
import { type Directory, recordName } from "./keys.ts";
import { type LineBody, lineBodies, lineFault } from "./line-bodies.ts";
import { type Declaration, type DeclarationSeal, type Paper, paperBodies, paperFault } from "./paper-bodies.ts";
import { type Party, partySchema } from "./party.ts";
import type { Primitives } from "./primitives.ts";
import { bad, good, type Result } from "./result.ts";

export const messageType = "application/vnd.comity.message+json";

/** Names one notification, follow-up or correction, the same at every centre: 128 random bits in hex, made with the draft. */
export type ItemId = string & { readonly __itemId: true };

/** The regime file that an item was written under: the digest binds its clauses and its words. */
export interface RegimeRef {
  readonly id: string;
  /** SHA-256 of the file's bytes, hex. */
  readonly digest: string;
}

/** What items that two officers release have in common. */
interface Released {
  readonly id: ItemId;
  /** The sender's own running number, such as `US-2026-0042`. */
  readonly reference: string;
  readonly regime: RegimeRef;
  readonly fields: Fields;
  /** The language whose text is authentic: the sender's. */
  readonly language: string;
  readonly composedAt: Instant;
  readonly officers: { readonly composed: string; readonly released: string };
}
/** Owed under a regime: what will happen, when and where. */
export interface Notification extends Released {
  readonly kind: "notification";
  readonly type: string;
}
/** What became of a notified event: launched, postponed, cancelled, as the regime names them. */
export interface FollowUp extends Released {
  readonly kind: "follow-up";
  readonly type: string;
  readonly of: ItemId;
}
/** Replaces an earlier item of the same sender, which stays on record. */
export interface Correction extends Released {
  readonly kind: "correction";
  readonly of: ItemId;
  readonly reason: string;
}
/** A watch officer has read the item. A machine's receipt is another thing. */
export interface Acknowledgement {
  readonly kind: "acknowledgement";
  readonly of: ItemId;
  readonly envelope: EnvelopeId;
  readonly officer: string;
  readonly at: Instant;
}
export type Item = Notification | FollowUp | Correction;
/** A key of the sender's is replaced or is no longer good, by a statement that stands for itself (see `KeyStatement`). */
export interface KeyChange {
  readonly kind: "key-change";
  /** By which keys the statement is signed. Each has a count of its own: whoever stole the one can't fill the other's. */
  readonly by: "keys" | "recovery";
  /** One line: the signed statement. */
  readonly statement: string;
}
export type Body = Item | Acknowledgement | LineBody | Paper | Declaration | DeclarationSeal | KeyChange;
/** What two officers release, and what an officer acknowledges. */
export const isItem = (b: Body): b is Item =>
  b.kind === "notification" || b.kind === "follow-up" || b.kind === "correction";
export const isOnLine = (b: Body): b is LineBody => b.kind.startsWith("line-");

/**
 * What a sender signs. `sequence` counts from 1 within one *stream*: one sender to one set of addressees; `previous` names the
 * envelope before it in that stream. A bilateral message therefore leaves no hole in what the others see.
 */
export interface Message {
  readonly comity: 1;
  readonly record: string;
  readonly from: Party;
  /** Addressees, sorted, without the sender. */
  readonly to: readonly Party[];
  readonly sequence: number;
  readonly previous: EnvelopeId | null;
  /** When the second officer released it, by the sender's clock. */
  readonly sentAt: Instant;
  readonly body: Body;
}

/** One sender's count towards one set of addressees, such as `US>CN,FR,GB,RU`; of changes of keys, `US>CN,FR,GB,RU#recovery`. */
export type StreamId = string & { readonly __streamId: true };
export const streamOf = (m: Pick<Message, "from" | "to"> & { readonly body: Body }): StreamId =>
  `${m.from}>${m.to.join(",")}${m.body.kind === "key-change" ? `#${m.body.by}` : ""}` as StreamId;

const released = {
  id: itemId,
  reference,
  regime: regimeRef,
  fields: fieldsSchema,
  language,
  composedAt: instant,
  officers,
};
const body: z.ZodType<Body> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("notification"), type: word, ...released }),
  z.strictObject({ kind: z.literal("follow-up"), type: word, of: itemId, ...released }),
  z.strictObject({ kind: z.literal("correction"), of: itemId, reason, ...released }),
  z.strictObject({ kind: z.literal("acknowledgement"), of: itemId, envelope: envelopeId, officer: name, at: instant }),
  z.strictObject({
    kind: z.literal("key-change"),
    by: z.enum(["keys", "recovery"]),
    statement: z.string().min(1).max(16_000),
  }),
  ...lineBodies,
  ...paperBodies,
]);
const message: z.ZodType<Message> = z.strictObject({
  comity: z.literal(1),
  record: recordName,
  from: partySchema,
  to: z
    .array(partySchema)
    .min(1)
    .max(200)
    .refine((to) => to.every((p, i) => i === 0 || (to[i - 1] ?? "") < p), "addressees are sorted, each once"),
  sequence: z.int().min(1),
  previous: envelopeId.nullable(),
  sentAt: instant,
  body,
});

/** Canonical JSON (RFC 8785), the bytes that are signed. */
export function formatMessage(m: Message): Uint8Array {
  return formatCanonical(m);
}

/**
 * Whether every reader will accept what is about to be signed. Ask before a message is journaled: what is on disk will be
 * signed and sent, and a message that all peers refuse leaves a hole in its stream that nothing fills.
 */
export function checkMessage(m: Message): Result<Message> {
  const ready = readyMessage(m);
  return ready.ok ? good(ready.value.message) : ready;
}

/** The same, with the very bytes that were checked: what is signed is then not written a second time. */
export function readyMessage(m: Message): Result<{ readonly message: Message; readonly payload: Uint8Array }> {
  let payload: Uint8Array;
  try {
    payload = formatMessage(m);
  } catch {
    return bad("it holds half a character, or a number that cannot be written");
  }
  if (payload.length > payloadBytesMax) return bad(`it is longer than ${payloadBytesMax} bytes`);
  const read = parseMessage({ payloadType: messageType, payload, signatures: [] });
  return read.ok ? good({ message: read.value, payload }) : read;
}

/** @returns the message, or what is wrong with it; only canonical JSON is read, so that `formatMessage` gives the same bytes. */
export function parseMessage(e: Envelope): Result<Message> {
  if (e.payloadType !== messageType) return bad("not a message");
  return parseCanonical(e, message, messageFits);
}

function messageFits(m: Message): string | undefined {
  if (m.to.includes(m.from)) return "a sender does not address itself";
  if ((m.sequence === 1) !== (m.previous === null))
    return "the first of a stream, and only the first, has nothing before it";
  if (isOnLine(m.body)) return lineFault(m.body, m.to);
  return m.body.kind === "paper" ? paperFault(m.body, m.to) : undefined;
}

/** A message with the envelope that carried it. `text` is the exact line that was signed, sent, journaled and hashed. */
export interface Sealed {
  readonly id: EnvelopeId;
  readonly text: string;
  readonly message: Message;
}

export function sealMessage(p: Pick<Primitives, "sha256">, m: Message, signers: readonly Signer[]): Sealed {
  const payload = formatMessage(m);
  const id = envelopeIdOf(p, { payloadType: messageType, payload });
  return { id, text: signedLine(payload, signers), message: m };
}

/** The line of a message that stands as bytes already. @param payload what `formatMessage` gave */
export const signedLine = (payload: Uint8Array, signers: readonly Signer[]): string =>
  formatEnvelope(sealEnvelope(messageType, payload, signers));

/** Read one line and believe it only if its sender's every listed key signed it for this record. */
export function openMessage(p: Primitives, directory: Directory, text: string): Result<Sealed> {
  const e = parseEnvelope(text);
  return e.ok ? openEnvelope(p, directory, e.value, text) : e;
}

/**
 * The same for a line that was already read.
 * @param text the line that `parseEnvelope` read `e` from @param id its name, where that was already made from `e`
 */
export function openEnvelope(
  p: Primitives,
  directory: Directory,
  e: Envelope,
  text: string,
  id = envelopeIdOf(p, e),
): Result<Sealed> {
  const m = parseMessage(e);
  if (!m.ok) return m;
  if (m.value.record !== directory.record) return bad("for another record");
  const signed = checkSignatures(p, directory, m.value.from, e);
  if (!signed.ok) return signed;
  if (!m.value.to.every((party) => directory.keys.has(party))) return bad("addressed to an unknown party");
  return good({ id, text, message: m.value });
}

/**
 * Read a line of our own journal again. NOTE: it was checked when it was accepted, and the journal's running hash shows that
 * it is the same; here its shape is taken on trust. Never give it a stranger's line.
 */
export function reopenMessage(p: Pick<Primitives, "sha256">, text: string): Result<Sealed> {
  const e = parseEnvelope(text);
  const json = e.ok ? fromUtf8(e.value.payload) : e;
  if (!e.ok || !json.ok) return bad("not a line of a journal");
  return good({ id: envelopeIdOf(p, e.value), text, message: JSON.parse(json.value) as Message });
}
