import type { NotificationRule } from "../regime-types.ts";
import type { Day } from "../types.ts";
import { namedIn } from "./addressees.ts";
import { beginning } from "./clock.ts";
import type { Judging } from "./judging.ts";
import { actorsIn, inScope } from "./scope.ts";
import { forceOf } from "./settle.ts";
import { dayOfMatter, type Telling, valuesOf } from "./telling.ts";
import * as words from "./words.ts";
import * as say from "./words-notify.ts";

/**
 * What was not notified in time, and need not have been: a declared exception, or one of those that may go unnotified. They are
 * counted in the order in which the events happened; what goes beyond the number stays late. Where nobody knows how many may
 * be withheld, nothing is late.
 */
export function excuse(j: Judging, rule: NotificationRule, tellings: readonly Telling[]): readonly Telling[] {
  if (rule.withhold === undefined && rule.exceptions === undefined) return tellings;
  const counted = new Map<string, number>();
  const excused = new Map<Telling, Telling>();
  const late = tellings
    .filter((t) => t.draft.finding.state === "late" && t.matter.event !== undefined)
    .filter((t) => forceOf(j, t.draft.rule, t.draft.from, t.draft.day).kind === "bound")
    .toSorted((a, b) => ((a.matter.at ?? "") < (b.matter.at ?? "") ? -1 : 1));
  // One event that several addressees were not told of is withheld once.
  for (const same of Map.groupBy(late, (t) => t.matter).values()) {
    const first = same[0] as Telling;
    const excusing = exceptionFor(j, rule, first) ?? withheld(j, rule, first, counted);
    if (excusing === undefined) continue;
    for (const t of same) {
      const { finding } = t.draft;
      const because = words.and(finding.because, excusing.because);
      excused.set(t, { ...t, draft: { ...t.draft, finding: { ...finding, state: excusing.state, because } } });
    }
  }
  return tellings.map((t) => excused.get(t) ?? t);
}
type Excuse = Pick<Telling["draft"]["finding"], "state" | "because">;

const holdsFor = (
  j: Judging,
  rule: NotificationRule,
  t: Telling,
  when: NotificationRule["when"],
): boolean | undefined =>
  inScope(
    when,
    rule.known,
    valuesOf(t.matter, t.message),
    actorsIn(j.regime, t.matter.event?.by ?? t.matter.owing, t.to[0]),
  );

function exceptionFor(j: Judging, rule: NotificationRule, t: Telling): Excuse | undefined {
  const day = dayOfMatter(j, t.matter);
  const found = rule.exceptions?.find(
    (x) =>
      namedIn(j.regime, x.by).includes(t.matter.owing) &&
      (x.on === undefined || x.on <= day) &&
      holdsFor(j, rule, t, x.when) !== false,
  );
  return found && { state: "watched", because: say.exception(t.matter.owing, found.about) };
}

function withheld(j: Judging, rule: NotificationRule, t: Telling, counted: Map<string, number>): Excuse | undefined {
  const day = dayOfMatter(j, t.matter);
  const rights = (rule.withhold ?? []).filter(
    (r) => (r.from === undefined || r.from <= day) && (r.until === undefined || day <= r.until),
  );
  for (const [i, right] of rights.entries()) {
    const holds = holdsFor(j, rule, t, right.when);
    if (holds === false) continue;
    if (right.verified === "unverified") return { state: "watched", because: say.withheldUnknown };
    if (right.atMost === undefined) return { state: "watched", because: say.withheldExceptionally };
    const year = right.per === "treaty-year" ? treatyYear(j, t.matter.owing, day) : day.slice(0, 4);
    const key = `${t.matter.owing} ${i} ${right.from ?? ""} ${year}`;
    const n = (counted.get(key) ?? 0) + 1;
    counted.set(key, n);
    if (n <= right.atMost || holds === undefined) return { state: "watched", because: say.withheldOf(n, right.atMost) };
    return { state: "late", because: say.withheldBeyond(n, right.atMost) };
  }
  return undefined;
}

/** The first year runs from the day of entry into force to the day before its anniversary. */
function treatyYear(j: Judging, party: string, day: Day): string {
  const start = beginning(j.regime, party);
  if (start === undefined) return day.slice(0, 4);
  const years = Number(day.slice(0, 4)) - Number(start.slice(0, 4));
  return String(day.slice(5) >= start.slice(5) ? years + 1 : years);
}
