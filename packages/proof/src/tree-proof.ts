import { equalBytes, isCount } from "./bytes.ts";
import { type Refused, refused } from "./outcome.ts";
import type { Sha256 } from "./sha256.ts";
import { emptyRoot, hashBytes, nodeHash } from "./tree.ts";

/** Why a proof is refused. */
export type ProofFault =
  | "not-a-count" // an index or a size is negative, a fraction, or above 2^53 - 1
  | "not-a-hash" // a hash is not 32 bytes
  | "outside-tree" // the entry's index is not below the size; or the newer tree is the smaller one
  | "proof-too-short"
  | "proof-too-long"
  | "root-differs"; // the hashes do not lead to the root that was given

export type ProofFinding = { readonly kind: "proven" } | Refused<ProofFault>;

export interface InclusionClaim {
  /** Counted from 0. */
  readonly index: number;
  readonly size: number;
  /** 32 bytes, from `leafHash`. */
  readonly leaf: Uint8Array;
  /** 32 bytes each, the leaf's sibling first. */
  readonly proof: readonly Uint8Array[];
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/**
 * Whether a leaf stands at `index` in the tree of `size` with that `root` (RFC 9162 §2.1.3.2).
 *
 * NOTE: take size and root together, from one signed checkpoint. A path alone does not fix the size: entry 0 has the same
 * path shape in a tree of 3 and in a tree of 4, so a wrong size may pass where the root is right.
 */
export function verifyInclusion(sha: Sha256, claim: InclusionClaim): ProofFinding {
  const { index, size, leaf, proof, root } = claim;
  if (!isCount(index) || !isCount(size)) return notACount;
  if (![leaf, root, ...proof].every(isHash)) return notAHash;
  if (index >= size) return refused("outside-tree", `entry ${index} is not in a tree of ${size}`);

  let hash = leaf;
  let at = index; // which node of its level we stand on
  let last = size - 1; // the last node of that level
  for (const sibling of proof) {
    if (last === 0) return tooLong;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sha, sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)]; // a node without right sibling rises
    } else {
      hash = nodeHash(sha, hash, sibling);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  if (last !== 0) return tooShort;
  return equalBytes(hash, root) ? proven : refused("root-differs", "the entry and the proof lead to another root");
}

export interface ConsistencyClaim {
  readonly fromSize: number;
  /** 32 bytes, the root at `fromSize`. */
  readonly fromRoot: Uint8Array;
  readonly toSize: number;
  /** 32 bytes, the root at `toSize`. */
  readonly toRoot: Uint8Array;
  /** 32 bytes each. */
  readonly proof: readonly Uint8Array[];
}

/**
 * Whether the newer tree begins with the whole of the older one, so that nothing in between was changed or taken out
 * (RFC 9162 §2.1.4.2). Two heads of one size agree only with equal roots and an empty proof. The empty tree, whose root
 * must be SHA-256(""), begins every tree.
 */
export function verifyConsistency(sha: Sha256, claim: ConsistencyClaim): ProofFinding {
  const { fromSize, fromRoot, toSize, toRoot, proof } = claim;
  if (!isCount(fromSize) || !isCount(toSize)) return notACount;
  if (![fromRoot, toRoot, ...proof].every(isHash)) return notAHash;
  if (fromSize > toSize) return refused("outside-tree", `a tree of ${toSize} does not begin with one of ${fromSize}`);
  if (fromSize === 0 && !equalBytes(fromRoot, emptyRoot(sha))) return olderRootDiffers;
  if (fromSize === toSize && !equalBytes(fromRoot, toRoot)) return refused("root-differs", "one size, two roots");
  if (fromSize === 0 || fromSize === toSize) return proof.length === 0 ? proven : tooLong;

  let at = fromSize - 1; // the older tree's last node, at the level we stand on
  let last = toSize - 1; // the newer tree's
  while (at % 2 === 1) [at, last] = [(at - 1) / 2, Math.floor(last / 2)];
  // At 0 the older tree is one full subtree: the walk starts from its root, and the proof need not repeat it.
  const [start, ...siblings] = at === 0 ? [fromRoot, ...proof] : proof;
  if (start === undefined) return tooShort;

  let older = start;
  let newer = start;
  for (const sibling of siblings) {
    if (last === 0) return tooLong;
    if (at % 2 === 1 || at === last) {
      older = nodeHash(sha, sibling, older);
      newer = nodeHash(sha, sibling, newer);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      newer = nodeHash(sha, newer, sibling); // this part came after the older tree
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  if (last !== 0) return tooShort;
  if (!equalBytes(older, fromRoot)) return olderRootDiffers;
  return equalBytes(newer, toRoot) ? proven : refused("root-differs", "the proof leads to another newer root");
}

const isHash = (hash: Uint8Array): boolean => hash.length === hashBytes;
const proven: ProofFinding = { kind: "proven" };
const notACount = refused("not-a-count", "an index and a size are whole numbers from 0 to 2^53 - 1");
const notAHash = refused("not-a-hash", `a hash is ${hashBytes} bytes`);
const tooShort = refused("proof-too-short", "the proof has too few hashes for these sizes");
const tooLong = refused("proof-too-long", "the proof has more hashes than these sizes need");
const olderRootDiffers = refused("root-differs", "the proof leads to another older root");
