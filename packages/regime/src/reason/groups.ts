import { msOf } from "@comity/wire";
import { isDay, plus } from "../duration.ts";
import { titleOf } from "../language/title.ts";
import type { NotificationRule } from "../regime-types.ts";
import type { Instant, Text } from "../types.ts";
import type { Judging } from "./judging.ts";
import type { Matter, Message } from "./matters.ts";
import { fieldsOf } from "./prepare.ts";
import { actorsIn, inScope } from "./scope.ts";
import * as say from "./words-notify.ts";

/** An event's place among those that follow each other closely. */
export interface Group {
  /** It counts with the one before it, and needs no notification of its own. */
  readonly counted: boolean;
  readonly words: Text;
  /** The messages of all that count as one, for the first of them. */
  readonly pooled?: readonly Message[];
}

/**
 * Events of one party that count as one: each follows the one before it by less than the group's time. Of several groups the
 * closest is the one that counts. Events whose hour is not known stand alone.
 */
export function groupsOf(j: Judging, rule: NotificationRule, matters: readonly Matter[]): ReadonlyMap<Matter, Group> {
  const groups = new Map<Matter, Group>();
  if (rule.groups === undefined) return groups;
  const kinds = [...rule.groups].toSorted(
    ([, a], [, b]) => a.lessThan.months - b.lessThan.months || a.lessThan.ms - b.lessThan.ms,
  );
  const events = matters
    .filter((m) => m.event !== undefined && m.at !== undefined && !isDay(m.at) && isInScope(j, rule, m))
    .toSorted((a, b) => ((a.at ?? "") < (b.at ?? "") ? -1 : 1));
  let first: Matter | undefined;
  for (const [i, m] of events.entries()) {
    const before = events.findLast((other, k) => k < i && other.owing === m.owing);
    const kind =
      before === undefined
        ? undefined
        : kinds.find(([, k]) => (m.at as Instant) < plus(before.at as Instant, k.lessThan));
    if (kind === undefined || before === undefined) {
      first = m;
      continue;
    }
    const [name, { title, oneNotification }] = kind;
    const counted = oneNotification === true;
    const gapMs = msOf(m.at as Instant) - msOf(before.at as Instant);
    groups.set(m, { counted, words: say.sameGroup(title ?? titleOf(name), before.event?.id, gapMs, counted) });
    if (!counted || first === undefined) {
      first = m;
      continue;
    }
    const pooled = groups.get(first)?.pooled ?? first.messages;
    groups.set(first, {
      counted: false,
      words: { en: "", fr: "", ru: "", zh: "" },
      ...groups.get(first),
      pooled: [...pooled, ...m.messages],
    });
  }
  return groups;
}

const isInScope = (j: Judging, rule: NotificationRule, m: Matter): boolean => {
  const values = { ...m.messages[0]?.values, ...(m.event === undefined ? {} : fieldsOf(m.event)) };
  return j.regime.parties.some(
    (to) =>
      to !== m.owing &&
      inScope(rule.when, rule.known, values, actorsIn(j.regime, m.event?.by ?? m.owing, to)) !== false,
  );
};
