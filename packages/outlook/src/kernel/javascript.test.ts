import { expect, test } from "vitest";
import { partyPlan, planOf, stillParty } from "../testing/plans.ts";
import { javascriptKernel } from "./javascript.ts";
import { type KernelPlan, newBlock, type PartyPlan } from "./plan.ts";
import { openKernel } from "./wasm.ts";

const paths = 40_000;

function run(plan: KernelPlan, count = paths) {
  const block = newBlock(plan, 0, count);
  openKernel().simulate(plan, block);
  const row = (values: Float32Array, party: number, year: number): Float64Array =>
    Float64Array.from(
      values.subarray((party * (plan.steps + 1) + year) * count, (party * (plan.steps + 1) + year + 1) * count),
    );
  return {
    stock: (year: number, party = 0) => row(block.stockpile, party, year),
    deployed: (year: number, party = 0) => row(block.deployed, party, year),
    level: (year: number, party = 0) => row(block.stockpile, party, year).map(Math.log),
  };
}

const meanOf = (v: Float64Array): number => v.reduce((s, x) => s + x, 0) / v.length;
const varianceOf = (v: Float64Array): number => {
  const m = meanOf(v);
  return v.reduce((s, x) => s + (x - m) ** 2, 0) / (v.length - 1);
};

/** Mean within five standard errors; variance within `loose` of what it should be. */
function expectNormal(values: Float64Array, mean: number, variance: number, loose = 0.05): void {
  expect(Math.abs(meanOf(values) - mean)).toBeLessThan(5 * Math.sqrt(variance / values.length) + 2e-6);
  expect(Math.abs(varianceOf(values) / variance - 1)).toBeLessThan(loose);
}

const one = (changed: Partial<PartyPlan>, steps = 10): KernelPlan => planOf([stillParty("CN", changed)], { steps });

test("nothing moves where nothing should", () => {
  const { stock, deployed } = run(one({}), 8);
  for (const year of [0, 10]) {
    for (const v of stock(year)) expect(v).toBeCloseTo(Math.exp(6), 3);
    for (const v of deployed(year)) expect(v).toBeCloseTo(Math.exp(5), 3);
  }
});

test("steady growth and its start: x after n steps is normal with the closed form's moments", () => {
  const growth = { mean: 0.04, sd: 0.02, withLevel: -0.3 };
  const { level } = run(one({ level: { mean: 6, sd: 0.1 }, growth, levelShock: 0.03 }, 8));
  // x₈ = x₀ (1 − 8·0.3 around its mean) + 8 g₀ + Σ shocks
  for (const n of [0, 1, 8]) {
    expectNormal(level(n), 6 + n * 0.04, (1 - 0.3 * n) ** 2 * 0.01 + n * n * 0.0004 + n * 0.0009);
  }
});

test("growth that returns to its long-run mean, with changes of pace that have heavy tails but the variance they say", () => {
  const [kept, long, sigma] = [0.7, 0.03, 0.05];
  const plan = one({
    growth: { mean: 0.1, sd: 0, withLevel: 0 },
    growthKept: kept,
    longRunGrowth: long,
    growthChange: { mean: Math.log(sigma), sd: 0 },
    tail: 0.4,
  });
  const { level } = run(plan);
  let mean = 6;
  let variance = 0;
  for (let n = 1; n <= 10; n += 1) {
    mean += long + kept ** n * (0.1 - long);
    // The change of step k is felt in steps k … n: 1 + ρ + ρ² + …
    variance = 0;
    for (let k = 1; k <= n; k += 1) variance += (sigma * ((1 - kept ** (n - k + 1)) / (1 - kept))) ** 2;
  }
  expectNormal(level(10), mean, variance, 0.08);
  const middle = meanOf(level(1));
  const first = level(1).map((x) => (x - middle) / sigma);
  const fourth = meanOf(first.map((v) => v ** 4));
  // E (1 + κz²)⁴ · 3 / (1 + 2κ + 3κ²)², with moments 1, 3, 15, 105 of z²
  const k = 0.4;
  const kurtosis = (3 * (1 + 4 * k + 18 * k * k + 60 * k ** 3 + 105 * k ** 4)) / (1 + 2 * k + 3 * k * k) ** 2;
  expect(fourth / kurtosis).toBeGreaterThan(0.75);
  expect(fourth / kurtosis).toBeLessThan(1.3);
});

test("turns come as often as their threshold says, and replace the pace", () => {
  const { level } = run(one({ turn: { above: 1.5, mean: -0.2, sd: 0.01 } }, 1));
  const turned = level(1).filter((x) => x < 5.9);
  expect(turned.length / paths).toBeGreaterThan(0.06);
  expect(turned.length / paths).toBeLessThan(0.0735);
  expectNormal(turned, 5.8, 0.0001, 0.15);
});

test("no year moves further than it may", () => {
  const { level } = run(one({ levelShock: 2, mostAYear: 0.25 }, 3), 2_000);
  for (let n = 1; n <= 3; n += 1) {
    const before = level(n - 1);
    const after = level(n);
    for (let i = 0; i < after.length; i += 1) {
      expect(Math.abs((after[i] ?? 9) - (before[i] ?? 0))).toBeLessThan(0.25 + 2e-6);
    }
  }
});

test("an aim with all the weight is met when it is due, give or take what it slips, and not pursued after", () => {
  const aim = { mean: 7, sd: 0.05, weight: 1, slip: 0.02, dueStep: 4 };
  const { level } = run(one({ aim }, 6));
  expectNormal(level(4), 7, 0.05 ** 2 + 0.02 ** 2);
  expect(meanOf(level(2))).toBeCloseTo(6.5, 2);
  expectNormal(level(6), 7, 0.05 ** 2 + 0.02 ** 2);
});

test("uploads: the share of paths, from their step, at their pace, up to capacity and no further than the stockpile", () => {
  const upload = { chance: 0.25, fromStep: 3, capacity: { mean: 300, sd: 0 }, pace: { mean: 0.5, sd: 0, shock: 0 } };
  const { deployed } = run(one({ upload }, 6));
  const base = Math.exp(5);
  const moved = (year: number): number => deployed(year).filter((d) => d > base + 1).length / paths;
  expect(moved(2)).toBe(0);
  expect(Math.abs(moved(3) - 0.25)).toBeLessThan(5 * Math.sqrt((0.25 * 0.75) / paths));
  expect(Math.max(...deployed(3))).toBeCloseTo(base + 0.5 * (300 - base), 2);
  expect(Math.max(...deployed(6))).toBeCloseTo(300, 2);
  const beyond = run(one({ upload: { ...upload, capacity: { mean: 9_000, sd: 0 } } }, 6));
  expect(Math.max(...beyond.deployed(6))).toBeCloseTo(Math.exp(6), 2);
});

test("the deployed share wanders about its start", () => {
  const { deployed, stock } = run(
    one({ share: { mean: -1, sd: 0.2, withLevel: 0, kept: 0.6, shock: 0.05, follows: 1 } }, 10),
  );
  const whole = stock(10);
  const log = deployed(10).map((d, i) => Math.log(d / (whole[i] ?? 1)));
  const drift = (0.05 ** 2 * (1 - 0.36 ** 10)) / (1 - 0.36);
  expectNormal(log, -1, 0.2 ** 2 + drift);
});

test("what is deployed can have a course of its own: it follows the stockpile in part, and its start is as well known as it is", () => {
  const poorly = { level: { mean: 6, sd: 0.5 }, levelShock: 0.1, mostAYear: 100 };
  const share = (follows: number) => ({ mean: -3, sd: 0.02, withLevel: -1, kept: 1, shock: 0, follows });
  for (const follows of [0, 0.5, 1]) {
    const { deployed, level } = run(one({ ...poorly, share: share(follows) }, 4));
    expectNormal(level(4), 6, 0.5 ** 2 + 4 * 0.1 ** 2);
    expectNormal(deployed(0).map(Math.log), 3, 0.02 ** 2);
    expectNormal(deployed(4).map(Math.log), 3, 0.02 ** 2 + 4 * (follows * 0.1) ** 2);
  }
});

test("parties at their start do not react; one that has risen is answered, and fatigue pulls back", () => {
  const still = { ...planOf([stillParty("A"), stillParty("B")], { steps: 2 }) };
  const reaction = {
    to: [
      [0, 0],
      [0.5, 0],
    ],
    fatigue: [0, 0],
    noise: 0,
  };
  expect(meanOf(run({ ...still, reaction }, 8).level(2, 1))).toBeCloseTo(6, 5);
  const growing = [stillParty("A", { growth: { mean: 0.1, sd: 0, withLevel: 0 } }), stillParty("B")];
  const answered = run({ ...still, parties: growing, reaction }, 8);
  // Nothing in the first year; in the second, half of what A has risen, as a share of B.
  expect(meanOf(answered.level(1, 1))).toBeCloseTo(6, 5);
  expect(meanOf(answered.level(2, 1))).toBeCloseTo(6 + 0.5 * (Math.exp(0.1) - 1), 5);
  const tired = run({ ...still, parties: growing, reaction: { ...reaction, fatigue: [1, 0] } }, 8);
  expect(meanOf(tired.level(2, 0))).toBeCloseTo(6.2 - (Math.exp(0.1) - 1) / Math.exp(0.1), 5);
});

test("pinned: these numbers may change only with the equations or the generator, and then a changelog says so", () => {
  const plan = planOf(["CN", "US"].map((p) => partyPlan(p)));
  const block = javascriptKernel.newBlock(plan, 0, 3);
  javascriptKernel.simulate(plan, block);
  expect([...block.stockpile.slice(-3), ...block.deployed.slice(-3)]).toMatchInlineSnapshot(`
    [
      805.3189697265625,
      1127.7705078125,
      738.639404296875,
      395.5039978027344,
      450.5365295410156,
      272.6025390625,
    ]
  `);
});
