import { assert, type EnvelopeId, type Item, type ItemId, type Party, type StreamId } from "@comity/wire";
import { Map as IMap, List } from "immutable";
import type { JournalEntry } from "../journal.ts";
import type { State } from "../state.ts";
import type { HandEntry } from "./entry.ts";

type HandJournal = Extract<
  JournalEntry,
  { kind: "hand-entered" | "hand-confirmed" | "hand-rejected" | "hand-superseded" }
>;

/**
 * Fold an entry by hand. Only confirmation gives it effect.
 * @param s the state, the entry's position counted already
 * @returns it with the items about which something else may now be owed
 */
export function foldHand(
  me: Party,
  s: State,
  e: HandJournal,
): { readonly state: State; readonly touched: readonly ItemId[] } {
  if (e.kind === "hand-entered") {
    const { id, reference, said, evidence } = e.entry;
    const entry: HandEntry = {
      id,
      reference,
      said,
      evidence,
      enteredBy: e.by,
      enteredAt: e.at,
      state: "not-confirmed",
      confirmed: null,
      rejected: null,
      superseded: null,
    };
    return { state: { ...s, handEntries: s.handEntries.set(id, entry) }, touched: [] };
  }
  const held = s.handEntries.get(e.id);
  assert(held !== undefined, "an entry by hand stands before what is done with it");
  const change = (to: Partial<HandEntry>): State["handEntries"] => s.handEntries.set(e.id, { ...held, ...to });
  switch (e.kind) {
    case "hand-rejected":
      return {
        state: {
          ...s,
          handEntries: change({ state: "rejected", rejected: { by: e.by, at: e.at, reason: e.reason } }),
        },
        touched: [],
      };
    case "hand-confirmed":
      return effect(
        me,
        { ...s, handEntries: change({ state: "confirmed", confirmed: { by: e.by, at: e.at } }) },
        held,
        s.position - 1,
      );
    case "hand-superseded": {
      // What was said by hand about the entry is said about the signed item as well.
      const about = (s.about.get(e.id) ?? List()).reduce(
        (all, id) => all.update(e.item, List(), (l) => (l.includes(id) ? l : l.push(id))),
        s.about,
      );
      const superseded = { by: e.by, at: e.at, item: e.item };
      const of = "of" in held.said ? [held.said.of] : [];
      return {
        state: { ...s, about, handEntries: change({ state: "superseded", superseded }) },
        touched: [e.id, e.item, ...of],
      };
    }
  }
}

function effect(
  me: Party,
  s: State,
  { id, reference, said, evidence }: HandEntry,
  position: number,
): { readonly state: State; readonly touched: readonly ItemId[] } {
  if (said.kind === "acknowledgement") {
    const acked = {
      by: said.from === me ? evidence.takenBy : evidence.saidBy,
      at: evidence.receivedAt,
      byHand: id,
    };
    const acknowledgements = s.acknowledgements.update(said.of, IMap(), (m) =>
      m.has(said.from) ? m : m.set(said.from, acked),
    );
    return { state: { ...s, acknowledgements }, touched: [said.of] };
  }
  if (said.kind === "given") {
    const given = { at: evidence.receivedAt, entry: id };
    const givenByHand = s.givenByHand.update(said.of, IMap(), (m) =>
      said.to.reduce((all, p) => (all.has(p) ? all : all.set(p, given)), m),
    );
    return { state: { ...s, givenByHand }, touched: [said.of] };
  }
  const { from, to, ...rest } = said;
  const item: Item = {
    ...rest,
    id,
    reference,
    language: evidence.language,
    composedAt: evidence.receivedAt,
    // Theirs, as far as we were told: ours stand in the entry.
    officers: { composed: evidence.saidBy, released: evidence.saidBy },
  };
  const at = evidence.receivedAt;
  const place = { envelope: noEnvelope, stream: "" as StreamId, sequence: 0, previous: null };
  const items = s.items.set(id, { position, item, from, to, sentAt: at, at, byHand: true, ...place });
  const byReference = s.byReference.set(reference, id);
  if (item.kind === "notification") return { state: { ...s, items, byReference }, touched: [id] };
  const about = s.about.update(item.of, List(), (l) => l.push(id));
  return { state: { ...s, items, byReference, about }, touched: [id, item.of] };
}

/** The name of no envelope: no receipt, acknowledgement or proof is ever found under it. */
const noEnvelope = "" as EnvelopeId;
