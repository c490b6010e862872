import { type EnvelopeId, envelopeBytesMax, type Party, type StreamId } from "@comity/wire";
import { z } from "zod";
import type { StoredId } from "./file/attached.ts";

/**
 * What passes between two centres on one connection. A frame is one WebSocket text message of JSON; what is in it that
 * matters is signed for itself, so that a frame can be lost, doubled or forged by the path without harm.
 *
 * A `ping` of the WebSocket keeps the connection alive: it is another type of frame and can express nothing.
 */
export type RecordFrame =
  /** Signed message envelopes, oldest first. */
  | { readonly batch: readonly string[] }
  /** Signed receipts. */
  | { readonly receipts: readonly string[] }
  /** Dull lines for envelopes that were not accepted. `id` is empty when the envelope could not be named. */
  | { readonly refused: readonly { readonly id: EnvelopeId | ""; readonly line: string }[] }
  /** Sequence numbers of a stream of the addressee's that the asker does not hold. */
  | { readonly want: { readonly stream: StreamId; readonly sequences: readonly number[] } };

/** Bytes of files: no part of the record, and checked by their digest when all are here. See `FileExchange`. */
export type FileFrame =
  /** Give us so many bytes of a stored file, from an offset on. */
  | { readonly file: { readonly stored: StoredId; readonly from: number; readonly most: number } }
  /** Bytes of a stored file in base64, with how many it has in all. */
  | {
      readonly chunk: {
        readonly stored: StoredId;
        readonly from: number;
        readonly of: number;
        readonly bytes: string;
      };
    }
  /** There is nothing for the asker under that name. It tells not whether there is for others. */
  | { readonly gone: { readonly stored: StoredId } };
export type Frame = RecordFrame | FileFrame;

export const isFileFrame = (f: Frame): f is FileFrame => "file" in f || "chunk" in f || "gone" in f;

/** The most that is asked for at a time, in bytes. */
export const chunkBytesMax = 65_536;
export const batchEnvelopesMax = 64;
export const frameBytesMax = batchEnvelopesMax * (envelopeBytesMax + 1024);

const line = z.string().max(envelopeBytesMax);
const stored = z.string().regex(/^[0-9a-f]{64}$/);
const frame: z.ZodType<Frame> = z.union([
  z.strictObject({ batch: z.array(line).min(1).max(batchEnvelopesMax) }),
  z.strictObject({ receipts: z.array(line).min(1).max(batchEnvelopesMax) }),
  z.strictObject({
    refused: z
      .array(
        z.strictObject({
          id: z.custom<EnvelopeId | "">((v) => v === "" || (typeof v === "string" && /^[0-9a-f]{64}$/.test(v))),
          line: z.string().max(200),
        }),
      )
      .min(1)
      .max(batchEnvelopesMax),
  }),
  z.strictObject({
    want: z.strictObject({
      stream: z.custom<StreamId>(
        (v) => typeof v === "string" && /^[A-Z]{2}>[A-Z]{2}(,[A-Z]{2})*(#(keys|recovery))?$/.test(v),
      ),
      sequences: z.array(z.number().int().min(1)).min(1).max(256),
    }),
  }),
  z.strictObject({
    file: z.strictObject({ stored, from: z.int().min(0), most: z.int().min(1).max(chunkBytesMax) }),
  }),
  z.strictObject({
    chunk: z.strictObject({ stored, from: z.int().min(0), of: z.int().min(0), bytes: z.string().max(2_000_000) }),
  }),
  z.strictObject({ gone: z.strictObject({ stored }) }),
]);

export const formatFrame = (f: Frame): string => JSON.stringify(f);

/** @returns undefined for anything that is no frame */
export function parseFrame(text: string): Frame | undefined {
  if (text.length > frameBytesMax) return undefined;
  try {
    const read = frame.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

export type Peer = Party;
