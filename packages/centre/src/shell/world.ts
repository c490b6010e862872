import type { EnvelopeId, Instant, Party, Signer } from "@comity/wire";
import type { Frame } from "../core/frames.ts";
import type { JournalEntry } from "../core/journal.ts";
import type { FileStore } from "./files/store.ts";
import type { Keyring } from "./keys.ts";
import type { Sealing } from "./sealing.ts";

/** One leaf of the record beside the journal entry that it belongs to. `line` only for what we signed ourselves. */
export interface LeafRow {
  readonly leaf: number;
  readonly position: number;
  readonly hash: Uint8Array;
  readonly line: string | null;
}
export interface Stored {
  readonly position: number;
  readonly entry: JournalEntry;
  /** The leaf that was kept for it, if it is an envelope and the leaf was kept. */
  readonly leaf?: LeafRow;
  /** The leaf hash of a received line, in hex, where the journal had to make it anyway. */
  readonly lineHash?: string;
}

/** Where a centre keeps its truth. What `commit` has returned from is on disk; if it throws, the centre stops before it signs. */
export interface Journal {
  /** All entries, in order, checked for damage. Throws `Damaged`. */
  load(): Iterable<Stored>;
  /** Append entries (positions follow on) and the leaves signed since the last commit, all or nothing, durably. */
  commit(entries: readonly JournalEntry[], leaves: readonly LeafRow[]): void;
  entry(position: number): JournalEntry | undefined;
  /** The exact line of an envelope, by its leaf. */
  line(leaf: number): string | undefined;
  close(): void;
}

/** The journal on disk is not what was written. The centre must not sign anything from it. */
export class Damaged extends Error {
  override readonly name = "Damaged";
}

/** What a centre needs of the world, so that a simulator can be another world. */
export interface World {
  /** Our own clock, UTC. It may be wrong, and may jump. */
  now(): Instant;
  random(bytes: number): Uint8Array;
  readonly journal: Journal;
  /** Hand a frame to a peer's connection, if there is one; frames may be lost. */
  send(to: Party, frame: Frame): void;
  /** End a peer's connection; it may come back. */
  hangUp?(peer: Party): void;
  /** Without it no files are kept, given or pulled. */
  readonly files?: FileStore;
  /** Run soon, after what is already waiting: one commit then serves many inputs. */
  defer(run: () => void): void;
  /** Every signing key that we hold. Which of them signs is what the directory of the moment lists. */
  readonly signers: readonly Signer[];
  /** Without it no key is replaced here. */
  readonly keys?: Keyring;
  /** Without it no words under seal are sent or opened. */
  readonly sealing?: Sealing;
  log(level: "info" | "warn" | "error", words: string, more?: Readonly<Record<string, unknown>>): void;
}
export type { EnvelopeId };
