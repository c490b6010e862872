/**
 * The archive of the launch watch: exact texts of warnings with their first-seen time, and events, as they were told. Nothing that is
 * read out of a text is kept: a better reader reads old texts anew. Sources delete; we do not.
 */
import type { WatchEvent } from "@comity/watch";
import type { Instant } from "@comity/wire";
import type { JournalEntry } from "./journal.ts";
import type { State } from "./state.ts";

/** One text, once: the same text again is the same. */
export interface SeenWarning {
  /** Order of arrival here. */
  readonly position: number;
  readonly at: Instant;
  readonly by: string;
  readonly source: string;
  /** Since when its source serves it no more, as far as we have looked; null: it does, or nobody looked. */
  readonly notServedSince: Instant | null;
  readonly text: string;
}
export interface SeenEvent {
  readonly position: number;
  readonly at: Instant;
  readonly by: string;
  /** A row of a catalogue is history: it never rings. */
  readonly catalogue: boolean;
  readonly event: WatchEvent;
  readonly settled: {
    readonly at: Instant;
    readonly by: string;
    readonly what: string;
    readonly source: string;
  } | null;
}
/** An officer's grouping by hand, of texts by their digests. */
export interface Hand {
  readonly at: Instant;
  readonly by: string;
  readonly texts: readonly string[];
  readonly reason: string | null;
}

type WatchEntry = Extract<
  JournalEntry,
  { kind: "warning-seen" | "warning-served" | "event-seen" | "grouped" | "event-settled" }
>;

/** Folds one entry of the watch into the archive. */
export function applyWatch(next: State, e: WatchEntry): State {
  const position = next.position;
  switch (e.kind) {
    case "warning-seen": {
      const seen = { position, at: e.at, by: e.by, source: e.source, notServedSince: null, text: e.text };
      return next.warnings.has(e.sha256) ? next : { ...next, warnings: next.warnings.set(e.sha256, seen) };
    }
    case "warning-served": {
      const before = next.warnings.get(e.sha256);
      if (before === undefined) return next;
      const seen = { ...before, notServedSince: e.served ? null : e.at };
      return { ...next, warnings: next.warnings.set(e.sha256, seen) };
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
