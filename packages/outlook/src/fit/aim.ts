/** What was announced or foretold for a year, as an aim of the paths. */
import { type Almanac, type Figure, figuresOf, measureOf, type RowRef } from "@comity/almanac";
import { meanOf } from "../model/distribution.ts";
import { distributionOf } from "../model/extend.ts";
import type { Model } from "../model/types.ts";
import { countOf } from "./observe.ts";
import { calendarYear, middleOf } from "./time.ts";

export interface AimFit {
  /** Logarithm of the aim, and its doubt. */
  readonly mean: number;
  readonly sd: number;
  readonly weight: number;
  readonly slip: number;
  readonly due: number;
  readonly rows: readonly RowRef[];
}
export type FoundAim =
  | AimFit
  | { readonly none: "nothing-announced" | "no-figure" | "past"; readonly rows: readonly RowRef[] };

/** @returns undefined where the model has no aim for the party */
export function findAim(almanac: Almanac, model: Model, party: string, startYear: number): FoundAim | undefined {
  const from = model.aims.get(party);
  if (from === undefined) return undefined;
  return from === "foretold" ? foretold(almanac, model, party, startYear) : ceiling(almanac, model, party, startYear);
}

/** The nearest year ahead for which something was foretold; of each producer the newest word on it. */
function foretold(almanac: Almanac, model: Model, party: string, startYear: number): FoundAim {
  const ahead = figuresOf(almanac, { party, foretold: true })
    .filter((f) => f.target !== undefined && measureOf(almanac, f) === "stockpile" && f.value !== null)
    .map((f) => ({ f, year: calendarYear(f.target?.from ?? f.asOf.from) }))
    .filter(({ year }) => year > startYear);
  if (ahead.length === 0) return { none: "nothing-announced", rows: [] };
  const due = Math.min(...ahead.map((a) => a.year));
  const newest = new Map<string, Figure>();
  for (const { f } of ahead.filter((a) => a.year === due)) {
    const other = newest.get(f.producer);
    if (other === undefined || other.source.published.to < f.source.published.to) newest.set(f.producer, f);
  }
  return aimOf(model, party, [...newest.values()], due);
}

/** The last ceiling that the state named for itself, some years after it did. */
function ceiling(almanac: Almanac, model: Model, party: string, startYear: number): FoundAim {
  const last = figuresOf(almanac, { party, quantity: "declared-ceiling" })
    .toSorted((a, b) => middleOf(a.asOf) - middleOf(b.asOf))
    .at(-1);
  if (last === undefined) return { none: "nothing-announced", rows: [] };
  if (last.value === null) return { none: "no-figure", rows: [last.at] };
  const after = meanOf(distributionOf(model, `aims.${party}.due-after`));
  const due = Math.round(middleOf(last.asOf) + after);
  return due > startYear ? aimOf(model, party, [last], due) : { none: "past", rows: [last.at] };
}

function aimOf(model: Model, party: string, figures: readonly Figure[], due: number): FoundAim {
  const d = (name: string): number => meanOf(distributionOf(model, `aims.${party}.${name}`));
  const logs = figures.flatMap((f) => {
    const named = numberOf(f);
    return named === undefined ? [] : [Math.log(named)];
  });
  if (logs.length === 0) return { none: "no-figure", rows: figures.map((f) => f.at) };
  const mean = logs.reduce((s, l) => s + l, 0) / logs.length + Math.log(d("reached"));
  return { mean, sd: d("spread"), weight: d("weight"), slip: d("slip"), due, rows: figures.map((f) => f.at) };
}

/** A ceiling is the upper end; *over 1,000* a little more. */
function numberOf(f: Figure): number | undefined {
  if (f.value !== null && f.value.low === 0 && f.value.high !== null) return f.value.high;
  const count = countOf(f);
  return count === undefined || count.value <= 0 ? undefined : count.value;
}
