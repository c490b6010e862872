/** Two lines that anybody could draw: what the model's score is held against. */
import type { Seen } from "../fit/kalman.ts";
import type { PartyFit } from "../fit/plan.ts";
import type { Quantity } from "../kernel/kernel.ts";

/** Mean distance of each line from what came, as a part of it. */
export interface Baselines {
  readonly noChange: number | null;
  readonly constantGrowth: number | null;
}

/** How many years back the growth of the second line is read. */
const yearsBack = 5;

export function baselinesOf(
  fit: PartyFit,
  quantity: Quantity,
  came: readonly { readonly at: number; readonly value: number }[],
  start: number,
): Baselines {
  const own = quantity === "deployed" && fit.deployed.projected ? fit.deployed : undefined;
  const counted = own?.by === "figures";
  const seen = counted ? own.seen : fit.used.filter((o) => !o.otherwise);
  const last = seen.at(-1);
  if (last === undefined || came.length === 0) return { noChange: null, constantGrowth: null };
  const share = counted ? 0 : (own?.share.mean ?? 0);
  const pace = paceOf(seen, start);
  const off = (line: (at: number) => number): number =>
    came.reduce((sum, c) => sum + Math.abs(Math.exp(line(c.at) + share) - c.value) / c.value, 0) / came.length;
  return { noChange: off(() => last.log), constantGrowth: off((at) => last.log + pace * (at - last.at)) };
}

/** The slope of the line of least squares; 0 through one point. */
function paceOf(seen: readonly Seen[], start: number): number {
  const near = seen.filter((o) => o.at > start - yearsBack - 1);
  const n = near.length;
  if (n < 2) return 0;
  const at = near.reduce((s, o) => s + o.at, 0) / n;
  const log = near.reduce((s, o) => s + o.log, 0) / n;
  const across = near.reduce((s, o) => s + (o.at - at) ** 2, 0);
  return across === 0 ? 0 : near.reduce((s, o) => s + (o.at - at) * (o.log - log), 0) / across;
}
