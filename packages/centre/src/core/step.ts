import type { EnvelopeId, Instant, ItemId, Party, Sealed, SealedReceipt } from "@comity/wire";
import { type Act, type Answer, decideAct } from "./acts.ts";
import { apply } from "./apply.ts";
import type { Env, Officer } from "./env.ts";
import type { Frame } from "./frames.ts";
import type { JournalEntry } from "./journal.ts";
import { receiveFrame } from "./receive.ts";
import { decideLink, decideTick } from "./retry.ts";
import type { State } from "./state.ts";

export type Input =
  /** What a watch officer does. `newId` is random, for an item that is begun. */
  | { readonly kind: "act"; readonly at: Instant; readonly officer: Officer; readonly act: Act; readonly newId: ItemId }
  /** What a peer's connection brought; the peer is named by its certificate. */
  | { readonly kind: "frame"; readonly at: Instant; readonly peer: Party; readonly frame: Frame }
  | { readonly kind: "link"; readonly at: Instant; readonly peer: Party; readonly connected: boolean }
  | { readonly kind: "tick"; readonly at: Instant };

/** What the shell must do. Everything but `append` waits until what was appended before it is durable. */
export type Effect =
  | { readonly do: "append"; readonly entry: JournalEntry; readonly opened?: Sealed | SealedReceipt }
  /** Send an envelope of ours to a peer, from the journal; the shell gathers them into batches. */
  | { readonly do: "deliver"; readonly to: Party; readonly id: EnvelopeId }
  /** Sign and send a receipt; the shell gathers a batch into one. */
  | { readonly do: "receipt"; readonly to: Party; readonly id: EnvelopeId; readonly receivedAt: Instant }
  /** One dull line to the stranger, a clear one in our own log. */
  | {
      readonly do: "refuse";
      readonly to: Party;
      readonly id: EnvelopeId | "";
      readonly line: string;
      readonly detail: string;
    }
  | { readonly do: "send"; readonly to: Party; readonly frame: Frame };

export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
  /** To the officer, once durable. */
  readonly answer?: Answer;
}

/**
 * One centre, as a function. It reads no clock, disk or network: the same inputs give the same state and effects, in
 * production, in a drill and in the simulator. The state that went in stays as it was.
 */
export function step(env: Env, state: State, input: Input): Step {
  // A clock that was set back must not make time run backwards on the record.
  const at = input.at > state.clock ? input.at : state.clock;
  const s = { ...state, clock: at };
  switch (input.kind) {
    case "act":
      return decideAct(env, s, input.officer, input.act, at, input.newId);
    case "frame":
      return receiveFrame(env, s, input.peer, input.frame, at);
    case "link":
      return decideLink(s, input.peer, input.connected, at);
    case "tick":
      return decideTick(env, s, at);
  }
}

/** Append an entry and fold it in. */
export function append(
  env: Env,
  s: State,
  entry: JournalEntry,
  opened?: Sealed | SealedReceipt,
): { readonly state: State; readonly effect: Effect } {
  return {
    state: apply(env, s, entry, opened),
    effect: opened === undefined ? { do: "append", entry } : { do: "append", entry, opened },
  };
}
