import type { Day, Days, RowFault, State } from "@comity/almanac";

export const eventKinds = [
  "meeting",
  "proposal",
  "statement",
  "channel-opened",
  "channel-frozen",
  "channel-resumed",
  "treaty-action",
  "test-launch-notice",
] as const;
export type EventKind = (typeof eventKinds)[number];

/** Who spoke, signed or led a delegation. */
export interface Head {
  readonly party?: State;
  readonly name: string;
  readonly office?: string;
  /** Marked so by the record: speaks of the thing, and need not be its author. */
  readonly isSpeaking?: boolean;
}

export interface TalkSource {
  /** Empty where the page has no address. */
  readonly url: string;
  readonly title: string;
  /** Absent where the record gives no day: then the event counts as known from its own end. */
  readonly published?: Days;
  /** `source`: the issuing body's own text. `second-hand`: another page reports it. */
  readonly read: "source" | "second-hand";
}

/** One row of the record of the talks. Days are days of the calendar, as the source gives them. */
export interface TalkEvent {
  /** The same for the same row in any order of the file. */
  readonly id: string;
  /** The first and last possible day of it, or of its beginning. */
  readonly date: Days;
  readonly endDate?: Days;
  readonly kind: EventKind;
  readonly parties: readonly State[];
  readonly level: string;
  readonly heads: readonly Head[];
  readonly place: string;
  readonly topic: string;
  readonly outcome: string;
  /** As of the source's day, in the record's words. */
  readonly status: string;
  readonly source: TalkSource;
  readonly note: string;
  readonly row: { readonly file: string; readonly line: number };
}

export interface ReadTalks {
  readonly events: readonly TalkEvent[];
  /** Each bad row with its line, what is wrong and what to do; the good rows are in `events`. */
  readonly faults: readonly RowFault[];
}

/** Where something was said: a row of a record of talks, or an event in the life of an agreement. */
export interface Basis {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The row's identifier, or the agreement's name and day. */
  readonly id: string;
}

/** How two states, or a group, can speak with each other about one subject, on a day. */
export interface Channel {
  /** What it is called: by the subject it serves, or by the agreement that makes it. */
  readonly name: string;
  /** Of a channel that an agreement makes: its name there, in four languages. */
  readonly title?: { readonly en: string; readonly fr: string; readonly ru: string; readonly zh: string };
  readonly parties: readonly State[];
  /** `never`: proposed and not set up. `unknown`: the record contradicts itself, or those who have it dispute it. */
  readonly state: "open" | "frozen" | "never" | "unknown";
  /** Who froze it, or proposed it; null where all did, or the record does not say. */
  readonly by: State | null;
  /** Since when it has stood so; null where the record does not say. */
  readonly since: Days | null;
  readonly source: TalkSource;
  /** Everything it rests on, oldest first. */
  readonly rows: readonly Basis[];
  /** What a reader must know besides, in English; empty where there is nothing. */
  readonly note: string;
}

/** One addressee that owes a reply. */
export interface Waiting {
  /** `proposal`, or `statement` where the record says of a statement that a reply is awaited. */
  readonly kind: "proposal" | "statement";
  readonly from: State;
  readonly to: State;
  readonly topic: string;
  /** From this day on for certain: the last day that the record leaves open. */
  readonly since: Day;
  /** The date as the record gives it, which may be a month. */
  readonly date: Days;
  /** `on` less `since`: at least so many days. */
  readonly waitingDays: number;
  readonly source: TalkSource;
  readonly row: Basis;
  readonly note: string;
}
