/**
 * The archive of the launch watch: exact texts of warnings with their first-seen time, and events, as they were told. Nothing that is
 * read out of a text is kept: a better reader reads old texts anew. Sources delete; we do not.
 */
import { readWarnings, type WatchEvent } from "@comity/watch";
import { type Instant, toHex, utf8 } from "@comity/wire";
import { append, type Effect, type Step } from "./effect.ts";
import type { Env, Officer } from "./env.ts";
import type { JournalEntry } from "./journal.ts";
import { no } from "./say.ts";
import type { State } from "./state.ts";

/** One text, once: the same text again is the same. */
export interface SeenWarning {
  /** Order of arrival here. */
  readonly position: number;
  readonly at: Instant;
  readonly by: string;
  readonly source: string;
  readonly text: string;
}
export interface SeenEvent {
  readonly position: number;
  readonly at: Instant;
  readonly by: string;
  /** A row of a catalogue is history: it never rings. */
  readonly catalogue: boolean;
  readonly event: WatchEvent;
  readonly settled: { readonly at: Instant; readonly by: string; readonly what: string; readonly source: string } | null;
}
/** An officer's grouping by hand, of texts by their digests. */
export interface Hand {
  readonly at: Instant;
  readonly by: string;
  readonly texts: readonly string[];
  readonly reason: string | null;
}

export type WatchAct =
  | { readonly do: "archive-warnings"; readonly texts: readonly string[]; readonly source: string }
  | { readonly do: "report-events"; readonly events: readonly WatchEvent[]; readonly catalogue: boolean }
  | { readonly do: "group"; readonly texts: readonly string[]; readonly reason: string | null }
  | { readonly do: "settle-event"; readonly id: string; readonly what: string; readonly source: string };

/** The most that one text may be, in UTF-8: the longest that is really sent has a few thousand letters. */
export const textBytesMax = 100_000;
/** In one act: the centre reads them all before it does anything else. */
export const messagesMax = 2000;

export function decideWatch(env: Env, s: State, officer: Officer, act: WatchAct, at: Instant): Step {
  const by = officer.name;
  switch (act.do) {
    case "archive-warnings":
      return archive(env, s, act, at, by);
    case "report-events":
      return report(env, s, act, at, by);
    case "group": {
      const unknown = act.texts.filter((t) => !s.warnings.has(t));
      if (unknown.length > 0) return no(s, "not-found", `there is no warning "${unknown.join(", ")}" in the archive`);
      return told(env, s, [{ kind: "grouped", at, by, texts: act.texts, reason: act.reason }], []);
    }
    case "settle-event": {
      if (!s.events.has(act.id)) return no(s, "not-found", `there is no event "${act.id}"`);
      return told(env, s, [{ kind: "event-settled", at, by, event: act.id, what: act.what, source: act.source }], []);
    }
  }
}

function archive(
  env: Env,
  s: State,
  { texts, source }: Extract<WatchAct, { do: "archive-warnings" }>,
  at: Instant,
  by: string,
): Step {
  const long = texts.findIndex((t) => utf8(t).length > textBytesMax);
  if (long >= 0) {
    const kB = Math.ceil(utf8(texts[long] ?? "").length / 1000);
    const what = `text ${long + 1} of ${texts.length} has ${kB} kB, more than the ${textBytesMax / 1000} kB of one text`;
    return no(s, "bad-input", `${what}; nothing was taken. Send a feed message by message, or in parts`);
  }
  const messages = texts.flatMap((t) => readWarnings(t).map((w) => w.text)).filter((t) => t.trim() !== "");
  if (messages.length === 0) return no(s, "bad-input", "there is no text in it");
  if (messages.length > messagesMax)
    return no(s, "bad-input", `these are ${messages.length} messages, more than ${messagesMax} at once; send them in parts`);
  const seen = new Map(messages.map((text) => [digestOf(env, text), text]));
  const entries = [...seen]
    .filter(([sha256]) => !s.warnings.has(sha256))
    .map(([sha256, text]): JournalEntry => ({ kind: "warning-seen", at, by, source, sha256, text }));
  return told(env, s, entries, [...seen.keys()]);
}

export const digestOf = (env: Env, text: string): string => toHex(env.primitives.sha256(utf8(text)));

/** A row without a name of its own is called by what it says: told again, it is the same. */
const unnamed = /^line \d+$/;

function report(
  env: Env,
  s: State,
  { events, catalogue }: Extract<WatchAct, { do: "report-events" }>,
  at: Instant,
  by: string,
): Step {
  const named = new Map<string, WatchEvent>();
  for (const e of events) {
    const { id: given, ...said } = e;
    const id = unnamed.test(given) ? `E-${digestOf(env, JSON.stringify(said)).slice(0, 12)}` : given;
    named.set(id, { ...e, id });
  }
  const entries = [...named.values()]
    .filter((e) => !sameEvent(s.events.get(e.id)?.event, e))
    .map((event): JournalEntry => ({ kind: "event-seen", at, by, catalogue, event }));
  return told(env, s, entries, [...named.keys()]);
}
const sameEvent = (a: WatchEvent | undefined, b: WatchEvent): boolean =>
  a !== undefined && JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

function told(env: Env, s: State, entries: readonly JournalEntry[], keys: readonly string[]): Step {
  let state = s;
  const effects: Effect[] = [];
  for (const entry of entries) {
    const added = append(env, state, entry);
    state = added.state;
    effects.push(added.effect);
  }
  const fresh = entries.flatMap((e) => (e.kind === "warning-seen" ? [e.sha256] : e.kind === "event-seen" ? [e.event.id] : []));
  return { state, effects, answer: { kind: "done", id: null, told: { keys, fresh } } };
}

type WatchEntry = Extract<JournalEntry, { kind: "warning-seen" | "event-seen" | "grouped" | "event-settled" }>;

/** Folds one entry of the watch into the archive. */
export function applyWatch(next: State, e: WatchEntry): State {
  const position = next.position;
  switch (e.kind) {
    case "warning-seen": {
      const seen = { position, at: e.at, by: e.by, source: e.source, text: e.text };
      return next.warnings.has(e.sha256) ? next : { ...next, warnings: next.warnings.set(e.sha256, seen) };
    }
    case "event-seen": {
      const { at, by, catalogue, event } = e;
      // A better fix of the same track replaces the first in what is shown; what the desk said it was stays.
      const before = next.events.get(event.id);
      const seen = { position, at: before?.at ?? at, by, catalogue, event, settled: before?.settled ?? null };
      return { ...next, events: next.events.set(event.id, seen) };
    }
    case "grouped":
      return { ...next, hands: next.hands.push({ at: e.at, by: e.by, texts: e.texts, reason: e.reason }) };
    case "event-settled": {
      const before = next.events.get(e.event);
      if (before === undefined) return next;
      const settled = { at: e.at, by: e.by, what: e.what, source: e.source };
      return { ...next, events: next.events.set(e.event, { ...before, settled }) };
    }
  }
}
