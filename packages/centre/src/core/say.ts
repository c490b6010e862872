import {
  type Acknowledgement,
  checkMessage,
  envelopeIdOf,
  faultLine,
  formatMessage,
  type Instant,
  type Item,
  type ItemId,
  type Message,
  messageType,
  type Party,
  streamOf,
} from "@comity/wire";
import type { Refusal } from "./act.ts";
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
export function say(
  env: Env,
  s: State,
  body: Item | Acknowledgement,
  to: readonly Party[],
  at: Instant,
  item: ItemId,
): Step {
  const stream = s.streams.get(streamOf({ from: env.me, to }), emptyStream);
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
  const said = checkMessage(message);
  if (!said.ok) return no(s, "bad-input", `it cannot be sent: ${faultLine(said.faults)}`, { id: item });
  const id = envelopeIdOf(env.primitives, { payloadType: messageType, payload: formatMessage(message) });
  const added = append(env, s, { kind: "sent", at, id, message });
  const effects = [added.effect, ...to.map((peer): Effect => ({ do: "deliver", to: peer, id }))];
  return { state: added.state, effects, answer: { kind: "done", id: item } };
}

export const sorted = (parties: readonly Party[]): readonly Party[] => [...new Set(parties)].sort();
