/** A million paths of three parties over thirty years with their bands: two workers beside one. The runs take turns. */
import type { KernelPlan } from "@comity/outlook/kernel";
import { runOnWorkers } from "../src/workers/pool.ts";

const paths = 1_000_000;
const rounds = 5;

const normal = { mean: 0.05, sd: 0.02 };
const plan: KernelPlan = {
  seed: 7,
  startYear: 2026,
  steps: 30,
  parties: ["CN", "RU", "US"].map((party) => ({
    party,
    level: { mean: 6.4, sd: 0.1 },
    growth: { ...normal, withLevel: -0.1 },
    longRunGrowth: 0.01,
    growthKept: 0.8,
    growthChange: { mean: -4, sd: 0.3 },
    tail: 0.2,
    turn: { above: 2.5, mean: 0, sd: 0.05 },
    levelShock: 0.01,
    mostAYear: 0.5,
    aim: { mean: 7, sd: 0.2, weight: 0.5, slip: 0.1, dueStep: 5 },
    share: { mean: -2, sd: 0.2, withLevel: 0, kept: 0.9, shock: 0.05, follows: 1 },
    upload: { chance: 0.3, fromStep: 2, capacity: { mean: 800, sd: 100 }, pace: { ...normal, shock: 0.2 } },
  })),
};

export default {
  name: "projecting on two cores",
  async run() {
    const rows = [];
    for (const folds of [[], [{ kind: "bands" }]] as const) {
      const took: Record<1 | 2, number[]> = { 1: [], 2: [] };
      for (let i = 0; i < rounds; i += 1) {
        for (const workers of [1, 2] as const) {
          const start = performance.now();
          await runOnWorkers({ plan, paths, folds }, { workers });
          took[workers].push((performance.now() - start) / 1000);
        }
      }
      rows.push({
        what: `one worker${folds.length === 0 ? "" : ", with bands"} (floor: two workers)`,
        measured: Math.min(...took[1]),
        floor: Math.min(...took[2]),
        target: "at least 1.7×",
        unit: "s",
      });
    }
    return rows;
  },
};
