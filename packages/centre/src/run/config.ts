/**
 * One centre's folder: everything that it needs to run, and nothing of another state's but public keys.
 *
 *     US/centre.json      what stands below
 *     US/directory.json   the parties' public signing keys, as exchanged
 *     US/tls.json         the certificate of each peer, pinned
 *     US/signing.pem      our signing key (mode 0600)
 *     US/sealing.pem      the key that opens what is sealed to us (mode 0600)
 *     US/keys/            private keys that took the place of those two, or are to (mode 0600)
 *     US/tls.pem, US/tls.key
 *     US/passkeys.json    public keys by which officers sign in (mode 0600)
 *     US/journal.db       the only truth
 *     US/files/           bytes of files that travel beside the record, encrypted
 *     US/centre.log
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { partySchema } from "@comity/wire";
import { z } from "zod";
import { text4 } from "../api/schemas.ts";
import { roles } from "../core/env.ts";
import { fileTypes } from "../core/file/attached.ts";
import { signInSchema } from "./sign-in-schema.ts";

const port = z.number().int().min(0).max(65_535);
const word = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/, "small letters, digits and hyphens");

export const deskSchema = z.strictObject({
  id: word,
  title: text4,
  mustRead: z.boolean().describe("an item stays open until this desk has read it: the warning desk"),
  readWithinMinutes: z.number().int().positive().nullable(),
});
export const officerPostSchema = z.strictObject({
  name: z.string().min(1).max(120),
  role: z.enum(roles),
  desk: word.nullable().describe("for the role `desk`: which"),
});

export const centreConfigSchema = z
  .strictObject({
    party: partySchema,
    name: text4,
    purpose: z.enum(["live", "drill"]),
    record: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,62}$/),
    note: text4.nullable().describe("a plain line under the mode, such as what a replay is made of"),
    http: z.strictObject({
      host: z.string(),
      port,
      names: z.array(z.string()).optional().describe("names under which the centre is reached besides its host"),
      tls: z.strictObject({ cert: z.string(), key: z.string() }).optional().describe("files, PEM; needed off loopback"),
    }),
    signIn: signInSchema.optional(),
    peer: z.strictObject({ host: z.string(), port }).describe("where the other centres reach this one"),
    peers: z.array(z.strictObject({ party: partySchema, host: z.string(), port })),
    desks: z.array(deskSchema).min(1),
    standIn: z
      .boolean()
      .optional()
      .describe("in an exercise alone: a script answers the tests of lines where nobody sits"),
    routeWithinMinutes: z.number().int().positive().describe("our own standing order, not an agreement's"),
    files: z
      .strictObject({
        bytesMax: z.int().min(1).max(100_000_000).optional().describe("the largest file, in bytes; absent: 10 MB"),
        types: z.array(z.enum(fileTypes)).min(1).optional().describe("which kinds may travel; absent: all of these"),
        spaceBytesMax: z.int().min(1).optional().describe("what all files together may take on disk; absent: 5 GB"),
      })
      .optional()
      .describe("what files may go with words, and may be taken from peers"),
    officers: z
      .array(
        officerPostSchema.extend({
          tokenHash: z.string().regex(/^[0-9a-f]{64}$/, "SHA-256 of the token, 64 hex digits"),
        }),
      )
      .min(1),
    regimes: z.string().describe("folder of the regime files, from this folder or from the root"),
    runs: z
      .array(word)
      .optional()
      .describe(
        "which of them this centre carries out; absent: all that have notifications and to which its party belongs",
      ),
    almanac: z.string().optional().describe("folder of the public record: a data package"),
    models: z.string().optional().describe("folder of the models by which projections are made"),
    library: z.string().optional().describe("folder of further regime files, to be read only"),
  })
  .superRefine((c, context) => {
    if (c.standIn === true && c.purpose === "live")
      context.addIssue({ code: "custom", path: ["standIn"], message: "a script never sits at a live line" });
    for (const [i, o] of c.officers.entries()) {
      const isSeated = o.role !== "desk" || c.desks.some((d) => d.id === o.desk);
      if (!isSeated)
        context.addIssue({ code: "custom", path: ["officers", i, "desk"], message: `no desk "${o.desk}"` });
    }
    for (const [subject, name] of Object.entries(c.signIn?.oidc?.subjects ?? {})) {
      if (c.officers.some((o) => o.name === name)) continue;
      const path = ["signIn", "oidc", "subjects", subject];
      context.addIssue({ code: "custom", path, message: `no officer "${name}"` });
    }
    const names = new Set(c.officers.map((o) => o.name));
    if (names.size < c.officers.length)
      context.addIssue({
        code: "custom",
        path: ["officers"],
        message: "two officers of one name: who did what would be unclear",
      });
  });
export type CentreConfig = z.infer<typeof centreConfigSchema>;

/** The centre cannot start, in words for whoever starts it. The code is that of the command: 2 bad input, 3 could not be done. */
export class CannotRun extends Error {
  override readonly name = "CannotRun";
  readonly code: 2 | 3;
  constructor(code: 2 | 3, words: string) {
    super(words);
    this.code = code;
  }
}

export function readCentreConfig(folder: string): CentreConfig {
  const path = join(folder, "centre.json");
  const read = centreConfigSchema.safeParse(readJson(path));
  if (read.success) return read.data;
  const faults = read.error.issues.map((i) => `  ${i.path.join(".") || "the file"}: ${i.message}`);
  throw new CannotRun(2, `${path} is not the configuration of a centre:\n${faults.join("\n")}`);
}

export function readJson(path: string): unknown {
  if (!existsSync(path))
    throw new CannotRun(2, `${path} is missing: name the folder of a centre, or make one with \`comity up\``);
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (e) {
    throw new CannotRun(2, `${path} cannot be read: ${(e as Error).message}`);
  }
}
