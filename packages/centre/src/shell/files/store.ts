/** Where a centre keeps the bytes of files: beside its journal, each named by the SHA-256 of the bytes that are stored, which are encrypted. */
import type { StoredId } from "../../core/file/attached.ts";
import type { Held } from "../../core/file/pull.ts";

export interface FileStore {
  look(stored: StoredId): Held;
  /** A piece of a whole file; undefined where none is here that bears its name rightly. */
  slice(stored: StoredId, from: number, most: number): Uint8Array | undefined;
  /** A whole file; undefined where none is here. One whose bytes do not hash to its name is put aside, and is not here. */
  read(stored: StoredId): Uint8Array | undefined;
  /** Add a piece to what has come so far, at its end. */
  add(stored: StoredId, bytes: Uint8Array): void;
  /** All has come. If it bears its name rightly it is durable and here; else it is forgotten. */
  close(stored: StoredId): boolean;
  /** Forget what has come so far. */
  forget(stored: StoredId): void;
  /** A file of ours, piece by piece. */
  begin(): NewFile;
  /** What all files take, in bytes. */
  usedBytes(): number;
}
/** A file that is being written. One of the last two ends it. */
export interface NewFile {
  add(bytes: Uint8Array): void;
  /** Durable under its name from here on. @returns its name, the SHA-256 of what was written */
  keep(): StoredId;
  drop(): void;
}
