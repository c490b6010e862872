import { z } from "zod";
import { fromUtf8 } from "./bytes.ts";
import { formatCanonical, parseCanonical } from "./canonical.ts";
import {
  checkSignatures,
  type Envelope,
  type EnvelopeId,
  formatEnvelope,
  parseEnvelope,
  type Signer,
  sealEnvelope,
} from "./dsse.ts";
import { type Instant, isInstant } from "./instant.ts";
import { type Directory, recordName } from "./keys.ts";
import { type Party, partySchema } from "./party.ts";
import type { Primitives } from "./primitives.ts";
import { payloadInOwnLine } from "./reopen.ts";
import { bad, good, type Result } from "./result.ts";

export const receiptType = "application/vnd.comity.receipt+json";

/**
 * A machine's word that these envelopes are on disk, one receipt for a batch. `receivedAt` is the moment at which a
 * notification counts as provided. A receipt stands outside the streams and is itself never receipted.
 */
export interface Receipt {
  readonly comity: 1;
  readonly record: string;
  readonly from: Party;
  readonly to: Party;
  readonly envelopes: readonly { readonly id: EnvelopeId; readonly receivedAt: Instant }[];
}
export const receiptEnvelopesMax = 256;

const receipt: z.ZodType<Receipt> = z.strictObject({
  comity: z.literal(1),
  record: recordName,
  from: partySchema,
  to: partySchema,
  envelopes: z
    .array(
      z.strictObject({
        id: z.custom<EnvelopeId>((v) => typeof v === "string" && /^[0-9a-f]{64}$/.test(v), "64 hex digits"),
        receivedAt: z.custom<Instant>(isInstant, "a time in UTC"),
      }),
    )
    .min(1)
    .max(receiptEnvelopesMax),
});

/** Canonical JSON (RFC 8785), the bytes that are signed. */
export function formatReceipt(r: Receipt): Uint8Array {
  return formatCanonical(r);
}

export function parseReceipt(e: Envelope): Result<Receipt> {
  if (e.payloadType !== receiptType) return bad("not a receipt");
  return parseCanonical(e, receipt, receiptFits);
}

function receiptFits(r: Receipt): string | undefined {
  if (r.from === r.to) return "a party does not receipt itself";
  // Two times for one envelope would be two moments at which it was provided.
  if (new Set(r.envelopes.map((e) => e.id)).size < r.envelopes.length) return "an envelope is receipted twice";
  return undefined;
}

export interface SealedReceipt {
  readonly text: string;
  readonly receipt: Receipt;
}

export function sealReceipt(r: Receipt, signers: readonly Signer[]): SealedReceipt {
  return { text: formatEnvelope(sealEnvelope(receiptType, formatReceipt(r), signers)), receipt: r };
}

export function openReceipt(p: Primitives, directory: Directory, text: string): Result<SealedReceipt> {
  const e = parseEnvelope(text);
  if (!e.ok) return e;
  const r = parseReceipt(e.value);
  if (!r.ok) return r;
  if (r.value.record !== directory.record) return bad("for another record");
  const signed = checkSignatures(p, directory, r.value.from, e.value);
  if (!signed.ok) return signed;
  if (!directory.keys.has(r.value.to)) return bad("addressed to an unknown party");
  return good({ text, receipt: r.value });
}

/** Read a receipt of our own journal again. NOTE: taken on trust, as `reopenMessage` takes a message. */
export function reopenReceipt(text: string): Result<SealedReceipt> {
  const e = parseEnvelope(text);
  const json = e.ok ? fromUtf8(e.value.payload) : e;
  return json.ok ? good({ text, receipt: JSON.parse(json.value) as Receipt }) : json;
}

/** The receipt in a line of our own journal. NOTE: taken on trust, as `messageInOwnLine` takes a message. */
export const receiptInOwnLine = (line: string): Receipt => JSON.parse(payloadInOwnLine(line)) as Receipt;
