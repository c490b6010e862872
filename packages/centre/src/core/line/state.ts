/** What is known of each line and each call, folded from what was said on them. */
import type { EnvelopeId, Instant, ItemId, LineOutcome, Party, Urgency } from "@comity/wire";
import { Map as IMap, Set as ISet, List } from "immutable";
import type { LineId } from "./line.ts";
import type { ChangeWord } from "./removal.ts";

export interface TestState {
  readonly number: number;
  readonly envelope: EnvelopeId;
  readonly sentAt: Instant;
  /** When it was durable here. */
  readonly at: Instant;
  /** An officer of each who answered. */
  readonly answers: IMap<Party, { readonly by: string; readonly at: Instant }>;
}
/** What came of one test of ours, member by member. */
export interface PastTest {
  readonly at: Instant;
  readonly of: Readonly<Record<string, "answered" | "unanswered" | "undelivered">>;
}
export interface LineState {
  /** For a line of chosen members: who has signed for it. */
  readonly joined: ISet<Party>;
  readonly frozen: IMap<Party, { readonly at: Instant; readonly by: string; readonly reason: string }>;
  /** Somebody was on it who should not be: nothing more is said on it until an officer has looked. */
  readonly stopped: { readonly at: Instant; readonly words: string } | null;
  /** The last test of each member. */
  readonly tests: IMap<Party, TestState>;
  /** Of our own tests, how many in a row each member's machine took and none of its officers answered. */
  readonly unanswered: IMap<Party, number>;
  /** How our own tests before the last one ended, the oldest first; as many as two days have. */
  readonly past: List<PastTest>;
  /** The last test that an officer of each answered, of whoever's making. */
  readonly lastAnswered: IMap<Party, Instant>;
  /** What was signed about who is on it, in the order in which it came. */
  readonly changes: List<ChangeWord>;
}
export const emptyLine: LineState = {
  joined: ISet(),
  frozen: IMap(),
  stopped: null,
  tests: IMap(),
  unanswered: IMap(),
  past: List(),
  lastAnswered: IMap(),
  changes: List(),
};

export interface Reply {
  readonly outcome: Extract<LineOutcome, "answered" | "declined" | "will-answer-by">;
  readonly by: Instant | null;
  readonly officer: string;
  readonly at: Instant;
  readonly sentAt: Instant;
  readonly envelope: EnvelopeId;
}
/** One passage: the words themselves are in `State.words`, once they are opened. */
export interface Passage {
  readonly envelope: EnvelopeId;
  readonly from: Party;
  readonly officer: string;
  readonly language: string;
  readonly sentAt: Instant;
  readonly at: Instant;
  readonly kind: "line-call" | "line-say" | "line-reply";
}
export interface CallState {
  readonly id: ItemId;
  readonly line: LineId;
  readonly from: Party;
  readonly to: readonly Party[];
  readonly about: ItemId | null;
  readonly urgency: Urgency;
  readonly answerBy: Instant;
  readonly sentAt: Instant;
  /** When it was durable here. */
  readonly at: Instant;
  readonly envelope: EnvelopeId;
  readonly replies: IMap<Party, Reply>;
  readonly passages: List<Passage>;
  /** The one outcome, as the caller's centre closed it: the same on every record. */
  readonly end: {
    readonly outcome: LineOutcome;
    readonly each: Readonly<Record<string, LineOutcome>>;
    readonly at: Instant;
    readonly envelope: EnvelopeId;
  } | null;
  readonly over: { readonly by: Party; readonly at: Instant } | null;
}

/** A translation that somebody here made of a passage. It counts once an officer has confirmed it. */
export interface Annex {
  readonly id: string;
  readonly of: EnvelopeId;
  readonly language: string;
  readonly text: string;
  readonly author: string;
  /** What made it, if a machine did. */
  readonly machine: string | null;
  readonly at: Instant;
  readonly confirmed: { readonly by: string; readonly at: Instant } | null;
}
