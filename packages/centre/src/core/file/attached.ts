/** A file that goes with words, as it is named in them: what it is, and where its bytes are if they travel. */
import { fromBase64, toBase64, toHex } from "@comity/wire";
import { z } from "zod";

/** Kinds of file that may go with words. Nothing that runs. */
export const fileTypes = ["text/plain", "application/pdf", "image/png", "image/jpeg"] as const;
export type FileType = (typeof fileTypes)[number];

/** A file that stays beside the record: its plain bytes by their digest. */
export interface AttachedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  /** SHA-256 of the plain bytes, hex. */
  readonly sha256: string;
  /** SHA-256 of the stored bytes, then the key that opens them: 64 bytes in base64. Absent: the bytes come by another way. */
  readonly sealed?: string | undefined;
}
/** SHA-256 of a file as it is stored and travels, in hex. */
export type StoredId = string;

const sealedBytes = 64;
export const attachedFile: z.ZodType<AttachedFile> = z.strictObject({
  name: z.string().max(200),
  type: z.string().max(100),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  sealed: z
    .string()
    .refine((text) => {
      const read = fromBase64(text);
      return read.ok && read.value.length === sealedBytes;
    })
    .optional(),
});

export const formatSealed = (stored: Uint8Array, key: Uint8Array): string =>
  toBase64(Uint8Array.from([...stored, ...key]));
/** Where a file's bytes are stored, and the key that opens them; undefined where they do not travel. */
export function sealedOf(f: AttachedFile): { readonly stored: StoredId; readonly key: Uint8Array } | undefined {
  const read = f.sealed === undefined ? undefined : fromBase64(f.sealed);
  if (read === undefined || !read.ok) return undefined;
  return { stored: toHex(read.value.subarray(0, 32)), key: read.value.subarray(32) };
}
/** The tag of AES-GCM is all that encryption adds. */
export const storedBytesOf = (f: Pick<AttachedFile, "bytes">): number => f.bytes + 16;
