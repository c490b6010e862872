/**
 * A file as it is stored: AES-256-GCM (NIST SP 800-38D, by OpenSSL) under a key of 256 random bits made for this one file, the tag at its end.
 * The key serves for one file, so that its nonce need not vary.
 */
import { createCipheriv, createDecipheriv, createHash } from "node:crypto";
import { bad, good, type Result, utf8 } from "@comity/wire";
import { type AttachedFile, formatSealed, sealedOf, storedBytesOf } from "../../core/file/attached.ts";
import { KindSniffer, kindOf } from "../../core/file/kind.ts";
import { type FileLimits, fileFault } from "../../core/file/limits.ts";
import type { FileStore } from "./store.ts";

const nonce = new Uint8Array(12);
const tagBytes = 16;
const bound = utf8("comity-file/v1");

/** What is so many times larger than may be is not even read to its end. */
const muchTooLarge = 20;

interface Given {
  readonly name: string;
  /** 256 random bits. */
  readonly key: Uint8Array;
  /** The same bytes, if they were given before and are here: they are not stored twice. */
  readonly before: (sha256: string) => AttachedFile | undefined;
}
/**
 * Store a file of ours as it arrives, piece by piece: its plain bytes are never on disk.
 * @returns what to say of it; or why it may not travel, in words for who gave it
 */
export async function storeFile(
  store: FileStore,
  limits: FileLimits,
  { name, key, before }: Given,
  pieces: AsyncIterable<Uint8Array>,
): Promise<Result<AttachedFile>> {
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(bound);
  const plain = createHash("sha256");
  const sniffer = new KindSniffer();
  const file = store.begin();
  let bytes = 0;
  try {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > limits.bytesMax * muchTooLarge) break;
      // What is too large is read to its end, so that the answer finds its asker, and kept no more.
      if (bytes > limits.bytesMax) continue;
      plain.update(piece);
      sniffer.push(piece);
      file.add(cipher.update(piece));
    }
    const sha256 = plain.digest("hex");
    const type = bytes > limits.bytesMax ? (limits.types[0] ?? "") : (sniffer.end() ?? "");
    const fault = fileFault({ name, type, bytes, sha256 }, limits);
    if (fault !== undefined) {
      file.drop();
      return bad(type === "" && bytes > 0 ? `${fault}. What it is was read from its own bytes` : fault);
    }
    const same = before(sha256);
    if (same !== undefined) {
      file.drop();
      return good({ ...same, name });
    }
    file.add(cipher.final());
    file.add(cipher.getAuthTag());
    return good({ name, type, bytes, sha256, sealed: formatSealed(Buffer.from(file.keep(), "hex"), key) });
  } catch (e) {
    file.drop();
    throw e;
  }
}

/** The plain bytes of a stored file, held against all that was said of it; or what is wrong with them. */
export function openFile(f: AttachedFile, stored: Uint8Array): Result<Uint8Array> {
  const key = sealedOf(f)?.key;
  if (key === undefined) return bad("it has no key");
  if (stored.length !== storedBytesOf(f))
    return bad(`it has ${stored.length - tagBytes} bytes, not ${f.bytes} as was said`);
  let plain: Uint8Array;
  try {
    const cipher = createDecipheriv("aes-256-gcm", key, nonce).setAAD(bound);
    cipher.setAuthTag(stored.subarray(stored.length - tagBytes));
    plain = Buffer.concat([cipher.update(stored.subarray(0, stored.length - tagBytes)), cipher.final()]);
  } catch {
    return bad("it does not open with the key that was sent with it");
  }
  const sha256 = createHash("sha256").update(plain).digest("hex");
  if (sha256 !== f.sha256) return bad(`its SHA-256 is ${sha256}, not ${f.sha256} as was said`);
  const type = kindOf(plain);
  if (type !== f.type)
    return bad(`by its bytes it is ${type ?? "of no kind that may travel"}, not ${f.type} as was said`);
  return good(plain);
}
