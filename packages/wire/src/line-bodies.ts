/**
 * What is said on a crisis line. The members of a line are the sender and the addressees of the message; its rules stand in a
 * regime file. A test has a form of its own that can express nothing but its number: no exercise or fault can make an event of it.
 */
import { z } from "zod";
import { envelopeId, instant, itemId, language, name, reason, word } from "./atoms.ts";
import type { EnvelopeId } from "./dsse.ts";
import type { Instant } from "./instant.ts";
import type { ItemId } from "./message.ts";
import { type Party, partySchema } from "./party.ts";
import { type SealedWords, sealedWords } from "./sealed-words.ts";

/** Which line: a rule of a regime, between the members that the message names. */
interface OnLine {
  readonly regime: string;
  readonly line: string;
}
export const lineOutcomes = ["answered", "declined", "will-answer-by", "no-answer", "line-down"] as const;
/** How a call ends. The first three are said by who is called; the last two are what the caller saw. */
export type LineOutcome = (typeof lineOutcomes)[number];
export const urgencies = ["routine", "priority", "flash"] as const;
export type Urgency = (typeof urgencies)[number];

/** The regular test. `number` counts the periods since 1970; nothing else can be said in it. */
export interface LineTest extends OnLine {
  readonly kind: "line-test";
  readonly number: number;
}
/** An officer, not a machine, answers a test. */
export interface LineTestAnswer extends OnLine {
  readonly kind: "line-test-answer";
  readonly test: EnvelopeId;
  readonly officer: string;
}
/** Opens a call; on a line that asks and waits, the request. */
export interface LineCall extends OnLine {
  readonly kind: "line-call";
  readonly call: ItemId;
  /** The earlier call that this one takes up again. */
  readonly about: ItemId | null;
  readonly urgency: Urgency;
  /** By when an answer is owed, worked out from the regime by the caller. */
  readonly answerBy: Instant;
  /** The language in which `words` are authentic. */
  readonly language: string;
  readonly officer: string;
  readonly words: SealedWords;
}
/** Further words in a call, of either side. */
export interface LineSay extends OnLine {
  readonly kind: "line-say";
  readonly call: ItemId;
  readonly language: string;
  readonly officer: string;
  /** The conversation is over, says the sender. */
  readonly over: boolean;
  readonly words: SealedWords;
}
/** What who is called says to the call itself. */
export interface LineReply extends OnLine {
  readonly kind: "line-reply";
  readonly call: ItemId;
  readonly outcome: Extract<LineOutcome, "answered" | "declined" | "will-answer-by">;
  /** For `will-answer-by`: when. */
  readonly by: Instant | null;
  readonly language: string;
  readonly officer: string;
  /** First words, or the reason. */
  readonly words: SealedWords | null;
}
/** The caller's centre closes the call: the one outcome, and what became of each who was called. */
export interface LineEnd extends OnLine {
  readonly kind: "line-end";
  readonly call: ItemId;
  readonly outcome: LineOutcome;
  readonly each: { readonly [party: string]: LineOutcome };
}
/** A member freezes its side of the line, or takes it up again. Calls still arrive: nothing blocks a crisis. */
export interface LineStanding extends OnLine {
  readonly kind: "line-standing";
  readonly standing: "frozen" | "resumed";
  readonly reason: string;
  readonly officer: string;
}
/** A state joins a line of exactly these members, or leaves it. A line of chosen members stands once all of them have joined. */
export interface LineMembership extends OnLine {
  readonly kind: "line-membership";
  readonly act: "join" | "leave";
  readonly officer: string;
}
export const lineChanges = ["remove", "let-back"] as const;
export type LineChangeName = (typeof lineChanges)[number];
/**
 * The others on a line agree that one of them goes out, or is let back. It is addressed to all members of the line as it was given or
 * joined, the one it speaks of among them. Whoever agrees signs the whole of it: a proposal counts for what each of them signed.
 */
export interface LineChange extends OnLine {
  readonly kind: "line-change";
  readonly proposal: ItemId;
  /** To propose is to agree. */
  readonly step: "proposed" | "agreed" | "declined";
  readonly change: LineChangeName;
  readonly member: Party;
  /** What is said after this moment does not count. */
  readonly agreeBy: Instant;
  /** Of who proposes or declines; who agrees gives none. */
  readonly reason: string | null;
  readonly officer: string;
}
export type LineBody =
  | LineTest
  | LineTestAnswer
  | LineCall
  | LineSay
  | LineReply
  | LineEnd
  | LineStanding
  | LineMembership
  | LineChange;

const on = { regime: word, line: word };
const outcome = z.enum(lineOutcomes);
const spoken = { language, officer: name };
export const lineBodies = [
  z.strictObject({ kind: z.literal("line-test"), ...on, number: z.int().min(0) }),
  z.strictObject({ kind: z.literal("line-test-answer"), ...on, test: envelopeId, officer: name }),
  z.strictObject({
    kind: z.literal("line-call"),
    ...on,
    call: itemId,
    about: itemId.nullable(),
    urgency: z.enum(urgencies),
    answerBy: instant,
    ...spoken,
    words: sealedWords,
  }),
  z.strictObject({
    kind: z.literal("line-say"),
    ...on,
    call: itemId,
    ...spoken,
    over: z.boolean(),
    words: sealedWords,
  }),
  z.strictObject({
    kind: z.literal("line-reply"),
    ...on,
    call: itemId,
    outcome: z.enum(["answered", "declined", "will-answer-by"]),
    by: instant.nullable(),
    ...spoken,
    words: sealedWords.nullable(),
  }),
  z.strictObject({
    kind: z.literal("line-end"),
    ...on,
    call: itemId,
    outcome,
    each: z.record(partySchema, outcome),
  }),
  z.strictObject({
    kind: z.literal("line-standing"),
    ...on,
    standing: z.enum(["frozen", "resumed"]),
    reason,
    officer: name,
  }),
  z.strictObject({ kind: z.literal("line-membership"), ...on, act: z.enum(["join", "leave"]), officer: name }),
  z.strictObject({
    kind: z.literal("line-change"),
    ...on,
    proposal: itemId,
    step: z.enum(["proposed", "agreed", "declined"]),
    change: z.enum(lineChanges),
    member: partySchema,
    agreeBy: instant,
    reason: reason.nullable(),
    officer: name,
  }),
] as const;

/** What a strict shape cannot say of a body on a line. @returns what is wrong */
export function lineFault(b: LineBody, to: readonly Party[]): string | undefined {
  if (b.kind === "line-reply" && (b.by !== null) !== (b.outcome === "will-answer-by"))
    return "a time by which one will answer, and only then, has a time";
  if (b.kind === "line-end" && !sameParties(Object.keys(b.each), to))
    return "what became of each who was called, no other and none missing";
  if (b.kind === "line-change" && (b.reason === null) !== (b.step === "agreed"))
    return "who proposes a change or declines it says why, and who agrees does not";
  if (b.kind === "line-change" && !to.includes(b.member)) return "a change is told to the member that it speaks of";
  const words = "words" in b ? b.words : null;
  if (words !== null && !sameParties(Object.keys(words.keys), to))
    return "words are sealed to exactly those who are addressed";
  return undefined;
}

const sameParties = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((p) => b.includes(p));
