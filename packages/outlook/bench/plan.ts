/** A plan that uses every part of the equations but reaction, which the script in NumPy does not do either. */
import type { KernelPlan, PartyPlan } from "../src/kernel/plan.ts";

export function benchPlan(parties: number, steps: number): KernelPlan {
  return { seed: 7, startYear: 2026, steps, parties: Array.from({ length: parties }, (_, i) => party(`P${i}`)) };
}

const party = (name: string): PartyPlan => ({
  party: name,
  level: { mean: 6.4, sd: 0.1 },
  growth: { mean: 0.05, sd: 0.02, withLevel: -0.1 },
  longRunGrowth: 0.01,
  growthKept: 0.8,
  growthChange: { mean: -4, sd: 0.3 },
  tail: 0.2,
  turn: { above: 2.5, mean: 0, sd: 0.05 },
  levelShock: 0.01,
  mostAYear: 0.5,
  aim: { mean: 7, sd: 0.2, weight: 0.5, slip: 0.1, dueStep: 5 },
  share: { mean: -2, sd: 0.2, withLevel: 0, kept: 0.9, shock: 0.05, follows: 1 },
  upload: { chance: 0.3, fromStep: 2, capacity: { mean: 800, sd: 100 }, pace: { mean: 0.3, sd: 0.1, shock: 0.2 } },
});
