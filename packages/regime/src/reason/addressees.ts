import type { Regime } from "../regime-types.ts";
import type { Party } from "../types.ts";

/** Parties, with groups opened up; bodies keep their names. Left out: every party. */
export function namedIn(regime: Regime, named: readonly string[] | undefined): readonly string[] {
  if (named === undefined) return regime.parties;
  const all = named.flatMap((n): readonly string[] => {
    if (n === "all" || n === "others") return regime.parties;
    return regime.groups.get(n)?.members ?? [n];
  });
  return [...new Set(all)];
}
/** The parties among them: who can owe something by itself. */
export const partiesIn = (regime: Regime, named: readonly string[] | undefined): readonly Party[] =>
  namedIn(regime, named).filter((n): n is Party => /^[A-Z]{2}$/.test(n));

export interface Addressees {
  readonly all: readonly string[];
  /** `affected` or `chosen`: the sender decides to whom. */
  readonly open: boolean;
}
/** To whom a rule sends what one party owes. Left out: all other parties. */
export function addresseesOf(regime: Regime, to: readonly string[] | undefined, from: string): Addressees {
  const open = to?.some((n) => n === "affected" || n === "chosen") ?? false;
  const fixed = to?.filter((n) => n !== "affected" && n !== "chosen");
  const all = namedIn(regime, fixed).filter((n) => n !== from);
  return { all, open };
}

/** To whom a message went: as it says, else to all that the rule names. */
export const reached = (to: readonly string[] | undefined, addressee: string): boolean =>
  // A body has no code of its own in a message: what went out went to it as well.
  to === undefined || !/^[A-Z]{2}$/.test(addressee) || to.includes(addressee);
