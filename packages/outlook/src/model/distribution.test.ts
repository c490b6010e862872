import { expect, test } from "vitest";
import { logOf, meanOf, quantileOf, sdOf } from "./distribution.ts";

test("means, deviations and quantiles against closed forms", () => {
  const uniform = { kind: "uniform", low: 2, high: 6 } as const;
  expect([meanOf(uniform), sdOf(uniform), quantileOf(uniform, 0.25)]).toEqual([4, 4 / Math.sqrt(12), 3]);
  const normal = { kind: "normal", mean: 1, sd: 2 } as const;
  expect(quantileOf(normal, 0.975)).toBeCloseTo(1 + 2 * 1.959964, 5);
  const lognormal = { kind: "lognormal", median: 3, sd: 0.5 } as const;
  expect(quantileOf(lognormal, 0.1)).toBeCloseTo(3 * Math.exp(-0.5 * 1.2815516), 5);
  expect(meanOf(lognormal)).toBeCloseTo(3 * Math.exp(0.125), 12);
  // Beta(1, 3): 1 − (1 − x)³
  expect(quantileOf({ kind: "beta", a: 1, b: 3 }, 0.5)).toBeCloseTo(1 - Math.cbrt(0.5), 3);
  expect(meanOf({ kind: "beta", a: 1, b: 3 })).toBe(0.25);
  expect(logOf(lognormal)).toEqual({ mean: Math.log(3), sd: 0.5 });
  expect(logOf({ kind: "point", value: 2 })).toMatchObject({ sd: 0 });
});
