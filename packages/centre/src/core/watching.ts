/**
 * What the archive and the notifications say together: warnings as read today, which of them stand, groups, and for each event the answer.
 * All of it is derived and forgotten again; the journal holds the texts.
 */

import { effectiveFields } from "@comity/regime";
import {
  factsOf,
  type Gazetteer,
  groupWarnings,
  type Match,
  type MessageRef,
  metresOutside,
  middleOfArea,
  type Notified,
  namesWarning,
  type Position,
  readTogether,
  readWarning,
  regroup,
  type Warning,
  type WarningArea,
  type WarningGroup,
  WatchDesk,
  type Window,
  warningId,
} from "@comity/watch";
import { type Correction, type Fields, type FollowUp, type Instant, msOf, type Notification } from "@comity/wire";
import type { SeenEvent, SeenWarning } from "./archive.ts";
import type { Env } from "./env.ts";
import { isSuperseded, laterOf } from "./rules.ts";
import type { ItemState, State } from "./state.ts";

export type { Match, Position, Warning, WarningGroup };

/** The kind of the alarm for an event that no notification fits. */
export const unannounced = "unannounced";

/** One warning by its name, with every text that was seen under it, oldest first. */
export interface Filed {
  readonly id: string;
  readonly versions: readonly { readonly sha256: string; readonly seen: SeenWarning }[];
}

/** What is kept of a reading: enough to say when it stands. The reading itself is made again when memory was wanted for other things. */
interface Brief {
  readonly id: string;
  /** By which another warning would name it. */
  readonly ref: string | null;
  readonly from: number;
  readonly to: number;
  readonly cancels: readonly string[];
  readonly selfCancelsMs: number | null;
  readonly onlyCancels: boolean;
  readonly hasWindow: boolean;
  /** Messages that it corrects. */
  readonly corrects: readonly MessageRef[];
  readonly named: Pick<Warning, "series" | "number" | "year">;
}
const briefs = new WeakMap<SeenWarning, Brief>();
const readings = new WeakMap<SeenWarning, WeakRef<Warning>>();
/** Readings that corrections by other messages of the archive went into: these are few, and kept. */
const corrected = new WeakMap<SeenWarning, Warning>();

/** A text as our reader reads it today; `issued` falls back on nothing: what the text does not say is not known. */
export function readingOf(seen: SeenWarning): Warning {
  const held = corrected.get(seen) ?? readings.get(seen)?.deref();
  if (held !== undefined) return held;
  const read = readWarning(seen.text);
  readings.set(seen, new WeakRef(read));
  return read;
}

const refKey = ({ series, number, year }: MessageRef): string => `${series} ${number}/${year ?? ""}`;

function briefOf(seen: SeenWarning): Brief {
  const held = briefs.get(seen);
  if (held !== undefined) return held;
  const w = readingOf(seen);
  const ends = w.windows.map((x) => (x.to === null ? Number.POSITIVE_INFINITY : msOf(x.to)));
  const starts = w.windows.map((x) => msOf(x.from));
  const seenMs = msOf(seen.at);
  const year = w.year === null ? {} : { year: w.year };
  const brief: Brief = {
    id: warningId(w),
    ref: w.series === null || w.number === null ? null : refKey({ series: w.series, number: w.number, ...year }),
    from: starts.reduce((a, b) => Math.min(a, b), starts[0] ?? seenMs),
    to: ends.reduce((a, b) => Math.max(a, b), ends[0] ?? seenMs),
    cancels: w.cancels.map((r) => refKey({ ...year, ...r })),
    selfCancelsMs: w.selfCancelsAt === null ? null : msOf(w.selfCancelsAt),
    onlyCancels: w.cancels.length > 0 && w.areas.length === 0,
    hasWindow: w.windows.length > 0,
    corrects: (w.corrections ?? []).flatMap((c) => c.of ?? []),
    named: { series: w.series, number: w.number, year: w.year },
  };
  briefs.set(seen, brief);
  return brief;
}

const files = new WeakMap<State["warnings"], ReadonlyMap<string, Filed>>();
/** The whole archive, by the names that the texts give themselves. */
export function filedWarnings(s: State): ReadonlyMap<string, Filed> {
  const held = files.get(s.warnings);
  if (held !== undefined) return held;
  const byId = new Map<string, { id: string; versions: { sha256: string; seen: SeenWarning }[] }>();
  for (const [sha256, seen] of [...s.warnings].sort(([, a], [, b]) => a.position - b.position)) {
    const { id } = briefOf(seen);
    const filed = byId.get(id) ?? { id, versions: [] };
    filed.versions.push({ sha256, seen });
    byId.set(id, filed);
  }
  carryOut([...byId.values()]);
  files.set(s.warnings, byId);
  return byId;
}

type Open = { versions: { sha256: string; seen: SeenWarning }[] };
const carriedOut = new WeakMap<SeenWarning, { readonly of: string; readonly seen: readonly SeenWarning[] }>();

/** What a message of the archive corrects in another is corrected there, in whatever order the two came; each text stays as it was seen. */
function carryOut(filed: readonly Open[]): void {
  const newest = filed.flatMap((f) => f.versions.at(-1) ?? []);
  const correcting = newest.filter((v) => briefOf(v.seen).corrects.length > 0);
  const refs = correcting.flatMap((v) => briefOf(v.seen).corrects);
  const parts = newest.filter(
    (v) => correcting.includes(v) || refs.some((ref) => namesWarning(ref, briefOf(v.seen).named)),
  );
  const [first] = parts;
  if (first === undefined || parts.length === correcting.length) return;
  const of = parts.map((v) => `${v.sha256}${v.seen.notServedSince ?? ""}`).join();
  const held = carriedOut.get(first.seen);
  const seen = held?.of === of ? held.seen : readAgain(parts.map((v) => v.seen));
  carriedOut.set(first.seen, { of, seen });
  for (const [i, v] of parts.entries()) v.seen = seen[i] ?? v.seen;
}

function readAgain(seen: readonly SeenWarning[]): readonly SeenWarning[] {
  const read = readTogether(seen.map((x) => x.text));
  return seen.map((x, i) => {
    const again = read[i];
    const copy = { ...x };
    if (again !== undefined) corrected.set(copy, again);
    return copy;
  });
}

/** By the warning's name, or by the digest of any of its texts. */
export function findWarning(s: State, idOrDigest: string): Filed | undefined {
  const byName = filedWarnings(s).get(idOrDigest);
  if (byName !== undefined) return byName;
  const seen = s.warnings.get(idOrDigest);
  return seen && filedWarnings(s).get(briefOf(seen).id);
}

const dayMs = 86_400_000;
/** A warning is shown for so long after its last window; one without any window, after it was seen. */
const shownMs = dayMs;
const windowlessMs = 42 * dayMs;
/** What a match looks at lies within this of the event. */
const nearMs = 8 * dayMs;

const latest = (f: Filed): SeenWarning => (f.versions.at(-1) as Filed["versions"][number]).seen;

const called = new WeakMap<State["warnings"], ReadonlySet<string>>();
/** Warnings, as others name them, that another has cancelled. */
function cancelledRefs(s: State): ReadonlySet<string> {
  const held = called.get(s.warnings);
  if (held !== undefined) return held;
  const ids = new Set([...filedWarnings(s).values()].flatMap((f) => briefOf(latest(f)).cancels));
  called.set(s.warnings, ids);
  return ids;
}

/** Warnings that stand at a moment: neither over, nor cancelled, nor only the cancelling of another. */
export function standingWarnings(s: State, now: Instant): readonly Filed[] {
  const at = msOf(now);
  const cancelled = cancelledRefs(s);
  return [...filedWarnings(s).values()].filter((f) => {
    const b = briefOf(latest(f));
    if ((b.ref !== null && cancelled.has(b.ref)) || b.onlyCancels) return false;
    if (b.selfCancelsMs !== null && b.selfCancelsMs < at) return false;
    return b.to + (b.hasWindow ? shownMs : windowlessMs) >= at;
  });
}

/** Warnings whose windows lie near any of these events. One that was cancelled speaks of nothing any more. */
function warningsNear(s: State, events: readonly SeenEvent[]): readonly Filed[] {
  const spans = events.map(({ event: e }) => ({ at: msOf(e.time), around: nearMs + e.timeUncertaintyS * 1000 }));
  const cancelled = cancelledRefs(s);
  return [...filedWarnings(s).values()].filter((f) => {
    const b = briefOf(latest(f));
    if ((b.ref !== null && cancelled.has(b.ref)) || b.onlyCancels) return false;
    return spans.some(({ at, around }) => b.from - around <= at && at <= b.to + around);
  });
}

/** Warnings, as read today, whose windows meet any of these. One that was cancelled speaks of nothing any more. */
export function warningsOver(s: State, windows: readonly Window[]): readonly Warning[] {
  if (s.warnings.size === 0 || windows.length === 0) return [];
  const spans = windows.map((w) => ({ from: msOf(w.from), to: w.to === null ? Number.POSITIVE_INFINITY : msOf(w.to) }));
  const cancelled = cancelledRefs(s);
  return [...filedWarnings(s).values()].flatMap((f) => {
    const b = briefOf(latest(f));
    if (!b.hasWindow || b.onlyCancels || (b.ref !== null && cancelled.has(b.ref))) return [];
    return spans.some((x) => b.from <= x.to && x.from <= b.to) ? [readingOf(latest(f))] : [];
  });
}

/** Groups of these warnings, with what officers put together by hand over what their texts suggest. */
export function groupsOf(s: State, warnings: readonly Filed[]): readonly WarningGroup[] {
  const groups = groupWarnings(warnings.map((f) => readingOf(latest(f))));
  return s.hands.reduce<readonly WarningGroup[]>((made, hand) => {
    const ids = hand.texts.flatMap((sha256) => {
      const seen = s.warnings.get(sha256);
      return seen === undefined ? [] : [briefOf(seen).id];
    });
    const reason = hand.reason === null ? {} : { reason: hand.reason };
    return regroup(made, ids, { officer: hand.by, at: hand.at, ...reason });
  }, groups);
}

const notices = new WeakMap<
  ItemState,
  { readonly about: unknown; readonly notified: Notified | undefined; readonly from: number; readonly to: number }
>();
/** A notification as the watch wants it: with what corrections made of it, and what its sender said afterwards. */
function noticeOf(env: Env, s: State, i: ItemState) {
  const about = s.about.get(i.item.id);
  const held = notices.get(i);
  if (held !== undefined && held.about === about) return held;
  const notified = i.item.kind === "notification" ? notifiedOf(env, s, i, i.item) : undefined;
  const windows = notified === undefined ? [] : (factsOf(notified, env.places)?.windows ?? []);
  const from = Math.min(...windows.map((w) => msOf(w.from)));
  const to = Math.max(...windows.map((w) => (w.to === null ? Number.POSITIVE_INFINITY : msOf(w.to))));
  const made = { about, notified: windows.length === 0 ? undefined : notified, from, to };
  notices.set(i, made);
  return made;
}

function notifiedOf(env: Env, s: State, i: ItemState, item: Notification): Notified | undefined {
  const regime = env.regimes.get(item.regime.id);
  if (regime === undefined) return undefined;
  const later = laterOf(s, i);
  const corrections = later.map((l) => l.item).filter((l): l is Correction => l.kind === "correction");
  return {
    regime,
    id: item.reference,
    by: i.from,
    type: item.type,
    fields: effectiveFields(regime, item, corrections),
    reference: item.reference,
    followUps: later.flatMap((l) => {
      if (l.item.kind !== "follow-up") return [];
      const followUp: FollowUp = l.item;
      const fixed = Object.assign({}, followUp.fields, ...laterOf(s, l).map((c) => c.item.fields)) as Fields;
      return [{ type: followUp.type, fields: fixed }];
    }),
  };
}

/** How far, in kilometres, a notified place may lie from a warned area of the same launch. */
const besideKm = 100;
/** References of notifications whose windows meet the group's, and whose places lie in or beside its areas. */
export function noticesFor(
  env: Env,
  s: State,
  groups: readonly WarningGroup[],
): ReadonlyMap<string, readonly string[]> {
  const notices = [...s.items.values()].flatMap((i) => {
    const n = i.item.kind === "notification" && !isSuperseded(s, i) ? noticeOf(env, s, i) : undefined;
    return n?.notified === undefined ? [] : [{ from: n.from, to: n.to, notified: n.notified }];
  });
  return new Map(
    groups.map((g) => {
      const windows = g.warnings.flatMap((w) => w.windows);
      const areas = g.warnings.flatMap((w) => w.areas);
      const meets = notices.filter(
        (n) =>
          windows.some((w) => msOf(w.from) <= n.to && (w.to === null || msOf(w.to) >= n.from)) &&
          liesBeside(n.notified, areas, env.places),
      );
      return [g.id, meets.map((n) => n.notified.id)];
    }),
  );
}
function liesBeside(n: Notified, areas: readonly WarningArea[], named: Gazetteer | undefined): boolean {
  const facts = factsOf(n, named);
  const places = [...(facts?.launch ?? []), ...(facts?.impact ?? [])];
  const near = (a: WarningArea, b: WarningArea): boolean => metresOutside(middleOfArea(a), b) < besideKm * 1000;
  return places.some((p) => areas.some((a) => near(p, a) || near(a, p)));
}

/** The answer for each of these events, by its id, whatever the hour: an answer changes only when something new is known. */
export function answersFor(env: Env, s: State, events: readonly SeenEvent[]): ReadonlyMap<string, Match> {
  if (events.length === 0) return new Map();
  const warnings = warningsNear(s, events);
  const times = events.map(({ event: e }) => msOf(e.time));
  const [first, last] = [Math.min(...times) - nearMs, Math.max(...times) + nearMs];
  const slack = Math.max(...events.map(({ event: e }) => e.timeUncertaintyS * 1000));
  const notifications = [...s.items.values()].flatMap((i) => {
    if (i.item.kind !== "notification" || isSuperseded(s, i)) return [];
    const n = noticeOf(env, s, i);
    return n.notified !== undefined && n.from <= last + slack && n.to >= first - slack ? [n.notified] : [];
  });
  const desk = new WatchDesk({
    notifications,
    warnings: warnings.map((f) => readingOf(latest(f))),
    groups: groupsOf(s, warnings),
    ...(env.places === undefined ? {} : { places: env.places }),
  });
  return new Map(events.map(({ event }) => [event.id, desk.match(event)]));
}

interface Ringing {
  readonly on: readonly unknown[];
  readonly found: readonly { readonly seen: SeenEvent; readonly match: Match }[];
}
const ringing = new WeakMap<Env, readonly Ringing[]>();
/** Detections without a notification that fits, and of which nobody has said what they were: these ring. */
export function unannouncedEvents(env: Env, s: State): Ringing["found"] {
  if (s.events.size === 0) return [];
  const on = [s.events, s.warnings, s.hands, s.items, s.about, s.handEntries];
  const held = ringing.get(env) ?? [];
  const same = held.find((r) => r.on.every((x, i) => x === on[i]));
  if (same !== undefined) return same.found;
  const open = [...s.events.values()].filter((e) => !e.catalogue && e.settled === null);
  const answers = answersFor(env, s, open);
  const found = open.flatMap((seen) => {
    const match = answers.get(seen.event.id);
    return match === undefined || match.answer === "announced" ? [] : [{ seen, match }];
  });
  // Two: the durable state and the one ahead of it are asked about in turn.
  ringing.set(env, [{ on, found }, ...held.slice(0, 1)]);
  return found;
}
