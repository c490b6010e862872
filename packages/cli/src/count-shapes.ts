/** What `count` prints with `--json`. `docs/cli.md` is made from these. */
import type { LimitFinding, RegimeCount } from "@comity/account";
import type { Range } from "@comity/almanac";
import { z } from "zod";
import { figureSchema, figureShape } from "./figures-shapes.ts";

const counted = z
  .union([z.number(), z.tuple([z.number(), z.number().nullable()])])
  .nullable()
  .describe("a number, [low, high] (high null: open above), or null where a figure is missing; never zero for that");
const basis = z.enum(["declared", "estimate"]).nullable();
const rows = z.array(figureSchema);

const limitSchema = z.object({
  counted,
  limit: z.number().nullable(),
  floor: z.number().nullable(),
  finding: z.enum(["within", "over", "under", "cannot-tell", "no-limit"]),
  byEstimate: z.enum(["over", "under"]).nullable().describe("what it would be if the estimate were right"),
  margin: z.number().nullable().describe("what is surely left; below zero, by how much it is passed"),
  basis,
  rows: rows.describe("the figures that were counted, or looked for"),
  items: z
    .object({
      counted: z.number().int(),
      cannotTell: z.array(z.string()).describe("the first of them"),
      cannotTellCount: z.number().int(),
    })
    .nullable(),
  near: z.object({ counted, basis, rows }).nullable().describe("figures by other rules, which decide nothing"),
  published: z
    .object({ counted, basis, rows })
    .nullable()
    .describe("where items were counted: the figures of the same"),
  clause: z.string(),
  verified: z.enum(["text", "secondary", "unverified"]),
  because: z.array(z.object({ clause: z.string(), text: z.string().describe("in English") })),
});
const limits = z.record(z.string().describe("limit"), limitSchema);

export const countAnswerSchema = z.object({
  regime: z.string(),
  on: z.string(),
  asKnownOn: z.string().nullable(),
  parties: z.record(
    z.string().describe("party"),
    z.object({
      limits,
      otherWays: z.record(z.string().describe("the party that counts so"), limits),
    }),
  ),
});

export const countShape = (found: RegimeCount): z.input<typeof countAnswerSchema> => ({
  regime: found.regime,
  on: found.on,
  asKnownOn: found.asKnownOn ?? null,
  parties: Object.fromEntries(
    [...found.parties].map(([party, { limits, otherWays }]) => [
      party,
      {
        limits: limitsShape(limits),
        otherWays: Object.fromEntries([...otherWays].map(([as, theirs]) => [as, limitsShape(theirs)])),
      },
    ]),
  ),
});

const limitsShape = (limits: ReadonlyMap<string, LimitFinding>) =>
  Object.fromEntries([...limits].map(([name, l]) => [name, limitShape(l)]));

const limitShape = (l: LimitFinding): z.input<typeof limitSchema> => ({
  counted: countedShape(l.counted),
  limit: l.limit,
  floor: l.floor,
  finding: l.finding,
  byEstimate: l.byEstimate ?? null,
  margin: l.margin,
  basis: l.basis,
  rows: l.figures.map(figureShape),
  items: l.items === undefined ? null : { ...l.items, cannotTell: [...l.items.cannotTell] },
  near: l.near === undefined ? null : sideShape(l.near),
  published: l.published === undefined ? null : sideShape(l.published),
  clause: l.clause,
  verified: l.verified,
  because: l.because.map((b) => ({ clause: b.clause, text: b.text.en })),
});

const sideShape = (side: Pick<LimitFinding, "counted" | "basis" | "figures">) => ({
  counted: countedShape(side.counted),
  basis: side.basis,
  rows: side.figures.map(figureShape),
});

function countedShape(range: Range | null): z.input<typeof counted> {
  if (range === null) return null;
  return range.low === range.high ? range.low : [range.low, range.high];
}
