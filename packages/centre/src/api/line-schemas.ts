/** What the HTTP API says and takes of crisis lines. */
import { z } from "zod";
import { fileSchema, filesIn } from "./file-schemas.ts";
import { keySchema } from "./key-schemas.ts";
import { id, instant, instantIn, party, text4 } from "./schemas.ts";

export const lineSign = z
  .enum(["answers", "nobody-answers", "declined", "down", "frozen", "stopped", "not-tested"])
  .describe("down: the path; nobody-answers: the path is up and no officer answers; declined: they answered no");
export const lineOutcome = z.enum(["answered", "declined", "will-answer-by", "no-answer", "line-down"]);
export const urgencySchema = z.enum(["routine", "priority", "flash"]);
const frozenSchema = z.object({ by: party, officer: z.string(), at: instant, reason: z.string() });

export const memberStandingSchema = z.object({
  party,
  sign: lineSign,
  says: text4.describe("the sign in words, with the age of the last answered test"),
  path: z.enum(["up", "down", "unknown"]),
  lastTest: z
    .object({
      at: instant,
      deliveredAt: instant.nullable(),
      answeredAt: instant.nullable(),
      answeredBy: z.string().nullable(),
      answerBy: instant.nullable(),
      outcome: z
        .enum(["answered", "unanswered", "undelivered"])
        .nullable()
        .describe("within the test's own time: what came late counts as not; null while it may still be answered"),
    })
    .nullable()
    .describe("our last test, as far as it concerns this member"),
  lastAnsweredAt: instant.nullable().describe("when an officer of theirs last answered a test, of whoever's making"),
  unanswered: z.number().int().describe("tests in a row that their machine took and no officer answered"),
  lastCall: z.object({ id, outcome: lineOutcome.nullable(), at: instant }).nullable(),
});
export const proposalSchema = z.object({
  id,
  change: z.enum(["remove", "let-back"]),
  member: party.describe("who goes out, or is let back"),
  by: party.describe("who proposed it"),
  officer: z.string(),
  at: instant,
  reason: z.string(),
  agreeBy: instant.describe("what is said later does not count"),
  state: z.enum(["open", "done", "declined", "lapsed"]),
  endedAt: instant.nullable().describe("the moment of the last word that was needed, the same on every record"),
  words: z.array(
    z.object({
      by: party,
      officer: z.string(),
      at: instant,
      step: z.enum(["proposed", "agreed", "declined"]),
      reason: z.string().nullable(),
    }),
  ),
  waitsFor: z.array(party).describe("whose word is still needed"),
});
export const lineSchema = z.object({
  id: z.string().describe("regime/line/members, such as p5-crisis-lines/bilateral/CN,US"),
  regime: z.string(),
  regimeTitle: text4,
  line: z.string(),
  title: text4,
  clause: z.string(),
  use: text4.nullable(),
  mode: z.enum(["open", "ask-and-wait"]),
  members: z.array(party),
  chosen: z.boolean().describe("among members who joined it, not given by the regime"),
  mayRemove: z.boolean().describe("by its rule all others together may put a member out, and let it back"),
  out: z.array(party).describe("who was put out and not let back"),
  proposals: z.array(proposalSchema).describe("what was proposed about who is on it, the oldest first"),
  revokedKeys: z.array(keySchema).describe("keys of its members that are no longer good, by their own word"),
  answerWithin: z.string().nullable().describe("ISO 8601, by the agreement"),
  testEvery: z.string().nullable(),
  testBy: z.enum(["each", "in-turn"]).nullable(),
  nextTestAt: instant.nullable().describe("ours"),
  routes: z.array(text4).describe("the ways it takes: what to use when one fails"),
  deliverTo: z.array(text4),
  standings: z.array(memberStandingSchema),
  frozen: z.array(frozenSchema),
  stopped: z.object({ at: instant, words: z.string() }).nullable(),
  waitsForUs: z.array(id).describe("calls that we have not answered"),
  testsToAnswer: z.array(z.object({ from: party, at: instant })),
  tests: z
    .array(z.object({ at: instant, of: z.record(z.string(), z.enum(["answered", "unanswered", "undelivered"])) }))
    .describe("how our tests before the last one ended, the oldest first"),
  roomBytes: z.number().int().describe("what fits into one message; longer text goes in parts"),
});
export const proposedLineSchema = z.object({
  id: z.string(),
  regime: z.string(),
  line: z.string(),
  title: text4,
  clause: z.string(),
  members: z.array(party),
  joined: z.array(party).describe("who has signed for exactly these members; the line stands once all of them have"),
});
export const lineLeftSchema = z.object({
  id: z.string(),
  regime: z.string(),
  line: z.string(),
  title: text4,
  clause: z.string(),
  members: z.array(party).describe("as it was with us"),
  proposals: z.array(proposalSchema),
});
export const loggedCallSchema = z.object({
  id,
  line: z.string(),
  direction: z.enum(["out", "in"]),
  with: z.array(party),
  ours: z.string().describe("who spoke for us"),
  theirs: z.string().describe("who spoke for them, as told"),
  spokeAt: instant,
  said: z.string(),
  language: z.string(),
  loggedBy: z.string(),
  loggedAt: instant,
  mark: text4.describe("that it was by phone, and by whose word"),
});
const annexSchema = z.object({
  id: z.string(),
  language: z.string(),
  text: z.string(),
  author: z.string(),
  machine: z.string().nullable().describe("what made it, if a machine did"),
  at: instant,
  confirmed: z.object({ by: z.string(), at: instant }).nullable().describe("it counts once an officer confirmed it"),
});
export const passageSchema = z.object({
  envelope: z.string().describe("64 hex digits"),
  from: party,
  officer: z.string(),
  kind: z.enum(["line-call", "line-say", "line-reply"]),
  language: z.string().describe("in which the text is authentic"),
  sentAt: instant,
  receivedAt: instant,
  text: z.string().nullable().describe("null: not opened; hidden marks are written out"),
  fault: z.string().nullable().describe("why it could not be opened"),
  marks: z
    .array(z.string())
    .describe("what in the text is not what it seems: hidden marks, letters of two scripts in one word"),
  phrase: text4.nullable().describe("set words, in each language"),
  annexOf: z.object({ envelope: z.string(), author: z.string(), machine: z.string().nullable() }).nullable(),
  files: z.array(fileSchema),
  annexes: z.array(annexSchema),
});
export const callSchema = z.object({
  id,
  line: z.string(),
  title: text4,
  clause: z.string(),
  from: party,
  to: z.array(party),
  urgency: urgencySchema,
  about: id.nullable(),
  sentAt: instant,
  receivedAt: instant,
  answerBy: instant,
  outcome: lineOutcome.nullable().describe("the one outcome, on every record the same; null while the call is open"),
  endedAt: instant.nullable(),
  each: z.record(z.string(), lineOutcome).describe("of each who was called, once it ended"),
  replies: z.array(z.object({ party, outcome: lineOutcome, by: instant.nullable(), officer: z.string(), at: instant })),
  deliveredTo: z.record(z.string(), instant).describe("when each had it, by its signed receipt"),
  over: z.object({ by: party, at: instant }).nullable(),
  waitsForUs: z.boolean(),
  passages: z.array(passageSchema).describe("in the order in which they were said"),
});
const words = {
  text: z.string().trim().min(1, "there are no words").max(20_000).optional(),
  phrase: z.string().max(63).optional().describe("set words by name, in place of a text or before it"),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .default("en"),
  files: filesIn,
};
const lineField = z.string().min(1).max(300).describe("a line's id");
export const callInSchema = z.object({
  line: lineField,
  urgency: urgencySchema.default("routine"),
  about: z.string().max(64).optional(),
  confirm: z.array(z.string().max(60)).max(20).optional().describe("for a flash: the name of each who will get it"),
  ...words,
});
export const sayInSchema = z.object({ ...words, over: z.boolean().default(false) });
export const replyInSchema = z.object({
  outcome: z.enum(["answered", "declined", "will-answer-by"]),
  by: instantIn.optional(),
  ...words,
});
export const onLineInSchema = z.object({ line: lineField });
export const standingInSchema = z.object({
  line: lineField,
  reason: z.string().trim().min(1, "say why").max(2000),
});
export const memberInSchema = z.object({
  regime: z.string().max(63),
  line: z.string().max(63),
  members: z.array(party).min(2).max(50),
});
export const logCallInSchema = z.object({
  line: lineField,
  direction: z.enum(["out", "in"]),
  with: z.array(party).max(50).optional().describe("absent: everyone else on the line"),
  ours: z.string().trim().min(1, "say who spoke for us").max(200),
  theirs: z.string().trim().min(1, "say who spoke for them").max(200),
  spokeAt: instantIn.optional().describe("absent: now"),
  said: z.string().trim().min(1, "say in short what was said").max(5000),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .default("en"),
});
export const changeInSchema = z.object({
  line: lineField,
  member: party,
  reason: z.string().trim().min(1, "say why").max(2000),
});
export const declineInSchema = z.object({ reason: z.string().trim().min(1, "say why").max(2000) });
export const annexInSchema = z.object({
  language: z.string().regex(/^[a-z]{2,3}$/),
  text: z.string().trim().min(1, "there is no translation").max(20_000),
  machine: z.string().max(120).nullable().default(null),
});
export const phraseSchema = z.object({ id: z.string(), text: text4 });

export type LineInfo = z.infer<typeof lineSchema>;
export type ProposedLineInfo = z.infer<typeof proposedLineSchema>;
export type LineLeftInfo = z.infer<typeof lineLeftSchema>;
export type ProposalInfo = z.infer<typeof proposalSchema>;
export type LoggedCallInfo = z.infer<typeof loggedCallSchema>;
export type LogCallIn = z.input<typeof logCallInSchema>;
export type ChangeIn = z.input<typeof changeInSchema>;
export type MemberStandingInfo = z.infer<typeof memberStandingSchema>;
export type CallInfo = z.infer<typeof callSchema>;
export type PassageInfo = z.infer<typeof passageSchema>;
export type PhraseInfo = z.infer<typeof phraseSchema>;
export type CallIn = z.input<typeof callInSchema>;
export type SayIn = z.input<typeof sayInSchema>;
export type ReplyIn = z.input<typeof replyInSchema>;
export type MemberIn = z.input<typeof memberInSchema>;
export type AnnexIn = z.input<typeof annexInSchema>;
