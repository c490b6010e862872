import type { WatchEvent } from "@comity/watch";
import type { EnvelopeId, Fields, Instant, ItemId, Message, Party, StreamId } from "@comity/wire";
import type { FileEntry } from "./file/file.ts";
import type { HandEntry } from "./hand/entry.ts";
import type { LineId } from "./line/line.ts";
import type { PhoneCall } from "./line/phone.ts";
import type { Annex } from "./line/state.ts";
import type { Prepared } from "./outgoing.ts";
import type { Asked } from "./questions.ts";
import type { ShiftEntry } from "./shift/entries.ts";

/** An item before its release: what the officer typed, kept even while it fails its checks. */
export interface DraftData {
  readonly id: ItemId;
  readonly reference: string;
  readonly kind: "notification" | "follow-up" | "correction";
  readonly regime: string;
  readonly type: string;
  readonly of: ItemId | null;
  readonly reason: string | null;
  readonly to: readonly Party[];
  readonly fields: unknown;
  readonly language: string;
  readonly late: boolean;
}

/**
 * One line of the journal, the only truth: everything else is folded from these and can be rebuilt. Append-only; a correction
 * is a new line. `at` is our own clock, never running backwards.
 */
export type JournalEntry =
  | { readonly kind: "drafted"; readonly at: Instant; readonly by: string; readonly draft: DraftData }
  | { readonly kind: "submitted"; readonly at: Instant; readonly by: string; readonly id: ItemId }
  | {
      readonly kind: "returned";
      readonly at: Instant;
      readonly by: string;
      readonly id: ItemId;
      readonly reason: string;
    }
  /** An officer says that a question about a draft was asked and answered; the question is kept as it was put. */
  | {
      readonly kind: "question-answered";
      readonly at: Instant;
      readonly by: string;
      readonly id: ItemId;
      readonly question: Asked;
      readonly reason: string;
    }
  | { readonly kind: "discarded"; readonly at: Instant; readonly by: string; readonly id: ItemId }
  /** What we say. It is durable before it is signed; the signed line is kept beside the leaf. */
  | { readonly kind: "sent"; readonly at: Instant; readonly id: EnvelopeId; readonly message: Message }
  /** What a peer said: the exact signed line. `at` is `receivedAt`. */
  | {
      readonly kind: "received";
      readonly at: Instant;
      readonly peer: Party;
      readonly id: EnvelopeId;
      readonly envelope: string;
    }
  /** A peer's signed receipt for envelopes of ours: the exact signed line. */
  | { readonly kind: "receipted"; readonly at: Instant; readonly peer: Party; readonly receipt: string }
  /** A properly signed envelope that we refused: its place in the stream is known, so it is no gap. */
  | {
      readonly kind: "refused";
      readonly at: Instant;
      readonly peer: Party;
      readonly stream: StreamId;
      readonly sequence: number;
      readonly id: EnvelopeId;
      readonly why: string;
    }
  /** An envelope that a key signed which its party has revoked. It takes no place in any stream. */
  | {
      readonly kind: "refused-key";
      readonly at: Instant;
      readonly peer: Party;
      readonly id: EnvelopeId;
      readonly from: Party;
      readonly why: string;
    }
  /** A peer told us that it refused an envelope of ours. */
  | {
      readonly kind: "refused-by-peer";
      readonly at: Instant;
      readonly peer: Party;
      readonly id: EnvelopeId;
      readonly line: string;
    }
  /** A peer signed two contents for one place, or broke its chain. Both lines are evidence. */
  | {
      readonly kind: "equivocation";
      readonly at: Instant;
      readonly peer: Party;
      readonly stream: StreamId;
      readonly sequence: number;
      readonly envelope: string;
      readonly words: string;
    }
  | { readonly kind: "routed"; readonly at: Instant; readonly by: string; readonly item: ItemId; readonly desk: string }
  | { readonly kind: "read"; readonly at: Instant; readonly by: string; readonly item: ItemId; readonly desk: string }
  | { readonly kind: "alarm-taken"; readonly at: Instant; readonly by: string; readonly alarm: string }
  /** A warning's exact text, once. Its areas and windows are read out of it whenever they are wanted. */
  | {
      readonly kind: "warning-seen";
      readonly at: Instant;
      readonly by: string;
      readonly source: string;
      readonly sha256: string;
      readonly text: string;
    }
  /** Its source no longer serves a text that it served, or serves it again. The text stays. */
  | {
      readonly kind: "warning-served";
      readonly at: Instant;
      readonly by: string;
      readonly sha256: string;
      readonly served: boolean;
    }
  /** A machine may bring warnings and events; and may no longer. */
  | {
      readonly kind: "feed-made";
      readonly at: Instant;
      readonly by: string;
      readonly name: string;
      readonly tokenHash: string;
    }
  | { readonly kind: "feed-ended"; readonly at: Instant; readonly by: string; readonly name: string }
  /** A detection, or a row of a catalogue, as its source told it; told otherwise under the same id, a new line. */
  | {
      readonly kind: "event-seen";
      readonly at: Instant;
      readonly by: string;
      readonly catalogue: boolean;
      readonly event: WatchEvent;
    }
  /** An officer puts these texts, by their digests, into one group, or one of them apart. */
  | {
      readonly kind: "grouped";
      readonly at: Instant;
      readonly by: string;
      readonly texts: readonly string[];
      readonly reason: string | null;
    }
  /** What an event was, by whose word. */
  | {
      readonly kind: "event-settled";
      readonly at: Instant;
      readonly by: string;
      readonly event: string;
      readonly what: string;
      readonly source: string;
    }
  /** Words that came or went under seal, as their reader reads them; or why they cannot be read. */
  | {
      readonly kind: "opened";
      readonly at: Instant;
      readonly envelope: EnvelopeId;
      readonly words: string | null;
      readonly fault: string | null;
    }
  /** A state was on a line that should not be, or one was left out. */
  | { readonly kind: "line-stopped"; readonly at: Instant; readonly line: LineId; readonly words: string }
  | { readonly kind: "line-cleared"; readonly at: Instant; readonly by: string; readonly line: LineId }
  /** A paper or a declaration was written, and waits for a second officer. */
  | {
      readonly kind: "prepared";
      readonly at: Instant;
      readonly by: string;
      readonly to: readonly Party[];
      readonly data: Prepared;
    }
  | {
      readonly kind: "unprepared";
      readonly at: Instant;
      readonly by: string;
      readonly id: ItemId;
      readonly reason: string;
    }
  /** It came, or was given, out of band. It counts from `hand-confirmed` on: another officer held it against its evidence. */
  | {
      readonly kind: "hand-entered";
      readonly at: Instant;
      readonly by: string;
      readonly entry: Pick<HandEntry, "id" | "reference" | "said" | "evidence">;
    }
  | { readonly kind: "hand-confirmed"; readonly at: Instant; readonly by: string; readonly id: ItemId }
  | {
      readonly kind: "hand-rejected";
      readonly at: Instant;
      readonly by: string;
      readonly id: ItemId;
      readonly reason: string;
    }
  /** The same came signed: `item`. */
  | {
      readonly kind: "hand-superseded";
      readonly at: Instant;
      readonly by: string;
      readonly id: ItemId;
      readonly item: ItemId;
    }
  /** A call by the ordinary telephone, as an officer of ours heard it. */
  | { readonly kind: "call-logged"; readonly at: Instant; readonly by: string; readonly call: PhoneCall }
  /** A translation of a passage, made here. */
  | { readonly kind: "annexed"; readonly at: Instant; readonly annex: Omit<Annex, "at" | "confirmed"> }
  | { readonly kind: "annex-confirmed"; readonly at: Instant; readonly by: string; readonly annex: string }
  | FileEntry
  | ShiftEntry;

export type { Fields };
