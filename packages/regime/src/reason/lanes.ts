import { plusDays } from "../duration.ts";
import type { LifeEvent, Regime } from "../regime-types.ts";
import type { Day, Party } from "../types.ts";
import { type Duty, type Holder, speaksOf } from "./acts.ts";
import { type DutyStatus, together, viewsOf } from "./standing.ts";
import { courseOf, dutyNamed, holdersOf, viewOf } from "./views.ts";
import { isPartyOn, owes, withPredecessors } from "./who.ts";

/** Days of one status, in one lane of a time line. */
export interface Span {
  readonly from: Day;
  /** The last day that counts; null: it goes on beyond the day asked for. */
  readonly to: Day | null;
  readonly status: DutyStatus;
  /** What happened in these days and belongs to this lane, in the order of the life. */
  readonly events: readonly LifeEvent[];
}
export interface Lane {
  /** `all`: the lane of what all hold; where they do not, it says `disputed`. Else a party whose own course differs. */
  readonly by: Holder;
  readonly spans: readonly Span[];
}

/**
 * A life as a time line: one lane for what all hold, and one for each party that stands otherwise, in its own view of its own
 * duty (of the duty as another owes it, where it does not owe it itself). A party without a lane stands as the lane of all says.
 * @param until the last day that is shown (UTC)
 * @param duty a rule; left out: the instrument, by all events that do not name some rules alone
 * @throws when the regime has no such rule
 */
export function lanes(regime: Regime, until: Day, duty?: string): readonly Lane[] {
  const of: Duty = duty === undefined ? "instrument" : dutyNamed(regime, duty);
  const owing = regime.parties.filter((p) => of === "instrument" || owes(regime, of, p));
  const about = (p: Party): Holder => (owing.includes(p) ? p : owing.length === 1 ? (owing[0] ?? "all") : "all");
  const told = regime.life.filter((e) => e.on <= until && speaksOf(regime, e, of));
  const changes = [
    courseOf(regime, of, "all", "all"),
    ...regime.parties.map((p) => courseOf(regime, of, about(p), p)),
    ...owing.flatMap((p) => holdersOf(regime, of, p).map((by) => courseOf(regime, of, p, by))),
  ].flatMap((course) => course.flatMap((s) => s.from ?? []));
  const days = [...new Set([...changes, ...told.slice(0, 1).map((e) => e.on)])].filter((d) => d <= until).toSorted();
  const all = days.map((day) => allOn(regime, of, owing, day));
  const differing = regime.parties.flatMap((by) => {
    const own = days.map((day) => viewOf(regime, of, about(by), by, day).status);
    if (own.every((status, i) => status === all[i])) return [];
    const names = withPredecessors(regime, by);
    return [{ by, own, events: told.filter((e) => names.some((p) => (e.by ?? e.parties)?.includes(p) === true)) }];
  });
  const shared = told.filter((e) => !differing.some((lane) => lane.events.includes(e)));
  return [
    { by: "all", spans: spansOf(days, all, shared) },
    ...differing.map(({ by, own, events }) => ({ by, spans: spansOf(days, own, events) })),
  ];
}

/**
 * What all hold: disputed where the views of anybody's duty differ; else how all stand; else how those do of whom nothing is
 * said; and of an instrument that each joined on a day of its own, how most of those stand that have joined.
 */
function allOn(regime: Regime, duty: Duty, owing: readonly Party[], on: Day): DutyStatus {
  const each = owing.filter((p) => isPartyOn(regime, p, on)).map((p) => together(viewsOf(regime, duty, p, on)));
  if (each.includes("disputed")) return "disputed";
  const [first] = each;
  if (first !== undefined && each.every((s) => s === first)) return first;
  const unsaid = viewOf(regime, duty, "all", "all", on).status;
  const joined = each.filter((s) => s !== "not-yet");
  if (unsaid !== "not-yet" || joined.length === 0) return unsaid;
  const many = (status: DutyStatus): number => joined.filter((s) => s === status).length;
  return joined.reduce((most, s) => (many(s) > many(most) ? s : most));
}

function spansOf(days: readonly Day[], statuses: readonly DutyStatus[], events: readonly LifeEvent[]): readonly Span[] {
  const starts = days.flatMap((from, i) => {
    const status = statuses[i];
    return status === undefined || statuses[i - 1] === status ? [] : [{ from, status }];
  });
  return starts.map(({ from, status }, i) => {
    const next = starts[i + 1]?.from;
    return {
      from,
      to: next === undefined ? null : plusDays(next, -1),
      status,
      events: events.filter((e) => e.on >= from && (next === undefined || e.on < next)),
    };
  });
}
