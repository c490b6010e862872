import { bandsOf, type Job, type KernelPlan, type PartyPlan } from "@comity/outlook";
import { expect, test } from "vitest";
import { runOnWorkers } from "./pool.ts";

const party = (name: string): PartyPlan => ({
  party: name,
  level: { mean: 6, sd: 0.1 },
  growth: { mean: 0.05, sd: 0.02, withLevel: 0 },
  longRunGrowth: 0.01,
  growthKept: 0.8,
  growthChange: { mean: -4, sd: 0.3 },
  tail: 0.2,
  turn: { above: 2.5, mean: 0, sd: 0.05 },
  levelShock: 0.01,
  mostAYear: 0.5,
  aim: { mean: 7, sd: 0.2, weight: 0.5, slip: 0.1, dueStep: 3 },
  share: { mean: -1, sd: 0.2, withLevel: 0, kept: 0.9, shock: 0.05, follows: 1 },
  upload: { chance: 0.3, fromStep: 2, capacity: { mean: 800, sd: 100 }, pace: { mean: 0.3, sd: 0.1, shock: 0.2 } },
});
const plan: KernelPlan = { seed: 11, startYear: 2026, steps: 4, parties: ["CN", "RU", "US"].map(party) };
const job: Job = {
  plan,
  paths: 7_001,
  folds: [
    { kind: "bands" },
    { kind: "limit", party: 0, quantity: "stockpile", limits: [null, 400, 400, 450, 450] },
    { kind: "ratio", of: 0, to: [1, 2], quantity: "stockpile", levels: [0.5, 1] },
  ],
};

test("one, two and three workers, and none, count the same", async () => {
  const alone = await runOnWorkers(job);
  expect(alone.map((p) => p.paths)).toEqual([7_001, 7_001, 7_001]);
  for (const workers of [1, 2, 3]) {
    const parts = await runOnWorkers(job, { workers });
    expect(parts.map((p) => p.spec.kind)).toEqual(["bands", "limit", "ratio"]);
    parts.forEach((p, i) => {
      expect(p.paths).toBe(alone[i]?.paths);
      expect(Buffer.from(p.counts.buffer).equals(Buffer.from(alone[i]?.counts.buffer ?? new ArrayBuffer(0)))).toBe(
        true,
      );
      expect([...p.sums]).toEqual([...(alone[i]?.sums ?? [])]);
    });
  }
});

test("another seed gives other numbers, and progress ends below the whole", async () => {
  const seen: number[] = [];
  const many = { ...job, paths: 90_000 };
  const [bands] = await runOnWorkers(many, { workers: 2, onProgress: (n) => seen.push(n) });
  const [others] = await runOnWorkers({ ...job, plan: { ...plan, seed: 12 } });
  expect(seen.length).toBeGreaterThan(0);
  expect(Math.max(...seen)).toBeLessThanOrEqual(90_000);
  if (bands === undefined || others === undefined) throw new Error("no bands");
  expect(bandsOf(bands).mean("stockpile", 0, 4)).not.toBe(bandsOf(others).mean("stockpile", 0, 4));
});

test("a worker that fails says why", async () => {
  const broken = { ...job, plan: { ...plan, parties: [{ ...party("CN"), levelShock: Number.NaN }] } };
  await expect(runOnWorkers(broken, { workers: 2 })).rejects.toThrow("CN");
});
