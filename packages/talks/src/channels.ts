/** Which channels there are between states and how each stands, folded from the rows that opened, used, froze and resumed it. */
import type { Day, Days, State } from "@comity/almanac";
import type { Regime } from "@comity/regime";
import { type AgreedChannel, channelsOfRegimes } from "./channels-of-regimes.ts";
import { actorOf, directionOf } from "./direction.ts";
import { hasHappened, isCalledOff, isPlanned, sameParties, talksKnownOn } from "./known.ts";
import { shared, stemsOf } from "./subjects.ts";
import { type Touched, touchedBy } from "./touch.ts";
import { endedTreaty, namesOneTreaty } from "./treaty-end.ts";
import type { Basis, Channel, TalkEvent } from "./types.ts";

export interface ChannelOptions {
  /** Only channels in which all of these take part. */
  readonly between?: readonly State[] | undefined;
  readonly on: Day;
  /** Agreements whose lines, and talks that they provide for, are channels too. */
  readonly regimes?: readonly Regime[] | undefined;
}

/**
 * How each channel stood, as known on a day. Several channels between the same states are kept apart by their subject. What was
 * frozen stays so until a row known by then says that it was resumed, or a meeting shows it in use.
 */
export function channels(
  events: readonly TalkEvent[],
  { on, between = [], regimes = [] }: ChannelOptions,
): readonly Channel[] {
  const isOurs = (parties: readonly State[]): boolean => between.every((p) => parties.includes(p));
  const found = coursesOn(events, on).filter((c) => !isOfEnded(c, regimes, on));
  const all = found.map((c) => channelOf(c, on)).filter((c) => c !== undefined);
  const agreed = channelsOfRegimes(regimes, on);
  // That a better line was asked for does not say that there is none.
  const told = all.filter((t) => t.state !== "never" || !agreed.some((a) => a.channel.state !== "never" && isOn(t, a)));
  const more = agreed.filter((a) => !found.some((c, i) => isTold(c, a) && told.includes(all[i] as Channel)));
  return [...told, ...more.map((a) => a.channel)]
    .filter((c) => isOurs(c.parties))
    .toSorted((a, b) =>
      `${a.parties.toSorted().join()} ${a.name}` < `${b.parties.toSorted().join()} ${b.name}` ? -1 : 1,
    );
}

/** A time in which a channel was closed, as known on a day. */
export interface Closure {
  readonly name: string;
  readonly parties: readonly State[];
  readonly by: State | null;
  readonly from: Day;
  /** Null: not known to have ended. */
  readonly to: Day | null;
}

/** Every closure that was known by then, the ended ones too. */
export function closures(events: readonly TalkEvent[], on: Day): readonly Closure[] {
  return coursesOn(events, on).flatMap(({ name, parties, steps }) => {
    const found: Closure[] = [];
    let stands: Standing | undefined;
    for (const step of steps) {
      const next = after(stands, step);
      const last = found.at(-1);
      if (next?.state === "frozen" && stands?.state !== "frozen")
        found.push({ name, parties, by: next.by, from: step.event.date.from, to: step.event.endDate?.to ?? null });
      else if (next?.state === "frozen" && last !== undefined) found.splice(-1, 1, { ...last, by: next.by });
      else if (stands?.state === "frozen" && last !== undefined)
        found.splice(-1, 1, { ...last, to: step.event.date.from });
      stands = next;
    }
    return found;
  });
}

function coursesOn(events: readonly TalkEvent[], on: Day): readonly Course[] {
  let found: readonly Course[] = [];
  for (const e of talksKnownOn(events, on)) if (hasHappened(e, on)) found = withRow(found, e);
  return found;
}

const isOn = (told: Pick<Channel, "name" | "parties">, { channel, subject }: AgreedChannel): boolean =>
  told.name === subject && sameParties(told.parties, channel.parties);

/** The record of talks tells of it too: of talks on that subject, or of this line in its own words. */
const isTold = (told: Course, agreed: AgreedChannel): boolean =>
  isOn(told, agreed) &&
  (!agreed.isLine ||
    agreed.channel.state === "never" ||
    told.steps.some((s) => shared(stemsOf(s.event.topic), stemsOf(agreed.channel.name)).part >= 0.5));

/** One channel with all that befell it, in the order of time. */
interface Course {
  readonly name: string;
  readonly parties: readonly State[];
  readonly steps: readonly Step[];
}

interface Step {
  readonly event: TalkEvent;
  readonly does: Touched["does"];
  readonly by: State | null;
}

function withRow(found: readonly Course[], event: TalkEvent): readonly Course[] {
  const touched = touchedBy(event);
  if (touched === undefined || isCalledOff(event) || (event.kind === "meeting" && isPlanned(event))) return found;
  const by = touched.does === "propose" ? (directionOf(event)?.from ?? null) : (actorOf(event) ?? null);
  const { does } = touched;
  const step: Step = { event, does, by };
  const hit = (c: Course): boolean => {
    const isTheirs =
      event.parties.length === 1 ? c.parties.includes(event.parties[0] ?? "") : sameParties(c.parties, event.parties);
    if (does === "end" && !c.steps.some((s) => namesOneTreaty(s.event.topic, event.topic))) return false;
    return isTheirs && (touched.isAll || touched.names.includes(c.name) || (touched.isOwnName && isAlike(c, event)));
  };
  const later = found.map((c) => (hit(c) ? { ...c, steps: [...c.steps, step] } : c));
  const isHit = (name: string): boolean => found.some((c) => hit(c) && (c.name === name || touched.isOwnName));
  const fresh =
    touched.isAll || does === "end" || event.parties.length < 2 ? [] : touched.names.filter((n) => !isHit(n));
  return [...later, ...fresh.map((name) => ({ name, parties: event.parties, steps: [step] }))];
}

/** A channel for which there is no word of ours is known again by its own words. */
const isAlike = (c: Course, e: TalkEvent): boolean =>
  c.steps.some((s) => {
    const words = shared(stemsOf(s.event.topic), stemsOf(e.topic));
    return words.count > 0 && words.part >= 0.5;
  });

/** Inspections and commissions end with their treaty, also where only its own file tells that it ended. */
const isOfEnded = (c: Course, regimes: readonly Regime[], on: Day): boolean =>
  c.name === "treaty bodies" &&
  regimes.some((r) => {
    const ended = sameParties(r.parties, c.parties) ? endedTreaty(r, on) : undefined;
    const named = c.steps.filter((s) => namesOneTreaty(s.event.topic, r.title.en));
    // What was opened since is of another treaty.
    return ended !== undefined && named.length > 0 && c.steps.every((s) => s.event.date.from <= ended);
  });

interface Standing {
  readonly state: Channel["state"];
  readonly by: State | null;
  readonly since: Days | null;
  readonly set: TalkEvent;
  readonly note: string;
}

function channelOf(course: Course, on: Day): Channel | undefined {
  let stands: Standing | undefined;
  for (const step of course.steps) stands = after(stands, step);
  if (stands === undefined) return undefined;
  const last = stands.set;
  if (stands.state === "frozen" && last.endDate !== undefined && last.endDate.to < on)
    stands = {
      ...stands,
      state: "unknown",
      by: null,
      since: last.endDate,
      note: `was to stay frozen until ${last.endDate.text}`,
    };
  const { state, by, since, set, note } = stands;
  const rows = course.steps.map((s): Basis => ({ ...s.event.row, id: s.event.id }));
  return { name: course.name, parties: course.parties, state, by, since, source: set.source, rows, note };
}

/** @returns undefined once the treaty that it belonged to has ended: then there is no such channel */
function after(before: Standing | undefined, { event, does, by }: Step): Standing | undefined {
  if (does === "end") return undefined;
  const now = (state: Channel["state"], note = ""): Standing => ({
    state,
    by: state === "open" ? null : by,
    since: event.date,
    set: event,
    note,
  });
  if (does === "dispute") return now("unknown", "its parties differ on it");
  if (does === "propose") return before ?? now("never", "proposed; not known to have been set up");
  if (does === "agree") {
    const note = `${event.status || "agreed"}, ${event.date.text}; not yet told to be in use`;
    return before === undefined ? now("never", note) : { ...before, note };
  }
  if (does === "freeze") return before?.state === "frozen" ? frozenAgain(before, now("frozen")) : now("frozen");
  if (before !== undefined && clash(before, event)) return now("unknown", "told to be frozen and resumed on one day");
  if (before?.state === "open") {
    const note = does === "use" ? before.note : `${before.note}; told again for ${event.date.text}`.replace(/^; /, "");
    return { ...before, note };
  }
  return now("open", does === "use" ? "a meeting shows it in use" : /announced/i.test(event.status) ? "announced" : "");
}

/** A closure goes on, in the hands of whoever acted last; it is as old as that party's first act in it. */
function frozenAgain(before: Standing, now: Standing): Standing {
  if (now.by === before.by || now.by === null) return before;
  return { ...now, note: `closed since ${before.since?.text ?? "before"}` };
}

/** Frozen and resumed on one and the same day, by pages of one day: nobody can tell which came last. */
const clash = (before: Standing, event: TalkEvent): boolean =>
  before.state === "frozen" &&
  before.since?.from === event.date.from &&
  before.since.to === event.date.to &&
  before.set.source.published?.to === event.source.published?.to;
