/** What the lives of agreements tell of proposals, in the form of rows, so that answers in the record of talks find them too. */
import { type Day, readDays, type State } from "@comity/almanac";
import type { LifeEvent, Regime } from "@comity/regime";
import { rulesOf } from "@comity/regime";
import { mentionsIn } from "./names.ts";
import { shared, stemsOf } from "./subjects.ts";
import type { EventKind, TalkEvent, TalkSource } from "./types.ts";

/**
 * Proposals and their ends. A proposal that the record of talks tells too, of the same day and in the same words, is left to it.
 * Whose proposal it is: `by`, or the one party that it concerns, or the state that its note names first; else it is nobody's to wait for.
 */
export function proposedInRegimes(regimes: readonly Regime[], told: readonly TalkEvent[]): readonly TalkEvent[] {
  const rows = regimes.flatMap((regime) => regime.life.flatMap((e) => rowsOf(e, regime)));
  return rows.filter((row) => !told.some((t) => isSame(t, row)));
}

function isSame(told: TalkEvent, row: TalkEvent): boolean {
  if (told.kind !== row.kind || told.date.from > row.date.to || told.date.to < row.date.from) return false;
  const words = shared(stemsOf(told.topic), stemsOf(row.topic));
  return words.count >= 2 && words.part >= 0.6 && row.parties.every((p) => told.parties.includes(p));
}

const ends: Partial<Record<LifeEvent["event"], string>> = {
  rejected: "rejected",
  withdrawn: "withdrawn",
  lapsed: "lapsed",
  signed: "signed",
  "in-force": "signed",
};

function rowsOf(e: LifeEvent, regime: Regime): readonly TalkEvent[] {
  const isAsked = e.event === "proposed" || e.event === "offered";
  const status = isAsked ? "proposed" : ends[e.event];
  if (status === undefined) return [];
  // Whoever leaves a treaty takes back no proposal.
  if (!isAsked && status !== "signed" && !regime.life.some((o) => o.event === "proposed" || o.event === "offered"))
    return [];
  const from = authorOf(e, regime);
  if (isAsked && from === undefined) return [];
  const to = (e.parties === undefined || e.parties.length < 2 ? regime.parties : e.parties).filter((p) => p !== from);
  const parties = from === undefined ? to : isAsked ? [from, ...to] : (e.by ?? e.parties ?? regime.parties);
  // What was proposed with the one that this event ends, or by itself.
  const asked = regime.life.find((o) => o.id !== undefined && o.id === e.of);
  const kind: EventKind = isAsked ? "proposal" : status === "signed" ? "treaty-action" : "statement";
  return topicsOf(asked ?? e, regime).map((topic) => rowOf(e, regime, { kind, parties, topic, status }));
}

function rowOf(e: LifeEvent, regime: Regime, row: Pick<TalkEvent, "kind" | "parties" | "topic" | "status">): TalkEvent {
  return {
    ...row,
    id: `${regime.id}/${e.on}/${e.event}/${row.topic}`,
    date: { from: e.on, to: e.on, text: e.on },
    level: "",
    heads: [],
    place: "",
    outcome: "",
    source: sourceOf(e, regime),
    note: "",
    row: { file: `regimes/${regime.id}.yaml`, line: e.position.line },
  };
}

/** The agreement, or those of its rules that the event names. */
function topicsOf(e: LifeEvent, regime: Regime): readonly string[] {
  const rules = rulesOf(regime).filter((r) => e.duties?.includes(r.name));
  const named = rules.map((r) => bare(r.title.en));
  return named.length > 0 ? named : [bare(regime.title.en)];
}

/** "(proposed)", "(hypothetical proposal)": what the title says of its own standing. */
const bare = (title: string): string => title.replace(/\s*\([^)]*propos[^)]*\)$/i, "");

export function authorOf(e: LifeEvent, regime: Regime): State | undefined {
  for (const some of [e.by, e.parties]) if (some?.length === 1) return some[0];
  const concerned = e.parties ?? regime.parties;
  return mentionsIn(e.note?.en ?? "", concerned)[0]?.party;
}

const months = "January February March April May June July August September October November December".split(" ");
const written = new RegExp(`(?:(\\d{1,2}) )?(${months.join("|")}) (\\d{4})`, "g");

/**
 * A source of an agreement's file bears its day in its title, where it has one: the last day named there is when it was published
 * at the earliest. One that bears none counts as known from the day of its event.
 */
export function sourceOf(e: LifeEvent, regime: Regime): TalkSource {
  const days = [...e.source.title.matchAll(written)].flatMap(([, day, month = "", year = ""]) => {
    const number = String(months.indexOf(month) + 1).padStart(2, "0");
    return readDays(day === undefined ? `${year}-${number}` : `${year}-${number}-${day.padStart(2, "0")}`) ?? [];
  });
  const last = days.toSorted((a, b) => (a.to < b.to ? 1 : -1))[0];
  return {
    url: e.source.url ?? "",
    title: e.source.title === "" ? regime.title.en : e.source.title,
    ...(last === undefined || last.to < e.on ? {} : { published: last }),
    read: e.source.read === "in-source" ? "source" : "second-hand",
  };
}

/** The agreement with only that part of its life of which was known by then. */
export function regimeKnownOn(regime: Regime, on: Day): Regime {
  return { ...regime, life: regime.life.filter((e) => (sourceOf(e, regime).published?.to ?? e.on) <= on) };
}
