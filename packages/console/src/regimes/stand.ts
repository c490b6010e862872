/** Where an instrument stands on a day and in whose eyes, from the lanes of its life. Nothing is judged here. */
import type { Day, DutyStatus, Holder, Lane, Party, Span } from "@comity/regime";

export interface Held {
  readonly by: Holder;
  readonly status: DutyStatus;
  readonly since: Day;
}
export interface Stand {
  readonly status: DutyStatus;
  /** First day from which it has stood so; null before its life begins. */
  readonly since: Day | null;
  /** Whose view or course differs from what holds for all. */
  readonly held: readonly Held[];
  /** The last days on which the views differed. */
  readonly differed: {
    readonly from: Day;
    readonly to: Day | null;
    readonly held: readonly Held[];
  } | null;
}

export const spanOn = (lane: Lane | undefined, on: Day): Span | undefined => lane?.spans.findLast((s) => s.from <= on);

const heldOn = (others: readonly Lane[], on: Day): Held[] =>
  others.flatMap((lane) => {
    const span = spanOn(lane, on);
    return span === undefined ? [] : [{ by: lane.by, status: span.status, since: span.from }];
  });

export function standAt(lanes: readonly Lane[], on: Day): Stand {
  const [all, ...others] = lanes;
  const now = spanOn(all, on);
  const disputed = all?.spans.findLast((s) => s.status === "disputed" && s.from <= on);
  const held = heldOn(others, on);
  // In force for all since the last of them joined: what is asked for is since when it has been in force at all.
  const joined = now?.status === "in-force" ? held.filter((h) => h.status === "in-force").map((h) => h.since) : [];
  return {
    status: now?.status ?? "not-yet",
    since: now === undefined ? null : [now.from, ...joined].reduce((a, b) => (a < b ? a : b)),
    held,
    differed:
      disputed === undefined ? null : { from: disputed.from, to: disputed.to, held: heldOn(others, disputed.to ?? on) },
  };
}

/** Lanes worth a line of their own: where somebody disputes, suspends or leaves. Whoever only joined later shares one. */
export function laneKinds(lanes: readonly Lane[]): {
  readonly all: Lane | undefined;
  readonly own: readonly Lane[];
  readonly joined: readonly Lane[];
} {
  const [all, ...others] = lanes;
  const joins = (lane: Lane): boolean =>
    lane.spans.every((s) => ["not-yet", "provisional", "in-force"].includes(s.status));
  // In a treaty between few each has a line; among many only those whose course is their own.
  const few = others.length <= 3 && all?.spans.some((s) => s.status === "disputed") === true;
  return {
    all,
    own: few ? others : others.filter((l) => !joins(l)),
    joined: few ? [] : others.filter(joins),
  };
}

/** The first day on which a lane says something else than the lane of all. */
export function divergesOn(lane: Lane, all: Lane | undefined): Day | null {
  const days = [...lane.spans, ...(all?.spans ?? [])].map((s) => s.from).sort();
  return days.find((d) => spanOn(lane, d)?.status !== spanOn(all, d)?.status) ?? null;
}

export type { Day, DutyStatus, Holder, Lane, Party, Span };
