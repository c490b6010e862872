import { expect } from "vitest";
import { readRecords, readRegime } from "../index.ts";
import type { DutyOptions, DutyRow } from "../reason/judge.ts";
import { judge } from "../reason/judge.ts";
import type { Regime } from "../regime-types.ts";
import type { Instant } from "../types.ts";

/** A small regime for one story: the head is made up, the rules are what the story is about. */
export function regimeOf(rules: string, head: { readonly [word: string]: string } = {}): Regime {
  const top = {
    regime: "story",
    title: "A story",
    kind: "agreement",
    parties: "[RU, US]",
    languages: "[en]",
    sources: "{ text: { title: The text, read: in-source } }",
    life: "[{ on: 2000-01-01, event: in-force, source: text }]",
    ...head,
  };
  const text = `${Object.entries(top)
    .map(([word, value]) => `${word}: ${value}`)
    .join("\n")}\n${rules}`;
  const read = readRegime({ file: "story.yaml", text });
  if (!read.ok) throw new Error(read.faults.map((f) => `${f.line}:${f.column} ${f.message}`).join("\n"));
  return read.regime;
}

export const at = (text: string): Instant =>
  (text.length === 10 ? `${text}T00:00:00.000Z` : text.replace(/Z$/, ":00.000Z")) as Instant;

export function told(regime: Regime, records: string, now: string, options: DutyOptions = {}): readonly DutyRow[] {
  const read = readRecords({ file: "records.yaml", text: records });
  if (!read.ok) throw new Error(read.faults.map((f) => `${f.line}:${f.column} ${f.message}`).join("\n"));
  const judged = judge(regime, read.records, at(now), options);
  expect(judged.faults).toEqual([]);
  for (const row of judged.rows)
    for (const words of Object.values(row.because))
      expect(words, JSON.stringify(row)).not.toMatch(/undefined|null|NaN|\{|;\s*$/);
  return judged.rows;
}

/** `late launch RU>US due 2026-01-04T00:00Z`: what a row says, in one line. */
export const line = (r: DutyRow): string => {
  const due = r.dueAt === null ? "" : ` due ${r.dueAt.replace(":00.000Z", "Z")}`;
  return `${r.state} ${r.duty} ${r.from}>${r.to.join(",")}${due}`;
};
export const lines = (rows: readonly DutyRow[], duty?: string): readonly string[] =>
  rows.filter((r) => duty === undefined || r.duty === duty).map(line);
export const only = (rows: readonly DutyRow[], duty: string, from?: string): DutyRow => {
  const found = rows.filter((r) => r.duty === duty && (from === undefined || r.from === from));
  if (found.length !== 1 || found[0] === undefined)
    throw new Error(`${found.length} rows of ${duty}: ${lines(rows).join("; ")}`);
  return found[0];
};
