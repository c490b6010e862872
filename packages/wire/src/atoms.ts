/** The small shapes of which all bodies are made, each with the words for who got it wrong. */
import { z } from "zod";
import type { EnvelopeId } from "./dsse.ts";
import { type Instant, isInstant } from "./instant.ts";
import type { ItemId } from "./message.ts";
import { isPlainName, isPlainText } from "./text.ts";

export const instant = z.custom<Instant>(isInstant, "a time in UTC such as 2026-02-14T02:00:11.123Z");
export const itemId = z.custom<ItemId>((v) => typeof v === "string" && /^[0-9a-f]{32}$/.test(v), "32 hex digits");
export const digest = z.string().regex(/^[0-9a-f]{64}$/, "64 hex digits");
export const envelopeId = z.custom<EnvelopeId>((v) => digest.safeParse(v).success, "64 hex digits");
export const name = z.string().min(1).max(120).refine(isPlainName, "a name in one line, without hidden marks");
export const word = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/, "a word of small letters, digits and hyphens");
export const reason = z
  .string()
  .min(1)
  .max(2000)
  .refine(isPlainText, "text without control characters or hidden marks");
export const language = z.string().regex(/^[a-z]{2,3}$/, "a language such as en");
export const reference = z.string().regex(/^[A-Z]{2}-\d{4}-\d{4,12}$/, "a reference such as US-2026-0042");
export const officers = z.strictObject({ composed: name, released: name });
export const regimeRef = z.strictObject({ id: word, digest });
