import type { Env } from "./env.ts";
import { isClosed, isSuperseded, ruleOf } from "./rules.ts";
import type { ItemState, State } from "./state.ts";

/**
 * Whether nothing more can be owed about an item. A received item stays open until a watch officer has acknowledged it (where
 * the regime asks that) and every must-read desk has read it; a notified event, until its sender has said how it ended.
 */
export function isSettled(env: Env, s: State, i: ItemState): boolean {
  if (isSuperseded(s, i)) return true;
  const rule = ruleOf(env, s, i.item);
  const ended =
    i.item.kind !== "notification" || rule === undefined || rule.followUps.size === 0 || isClosed(env, s, i);
  if (!ended) return false;
  const acknowledged = s.acknowledgements.get(i.item.id);
  const asksAcknowledgement = rule?.acknowledge !== undefined;
  if (i.from === env.me) {
    const receipts = s.receipts.get(i.envelope);
    const given = s.givenByHand.get(i.item.id);
    return i.to.every((p) => (receipts?.has(p) || given?.has(p)) && (!asksAcknowledgement || acknowledged?.has(p)));
  }
  return (!asksAcknowledgement || (acknowledged?.has(env.me) ?? false)) && isReadThrough(env, s, i);
}

/** Every desk that must read it has. */
export function isReadThrough(env: Env, s: State, i: ItemState): boolean {
  const routes = s.routes.get(i.item.id);
  return env.desks.filter((d) => d.mustRead).every((d) => (routes?.get(d.id)?.readAt ?? null) !== null);
}
