import type { Regime, RuleFamily } from "../regime-types.ts";
import type { Clause, Day, Evidence, Instant, Party, Text } from "../types.ts";
import type { DutyStanding } from "./standing.ts";

/**
 * What is found of one duty. `late`: the time has passed and it was not done, or was done after it; for a distance, which has
 * no time, it is the word for *not kept*. `watched`: nothing can be late by it, or what would decide is not known.
 */
export type DutyState = "met" | "late" | "due" | "not-required" | "watched";

/** One thing that one party owes, or does not. All times are UTC. */
export interface DutyRow {
  /** The rule's name, and after a dot the part of it: `launch`, `launch.acknowledge`, `on-site-inspection.receipt`. */
  readonly duty: string;
  readonly family: RuleFamily;
  readonly title: Text;
  readonly clause: Clause;
  /** Who owes it: a party; a body of the file by its name; for what several owe together, their codes with commas. */
  readonly from: Party | string;
  readonly to: readonly string[];
  /** null: no moment, or one that nobody can tell yet. */
  readonly dueAt: Instant | null;
  readonly state: DutyState;
  readonly because: Text;
  /** The weakest of the values that decide. */
  readonly verified: Evidence;
  /** The `id` of the record that it is about. */
  readonly about: string | null;
  /** For a declaration: the year and the day that it speaks of. */
  readonly year?: number;
  readonly asOf?: Day;
  /** Who holds what of the duty's standing, where the views differ. */
  readonly views?: DutyStanding["views"];
  /** Where the same duty lives as well, and how it stands there. */
  readonly alsoUnder?: DutyStanding["alsoUnder"];
}

export interface DutyOptions {
  /** Left out: the day of the earliest record or a year before now, whichever is earlier. */
  readonly since?: Day;
  /** Left out: a year from now. */
  readonly until?: Day;
  /** Other regimes by name, for duties that live in them as well. */
  readonly library?: (id: string) => Regime | undefined;
  /** A proposal binds nobody. `true` judges as if it had been agreed, as exercises do. */
  readonly asIfAgreed?: boolean;
  /** Ids of records that could not be read: to speak of one is no further fault. */
  readonly unread?: readonly string[];
  /** The file of the records as faults name it. */
  readonly file?: string;
}

/** What the facts alone say, before standing, binding and evidence have had their say. */
export interface Finding {
  readonly state: DutyState;
  readonly because: Text;
  readonly dueAt: Instant | null;
  /** The weakest of the clocks and conditions that decided. */
  readonly verified: Evidence;
  /** When it was done, where it was. */
  readonly doneAt?: Instant | Day;
}

const strength: readonly Evidence[] = ["unverified", "secondary", "text"];
export const weakest = (...marks: readonly (Evidence | undefined)[]): Evidence =>
  strength.find((s) => marks.includes(s)) ?? "text";

const states: readonly DutyState[] = ["late", "due", "watched", "met", "not-required"];
/** What is late first, then what falls due next; equal ones in one order always. */
export const inOrder = (a: DutyRow, b: DutyRow): number =>
  states.indexOf(a.state) - states.indexOf(b.state) ||
  compare(a.dueAt ?? "~", b.dueAt ?? "~") ||
  compare(a.duty, b.duty) ||
  compare(a.from, b.from) ||
  compare(a.to.join(), b.to.join()) ||
  compare(a.about ?? "", b.about ?? "") ||
  compare(a.asOf ?? "", b.asOf ?? "");
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
