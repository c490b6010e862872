import { fromBase64, hasControl, isCount, toBase64 } from "./bytes.ts";
import { type NoteFault, type NoteSigner, type NoteVerifier, openNote, type SignatureLine, signNote } from "./note.ts";
import { assert, isMalformed, type Malformed, malformed, type Refused, refused } from "./outcome.ts";
import { hashBytes } from "./tree.ts";

/** The head of a log: how many entries it holds, and the one hash that fixes them all. */
export interface Checkpoint {
  /** Which log: its one name for ever, such as `comity.example/centre/fr`. */
  readonly origin: string;
  /** Entries, at most 2^53 - 1. */
  readonly size: number;
  /** The RFC 6962 root at `size`: 32 bytes in base64. */
  readonly rootBase64: string;
  /** Further lines, kept as they came. Ours write none; C2SP advises against them. */
  readonly extensions: readonly string[];
}

/** @param root 32 bytes, from `MerkleTree.root` */
export function checkpointOf(origin: string, size: number, root: Uint8Array): Checkpoint {
  return { origin, size, rootBase64: toBase64(root), extensions: [] };
}

/** The root's 32 bytes. */
export function rootOf(checkpoint: Checkpoint): Uint8Array {
  const root = fromBase64(checkpoint.rootBase64);
  assert(root?.length === hashBytes, "a checkpoint's root is 32 bytes in base64");
  return root;
}

/**
 * A checkpoint (c2sp.org/tlog-checkpoint) is three lines: origin, size, root. Extension lines may follow.
 *
 *     comity.example/centre/fr
 *     1042
 *     nND/nri/U0xuHUrYSy0HtMeal2vzD9V4k/BO79C+QeI=
 *
 * Throws RangeError where a value would not read back as itself, such as an origin with a newline in it.
 */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  assert(isSane(checkpoint), "a checkpoint has an origin, a whole size, a 32-byte root, and no empty lines");
  return written(checkpoint);
}

/** Reads the text of a note as a checkpoint. A size in any other spelling, or a root in any other, is malformed. */
export function parseCheckpoint(text: string): Checkpoint | Malformed {
  const [origin = "", size = "", rootBase64 = "", ...rest] = text.split("\n");
  const checkpoint: Checkpoint = { origin, size: Number(size), rootBase64, extensions: rest.slice(0, -1) };
  return isSane(checkpoint) && written(checkpoint) === text
    ? checkpoint
    : malformed("checkpoint", "is not origin, size and 32-byte root, a line each");
}

const written = ({ origin, size, rootBase64, extensions }: Checkpoint): string =>
  [origin, size, rootBase64, ...extensions].map((line) => `${line}\n`).join("");

function isSane({ origin, size, rootBase64, extensions }: Checkpoint): boolean {
  const lines = [origin, ...extensions];
  const sound = lines.every((line) => line !== "" && !line.includes("\n") && line.isWellFormed() && !hasControl(line));
  return sound && isCount(size) && fromBase64(rootBase64)?.length === hashBytes;
}

/** A checkpoint as a signed note. NOTE: put it on disk before this is called; what is signed can't be taken back. */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly NoteSigner[]): string {
  return signNote(formatCheckpoint(checkpoint), signers);
}

/** What the reader trusts about one log. */
export interface KnownLog {
  /** The log's own key. Without its signature, no number of witnesses makes a checkpoint. */
  readonly log: NoteVerifier;
  /** The origin that the checkpoint must name, where it is not the log key's name. */
  readonly origin?: string;
  /** Keys of others who may cosign. How many are enough is for the caller to say. */
  readonly witnesses?: readonly NoteVerifier[];
}

export type CheckpointFault =
  | NoteFault
  | "no-log-signature" // witnesses signed, the log itself did not
  | "other-origin"; // rightly signed, but for another log

export interface OpenedCheckpoint {
  readonly kind: "opened";
  readonly checkpoint: Checkpoint;
  /** Names of the witnesses that signed, each once. */
  readonly cosignedBy: readonly string[];
  /** Every signature line, those of unknown keys too. */
  readonly signatures: readonly SignatureLine[];
}

/** Reads a signed checkpoint and checks that this log signed it, under this origin. */
export function openCheckpoint(
  message: string | Uint8Array,
  known: KnownLog,
): OpenedCheckpoint | Refused<CheckpointFault> {
  const { log, origin = log.name, witnesses = [] } = known;
  const note = openNote(message, [log, ...witnesses]);
  if (note.kind === "refused") return note;
  if (!note.signedBy.includes(log)) return refused("no-log-signature", `${log.name} did not sign this checkpoint`);
  const checkpoint = parseCheckpoint(note.text);
  if (isMalformed(checkpoint)) return refused("malformed", `malformed checkpoint: ${checkpoint.message}`);
  if (checkpoint.origin !== origin) {
    return refused("other-origin", `this checkpoint is of ${checkpoint.origin}, not of ${origin}`);
  }
  const cosignedBy = [...new Set(note.signedBy.filter((v) => v !== log).map((v) => v.name))];
  return { kind: "opened", checkpoint, cosignedBy, signatures: note.signatures };
}
