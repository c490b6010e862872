/** What the HTTP API says and takes of the watch and its hand-over. */
import { z } from "zod";
import { roles } from "../core/env.ts";
import { id, instant, instantIn, party, text4 } from "./schemas.ts";

const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, "a SHA-256, 64 hex digits")
  .describe("SHA-256, hex");
export const turnSchema = z.object({
  id,
  officer: z.string(),
  role: z.enum(roles),
  from: instant,
  until: instant,
  by: z.string().describe("who planned it"),
});
export const watchHeldSchema = z.object({
  officer: z.string(),
  since: instant,
  until: instant.nullable().describe("as planned; the watch stays with its officer until another has it"),
  from: z.string().nullable().describe("from whom; null: nobody held it"),
});
export const noteSchema = z.object({
  id,
  at: instant,
  by: z.string(),
  language: z.string(),
  text: z.string().describe("kept as written; never edited"),
});
export const handOverItemSchema = z.object({
  key: z.string().describe("names the item"),
  number: z.number().int(),
  kind: z.enum([
    "call",
    "alarm",
    "duty",
    "draft",
    "outgoing",
    "peer",
    "line",
    "lines",
    "warnings",
    "off-watch",
    "note",
  ]),
  digest: digest.describe("of what the item says; when it changes, the item is to be read again"),
  what: text4,
  detail: text4.nullable(),
  clock: instant.nullable().describe("by when; null: no clock runs"),
  clockState: z.enum(["late", "soon", "later", "no-time"]),
  owedBy: party.nullable(),
  with: z.array(party).describe("the other parties that it concerns"),
  count: z.number().int().describe("how many alike stand in it"),
  item: id.nullable().describe("the message or draft, where it is one"),
  takenBy: z.string().nullable().describe("of an alarm: who took it"),
  alarm: z.boolean().describe("it rings"),
  read: z
    .object({ by: z.string(), at: instant, remark: z.string().nullable() })
    .nullable()
    .describe("by the one who takes over, as it stands now"),
  changed: z.boolean().describe("it was read and has changed since: it is to be read again"),
});
const signatureSchema = z.object({
  by: z.string(),
  at: instant,
  digest,
  items: z.number().int(),
  inPlaceOf: z.object({ officer: z.string(), reason: z.string() }).nullable(),
  since: z
    .array(z.string())
    .describe("items that came or changed since: while there are some, it is to be signed again"),
});
export const handOverSchema = z.object({
  id,
  openedAt: instant,
  openedBy: z.string(),
  from: z.string(),
  to: z.string().nullable().describe("who takes it; null until somebody is named or begins to read"),
  read: z.number().int().describe("items read as they stand"),
  gives: signatureSchema.nullable(),
  takes: signatureSchema.nullable(),
});
export const endedHandOverSchema = z.object({
  id,
  openedAt: instant,
  endedAt: instant,
  from: z.string(),
  to: z.string().nullable(),
  gives: signatureSchema.nullable(),
  takes: signatureSchema.nullable(),
  remarks: z.array(z.object({ item: z.string(), number: z.number().int(), by: z.string(), remark: z.string() })),
  withdrawn: z.object({ by: z.string(), reason: z.string() }).nullable().describe("null: the watch passed"),
});
export const shiftSchema = z.object({
  watch: watchHeldSchema.nullable().describe("null: nobody has taken the watch"),
  next: turnSchema.nullable().describe("who is planned to have the watch next"),
  onWatch: z.boolean().describe("whoever asks has the watch"),
  handOver: handOverSchema.nullable().describe("the open one"),
  items: z.array(handOverItemSchema).describe("what passes on, from the state; nothing can be left out"),
  late: z.number().int().describe("items that are late"),
  digest: digest.describe("of the whole list as it stands: what a signature is for"),
  notes: z.array(noteSchema).describe("of this watch"),
  offWatch: z
    .array(z.object({ at: instant, by: z.string(), holder: z.string(), act: z.string(), about: z.string() }))
    .describe("of this watch: what somebody not on watch did because it could not wait"),
  alarms: z.object({
    count: z.number().int().describe("that rang in this watch: those taken, and those that stand"),
    perTenMinutes: z.number().nullable().describe("null: nobody has the watch"),
    target: z.number().describe("at most so many in ten minutes"),
  }),
  journal: z.object({ entries: z.number().int(), inWatch: z.number().int() }),
  turns: z.array(turnSchema).describe("the plan, from now on: who has which role when"),
  ended: z.array(endedHandOverSchema).describe("the last hand-overs, the newest first"),
  officers: z.array(z.object({ name: z.string(), role: z.string() })),
});
export const takeWatchSchema = z.object({ until: instantIn.optional() });
export const openHandOverSchema = z.object({
  to: z.string().max(120).optional().describe("the watch officer who takes over"),
});
export const readItemSchema = z.object({
  item: z.string().min(1).max(500).describe("its key"),
  digest: digest.describe("of the item as it was shown"),
  remark: z.string().trim().min(1).max(2000).optional(),
});
export const signSchema = z.object({
  digest: digest.describe("of the list as it was shown"),
  reason: z
    .string()
    .trim()
    .min(1, "say why")
    .max(2000)
    .optional()
    .describe("of a supervisor, who signs in place of the outgoing officer"),
});
export const withdrawSchema = z.object({ reason: z.string().trim().min(1, "say why").max(2000) });
export const noteInSchema = z.object({
  text: z.string().trim().min(1, "there are no words").max(20_000),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .default("en"),
});
export const turnInSchema = z.object({
  officer: z.string().min(1).max(120),
  role: z.enum(roles).default("watch-officer"),
  from: instantIn,
  until: instantIn,
});

export type ShiftInfo = z.infer<typeof shiftSchema>;
export type HandOverItem = z.infer<typeof handOverItemSchema>;
export type HandOverInfo = z.infer<typeof handOverSchema>;
export type EndedHandOver = z.infer<typeof endedHandOverSchema>;
export type SignatureInfo = z.infer<typeof signatureSchema>;
export type TurnInfo = z.infer<typeof turnSchema>;
export type TurnIn = z.input<typeof turnInSchema>;
export type NoteInfo = z.infer<typeof noteSchema>;
export type ReadItem = z.input<typeof readItemSchema>;
