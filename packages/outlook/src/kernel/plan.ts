/**
 * What the kernel is given: one block of numbers for each party, already fitted, so that the kernel itself knows no record, no
 * model file and no agreement. All logarithms are natural; a step is one year; the first step goes from `startYear` to the next.
 *
 * One party, one step, with eight standard normals z1 … z8 (all arithmetic in single precision):
 *
 *     a      = σg · z2 · (1 + κ z3²) / √(1 + 2κ + 3κ²)             a change of pace, with heavy tails
 *     g      = μ + ρ (g − μ) + a                                    yearly growth of the logarithm
 *     g      = μturn + σturn · z3        where z8 > turnAbove       a turn of policy
 *     e      = g
 *     e      = (1 − w) g + w (T + σslip · z4 − x) / years left      while an announced aim lies ahead
 *     e     += Σj kj (Sj − Sj₀) / S − f (S − S₀) / S + σr · z7      mutual reaction, where it is asked for (Richardson's form)
 *     x      = x + clamp(e + σx · z1, ± most)                       S = exp x, the stockpile
 *     q₀     = q₀ − (1 − φ) Δx                                      what is deployed follows the stockpile in part, φ
 *     q      = q₀ + ρq (q − q₀) + σq · z5                           logarithm of the deployed share, with the q₀ before on the right
 *     u      = min(1, u + pace · max(0, 1 + σp · z6))               upload, on the paths that have it, from `fromStep` on
 *     D      = min(S, B + u · max(0, C − B)),  B = S · min(1, exp q)
 *
 * Before the first step eight more normals set what differs from path to path: x, g, σg, T, q, whether it uploads, C, pace
 * (never below 0). All eight are drawn at each step, used or not, so that two plans of one seed differ only by what they say.
 * Step n leads from year n − 1 to year n; n = `dueStep` is the last that is drawn to the aim. Reaction at step n goes by the
 * stockpiles S of year n − 1, and S₀ is the path's own start. No logarithm is taken to be further from 0 than 80.
 */
export interface PartyPlan {
  /** Names the party's own stream of random numbers, so that its paths do not depend on who else is projected. */
  readonly party: string;
  /** x at the start: mean and deviation. */
  readonly level: Normal;
  /** g at the start, given x: mean + `withLevel` · (x − mean of x), and the deviation that is left. */
  readonly growth: Normal & { readonly withLevel: number };
  readonly longRunGrowth: number;
  readonly growthKept: number;
  /** σg: logarithm's mean and deviation. */
  readonly growthChange: Normal;
  readonly tail: number;
  /** `above` +∞: no turns. */
  readonly turn: { readonly above: number; readonly mean: number; readonly sd: number };
  readonly levelShock: number;
  /** The most that x may move in a year: finite, since reaction can run away. */
  readonly mostAYear: number;
  /** An announced aim: T, the weight w, σslip and the step at which it is due. Weight 0: none. */
  readonly aim: Normal & { readonly weight: number; readonly slip: number; readonly dueStep: number };
  /**
   * q at the start, given x: mean + `withLevel` · (x − mean of x), and the deviation that is left. `follows`, φ: 1 where what is deployed
   * goes with the stockpile, 0 where it has a course of its own.
   */
  readonly share: Normal & {
    readonly withLevel: number;
    readonly kept: number;
    readonly shock: number;
    readonly follows: number;
  };
  /** `chance` of a path that uploads; `capacity` C in warheads; `pace` a year; `fromStep` the first step that may. */
  readonly upload: {
    readonly chance: number;
    readonly fromStep: number;
    readonly capacity: Normal;
    readonly pace: Normal & { readonly shock: number };
  };
}

export interface Normal {
  readonly mean: number;
  readonly sd: number;
}

/** Three-sided Richardson form, about where the parties stand at the start: there nobody reacts. */
export interface ReactionPlan {
  /** k by party that reacts and party reacted to, by their places in `parties`; the diagonal is 0. Warheads a year per warhead. */
  readonly to: readonly (readonly number[])[];
  /** f by party: the pull back to its own start. */
  readonly fatigue: readonly number[];
  /** σr, of x a year. */
  readonly noise: number;
}

export interface KernelPlan {
  /** 32 bits. */
  readonly seed: number;
  readonly startYear: number;
  /** How many steps: the last year is startYear + steps. Year 0 is what stands before the first step. */
  readonly steps: number;
  readonly parties: readonly PartyPlan[];
  readonly reaction?: ReactionPlan;
}

/** Paths `first` to `first + count − 1`, at [party][year][path], years 0 … steps. */
export interface Block {
  readonly first: number;
  readonly count: number;
  readonly stockpile: Float32Array;
  readonly deployed: Float32Array;
}

/** One engine: the WASM kernel, or the JavaScript one that is its oracle. The same plan and paths give the same bits in both. */
export interface Kernel {
  readonly name: "wasm" | "javascript";
  /**
   * A block that this kernel fills fastest. It may lie in the kernel's own memory: it is good until the kernel's next
   * `newBlock` or until a block of another size is simulated, and cannot be sent to another thread.
   */
  newBlock(plan: KernelPlan, first: number, count: number): Block;
  /** @param into its arrays are of parties × (steps + 1) × count and are overwritten */
  simulate(plan: KernelPlan, into: Block): void;
  /** Where a kernel can count bands (see bands.ts) faster than JavaScript: the same counts. One counter at a time. */
  openBands?(plan: KernelPlan): BandCounter;
}

export interface BandCounter {
  /** Adds a block that {@link Kernel.newBlock} gave; false, and nothing is added, when it lies elsewhere. */
  take(block: Block): boolean;
  /** Adds what was counted to `counts` and `sums` of a fold of bands. */
  addTo(counts: Uint32Array, sums: Float64Array): void;
}

/** Paths are numbered below 2^32. */
export function newBlock(plan: KernelPlan, first: number, count: number): Block {
  const size = plan.parties.length * (plan.steps + 1) * count;
  return { first, count, stockpile: new Float32Array(size), deployed: new Float32Array(size) };
}
