/** Whom a page is about, and which agreements are told of. */
import type { Party, Regime } from "@comity/regime";
import type { BriefOptions } from "./types.ts";

/** The five of the Treaty on the Non-Proliferation of Nuclear Weapons, where nobody is named. */
export const theFive: readonly Party[] = ["US", "RU", "CN", "GB", "FR"] as readonly string[] as readonly Party[]; // tidy: an order of columns, no rule of an agreement

export const statesOf = ({ between }: BriefOptions): readonly Party[] => (between.length === 0 ? theFive : between);

/** Parties among those that the page is about, in its order. */
export const among = (regime: Regime, o: BriefOptions): readonly Party[] =>
  statesOf(o).filter((s) => regime.parties.includes(s));

/** Nobody owes anything under what was only proposed. */
export const isAgreed = (regime: Regime): boolean => regime.kind !== "proposal";

/** What had begun by the day, and concerns two of those asked for (or the one asked for). */
export function isTold(regime: Regime, o: BriefOptions): boolean {
  const least = Math.min(2, statesOf(o).length);
  return isAgreed(regime) && regime.life.some((e) => e.on <= o.on) && among(regime, o).length >= least;
}
