import {
  type Body,
  envelopeIdOf,
  faultLine,
  type Instant,
  type ItemId,
  type Message,
  messageType,
  type Party,
  readyMessage,
  streamOf,
} from "@comity/wire";
import type { Refusal } from "./act.ts";
import { apply } from "./apply.ts";
import { append, type Effect, type Step } from "./effect.ts";
import type { Env } from "./env.ts";
import type { JournalEntry } from "./journal.ts";
import { emptyStream, type State } from "./state.ts";

export const no = (state: State, why: Refusal["why"], detail: string, more: Partial<Refusal> = {}): Step => ({
  state,
  effects: [],
  answer: { kind: "no", why, detail, id: null, ...more },
});

export function record(env: Env, s: State, entry: JournalEntry, id: ItemId | null): Step {
  const added = append(env, s, entry);
  return { state: added.state, effects: [added.effect], answer: { kind: "done", id } };
}

/** Put a body at the end of our stream to these addressees, and send it once it is durable and signed. */
export function say(env: Env, s: State, body: Body, to: readonly Party[], at: Instant, item: ItemId | null): Step {
  const stream = s.streams.get(streamOf({ from: env.me, to, body }), emptyStream);
  const message: Message = {
    comity: 1,
    record: env.directory.record,
    from: env.me,
    to,
    sequence: stream.upTo + 1,
    previous: stream.ids.get(stream.upTo) ?? null,
    sentAt: at,
    body,
  };
  const ready = readyMessage(message);
  if (!ready.ok) return no(s, "bad-input", `it cannot be sent: ${faultLine(ready.faults)}`, { id: item });
  const { payload } = ready.value;
  const id = envelopeIdOf(env.primitives, { payloadType: messageType, payload });
  const entry: JournalEntry = { kind: "sent", at, id, message };
  const deliveries = to.map((peer): Effect => ({ do: "deliver", to: peer, id }));
  return {
    state: apply(env, s, entry),
    effects: [{ do: "append", entry, payload }, ...deliveries],
    answer: { kind: "done", id: item },
  };
}

export const sorted = (parties: readonly Party[]): readonly Party[] => [...new Set(parties)].sort();
