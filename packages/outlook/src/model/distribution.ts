/**
 * What is not known exactly, as a model file writes it. The same words and numbers on every machine: quantiles come from
 * additions, roots and a bisection.
 */
import { normalAbove, normalBelow } from "../kernel/kernel.ts";

export type Distribution =
  | { readonly kind: "point"; readonly value: number }
  | { readonly kind: "normal"; readonly mean: number; readonly sd: number }
  /** `sd` is that of the natural logarithm. */
  | { readonly kind: "lognormal"; readonly median: number; readonly sd: number }
  | { readonly kind: "uniform"; readonly low: number; readonly high: number }
  | { readonly kind: "beta"; readonly a: number; readonly b: number };

/** The words of each kind in a file, in their order. */
export const distributionWords = {
  point: [],
  normal: ["mean", "sd"],
  lognormal: ["median", "sd"],
  uniform: ["low", "high"],
  beta: ["a", "b"],
} as const satisfies Record<Distribution["kind"], readonly string[]>;

export function meanOf(d: Distribution): number {
  switch (d.kind) {
    case "point":
      return d.value;
    case "normal":
      return d.mean;
    case "lognormal":
      return d.median * Math.exp((d.sd * d.sd) / 2);
    case "uniform":
      return (d.low + d.high) / 2;
    case "beta":
      return d.a / (d.a + d.b);
  }
}

export function sdOf(d: Distribution): number {
  switch (d.kind) {
    case "point":
      return 0;
    case "normal":
      return d.sd;
    case "lognormal":
      return meanOf(d) * Math.sqrt(Math.exp(d.sd * d.sd) - 1);
    case "uniform":
      return (d.high - d.low) / Math.sqrt(12);
    case "beta":
      return Math.sqrt((d.a * d.b) / ((d.a + d.b) ** 2 * (d.a + d.b + 1)));
  }
}

/** The value below which it lies with this chance, 0 < chance < 1. */
export function quantileOf(d: Distribution, chance: number): number {
  const z = -normalAbove(chance);
  switch (d.kind) {
    case "point":
      return d.value;
    case "normal":
      return d.mean + d.sd * z;
    case "lognormal":
      return d.median * Math.exp(d.sd * z);
    case "uniform":
      return d.low + (d.high - d.low) * chance;
    case "beta":
      return betaQuantile(d.a, d.b, chance);
  }
}

/** Mean and deviation of the logarithm of what is above 0: exact for a lognormal, by the quartiles' spread otherwise. */
export function logOf(d: Distribution): { readonly mean: number; readonly sd: number } {
  if (d.kind === "lognormal") return { mean: Math.log(d.median), sd: d.sd };
  const middle = Math.log(Math.max(quantileOf(d, 0.5), tiny));
  const [low, high] = [0.1, 0.9].map((c) => Math.log(Math.max(quantileOf(d, c), tiny))) as [number, number];
  return { mean: middle, sd: (high - low) / (2 * -normalAbove(0.9)) };
}
const tiny = 1e-6;

/** Steps of one thousandth, between which the density is taken to be flat. */
function betaQuantile(a: number, b: number, chance: number): number {
  const steps = 1000;
  const weight = Array.from({ length: steps }, (_, i) => {
    const x = (i + 0.5) / steps;
    return Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log(1 - x));
  });
  const total = weight.reduce((s, w) => s + w, 0);
  let below = 0;
  for (const [i, w] of weight.entries()) {
    if (below + w >= chance * total) return (i + (chance * total - below) / w) / steps;
    below += w;
  }
  return 1;
}

/** The chance that a standard normal is below z. */
export { normalBelow };
