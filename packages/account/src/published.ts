import type { Almanac, Basis, Figure, Range } from "@comity/almanac";
import { addRanges, hull } from "@comity/almanac";
import { type Day, dayPlus, type Evidence, type PublishedFigures, parseDuration } from "@comity/regime";

/** What the published figures come to for one choice of a limit's `figures`, for one party. */
export interface Published {
  /** Null: a figure is missing, or none stands on that day. */
  readonly counted: Range | null;
  readonly basis: Basis | null;
  /** Those that were added up; where one is missing or none stands, what stood there last. */
  readonly figures: readonly Figure[];
  /** Those of them that were added up. */
  readonly added: readonly Figure[];
  /** What the reader is told where there is no count, or part of it. */
  readonly gap?: Gap;
}
export interface Gap {
  readonly kind: "not-provided" | "not-found" | "stale" | "none";
  readonly quantity: string;
  /** For `stale`: the day that the last figure speaks of. */
  readonly lastOf?: Day;
}

/** The choice that answered, or was asked first. */
export interface Answer extends Published {
  readonly verified: Evidence;
  readonly choice?: PublishedFigures;
}

const oneYear = parseDuration("P1Y"); // tidy: what a figure stands for where the file does not say

/**
 * What a party's published figures come to on a day (UTC).
 *
 * A figure stands from the day it speaks of until `stands-for` after it; the next exchange takes its place on its own day. Where the last
 * figure before the day has no value, there is none: an older one never takes its place. What was declared goes before estimates; of
 * estimates the last of each producer stand together, as a range that holds them all. Several quantities are summed, and where one of
 * them is missing the sum is open above.
 */
export function publishedCount(almanac: Almanac, party: string, choice: PublishedFigures, on: Day): Published {
  const parts = choice.of.map((quantity) => standingFigures(almanac, party, quantity, choice, on));
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const figures = parts.flatMap((p) => p.figures);
  const gap = parts.find((p) => p.gap !== undefined)?.gap;
  if (parts.every((p) => p.counted === null))
    return { counted: null, basis: null, figures, added: [], ...(gap && { gap }) };
  const known = parts.flatMap((p) => p.counted ?? []);
  const sum = addRanges(known);
  return {
    counted: known.length === parts.length ? sum : { low: sum.low, high: null },
    basis: parts.some((p) => p.basis === "estimate") ? "estimate" : "declared",
    figures,
    added: parts.flatMap((p) => p.added),
    ...(gap && { gap }),
  };
}

function standingFigures(
  almanac: Almanac,
  party: string,
  quantity: string,
  choice: PublishedFigures,
  on: Day,
): Published {
  const said = almanac.figures.filter(
    (f) => f.party === party && f.quantity === quantity && f.target === undefined && f.asOf.from <= on,
  );
  if (said.length === 0) return { counted: null, basis: null, figures: [], added: [], gap: { kind: "none", quantity } };
  const standsFor = choice.standsFor ?? oneYear;
  const stands = (f: Figure): boolean => standsFor !== undefined && on < dayPlus(f.asOf.to as Day, standsFor);
  const declared = newest(said.filter((f) => f.basis === "declared" && stands(f)));
  if (declared.length > 0) return together(declared, "declared", quantity);
  const estimates = said.filter((f) => f.basis === "estimate" && f.value !== null && stands(f));
  if (estimates.length > 0) {
    const producers = [...new Set(estimates.map((f) => f.producer))];
    const each = producers.flatMap((p) => newest(estimates.filter((f) => f.producer === p)));
    return together(each, "estimate", quantity);
  }
  const last = newest(said);
  return {
    counted: null,
    basis: null,
    figures: last,
    added: [],
    gap: { kind: "stale", quantity, lastOf: last[0]?.asOf.to as Day },
  };
}

/** Those that speak of the last day among them. */
function newest(figures: readonly Figure[]): readonly Figure[] {
  const last = figures.reduce((day, f) => (f.asOf.to > day ? f.asOf.to : day), "");
  return figures.filter((f) => f.asOf.to === last);
}

/**
 * Rows of one table that differ in their detail are parts and are added, but for those of which another row is the sum; rows that
 * agree in it say the same thing twice, and the range holds both. Tables tell details in columns of their own, so that rows of two
 * tables are never parts of one whole.
 */
function together(figures: readonly Figure[], basis: Basis, quantity: string): Published {
  const accounts = new Map<string, Figure[]>();
  for (const f of figures) {
    const whose = `${f.at.table}|${basis === "estimate" ? f.producer : ""}`;
    accounts.set(whose, [...(accounts.get(whose) ?? []), f]);
  }
  const sums: Range[] = [];
  for (const rows of accounts.values()) {
    const parts = partsOf(rows);
    const values = parts.map((part) => hullOf(part.flatMap((f) => f.value ?? [])));
    const known = values.filter((v) => v !== undefined);
    if (known.length < values.length) {
      const gap = parts.find((part) => part.every((f) => f.value === null));
      const kind = gap?.find((f) => f.missing !== undefined)?.missing ?? "not-found";
      return { counted: null, basis: null, figures, added: [], gap: { kind, quantity } };
    }
    // Where rows may hold each other, the whole is at least the greatest of them.
    const cannotAdd = parts.length > 1 && rows.some((f) => f.beside === "overlap");
    sums.push(cannotAdd ? { low: Math.max(...known.map((v) => v.low)), high: null } : addRanges(known));
  }
  return { counted: hullOf(sums) ?? null, basis, figures, added: figures };
}

/** Rows of one account, those together that say the same; without those that a row for the whole has in it. */
function partsOf(rows: readonly Figure[]): readonly (readonly Figure[])[] {
  const wholes = rows.filter((f) => f.wholeOf !== undefined && f.value !== null);
  const isIn = (f: Figure): boolean =>
    wholes.some((w) => w.wholeOf !== f.wholeOf && without(w) === without(f, w.wholeOf));
  const parts = new Map<string, Figure[]>();
  for (const f of rows.filter((r) => !isIn(r))) {
    const key = f.beside === "same" ? "" : JSON.stringify(f.detail);
    parts.set(key, [...(parts.get(key) ?? []), f]);
  }
  return [...parts.values()];
}

/** Its detail but for one column. */
const without = ({ detail, wholeOf }: Figure, column = wholeOf): string =>
  JSON.stringify(Object.entries(detail).filter(([name]) => name !== column));

const hullOf = (ranges: readonly Range[]): Range | undefined =>
  ranges.reduce<Range | undefined>((all, r) => (all === undefined ? r : hull(all, r)), undefined);
