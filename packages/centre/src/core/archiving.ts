/** What the warning desk and a watch officer do in the launch watch: keep texts, tell of events, group, say what an event was. */
import { readWarnings, type WatchEvent } from "@comity/watch";
import { type Instant, toHex, utf8 } from "@comity/wire";
import type { WatchAct } from "./act.ts";
import { append, type Effect, type Step } from "./effect.ts";
import type { Env, Officer } from "./env.ts";
import type { JournalEntry } from "./journal.ts";
import { no } from "./say.ts";
import type { State } from "./state.ts";

/** The most that one text may be, in UTF-8: the longest that is really sent has a few thousand letters. */
export const textBytesMax = 100_000;
/** In one act: the centre reads them all before it does anything else. */
export const messagesMax = 2000; // tidy: how many texts one act may hold

export function decideWatch(env: Env, s: State, officer: Officer, act: WatchAct, at: Instant): Step {
  const by = officer.name;
  switch (act.do) {
    case "archive-warnings":
      return archive(env, s, act, at, by);
    case "note-served":
      return noteServed(env, s, act, at, by);
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
    return no(
      s,
      "bad-input",
      `these are ${messages.length} messages, more than ${messagesMax} at once; send them in parts`,
    );
  const seen = new Map(messages.map((text) => [digestOf(env, text), text]));
  const entries = [...seen]
    .filter(([sha256]) => !s.warnings.has(sha256))
    .map(([sha256, text]): JournalEntry => ({ kind: "warning-seen", at, by, source, sha256, text }));
  return told(env, s, entries, [...seen.keys()]);
}

/** Texts that first came from this source and are not among what it serves now; and those that are there again. */
function noteServed(
  env: Env,
  s: State,
  { source, keys }: Extract<WatchAct, { do: "note-served" }>,
  at: Instant,
  by: string,
): Step {
  const now = new Set(keys);
  const entries = [...s.warnings].flatMap(([sha256, seen]): JournalEntry[] => {
    const served = now.has(sha256);
    if (seen.source !== source || served === (seen.notServedSince === null)) return [];
    return [{ kind: "warning-served", at, by, sha256, served }];
  });
  const changed = entries.flatMap((e) => (e.kind === "warning-served" && !e.served ? [e.sha256] : []));
  return told(env, s, entries, changed);
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
  const fresh = entries.flatMap((e) =>
    e.kind === "warning-seen" ? [e.sha256] : e.kind === "event-seen" ? [e.event.id] : [],
  );
  return { state, effects, answer: { kind: "done", id: null, told: { keys, fresh } } };
}
