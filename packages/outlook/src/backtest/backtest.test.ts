import { expect, test } from "vitest";
import { planOf } from "../fit/plan.ts";
import { javascriptKernel, openKernel } from "../kernel/kernel.ts";
import { type Made, madeAlmanac, shippedAlmanac, shippedModel } from "../testing/record.ts";
import { backtest } from "./backtest.ts";
import { poolOf } from "./calibration.ts";
import { isInside, scoreOf, sortedQuantile } from "./score.ts";

const record = shippedModel("record");
const almanac = shippedAlmanac();
const kernel = openKernel();

test("the score of one line is the distance to it; a spread that holds the value scores better than a far line", () => {
  expect(scoreOf([5], 8)).toEqual({ below: 1, crps: 3 });
  // Two paths at 0 and 2, value 1: mean distance 1, less half the mean distance between paths (1/2).
  expect(scoreOf([0, 2], 1)).toEqual({ below: 0.5, crps: 0.5 });
  // Uniform on [0, 1] at its middle: 1/12.
  const even = Array.from({ length: 2001 }, (_, i) => i / 2000);
  expect(scoreOf(even, 0.5).crps).toBeCloseTo(1 / 12, 3);
  expect([isInside(0.05, 0.8), isInside(0.1, 0.8), isInside(0.9, 0.8), isInside(0.91, 0.8)]).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(sortedQuantile([1, 2, 3, 4, 5], 0.5)).toBe(3);
});

test("China from 2021: the later counts of the institutes lie in the 80 % band about as often as it claims", () => {
  const found = backtest(
    almanac,
    record,
    { party: "CN", quantity: "stockpile", knownOn: "2021-01-01", paths: 8000 },
    kernel,
  );
  if (found === undefined) throw new Error("nothing to check");
  expect(found.checked.length).toBeGreaterThanOrEqual(15);
  expect(found.inside?.p80).toBeGreaterThanOrEqual(0.7);
  expect(found.inside?.p80).toBeLessThanOrEqual(0.95);
  expect(found.inside?.p95).toBeGreaterThanOrEqual(0.9);
  for (const c of found.checked) expect(c.row.line).toBeGreaterThan(1);
});

test("it goes by what had been published by then alone: figures of a later day change nothing of the band", () => {
  const until = almanac.figures.filter((f) => f.source.published.to <= "2021-01-01");
  const one = almanac.figures.find((f) => f.party === "CN" && f.source.published.to > "2024-01-01" && f.value !== null);
  if (one === undefined) throw new Error("no later figure");
  const options = { party: "CN", quantity: "stockpile", knownOn: "2021-01-01", paths: 1000 } as const;
  const whole = backtest(almanac, record, options, kernel);
  const alone = backtest({ ...almanac, figures: [...until, one] }, record, options, kernel);
  const at = (b: typeof whole) => b?.checked.find((c) => c.row === one.at)?.band;
  expect(at(alone)).toBeDefined();
  expect(at(alone)).toEqual(at(whole));
});

test("a figure that speaks of a day before, or was known already, is not scored", () => {
  const made: Made[] = [
    ...[2010, 2012, 2014, 2016].map((year) => ({ year, value: 200 + year - 2010 })),
    { year: 2016, value: 500, published: "2019-05-01" },
    { year: 2019, value: 230 },
  ];
  const found = backtest(
    madeAlmanac(made),
    record,
    { party: "CN", quantity: "stockpile", knownOn: "2017-06-01" },
    kernel,
  );
  expect(found?.checked.map((c) => c.value)).toEqual([230]);
  expect(
    backtest(madeAlmanac(made), record, { party: "FR", quantity: "stockpile", knownOn: "2017-06-01" }, kernel),
  ).toBeUndefined();
});

test("what is deployed is scored by the quantity that it was fitted to, and held against its last figure", () => {
  const made: Made[] = [
    ...[2008, 2010, 2012].map((year) => ({ party: "RU", year, value: 4500 })),
    ...[1500, 1550, 1600].map((value, i) => ({
      ...{ party: "RU", year: 2011 + i, value, quantity: "new-start-deployed-warheads", basis: "declared" as const },
    })),
    { party: "RU", year: 2013, value: 1900, quantity: "deployed-strategic" },
  ];
  const options = { party: "RU", quantity: "deployed", knownOn: "2013-01-01" } as const;
  const found = backtest(madeAlmanac(made), record, options, kernel);
  expect(found?.checked.map((c) => c.value)).toEqual([1600]);
  expect(found?.baselines.noChange).toBeCloseTo(50 / 1600, 10);
});

test("on worlds that obey the model's own law its bands hold as often as they claim", () => {
  // Worlds of one path each, from a plan whose σ lie at the middle of the priors; the fit sees 15 years and is asked for 5 more.
  const seeded = planOf(record, madeAlmanac([{ year: 1999, value: 300 }], "2000-01-01"), {
    parties: ["CN"],
    to: 2021,
    seed: 77,
  });
  const block = javascriptKernel.newBlock(seeded.plan, 0, 160);
  javascriptKernel.simulate(seeded.plan, block);
  const tests = Array.from({ length: 160 }, (_, path) => {
    const worlds = Array.from(
      { length: 21 },
      (_, y): Made => ({ year: 2000 + y, value: Math.round(block.stockpile[y * 160 + path] ?? 0) }),
    );
    const options = { party: "CN", quantity: "stockpile", knownOn: "2016-01-01", paths: 500 } as const;
    const found = backtest(madeAlmanac(worlds.filter((w) => w.value >= 10)), record, options, kernel);
    return found === undefined ? [] : [found];
  }).flat();
  const { inside, checked } = poolOf(tests, "stockpile", "published");
  expect(checked).toBeGreaterThan(500);
  expect(inside?.p80).toBeGreaterThan(0.72);
  expect(inside?.p80).toBeLessThan(0.9);
  expect(inside?.p50).toBeGreaterThan(0.4);
  expect(inside?.p50).toBeLessThan(0.65);
});
