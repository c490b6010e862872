/** A stream of pretend randomness from one seed: the same seed, the same night. */
export interface Random {
  /** 0 <= x < 1 */
  unit(): number;
  /** A whole number, 0 <= n < below. */
  below(below: number): number;
  chance(p: number): boolean;
  pick<T>(all: readonly T[]): T;
  bytes(length: number): Uint8Array;
  /** A stream of its own, so that one part's draws do not move another's. */
  fork(name: string): Random;
}

/** mulberry32: 32 bits of state are plenty for drawing faults; nothing secret hangs on it. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const unit = (): number => next() / 2 ** 32;
  const below = (n: number): number => Math.floor(unit() * n);
  return {
    unit,
    below,
    chance: (p) => unit() < p,
    pick: (all) => {
      const one = all[below(all.length)];
      if (one === undefined) throw new RangeError("nothing to pick from");
      return one;
    },
    bytes: (length) => Uint8Array.from({ length }, () => next() & 0xff),
    fork: (name) =>
      randomFrom(
        [...name].reduce((h, c) => Math.imul(h ^ c.charCodeAt(0), 0x01000193) >>> 0, (seed ^ 0x811c9dc5) >>> 0),
      ),
  };
}
