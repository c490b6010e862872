/** Which part of the stockpile is deployed: from the record, or as the model states it. */
import { type Almanac, figuresOf, type RowRef } from "@comity/almanac";
import { logOf, meanOf } from "../model/distribution.ts";
import { distributionOf, parameterOf } from "../model/extend.ts";
import type { Model } from "../model/types.ts";
import { countOf } from "./observe.ts";
import { middleOf } from "./time.ts";

export type DeployedFit =
  | {
      readonly projected: true;
      /** Logarithm of the share at the start. */
      readonly share: { readonly mean: number; readonly sd: number };
      /** `figures`: of these rows; `stated`: by the model's own parameter. */
      readonly by: "figures" | "stated";
      readonly rows: readonly RowRef[];
    }
  | { readonly projected: false; readonly why: "none-above-nil" | "no-figures"; readonly rows: readonly RowRef[] };

/** How many years back a figure of what is deployed still speaks of the start, and how many of the newest are taken together. */
const yearsBack = 10;
const newest = 4;

/** @param level logarithm of the stockpile at the start, and its pace */
export function fitShare(
  almanac: Almanac,
  model: Model,
  party: string,
  start: number,
  level: { readonly mean: number; readonly pace: number },
): DeployedFit {
  const stated = parameterOf(model, "deployed-share", party);
  if (stated !== undefined) return { projected: true, share: logOf(stated.is), by: "stated", rows: [] };
  const error = meanOf(distributionOf(model, "deployed-error", party));
  const nil: RowRef[] = [];
  for (const quantity of model.reads.deployed) {
    const known = figuresOf(almanac, { party, quantity }).filter((f) => middleOf(f.asOf) > start - yearsBack);
    const above = known.flatMap((f) => {
      const count = countOf(f);
      if (count !== undefined && count.value > 0) return [{ f, at: middleOf(f.asOf), value: count.value }];
      if (count !== undefined) nil.push(f.at);
      return [];
    });
    if (above.length === 0) continue;
    const last = above.slice(-newest);
    // Against the stockpile of its own day, on the line through the start: a state that grows did not hold today's then.
    const shares = last.map((s) => Math.min(Math.log(s.value) - (level.mean + level.pace * (s.at - start)), 0));
    const mean = shares.reduce((sum, s) => sum + s, 0) / shares.length;
    const spread = shares.reduce((sum, s) => sum + (s - mean) ** 2, 0) / shares.length;
    const sd = Math.sqrt(spread + error * error);
    return { projected: true, share: { mean, sd }, by: "figures", rows: last.map((s) => s.f.at) };
  }
  return { projected: false, why: nil.length > 0 ? "none-above-nil" : "no-figures", rows: nil };
}
