/** What `outlook` prints with `--json`. `docs/cli.md` is made from these. */
import type { Tornado } from "@comity/outlook";
import { z } from "zod";

const numbers = z.array(z.number());
const gaps = z.array(z.number().nullable());
const rowSchema = z.object({ table: z.string(), file: z.string(), line: z.number(), column: z.string().optional() });
const rows = z.array(rowSchema);
const band = z
  .object({ p10: numbers, p25: numbers, p50: numbers, p75: numbers, p90: numbers, mean: numbers })
  .describe("by year: what 10, 25, … of 100 paths do not pass");
const gapBand = z.object({ p10: gaps, p50: gaps, p90: gaps });
const years = z
  .object({ p10: z.number().nullable(), p50: z.number().nullable(), p90: z.number().nullable() })
  .describe("the year by which that share of paths has it; null where fewer ever do");
const share = z.number().describe("of all paths, 0 to 1");
const quantity = z.enum(["stockpile", "deployed"]);
const text = z.object({ en: z.string(), fr: z.string(), ru: z.string(), zh: z.string() });
const inside = z.object({ p50: z.number(), p80: z.number(), p95: z.number() }).nullable();

const limit = z.object({
  firstMet: years.describe("the first year within the limit on 1 July, from the limit's first day on"),
  neverShare: share,
  firstOver: years,
  neverOverShare: share,
  ceiling: gaps.describe("by year; null: none on that 1 July"),
  heldAgainst: quantity,
  near: z.boolean().describe("the figures behind it count by other rules than the limit"),
  countedAs: z
    .object({ factor: z.number(), of: z.string(), rows })
    .nullable()
    .describe("the limit's own count as a part of the estimates that are projected"),
  margin: gapBand.describe("ceiling less count, by year"),
  toRemove: gapBand.describe("what would have to go to be within, by year"),
  shareOver: gaps,
});

const backtestShape = z.object({
  party: z.string(),
  quantity,
  knownOn: z.string(),
  way: z.enum(["published", "cut-off", "sparse"]),
  fittedTo: z.number(),
  checked: z.number().describe("figures that came after, and were scored"),
  inside: inside.describe("shares of them inside the bands that claim 50, 80 and 95 of 100"),
  crps: z.number().nullable().describe("continuous ranked probability score, as a part of what came"),
  noChange: z.number().nullable().describe("the same of a line without change"),
  constantGrowth: z.number().nullable().describe("the same of a line with the growth of the last five years"),
  figures: z.array(
    z.object({
      row: rowSchema,
      producer: z.string(),
      at: z.number(),
      value: z.number(),
      inside80: z.boolean(),
      band: z.object({ p10: z.number(), p50: z.number(), p90: z.number() }),
    }),
  ),
});

const parameter = z.object({
  name: z.string(),
  is: z.record(z.string(), z.union([z.string(), z.number()])),
  file: z.string(),
  line: z.number(),
  source: z.object({ title: z.string(), url: z.string().optional(), read: z.string() }).nullable(),
  because: z.string().nullable(),
});

const end = z.object({ value: z.number(), p50: z.number(), shareOver: z.number().nullable() });

export const outlookAnswerSchema = z.object({
  seed: z.number(),
  paths: z.number(),
  asKnownOn: z.string(),
  model: z.object({ name: z.string(), extends: z.array(z.string()), title: text, about: text }),
  years: numbers.describe("a year stands for its 1 July"),
  parties: z.record(
    z.string(),
    z.object({
      stockpile: band,
      deployed: band.nullable().describe("null: not projected; deployedBy says why"),
      fittedTo: rows,
      leftOut: z.array(z.object({ row: rowSchema, why: z.string() })),
      deployedBy: z.object({
        by: z.string().optional(),
        of: z.string().optional().describe("the quantity of the record that was counted"),
        none: z.string().optional(),
        rows,
      }),
      aim: z.unknown().describe("what was announced or foretold and draws the paths, with its rows; null: nothing"),
      upload: z.unknown().describe("the limit whose end sets upload free, and from when; null: nothing"),
    }),
  ),
  withoutFigures: z.array(z.string()),
  regimes: z
    .record(z.string(), z.record(z.string(), z.record(z.string(), limit)))
    .describe("by regime, limit and party"),
  notHeld: z.array(z.object({ regime: z.string(), limit: z.string(), party: z.string().optional(), why: z.string() })),
  ratios: z.array(
    z.object({
      party: z.string(),
      to: z.array(z.string()),
      quantity,
      p10: numbers,
      p50: numbers,
      p90: numbers,
      reachesEach: years.extend({ neverShare: share }).nullable().describe("half of the others together"),
      reachesBoth: years.extend({ neverShare: share }).nullable(),
    }),
  ),
  sweep: z.array(
    z.object({
      party: z.string(),
      quantity,
      cap: z.number(),
      shareOver: gaps,
      firstOver: years,
      neverOverShare: share,
    }),
  ),
  backtests: z.array(backtestShape).describe("from earlier days, by what had been published by then, up to asKnownOn"),
  cameSince: z
    .array(backtestShape)
    .describe("for an asKnownOn of the past: this projection, scored by what has come since"),
  parameters: z.array(parameter),
  tornado: z.array(
    z.object({
      outcome: z.object({
        party: z.string(),
        quantity,
        year: z.number(),
        ceiling: z.number().optional(),
        against: z.object({ regime: z.string(), limit: z.string(), ceiling: z.number() }).optional(),
      }),
      asItIs: end.omit({ value: true }),
      bars: z.array(z.object({ name: z.string(), of: z.string(), low: end, high: end })),
    }),
  ),
});

/** A bar names its parameter; where that comes from stands in `parameters`. */
export const tornadoJson = ({ outcome, asItIs, bars }: Tornado) => ({
  ...{ outcome, asItIs },
  bars: bars.map(({ name, of, low, high }) => ({
    name,
    of: of === "fit" ? "fit" : "model",
    low: rounded(low),
    high: rounded(high),
  })),
});

const rounded = (e: { readonly value: number; readonly p50: number; readonly shareOver: number | null }) => ({
  ...e,
  value: Number(e.value.toPrecision(6)),
  p50: Math.round(e.p50 * 10) / 10,
});
