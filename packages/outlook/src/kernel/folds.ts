/**
 * What is kept of a run when its paths are not: counts and whole-number sums, added up block by block. Adding whole numbers
 * gives the same in any order, so a run says the same whether one worker made it or seven. Memory does not depend on how many
 * paths there are. A fold is named by data ({@link FoldSpec}), and its state is data ({@link Parts}), so both can be sent to
 * another thread.
 */
import { takeBands } from "./bands.ts";
import { cells } from "./grid.ts";
import { takeLimit } from "./limit.ts";
import type { Block, KernelPlan } from "./plan.ts";
import { takeRatio } from "./ratio.ts";

export type Quantity = "stockpile" | "deployed";

export type FoldSpec =
  /** The distribution of both quantities of every party in every year. */
  | { readonly kind: "bands" }
  /** One party (its place in the plan) against a limit by year (place 0 is the first year); null: none is in force. */
  | {
      readonly kind: "limit";
      readonly party: number;
      readonly quantity: Quantity;
      readonly limits: readonly (number | null)[];
    }
  /** One party over the sum of others, by year; and when it first reaches each of `levels`. */
  | {
      readonly kind: "ratio";
      readonly of: number;
      readonly to: readonly number[];
      readonly quantity: Quantity;
      readonly levels: readonly number[];
    };

/** A fold's state. What its counts and sums stand for, its own file says: bands.ts, limit.ts, ratio.ts. */
export interface Parts {
  readonly spec: FoldSpec;
  readonly parties: number;
  /** Steps + 1. */
  readonly years: number;
  paths: number;
  readonly counts: Uint32Array<ArrayBuffer>;
  /** Whole numbers below 2^53. */
  readonly sums: Float64Array<ArrayBuffer>;
}

export function newParts(spec: FoldSpec, plan: KernelPlan): Parts {
  const parties = plan.parties.length;
  const years = plan.steps + 1;
  const [counts, sums] = sizes(spec, parties, years);
  return { spec, parties, years, paths: 0, counts: new Uint32Array(counts), sums: new Float64Array(sums) };
}

function sizes(spec: FoldSpec, parties: number, years: number): readonly [number, number] {
  switch (spec.kind) {
    case "bands":
      return [2 * parties * years * cells, 2 * parties * years];
    case "limit":
      return [3 * years + 2, 0];
    case "ratio":
      return [years * cells + spec.levels.length * (years + 1), 0];
  }
}

/** Adds the paths of a block. */
export function takeBlock(parts: Parts, block: Block): void {
  switch (parts.spec.kind) {
    case "bands":
      takeBands(parts, block);
      break;
    case "limit":
      takeLimit(parts, parts.spec, block);
      break;
    case "ratio":
      takeRatio(parts, parts.spec, block);
      break;
  }
  parts.paths += block.count;
}

/** Adds what another worker counted by the same spec and plan. */
export function mergeParts(into: Parts, from: Parts): void {
  if (into.counts.length !== from.counts.length || into.sums.length !== from.sums.length) {
    throw new Error(`a fold of ${from.spec.kind} cannot be added to one of ${into.spec.kind} or of another plan`);
  }
  for (let i = 0; i < into.counts.length; i += 1) into.counts[i] = (into.counts[i] ?? 0) + (from.counts[i] ?? 0);
  for (let i = 0; i < into.sums.length; i += 1) into.sums[i] = (into.sums[i] ?? 0) + (from.sums[i] ?? 0);
  into.paths += from.paths;
}
