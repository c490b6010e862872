import type { Body, EnvelopeId, Instant, Item, ItemId, Party, StreamId } from "@comity/wire";
import { Map as IMap, Set as ISet, List, OrderedMap } from "immutable";
import type { Hand, SeenEvent, SeenWarning } from "./archive.ts";
import type { DeclarationKey, DeclarationState } from "./declare/state.ts";
import type { Feed } from "./feeds.ts";
import type { StoredId } from "./file/attached.ts";
import type { FileState, KeptFile } from "./file/file.ts";
import type { GivenByHand, HandEntry } from "./hand/entry.ts";
import type { DraftData } from "./journal.ts";
import type { HeldChange } from "./keys/state.ts";
import { Ledger } from "./ledger.ts";
import type { EarlyPart } from "./line/fold.ts";
import type { LineId } from "./line/line.ts";
import type { LoggedCall } from "./line/phone.ts";
import type { Annex, CallState, LineState } from "./line/state.ts";
import type { Outgoing } from "./outgoing.ts";
import type { EarlyPaper, PaperState } from "./paper/state.ts";
import type { Answered } from "./questions.ts";
import { emptyShift, type ShiftState } from "./shift/state.ts";

export interface DraftState {
  readonly data: DraftData;
  readonly state: "draft" | "awaiting-release" | "sent" | "discarded";
  readonly composedBy: string;
  readonly composedAt: Instant;
  readonly releasedBy: string | null;
  readonly returned: { readonly by: string; readonly at: Instant; readonly reason: string } | null;
  /** Questions that an officer said were answered, by their keys. */
  readonly answered: ReadonlyMap<string, Answered>;
}

/** An item that was sent or received, with the place of its envelope in its sender's stream. */
export interface ItemState {
  /** Order of arrival here: the journal entry that brought it. */
  readonly position: number;
  readonly item: Item;
  readonly from: Party;
  readonly to: readonly Party[];
  readonly sentAt: Instant;
  /** When it was durable here; for our own items, when it was released. */
  readonly at: Instant;
  readonly envelope: EnvelopeId;
  readonly stream: StreamId;
  readonly sequence: number;
  readonly previous: EnvelopeId | null;
  /** Entered by an officer: it has no envelope, and these last four say nothing. */
  readonly byHand: boolean;
}

/** One sender's count as far as we hold it: all of 1..`upTo`, and some beyond. */
export interface StreamState {
  readonly upTo: number;
  readonly ids: Ledger<number, EnvelopeId>;
  readonly highest: number;
  readonly missingSince: Instant | null;
  readonly askedAt: number;
}

export interface Acked {
  readonly by: string;
  /** When the acknowledgement was durable here. */
  readonly at: Instant;
  /** The entry that says so, where no signed envelope does. */
  readonly byHand?: ItemId;
}
export interface Routed {
  readonly at: Instant;
  readonly by: string;
  readonly readAt: Instant | null;
  readonly readBy: string | null;
}
/** An envelope of ours that a peer has not receipted. The last two say when to try again; they are not in the journal. */
export interface Waiting {
  /** Its place in our record: the order in which it is sent. */
  readonly leaf: number;
  readonly since: Instant;
  readonly lastSentMs: number;
  readonly tries: number;
}
export interface HeldEnvelope {
  readonly from: Party;
  readonly item: ItemId | null;
  readonly body: Body["kind"];
  readonly at: Instant;
  /** The envelope that it names as the one before it, to check the link when that one arrives late. */
  readonly previous: EnvelopeId | null;
  /** Its index in our own record. */
  readonly leaf: number;
}
export interface Link {
  readonly connected: boolean;
  readonly since: Instant;
}

/** All that a centre knows, folded from its journal (and, marked below, a little that it forgets on a restart). */
export interface State {
  /** Journal entries folded in. */
  readonly position: number;
  /** When our record begins: what was owed before is not ours to judge. */
  readonly begunAt: Instant;
  /** The latest moment seen: our time never runs backwards. */
  readonly clock: Instant;
  readonly drafts: OrderedMap<ItemId, DraftState>;
  readonly items: Ledger<ItemId, ItemState>;
  readonly byReference: Ledger<string, ItemId>;
  /** Items of our own by year, for the next reference. */
  readonly counters: IMap<string, number>;
  readonly streams: IMap<StreamId, StreamState>;
  /** Every envelope held or sent, by name: what makes a doubled envelope take effect once. */
  readonly envelopes: Ledger<EnvelopeId, HeldEnvelope>;
  readonly leaves: number;
  /** When each peer had it by its signed receipt, and the journal entry that holds the receipt. */
  readonly receipts: Ledger<EnvelopeId, IMap<Party, { readonly at: Instant; readonly position: number }>>;
  readonly acknowledgements: Ledger<ItemId, IMap<Party, Acked>>;
  /** Follow-ups and corrections, by the item that they speak of, in order of arrival. */
  readonly about: Ledger<ItemId, List<ItemId>>;
  readonly routes: Ledger<ItemId, OrderedMap<string, Routed>>;
  /** Items about which something may still be owed. */
  readonly unsettled: Ledger<ItemId, true>;
  readonly outbox: IMap<Party, Ledger<EnvelopeId, Waiting>>;
  readonly refusedByPeer: IMap<EnvelopeId, IMap<Party, { readonly line: string; readonly at: Instant }>>;
  readonly equivocations: List<{
    readonly peer: Party;
    readonly stream: StreamId;
    readonly sequence: number;
    readonly at: Instant;
    readonly words: string;
  }>;
  readonly alarmsTaken: IMap<string, { readonly by: string; readonly at: Instant }>;
  /** Texts of warnings by their SHA-256, in hex. */
  readonly warnings: Ledger<string, SeenWarning>;
  readonly events: Ledger<string, SeenEvent>;
  readonly hands: List<Hand>;
  readonly lines: IMap<LineId, LineState>;
  readonly calls: OrderedMap<ItemId, CallState>;
  /** Calls that have not been closed by who made them. */
  readonly openCalls: ISet<ItemId>;
  readonly earlyOnLine: IMap<ItemId, List<EarlyPart>>;
  /** What was said under seal, opened: the plain words, by their envelope. */
  readonly words: Ledger<EnvelopeId, string>;
  /** To whom what was said under seal is sealed, by its envelope. */
  readonly sealedTo: Ledger<EnvelopeId, readonly Party[]>;
  /** Files that messages named and whose bytes travel. */
  readonly files: OrderedMap<StoredId, FileState>;
  /** Files that officers gave to this centre, by the SHA-256 of their plain bytes. */
  readonly kept: IMap<string, KeptFile>;
  /** Under seal still; a text says why it could not be opened. */
  readonly unopened: IMap<EnvelopeId, string | null>;
  readonly annexes: OrderedMap<string, Annex>;
  /** Calls by the ordinary telephone, in the order in which they were logged. */
  readonly phoneCalls: List<LoggedCall>;
  readonly papers: OrderedMap<ItemId, PaperState>;
  readonly earlyPapers: IMap<ItemId, List<EarlyPaper>>;
  readonly declarations: OrderedMap<DeclarationKey, DeclarationState>;
  /** What came or was given out of band, by its id. */
  readonly handEntries: OrderedMap<ItemId, HandEntry>;
  /** Items of ours that were given by hand, and to whom. */
  readonly givenByHand: IMap<ItemId, IMap<Party, GivenByHand>>;
  /** Papers and declarations of our own, from when they were prepared. */
  readonly outgoing: OrderedMap<ItemId, Outgoing>;
  /** How long a peer's receipts take, smoothed, in milliseconds: over a slow path nothing is sent again before it can have come. */
  readonly receiptMs: IMap<Party, number>;
  /** By name; those that have ended as well. */
  readonly feeds: IMap<string, Feed>;
  /** Who has the watch, and what passes on. */
  readonly shift: ShiftState;
  /** What parties said of their keys since the directory, in the order in which it came. */
  readonly keyChanges: List<HeldChange>;
  /** Envelopes that a revoked key signed and that were refused, by their names. */
  readonly byRevokedKey: IMap<EnvelopeId, Party>;
  /** Not in the journal. */
  readonly links: IMap<Party, Link>;
}

export const emptyState = (clock: Instant): State => ({
  position: 0,
  begunAt: clock,
  clock,
  drafts: OrderedMap(),
  items: Ledger.empty(),
  byReference: Ledger.empty(),
  counters: IMap(),
  streams: IMap(),
  envelopes: Ledger.empty(),
  leaves: 0,
  receipts: Ledger.empty(),
  acknowledgements: Ledger.empty(),
  about: Ledger.empty(),
  routes: Ledger.empty(),
  unsettled: Ledger.empty(),
  outbox: IMap(),
  refusedByPeer: IMap(),
  equivocations: List(),
  alarmsTaken: IMap(),
  warnings: Ledger.empty(),
  events: Ledger.empty(),
  hands: List(),
  lines: IMap(),
  calls: OrderedMap(),
  openCalls: ISet(),
  earlyOnLine: IMap(),
  words: Ledger.empty(),
  sealedTo: Ledger.empty(),
  files: OrderedMap(),
  kept: IMap(),
  unopened: IMap(),
  annexes: OrderedMap(),
  phoneCalls: List(),
  papers: OrderedMap(),
  earlyPapers: IMap(),
  declarations: OrderedMap(),
  handEntries: OrderedMap(),
  givenByHand: IMap(),
  outgoing: OrderedMap(),
  receiptMs: IMap(),
  feeds: IMap(),
  shift: emptyShift,
  keyChanges: List(),
  byRevokedKey: IMap(),
  links: IMap(),
});

/**
 * The same state with tables that change in place, for folding a whole journal at once; and back. Only who folds may hold the
 * first: an old state would change under the feet of whoever kept it.
 */
export const opened = (s: State): State => eachLedger(s, (l) => l.opened());
export const closed = (s: State): State => eachLedger(s, (l) => l.closed());

function eachLedger(s: State, change: <K, V>(l: Ledger<K, V>) => Ledger<K, V>): State {
  return {
    ...s,
    items: change(s.items),
    byReference: change(s.byReference),
    streams: s.streams.map((stream) => ({ ...stream, ids: change(stream.ids) })),
    envelopes: change(s.envelopes),
    receipts: change(s.receipts),
    acknowledgements: change(s.acknowledgements),
    about: change(s.about),
    unsettled: change(s.unsettled),
    outbox: s.outbox.map((queue) => change(queue)),
    routes: change(s.routes),
    warnings: change(s.warnings),
    events: change(s.events),
    words: change(s.words),
    sealedTo: change(s.sealedTo),
  };
}

export const emptyStream: StreamState = {
  upTo: 0,
  ids: Ledger.empty(),
  highest: 0,
  missingSince: null,
  askedAt: 0,
};

/** Sequence numbers below the highest held that we do not hold, at most `most` of them. */
export function missingOf(s: StreamState, most = 100): readonly number[] {
  const missing: number[] = [];
  for (let n = s.upTo + 1; n < s.highest && missing.length < most; n++) if (!s.ids.has(n)) missing.push(n);
  return missing;
}

/** What waits for a peer, the oldest first. */
export const waitingFor = (s: State, peer: Party): readonly (readonly [EnvelopeId, Waiting])[] =>
  [...(s.outbox.get(peer) ?? [])].sort(([, a], [, b]) => a.leaf - b.leaf);

/** The one that has waited longest for a peer. */
export const longestWaiting = (s: State, peer: Party): Waiting | undefined => waitingFor(s, peer)[0]?.[1];

/** Find an item by its id or its reference. */
export function findItem(s: State, idOrReference: string): ItemState | undefined {
  return s.items.get(idOrReference as ItemId) ?? s.items.get(s.byReference.get(idOrReference) ?? ("" as ItemId));
}
