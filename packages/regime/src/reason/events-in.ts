import type { ItemsRule, LimitRule } from "../language/limits.ts";
import type { RegimeRecord } from "../records.ts";
import type { Regime } from "../regime-types.ts";
import type { Day, FieldSpec, Party } from "../types.ts";
import { sameParty, whoseOf } from "./dated.ts";
import type { ItemValues } from "./items.ts";
import { periodAround } from "./period.ts";

/** What one event of a limit on events is: its own fields, or those of a notification about it. Events do not leave. */
export function itemsOfEvents(regime: Regime, rule: LimitRule): ItemsRule | undefined {
  if (rule.event === undefined) return regime.items;
  const told = [...regime.notifications.values()].find((n) => n.event === rule.event);
  const fields: ReadonlyMap<string, FieldSpec> =
    regime.events.get(rule.event)?.fields ?? told?.fields ?? new Map<string, FieldSpec>();
  return { fields, clause: rule.clause, verified: rule.verified };
}

/**
 * For a limit on events: a party's events, its group's among them, in the year (calendar or treaty) in which a day lies and up
 * to that day. Exercises and tests are passed over. What comes out is what {@link compileCount} counts.
 * @throws when the regime has no such limit, or it is not on events
 */
export function eventsIn(
  regime: Regime,
  limitName: string,
  party: Party,
  on: Day,
  records: readonly RegimeRecord[],
): readonly ItemValues[] {
  const rule = regime.limits.get(limitName);
  if (rule?.event === undefined) throw new Error(`${regime.id} has no limit on events "${limitName}"`);
  const period = periodAround(regime, rule.per, party, on);
  if (period === undefined) return [];
  const mine = whoseOf(regime, party, rule.counted).members.flatMap((p) => sameParty(regime, p));
  return records.flatMap((r) => {
    if (r.kind !== "event" || r.event !== rule.event || r.context === "exercise" || r.context === "test") return [];
    const day = r.at.slice(0, 10);
    return mine.includes(r.by) && day >= period.from && day <= on ? [r.fields ?? {}] : [];
  });
}
