/** Which limits of which regimes the projection is held against, and which it cannot be, and why. */
import type { Almanac, State } from "@comity/almanac";
import { type Day, limitOn, type Party, type Regime } from "@comity/regime";
import type { Fitted } from "../fit/plan.ts";
import type { FoldSpec } from "../kernel/kernel.ts";
import { type CountedAs, countedAs, type Measured, measureOfLimit, type WhyNot } from "./measure.ts";

/** One limit and one party. */
export interface Held {
  readonly regime: string;
  readonly limit: string;
  readonly party: State;
  readonly measured: Measured;
  /** By year; null: no ceiling on that 1 July. */
  readonly ceiling: readonly (number | null)[];
  readonly countedAs?: CountedAs;
  readonly fold: FoldSpec;
}

/** A limit that the projection cannot answer; without `party`: for nobody. */
export interface NotHeld {
  readonly regime: string;
  readonly limit: string;
  readonly party?: State;
  readonly why: WhyNot;
}

export function holdAgainst(
  almanac: Almanac,
  fitted: Fitted,
  regimes: readonly Regime[],
): { readonly held: readonly Held[]; readonly notHeld: readonly NotHeld[] } {
  const held: Held[] = [];
  const notHeld: NotHeld[] = [];
  for (const regime of regimes) {
    for (const limit of regime.limits.keys()) {
      const measured = measureOfLimit(almanac, regime, limit);
      if (typeof measured === "string") {
        notHeld.push({ regime: regime.id, limit, why: measured });
        continue;
      }
      for (const party of regime.parties) {
        const one = holdParty(almanac, fitted, regime, limit, party, measured);
        if (typeof one === "string") notHeld.push({ regime: regime.id, limit, party, why: one });
        else held.push(one);
      }
    }
  }
  return { held, notHeld };
}

function holdParty(
  almanac: Almanac,
  fitted: Fitted,
  regime: Regime,
  limit: string,
  party: Party,
  measured: Measured,
): Held | WhyNot {
  const at = fitted.parties.findIndex((f) => f.party === party);
  const fit = fitted.parties[at];
  if (fit === undefined || (measured.quantity === "deployed" && !fit.deployed.projected)) return "party-not-projected";
  const { startYear, steps } = fitted.plan;
  const asked = Array.from({ length: steps + 1 }, (_, i) =>
    limitOn(regime, limit, party, `${startYear + i}-07-01` as Day, { asIf: "in-force" }),
  );
  if (asked.some((a) => a.whose.members.length > 1)) return "counted-together";
  const ceiling = asked.map((a) => a.atMost);
  if (ceiling.every((c) => c === null)) return "no-ceiling";
  const as = countedAs(almanac, fit, measured);
  const factor = as?.factor ?? 1;
  return {
    ...{ regime: regime.id, limit, party, measured, ceiling },
    ...(as === undefined ? {} : { countedAs: as }),
    fold: {
      kind: "limit",
      party: at,
      quantity: measured.quantity,
      limits: ceiling.map((c) => (c === null ? null : c / factor)),
    },
  };
}
