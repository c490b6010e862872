/** What of a projection a limit can be held against, by the figures that its regime file says answer it. */
import { type Almanac, figuresOf, type RowRef } from "@comity/almanac";
import type { LimitRule, Regime } from "@comity/regime";
import { countOf } from "../fit/observe.ts";
import type { PartyFit } from "../fit/plan.ts";
import type { Quantity } from "../kernel/kernel.ts";

export type WhyNot =
  /** The file names no published figures for this limit. */
  | "no-figures-named"
  /** They are of launchers, vehicles or parts of the stockpile, which are not projected. */
  | "not-projected"
  /** This party has no figures to go by, or its deployed warheads are not projected. */
  | "party-not-projected"
  /** Several parties count together. */
  | "counted-together"
  /** There is no ceiling on any 1 July of these years. */
  | "no-ceiling";

export interface Measured {
  readonly quantity: Quantity;
  /** The quantity of the record. */
  readonly of: string;
  /** The figures count by other rules than the limit does. */
  readonly near: boolean;
}

export function measureOfLimit(almanac: Almanac, regime: Regime, limitName: string): Measured | WhyNot {
  const figures: LimitRule["figures"] = regime.limits.get(limitName)?.figures;
  if (figures === undefined || figures.length === 0) return "no-figures-named";
  for (const { of, near } of figures) {
    const [name, another] = of;
    if (name === undefined || another !== undefined) continue;
    const measures = almanac.quantities.get(name)?.measures;
    if (measures !== undefined) return { quantity: measures, of: name, near: near === true };
  }
  return "not-projected";
}

/** The limit's own count as a part of what is projected: for one party, by the newest figures of both. */
export interface CountedAs {
  readonly factor: number;
  readonly of: string;
  readonly rows: readonly RowRef[];
}

const newest = 4;

/**
 * A limit on deployed warheads may count each bomber as one, where the estimates that are projected count the weapons at its
 * base. Undefined where the two are the same, or where the record lacks one of them: then the projection is held as it is.
 */
export function countedAs(almanac: Almanac, fit: PartyFit, { quantity, of, near }: Measured): CountedAs | undefined {
  if (quantity !== "deployed" || near || !fit.deployed.projected || fit.deployed.by !== "figures") return undefined;
  const projected = new Set(fit.deployed.rows.map((r) => `${r.file}:${r.line}`));
  const base = figuresOf(almanac, { party: fit.party }).filter((f) => projected.has(`${f.at.file}:${f.at.line}`));
  if (base.some((f) => f.quantity === of)) return undefined;
  const counted = figuresOf(almanac, { party: fit.party, quantity: of })
    .filter((f) => (countOf(f)?.value ?? 0) > 0)
    .slice(-newest);
  const above = base.filter((f) => (countOf(f)?.value ?? 0) > 0).slice(-newest);
  if (counted.length === 0 || above.length === 0) return undefined;
  const mean = (all: typeof base): number =>
    all.reduce((sum, f) => sum + Math.log(countOf(f)?.value ?? 1), 0) / all.length;
  const factor = Number(Math.exp(mean(counted) - mean(above)).toPrecision(4));
  return { factor, of, rows: counted.map((f) => f.at) };
}
