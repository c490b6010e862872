import {
  acknowledgeBy,
  type Evidence,
  effectiveFields,
  type Filing,
  filingOf,
  followUpBy,
  type NotificationRule,
  normaliseFields,
  type Regime,
  receivedBy,
} from "@comity/regime";
import type { Correction, Fields, FollowUp, Instant, Item, Notification, Party } from "@comity/wire";
import type { Env } from "./env.ts";
import type { ItemState, State } from "./state.ts";

/** A deadline with the clause that sets it. */
export interface Deadline {
  readonly dueAt: Instant;
  readonly clause: string;
  readonly verified: Evidence;
}

export const regimeOf = (env: Env, item: Item): Regime | undefined => env.regimes.get(item.regime.id);

/** The notification that an item belongs to: itself, or what it follows or corrects. Undefined while that has not arrived. */
export function notificationOf(s: State, item: Item): (ItemState & { readonly item: Notification }) | undefined {
  let current = item;
  for (let hops = 0; hops < 32; hops++) {
    const state = s.items.get(current.id);
    if (current.kind === "notification") return state as (ItemState & { readonly item: Notification }) | undefined;
    const of = s.items.get(current.of);
    if (of === undefined) return undefined;
    current = of.item;
  }
  return undefined;
}

/** What a follow-up or correction speaks of, behind any corrections of corrections. Undefined while that has not arrived. */
export function subjectOf(s: State, item: Item): (ItemState & { readonly item: Notification | FollowUp }) | undefined {
  let current = item;
  for (let hops = 0; hops < 32 && current.kind !== "notification"; hops++) {
    const of = s.items.get(current.of);
    if (of === undefined) return undefined;
    if (of.item.kind !== "correction") return of as ItemState & { readonly item: Notification | FollowUp };
    current = of.item;
  }
  return undefined;
}

export function ruleOf(env: Env, s: State, item: Item): NotificationRule | undefined {
  const notification = item.kind === "notification" ? item : notificationOf(s, item)?.item;
  return notification && regimeOf(env, notification)?.notifications.get(notification.type);
}

/** It was entered by hand, and the same has come signed since. */
export const isSuperseded = (s: State, i: ItemState): boolean =>
  i.byHand && s.handEntries.get(i.item.id)?.state === "superseded";

/**
 * When an addressee had an item of ours: by its signed receipt, or by evidence of our own that it was given by hand; the earlier
 * of the two.
 */
export function hadAt(s: State, i: ItemState, party: Party): Instant | undefined {
  const signed = s.receipts.get(i.envelope)?.get(party)?.at;
  const given = s.givenByHand.get(i.item.id)?.get(party)?.at;
  return signed === undefined || (given !== undefined && given < signed) ? given : signed;
}

/** Follow-ups and corrections of an item by its own sender, in that sender's order. */
export function laterOf(s: State, of: ItemState): readonly (ItemState & { readonly item: FollowUp | Correction })[] {
  const ids = s.about.get(of.item.id);
  if (ids === undefined) return [];
  return ids
    .toArray()
    .map((id) => s.items.get(id))
    .filter((i) => i !== undefined)
    .filter((i) => i.from === of.from && !isSuperseded(s, i))
    .sort((a, b) => (a.stream === b.stream ? a.sequence - b.sequence : a.sentAt < b.sentAt ? -1 : 1)) as (ItemState & {
    readonly item: FollowUp | Correction;
  })[];
}

/** A notification's fields after corrections and postponements. For other items, their own. */
export function fieldsNow(env: Env, s: State, i: ItemState): Fields {
  const regime = regimeOf(env, i.item);
  if (i.item.kind !== "notification" || regime === undefined) return i.item.fields;
  return effectiveFields(
    regime,
    i.item,
    laterOf(s, i).map((l) => l.item),
  );
}

/** The follow-up that stands last, by the regime's word for it. */
export function outcomeOf(s: State, i: ItemState): FollowUp | undefined {
  if (!s.about.has(i.item.id)) return undefined;
  return laterOf(s, i)
    .map((l) => l.item)
    .filter((l): l is FollowUp => l.kind === "follow-up")
    .at(-1);
}

/** Whether the notified event has ended by its sender's own word. */
export function isClosed(env: Env, s: State, i: ItemState): boolean {
  const outcome = outcomeOf(s, i);
  return outcome !== undefined && (ruleOf(env, s, i.item)?.followUps.get(outcome.type)?.closes ?? false);
}

/** By when a watch officer must acknowledge an item received at a moment. Follow-ups and corrections go by their notification's rule. */
export function acknowledgementDeadline(env: Env, s: State, item: Item, receivedAt: Instant): Deadline | undefined {
  const notification = item.kind === "notification" ? item : notificationOf(s, item)?.item;
  const regime = notification && regimeOf(env, notification);
  return regime && notification && acknowledgeBy(regime, notification.type, receivedAt);
}

export function followUpDeadline(
  env: Env,
  s: State,
  i: ItemState,
): (Deadline & { readonly oneOf: readonly string[] }) | undefined {
  const regime = regimeOf(env, i.item);
  if (regime === undefined || i.item.kind !== "notification") return undefined;
  return followUpBy(regime, i.item.type, fieldsNow(env, s, i));
}

/** How a notification was filed, as received at a moment; follow-ups and corrections have no lead time of their own. */
export function filing(env: Env, i: ItemState, receivedAt: Instant): Filing | undefined {
  const regime = regimeOf(env, i.item);
  if (regime === undefined || i.item.kind !== "notification") return undefined;
  return filingOf(regime, i.item.type, i.item.fields, receivedAt, i.from);
}

/** When a notification must be in the others' hands; `fields` may be as an officer typed them. */
export function receiptDeadline(env: Env, regimeId: string, type: string, fields: unknown): Deadline | undefined {
  const rule = env.regimes.get(regimeId)?.notifications.get(type);
  const read = rule && normaliseFields(rule.fields, fields);
  const dueAt = rule && read?.ok ? receivedBy(rule, read.value) : undefined;
  return rule?.given && dueAt && { dueAt, clause: rule.given.clause, verified: rule.given.verified };
}
