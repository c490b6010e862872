/** A file that goes with words, as it is named in them: what it is, and where its bytes are if they travel. */
import { fromBase64, fromHex, toBase64, toHex } from "@comity/wire";
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

/**
 * As it stands in words, where every byte counts: name, kind, length, and in base64 the SHA-256 of its plain bytes, with `sealed` after it where
 * its bytes travel.
 *
 *     ["annex.pdf","application/pdf",3000000,"Kx…"]
 */
export const formatAttached = (f: AttachedFile): readonly [string, string, number, string] => {
  const sealed = f.sealed === undefined ? undefined : fromBase64(f.sealed);
  const digests = [...fromHex(f.sha256), ...(sealed?.ok === true ? sealed.value : [])];
  return [f.name, f.type, f.bytes, toBase64(Uint8Array.from(digests))];
};
const digestBytes = 32;
const sealedBytes = 64;
export const attachedFile = z
  .tuple([z.string().max(200), z.string().max(100), z.int().min(0), z.string().max(200)])
  .transform(([name, type, bytes, digests], context): AttachedFile => {
    const read = fromBase64(digests);
    const given = read.ok ? read.value : new Uint8Array();
    const travels = given.length === digestBytes + sealedBytes;
    if (given.length !== digestBytes && !travels) {
      context.addIssue({ code: "custom", message: "a digest of 32 bytes, and 64 more where the bytes travel" });
      return z.NEVER;
    }
    const sha256 = toHex(given.subarray(0, digestBytes));
    return { name, type, bytes, sha256, ...(travels ? { sealed: toBase64(given.subarray(digestBytes)) } : {}) };
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
