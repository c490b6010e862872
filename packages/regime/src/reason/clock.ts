import { isInstant, msOf } from "@comity/wire";
import { endOf, isDay, minus, plus, shifted, startOf } from "../duration.ts";
import type { Clock } from "../language/common.ts";
import type { LifeEvent, Regime } from "../regime-types.ts";
import type { Day, Evidence, Instant, Party } from "../types.ts";
import type { Finding } from "./row.ts";
import { courseOf } from "./views.ts";
import * as words from "./words.ts";

/** A moment, or a day of which the hour is not known. */
export type When = Instant | Day;
export const isWhen = (x: unknown): x is When => isInstant(x) || isDay(x);
export const earliest = (w: When): Instant => (isDay(w) ? startOf(w) : w);
export const latest = (w: When): Instant => (isDay(w) ? shifted(endOf(w), -1) : w);
/** From where a time *after* it counts: a day counts from its end. */
export const ended = (w: When): Instant => (isDay(w) ? endOf(w) : w);
/** What is due on a day may be given until its last moment. */
export const endOfDay = (day: Day): Instant => shifted(endOf(day), -1);
export const dayOfWhen = (w: When): Day => w.slice(0, 10) as Day;
/** The last day on which something due at a moment can still be done: due at 00:00 of the 2nd is due on the 1st. */
export const lastDayOf = (due: Instant): Day => shifted(due, -1).slice(0, 10) as Day;

/** What a clock's `before` or `after` leads to; undefined: not known (yet). */
export type Lookup = (path: string) => When | undefined;

/** One clock, set by the moments of one matter. */
export interface Timed {
  readonly clock: Clock;
  /** null: a time that is no number, or a moment that is not known. */
  readonly dueAt: Instant | null;
  /** Before this it comes too early (`at-most`). */
  readonly notBefore: Instant | null;
  /** Whether something can be late by it. */
  readonly judged: boolean;
  /** For a clock that says *in advance*: when the event happened, where that is known. */
  readonly event?: When;
}

export function timed(clock: Clock, lookup: Lookup): Timed {
  const back = clock.before !== undefined;
  const path = clock.before ?? clock.after;
  const found = path === undefined ? undefined : lookup(path);
  const fromEnd = (clock.dayCounts ?? (back ? "start" : "end")) === "end";
  const moment = found === undefined ? undefined : fromEnd ? ended(found) : earliest(found);
  const judged = clock.soon === undefined && clock.asARule !== true && clock.verified !== "unverified";
  if (moment === undefined || clock.soon !== undefined) {
    const event = clock.soon?.endsWith("in-advance") === true ? lookup("event") : undefined;
    const bare = { clock, dueAt: null, notBefore: null, judged: judged && moment !== undefined };
    return event === undefined ? bare : { ...bare, event };
  }
  if (!back) return { clock, dueAt: clock.within ? plus(moment, clock.within) : null, notBefore: null, judged };
  return {
    clock,
    dueAt: clock.atLeast === undefined ? moment : minus(moment, clock.atLeast),
    notBefore: clock.atMost === undefined ? null : minus(moment, clock.atMost),
    judged,
  };
}

const worst = ["late", "due", "watched", "met"] as const;

/**
 * What the clocks of one duty say of when it was done, or of its not having been done by `now`. Of several the worst counts.
 * A deed of which only the day is known is late when all of that day is.
 */
export function findingOf(
  clocks: readonly Timed[],
  done: When | undefined,
  now: Instant,
  how: words.Deed = "given",
): Finding {
  if (clocks.length === 0) {
    if (done !== undefined)
      return { state: "met", because: words.done(done, how), dueAt: null, verified: "text", doneAt: done };
    return { state: "watched", because: words.noTime, dueAt: null, verified: "text" };
  }
  const all = clocks.map((t) => ({ t, f: oneFinding(t, done, now, how) }));
  const state = worst.find((s) => all.some(({ f }) => f.state === s));
  // Of those that say the same, the earliest deadline is the one to look at.
  const deciding = all
    .filter(({ f }) => f.state === state)
    .toSorted((a, b) => ((a.f.dueAt ?? "~") < (b.f.dueAt ?? "~") ? -1 : 1));
  const found = deciding[0]?.f ?? { state: "watched", because: words.noTime, dueAt: null, verified: "text" };
  return { ...found, dueAt: found.dueAt ?? all.find(({ f }) => f.dueAt !== null)?.f.dueAt ?? null };
}

function oneFinding(t: Timed, done: When | undefined, now: Instant, how: words.Deed): Finding {
  const { dueAt, notBefore, clock } = t;
  const verified: Evidence = clock.verified;
  const say = (state: Finding["state"], because: Finding["because"]): Finding => ({
    state,
    because: words.and(
      because,
      clock.asARule === true && dueAt !== null ? words.asARule : undefined,
      verified === "unverified" && state === "watched" && dueAt !== null ? words.unverified : undefined,
    ),
    dueAt,
    verified,
    ...(done === undefined ? {} : { doneAt: done }),
  });
  if (done === undefined) {
    if (clock.soon !== undefined) return say("watched", words.soonNotGiven(clock.soon, how));
    if (dueAt === null) return say("watched", words.momentUnknown);
    if (now <= dueAt)
      return say(t.judged ? "due" : clock.verified === "unverified" ? "due" : "watched", words.dueBy(dueAt));
    return say(t.judged ? "late" : "watched", words.notGiven(dueAt, how));
  }
  if (clock.soon !== undefined) {
    const after = t.event !== undefined && earliest(done) > latest(t.event);
    const given = words.soonGiven(done, clock.soon, how);
    return after ? say("watched", words.and(given, words.afterTheEvent)) : say("met", given);
  }
  if (dueAt === null) return say("watched", words.and(words.done(done, how), words.momentUnknown));
  if (earliest(done) > dueAt)
    return say(t.judged ? "late" : "watched", words.lateBy(done, dueAt, msOf(earliest(done)) - msOf(dueAt), how));
  if (latest(done) > dueAt) return say("watched", words.hourUnknown(done, dueAt, how));
  if (notBefore !== null && latest(done) < notBefore) return say("watched", words.tooEarly(done, notBefore, how));
  return say("met", words.inTime(done, dueAt, how));
}

/** When the life of an instrument first brought something for a party: `in-force`, `signed` … */
export function lifeMoment(regime: Regime, word: string, party: string): Day | undefined {
  const concerns = (e: LifeEvent): boolean => e.parties === undefined || e.parties.includes(party as Party);
  return regime.life.find((e) => e.event === word && concerns(e))?.on;
}

/** From when the instrument binds a party at all: in force for it, by its own later act too, or what stands in for that. */
export function beginning(regime: Regime, party: string): Day | undefined {
  const own = party as Party;
  const joined = courseOf(regime, "instrument", own, own).find((s) => s.status === "in-force")?.from;
  if (joined != null) return joined;
  for (const word of ["in-force", "provisionally-applied", "pledged", "acceded", "proposed", "offered", "opened"]) {
    const found = lifeMoment(regime, word, party);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A day written in place of a moment, or a moment of the instrument's life. */
export function fixedMoment(regime: Regime, path: string, party: string): Day | undefined {
  if (isDay(path)) return path;
  if (path === "in-force") return beginning(regime, party);
  return ["signed", "opened", "ratified", "expired"].includes(path) ? lifeMoment(regime, path, party) : undefined;
}
