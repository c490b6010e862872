import canonicalize from "canonicalize";
import { z } from "zod";
import { utf8 } from "./bytes.ts";
import { checkSignatures, type EnvelopeId, formatEnvelope, parseEnvelope, type Signer, sealEnvelope } from "./dsse.ts";
import { type Instant, isInstant } from "./instant.ts";
import type { Directory } from "./keys.ts";
import { parseCanonical } from "./message.ts";
import { type Party, partySchema } from "./party.ts";
import type { Primitives } from "./primitives.ts";
import { assert, bad, good, type Result } from "./result.ts";

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
  record: z.string().min(1).max(63),
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

export interface SealedReceipt {
  readonly text: string;
  readonly receipt: Receipt;
}

export function sealReceipt(r: Receipt, signers: readonly Signer[]): SealedReceipt {
  const text = canonicalize(r);
  assert(text !== undefined, "a receipt has a canonical form");
  return { text: formatEnvelope(sealEnvelope(receiptType, utf8(text), signers)), receipt: r };
}

export function openReceipt(p: Primitives, directory: Directory, text: string): Result<SealedReceipt> {
  const e = parseEnvelope(text);
  if (!e.ok) return e;
  if (e.value.payloadType !== receiptType) return bad("not a receipt");
  const r = parseCanonical(e.value, receipt, () => undefined);
  if (!r.ok) return r;
  if (r.value.record !== directory.record) return bad("for another record");
  const signed = checkSignatures(p, directory, r.value.from, e.value);
  return signed.ok ? good({ text, receipt: r.value }) : signed;
}

/** Read a receipt of our own journal again: its signature was checked when it was accepted. */
export function reopenReceipt(text: string): Result<SealedReceipt> {
  const e = parseEnvelope(text);
  if (!e.ok) return e;
  const r = parseCanonical(e.value, receipt, () => undefined);
  return r.ok ? good({ text, receipt: r.value }) : r;
}
