import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkpointOf,
  formatProofFile,
  isMalformed,
  MerkleTree,
  type ProofFile,
  parseProofFile,
  signCheckpoint,
  verifyProofFile,
} from "./index.ts";
import * as t from "./testing/known.ts";

const fr = t.testKey("comity.example/centre/fr", 1);
const gb = t.testKey("comity.example/witness/gb", 2);
const known = { log: fr.verifier, witnesses: [gb.verifier] };

const tree = new MerkleTree(t.sha);
for (let i = 0; i < 11; i++) tree.append(t.bytes(`notification ${i}`));
const checkpoint = signCheckpoint(checkpointOf("comity.example/centre/fr", 11, tree.root()), [fr.signer, gb.signer]);
const file: ProofFile = { index: 6, hashes: tree.inclusionProof(6), checkpoint };
const text = formatProofFile(file);
const entry = t.bytes("notification 6");

describe("a proof file", () => {
  it("proves, offline, that an entry's bytes are in the log", () => {
    expect(verifyProofFile(t.sha, text, entry, known)).toEqual({
      kind: "proven",
      origin: "comity.example/centre/fr",
      index: 6,
      size: 11,
      rootBase64: Buffer.from(tree.root()).toString("base64"),
      cosignedBy: ["comity.example/witness/gb"],
    });
    expect(verifyProofFile(t.sha, t.bytes(text), entry, { log: fr.verifier })).toMatchObject({ cosignedBy: [] });
  });

  it("reads back as it was written, with and without extra data and hashes", () => {
    expect(parseProofFile(text)).toEqual(file);
    const withExtra = { ...file, extra: t.bytes("us-2026-0042") };
    expect(parseProofFile(formatProofFile(withExtra))).toEqual(withExtra);
    const bare = { ...file, hashes: [] };
    expect(formatProofFile(bare)).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex 6\n\ncomity\.example/);
    expect(parseProofFile(formatProofFile(bare))).toEqual(bare);
  });

  it("proves nothing about another entry, another place or another log", () => {
    const other = t.bytes("notification 7");
    expect(verifyProofFile(t.sha, text, other, known)).toMatchObject({ because: "root-differs" });
    const moved = formatProofFile({ ...file, index: 7 });
    expect(verifyProofFile(t.sha, moved, entry, known)).toMatchObject({ because: "root-differs" });
    const outside = formatProofFile({ ...file, index: 11 });
    expect(verifyProofFile(t.sha, outside, entry, known)).toMatchObject({ because: "outside-tree" });
    const elsewhere = { log: gb.verifier };
    expect(verifyProofFile(t.sha, text, entry, elsewhere)).toMatchObject({ because: "other-origin" });
    const stranger = { log: t.testKey("comity.example/stranger", 9).verifier };
    expect(verifyProofFile(t.sha, text, entry, stranger)).toMatchObject({ because: "no-known-signature" });
  });

  it("is refused when the size is changed, since the log's signature covers it", () => {
    const resized = text.replace("\n11\n", "\n12\n");
    expect(verifyProofFile(t.sha, resized, entry, known)).toMatchObject({ because: "bad-signature" });
  });

  it("proves no more after any change of one letter: at most, a witness is no longer known", () => {
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), fc.integer({ min: 1, max: 127 }), (at, change) => {
        const changed = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ change) + text.slice(at + 1);
        const found = verifyProofFile(t.sha, changed, entry, known);
        // A changed name or key ID makes its witness unknown: the record stands, one witness fewer.
        if (found.kind === "proven") expect(found.cosignedBy).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, string | Uint8Array]>([
    ["another first line", text.replace("@v1", "@v2")],
    ["no index", text.replace("index 6\n", "")],
    ["an index with a leading zero", text.replace("index 6", "index 06")],
    ["a negative index", text.replace("index 6", "index -6")],
    ["two indices", text.replace("index 6", "index 6 7")],
    ["an index beyond 2^53 - 1", text.replace("index 6", "index 9007199254740992")],
    ["extra data after the index", text.replace("index 6\n", "index 6\nextra AAAA\n")],
    ["empty extra data", text.replace("index", "extra \nindex")],
    ["extra data that is not base64", text.replace("index", "extra *\nindex")],
    ["a hash of 31 bytes", text.replace("index 6\n", `index 6\n${Buffer.alloc(31).toString("base64")}\n`)],
    ["64 hashes", text.replace("index 6\n", `index 6\n${`${Buffer.alloc(32).toString("base64")}\n`.repeat(64)}`)],
    ["no blank line", text.replace(/\n\ncomity/, "\ncomity")],
    ["no checkpoint", text.slice(0, text.indexOf("\n\n") + 2)],
    ["an unsigned checkpoint", text.slice(0, text.lastIndexOf("\n\n") + 1)],
    ["a checkpoint with a bad size", text.replace("\n11\n", "\n011\n")],
    ["carriage returns", text.replaceAll("\n", "\r\n")],
    ["bytes that are not UTF-8", Uint8Array.of(...t.bytes(text), 0xff)],
    ["nothing", ""],
  ])("is malformed with %s", (_, bad) => {
    expect(isMalformed(parseProofFile(bad))).toBe(true);
    expect(verifyProofFile(t.sha, bad, entry, known)).toMatchObject({ kind: "refused", because: "malformed" });
  });

  it("is never written in a form that would not read back", () => {
    expect(() => formatProofFile({ ...file, index: -1 })).toThrow(RangeError);
    expect(() => formatProofFile({ ...file, hashes: [new Uint8Array(31)] })).toThrow("a hash is 32 bytes");
    expect(() => formatProofFile({ ...file, extra: new Uint8Array(0) })).toThrow("leave extra data out");
    expect(() => formatProofFile({ ...file, checkpoint: "no note" })).toThrow("ends in a signed checkpoint");
  });
});
