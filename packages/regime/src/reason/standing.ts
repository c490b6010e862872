import type { LifeEvent, Regime, RuleFamily } from "../regime-types.ts";
import { rulesOf } from "../regime-types.ts";
import type { Clause, Day, Party, Text } from "../types.ts";
import type { Duty } from "./acts.ts";
import { dutyNamed, holdersOf, type View, viewOf } from "./views.ts";
import { isPartyOn, owes } from "./who.ts";

export type DutyStatus = View["status"] | "disputed";

/** The same duty in another instrument, where it may outlive this one. */
export interface AlsoUnder {
  readonly regime: string;
  readonly duty: string;
  /** `unknown`: the other regime is not at hand, or has no such rule. */
  readonly status: DutyStatus | "unknown";
  readonly note: Text | null;
}

/** How one duty of one party stands. */
export interface DutyStanding {
  readonly duty: string;
  readonly family: RuleFamily;
  readonly title: Text;
  readonly clause: Clause;
  /** What every view says; `disputed` where they differ. */
  readonly status: DutyStatus;
  /** The party's own first; empty for a state that is no party on that day. */
  readonly views: readonly View[];
  readonly alsoUnder: readonly AlsoUnder[];
  /** The acts on which the views rest, in the order of the life. */
  readonly because: readonly LifeEvent[];
}

/** Other regimes by name, where they are at hand. */
export type Library = (id: string) => Regime | undefined;

/**
 * How one duty of a party stands on a day: in each party's eyes, and together. An event of the life counts from the start of its
 * day, 00:00 UTC. A state that is no party stands at `not-yet`, with no views.
 * @param duty the name of a rule of the regime
 * @param library for `also-under`: how the same duty stands in another instrument
 * @throws when the regime has no such rule
 */
export function standingOf(regime: Regime, duty: string, party: Party, on: Day, library?: Library): DutyStanding {
  const rule = dutyNamed(regime, duty);
  const views = viewsOf(regime, rule, party, on);
  const acts = new Set(views.map((v) => v.act));
  return {
    duty,
    family: rule.family,
    title: rule.title,
    clause: rule.clause,
    status: together(views),
    views,
    alsoUnder: (rule.alsoUnder ?? []).map((other) => ({
      regime: other.regime,
      duty: other.duty,
      status: elsewhere(library?.(other.regime), other.duty, party, on),
      note: other.note ?? null,
    })),
    because: regime.life.filter((e) => acts.has(e)),
  };
}

/** Every duty that a party owes, family by family in the file's order; none for a state that is no party on that day. */
export function standing(regime: Regime, party: Party, on: Day, library?: Library): readonly DutyStanding[] {
  if (!isPartyOn(regime, party, on)) return [];
  return rulesOf(regime)
    .filter((rule) => owes(regime, rule, party))
    .map((rule) => standingOf(regime, rule.name, party, on, library));
}

/** Every view that is shown of a duty of a party; none when it is no party on that day. */
export function viewsOf(regime: Regime, duty: Duty, party: Party, on: Day): readonly View[] {
  if (!isPartyOn(regime, party, on)) return [];
  return holdersOf(regime, duty, party).map((by) => viewOf(regime, duty, party, by, on));
}

export function together(views: readonly View[]): DutyStatus {
  const [first] = views;
  if (first === undefined) return "not-yet";
  if (views.every((v) => v.status === first.status)) return first.status;
  // All agree that it is over; how it ended is for the party's own word.
  return views.every((v) => v.status === "expired" || v.status === "withdrawn") ? first.status : "disputed";
}

function elsewhere(other: Regime | undefined, duty: string, party: Party, on: Day): DutyStatus | "unknown" {
  const rule = other === undefined ? undefined : rulesOf(other).find((r) => r.name === duty);
  return other === undefined || rule === undefined ? "unknown" : together(viewsOf(other, rule, party, on));
}
