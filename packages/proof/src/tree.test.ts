import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyRoot, leafHash, MerkleTree, portableSha256, verifyConsistency, verifyInclusion } from "./index.ts";
import * as t from "./testing/known.ts";

const entries = Array.from({ length: 64 }, (_, i) => t.bytes(`entry ${i}`));
function treeOf(list: readonly Uint8Array[], sha = t.sha): MerkleTree {
  const tree = new MerkleTree(sha);
  for (const entry of list) tree.append(entry);
  return tree;
}
const whole = treeOf(entries);

describe("a Merkle tree", () => {
  it("has the roots that Certificate Transparency publishes", () => {
    const leaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
    const roots = [
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];
    const tree = treeOf(leaves.map(t.fromHex), portableSha256);
    expect(roots.map((_, size) => t.hex(tree.root(size)))).toEqual(roots);
  });

  it("of every size up to 64 has the root and every inclusion proof of RFC 6962, and each proof is accepted", () => {
    for (let size = 0; size <= 64; size++) {
      const root = whole.root(size);
      expect(root).toEqual(t.naiveRoot(entries.slice(0, size)));
      for (let index = 0; index < size; index++) {
        const proof = whole.inclusionProof(index, size);
        expect(proof).toEqual(t.naiveInclusion(index, entries.slice(0, size)));
        const leaf = leafHash(t.sha, t.bytes(`entry ${index}`));
        expect(verifyInclusion(t.sha, { index, size, leaf, proof, root })).toEqual({ kind: "proven" });
      }
    }
  });

  it("begins with every earlier tree, for every pair of sizes up to 64", () => {
    for (let toSize = 0; toSize <= 64; toSize++) {
      for (let fromSize = 0; fromSize <= toSize; fromSize++) {
        const proof = whole.consistencyProof(fromSize, toSize);
        if (fromSize > 0) expect(proof).toEqual(t.naiveConsistency(fromSize, entries.slice(0, toSize)));
        const [fromRoot, toRoot] = [whole.root(fromSize), whole.root(toSize)];
        const claim = { fromSize, fromRoot, toSize, toRoot, proof };
        expect(verifyConsistency(t.sha, claim)).toEqual({ kind: "proven" });
      }
    }
  });

  it("grows from leaf hashes alone to the same root, and says where each entry stands", () => {
    const tree = new MerkleTree(t.sha);
    expect(entries.map((entry) => tree.appendLeafHash(leafHash(t.sha, entry)))).toEqual(entries.map((_, i) => i));
    expect(tree.root()).toEqual(whole.root());
    expect(new MerkleTree(t.sha).root()).toEqual(emptyRoot(t.sha));
  });

  it("of 100,000 entries costs two hashes an append, and a few dozen a root or a proof", () => {
    let hashes = 0;
    const counted = (input: Uint8Array) => {
      hashes += 1;
      return portableSha256(input);
    };
    const tree = new MerkleTree(counted);
    for (let i = 0; i < 100_000; i++) tree.append(Uint8Array.of(i, i >> 8, i >> 16));
    expect(hashes).toBeLessThanOrEqual(200_000);
    hashes = 0;
    const [fromSize, toSize] = [70_001, 99_999];
    const [fromRoot, toRoot, proof] = [tree.root(fromSize), tree.root(toSize), tree.consistencyProof(fromSize, toSize)];
    tree.inclusionProof(65_536, toSize);
    expect(hashes).toBeLessThanOrEqual(4 * 17);
    expect(verifyConsistency(t.sha, { fromSize, fromRoot, toSize, toRoot, proof })).toEqual({ kind: "proven" });
  });

  it("stops a caller who asks for what it never held, or who brings half a hash", () => {
    expect(() => whole.root(65)).toThrow("this tree holds 64, not 65");
    expect(() => whole.root(0.5)).toThrow(RangeError);
    expect(() => whole.inclusionProof(3, 3)).toThrow("entry 3 is not in a tree of 3");
    expect(() => whole.consistencyProof(5, 4)).toThrow("a tree of 4 never began with one of 5");
    expect(() => new MerkleTree(t.sha).appendLeafHash(new Uint8Array(20))).toThrow("a hash is 32 bytes");
  });

  it("keeps its own hashes when a reader scribbles on an answer", () => {
    const tree = treeOf(entries.slice(0, 5));
    const before = t.hex(tree.root());
    tree.root(4).fill(0);
    for (const hash of [...tree.inclusionProof(1), ...tree.consistencyProof(3)]) hash.fill(0);
    expect(t.hex(tree.root())).toBe(before);
  });
});

const flip = (hash: Uint8Array, bit: number): Uint8Array =>
  hash.map((b, i) => (i === bit >> 3 ? b ^ (1 << (bit & 7)) : b));
const aSize = fc.integer({ min: 1, max: 64 });
const aBit = fc.integer({ min: 0, max: 255 });

describe("an inclusion proof with one thing changed", () => {
  const aClaim = aSize.chain((size) =>
    fc.integer({ min: 0, max: size - 1 }).map((index) => ({
      index,
      size,
      leaf: leafHash(t.sha, t.bytes(`entry ${index}`)),
      proof: whole.inclusionProof(index, size),
      root: whole.root(size),
    })),
  );

  it("is refused for any bit of the leaf, the root or any hash", () => {
    fc.assert(
      fc.property(aClaim, fc.nat(), aBit, (claim, which, bit) => {
        const at = which % (claim.proof.length + 2);
        const proof = claim.proof.map((hash, i) => (i === at ? flip(hash, bit) : hash));
        const leaf = at === claim.proof.length ? flip(claim.leaf, bit) : claim.leaf;
        const root = at === claim.proof.length + 1 ? flip(claim.root, bit) : claim.root;
        const found = verifyInclusion(t.sha, { ...claim, proof, leaf, root });
        expect(found).toMatchObject({ because: "root-differs" });
      }),
    );
  });

  it("is refused with a hash too few, too many, or two exchanged", () => {
    fc.assert(
      fc.property(aClaim, fc.nat(), (claim, which) => {
        const at = which % (claim.proof.length + 1);
        const longer = claim.proof.toSpliced(at, 0, claim.root);
        expect(verifyInclusion(t.sha, { ...claim, proof: longer })).toMatchObject({ because: "proof-too-long" });
        const [one, two] = [claim.proof[at], claim.proof[at + 1]];
        if (one !== undefined) {
          const shorter = claim.proof.toSpliced(at, 1);
          expect(verifyInclusion(t.sha, { ...claim, proof: shorter })).toMatchObject({ because: "proof-too-short" });
        }
        if (one !== undefined && two !== undefined) {
          const exchanged = claim.proof.toSpliced(at, 2, two, one);
          expect(verifyInclusion(t.sha, { ...claim, proof: exchanged })).toMatchObject({ because: "root-differs" });
        }
      }),
    );
  });

  it("is refused at any other index; at another size it passes only where the path is the same path", () => {
    fc.assert(
      fc.property(aClaim, fc.nat({ max: 80 }), (claim, other) => {
        const elsewhere = verifyInclusion(t.sha, { ...claim, index: other });
        expect(elsewhere.kind).toBe(other === claim.index ? "proven" : "refused");
        const resized = verifyInclusion(t.sha, { ...claim, size: other });
        const samePath =
          other > claim.index && t.turnsOfInclusion(claim.index, other) === t.turnsOfInclusion(claim.index, claim.size);
        expect(resized.kind).toBe(samePath ? "proven" : "refused");
      }),
      { numRuns: 300 },
    );
  });

  it("is refused with a size or an index that is no count, and with a hash of the wrong length", () => {
    const claim = { index: 0, size: 1, leaf: whole.root(1), proof: [], root: whole.root(1) };
    for (const size of [-1, 0.5, Number.NaN, 2 ** 53]) {
      expect(verifyInclusion(t.sha, { ...claim, size })).toMatchObject({ because: "not-a-count" });
    }
    expect(verifyInclusion(t.sha, { ...claim, size: 0 })).toMatchObject({ because: "outside-tree" });
    expect(verifyInclusion(t.sha, { ...claim, root: new Uint8Array(31) })).toMatchObject({ because: "not-a-hash" });
  });

  it("is walked without losing digits in a tree far beyond 32 bits", () => {
    const leaf = leafHash(t.sha, t.bytes("far"));
    const size = 2 ** 52 + 1; // the last leaf stands alone beside a full tree of 2^52
    const left = t.sha(t.bytes("left"));
    const root = t.sha(Buffer.concat([Uint8Array.of(1), left, leaf]));
    const claim = { index: 2 ** 52, size, leaf, proof: [left], root };
    expect(verifyInclusion(t.sha, claim)).toEqual({ kind: "proven" });
    expect(verifyInclusion(t.sha, { ...claim, index: 2 ** 52 - 1 })).toMatchObject({ because: "proof-too-short" });
  });
});

describe("a consistency proof with one thing changed", () => {
  const aClaim = aSize.chain((toSize) =>
    fc.integer({ min: 1, max: toSize }).map((fromSize) => ({
      fromSize,
      fromRoot: whole.root(fromSize),
      toSize,
      toRoot: whole.root(toSize),
      proof: whole.consistencyProof(fromSize, toSize),
    })),
  );

  it("is refused for any bit of either root or any hash, and with a hash too few or too many", () => {
    fc.assert(
      fc.property(aClaim, fc.nat(), aBit, (claim, which, bit) => {
        const at = which % (claim.proof.length + 2);
        const proof = claim.proof.map((hash, i) => (i === at ? flip(hash, bit) : hash));
        const fromRoot = at === claim.proof.length ? flip(claim.fromRoot, bit) : claim.fromRoot;
        const toRoot = at === claim.proof.length + 1 ? flip(claim.toRoot, bit) : claim.toRoot;
        const found = verifyConsistency(t.sha, { ...claim, proof, fromRoot, toRoot });
        expect(found).toMatchObject({ because: "root-differs" });
        const longer = claim.proof.toSpliced(at, 0, claim.toRoot);
        expect(verifyConsistency(t.sha, { ...claim, proof: longer })).toMatchObject({ because: "proof-too-long" });
        if (claim.proof.length === 0) return;
        const shorter = claim.proof.toSpliced(which % claim.proof.length, 1);
        expect(verifyConsistency(t.sha, { ...claim, proof: shorter })).toMatchObject({ because: "proof-too-short" });
      }),
    );
  });

  it("passes at another size only where the path is the same path", () => {
    const turns = (from: number, to: number) =>
      from > 0 && from < to ? t.turnsOfConsistency(from, to) : `${from}=${to}`;
    fc.assert(
      fc.property(aClaim, fc.nat({ max: 80 }), (claim, other) => {
        const { fromSize, toSize } = claim;
        const older = verifyConsistency(t.sha, { ...claim, fromSize: other });
        const olderSame = other === fromSize || turns(other, toSize) === turns(fromSize, toSize);
        expect(older.kind).toBe(olderSame ? "proven" : "refused");
        const newer = verifyConsistency(t.sha, { ...claim, toSize: other });
        const newerSame = other === toSize || turns(fromSize, other) === turns(fromSize, toSize);
        expect(newer.kind).toBe(newerSame ? "proven" : "refused");
      }),
      { numRuns: 300 },
    );
  });

  it("is refused when the log shrank, forked at one size, or calls something else empty", () => {
    const [one, two] = [whole.root(1), whole.root(2)];
    const check = (fromSize: number, fromRoot: Uint8Array, toSize: number, toRoot: Uint8Array) =>
      verifyConsistency(t.sha, { fromSize, fromRoot, toSize, toRoot, proof: [] });
    expect(check(2, two, 1, one)).toMatchObject({ because: "outside-tree" });
    expect(check(2, two, 2, one)).toMatchObject({ because: "root-differs" });
    expect(check(0, one, 2, two)).toMatchObject({ because: "root-differs" });
    expect(check(0, one, 0, one)).toMatchObject({ because: "root-differs" });
    expect(check(0, emptyRoot(t.sha), 2, two)).toEqual({ kind: "proven" });
    expect(check(1.5, one, 2, two)).toMatchObject({ because: "not-a-count" });
    expect(check(1, one.subarray(1), 2, two)).toMatchObject({ because: "not-a-hash" });
  });
});
