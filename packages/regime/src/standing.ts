import { dayOf } from "./duration.ts";
import type { Instant, LifeWord, Party, Regime } from "./types.ts";

/**
 * Where one party stands on a day (UTC): the last event of the regime's life that concerns it. An event counts from the start
 * of its day, so a regime that expires on 5 February is over from 00:00 UTC of the 5th.
 */
export function standingOn(regime: Regime, party: Party, at: Instant): LifeWord | "not-a-party" | "not-yet" {
  if (!regime.parties.includes(party)) return "not-a-party";
  const day = dayOf(at);
  const mine = regime.life.filter((e) => e.on <= day && (e.parties === undefined || e.parties.includes(party)));
  return mine.at(-1)?.event ?? "not-yet";
}

const running: readonly string[] = ["in-force", "provisionally-applied", "extended", "resumed"];

/**
 * Whether the rules run for a party. A proposal binds nobody on any day: centres that run it run it as if it were agreed, and
 * a record from before it was proposed can be played through it. Only its own end stops it.
 */
export function runsOn(regime: Regime, party: Party, at: Instant): boolean {
  const standing = standingOn(regime, party, at);
  if (regime.kind === "proposal") return !["not-a-party", "suspended", "expired", "withdrawn"].includes(standing);
  return running.includes(standing);
}
