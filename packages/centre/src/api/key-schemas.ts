/** What the HTTP API says and takes of the parties' keys. */
import { z } from "zod";
import { instant, instantIn, party } from "./words.ts";

const use = z.enum(["signing", "sealing"]);
export const keySchema = z.object({
  party,
  use: z.enum(["signing", "sealing", "recovery"]),
  id: z.string().describe("32 hex digits"),
  algorithm: z.string(),
  key: z.string().describe("public, raw, in base64"),
  state: z.enum(["good", "replaced", "revoked"]),
  from: instant.nullable().describe("since when it is replaced or revoked, by its party's word"),
  heardAt: instant.nullable().describe("when that word was on record here"),
  by: z
    .enum(["keys", "recovery"])
    .nullable()
    .describe("signed by the party's keys, or by the one that it keeps offline"),
  reason: z.string().nullable(),
  successor: z.string().nullable().describe("the key in its place"),
  doubtful: z
    .number()
    .int()
    .describe(
      "of a revoked signing key: envelopes on record here that came after `from` and before its revocation was heard",
    ),
  refused: z.number().int().describe("envelopes that the party's revoked keys signed and that were refused since"),
});
export const replaceKeyInSchema = z.object({
  use,
  does: z.enum(["rotate", "revoke"]).default("rotate"),
  from: instantIn.optional().describe("absent: now"),
  reason: z.string().trim().min(1, "say why").max(2000),
});
export const makeKeyInSchema = z.object({ use });
export const madeKeySchema = z.object({ id: z.string(), algorithm: z.string(), key: z.string() });
export const statementInSchema = z.object({
  statement: z.string().min(1).max(16_000).describe("one line, as `comity keys statement` prints it"),
});

export type KeyInfo = z.infer<typeof keySchema>;
export type ReplaceKeyIn = z.input<typeof replaceKeyInSchema>;
export type MadeKey = z.infer<typeof madeKeySchema>;
