import type { FollowUpRule, NotificationRule, Regime } from "./regime-types.ts";
import type { FieldSpec, FollowUp, Item, Notification, Text } from "./types.ts";

/** The rule that an item was written under, with the fields its form has. */
export interface ItemRule {
  readonly rule: NotificationRule;
  /** Present for a follow-up and for a correction of one. */
  readonly followUp?: FollowUpRule;
  readonly fields: ReadonlyMap<string, FieldSpec>;
  readonly title: Text;
}
const ofRule = (rule: NotificationRule): ItemRule => ({ rule, fields: rule.fields, title: rule.title });
const ofFollowUp = (rule: NotificationRule, followUp: FollowUpRule): ItemRule => ({
  rule,
  followUp,
  fields: followUp.fields,
  title: followUp.title,
});

/**
 * The rule of an item. A follow-up and a correction do not say which notification type they belong to: `of`, the item that
 * they name, settles it; without it the first rule whose fields take theirs.
 */
export function ruleOf(regime: Regime, item: Item, of?: Notification | FollowUp): ItemRule | undefined {
  const rules = [...regime.notifications.values()];
  if (item.kind === "notification") {
    const rule = regime.notifications.get(item.type);
    return rule && ofRule(rule);
  }
  if (item.kind === "follow-up") {
    const named = of?.kind === "notification" ? regime.notifications.get(of.type) : undefined;
    const all = (named === undefined ? rules : [named]).flatMap((rule) => {
      const followUp = rule.followUps.get(item.type);
      return followUp === undefined ? [] : [ofFollowUp(rule, followUp)];
    });
    return all.find((r) => takes(r, item)) ?? all[0];
  }
  if (of !== undefined) return ruleOf(regime, of);
  const all = rules.flatMap((rule) => [ofRule(rule), ...[...rule.followUps.values()].map((f) => ofFollowUp(rule, f))]);
  return all.find((r) => takes(r, item));
}
const takes = (r: ItemRule, item: Item): boolean => Object.keys(item.fields).every((name) => r.fields.has(name));
