/** What the commands of the launch watch print with `--json`. `docs/cli.md` is made from these. */
import type { Match, WarningGroup } from "@comity/watch";
import { warningId } from "@comity/watch";
import { z } from "zod";

const text = z.object({ en: z.string(), fr: z.string(), ru: z.string(), zh: z.string() });

export const matchSchema = z.object({
  event: z.string().describe("its id, or its line"),
  answer: z.enum(["announced", "announced-outside", "warned-only", "nothing-known"]),
  candidates: z
    .array(
      z.object({
        kind: z.enum(["notification", "warning", "group"]),
        id: z.string(),
        by: z.string().optional().describe("of a notification, its sender"),
        score: z.number().describe("0 to 1: of candidates with this score, the share that belongs (docs/watch.md)"),
        parts: z.object({
          time: z
            .object({
              inside: z.boolean(),
              byS: z.number().describe("seconds to the window's nearer end, or outside it"),
              mayBeInside: z.boolean().describe("with its uncertainty"),
            })
            .nullable(),
          place: z
            .object({
              compared: z
                .enum(["launch-area", "area", "track", "impact-area"])
                .describe("what was held against the event"),
              inside: z.boolean(),
              byKm: z.number(),
              mayBeInside: z.boolean(),
            })
            .nullable(),
          heading: z.object({ offDeg: z.number(), within: z.boolean() }).nullable(),
        }),
      }),
    )
    .describe("the likeliest first"),
  because: z.array(text),
});
export const matchShape = (m: Match): z.input<typeof matchSchema> => structuredClone(m) as z.input<typeof matchSchema>;

export const groupSchema = z.object({
  id: z.string().describe("of its earliest warning"),
  says: text,
  warnings: z.array(z.string()),
  links: z.array(z.object({ between: z.array(z.string()), reasons: z.array(text) })),
});
export const groupShape = (g: WarningGroup): z.input<typeof groupSchema> => ({
  id: g.id,
  says: g.says,
  warnings: g.warnings.map(warningId),
  links: g.links.map((l) => ({ between: [...l.between], reasons: [...l.reasons] })),
});
