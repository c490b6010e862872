import { expect, test } from "vitest";
import { normalAbove, normalBelow } from "./quantile.ts";

test("known chances of the normal distribution", () => {
  expect(normalBelow(0)).toBe(0.5);
  expect(normalBelow(1.959963984540054)).toBeCloseTo(0.975, 12);
  expect(normalBelow(-3)).toBeCloseTo(0.0013498980316301, 12);
});

test("the value passed with a chance, there and back", () => {
  for (const chance of [0.001, 0.02, 0.3, 0.5, 0.77, 0.999]) {
    expect(1 - normalBelow(normalAbove(chance))).toBeCloseTo(chance, 12);
  }
  expect(normalAbove(0.05)).toBeCloseTo(1.6448536269514722, 9);
  expect(normalAbove(0)).toBe(Number.POSITIVE_INFINITY);
  expect(normalAbove(1)).toBe(Number.NEGATIVE_INFINITY);
});
