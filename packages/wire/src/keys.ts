import { z } from "zod";
import { concatBytes, fromBase64, toBase64, toHex, utf8 } from "./bytes.ts";
import type { Party } from "./party.ts";
import { partySchema } from "./party.ts";
import type { Primitives } from "./primitives.ts";
import { bad, good, type Result } from "./result.ts";

export type Algorithm = "ed25519" | "ml-dsa-87";
/** Drill and live are different keys and different records: the purpose is part of a key's identity. */
export type Purpose = "live" | "drill";
export type KeyId = string & { readonly __keyId: true };

export interface PublicKey {
  readonly id: KeyId;
  readonly algorithm: Algorithm;
  readonly purpose: Purpose;
  readonly raw: Uint8Array;
}

/**
 * The keys that the parties exchanged, and the name of the record that they sign for.
 * Every listed key of a party must have signed: where an ML-DSA-87 key stands beside the Ed25519 key, both must verify.
 */
export interface Directory {
  readonly record: string;
  readonly purpose: Purpose;
  readonly keys: ReadonlyMap<Party, readonly PublicKey[]>;
}

/** A key's name: the first 16 bytes of SHA-256("comity-key/v1", purpose, algorithm, raw key), a newline between, in hex. */
export function publicKeyOf(
  p: Pick<Primitives, "sha256">,
  algorithm: Algorithm,
  purpose: Purpose,
  raw: Uint8Array,
): PublicKey {
  const digest = p.sha256(concatBytes(utf8(`comity-key/v1\n${purpose}\n${algorithm}\n`), raw));
  return { id: toHex(digest.subarray(0, 16)) as KeyId, algorithm, purpose, raw };
}

const directorySchema = z.strictObject({
  record: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,62}$/),
  purpose: z.enum(["live", "drill"]),
  parties: z.record(
    partySchema,
    z.array(z.strictObject({ algorithm: z.enum(["ed25519", "ml-dsa-87"]), key: z.string() })).min(1),
  ),
});

/** The directory as a file: `{"record", "purpose", "parties": {"US": [{"algorithm", "key": base64}]}}`. */
export function formatDirectory(d: Directory): string {
  const parties = Object.fromEntries(
    [...d.keys].map(([party, keys]) => [party, keys.map((k) => ({ algorithm: k.algorithm, key: toBase64(k.raw) }))]),
  );
  return `${JSON.stringify({ record: d.record, purpose: d.purpose, parties }, null, 2)}\n`;
}

export function parseDirectory(p: Pick<Primitives, "sha256">, text: string): Result<Directory> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (e) {
    return bad(`the key directory is not JSON: ${(e as Error).message}`);
  }
  const read = directorySchema.safeParse(json);
  if (!read.success) {
    return { ok: false, faults: read.error.issues.map((i) => ({ at: i.path.join("."), message: i.message })) };
  }
  const keys = new Map<Party, readonly PublicKey[]>();
  for (const [party, listed] of Object.entries(read.data.parties)) {
    const parsed: PublicKey[] = [];
    for (const { algorithm, key } of listed) {
      const raw = fromBase64(key);
      const length = algorithm === "ed25519" ? 32 : 2592;
      if (!raw.ok || raw.value.length !== length)
        return bad(`a key of ${algorithm} is ${length} bytes in base64`, `parties.${party}`);
      if (parsed.some((k) => k.algorithm === algorithm)) return bad(`two keys of ${algorithm}`, `parties.${party}`);
      parsed.push(publicKeyOf(p, algorithm, read.data.purpose, raw.value));
    }
    if (!parsed.some((k) => k.algorithm === "ed25519")) return bad("an ed25519 key is needed", `parties.${party}`);
    keys.set(party as Party, parsed);
  }
  return good({ record: read.data.record, purpose: read.data.purpose, keys });
}
