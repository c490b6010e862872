import { expect, test } from "vitest";
import { filterTrend, type TrendLaw } from "./kalman.ts";

const still: TrendLaw = {
  paceChange: 0,
  levelShock: 0,
  estimateError: 0,
  longRunPace: 0,
  paceKept: 0.999_999,
  firstPace: { mean: 0, sd: 0.1 },
};
const yearly = [0, 1, 2, 3, 4, 5].map((at) => ({
  at,
  log: 5 + 0.07 * at + (at % 2 === 0 ? 0.02 : -0.02),
  variance: 0.03 ** 2,
}));

test("without noise of its own a trend is the Bayesian line of least squares", () => {
  // Normal equations of level a (prior at the first value, variance 1) and slope b (prior 0, variance 0.01), by hand.
  const w = 1 / 0.03 ** 2;
  const [n, t, tt] = yearly.reduce(([a, b, c], o) => [a + 1, b + o.at, c + o.at ** 2], [0, 0, 0]);
  const y = yearly.reduce((s, o) => s + o.log, 0);
  const ty = yearly.reduce((s, o) => s + o.at * o.log, 0);
  const [a11, a12, a22] = [w * n + 1, w * t, w * tt + 1 / 0.01];
  const [b1, b2] = [w * y + (yearly[0]?.log ?? 0), w * ty];
  const det = a11 * a22 - a12 * a12;
  const level = (a22 * b1 - a12 * b2) / det;
  const slope = (a11 * b2 - a12 * b1) / det;
  const at = 7;
  const found = filterTrend(yearly, still, at);
  expect(found.g).toBeCloseTo(slope, 4);
  expect(found.x).toBeCloseTo(level + slope * at, 3);
  expect(found.varG).toBeCloseTo(a11 / det, 6);
  expect(found.varX).toBeCloseTo((a22 - 2 * at * a12 + at * at * a11) / det, 5);
});

test("a random walk's doubt grows by its own variance, and halves between two equal witnesses", () => {
  const walk = { ...still, firstPace: { mean: 0, sd: 0 }, levelShock: 0.1 };
  const one = filterTrend([{ at: 0, log: 6, variance: 0.04 }], walk, 0);
  expect(one.varX).toBeCloseTo(0.04 / 1.04, 10);
  expect(filterTrend([{ at: 0, log: 6, variance: 0.04 }], walk, 3).varX).toBeCloseTo(0.04 / 1.04 + 0.03, 10);
  const two = [
    { at: 0, log: 6, variance: 0.04 },
    { at: 0, log: 6.2, variance: 0.04 },
  ];
  expect(filterTrend(two, walk, 0).varX).toBeCloseTo(1 / (1 + 2 / 0.04), 10);
  expect(filterTrend(two, walk, 0).x).toBeCloseTo(6 + 0.2 / (2 + 0.04), 10);
});

test("the pace is drawn back to the long run, with the doubt of its law", () => {
  const law = { ...still, paceKept: 0.8, longRunPace: 0.01, paceChange: 0.05, firstPace: { mean: 0.2, sd: 0.03 } };
  const far = filterTrend([{ at: 0, log: 6, variance: 1e-12 }], law, 200);
  const theta = -Math.log(0.8);
  expect(far.g).toBeCloseTo(0.01, 6);
  expect(far.varG).toBeCloseTo(0.05 ** 2 / (2 * theta), 8);
  expect(far.x).toBeCloseTo(6 + 0.01 * 200 + 0.19 / theta, 4);
});

test("followed back a few months it lies on the line through the last observation", () => {
  const now = filterTrend(yearly, still, 5);
  const before = filterTrend(yearly, still, 4.6);
  expect(before.x).toBeCloseTo(now.x - 0.4 * now.g, 10);
});
