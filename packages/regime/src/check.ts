import { type Fields, msOf } from "@comity/wire";
import { checkAreas, checkFilled, checkHeadings, checkWindows } from "./check-fields.ts";
import * as words from "./check-words-rules.ts";
import { holds } from "./condition.ts";
import { minus, shifted } from "./duration.ts";
import { leadMoment } from "./filing.ts";
import { ruleOf } from "./item-spec.ts";
import { readValues } from "./normalise.ts";
import { findPath } from "./paths.ts";
import { nearestOf } from "./reading.ts";
import type { FollowUpRule, NotificationRule, Regime } from "./regime-types.ts";
import { owingOn, runsOn, standingOn } from "./standing.ts";
import type { Check, Duration, FieldSpec, FollowUp, Instant, LeadTime, Notification, Party } from "./types.ts";

/** What is being written: fields as they stand in the form, right or wrong. */
export type Draft =
  | { readonly kind: "notification"; readonly type: string; readonly fields: unknown }
  | { readonly kind: "follow-up"; readonly type: string; readonly of: Notification; readonly fields: unknown }
  | {
      readonly kind: "correction";
      readonly of: Notification | FollowUp;
      readonly fields: unknown;
      readonly notification?: Notification;
    };

export interface DraftContext {
  readonly from: Party;
  readonly to: readonly Party[];
  /** When it would be received: a duty is kept by receipt, not by sending. */
  readonly at: Instant;
}

/** Everything beside the form, what passes too. Only a `fail` keeps the item from leaving; what no text confirms is a `look`. */
export function checkDraft(regime: Regime, draft: Draft, context: DraftContext): readonly Check[] {
  const found = rulesFor(regime, draft);
  if (!("fields" in found)) return [found];
  const { fields, rule, followUp } = found;
  const read = readValues(fields, draft.fields);
  const shape = [
    ...checkFilled(fields, read),
    ...checkWindows(fields, read.values),
    ...checkAreas(fields, read.values),
    ...checkHeadings(fields, read.values),
  ];
  const who = [...checkParties(regime, context), checkStanding(regime, rule, context)];
  if (draft.kind === "notification")
    return [
      ...checkOwed(regime, rule, read.values, context),
      ...checkLead(regime, rule, read.values, context),
      ...shape,
      ...who,
    ];
  return [...checkChange(rule, followUp, read.values, context), ...shape, ...who];
}

/**
 * Whether an item may leave. A launch told late is better than one untold: with `late` the sender says so, and the lead time
 * alone no longer holds it back.
 */
export function canSend(checks: readonly Check[], options: { readonly late: boolean }): boolean {
  return checks.every((c) => c.result !== "fail" || (options.late && c.id === "lead-time"));
}

interface Found {
  readonly rule: NotificationRule;
  readonly followUp?: FollowUpRule;
  readonly fields: ReadonlyMap<string, FieldSpec>;
}
function rulesFor(regime: Regime, draft: Draft): Found | Check {
  const types = [...regime.notifications.keys()];
  const unknown = (type: string, known: readonly string[]): Check => ({
    id: "type",
    result: "fail",
    message: words.unknownType(type, nearestOf(type, known)),
  });
  if (draft.kind === "notification") {
    const rule = regime.notifications.get(draft.type);
    return rule === undefined ? unknown(draft.type, types) : { rule, fields: rule.fields };
  }
  if (draft.kind === "follow-up") {
    const rule = regime.notifications.get(draft.of.type);
    if (rule === undefined) return unknown(draft.of.type, types);
    const followUp = rule.followUps.get(draft.type);
    return followUp === undefined
      ? unknown(draft.type, [...rule.followUps.keys()])
      : { rule, followUp, fields: followUp.fields };
  }
  const found = ruleOf(regime, draft.of, draft.notification);
  return found ?? unknown(draft.of.type, types);
}

function checkParties(regime: Regime, { from, to }: DraftContext): readonly Check[] {
  const strangers = to.filter((p) => p !== from && !regime.parties.includes(p));
  const fails = [
    ...(regime.parties.includes(from) ? [] : [words.notAParty(from, "from")]),
    ...strangers.map((p) => words.notAParty(p, "to")),
    ...(to.includes(from) ? [words.toOneself(from)] : []),
    ...(to.length === 0 ? [words.noAddressee] : []),
  ];
  const [only] = to;
  if (fails.length > 0) return fails.map((message) => ({ id: "party", result: "fail", message }));
  return [
    {
      id: "party",
      result: "pass",
      message: to.length === 1 && only !== undefined ? words.partiesOne(from, only) : words.parties(from, to.length),
    },
  ];
}

function checkStanding(regime: Regime, rule: NotificationRule, { from, at }: DraftContext): Check {
  const owing = owingOn(regime, rule, from, at);
  const look = { id: "in-force", result: "look" } as const;
  if (owing === "disputed") return { ...look, clause: rule.clause, message: words.standingDisputed };
  if (owing !== "owed") {
    // The instrument may run on while this duty rests; then it is the duty that the sentence is about.
    const whole = runsOn(regime, from, at);
    return {
      ...look,
      message: whole ? words.dutyNotRunning(owing.not) : words.notRunning(standingOn(regime, from, at)),
    };
  }
  const proposal = regime.kind === "proposal";
  return { id: "in-force", result: "pass", message: proposal ? words.runAsProposal : words.inForce };
}

function checkOwed(regime: Regime, rule: NotificationRule, values: Fields, { from }: DraftContext): readonly Check[] {
  const { when } = rule;
  if (when === undefined)
    return [{ id: "owed", result: "pass", clause: rule.clause, message: words.owed(rule.clause) }];
  const { clause } = when;
  const owed = holds(when, rule.known, values, { by: from, parties: regime.parties });
  if (owed === undefined) return [{ id: "owed", result: "look", clause, message: words.owedUnknown(clause) }];
  if (when.verified === "unverified")
    return [{ id: "owed", result: "look", clause, message: words.owedUnverified(clause) }];
  return [
    { id: "owed", result: owed ? "pass" : "look", clause, message: owed ? words.owed(clause) : words.notOwed(clause) },
  ];
}

const pointOf = (rule: NotificationRule, given: LeadTime): words.LeadPoint | undefined => {
  const found = findPath(rule.known, given.before);
  if (found === undefined) return undefined;
  return { label: found.spec.label, end: found.end ?? (found.spec.type === "day" ? "day" : "instant") };
};

/** Lead time of a notification that is owed. One outside every duty is goodwill and cannot be late. */
function checkLead(
  regime: Regime,
  rule: NotificationRule,
  values: Fields,
  { from, at }: DraftContext,
): readonly Check[] {
  const { given, when } = rule;
  const moment = leadMoment(rule, values);
  const point = given && pointOf(rule, given);
  if (given === undefined || moment === undefined || point === undefined) return [];
  const owed = when === undefined ? true : holds(when, rule.known, values, { by: from, parties: regime.parties });
  const owing = owingOn(regime, rule, from, at);
  if (owed === false || typeof owing === "object") return [];
  const leadMs = msOf(moment) - msOf(at);
  const about = { id: "lead-time", field: given.before, clause: given.clause } as const;
  const doubtful =
    given.verified === "unverified" || when?.verified === "unverified" || owed === undefined || owing === "disputed";
  const before = (d: Duration): number => msOf(moment) - msOf(minus(moment, d));
  if (given.atLeast !== undefined && leadMs < before(given.atLeast)) {
    const ms = before(given.atLeast);
    if (given.verified === "unverified")
      return [{ ...about, result: "look", message: words.leadShortUnverified(point, leadMs, ms) }];
    return [
      {
        ...about,
        result: doubtful ? "look" : "fail",
        message: words.leadShort(point, leadMs, ms, shifted(at, ms), given.clause),
      },
    ];
  }
  if (given.atMost !== undefined && leadMs > before(given.atMost))
    return [
      {
        ...about,
        id: "lead-early",
        result: doubtful ? "look" : "fail",
        message: words.leadEarly(point, leadMs, before(given.atMost), given.clause),
      },
    ];
  if (given.atLeast === undefined) return [];
  const by = minus(moment, given.atLeast);
  return [{ ...about, result: "pass", message: words.leadKept(by, msOf(by) - msOf(at), given.clause) }];
}

/** A follow-up or correction has no lead time of its own; one that brings the moment nearer than the rule's is asked about. */
function checkChange(
  rule: NotificationRule,
  followUp: FollowUpRule | undefined,
  values: Fields,
  { at }: DraftContext,
): readonly Check[] {
  const { given } = rule;
  if (given?.atLeast === undefined) return [];
  const [field = ""] = given.before.split(".");
  if (followUp !== undefined && !followUp.replaces.includes(field)) return [];
  const moment = leadMoment(rule, values);
  const point = pointOf(rule, given);
  if (moment === undefined || point === undefined) return [];
  const label = followUp?.fields.get(field)?.label ?? point.label;
  const leadMs = msOf(moment) - msOf(at);
  const askedMs = msOf(moment) - msOf(minus(moment, given.atLeast));
  if (leadMs >= askedMs) return [];
  const message = words.leadAfterChange({ ...point, label }, leadMs, askedMs, given.clause);
  return [{ id: "lead-time", result: "look", field: given.before, clause: given.clause, message }];
}
