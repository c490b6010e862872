import {
  assert,
  type Body,
  type EnvelopeId,
  type Instant,
  type Item,
  type ItemId,
  isItem,
  isOnLine,
  type Message,
  messageInOwnLine,
  msOf,
  type Party,
  receiptInOwnLine,
  type Sealed,
  type SealedReceipt,
  streamOf,
} from "@comity/wire";
import { Map as IMap, List, OrderedMap } from "immutable";
import { applyWatch } from "./archive.ts";
import { foldDeclaration } from "./declare/state.ts";
import type { Env } from "./env.ts";
import { applyFeed } from "./feeds.ts";
import { foldFile, nameFiles } from "./file/file.ts";
import { foldHand } from "./hand/fold.ts";
import type { JournalEntry } from "./journal.ts";
import { foldKeys } from "./keys/state.ts";
import { changeLine, foldLine } from "./line/fold.ts";
import { foldPaper } from "./paper/state.ts";
import { applyAnswer } from "./questions.ts";
import { isSettled } from "./settled.ts";
import { isShiftEntry } from "./shift/entries.ts";
import { foldShift } from "./shift/fold.ts";
import { emptyStream, type State, type StreamState, type Waiting } from "./state.ts";

/**
 * Fold one journal entry into what we know. The same entry gives the same state whether it was just decided or is read
 * again years later. `opened` saves a second parse when the entry was decided a moment ago.
 */
export function apply(env: Env, s: State, e: JournalEntry, opened?: Sealed | SealedReceipt): State {
  const next = { ...s, position: s.position + 1, clock: e.at > s.clock ? e.at : s.clock };
  if (isShiftEntry(e)) return { ...next, shift: foldShift(s.shift, e, next.position) };
  switch (e.kind) {
    case "drafted": {
      const before = s.drafts.get(e.draft.id);
      const draft = {
        data: e.draft,
        state: "draft" as const,
        composedBy: e.by,
        composedAt: before?.composedAt ?? e.at,
        releasedBy: null,
        returned: before?.returned ?? null,
        answered: before?.answered ?? new Map(),
      };
      return {
        ...next,
        drafts: s.drafts.set(e.draft.id, draft),
        byReference: s.byReference.set(e.draft.reference, e.draft.id),
        counters: before === undefined ? s.counters.update(yearOf(e.draft.reference), 0, (n) => n + 1) : s.counters,
      };
    }
    case "submitted":
      return {
        ...next,
        drafts: s.drafts.update(e.id, (d) => d && { ...d, state: "awaiting-release", returned: null }),
      };
    case "returned":
      return {
        ...next,
        drafts: s.drafts.update(
          e.id,
          (d) => d && { ...d, state: "draft", returned: { by: e.by, at: e.at, reason: e.reason } },
        ),
      };
    case "question-answered":
      return applyAnswer(next, e);
    case "feed-made":
    case "feed-ended":
      return applyFeed(next, e);
    case "discarded":
      return { ...next, drafts: s.drafts.update(e.id, (d) => d && { ...d, state: "discarded" }) };
    case "sent":
      return applySent(env, next, e.id, e.message, e.at);
    case "received": {
      const message = (opened as Sealed | undefined)?.message ?? messageInOwnLine(e.envelope);
      return hold(env, next, e.id, message, e.at);
    }
    case "receipted": {
      const receipt = (opened as SealedReceipt | undefined)?.receipt ?? receiptInOwnLine(e.receipt);
      return receipt.envelopes.reduce((st, r) => applyReceipt(env, st, e.peer, r.id, r.receivedAt), next);
    }
    case "refused": {
      const stream = place(s.streams.get(e.stream) ?? newStream(s), e.sequence, e.id, e.at);
      return { ...next, streams: s.streams.set(e.stream, stream) };
    }
    case "refused-key":
      return { ...next, byRevokedKey: s.byRevokedKey.set(e.id, e.from) };
    case "refused-by-peer":
      return {
        ...next,
        refusedByPeer: s.refusedByPeer.update(e.id, IMap(), (m) => m.set(e.peer, { line: e.line, at: e.at })),
      };
    case "equivocation":
      return {
        ...next,
        equivocations: s.equivocations.push({
          peer: e.peer,
          stream: e.stream,
          sequence: e.sequence,
          at: e.at,
          words: e.words,
        }),
      };
    case "routed": {
      const routed = { at: e.at, by: e.by, readAt: null, readBy: null };
      return settle(
        env,
        { ...next, routes: s.routes.update(e.item, OrderedMap(), (m) => m.set(e.desk, routed)) },
        e.item,
      );
    }
    case "read": {
      const routes = s.routes.update(e.item, OrderedMap(), (m) =>
        m.update(e.desk, (r) => r && { ...r, readAt: e.at, readBy: e.by }),
      );
      return settle(env, { ...next, routes }, e.item);
    }
    case "alarm-taken":
      return { ...next, alarmsTaken: s.alarmsTaken.set(e.alarm, { by: e.by, at: e.at }) };
    case "warning-seen":
    case "warning-served":
    case "event-seen":
    case "grouped":
    case "event-settled":
      return applyWatch(next, e);
    case "opened":
      return applyOpened(next, e);
    case "file-kept":
    case "file-came":
    case "file-refused":
    case "file-asked":
      return foldFile(next, e);
    case "line-stopped":
      return changeLine(next, e.line, (l) => ({ ...l, stopped: l.stopped ?? { at: e.at, words: e.words } }));
    case "line-cleared":
      return changeLine(next, e.line, (l) => ({ ...l, stopped: null }));
    case "prepared": {
      const { data, to, by, at } = e;
      const prepared = {
        data,
        to,
        composedBy: by,
        at,
        state: "awaiting-release" as const,
        releasedBy: null,
        reason: null,
      };
      return {
        ...next,
        outgoing: s.outgoing.set(data.id, prepared),
        byReference: s.byReference.set(data.reference, data.id),
        counters: s.counters.update(yearOf(data.reference), 0, (n) => n + 1),
      };
    }
    case "unprepared":
      return {
        ...next,
        outgoing: s.outgoing.update(e.id, (o) => o && { ...o, state: "discarded", reason: e.reason }),
      };
    case "hand-entered":
    case "hand-confirmed":
    case "hand-rejected":
    case "hand-superseded": {
      const { state, touched } = foldHand(env.me, next, e);
      return touched.reduce((st, id) => settle(env, st, id), state);
    }
    case "call-logged":
      return { ...next, phoneCalls: s.phoneCalls.push({ ...e.call, loggedBy: e.by, loggedAt: e.at }) };
    case "annexed": {
      const annex = { ...e.annex, at: e.at, confirmed: null };
      return { ...next, annexes: s.annexes.set(annex.id, annex) };
    }
    case "annex-confirmed": {
      const confirmed = { by: e.by, at: e.at };
      return { ...next, annexes: s.annexes.update(e.annex, (a) => a && { ...a, confirmed }) };
    }
  }
}

function applySent(env: Env, s: State, id: EnvelopeId, m: Message, at: Instant): State {
  const held = hold(env, s, id, m, at);
  const waiting = { leaf: s.leaves, since: at, lastSentMs: msOf(at), tries: 0 };
  const outbox = m.to.reduce(
    (box, peer) => box.set(peer, (box.get(peer) ?? s.items.alike()).set(id, waiting)),
    held.outbox,
  );
  const item = itemOf(m.body);
  if (item === undefined) return { ...held, outbox };
  const drafts = held.drafts.update(item.id, (d) => d && { ...d, state: "sent", releasedBy: item.officers.released });
  return { ...held, outbox, drafts };
}

/** An envelope takes its place in its stream and its effect, whoever sent it. */
function hold(env: Env, s: State, id: EnvelopeId, m: Message, at: Instant): State {
  const streamId = streamOf(m);
  const stream = place(s.streams.get(streamId) ?? newStream(s), m.sequence, id, at);
  const body = m.body;
  const item = itemOf(body);
  const streams = s.streams.set(streamId, stream);
  const envelopes = s.envelopes.set(id, {
    from: m.from,
    previous: m.previous,
    item: item?.id ?? null,
    body: body.kind,
    at,
    leaf: s.leaves,
  });
  const leaves = s.leaves + 1;
  if (body.kind === "paper" || body.kind === "declaration" || body.kind === "declaration-seal") {
    const held = released(env, sealedHere(env, { ...s, streams, envelopes, leaves }, m, id), m);
    return body.kind === "paper"
      ? foldPaper(held, { ...m, body }, id, at)
      : foldDeclaration(held, { ...m, body }, id, at);
  }
  if (isOnLine(body)) {
    const held = sealedHere(env, { ...s, streams, envelopes, leaves }, m, id);
    const next = foldLine(env, held, { ...m, body }, id, at);
    return "call" in body ? { ...next, openCalls: openAfter(next, body.call) } : next;
  }
  if (body.kind === "key-change") return foldKeys(env, { ...s, streams, envelopes, leaves }, body, id, at);
  if (body.kind === "acknowledgement") {
    const acknowledgements = s.acknowledgements.update(body.of, IMap(), (m2) =>
      m2.has(m.from) ? m2 : m2.set(m.from, { by: body.officer, at }),
    );
    return settle(env, { ...s, streams, envelopes, leaves, acknowledgements }, body.of);
  }
  assert(item !== undefined, "every body but an acknowledgement is an item");
  const state = {
    position: s.position,
    item,
    from: m.from,
    to: m.to,
    sentAt: m.sentAt,
    at,
    envelope: id,
    stream: streamId,
    sequence: m.sequence,
    previous: m.previous,
    byHand: false,
  };
  const withItem: State = {
    ...s,
    streams,
    envelopes,
    leaves,
    items: s.items.set(item.id, state),
    byReference: s.byReference.set(item.reference, item.id),
    about: item.kind === "notification" ? s.about : s.about.update(item.of, List(), (l) => l.push(item.id)),
  };
  const settled = settle(env, withItem, item.id);
  return item.kind === "notification" ? settled : settle(env, settled, item.of);
}

function applyReceipt(env: Env, s: State, peer: Party, id: EnvelopeId, receivedAt: Instant): State {
  const held = s.envelopes.get(id);
  if (held === undefined) return s;
  const receipts = s.receipts.update(id, IMap(), (m) =>
    m.has(peer) ? m : m.set(peer, { at: receivedAt, position: s.position }),
  );
  const queue = s.outbox.get(peer);
  const waited = queue?.get(id);
  const outbox = queue === undefined ? s.outbox : s.outbox.set(peer, queue.delete(id));
  const next = { ...s, receipts, outbox, receiptMs: withSample(s, peer, waited) };
  return held.item === null ? next : settle(env, next, held.item);
}

/** Only what was sent once tells how long the way is; the newest counts for a quarter. */
function withSample(s: State, peer: Party, waited: Waiting | undefined): State["receiptMs"] {
  if (waited === undefined || waited.tries > 0) return s.receiptMs;
  const ms = Math.max(0, msOf(s.clock) - msOf(waited.since));
  const before = s.receiptMs.get(peer);
  const after = before === undefined ? ms : Math.round(before + (ms - before) / 4);
  return after === before ? s.receiptMs : s.receiptMs.set(peer, after);
}

const newStream = (s: State): StreamState => ({ ...emptyStream, ids: s.items.alike() });

function place(s: StreamState, sequence: number, id: EnvelopeId, at: Instant): StreamState {
  const ids = s.ids.set(sequence, id);
  let upTo = s.upTo;
  while (ids.has(upTo + 1)) upTo++;
  const highest = Math.max(s.highest, sequence);
  const missingSince = upTo >= highest ? null : (s.missingSince ?? at);
  return { ...s, ids, upTo, highest, missingSince };
}

function settle(env: Env, s: State, id: ItemId): State {
  const item = s.items.get(id);
  if (item === undefined) return s;
  const settled = isSettled(env, s, item);
  if (settled !== s.unsettled.has(id)) return s;
  const unsettled = settled ? s.unsettled.delete(id) : s.unsettled.set(id, true);
  return unsettled === s.unsettled ? s : { ...s, unsettled };
}

/** A reference is taken, and what was prepared here has left. */
function released(env: Env, s: State, m: Message): State {
  const { body } = m;
  if (body.kind !== "paper" && body.kind !== "declaration" && body.kind !== "declaration-seal") return s;
  const byReference = "reference" in body ? s.byReference.set(body.reference, body.id) : s.byReference;
  // An id that another chose changes nothing that was prepared here.
  if (m.from !== env.me) return { ...s, byReference };
  const state = body.kind === "declaration-seal" ? ("sealed" as const) : ("sent" as const);
  const outgoing = s.outgoing.update(
    body.id,
    (o) => o && { ...o, state, releasedBy: o.releasedBy ?? body.officers.released },
  );
  return { ...s, byReference, outgoing: s.outgoing.has(body.id) ? outgoing : s.outgoing };
}

/** Words that came under seal wait to be opened; our own are kept as they were typed. */
function sealedHere(env: Env, s: State, m: Message, id: EnvelopeId): State {
  const words = "words" in m.body ? m.body.words : null;
  if (words === null) return s;
  const sealedTo = s.sealedTo.set(id, m.to);
  return m.from === env.me ? { ...s, sealedTo } : { ...s, sealedTo, unopened: s.unopened.set(id, null) };
}
function applyOpened(s: State, e: Extract<JournalEntry, { kind: "opened" }>): State {
  if (e.words === null) return { ...s, unopened: s.unopened.set(e.envelope, e.fault) };
  const read = { ...s, words: s.words.set(e.envelope, e.words), unopened: s.unopened.delete(e.envelope) };
  const from = s.envelopes.get(e.envelope)?.from;
  return from === undefined ? read : nameFiles(read, e.words, from, s.sealedTo.get(e.envelope) ?? [], e.at);
}
function openAfter(s: State, call: ItemId): State["openCalls"] {
  const known = s.calls.get(call);
  return known === undefined || known.end !== null ? s.openCalls.delete(call) : s.openCalls.add(call);
}

const itemOf = (b: Body): Item | undefined => (isItem(b) ? b : undefined);
const yearOf = (reference: string): string => reference.split("-")[1] ?? "";
