/** Plans for tests: one that uses every part of the equations, and any at all. */
import fc from "fast-check";
import type { KernelPlan, PartyPlan, ReactionPlan } from "../kernel/plan.ts";

export const partyPlan = (party: string, changed: Partial<PartyPlan> = {}): PartyPlan => ({
  party,
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
  share: { mean: -1, sd: 0.2, withLevel: 0, kept: 0.9, shock: 0.05, follows: 1 },
  upload: { chance: 0.3, fromStep: 2, capacity: { mean: 800, sd: 100 }, pace: { mean: 0.3, sd: 0.1, shock: 0.2 } },
  ...changed,
});

export const planOf = (parties: readonly PartyPlan[], changed: Partial<KernelPlan> = {}): KernelPlan => ({
  seed: 20_260_214,
  startYear: 2026,
  steps: 10,
  parties,
  ...changed,
});

/** Nothing moves: what is in `changed` is all there is. */
export const stillParty = (party: string, changed: Partial<PartyPlan> = {}): PartyPlan => ({
  party,
  level: { mean: 6, sd: 0 },
  growth: { mean: 0, sd: 0, withLevel: 0 },
  longRunGrowth: 0,
  growthKept: 1,
  growthChange: { mean: -60, sd: 0 },
  tail: 0,
  turn: { above: Number.POSITIVE_INFINITY, mean: 0, sd: 0 },
  levelShock: 0,
  mostAYear: 10,
  aim: { mean: 0, sd: 0, weight: 0, slip: 0, dueStep: 0 },
  share: { mean: -1, sd: 0, withLevel: 0, kept: 1, shock: 0, follows: 1 },
  upload: { chance: 0, fromStep: 1, capacity: { mean: 0, sd: 0 }, pace: { mean: 0, sd: 0, shock: 0 } },
  ...changed,
});

const real = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const normal = (min: number, max: number, sd: number): fc.Arbitrary<{ mean: number; sd: number }> =>
  fc.record({ mean: real(min, max), sd: real(0, sd) });

const anyParty = (party: string): fc.Arbitrary<PartyPlan> =>
  fc.record({
    party: fc.constant(party),
    level: normal(-2, 10, 2),
    growth: fc.record({ mean: real(-0.5, 0.5), sd: real(0, 0.3), withLevel: real(-1, 1) }),
    longRunGrowth: real(-0.2, 0.2),
    growthKept: real(-0.5, 1.1),
    growthChange: normal(-6, 0, 1),
    tail: real(0, 2),
    turn: fc.record({ above: fc.oneof(real(0, 3), fc.constant(Infinity)), mean: real(-1, 1), sd: real(0, 1) }),
    levelShock: real(0, 0.5),
    mostAYear: real(0, 2),
    aim: fc.record({
      mean: real(0, 9),
      sd: real(0, 1),
      weight: fc.oneof(fc.constant(0), real(0, 1)),
      slip: real(0, 1),
      dueStep: fc.integer({ min: 0, max: 8 }),
    }),
    share: fc.record({
      mean: real(-4, 1),
      sd: real(0, 1),
      withLevel: real(-1, 1),
      kept: real(0, 1),
      shock: real(0, 1),
      follows: real(0, 1),
    }),
    upload: fc.record({
      chance: fc.oneof(fc.constant(0), fc.constant(1), real(0, 1)),
      fromStep: fc.integer({ min: 0, max: 5 }),
      capacity: normal(0, 8_000, 1_000),
      pace: fc.record({ mean: real(-0.5, 2), sd: real(0, 1), shock: real(0, 2) }),
    }),
  });

const anyReaction = (n: number): fc.Arbitrary<ReactionPlan> =>
  fc.record({
    to: fc.array(fc.array(real(-1, 1), { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
    fatigue: fc.array(real(0, 1), { minLength: n, maxLength: n }),
    noise: real(0, 0.2),
  });

export const anyPlan: fc.Arbitrary<KernelPlan> = fc.integer({ min: 1, max: 9 }).chain((n) =>
  fc
    .record({
      seed: fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 }),
      startYear: fc.constant(2026),
      steps: fc.integer({ min: 0, max: 9 }),
      parties: fc.tuple(...Array.from({ length: n }, (_, i) => anyParty(`P${i}`))),
      reaction: fc.option(anyReaction(n), { nil: undefined }),
    })
    .map(({ reaction, ...plan }) => (reaction === undefined ? plan : { ...plan, reaction })),
);
