/** Files that go with words or with evidence, as the API shows and takes them. */
import { z } from "zod";
import { instant, party } from "./words.ts";

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "64 hex digits, as sha256sum prints them");
export const fileState = z
  .enum(["not-here", "on-its-way", "here", "does-not-match", "not-taken"])
  .describe(
    "here: and it is what was said of it; does-not-match: its bytes are not what was said; not-taken: its kind or size may not travel",
  );
/** A file as a message names it, and where its bytes stand. */
export const fileSchema = z.object({
  name: z.string().describe("hidden marks are written out"),
  type: z.string(),
  bytes: z.number().int(),
  sha256: z.string().describe("of its plain bytes, hex"),
  travels: z.boolean().describe("false: only its digest was sent, its bytes come by another way"),
  state: fileState,
  got: z.number().int().describe("bytes that have come so far"),
  fault: z.string().nullable().describe("why it does not match or is not taken; who gave other bytes for it"),
  marks: z.array(z.string()).describe("what in its name is not what it seems"),
});
/** Every file that this centre knows of. */
export const knownFileSchema = fileSchema.extend({
  from: party.describe("whose it is; ours: what an officer gave"),
  to: z.array(party).describe("to whom it was sent"),
  by: z.string().nullable().describe("of ours: who gave it"),
  at: instant,
});
/** What goes with words: a file given to this centre before, by its digest; or any, told by its digest alone. */
export const fileInSchema = z.object({
  sha256,
  name: z.string().min(1).max(200).optional(),
  type: z.string().max(100).optional(),
  bytes: z.int().min(1).optional(),
});
export const filesIn = z
  .array(fileInSchema)
  .max(20)
  .optional()
  .describe("files given before by POST /api/v1/files; with name, type and bytes: a digest alone");

export type FileInfo = z.infer<typeof fileSchema>;
export type KnownFile = z.infer<typeof knownFileSchema>;
export type FileIn = z.input<typeof fileInSchema>;
