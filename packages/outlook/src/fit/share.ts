/**
 * How many warheads are deployed at the start, and how that goes on: by the figures of them in the record, or as a part of
 * the stockpile that the model states.
 */
import { type Almanac, type Figure, figuresOf, type RowRef } from "@comity/almanac";
import { logOf, meanOf } from "../model/distribution.ts";
import { distributionOf, parameterOf } from "../model/extend.ts";
import type { Model } from "../model/types.ts";
import { filterTrend, type Seen } from "./kalman.ts";
import { countOf } from "./observe.ts";
import { middleOf } from "./time.ts";

export type DeployedFit =
  | {
      readonly projected: true;
      /** Logarithm of the share at the start; `withLevel` as in the kernel's plan. */
      readonly share: { readonly mean: number; readonly sd: number; readonly withLevel: number };
      /** φ of the kernel's plan. */
      readonly follows: number;
      /** `figures`: of these rows, all of the one quantity `of`; `stated`: by the model's own parameter. */
      readonly by: "figures" | "stated";
      readonly of?: string;
      /** Whether that is the state's own count. */
      readonly declared?: boolean;
      readonly rows: readonly RowRef[];
      /** What the rows count, in the order of time. */
      readonly seen: readonly Seen[];
    }
  | { readonly projected: false; readonly why: "none-above-nil" | "no-figures"; readonly rows: readonly RowRef[] };

/** How many years back a figure of what is deployed still speaks of the start; and how many a declared count stands before estimates. */
const yearsBack = 10;
const declaredStands = 2;

/** @param level logarithm of the stockpile at the start */
export function fitShare(almanac: Almanac, model: Model, party: string, start: number, level: number): DeployedFit {
  const stated = parameterOf(model, "deployed-share", party);
  if (stated !== undefined) {
    const share = { ...logOf(stated.is), withLevel: 0 };
    return { projected: true, share, follows: 1, by: "stated", rows: [], seen: [] };
  }
  const d = (name: string): number => meanOf(distributionOf(model, name, party));
  const error = d("deployed-error");
  const all = model.reads.deployed.map((quantity) => seriesOf(almanac, party, quantity, start, error));
  const best = chosenOf(all, start);
  if (best === undefined) {
    const nil = all.flatMap((s) => s.nil);
    return { projected: false, why: nil.length > 0 ? "none-above-nil" : "no-figures", rows: nil };
  }
  // The count is filtered by itself, however poorly the stockpile is known: its share then goes against the level.
  const { x, varX } = filterTrend(best.seen, { ...still, levelShock: d("deployed-shock") }, start);
  // The next count will itself be off: by its day, or as an estimate.
  const share = { mean: Math.min(x - level, 0), sd: Math.sqrt(varX + error * error), withLevel: -1 };
  const { quantity: of, declared, rows, seen } = best;
  return { projected: true, share, follows: d("deployed-follows"), by: "figures", of, declared, rows, seen };
}

/** Figures of one quantity: they count by one rule, and are never brought together with those of another. */
interface Series {
  readonly quantity: string;
  readonly declared: boolean;
  readonly seen: readonly Seen[];
  readonly rows: readonly RowRef[];
  readonly nil: readonly RowRef[];
}

function seriesOf(almanac: Almanac, party: string, quantity: string, start: number, error: number): Series {
  const near = figuresOf(almanac, { party, quantity }).filter((f) => middleOf(f.asOf) > start - yearsBack);
  const counted = near.filter((f) => countOf(f) !== undefined);
  const above = counted.filter((f) => (countOf(f)?.value ?? 0) > 0);
  return {
    ...{ quantity, declared: above.length > 0 && above.every((f) => f.basis === "declared") },
    seen: quarters(above, error),
    rows: above.map((f) => f.at),
    nil: counted.filter((f) => !above.includes(f)).map((f) => f.at),
  };
}

/** What the state declared, while that is not old; otherwise the first that has any figure. */
function chosenOf(all: readonly Series[], start: number): Series | undefined {
  const isFresh = (s: Series): boolean => s.declared && (s.seen.at(-1)?.at ?? 0) > start - declaredStands;
  return all.find(isFresh) ?? all.find((s) => s.seen.length > 0);
}

/** Figures of one quarter of a year are one: their authors read each other. */
function quarters(figures: readonly Figure[], error: number): readonly Seen[] {
  const groups = Map.groupBy(figures, (f) => Math.floor(middleOf(f.asOf) * 4));
  const mean = (of: readonly number[]): number => of.reduce((s, v) => s + v, 0) / of.length;
  return [...groups.values()]
    .map((group) => ({
      at: mean(group.map((f) => middleOf(f.asOf))),
      log: mean(group.map((f) => Math.log(countOf(f)?.value ?? 1))),
      variance: mean(group.map((f) => (countOf(f)?.sd ?? 0) ** 2)) + error * error,
    }))
    .sort((a, b) => a.at - b.at);
}

/** No pace: by the declared counts it made nothing better (docs/outlook.md). At a `paceKept` of 1 the filter would divide by nothing. */
const still = { paceChange: 0, estimateError: 0, longRunPace: 0, paceKept: 0.9999, firstPace: { mean: 0, sd: 0 } };
