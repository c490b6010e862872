import type { Regime } from "./regime-types.ts";
import type { Correction, Fields, FollowUp, Notification } from "./types.ts";

/**
 * A notification's fields as they now stand. A correction carries all fields of what it corrects; a postponement's `replaces`
 * carry over. Later items count in the order given: a follow-up at its own place, with its own latest correction.
 * @param later follow-ups of this notification and corrections of any of them; others are passed over
 */
export function effectiveFields(
  regime: Regime,
  notification: Notification,
  later: readonly (FollowUp | Correction)[],
): Fields {
  const rule = regime.notifications.get(notification.type);
  const target = new Map<string, string>([[notification.id, notification.id]]);
  const latest = new Map<string, Fields>();
  for (const item of later) {
    if (item.kind === "follow-up" && item.of === notification.id) target.set(item.id, item.id);
    const corrected = item.kind === "correction" ? target.get(item.of) : undefined;
    if (corrected !== undefined) {
      target.set(item.id, corrected);
      latest.set(corrected, item.fields);
    }
  }
  let fields: Fields = notification.fields;
  for (const item of later) {
    if (item.kind === "correction" && target.get(item.of) === notification.id) fields = item.fields;
    if (item.kind !== "follow-up" || item.of !== notification.id) continue;
    const said = latest.get(item.id) ?? item.fields;
    for (const name of rule?.followUps.get(item.type)?.replaces ?? []) {
      const value = said[name];
      if (value !== undefined) fields = { ...fields, [name]: value };
    }
  }
  return fields;
}
