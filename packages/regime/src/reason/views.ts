import { isDay, plusDays } from "../duration.ts";
import type { LifeEvent, Regime, RuleFamily } from "../regime-types.ts";
import { rulesOf } from "../regime-types.ts";
import type { Day, Party, Source, Text } from "../types.ts";
import { bearing, type Duty, type Holder, holds } from "./acts.ts";
import { caseOf, type Stand, standOn } from "./fold.ts";
import { withPredecessors } from "./who.ts";

/** One holder's view of how a duty stands. */
export interface View {
  /** Whose view; `all`: everybody else's, where there are too many parties to name each. */
  readonly by: Holder;
  readonly status: Stand["status"];
  /** First day (UTC) from which it has stood so without a break; null: from before the life begins. */
  readonly since: Day | null;
  /** Where that was read: of the act, else of the rule. */
  readonly source: Source | null;
  /** The event of the life on which it rests. */
  readonly act: LifeEvent | null;
  readonly note: Text | null;
}

/** From a day on, until the next segment. */
export interface Segment extends Stand {
  /** null: from the beginning. */
  readonly from: Day | null;
}

/** A rule by name. @throws when the regime has no such rule: ask `rulesOf` for its names */
export function dutyNamed(regime: Regime, name: string): Exclude<Duty, "instrument"> {
  const found = rulesOf(regime).find((r) => r.name === name);
  if (found === undefined) throw new Error(`${regime.id} has no rule "${name}"`);
  return found;
}
export type { RuleFamily };

const known = new WeakMap<Regime, Map<string, readonly Segment[]>>();

/** The whole course of a duty in one holder's eyes, from its beginning, a segment for each day on which something changes. */
export function courseOf(regime: Regime, duty: Duty, party: Holder, by: Holder): readonly Segment[] {
  let courses = known.get(regime);
  if (courses === undefined) {
    courses = new Map();
    known.set(regime, courses);
  }
  const key = `${duty === "instrument" ? "" : duty.name}|${party}|${by}`;
  const course = courses.get(key) ?? madeCourse(regime, duty, party, by);
  courses.set(key, course);
  return course;
}

function madeCourse(regime: Regime, duty: Duty, party: Holder, by: Holder): readonly Segment[] {
  const c = caseOf(regime, duty, party, by);
  // An event that replaces or rejects another changes its duty, whatever its own scope.
  const others = regime.life.filter((e) => (e.replaces ?? e.of) !== undefined && holds(regime, e, by));
  const days = new Set<Day>([...c.events, ...others].map((e) => e.on));
  const { from, until } = ownDays(duty);
  if (from !== undefined) days.add(from);
  if (until !== undefined) days.add(plusDays(until, 1));
  const found = new Map<Day, Stand>();
  // A fold tells of further days, such as the end of a notice of withdrawal; until none is new. A set grows while it is walked.
  for (const day of days) found.set(day, withinRule(duty, standOn(c, day, days), day));
  overByItself(duty, found);
  const segments: Segment[] = [{ from: null, status: "not-yet", act: null }];
  for (const [from, stand] of [...found].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const last = segments.at(-1);
    if (last?.status !== stand.status || last.act !== stand.act) segments.push({ from, ...stand });
  }
  return segments;
}

/** A rule's own first and last day, where they are not the instrument's. */
function ownDays(duty: Duty): { readonly from?: Day | undefined; readonly until?: Day | undefined } {
  if (duty === "instrument") return {};
  // A declaration's `from` may be a moment, where its periods begin; a day is the first day of the rule.
  return { from: duty.from !== undefined && isDay(duty.from) ? duty.from : undefined, until: duty.until };
}
function withinRule(duty: Duty, stand: Stand, day: Day): Stand {
  if (["not-yet", "expired", "withdrawn"].includes(stand.status)) return stand;
  const { from, until } = ownDays(duty);
  if (from !== undefined && day < from) return { status: "not-yet", act: stand.act };
  if (until !== undefined && day > until) return { status: "expired", act: stand.act };
  return stand;
}

/** A rule that its own last day has ended stays so: what later becomes of the instrument ends nothing more. */
function overByItself(duty: Duty, found: Map<Day, Stand>): void {
  const { until } = ownDays(duty);
  if (until === undefined) return;
  const first = plusDays(until, 1);
  const last = [...found.keys()]
    .filter((d) => d <= until)
    .sort()
    .at(-1);
  const before = last === undefined ? undefined : found.get(last)?.status;
  const end = found.get(first);
  if (end?.status !== "expired" || before === undefined || ["not-yet", "expired", "withdrawn"].includes(before)) return;
  for (const day of found.keys()) if (day >= first) found.set(day, end);
}

/**
 * One holder's view of a duty of a party, on a day (UTC).
 * @param duty a rule of the regime, or `instrument`: all that is not said of some rules alone
 * @param by `all`: what nobody disputes
 */
export function viewOf(regime: Regime, duty: Duty, party: Holder, by: Holder, on: Day): View {
  const course = courseOf(regime, duty, party, by);
  const i = course.findLastIndex((s) => s.from === null || s.from <= on);
  const now = course[i];
  if (now === undefined) throw new Error("a course has a first segment");
  let first = i;
  while (course[first - 1]?.status === now.status) first--;
  return {
    by,
    status: now.status,
    since: course[first]?.from ?? null,
    source: now.act?.source ?? (duty === "instrument" ? undefined : duty.source) ?? null,
    act: now.act,
    note: now.act?.note ?? null,
  };
}

/** The parties in whose place a state is asked about stand with it: one listed under its predecessor's name appears under its own. */
export function partiesWith(regime: Regime, party: Party): readonly Party[] {
  if (regime.parties.includes(party)) return regime.parties;
  const same = withPredecessors(regime, party);
  return regime.parties.map((p) => (same.includes(p) ? party : p));
}

/** Up to so many parties, each is named with its view. */
const named = 6; // tidy: how many columns a page can show
/** Whose views are shown of a duty of a party: its own first; then those of all, or of those who made a claim. */
export function holdersOf(regime: Regime, duty: Duty, party: Party): readonly Holder[] {
  const parties = partiesWith(regime, party);
  const others = parties.filter((p) => p !== party);
  if (parties.length <= named) return parties.includes(party) ? [party, ...others] : others;
  const claimants = new Set(regime.life.flatMap((e) => e.by ?? []));
  const claims = others.filter(
    (p) =>
      withPredecessors(regime, p).some((q) => claimants.has(q)) &&
      bearing(regime, duty, party, p).some((e) => e.by !== undefined),
  );
  return [party, ...claims, "all"];
}
