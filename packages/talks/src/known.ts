/** What could be known of the talks on a day, and what of it had happened by then. */
import type { Day, Days, State } from "@comity/almanac";
import { shared, stemsOf } from "./subjects.ts";
import type { TalkEvent } from "./types.ts";

/**
 * From which day on a row is known for certain: the last possible day of its publication. A row that bears none is known from its
 * own end.
 */
export const knownFrom = (e: TalkEvent): Day => e.source.published?.to ?? (e.endDate ?? e.date).to;

/** Only what was published by then: a later row changes nothing of what is known on an earlier day. In the order of time. */
export function talksKnownOn(events: readonly TalkEvent[], day: Day): readonly TalkEvent[] {
  return events.filter((e) => knownFrom(e) <= day).toSorted(inTime);
}

/** By the days they leave open, then by publication, then by name: never by their place in a file. */
export function inTime(a: TalkEvent, b: TalkEvent): number {
  const [x, y] = [a, b].map((e) => `${e.date.from} ${lastDayOf(e)} ${knownFrom(e)} ${e.id}`);
  return x === y ? 0 : (x ?? "") < (y ?? "") ? -1 : 1;
}

/** Words for what is still to come: a status of an announcement. "resumption agreed" of a meeting that was held is none. */
const planned =
  /^(planned|scheduled|announced|expected|upcoming|to be (held|announced)|set\b|proposed|invited|agreed in principle|in principle|agreed$|confirmed|provisional)/i;
const calledOff = /\b(cancel+ed|called off|postponed|put off|not held|abandoned)\b/i;

/** Of a meeting or a channel: not yet held or opened when the page was written. What is said or proposed is said. */
export const isPlanned = (e: TalkEvent): boolean =>
  (e.kind === "meeting" || e.kind.startsWith("channel-")) && planned.test(e.status.trim());
export const isCalledOff = (e: TalkEvent): boolean => calledOff.test(e.status);

/**
 * The last day on which it can have begun. What a page tells as past lies not later than the page: a meeting held "in February", by
 * a page of the 23rd, was held by the 23rd.
 */
export function lastDayOf(e: TalkEvent): Day {
  const published = e.source.published?.to;
  if (published === undefined || published >= e.date.to || published < e.date.from || isPlanned(e)) return e.date.to;
  return published;
}

/** Whether it had begun by then, for all that was known: a date that lies ahead is an announcement, whatever its status says. */
export const hasHappened = (e: TalkEvent, on: Day): boolean => e.date.from <= on && lastDayOf(e) <= on;

/**
 * What is known to come, soonest first: announced by `day`, and not yet over. Rows that tell of the same event count once, by the
 * one published last; what was called off since is left out.
 */
export function upcoming(events: readonly TalkEvent[], day: Day): readonly TalkEvent[] {
  const known = talksKnownOn(events, day);
  const ahead = known.filter((e) => isAhead(e, day));
  return ahead.filter((e) => !isCalledOff(e) && !known.some((o) => o !== e && tellsLaterOf(o, e)));
}

function isAhead(e: TalkEvent, day: Day): boolean {
  if (e.kind === "proposal" || e.kind === "statement") return e.date.from > day;
  return !hasHappened(e, day) || (e.date.from <= day && isPlanned(e) && (e.endDate ?? e.date).to >= day);
}

/** Whether `later` speaks of the same event as `e`, and was published after it. */
export function tellsLaterOf(later: TalkEvent, e: TalkEvent): boolean {
  if (later.kind !== e.kind || !sameParties(later.parties, e.parties) || !overlaps(later, e) || !isAlike(later, e))
    return false;
  if (!isPlanned(e) && !isCalledOff(later)) return false;
  const [a, b] = [knownFrom(later), knownFrom(e)];
  // Two announcements published on one day: the one whose day is surer.
  return (
    a > b ||
    (a === b &&
      isPlanned(e) &&
      (!isPlanned(later) ||
        width(later.date) < width(e.date) ||
        (width(later.date) === width(e.date) && later.id > e.id)))
  );
}

/** Two meetings of one month are told apart by their level, their heads and their words. */
const isAlike = (a: TalkEvent, b: TalkEvent): boolean =>
  (a.level !== "" && a.level.toLowerCase() === b.level.toLowerCase()) ||
  a.heads.some((h) => b.heads.some((o) => o.name === h.name)) ||
  shared(stemsOf(a.topic), stemsOf(b.topic)).part >= 0.5;

const width = (d: Days): number => Date.parse(d.to) - Date.parse(d.from);
const overlaps = (a: TalkEvent, b: TalkEvent): boolean => {
  const [lastA, lastB] = [a, b].map((e) => (e.endDate ?? e.date).to);
  return a.date.from <= (lastB ?? "") && b.date.from <= (lastA ?? "");
};

export const sameParties = (a: readonly State[], b: readonly State[]): boolean =>
  a.length === b.length && a.every((p) => b.includes(p));

/** Rows about these parties: two or more are named and all of them take part, or one and it does. */
export function eventsBetween(events: readonly TalkEvent[], between: readonly State[]): readonly TalkEvent[] {
  return events.filter((e) => between.every((p) => e.parties.includes(p))).toSorted(inTime);
}
