import { dayOf } from "./duration.ts";
import type { LifeWord } from "./language/instrument.ts";
import { viewsOf } from "./reason/standing.ts";
import { type View, viewOf } from "./reason/views.ts";
import { isPartyOn } from "./reason/who.ts";
import type { NotificationRule, Regime } from "./regime-types.ts";
import type { Instant, Party } from "./types.ts";

/**
 * Where one party stands with the instrument as a whole on a day (UTC), in its own view and in the words of a life: the event on
 * which its standing rests. An event counts from the start of its day, so a regime that expires on 5 February is over from
 * 00:00 UTC of the 5th. For one duty see `standingOf`.
 */
export function standingOn(regime: Regime, party: Party, at: Instant): LifeWord | "not-a-party" | "not-yet" {
  const on = dayOf(at);
  if (!isPartyOn(regime, party, on)) return "not-a-party";
  const { status, act } = viewOf(regime, "instrument", party, party, on);
  const word = act?.event;
  if (status === "not-yet") return word ?? "not-yet";
  if (status === "in-force") return word === "extended" || word === "resumed" ? word : "in-force";
  if (status === "provisional") return "provisionally-applied";
  if (status === "suspended") return word ?? "suspended";
  return status;
}

const running: readonly string[] = ["in-force", "provisionally-applied", "extended", "resumed", "pledged"];

/**
 * Whether the rules run for a party. A proposal binds nobody on any day: centres that run it run it as if it were agreed, and
 * a record from before it was proposed can be played through it. Only its own end stops it.
 */
export function runsOn(regime: Regime, party: Party, at: Instant): boolean {
  const standing = standingOn(regime, party, at);
  if (regime.kind === "proposal") return !["not-a-party", "suspended", "expired", "withdrawn"].includes(standing);
  return running.includes(standing);
}

/** Whether a notification is owed by its sender on a day, whatever its fields. */
export type Owing =
  | "owed"
  /** Some views say that it is, others that it is not. */
  | "disputed"
  | { readonly not: "not-yet" | "suspended" | "expired" | "withdrawn" };

const binds = (v: View): boolean => v.status === "in-force" || v.status === "provisional" || v.status === "pledged";

/** Of a proposal, `runsOn` decides: its rules bind nobody and run all the same. */
export function owingOn(regime: Regime, rule: NotificationRule, sender: Party, at: Instant): Owing {
  const ended = ["suspended", "expired", "withdrawn"] as const;
  if (regime.kind === "proposal") {
    const word = standingOn(regime, sender, at);
    return runsOn(regime, sender, at) ? "owed" : { not: ended.find((w) => w === word) ?? "not-yet" };
  }
  const views = viewsOf(regime, { family: "notifications", ...rule }, sender, dayOf(at));
  if (views.length > 0 && views.every(binds)) return "owed";
  if (views.some(binds)) return "disputed";
  // All agree that it is not owed, whatever their reasons: the sender's own is told first.
  return { not: ended.find((w) => w === views[0]?.status) ?? "not-yet" };
}
