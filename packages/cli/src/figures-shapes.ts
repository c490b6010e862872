/** What `figures` and `cite` print with `--json`. `docs/cli.md` is made from these. */
import type { Figure } from "@comity/almanac";
import { z } from "zod";

const days = z.object({
  from: z.string().describe("the first day that it may be"),
  to: z.string().describe("the last"),
  text: z.string().describe("as the table writes it, such as 2024-03 or ../2026-11"),
});
const range = z.object({
  low: z.number(),
  high: z.number().nullable().describe("null: nothing bounds it from above"),
});

export const figureSchema = z.object({
  party: z.string().describe("ISO 3166-1 code, or WORLD"),
  quantity: z.string(),
  unit: z.string(),
  value: range.nullable().describe("null: not there, and never zero"),
  missing: z.enum(["not-provided", "not-found"]).nullable(),
  qualifier: z.string().nullable().describe("the source's own hedge"),
  basis: z.enum(["declared", "estimate"]),
  asOf: days,
  target: days.nullable().describe("for what is foretold: the year it is foretold for"),
  producer: z.string(),
  source: z.object({
    title: z.string(),
    url: z.string().nullable(),
    published: days,
    read: z.enum(["source", "second-hand"]),
  }),
  detail: z.record(z.string(), z.string()).describe("what else tells rows apart, by the table's columns"),
  note: z.string().nullable(),
  at: z.object({
    table: z.string(),
    file: z.string(),
    line: z.number().int(),
    column: z.string().nullable(),
  }),
});

export const figureShape = (f: Figure): z.input<typeof figureSchema> => ({
  party: f.party,
  quantity: f.quantity,
  unit: f.unit,
  value: f.value,
  missing: f.missing ?? null,
  qualifier: f.qualifier ?? null,
  basis: f.basis,
  asOf: f.asOf,
  target: f.target ?? null,
  producer: f.producer,
  source: { ...f.source, url: f.source.url ?? null },
  detail: f.detail,
  note: f.note ?? null,
  at: { ...f.at, column: f.at.column ?? null },
});

export const figuresAnswerSchema = z.object({
  asKnownOn: z.string().nullable().describe("the day of --as-known-on"),
  figures: z.array(figureSchema).describe("by the day that they speak of"),
});

export const figuresListSchema = z.object({
  title: z.string(),
  edition: z.string(),
  licence: z.string(),
  asKnownOn: z.string().nullable(),
  tables: z.array(
    z.object({
      name: z.string(),
      file: z.string(),
      title: z.string().describe("in English"),
      rows: z.number().int(),
      figures: z.number().int(),
    }),
  ),
  quantities: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      unit: z.string(),
      figures: z.number().int(),
      parties: z.array(z.string()),
    }),
  ),
});

export const figuresCheckSchema = z.object({
  file: z.string(),
  table: z.string().describe("empty where no table could be told by the columns"),
  kept: z.number().int().describe("rows without a fault"),
  refused: z.number().int().describe("lines with at least one fault"),
  figures: z.number().int(),
  extra: z.array(z.string()).describe("columns that are kept and not understood"),
  faults: z.array(
    z.object({
      file: z.string(),
      line: z.number().int().describe("counts from 1; the first row names the columns"),
      column: z.string().nullable(),
      what: z.string(),
      better: z.string().describe("what to do"),
    }),
  ),
});

export const figuresDiffSchema = z.object({
  kind: z.enum(["added", "removed", "changed", "schema"]).describe("schema: the form of the table itself"),
  table: z.string(),
  row: z.string().nullable().describe("the row's key, in words"),
  line: z.number().int().nullable().describe("in the second; for a row removed, in the first"),
  column: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const citationSchema = z.object({
  text: z.string().describe("a sentence for a report"),
  bibtex: z.string(),
  at: z.object({ table: z.string(), file: z.string(), line: z.number().int(), column: z.string().nullable() }),
});
