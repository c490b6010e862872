import { type Fields, msOf } from "@comity/wire";
import { holds } from "./condition.ts";
import { hourMs, minus, plus } from "./duration.ts";
import { momentAt } from "./paths.ts";
import { owes } from "./reason/who.ts";
import type { NotificationRule, Regime } from "./regime-types.ts";
import { owingOn } from "./standing.ts";
import type { Clause, Evidence, Filing, Instant, Party } from "./types.ts";

/** The moment that `given.before` names; a day counts to its start, 00:00 UTC. Undefined: no lead time, or the field is empty. */
export const leadMoment = (rule: NotificationRule, fields: Fields): Instant | undefined =>
  rule.given === undefined ? undefined : momentAt(fields, rule.given.before, rule.given.dayCounts === "end");

/** When a notification must be in the others' hands, by the sender's fields. */
export function receivedBy(rule: NotificationRule, fields: Fields): Instant | undefined {
  const moment = leadMoment(rule, fields);
  const least = rule.given?.atLeast;
  return moment === undefined || least === undefined ? undefined : minus(moment, least);
}

/**
 * Whether a notification came when the rule asks: a pure reading of its fields and of the moment it was received.
 * The duty's own standing on the day of receipt comes first: not required where every view says that the sender owes nothing,
 * and `cannot-tell` where the parties differ on it. A value that no text confirms may show that it was in time, and never alone that it was late; nor does a rule whose scope the
 * fields leave open. A type that the regime does not know gives `cannot-tell` with an empty clause: refuse it at the door.
 */
export function filingOf(regime: Regime, type: string, fields: Fields, receivedAt: Instant, from: Party): Filing {
  const rule = regime.notifications.get(type);
  if (rule === undefined) return { kind: "cannot-tell", leadTimeHours: null, because: "no-lead-time", clause: "" };
  const moment = leadMoment(rule, fields);
  const leadMs = moment === undefined ? undefined : msOf(moment) - msOf(receivedAt);
  const leadTimeHours = leadMs === undefined ? null : leadMs / hourMs;
  const clause = rule.given?.clause ?? rule.clause;

  const owing = owingOn(regime, rule, from, receivedAt);
  if (typeof owing === "object") return { kind: "not-required", leadTimeHours, because: whyNot[owing.not], clause };
  if (!owes(regime, { family: "notifications", ...rule }, from))
    return { kind: "not-required", leadTimeHours, because: "not-in-scope", clause: rule.clause };
  const owed =
    rule.when === undefined ? true : holds(rule.when, rule.known, fields, { by: from, parties: regime.parties });
  if (owed === false && rule.when !== undefined)
    return rule.when.verified === "unverified"
      ? { kind: "cannot-tell", leadTimeHours, because: "unverified", clause: rule.when.clause }
      : { kind: "not-required", leadTimeHours, because: "not-in-scope", clause: rule.when.clause };
  if (owing === "disputed") return { kind: "cannot-tell", leadTimeHours, because: "disputed", clause };
  if (rule.given?.atLeast === undefined) return { kind: "cannot-tell", leadTimeHours, because: "no-lead-time", clause };
  if (moment === undefined || leadTimeHours === null)
    return { kind: "cannot-tell", leadTimeHours, because: "no-moment", clause };
  const shortMs = msOf(receivedAt) - msOf(minus(moment, rule.given.atLeast));
  if (shortMs <= 0) return { kind: "on-time", leadTimeHours, clause };
  if (rule.given.verified === "unverified" || rule.when?.verified === "unverified")
    return { kind: "cannot-tell", leadTimeHours, because: "unverified", clause };
  if (owed === undefined)
    return { kind: "cannot-tell", leadTimeHours, because: "scope-unknown", clause: rule.when?.clause ?? clause };
  return { kind: "late", leadTimeHours, byHours: shortMs / hourMs, clause };
}

const whyNot = {
  "not-yet": "not-in-force",
  suspended: "suspended",
  expired: "expired",
  withdrawn: "expired",
} as const;

/** A duty that falls due: when, under which clause, and how well the rule is known. */
export interface Due {
  readonly dueAt: Instant;
  readonly clause: Clause;
  readonly verified: Evidence;
}

/** When a notification, or a follow-up or correction to one, must be acknowledged; undefined where the rule sets no time. */
export function acknowledgeBy(regime: Regime, type: string, receivedAt: Instant): Due | undefined {
  const rule = regime.notifications.get(type)?.acknowledge;
  return rule && { dueAt: plus(receivedAt, rule.within), clause: rule.clause, verified: rule.verified };
}

/** When one of the follow-ups that close is due. @param fields as they now stand (`effectiveFields`): a postponement moves the day */
export function followUpBy(
  regime: Regime,
  type: string,
  fields: Fields,
): (Due & { readonly oneOf: readonly string[] }) | undefined {
  const rule = regime.notifications.get(type);
  const due = rule?.followUpDue;
  const after = due && momentAt(fields, due.after, true);
  if (rule === undefined || due === undefined || after === undefined) return undefined;
  const oneOf = [...rule.followUps.values()].filter((f) => f.closes).map((f) => f.name);
  return { dueAt: plus(after, due.within), clause: due.clause, verified: due.verified, oneOf };
}
