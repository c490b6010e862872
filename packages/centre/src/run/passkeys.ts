/**
 * Officers' passkeys in the centre's folder: public keys alone, and when each was used. Who can write this file can sign in, so it has the
 * mode of a key.
 *
 *     US/passkeys.json
 */
import { existsSync } from "node:fs";
import { type Instant, isInstant } from "@comity/wire";
import { z } from "zod";
import type { Passkey, PasskeyStore } from "../http/passkeys.ts";
import { CannotRun, readJson } from "./config.ts";
import { writeWhole } from "./files.ts";

const instant = z.custom<Instant>(isInstant, "a time in UTC");
const fileSchema = z.strictObject({
  passkeys: z.array(
    z.strictObject({
      id: z.string(),
      officer: z.string(),
      name: z.string(),
      publicKey: z.string(),
      counter: z.number().int().nonnegative(),
      transports: z.array(z.string()),
      synced: z.boolean(),
      rpId: z.string(),
      createdAt: instant,
      lastUsedAt: instant.nullable(),
      revoked: z.strictObject({ at: instant, by: z.string() }).nullable(),
    }),
  ),
});

/** @throws CannotRun when the file is there and cannot be read: an empty list in its place would bring revoked keys back */
export function openPasskeys(path: string): PasskeyStore {
  const keys = new Map<string, Passkey>();
  if (existsSync(path)) {
    const read = fileSchema.safeParse(readJson(path));
    if (!read.success) throw new CannotRun(2, `${path} is not a list of passkeys: restore it from its backup`);
    for (const key of read.data.passkeys) keys.set(key.id, key);
  }
  return {
    all: () => [...keys.values()],
    keep(key) {
      const next = new Map(keys).set(key.id, key);
      writeWhole(path, `${JSON.stringify({ passkeys: [...next.values()] }, null, 2)}\n`, 0o600);
      keys.set(key.id, key);
    },
  };
}
