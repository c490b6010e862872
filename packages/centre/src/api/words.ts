/** The smallest parts of the API's shapes. */
import { isInstant } from "@comity/wire";
import { z } from "zod";

export const party = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .describe("ISO 3166-1 alpha-2 code of a state");
export const instant = z.string().describe("UTC, to the millisecond");
/** The same, given to us. */
export const instantIn = instant.refine(isInstant, "must be a time in UTC such as 2026-02-14T02:00:11.123Z");
export const id = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .describe("names an item, the same at every centre");
export const text4 = z.object({ en: z.string(), fr: z.string(), ru: z.string(), zh: z.string() });
