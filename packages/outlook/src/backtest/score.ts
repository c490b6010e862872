/** How well a distribution told what came, from paths. */

/** For paths in ascending order: what they and a value say of each other. */
export interface Score {
  /** The share of paths below the value. */
  readonly below: number;
  /** Continuous ranked probability score, in the unit of the value: 0 is best; for one line it is the distance to it. */
  readonly crps: number;
}

export function scoreOf(sorted: ArrayLike<number>, value: number): Score {
  const n = sorted.length;
  let below = 0;
  let off = 0;
  let spread = 0;
  for (let i = 0; i < n; i += 1) {
    const x = sorted[i] ?? 0;
    if (x < value) below += 1;
    off += Math.abs(x - value);
    spread += (2 * i + 1 - n) * x;
  }
  return { below: below / n, crps: off / n - spread / (n * n) };
}

/** Whether a value lies in the middle band of this width: 0.8 is the tenth to the ninetieth part of a hundred. */
export const isInside = (below: number, width: number): boolean => below >= (1 - width) / 2 && below <= (1 + width) / 2;

/** Value of sorted paths that a share `p` does not pass. */
export function sortedQuantile(sorted: ArrayLike<number>, p: number): number {
  const at = Math.min(sorted.length, Math.max(1, Math.ceil(p * sorted.length))) - 1;
  return sorted[at] ?? Number.NaN;
}
