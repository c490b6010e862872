import { z } from "zod";
import { fromBase64 } from "./bytes.ts";
import { type Party, partySchema } from "./party.ts";

/**
 * Words that their addressees alone can read. `words` is AES-256-GCM under a key made for this one message; `keys` holds that key
 * sealed to each reader by HPKE (RFC 9180, base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM): the encapsulated key,
 * then the sealed one. Both are bound to who says it, to whom, and on what occasion. All bytes in base64.
 *
 * Who sent it is shown by the envelope's signature, never by this.
 */
export interface SealedWords {
  readonly words: string;
  readonly keys: { readonly [party: string]: string };
}

/** Bytes of a key sealed to one reader: 32 of the encapsulated key, 32 of the key, 16 of the tag. */
export const sealedKeyBytes = 80;
/** The tag of AES-GCM is the least that sealed words hold. */
const tagBytes = 16;

const base64Of = (fits: (bytes: number) => boolean, words: string) =>
  z.string().refine((text) => {
    const read = fromBase64(text);
    return read.ok && fits(read.value.length);
  }, words);

export const sealedWords: z.ZodType<SealedWords> = z.strictObject({
  words: base64Of((n) => n >= tagBytes, "sealed words in base64"),
  keys: z
    .record(
      partySchema,
      base64Of((n) => n === sealedKeyBytes, `a sealed key of ${sealedKeyBytes} bytes in base64`),
    )
    .refine((keys) => Object.keys(keys).length > 0, "sealed to nobody"),
});

/** Whether words are sealed to exactly these readers, no other and none missing. */
export function isSealedTo(s: SealedWords, readers: readonly Party[]): boolean {
  const keys = Object.keys(s.keys).sort();
  const wanted = [...readers].sort();
  return keys.length === wanted.length && keys.every((k, i) => k === wanted[i]);
}
