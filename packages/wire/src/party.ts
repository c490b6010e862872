import { z } from "zod";

/** A state, by its ISO 3166-1 alpha-2 code. */
export type Party = string & { readonly __party: true };

export const partySchema = z.custom<Party>(
  (v) => typeof v === "string" && /^[A-Z]{2}$/.test(v),
  "a party is two capital letters (ISO 3166-1)",
);

export const isParty = (text: unknown): text is Party => partySchema.safeParse(text).success;
