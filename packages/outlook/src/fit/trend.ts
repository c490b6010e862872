/**
 * The level and the pace of one party's stockpile: the trend filtered for every σ of a grid, weighed by how well each tells
 * what was observed and by the model's own priors, and brought together into the normals that a kernel's plan holds.
 */
import { type Distribution, logOf, meanOf, sdOf } from "../model/distribution.ts";
import { distributionOf } from "../model/extend.ts";
import type { Model } from "../model/types.ts";
import { filterTrend, type Seen, type Trend, type TrendLaw } from "./kalman.ts";
import { revisionVariance } from "./observe.ts";

export interface FittedTrend {
  readonly level: { readonly mean: number; readonly sd: number };
  readonly growth: { readonly mean: number; readonly withLevel: number; readonly sd: number };
  /** σg: logarithm's mean and deviation. */
  readonly growthChange: { readonly mean: number; readonly sd: number };
  readonly levelShock: number;
}

/** Where a prior is tried, in its own deviations. */
const fine = [-2, -1.2, -0.6, 0, 0.6, 1.2, 2];
const coarse = [-1.2, 0, 1.2, 2.4];

/** @param disagreement between those who count, of the logarithm: at least so much of the level is not known */
export function fitTrend(
  seen: readonly Seen[],
  model: Model,
  party: string,
  to: number,
  disagreement = 0,
): FittedTrend {
  const d = (name: string): Distribution => distributionOf(model, name, party);
  const first = d("first-pace");
  const law = {
    longRunPace: meanOf(d("long-run-pace")),
    // At 1 nothing would draw the pace back, and the formulas would divide by nothing.
    paceKept: Math.min(meanOf(d("pace-kept")), 0.9999),
    firstPace: { mean: meanOf(first), sd: sdOf(first) },
  };
  const tried = [...triedOf(d("pace-change"), fine)].flatMap((change) =>
    triedOf(d("level-shock"), fine).flatMap((shock) =>
      triedOf(d("estimate-error"), coarse).map((error) => {
        const own: TrendLaw = { ...law, paceChange: change.value, levelShock: shock.value, estimateError: error.value };
        const trend = filterTrend(seen, own, to);
        return { own, trend, weight: trend.logLikelihood + change.prior + shock.prior + error.prior };
      }),
    ),
  );
  const last = seen.at(-1)?.log ?? 0;
  return mix(tried, Math.max(revisionVariance(model, party, Math.exp(last)), disagreement * disagreement));
}

interface Tried {
  readonly own: TrendLaw;
  readonly trend: Trend;
  readonly weight: number;
}

function triedOf(
  d: Distribution,
  places: readonly number[],
): readonly { readonly value: number; readonly prior: number }[] {
  const { mean, sd } = logOf(d);
  if (sd === 0) return [{ value: meanOf(d), prior: 0 }];
  return places.map((z) => ({ value: Math.exp(mean + sd * z), prior: (-z * z) / 2 }));
}

/** Moments of the mixture. */
function mix(tried: readonly Tried[], revision: number): FittedTrend {
  const most = Math.max(...tried.map((t) => t.weight));
  const weights = tried.map((t) => Math.exp(t.weight - most));
  const total = weights.reduce((s, w) => s + w, 0);
  const mean = (of: (t: Tried) => number): number =>
    tried.reduce((s, t, i) => s + of(t) * (weights[i] ?? 0), 0) / total;
  const x = mean((t) => t.trend.x);
  const g = mean((t) => t.trend.g);
  const varX = mean((t) => t.trend.varX + (t.trend.x - x) ** 2);
  const covXG = mean((t) => t.trend.covXG + (t.trend.x - x) * (t.trend.g - g));
  const varG = mean((t) => t.trend.varG + (t.trend.g - g) ** 2);
  // The next estimate of what stands now will itself be off, and revised.
  const varLevel = varX + revision;
  const withLevel = varLevel > 0 ? covXG / varLevel : 0;
  const logChange = mean((t) => Math.log(t.own.paceChange));
  return {
    level: { mean: x, sd: Math.sqrt(varLevel) },
    growth: { mean: g, withLevel, sd: Math.sqrt(Math.max(varG - withLevel * covXG, 0)) },
    growthChange: {
      mean: logChange,
      sd: Math.sqrt(
        Math.max(
          mean((t) => (Math.log(t.own.paceChange) - logChange) ** 2),
          0,
        ),
      ),
    },
    levelShock: Math.sqrt(mean((t) => t.own.levelShock ** 2)),
  };
}
