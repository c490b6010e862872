/**
 * Events held against all that was said: notifications, warnings, groups of warnings. Four answers and no more: announced, announced but
 * outside what was said, warned of but not notified, nothing known.
 */

import type { Text } from "@comity/regime";
import { msOf } from "@comity/wire";
import { placeAlong } from "../area/geodesic.ts";
import type { WatchEvent } from "../events/event.ts";
import type { Gazetteer } from "../events/gazetteer.ts";
import type { WarningGroup } from "../group/group.ts";
import { type Entry, type Probe, type SpanMs, WindowIndex } from "../index/windows.ts";
import { formatRef } from "../read/references.ts";
import type { MessageRef, Position, Warning, WarningArea, Window } from "../types.ts";
import { warningId } from "../warning-id.ts";
import { becauseOf, type Said } from "./because.ts";
import { compete } from "./compete.ts";
import { type Facts, factsOf, type Notified } from "./facts.ts";
import { type Fit, fitNotification, fitWarning, placeOf } from "./fit.ts";
import { type Track, trackOf } from "./track.ts";

export type Answer = "announced" | "announced-outside" | "warned-only" | "nothing-known";
export interface Candidate extends Pick<Fit, "score" | "parts"> {
  readonly kind: "notification" | "warning" | "group";
  readonly id: string;
  /** Who announced it: of a notification, the sender. */
  readonly by?: string;
}
export interface Match {
  readonly event: string;
  readonly answer: Answer;
  /** The likeliest first. */
  readonly candidates: readonly Candidate[];
  readonly because: readonly Text[];
}

export interface Told {
  readonly notifications?: readonly Notified[];
  readonly warnings?: readonly Warning[];
  readonly groups?: readonly WarningGroup[];
  /** Where places are that notifications only name. */
  readonly places?: Gazetteer;
}

interface Pair {
  readonly areas: readonly WarningArea[];
  readonly windows: readonly Window[];
  /** The warning that says it. */
  readonly of?: string;
}

interface Known {
  readonly kind: Candidate["kind"];
  readonly id: string;
  readonly windows: readonly Window[];
  readonly areas: readonly WarningArea[];
  /** Areas and windows that go with each other, where a message has several. */
  readonly pairs: readonly Pair[];
  readonly notified?: Notified;
  readonly facts?: Facts;
}

/** From this score on a notification or a warning is taken to be meant; from the lower one it is shown. */
export const takenFrom = 0.5;
const shownFrom = 0.05;
/** A notification that speaks of the place is asked about although the event is this far outside it in time. */
const outsideMs = 7 * 86_400_000;

export class WatchDesk {
  private readonly index: WindowIndex;
  private readonly known = new Map<string, Known>();
  /** From when on a warning no longer stands, because another cancelled it. */
  private readonly cancelledAt = new Map<string, number>();
  /** The group of each warning. */
  private readonly homes = new Map<string, string>();
  /** What has a window and no area to look it up by. */
  private readonly placeless: Known[] = [];

  constructor(told: Told) {
    for (const n of told.notifications ?? []) this.take(ofNotification(n, told.places));
    for (const w of told.warnings ?? []) {
      this.take(ofWarning(w));
      for (const gone of w.cancels) this.cancel(w, gone);
    }
    for (const g of told.groups ?? []) {
      this.take(ofGroup(g));
      for (const w of g.warnings) this.homes.set(warningId(w), g.id);
    }
    this.index = WindowIndex.of([...this.known.values()].flatMap(entriesOf));
  }

  /** The first that takes it back counts; without a year it is one of the same year, or of the year before. */
  private cancel(by: Warning, gone: MessageRef): void {
    // Of one that bears no date and gives new windows the new ones stand for both; a bare one may have come after the event.
    if (by.issued === null && by.windows.length === 0) return;
    const at = by.issued === null ? Number.NEGATIVE_INFINITY : msOf(by.issued);
    const year = by.year ?? new Date(msOf(by.issued ?? (by.windows[0] as Window).from)).getUTCFullYear();
    for (const y of gone.year === undefined ? [year, year - 1] : [gone.year]) {
      const id = formatRef({ ...gone, year: y });
      this.cancelledAt.set(id, Math.min(at, this.cancelledAt.get(id) ?? at));
    }
  }

  private take(k: Known | undefined): void {
    if (k === undefined || k.windows.length === 0) return;
    this.known.set(`${k.kind} ${k.id}`, k);
    if (k.areas.length === 0) this.placeless.push(k);
  }

  match(e: WatchEvent): Match {
    const track = trackOf(e);
    const all = [...this.near(e, track)].flatMap((k) => {
      const fit = bestFit(this.standing(k, e), e, track);
      return fit === undefined ? [] : [{ known: k, fit }];
    });
    const candidates = all.map(({ known, fit }) => candidateOf(known, fit));
    const scores = compete(candidates, (id) => this.homes.get(id) ?? id);
    const said: Said[] = all
      .map(({ known: { facts, notified } }, i) => {
        const candidate = { ...(candidates[i] as Candidate), score: scores[i] as number };
        return { candidate, facts, notified };
      })
      .filter((s) => s.candidate.score >= shownFrom);
    said.sort((a, b) => b.candidate.score - a.candidate.score || (a.candidate.id < b.candidate.id ? -1 : 1));
    const answer = answerOf(said);
    return { event: e.id, answer, candidates: said.map((s) => s.candidate), because: becauseOf(e, answer, said) };
  }

  /** Without the warnings that had been cancelled by then: in a group as well. */
  private standing(k: Known, e: WatchEvent): Known {
    const gone = ({ of }: Pair): boolean => of !== undefined && (this.cancelledAt.get(of) ?? Infinity) <= msOf(e.time);
    return k.pairs.some(gone) ? { ...k, pairs: k.pairs.filter((p) => !gone(p)) } : k;
  }

  /** Everything whose windows and areas the event, or its track, may have to do with. */
  private near(e: WatchEvent, track: Track | undefined): ReadonlySet<Known> {
    const found = new Set<Known>(this.placeless);
    const here = placeOf(e);
    if (here === undefined && e.impact === undefined) for (const k of this.known.values()) found.add(k);
    const points = track === undefined ? [here ?? e.impact].filter((p) => p !== undefined) : alongTrack(track);
    const plusMinusMs = e.timeUncertaintyS * 1000 + outsideMs;
    for (const [lon, lat] of points) {
      const probe: Probe = {
        ms: msOf(e.time),
        plusMinusMs,
        lon,
        lat,
        plusMinusKm: e.placeUncertaintyKm + (track === undefined ? 1500 : 600),
      };
      for (const id of this.index.query(probe)) found.add(this.known.get(id) as Known);
    }
    return found;
  }
}

const stepKm = 500;
function alongTrack({ from, bearingDeg, km }: Track): readonly Position[] {
  return Array.from({ length: Math.ceil(km / stepKm) + 1 }, (_, i) =>
    placeAlong(from, bearingDeg, Math.min(km, i * stepKm) * 1000),
  );
}

function bestFit(k: Known, e: WatchEvent, track: Track | undefined): Fit | undefined {
  if (k.facts !== undefined) return fitNotification(e, track, k.facts);
  const fits = k.pairs.map((p) => fitWarning(e, track, p.windows, p.areas)).filter((f) => f !== undefined);
  return fits.length === 0 ? undefined : fits.reduce((a, b) => (b.score > a.score ? b : a));
}

const candidateOf = ({ kind, id, notified }: Known, { score, parts }: Fit): Candidate => ({
  kind,
  id,
  score,
  parts,
  ...(notified === undefined ? {} : { by: notified.by }),
});

/** Inside in every part that could be held against it, the event's own uncertainties allowed for. */
export function fitsInside({ parts: { time, place, heading } }: Candidate): boolean {
  return time?.mayBeInside === true && place?.mayBeInside !== false && heading?.within !== false;
}

function answerOf(said: readonly Said[]): Answer {
  const standing = said.filter((s) => s.candidate.kind === "notification" && s.facts?.calledOff !== true);
  if (standing.some((s) => s.candidate.score >= takenFrom && fitsInside(s.candidate))) return "announced";
  // One that does not fit may still be the announcement: it is asked about from a lower score on, if its place speaks for it.
  if (standing.some((s) => s.candidate.score >= 0.2)) return "announced-outside";
  return said.some((s) => s.candidate.kind !== "notification" && s.candidate.score >= takenFrom)
    ? "warned-only"
    : "nothing-known";
}

function entriesOf(k: Known): readonly Entry[] {
  const ms = (w: Window): SpanMs => ({ from: msOf(w.from), to: w.to === null ? Number.POSITIVE_INFINITY : msOf(w.to) });
  return k.pairs.map((p) => ({ id: `${k.kind} ${k.id}`, windows: p.windows.map(ms), areas: p.areas }));
}

function ofNotification(n: Notified, places: Gazetteer | undefined): Known | undefined {
  const facts = factsOf(n, places);
  if (facts === undefined) return undefined;
  const areas = [...facts.launch, ...facts.impact];
  return {
    kind: "notification",
    id: n.id,
    windows: facts.windows,
    areas,
    pairs: [{ areas, windows: facts.windows }],
    notified: n,
    facts,
  };
}

/** Areas with windows of their own stand for themselves; the others go with the windows of the message. */
export function pairsOf(w: Warning): readonly Pair[] {
  const of = warningId(w);
  const own = w.areas.filter((a) => a.windows !== undefined && a.windows.length > 0);
  const rest = w.areas.filter((a) => !own.includes(a));
  return [
    ...own.map((a) => ({ areas: [a], windows: a.windows as readonly Window[], of })),
    ...(rest.length > 0 || own.length === 0 ? [{ areas: rest, windows: w.windows.map((x) => closed(x, w)), of }] : []),
  ];
}
/** *Until further notice*, in a message that cancels itself: until then. */
const closed = (x: Window, { selfCancelsAt }: Warning): Window =>
  x.to === null && selfCancelsAt !== null && selfCancelsAt > x.from ? { from: x.from, to: selfCancelsAt } : x;
const ofWarning = (w: Warning): Known => ({
  kind: "warning",
  id: warningId(w),
  windows: w.windows,
  areas: w.areas,
  pairs: pairsOf(w),
});
function ofGroup(g: WarningGroup): Known | undefined {
  // A group of one is the warning itself.
  if (g.warnings.length < 2) return undefined;
  const pairs = g.warnings.flatMap(pairsOf);
  return {
    kind: "group",
    id: g.id,
    windows: g.warnings.flatMap((w) => w.windows),
    areas: g.warnings.flatMap((w) => w.areas),
    pairs,
  };
}
