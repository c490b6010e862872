import { utf8 } from "./bytes.ts";
import { assert } from "./outcome.ts";
import type { Sha256 } from "./sha256.ts";

/** Bytes in a hash. */
export const hashBytes = 32;

/** The hash of one entry: SHA-256(0x00 || entry), 32 bytes (RFC 6962 §2.1). */
export function leafHash(sha: Sha256, entry: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + entry.length); // begins with 0x00: a leaf can never pass for a node
  input.set(entry, 1);
  return sha(input);
}

/** The hash of two subtrees side by side: SHA-256(0x01 || left || right), 32 bytes (RFC 6962 §2.1). */
export function nodeHash(sha: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + 2 * hashBytes);
  input[0] = 1;
  input.set(left, 1);
  input.set(right, 1 + hashBytes);
  return sha(input);
}

/** The root of a tree without entries: SHA-256 of nothing (RFC 6962 §2.1). */
export const emptyRoot = (sha: Sha256): Uint8Array => sha(utf8(""));

/**
 * An append-only Merkle tree (RFC 6962 §2.1) that answers for every size it ever had.
 *
 * Level 0 holds the leaf hashes, level k the hash of each full run of 2^k leaves. A full run never changes again, so an
 * append costs two hashes and some 100 bytes on average; a root or a proof costs O(log size) look-ups and hashes.
 *
 *     level 2   [ 0..3 ]                    seven leaves: the root is
 *     level 1   [0..1] [2..3] [4..5]        node([0..3], node([4..5], 6))
 *     level 0   0  1   2  3   4  5   6
 *
 * Sizes and indices are whole numbers; one beyond the tree is the caller's mistake and throws RangeError.
 */
export class MerkleTree {
  readonly #sha: Sha256;
  readonly #levels: HashColumn[] = [new HashColumn()];
  /** 0x01 and room for two hashes: an append makes no new array. */
  readonly #nodeInput = Uint8Array.of(1, ...new Uint8Array(2 * hashBytes));

  constructor(sha: Sha256) {
    this.#sha = sha;
  }

  /** How many entries the tree holds. */
  get size(): number {
    return this.#level(0).length;
  }

  /** Append an entry's bytes; gives its index. */
  append(entry: Uint8Array): number {
    return this.appendLeafHash(leafHash(this.#sha, entry));
  }

  /** Append an entry of which only the leaf hash (32 bytes) is at hand, as when a journal is read back; gives its index. */
  appendLeafHash(leaf: Uint8Array): number {
    const index = this.size;
    let hash = leaf;
    let position = index;
    for (let level = 0; ; level++) {
      const column = this.#level(level);
      column.push(hash);
      if (position % 2 === 0) return index;
      position = (position - 1) / 2;
      hash = this.#sha(column.pair(position, this.#nodeInput));
    }
  }

  /** The root hash, 32 bytes, now or when the tree held `size` entries. */
  root(size = this.size): Uint8Array {
    this.#mustHaveHeld(size);
    return size === 0 ? emptyRoot(this.#sha) : this.#rangeHash(0, size);
  }

  /** What shows that entry `index` is in the tree of `size`: 32-byte hashes, the leaf's sibling first (RFC 6962 §2.1.1). */
  inclusionProof(index: number, size = this.size): readonly Uint8Array[] {
    this.#mustHaveHeld(size);
    assert(Number.isSafeInteger(index) && index >= 0 && index < size, `entry ${index} is not in a tree of ${size}`);
    const fromRoot: Uint8Array[] = [];
    let [start, end] = [0, size];
    while (end - start > 1) {
      const middle = start + largestPowerBelow(end - start);
      const goLeft = index < middle;
      fromRoot.push(goLeft ? this.#rangeHash(middle, end) : this.#rangeHash(start, middle));
      [start, end] = goLeft ? [start, middle] : [middle, end];
    }
    return fromRoot.reverse();
  }

  /** What shows that the tree of `to` begins with the tree of `from` (RFC 6962 §2.1.2). Empty if `from` is 0 or `to`. */
  consistencyProof(from: number, to = this.size): readonly Uint8Array[] {
    this.#mustHaveHeld(to);
    assert(Number.isSafeInteger(from) && from >= 0 && from <= to, `a tree of ${to} never began with one of ${from}`);
    if (from === 0) return [];
    const fromRoot: Uint8Array[] = [];
    let [start, end] = [0, to];
    while (from !== end) {
      const middle = start + largestPowerBelow(end - start);
      const goLeft = from <= middle;
      fromRoot.push(goLeft ? this.#rangeHash(middle, end) : this.#rangeHash(start, middle));
      [start, end] = goLeft ? [start, middle] : [middle, end];
    }
    if (start > 0) fromRoot.push(this.#rangeHash(start, end)); // else it is the older root, which the reader has
    return fromRoot.reverse();
  }

  /** The hash of leaves start..end-1, where the tree's own splits lead to that range. */
  #rangeHash(start: number, end: number): Uint8Array {
    const count = end - start;
    const half = largestPowerBelow(count);
    if (count === 1 || half * 2 === count) {
      const level = Math.log2(count); // exact: count is a power of two
      return this.#level(level)
        .at(start / count)
        .slice();
    }
    return nodeHash(this.#sha, this.#rangeHash(start, start + half), this.#rangeHash(start + half, end));
  }

  #level(level: number): HashColumn {
    const column = this.#levels[level] ?? new HashColumn();
    this.#levels[level] = column;
    return column;
  }

  #mustHaveHeld(size: number): void {
    assert(Number.isSafeInteger(size) && size >= 0 && size <= this.size, `this tree holds ${this.size}, not ${size}`);
  }
}

/** The largest power of two below n, for n > 1: where RFC 6962 splits a tree of n leaves. 1 for n = 1. */
function largestPowerBelow(n: number): number {
  let power = 1; // by arithmetic: bitwise operators would cut a size at 32 bits
  while (power * 2 < n) power *= 2;
  return power;
}

/** Hashes end to end in one buffer that doubles when full, rather than a small array for each. */
class HashColumn {
  #bytes = new Uint8Array(8 * hashBytes);
  length = 0;

  push(hash: Uint8Array): void {
    assert(hash.length === hashBytes, "a hash is 32 bytes");
    const at = this.length * hashBytes;
    if (at === this.#bytes.length) {
      const wider = new Uint8Array(this.#bytes.length * 2);
      wider.set(this.#bytes);
      this.#bytes = wider;
    }
    this.#bytes.set(hash, at);
    this.length += 1;
  }

  at(index: number): Uint8Array {
    assert(index < this.length, "a full subtree is missing"); // before a hash of zeros is taken for one
    return this.#bytes.slice(index * hashBytes, (index + 1) * hashBytes);
  }

  /** Writes the two hashes under node `parent` of the next level behind the first byte of `input`, and gives `input` back. */
  pair(parent: number, input: Uint8Array): Uint8Array {
    const start = parent * 2 * hashBytes;
    assert(parent * 2 + 1 < this.length, "a full subtree is missing");
    input.set(this.#bytes.subarray(start, start + 2 * hashBytes), 1);
    return input;
  }
}
