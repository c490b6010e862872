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
      /** Logarithm of the share at the start; `withLevel` as in the kernel's plan. */
      readonly share: { readonly mean: number; readonly sd: number; readonly withLevel: number };
      /** φ of the kernel's plan. */
      readonly follows: number;
      /** `figures`: of these rows; `stated`: by the model's own parameter. */
      readonly by: "figures" | "stated";
      readonly rows: readonly RowRef[];
    }
  | { readonly projected: false; readonly why: "none-above-nil" | "no-figures"; readonly rows: readonly RowRef[] };

/** How many years back a figure of what is deployed still speaks of the start, and how many of the newest are taken together. */
const yearsBack = 10;
const newest = 4;

/** The nearer to the start, the more a figure says; their own scatter about the middle is not lost in it. */
function weighed(counts: readonly number[], sds: readonly number[]): { readonly mean: number; readonly sd: number } {
  const weights = sds.map((s) => 1 / (s * s));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const of = (value: (i: number) => number): number => weights.reduce((sum, w, i) => sum + w * value(i), 0) / total;
  const mean = of((i) => counts[i] ?? 0);
  // Figures of one series share their error: four of them say no more than the best of them.
  return { mean, sd: Math.sqrt(of((i) => ((counts[i] ?? 0) - mean) ** 2) + Math.min(...sds) ** 2) };
}

/** @param level logarithm of the stockpile at the start, and its pace */
export function fitShare(
  almanac: Almanac,
  model: Model,
  party: string,
  start: number,
  level: { readonly mean: number; readonly pace: number },
): DeployedFit {
  const stated = parameterOf(model, "deployed-share", party);
  if (stated !== undefined)
    return { projected: true, share: { ...logOf(stated.is), withLevel: 0 }, follows: 1, by: "stated", rows: [] };
  const follows = meanOf(distributionOf(model, "deployed-follows", party));
  const shock = meanOf(distributionOf(model, "deployed-shock", party));
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
    // A count of what is deployed is known by itself, however well the stockpile is: the share goes against the level, and what
    // is deployed moves on from its own day by its part in the stockpile's pace.
    const counts = last.map((s) => Math.log(s.value) + follows * level.pace * (start - s.at));
    const { mean, sd } = weighed(
      counts,
      last.map((s) => Math.hypot(error, shock * Math.sqrt(Math.abs(start - s.at)))),
    );
    const share = { mean: Math.min(mean - level.mean, 0), sd, withLevel: -1 };
    return { projected: true, share, follows, by: "figures", rows: last.map((s) => s.f.at) };
  }
  return { projected: false, why: nil.length > 0 ? "none-above-nil" : "no-figures", rows: nil };
}
