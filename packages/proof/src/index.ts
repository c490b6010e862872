/**
 * Check a record without trusting its keeper. A log hashes its entries into one tree, and signs the tree's root and size: a
 * checkpoint. Whoever holds two checkpoints can be shown that the later log begins with the whole of the earlier one, so
 * that nothing was changed or taken out. Whoever holds one can be shown that an entry is in it, from a small file, offline.
 * The formats are public (RFC 6962, RFC 9162, C2SP), so that others can check us with tools that were not written here.
 *
 * Nothing here knows a clock, a disk or a network; SHA-256 and Ed25519 come in as arguments.
 */
export {
  type Checkpoint,
  type CheckpointFault,
  checkpointOf,
  formatCheckpoint,
  type KnownLog,
  type OpenedCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  rootOf,
  signCheckpoint,
} from "./checkpoint.ts";
export {
  ed25519Signer,
  ed25519Verifier,
  formatNote,
  formatSignatureLine,
  type NoteFault,
  type NoteSigner,
  type NoteVerifier,
  type OpenedNote,
  openNote,
  parseNote,
  parseSignatureLine,
  type SignatureLine,
  type SignEd25519,
  type SignedNote,
  signatureLinesMax,
  signNote,
  type VerifyEd25519,
} from "./note.ts";
export { isMalformed, type Malformed, type Refused } from "./outcome.ts";
export { portableSha256, type Sha256 } from "./sha256.ts";
export { formatProofFile, type ProofFile, parseProofFile, type RecordFinding, verifyProofFile } from "./tlog-proof.ts";
export { emptyRoot, leafHash, MerkleTree, nodeHash } from "./tree.ts";
export {
  type ConsistencyClaim,
  type InclusionClaim,
  type ProofFault,
  type ProofFinding,
  verifyConsistency,
  verifyInclusion,
} from "./tree-proof.ts";
export {
  ed25519Type,
  formatVerifierKey,
  isKeyName,
  keyIdOf,
  parseVerifierKey,
  type VerifierKey,
  verifierKey,
} from "./verifier-key.ts";
