import type { LifeEvent, Regime, Rule } from "../regime-types.ts";
import type { Party } from "../types.ts";
import { withPredecessors } from "./who.ts";

/** Whose view is asked for: a party's, or what is held by all because nobody disputes it. */
export type Holder = Party | "all";
/** A rule, or the instrument as a whole. */
export type Duty = Rule | "instrument";

type Parties = Pick<Regime, "parties" | "successions">;

/** Words that begin or prepare an instrument: they bring nothing into force by themselves. */
export const opening: readonly string[] = ["opened", "signed", "proposed", "offered", "ratified", "acceded"];
export const pausing: readonly string[] = ["suspended", "frozen", "countermeasure"];
export const ending: readonly string[] = ["expired", "lapsed", "withdrawn"];

/** Whether a rule is a state's own word, which does not live and die with the instrument. */
export const isPledge = (regime: Pick<Regime, "kind">, duty: Duty): boolean =>
  duty !== "instrument" && duty.family === "pledges" && regime.kind !== "pledge";

/** Whether an event speaks of a duty by its scope: all duties, those under `duties`, or all `except` some. */
export function concernsDuty(regime: Pick<Regime, "kind" | "pledges">, e: LifeEvent, duty: Duty): boolean {
  if (duty === "instrument") return e.duties === undefined && (e.event !== "pledged" || regime.pledges.size === 0);
  const names = (list: readonly string[]): boolean => list.includes(duty.name) || list.includes(duty.family);
  if (e.duties !== undefined) return names(e.duties);
  if (e.except !== undefined && names(e.except)) return false;
  // A pledge outlives the treaty that it keeps: only an event that names it, or one that is itself a pledge, touches it.
  if (isPledge(regime, duty)) return e.event === "pledged";
  return e.event !== "pledged" || regime.pledges.size === 0 || regime.kind === "pledge";
}

/** Whether an event concerns a party. */
export const concernsParty = (regime: Parties, e: LifeEvent, party: Holder): boolean =>
  e.parties === undefined ||
  (party !== "all" && withPredecessors(regime, party).some((p) => e.parties?.includes(p) === true));

/** Whether somebody holds an event: it is nobody's view in particular, or its own. */
export const holds = (regime: Parties, e: LifeEvent, by: Holder): boolean =>
  e.by === undefined || (by !== "all" && withPredecessors(regime, by).some((p) => e.by?.includes(p) === true));

/** A treaty between two: it has nobody left when one of them leaves. */
export const isBetweenTwo = (regime: Regime): boolean =>
  regime.parties.length === 2 && regime.moreParties === undefined && regime.kind !== "pledge";

/** The event that another speaks of: a rejection or a correction says nothing of its own. */
function spokenOf(regime: Pick<Regime, "life">, e: LifeEvent): LifeEvent | undefined {
  const id = e.event === "rejected" ? e.of : e.event === "stated" ? e.replaces : undefined;
  return id === undefined ? undefined : regime.life.find((x) => x.id === id);
}

/** Whether an event speaks of a duty, by its own scope or that of the event which it rejects or corrects. */
export function speaksOf(regime: Regime, e: LifeEvent, duty: Duty): boolean {
  const other = e.duties === undefined && e.except === undefined ? spokenOf(regime, e) : undefined;
  return concernsDuty(regime, other ?? e, duty);
}

/** The events that bear on how one party stands with a duty in the eyes of one holder, in the order of the life. */
export function bearing(regime: Regime, duty: Duty, party: Holder, by: Holder): readonly LifeEvent[] {
  return regime.life.filter((e) => {
    if (!holds(regime, e, by) || !speaksOf(regime, e, duty)) return false;
    const other = e.parties === undefined ? spokenOf(regime, e) : undefined;
    const leaves = e.event === "withdrawn" || e.event === "withdrawal-notified";
    return concernsParty(regime, other ?? e, party) || (leaves && e.duties === undefined && isBetweenTwo(regime));
  });
}
