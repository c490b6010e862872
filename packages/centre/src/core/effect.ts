import type { EnvelopeId, Instant, Party, Sealed, SealedReceipt } from "@comity/wire";
import type { Answer } from "./act.ts";
import { apply } from "./apply.ts";
import type { Env } from "./env.ts";
import type { Frame } from "./frames.ts";
import type { JournalEntry } from "./journal.ts";
import type { State } from "./state.ts";

/** What the shell must do. Everything but `append` waits until what was appended before it is durable. */
export type Effect =
  /** @property payload the bytes of a message that is `sent`, for who signs it */
  | { readonly do: "append"; readonly entry: JournalEntry; readonly payload?: Uint8Array }
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

/** Append an entry and fold it in. */
export function append(
  env: Env,
  s: State,
  entry: JournalEntry,
  opened?: Sealed | SealedReceipt,
): { readonly state: State; readonly effect: Effect } {
  return { state: apply(env, s, entry, opened), effect: { do: "append", entry } };
}
