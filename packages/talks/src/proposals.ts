/** What was proposed by whom to whom, and what became of it at each addressee, as far as it was known on a day. */
import type { Day, State } from "@comity/almanac";
import { type Act, actOf, asksForTalks, awaitsReply, ownEnd, refusesTalks, speaksOfPaper } from "./answers.ts";
import { actorOf, authorIn, directionOf } from "./direction.ts";
import { hasHappened, inTime, isCalledOff, isPlanned, lastDayOf, talksKnownOn } from "./known.ts";
import { statesIn } from "./names.ts";
import { type Subject, sameTable, shared, stemsOf, subjectsIn } from "./subjects.ts";
import type { TalkEvent } from "./types.ts";

/** One proposal, as it stands with one addressee. */
export interface Open {
  readonly event: TalkEvent;
  readonly from: State;
  readonly to: State;
  readonly since: Day;
  /** What ended the waiting, and the row that tells so. */
  readonly ended?: { readonly act: Act; readonly by: TalkEvent };
}

/** Every proposal that was known by then, with each addressee; what ended it where something did. Oldest first. */
export function proposalsOn(events: readonly TalkEvent[], on: Day): readonly Open[] {
  const known = talksKnownOn(events, on).filter((e) => hasHappened(e, on));
  let open: readonly Open[] = known.flatMap((e) => asked(e, on));
  for (const row of known) open = answeredBy(row, open);
  return open;
}

/** A proposal, or a statement of which the record says that a reply is awaited. One that has ended by its own status counts too. */
function asked(event: TalkEvent, on: Day): readonly Open[] {
  if (event.kind !== "proposal" && !(event.kind === "statement" && awaitsReply(event))) return [];
  const direction = directionOf(event);
  if (direction === undefined) return [];
  const act = ownEnd(event) ?? (event.endDate !== undefined && event.endDate.to < on ? "lapsed" : undefined);
  const ended = act === undefined ? {} : { ended: { act, by: event } };
  return direction.to.map((to) => ({ event, from: direction.from, to, since: lastDayOf(event), ...ended }));
}

/** The row's answers put to what waits: to the proposal it fits best and its repetitions, or, where it refuses talks, to all of that subject. */
function answeredBy(row: TalkEvent, open: readonly Open[]): readonly Open[] {
  const fits = open
    .map((o) => ({ o, fit: o.ended === undefined ? fitOf(row, o) : undefined }))
    .filter((f) => f.fit !== undefined) as readonly { readonly o: Open; readonly fit: Fit }[];
  const chosen = new Map<Open, Act>();
  for (const { o, fit } of fits) if (fit.all) chosen.set(o, fit.act);
  for (const to of new Set(fits.map((f) => f.o.to))) {
    const [best, ...rest] = fits
      .filter((f) => f.o.to === to)
      .toSorted((a, b) => b.fit.score - a.fit.score || -inTime(a.o.event, b.o.event));
    if (best === undefined) continue;
    chosen.set(best.o, best.fit.act);
    for (const r of rest) if (repeats(r.o, best.o)) chosen.set(r.o, r.fit.act);
  }
  if (chosen.size === 0) return open;
  return open.map((o) => {
    const act = chosen.get(o);
    return act === undefined ? o : { ...o, ended: { act, by: row } };
  });
}

interface Fit {
  readonly act: Act;
  readonly score: number;
  /** It ends every proposal of the subject, not the nearest alone. */
  readonly all: boolean;
}

/** How well a row fits as the end of a proposal; undefined where it is none. */
function fitOf(row: TalkEvent, { event, from, to, since }: Open): Fit | undefined {
  if (row === event || lastDayOf(row) < since || row.kind === "channel-frozen" || row.kind === "test-launch-notice")
    return undefined;
  const near = nearness(row, event);
  const act = actOf(row);
  if (row.kind === "proposal" || (row.kind === "statement" && awaitsReply(row))) return retold(row, { from, to, near });
  if (act === "withdrawn" || act === "lapsed") {
    const isOwn = act === "lapsed" || actorOf(row) === from || authorIn(row.topic) === from;
    const isNear = near.score >= 2 || (near.count > 0 && near.part >= 0.5);
    return isOwn && row.parties.includes(from) && isNear ? { act, score: near.score, all: false } : undefined;
  }
  if (row.kind === "meeting" || row.kind.startsWith("channel-")) return metBy(row, event, { from, to, near, act });
  return act === undefined ? undefined : saidBy(row, event, { from, to, near, act });
}

interface Between {
  readonly from: State;
  readonly to: State;
  readonly near: Nearness;
}

/** The same proposal told again, by a row that says how it ended; or a proposal of the addressee that says it is its answer. */
function retold(row: TalkEvent, { from, to, near }: Between): Fit | undefined {
  const direction = directionOf(row);
  if (direction === undefined || near.score < 2 || near.count === 0) return undefined;
  const isSame = direction.from === from && direction.to.includes(to) && near.part >= 0.5;
  const isCounter = direction.from === to && direction.to.includes(from);
  const act = isSame ? ownEnd(row) : isCounter ? actOf(row) : undefined;
  return act === undefined ? undefined : { act, score: near.score, all: false };
}

/** Talks that were asked for and took place, or whose outcome is an answer; a channel that was asked for and opened. */
function metBy(
  row: TalkEvent,
  event: TalkEvent,
  between: Between & { readonly act: Act | undefined },
): Fit | undefined {
  const { from, to, near, act } = between;
  if (!row.parties.includes(from) || !row.parties.includes(to) || isPlanned(row) || isCalledOff(row)) return undefined;
  if (row.kind === "meeting" && act !== undefined)
    return near.score > 1 && near.count > 0 ? { act, score: near.score, all: false } : undefined;
  const isAsked = row.kind !== "meeting" || asksForTalks(event);
  const isMet = near.count > 0 && near.part >= 0.5 && !near.isOther;
  return isAsked && isMet ? { act: "accepted", score: near.score, all: false } : undefined;
}

/** An answer in words, by the addressee, to the proposer: named, or the other party of the row, or nobody else is. */
function saidBy(row: TalkEvent, event: TalkEvent, between: Between & { readonly act: Act }): Fit | undefined {
  const { from, to, near, act } = between;
  const actor = actorOf(row);
  if (actor === undefined ? !row.parties.includes(to) || row.parties.length < 2 : actor !== to) return undefined;
  const others = [...row.parties, ...statesIn(`${row.topic}; ${row.outcome}`)].filter((p) => p !== to);
  if (others.length > 0 && !others.includes(from)) return undefined;
  if (refusesTalks(row) && asksForTalks(event) && !near.isOther) return { act, score: near.score + 1, all: true };
  if (near.isOther) return undefined;
  const author = authorIn(row.topic, event.parties.length > 1 ? event.parties : undefined);
  const isToAPaper = author === from || (author === undefined && row.parties.includes(from) && speaksOfPaper(row));
  // Of a paper of theirs, with no word on which: the nearest in time. Otherwise their words must meet.
  if (isToAPaper) return { act, score: near.score + 2, all: false };
  return near.count > 0 && (near.score >= 2 || near.part === 1) ? { act, score: near.score, all: false } : undefined;
}

interface Nearness {
  readonly score: number;
  readonly count: number;
  readonly part: number;
  readonly isSubject: boolean;
  /** Both name their subjects, and these are not talked of at one table. */
  readonly isOther: boolean;
}

function nearness(row: TalkEvent, event: TalkEvent): Nearness {
  const [{ all: a, stems }, { asked: b, askedStems }] = [wordsOf(row), wordsOf(event)];
  const isSubject = a.some((s) => b.includes(s));
  const isTable = b.some((s) => a.some((r: Subject) => sameTable(r, s)));
  const words = shared(stems, askedStems);
  const isOther = a.length > 0 && b.length > 0 && !isTable && words.part < 0.5;
  return { ...words, isSubject, isOther, score: words.count + (isSubject ? 2 : isTable ? 1 : 0) };
}

/** Of its topic and outcome, and of its topic alone. */
interface Words {
  readonly all: readonly Subject[];
  readonly stems: ReadonlySet<string>;
  readonly asked: readonly Subject[];
  readonly askedStems: ReadonlySet<string>;
}

/** Each row is held against each proposal: its words are read once. */
const read = new WeakMap<TalkEvent, Words>();
function wordsOf(e: TalkEvent): Words {
  const known = read.get(e);
  if (known !== undefined) return known;
  const words: Words = {
    all: subjectsIn(`${e.topic}; ${e.outcome}`),
    stems: stemsOf(`${e.topic} ${e.outcome}`),
    asked: subjectsIn(e.topic),
    askedStems: stemsOf(e.topic),
  };
  read.set(e, words);
  return words;
}

/** Whether two proposals are one, put twice: by the same to the same, and mostly in the same words. */
export function repeats(a: Open, b: Open): boolean {
  if (a.from !== b.from || a.to !== b.to) return false;
  const words = shared(wordsOf(a.event).askedStems, wordsOf(b.event).askedStems);
  return words.count >= 2 && words.part >= 0.6;
}
