import { fromBase64, isCount, parseDecimal, textOf, toBase64 } from "./bytes.ts";
import { type CheckpointFault, type KnownLog, openCheckpoint, parseCheckpoint, rootOf } from "./checkpoint.ts";
import { parseNote } from "./note.ts";
import { assert, isMalformed, type Malformed, malformed, type Refused, refused } from "./outcome.ts";
import type { Sha256 } from "./sha256.ts";
import { hashBytes, leafHash } from "./tree.ts";
import { type ProofFault, verifyInclusion } from "./tree-proof.ts";

/** All that is needed, beside the entry and the keys, to see that the entry was on record. */
export interface ProofFile {
  /** For the application. NOTE: no signature covers it, so believe nothing in it that you cannot check otherwise. */
  readonly extra?: Uint8Array;
  /** The entry's place in the log, counted from 0. */
  readonly index: number;
  /** 32 bytes each, the leaf's sibling first. */
  readonly hashes: readonly Uint8Array[];
  /** The signed checkpoint, byte for byte as it was published. */
  readonly checkpoint: string;
}

const firstLine = "c2sp.org/tlog-proof@v1";
const hashesMax = 63; // as in c2sp.org/tlog-witness: no tree is deeper

/**
 * A proof file (c2sp.org/tlog-proof), by custom named `….tlog-proof`: what it is, perhaps extra data, the index, a hash a
 * line, a blank line, and the signed checkpoint as it stands.
 *
 *     c2sp.org/tlog-proof@v1
 *     index 2
 *     E0WQ0tE1AsIqbmKAzwj3j0OWNS5VVPSPzPvhL4Zd6Ew=
 *     oz0xA8fLrLI3DgJ5AYQ24ap0oG6yZmL4YjyjOR0dGHI=
 *
 *     comity.example/centre/fr
 *     4
 *     nND/nri/U0xuHUrYSy0HtMeal2vzD9V4k/BO79C+QeI=
 *
 *     — comity.example/centre/fr Sxt3ffb5enESZuU1Yx…
 *
 * Throws RangeError on an index, a hash or a checkpoint that would not read back as itself.
 */
export function formatProofFile(file: ProofFile): string {
  assert(isCount(file.index), "an index is a whole number from 0");
  assert(file.hashes.length <= hashesMax, `a proof has at most ${hashesMax} hashes`);
  assert(
    file.hashes.every((hash) => hash.length === hashBytes),
    "a hash is 32 bytes",
  );
  assert(file.extra?.length !== 0, "leave extra data out rather than empty");
  assert(checkpointFault(file.checkpoint) === undefined, "a proof file ends in a signed checkpoint");
  const head = file.extra === undefined ? [firstLine] : [firstLine, `extra ${toBase64(file.extra)}`];
  return [...head, `index ${file.index}`, ...file.hashes.map(toBase64), "", file.checkpoint].join("\n");
}

/** Reads the form of the file and of the checkpoint in it; checks no signature and no hash. */
export function parseProofFile(message: string | Uint8Array): ProofFile | Malformed {
  const whole = textOf(message);
  if (whole === undefined) return malformed("proof file", "not UTF-8");
  const blankLineAt = whole.indexOf("\n\n");
  if (blankLineAt < 0) return malformed("proof file", "has no blank line before the checkpoint");
  const [first, ...lines] = whole.slice(0, blankLineAt).split("\n");
  if (first !== firstLine) return malformed("proof file", `does not begin with ${firstLine}`);

  const extraLine = lines[0]?.startsWith("extra ") ? lines.shift() : undefined;
  const extra = extraLine === undefined ? undefined : fromBase64(extraLine.slice("extra ".length));
  if (extraLine !== undefined && (extra === undefined || extra.length === 0)) {
    return malformed("proof file", "the extra data is empty or not base64 in its one spelling");
  }
  const [word, digits = "", ...more] = (lines.shift() ?? "").split(" ");
  const index = parseDecimal(digits);
  if (word !== "index" || index === undefined || more.length > 0) {
    return malformed("proof file", "has no index line, such as: index 41");
  }
  if (lines.length > hashesMax) return malformed("proof file", `has more than ${hashesMax} hashes`);
  const hashes: Uint8Array[] = [];
  for (const [i, line] of lines.entries()) {
    const hash = fromBase64(line);
    if (hash?.length !== hashBytes) return malformed("proof file", `hash ${i + 1} is not 32 bytes in base64`);
    hashes.push(hash);
  }
  const checkpoint = whole.slice(blankLineAt + 2);
  const fault = checkpointFault(checkpoint);
  if (fault !== undefined) return malformed("proof file", fault);
  return { ...(extra === undefined ? {} : { extra }), index, hashes, checkpoint };
}

function checkpointFault(signed: string): string | undefined {
  const note = parseNote(signed);
  if (isMalformed(note)) return `its checkpoint is no signed note: ${note.message}`;
  const checkpoint = parseCheckpoint(note.text);
  return isMalformed(checkpoint) ? `its checkpoint ${checkpoint.message}` : undefined;
}

export type RecordFinding =
  | {
      readonly kind: "proven";
      readonly origin: string;
      /** The entry's place in the log, counted from 0. */
      readonly index: number;
      /** How many entries the log held at the checkpoint. */
      readonly size: number;
      readonly rootBase64: string;
      /** Names of the witnesses that signed, each once. Whether they are enough is for the caller to say. */
      readonly cosignedBy: readonly string[];
    }
  | Refused<CheckpointFault | ProofFault>;

/**
 * Checks, offline, that an entry's exact bytes are in the log: the log signed the checkpoint, the checkpoint fixes the
 * tree, and the tree holds these bytes at this place. Needs the file, the entry and the reader's own list of keys.
 *
 * It shows that the entry was logged, not that the entry is true, nor when: for a time, look at who cosigned.
 */
export function verifyProofFile(
  sha: Sha256,
  message: string | Uint8Array,
  entry: Uint8Array,
  known: KnownLog,
): RecordFinding {
  const file = parseProofFile(message);
  if (isMalformed(file)) return refused("malformed", `malformed proof file: ${file.message}`);
  const opened = openCheckpoint(file.checkpoint, known);
  if (opened.kind === "refused") return opened;
  const { origin, size, rootBase64 } = opened.checkpoint;
  const { index, hashes } = file;
  const leaf = leafHash(sha, entry);
  const included = verifyInclusion(sha, { index, size, leaf, proof: hashes, root: rootOf(opened.checkpoint) });
  if (included.kind === "refused") return included;
  return { kind: "proven", origin, index, size, rootBase64, cosignedBy: opened.cosignedBy };
}
