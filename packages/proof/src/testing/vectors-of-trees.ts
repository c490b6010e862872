import * as p from "../index.ts";
import * as t from "./known.ts";

export type Case = { readonly shows: string } & Readonly<Record<string, unknown>>;
export interface VectorFile extends Readonly<Record<string, unknown>> {
  readonly shows: string;
  readonly cases?: readonly Case[];
}

/** The entries and the tree that every vector is taken from. */
export const entries = Array.from({ length: 64 }, (_, i) => t.bytes(`entry ${i}`));
export const tree = new p.MerkleTree(t.sha);
for (const entry of entries) tree.append(entry);
const hexes = (hashes: readonly Uint8Array[]) => hashes.map(t.hex);
const sizes = Array.from({ length: 65 }, (_, size) => size);
const below = (n: number) => sizes.slice(0, n);

const inclusion = (index: number, size: number) => ({
  entryHex: t.hex(t.bytes(`entry ${index}`)),
  index,
  size,
  proofHex: hexes(tree.inclusionProof(index, size)),
  rootHex: t.hex(tree.root(size)),
});
const consistency = (fromSize: number, toSize: number) => ({
  fromSize,
  fromRootHex: t.hex(tree.root(fromSize)),
  toSize,
  toRootHex: t.hex(tree.root(toSize)),
  proofHex: hexes(tree.consistencyProof(fromSize, toSize)),
});
const inclusionPairs = (max: number) =>
  sizes.slice(1, max + 1).flatMap((size) => below(size).map((i) => [i, size] as const));
const consistencyPairs = (max: number) =>
  sizes.slice(0, max + 1).flatMap((to) => below(to + 1).map((from) => [from, to] as const));

/** Roots and proofs. */
export const vectorsOfTrees = (): Record<string, VectorFile> => ({
  "valid/trees.json": trees(),
  ...inclusions(),
  ...consistencies(),
});

function trees(): VectorFile {
  const inclusions = inclusionPairs(64).flatMap(([index, size]) => tree.inclusionProof(index, size));
  const consistencies = consistencyPairs(64).flatMap(([from, to]) => tree.consistencyProof(from, to));
  return {
    shows: "roots of every tree up to 64 entries, and one hash over every proof in them",
    entriesHex: hexes(entries),
    rootsHex: hexes(sizes.map((size) => tree.root(size))),
    everyInclusionProofSha256Hex: t.hex(t.sha(Buffer.concat(inclusions))),
    everyConsistencyProofSha256Hex: t.hex(t.sha(Buffer.concat(consistencies))),
  };
}

function inclusions(): Record<string, VectorFile> {
  const good = [...inclusionPairs(9), [0, 63], [62, 63], [31, 64], [63, 64]] as const;
  const base = inclusion(4, 7);
  const [first = "", second = "", third = ""] = base.proofHex;
  const zeros = "00".repeat(32);
  return {
    "valid/inclusion.json": {
      shows: "proofs that an entry is in a tree",
      cases: good.map(([index, size]) => ({ shows: `entry ${index} in a tree of ${size}`, ...inclusion(index, size) })),
    },
    "invalid/inclusion.json": {
      shows: "proofs that must be refused; all but the last three come from entry 4 in a tree of 7",
      cases: [
        { shows: "another entry", because: "root-differs", ...base, entryHex: t.hex(t.bytes("entry 5")) },
        { shows: "the neighbour's index", because: "root-differs", ...base, index: 5 },
        { shows: "an index whose path is shorter", because: "proof-too-long", ...base, index: 6 },
        { shows: "an index beyond the tree", because: "outside-tree", ...base, index: 7 },
        { shows: "a size whose path is shorter", because: "proof-too-long", ...base, size: 5 },
        { shows: "a size whose path is longer", because: "proof-too-short", ...base, size: 9 },
        { shows: "a hash left out", because: "proof-too-short", ...base, proofHex: [first, second] },
        { shows: "no hashes", because: "proof-too-short", ...base, proofHex: [] },
        { shows: "a hash too many", because: "proof-too-long", ...base, proofHex: [first, second, third, zeros] },
        { shows: "two hashes exchanged", because: "root-differs", ...base, proofHex: [second, first, third] },
        { shows: "a hash of zeros", because: "root-differs", ...base, proofHex: [first, zeros, third] },
        { shows: "a hash of 31 bytes", because: "not-a-hash", ...base, proofHex: [first.slice(2), second, third] },
        { shows: "another root", because: "root-differs", ...base, rootHex: t.hex(tree.root(8)) },
        { shows: "an entry in the empty tree", because: "outside-tree", ...inclusion(0, 1), size: 0 },
        { shows: "two nodes' hashes passed off as an entry", because: "root-differs", ...nodeAsEntry() },
        { shows: "a single leaf with a proof", because: "proof-too-long", ...inclusion(0, 1), proofHex: [zeros] },
      ],
    },
  };
}

/** The attack that the first byte of leaf and node is there to stop. */
function nodeAsEntry() {
  const leaves = entries.slice(0, 2).map((entry) => p.leafHash(t.sha, entry));
  return { entryHex: hexes(leaves).join(""), index: 0, size: 1, proofHex: [], rootHex: t.hex(tree.root(2)) };
}

function consistencies(): Record<string, VectorFile> {
  const good = [...consistencyPairs(9), [1, 64], [32, 64], [33, 64], [63, 64], [62, 63]] as const;
  const base = consistency(3, 7);
  const [first = "", second = ""] = base.proofHex;
  const whole = consistency(4, 7);
  const same = consistency(5, 5);
  return {
    "valid/consistency.json": {
      shows: "proofs that a later tree begins with the whole of an earlier one",
      cases: good.map(([from, to]) => ({ shows: `${from} entries, later ${to}`, ...consistency(from, to) })),
    },
    "invalid/consistency.json": {
      shows: "proofs that must be refused",
      cases: [
        { shows: "another older root", because: "root-differs", ...base, fromRootHex: t.hex(tree.root(4)) },
        { shows: "another newer root", because: "root-differs", ...base, toRootHex: t.hex(tree.root(8)) },
        { shows: "a hash left out", because: "proof-too-short", ...base, proofHex: base.proofHex.slice(1) },
        { shows: "no hashes", because: "proof-too-short", ...base, proofHex: [] },
        { shows: "a hash too many", because: "proof-too-long", ...base, proofHex: [...base.proofHex, first] },
        {
          shows: "two hashes exchanged",
          because: "root-differs",
          ...base,
          proofHex: base.proofHex.with(0, second).with(1, first),
        },
        {
          shows: "a hash of 31 bytes",
          because: "not-a-hash",
          ...base,
          proofHex: base.proofHex.with(0, first.slice(2)),
        },
        {
          shows: "the older root repeated in front",
          because: "proof-too-long",
          ...whole,
          proofHex: [whole.fromRootHex, ...whole.proofHex],
        },
        { shows: "the log became shorter", because: "outside-tree", ...base, fromSize: 7, toSize: 3 },
        { shows: "one size, two roots", because: "root-differs", ...same, toRootHex: t.hex(tree.root(6)) },
        { shows: "one size, and hashes", because: "proof-too-long", ...same, proofHex: [first] },
        { shows: "nothing, and hashes", because: "proof-too-long", ...consistency(0, 3), proofHex: [first] },
        {
          shows: "an empty tree with some other root",
          because: "root-differs",
          ...consistency(0, 3),
          fromRootHex: "00".repeat(32),
        },
      ],
    },
  };
}
