import { type Basis, type Figure, hull, type Range } from "@comity/almanac";
import type { CountResult, Evidence, LimitOn } from "@comity/regime";
import type { HeldItems } from "./holdings.ts";
import type { Answer } from "./published.ts";
import type { LimitFinding } from "./types.ts";

/** What was counted, whichever way, and on what evidence the way rests. */
export interface Counted {
  readonly counted: Range | null;
  readonly basis: Basis | null;
  readonly verified: Evidence;
  readonly figures: readonly Figure[];
  readonly added: readonly Figure[];
}

/**
 * A list without a single item of the kind may hold none, or may leave the kind out. Where a published figure says that there are some,
 * the range holds both: what a list does not speak of is no zero.
 */
export function countedByItems(
  results: readonly CountResult[],
  own: HeldItems,
  bound: LimitOn,
  published: Answer,
): Counted {
  const verified = results[0]?.verified ?? bound.verified;
  const counted = hullOf(results);
  const none = { basis: own.basis, verified, figures: [], added: [] };
  const other = published.counted;
  if (!isSilent(results) || other === null || other.high === 0) return { ...none, counted };
  const basis = published.basis === "estimate" ? "estimate" : own.basis;
  return { ...none, basis, figures: published.figures, counted: hull(counted, other) };
}

/** Nothing in the list counts for certain, or perhaps. */
export const isSilent = (results: readonly CountResult[]): boolean =>
  results.every((r) => r.items === 0 && r.cannotTellCount === 0 && r.counted.high === 0);

/** Counted once with every range of an item at its low end and once at its high one: the range that holds both. */
function hullOf(results: readonly CountResult[]): Range {
  const highs = results.map((r) => r.counted.high);
  return {
    low: Math.min(...results.map((r) => r.counted.low)),
    high: highs.some((h) => h === null) ? null : Math.max(...highs.map((h) => h ?? 0)),
  };
}

export function itemsOf(results: readonly CountResult[]): NonNullable<LimitFinding["items"]> {
  return {
    counted: Math.min(...results.map((r) => r.items)),
    cannotTell: [...new Set(results.flatMap((r) => r.cannotTell))],
    cannotTellCount: Math.max(...results.map((r) => r.cannotTellCount)),
  };
}
