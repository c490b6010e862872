/** What came or was given out of band, as the API shows and takes it. */
import { z } from "zod";
import { means } from "../core/hand/entry.ts";
import { fileSchema } from "./file-schemas.ts";
import { id, instant, party, text4 } from "./words.ts";

const fields = z.record(z.string(), z.unknown()).describe("values by field name, as the regime's type asks");
const line = z.string().trim().min(1).max(300);
const moment = z.string().min(1).max(40).describe("UTC, such as 2026-02-14T02:00Z");

/** The evidence of an entry by hand. */
export const evidenceSchema = z.object({
  means: z.enum(means),
  saidBy: z.string().describe("who spoke or signed for the other side; of what we gave, who took it there"),
  takenBy: z.string().describe("who took it here, or gave it"),
  takenAt: instant,
  receivedAt: instant.describe("what its filing is judged by"),
  reference: z.string().nullable().describe("the note's own reference"),
  sha256: z.string().nullable().describe("of the scan or recording, hex"),
  fileName: z.string().nullable(),
  text: z.string().nullable().describe("its words, as they came"),
  language: z.string(),
});

/** The plain mark of an item that was entered by hand: our own journal's word, and no signed envelope of its sender. */
export const byHandSchema = z.object({
  entry: id,
  mark: text4.describe("such as: entered by hand: note verbale, taken by C. Lambert"),
  evidence: evidenceSchema,
  enteredBy: z.string(),
  enteredAt: instant,
  confirmedBy: z.string().nullable(),
  confirmedAt: instant.nullable(),
  supersededBy: z.string().nullable().describe("the signed item that said the same later"),
});

/** One entry by hand, from when it is typed. It counts once it is confirmed. */
export const handSchema = z.object({
  id,
  reference: z.string().describe("our own count, such as H-2026-0001"),
  kind: z.enum(["notification", "follow-up", "acknowledgement", "given"]),
  from: party,
  to: z.array(party),
  regime: z.string().nullable(),
  type: z.string().nullable(),
  of: id.nullable(),
  ofReference: z.string().nullable(),
  fields,
  summary: text4,
  mark: text4,
  state: z
    .enum(["not-confirmed", "confirmed", "rejected", "superseded"])
    .describe("not-confirmed: it counts for nothing yet, and ends no alarm"),
  evidence: evidenceSchema,
  enteredBy: z.string(),
  enteredAt: instant,
  confirmed: z.object({ by: z.string(), at: instant }).nullable(),
  rejected: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  superseded: z.object({ by: z.string(), at: instant, item: id, reference: z.string() }).nullable(),
  scan: fileSchema.nullable().describe("the scan or recording, if it was given to this centre"),
  maybeSame: z
    .array(z.string())
    .describe("references of signed items that may say the same: of this reference, or with windows that meet"),
});

export const handInSchema = z.object({
  kind: z.enum(["notification", "follow-up", "acknowledgement", "given"]).default("notification"),
  from: party.optional().describe("whose word it is; absent: ours, for what we gave or answered"),
  to: z
    .array(party)
    .max(100)
    .optional()
    .describe("who else was told; of what we gave: into whose hands. We are among the told in any case"),
  regime: z.string().max(100).optional(),
  type: z.string().max(100).optional(),
  of: z.string().max(100).optional().describe("the item that it speaks of: id or reference"),
  fields: fields.optional(),
  evidence: z.object({
    means: z.enum(means),
    saidBy: line,
    takenBy: line,
    takenAt: moment.optional().describe("absent: when it was received"),
    receivedAt: moment,
    reference: line.nullish(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, "64 hex digits, as sha256sum prints them")
      .nullish(),
    fileName: line.nullish(),
    text: z.string().max(20_000).nullish(),
    language: z.string().min(2).max(35),
  }),
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type ByHand = z.infer<typeof byHandSchema>;
export type HandInfo = z.infer<typeof handSchema>;
export type HandIn = z.input<typeof handInSchema>;
