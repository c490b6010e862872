/** The smallest parts of the API's shapes. */
import { z } from "zod";

export const party = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .describe("ISO 3166-1 alpha-2 code of a state");
export const instant = z.string().describe("UTC, to the millisecond");
export const id = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .describe("names an item, the same at every centre");
export const text4 = z.object({ en: z.string(), fr: z.string(), ru: z.string(), zh: z.string() });
