/** Why an answer is what it is, for people, in four languages. */
import { each, partyName, type Text } from "@comity/regime";
import type { Party } from "@comity/wire";
import type { WatchEvent } from "../events/event.ts";
import type { Answer, Candidate } from "./desk.ts";
import type { HeadingPart, PlacePart, TimePart } from "./evidence.ts";
import type { Facts, Notified } from "./facts.ts";
import * as words from "./words.ts";

export interface Said {
  readonly candidate: Candidate;
  readonly facts?: Facts | undefined;
  readonly notified?: Notified | undefined;
}

export function becauseOf(e: WatchEvent, answer: Answer, said: readonly Said[]): readonly Text[] {
  const calledOff = said.filter((s) => s.facts?.calledOff).map((s) => words.calledOff(nameOf(s), s.candidate.id));
  const claim = e.kind === undefined ? [] : [words.claim(e.kind, e.source)];
  const best = bestFor(answer, said);
  if (best === undefined)
    return [words.nothing(said.filter((s) => s.facts?.calledOff !== true).length), ...calledOff, ...claim];
  const { parts, id } = best.candidate;
  const head =
    best.candidate.kind === "notification"
      ? words.announced(nameOf(best), best.notified?.regime.title ?? each(() => ""), id)
      : words.warned(best.candidate.kind, id);
  const lines = [
    parts.time && timeLine(parts.time),
    parts.place && placeLine(parts.place),
    parts.heading && headingLine(parts.heading),
  ];
  const unplaced = parts.place === null ? [words.noPlace] : [];
  const moved = best.facts?.moved ? [words.moved] : [];
  return [
    head,
    ...moved,
    ...lines.filter((t) => t !== null),
    ...unplaced,
    ...(answer === "warned-only" ? [words.notNotified] : []),
    ...calledOff,
    ...claim,
  ];
}

function bestFor(answer: Answer, said: readonly Said[]): Said | undefined {
  if (answer === "nothing-known") return undefined;
  return said.find(
    (s) => (s.candidate.kind === "notification") === (answer !== "warned-only") && s.facts?.calledOff !== true,
  );
}
const nameOf = (s: Said): Text => each((l) => partyName((s.candidate.by ?? "") as Party, l));

const timeLine = (t: TimePart): Text =>
  t.inside ? words.inTime(t.byS) : t.mayBeInside ? words.maybeInTime(t.byS) : words.outOfTime(t.byS);
const placeLine = (p: PlacePart): Text => words.place(p);
const headingLine = (h: HeadingPart): Text => words.heading(h);
