/** What is known of the watch: who holds it, what passes on, what was noted, who has which role when. */
import type { Instant } from "@comity/wire";
import { type Map as IMap, List, OrderedMap } from "immutable";
import type { OfficerRole } from "../env.ts";

/** The watch is held by one officer at a time, from a moment on, by a hand-over or because nobody held it. */
export interface Watch {
  readonly by: string;
  readonly since: Instant;
  /** The journal entry with which it began. */
  readonly position: number;
  /** As planned; nobody loses the watch because a time has passed. */
  readonly until: Instant | null;
  /** From whom; null: nobody held it. */
  readonly from: string | null;
}

/** What was on the list that an officer signed or read: an item's name and the digest of what it said. */
export type Listed = readonly (readonly [key: string, digest: string])[];

export interface Signature {
  readonly by: string;
  readonly at: Instant;
  /** SHA-256 of the list, hex. */
  readonly digest: string;
  readonly list: Listed;
  /** In whose place, and why: the outgoing officer was ill or gone. */
  readonly inPlaceOf: { readonly officer: string; readonly reason: string } | null;
}
export interface ItemRead {
  readonly at: Instant;
  readonly by: string;
  readonly digest: string;
  readonly remark: string | null;
}
export interface HandOver {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  /** Who holds the watch, and goes on holding it until both have signed. */
  readonly from: string;
  /** Who takes it; null until somebody is named or begins to read. */
  readonly to: string | null;
  /** An item keeps its number. */
  readonly numbers: IMap<string, number>;
  readonly read: IMap<string, ItemRead>;
  readonly gives: Signature | null;
  readonly takes: Signature | null;
}
export interface EndedHandOver extends HandOver {
  readonly endedAt: Instant;
  /** null: the watch passed. */
  readonly withdrawn: { readonly by: string; readonly reason: string } | null;
}

export interface Note {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly language: string;
  readonly text: string;
}
/** Who has which role from when to when: a plan. */
export interface Turn {
  readonly id: string;
  readonly officer: string;
  readonly role: OfficerRole;
  readonly from: Instant;
  readonly until: Instant;
  readonly by: string;
}
/** What somebody did that belongs to the watch while another held it, because it could not wait. */
export interface OffWatch {
  readonly at: Instant;
  readonly by: string;
  readonly holder: string;
  readonly act: string;
  readonly about: string;
}

export interface ShiftState {
  readonly watch: Watch | null;
  /** Earlier ones, the oldest first. */
  readonly watches: List<Watch>;
  readonly handOver: HandOver | null;
  readonly ended: List<EndedHandOver>;
  readonly notes: List<Note>;
  readonly turns: OrderedMap<string, Turn>;
  readonly offWatch: List<OffWatch>;
}

export const emptyShift: ShiftState = {
  watch: null,
  watches: List(),
  handOver: null,
  ended: List(),
  notes: List(),
  turns: OrderedMap(),
  offWatch: List(),
};
