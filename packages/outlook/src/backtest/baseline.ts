/** Two lines that anybody could draw: what the model's score is held against. */
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
  const last = fit.used.filter((o) => !o.otherwise).at(-1);
  if (last === undefined || came.length === 0) return { noChange: null, constantGrowth: null };
  const isDeployed = quantity === "deployed" && fit.deployed.projected;
  // What is deployed, where it stands at the start.
  const from = isDeployed ? { log: fit.trend.level.mean + fit.deployed.share.mean, at: start } : last;
  const pace = paceOf(fit, start);
  const off = (line: (at: number) => number): number =>
    came.reduce((sum, c) => sum + Math.abs(Math.exp(line(c.at)) - c.value) / c.value, 0) / came.length;
  return { noChange: off(() => from.log), constantGrowth: off((at) => from.log + pace * (at - from.at)) };
}

/** The slope of the line of least squares; 0 through one point. */
function paceOf({ used }: PartyFit, start: number): number {
  const near = used.filter((o) => !o.otherwise && o.at > start - yearsBack - 1);
  const n = near.length;
  if (n < 2) return 0;
  const at = near.reduce((s, o) => s + o.at, 0) / n;
  const log = near.reduce((s, o) => s + o.log, 0) / n;
  const across = near.reduce((s, o) => s + (o.at - at) ** 2, 0);
  return across === 0 ? 0 : near.reduce((s, o) => s + (o.at - at) * (o.log - log), 0) / across;
}
