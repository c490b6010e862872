/** Papers and declarations as they travel: confidential words to their addressees, and what a state declares of itself. */
import { z } from "zod";
import { digest, envelopeId, instant, itemId, language, officers, reference, regimeRef, word } from "./atoms.ts";
import { concatBytes, toHex, utf8 } from "./bytes.ts";
import { formatCanonical } from "./canonical.ts";
import type { EnvelopeId } from "./dsse.ts";
import { type Fields, fieldsSchema } from "./fields.ts";
import type { Instant } from "./instant.ts";
import type { ItemId, RegimeRef } from "./message.ts";
import type { Primitives } from "./primitives.ts";
import { type SealedWords, sealedWords } from "./sealed-words.ts";

export const paperActs = ["tabled", "revised", "comment", "answered", "declined", "withdrawn"] as const;
export type PaperAct = (typeof paperActs)[number];

/**
 * One step in the life of a paper. Its title and text are in `words`; who is not addressed sees nothing of it. Files too large for
 * the record stay beside it: their digests are in the words.
 */
export interface Paper {
  readonly kind: "paper";
  readonly act: PaperAct;
  readonly id: ItemId;
  readonly reference: string;
  /** The paper that this step is of: for `tabled`, the paper itself. */
  readonly paper: ItemId;
  /** Counts a paper's own texts from 1: only `tabled` and `revised` have a new one. */
  readonly version: number;
  /** The regime under which it is tabled, if any. */
  readonly regime: string | null;
  readonly asksReply: boolean;
  /** By when its sender asks for one; null: no day is named. */
  readonly replyBy: Instant | null;
  readonly language: string;
  readonly officers: { readonly composed: string; readonly released: string };
  readonly words: SealedWords;
}

/** A stretch of days, both counted, such as the year that a declaration speaks of. */
export interface Period {
  readonly from: string;
  readonly to: string;
}
/** What a state declares. `opens` names the seal that it was promised under, with the salt that shows it to be the same. */
export interface Declaration {
  readonly kind: "declaration";
  readonly id: ItemId;
  readonly reference: string;
  readonly regime: RegimeRef;
  /** The declaration's name in the regime. */
  readonly type: string;
  readonly period: Period;
  /** Which of the regime's forms; null where it has one alone, or for nil. */
  readonly form: string | null;
  /** There is nothing to declare. */
  readonly nil: boolean;
  readonly fields: Fields;
  readonly opens: { readonly seal: EnvelopeId; readonly salt: string } | null;
  readonly language: string;
  readonly composedAt: Instant;
  readonly officers: { readonly composed: string; readonly released: string };
}
/**
 * A promise of a declaration that nobody can read and its maker cannot change: SHA-256 of `comity-declaration/v1`, a newline, and the
 * canonical JSON of what it holds with a salt of 256 random bits. Where all exchange at one time, nobody goes first.
 */
export interface DeclarationSeal {
  readonly kind: "declaration-seal";
  readonly id: ItemId;
  readonly regime: RegimeRef;
  readonly type: string;
  readonly period: Period;
  readonly commitment: string;
  readonly officers: { readonly composed: string; readonly released: string };
}

const day = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, "a day such as 2026-04-30");
const period = z
  .strictObject({ from: day, to: day })
  .refine((p) => p.from <= p.to, "a period ends on or after the day on which it begins");

export const paperBodies = [
  z.strictObject({
    kind: z.literal("paper"),
    act: z.enum(paperActs),
    id: itemId,
    reference,
    paper: itemId,
    version: z.int().min(1).max(10_000),
    regime: word.nullable(),
    asksReply: z.boolean(),
    replyBy: instant.nullable(),
    language,
    officers,
    words: sealedWords,
  }),
  z.strictObject({
    kind: z.literal("declaration"),
    id: itemId,
    reference,
    regime: regimeRef,
    type: word,
    period,
    form: word.nullable(),
    nil: z.boolean(),
    fields: fieldsSchema,
    opens: z.strictObject({ seal: envelopeId, salt: digest }).nullable(),
    language,
    composedAt: instant,
    officers,
  }),
  z.strictObject({
    kind: z.literal("declaration-seal"),
    id: itemId,
    regime: regimeRef,
    type: word,
    period,
    commitment: digest,
    officers,
  }),
] as const;

/** What a declaration is promised as: see `DeclarationSeal`. @param salt 256 random bits in hex @returns 64 hex digits */
export function commitmentOf(
  p: Pick<Primitives, "sha256">,
  d: Pick<Declaration, "regime" | "type" | "period" | "form" | "nil" | "fields" | "language">,
  salt: string,
): string {
  const { regime, type, period, form, nil, fields, language } = d;
  const held = formatCanonical({ regime, type, period, form, nil, fields, language, salt });
  return toHex(p.sha256(concatBytes(utf8("comity-declaration/v1\n"), held)));
}

/** What a strict shape cannot say of a paper. @returns what is wrong */
export function paperFault(p: Paper, to: readonly string[]): string | undefined {
  if ((p.act === "tabled") !== (p.id === p.paper)) return "a paper that is tabled, and only that, is the paper itself";
  if (p.replyBy !== null && !p.asksReply) return "a day for a reply that is not asked for";
  const readers = Object.keys(p.words.keys);
  if (readers.length !== to.length || !readers.every((r) => to.includes(r)))
    return "words are sealed to exactly those who are addressed";
  return undefined;
}
