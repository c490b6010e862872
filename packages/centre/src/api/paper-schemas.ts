/** What the HTTP API says and takes of papers and declarations. */
import { z } from "zod";
import { fileSchema, filesIn } from "./file-schemas.ts";
import { formFieldSchema, id, instant, instantIn, party, text4 } from "./schemas.ts";

const officers = z.object({ composed: z.string(), released: z.string() });
export const paperAct = z.enum(["tabled", "revised", "comment", "answered", "declined", "withdrawn"]);
export const paperStepSchema = z.object({
  act: paperAct,
  id,
  reference: z.string(),
  from: party,
  officers,
  language: z.string(),
  version: z.number().int(),
  sentAt: instant,
  receivedAt: instant,
  envelope: z.string(),
  title: z.string().nullable(),
  text: z.string().nullable().describe("null: not opened"),
  fault: z.string().nullable(),
  marks: z.array(z.string()).describe("what in the text is not what it seems"),
  files: z.array(fileSchema),
  delivered: z
    .array(z.object({ party, at: instant.nullable() }))
    .describe("to whom it got by the receipts we hold; of a step of others we know only our own"),
});
export const paperSchema = z.object({
  id,
  reference: z.string(),
  from: party,
  to: z.array(party),
  regime: z.string().nullable(),
  title: z.string().nullable(),
  state: z.enum(["tabled", "awaiting-reply", "answered", "declined", "lapsed", "withdrawn"]),
  asksReply: z.boolean(),
  replyBy: instant.nullable(),
  owes: z
    .array(z.object({ party, since: instant, days: z.number().int() }))
    .describe("who owes a reply, since it was in their hands"),
  tabledAt: instant,
  withdrawnAt: instant.nullable(),
  version: z.number().int(),
  steps: z.array(paperStepSchema).describe("in the order in which they were sent"),
});
export const outgoingSchema = z.object({
  id,
  reference: z.string(),
  kind: z.enum(["paper", "declaration"]),
  to: z.array(party),
  state: z.enum(["awaiting-release", "sealed", "sent", "discarded"]),
  composedBy: z.string(),
  composedAt: instant,
  releasedBy: z.string().nullable(),
  reason: z.string().nullable().describe("why it was given up"),
  paper: z
    .object({
      act: paperAct,
      of: id,
      title: z.string().nullable(),
      text: z.string(),
      replyBy: instant.nullable(),
      files: z.array(fileSchema),
    })
    .nullable(),
  declaration: z
    .object({
      regime: z.string(),
      type: z.string(),
      typeTitle: text4.nullable().describe("null: not in the regime file that runs now"),
      from: z.string(),
      to: z.string(),
      form: z.string().nullable(),
      nil: z.boolean(),
      fields: z.record(z.string(), z.unknown()),
      sealFirst: z.boolean(),
    })
    .nullable(),
});
export const declarationOfSchema = z.object({
  party,
  state: z
    .enum(["filed", "nil", "sealed", "late", "due", "not-required", "watched"])
    .describe("who has not filed stands as plainly as who has"),
  because: text4,
  dueAt: instant.nullable(),
  sealedAt: instant.nullable(),
  filedAt: instant.nullable(),
  lateBy: z.string().nullable().describe("filed after the day: by how long, in English"),
  opensItsSeal: z.boolean().describe("it was promised under seal, and is what was promised"),
  reference: z.string().nullable(),
  form: z.string().nullable(),
  fields: z.record(z.string(), z.unknown()).nullable(),
  texts: z.number().int().describe("how many were filed about this period; the newest stands"),
  otherEdition: z
    .boolean()
    .describe("it was written under another edition of the regime file than ours: its form may mean other things"),
});
const fieldLabel = z.object({ path: z.string(), label: text4 });
export const declarationRoundSchema = z.object({
  regime: z.string(),
  regimeTitle: text4,
  type: z.string(),
  title: text4,
  clause: z.string(),
  period: z.object({ from: z.string(), to: z.string() }),
  simultaneous: z.boolean(),
  nilReturn: z.enum(["required", "allowed", "none"]),
  forms: z.array(
    z.object({
      id: z.string(),
      title: text4,
      schema: z.unknown().describe("JSON Schema of its fields"),
      fields: z.array(formFieldSchema),
    }),
  ),
  schema: z.unknown().nullable().describe("of the fields, where there are no graded forms"),
  fields: z.array(formFieldSchema).describe("the same, with labels in four languages"),
  parties: z.array(declarationOfSchema),
  labels: z.array(fieldLabel),
  compare: z
    .array(z.object({ path: z.string(), label: text4, values: z.record(z.string(), z.unknown()) }))
    .describe("side by side: each field with what each declared"),
  last: z
    .object({
      period: z.object({ from: z.string(), to: z.string() }),
      form: z.string().nullable(),
      fields: z.record(z.string(), z.unknown()),
    })
    .nullable()
    .describe("our last one of this kind: what to begin from"),
  changed: z
    .array(z.object({ party, path: z.string(), before: z.unknown(), now: z.unknown() }))
    .describe("since the period before"),
});
const words = {
  title: z.string().trim().max(300).optional(),
  text: z.string().trim().min(1, "there are no words").max(30_000),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional(),
};
export const paperInSchema = z.object({
  act: paperAct.default("tabled"),
  paper: z.string().max(200).optional().describe("the paper that this is a step of, by id or reference"),
  to: z.array(party).max(200).optional(),
  regime: z.string().max(63).optional(),
  asksReply: z.boolean().default(true),
  replyBy: instantIn.optional(),
  ...words,
  files: filesIn,
});
export const declarationInSchema = z.object({
  regime: z.string().max(63),
  type: z.string().max(63),
  from: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  to: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  form: z.string().max(63).optional(),
  nil: z.boolean().default(false),
  fields: z.record(z.string(), z.unknown()).default({}),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional(),
  sealFirst: z.boolean().optional(),
});

export type PaperInfo = z.infer<typeof paperSchema>;
export type OutgoingInfo = z.infer<typeof outgoingSchema>;
export type DeclarationOf = z.infer<typeof declarationOfSchema>;
export type DeclarationRound = z.infer<typeof declarationRoundSchema>;
export type PaperIn = z.input<typeof paperInSchema>;
export type DeclarationIn = z.input<typeof declarationInSchema>;
