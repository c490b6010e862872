/** Runs the vectors from disk as another state's engineer would: with the files and their README, and nothing else. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as p from "./index.ts";
import * as t from "./testing/known.ts";

/** All fields that any case has; which of them a file's cases have, its README says. */
interface Case {
  readonly shows: string;
  readonly because: string;
  readonly entryHex: string;
  readonly index: number;
  readonly size: number;
  readonly proofHex: readonly string[];
  readonly rootHex: string;
  readonly fromSize: number;
  readonly fromRootHex: string;
  readonly toSize: number;
  readonly toRootHex: string;
  readonly name: string;
  readonly keyId: string;
  readonly publicKeyHex: string;
  readonly keys: readonly string[];
  readonly note?: string;
  readonly noteHex?: string;
  readonly text: string;
  readonly signedBy: readonly string[];
  readonly origin: string;
  readonly extensions: readonly string[];
  readonly file: string;
  readonly logKey: string;
  readonly witnessKeys: readonly string[];
  readonly cosignedBy: readonly string[];
}
interface Trees {
  readonly entriesHex: readonly string[];
  readonly rootsHex: readonly string[];
  readonly everyInclusionProofSha256Hex: string;
  readonly everyConsistencyProofSha256Hex: string;
}
const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../vectors/proof/${path}`, import.meta.url), "utf8"));
function casesOf(path: string): [string, Case][] {
  const { cases } = read(path) as { readonly cases: readonly Case[] };
  return cases.map((c) => [c.shows, c]);
}
const hashes = (list: readonly string[]) => list.map(t.fromHex);

function verifierOf(text: string): p.NoteVerifier {
  const key = p.parseVerifierKey(t.sha, text);
  if (p.isMalformed(key)) throw new Error(key.message);
  return p.ed25519Verifier(key, t.verifyEd25519);
}

it("trees: every root, every inclusion proof and every consistency proof", () => {
  const v = read("valid/trees.json") as Trees;
  const tree = new p.MerkleTree(p.portableSha256);
  const inclusions: Uint8Array[] = [];
  const consistencies: Uint8Array[] = [];
  const roots = [t.hex(tree.root())];
  for (const [i, entryHex] of v.entriesHex.entries()) {
    tree.append(t.fromHex(entryHex));
    roots.push(t.hex(tree.root()));
    for (let index = 0; index <= i; index++) inclusions.push(...tree.inclusionProof(index));
    for (let from = 0; from <= i + 1; from++) consistencies.push(...tree.consistencyProof(from));
  }
  expect(roots).toEqual(v.rootsHex);
  expect(t.hex(t.sha(Buffer.concat(inclusions)))).toBe(v.everyInclusionProofSha256Hex);
  expect(t.hex(t.sha(Buffer.concat(consistencies)))).toBe(v.everyConsistencyProofSha256Hex);
});

describe("inclusion", () => {
  const check = (c: Case) => {
    const leaf = p.leafHash(t.sha, t.fromHex(c.entryHex));
    const { index, size } = c;
    return p.verifyInclusion(t.sha, { index, size, leaf, proof: hashes(c.proofHex), root: t.fromHex(c.rootHex) });
  };
  it.each(casesOf("valid/inclusion.json"))("proves %s", (_, c) => expect(check(c)).toEqual({ kind: "proven" }));
  it.each(casesOf("invalid/inclusion.json"))("refuses %s", (_, c) =>
    expect(check(c)).toMatchObject({ kind: "refused", because: c.because }),
  );
});

describe("consistency", () => {
  const check = (c: Case) => {
    const [fromRoot, toRoot] = [t.fromHex(c.fromRootHex), t.fromHex(c.toRootHex)];
    const { fromSize, toSize } = c;
    return p.verifyConsistency(t.sha, { fromSize, fromRoot, toSize, toRoot, proof: hashes(c.proofHex) });
  };
  it.each(casesOf("valid/consistency.json"))("proves %s", (_, c) => expect(check(c)).toEqual({ kind: "proven" }));
  it.each(casesOf("invalid/consistency.json"))("refuses %s", (_, c) =>
    expect(check(c)).toMatchObject({ kind: "refused", because: c.because }),
  );
});

describe("verifier keys", () => {
  it.each(casesOf("valid/verifier-keys.json"))("reads %s", (_, { text, name, keyId, publicKeyHex }) => {
    const key = { name, keyId, publicKey: t.fromHex(publicKeyHex) };
    expect(p.parseVerifierKey(t.sha, text)).toEqual(key);
    expect(p.formatVerifierKey(key)).toBe(text);
  });
  it.each(casesOf("invalid/verifier-keys.json"))("refuses: %s", (_, { text }) =>
    expect(p.isMalformed(p.parseVerifierKey(t.sha, text))).toBe(true),
  );
});

describe("notes", () => {
  const open = (c: Case) => p.openNote(c.note ?? t.fromHex(c.noteHex ?? ""), c.keys.map(verifierOf));
  it.each(casesOf("valid/notes.json"))("opens: %s", (_, c) => {
    const opened = open(c);
    expect(opened).toMatchObject({ kind: "opened", text: c.text });
    expect(opened.kind === "opened" && opened.signedBy.map((v) => v.name)).toEqual(c.signedBy);
  });
  it.each(casesOf("invalid/notes.json"))("refuses: %s", (_, c) =>
    expect(open(c)).toMatchObject({ kind: "refused", because: c.because }),
  );
});

describe("checkpoints", () => {
  it.each(casesOf("valid/checkpoints.json"))("reads %s", (_, { text, origin, size, rootHex, extensions }) => {
    const checkpoint = { ...p.checkpointOf(origin, size, t.fromHex(rootHex)), extensions };
    expect(p.parseCheckpoint(text)).toEqual(checkpoint);
    expect(p.formatCheckpoint(checkpoint)).toBe(text);
  });
  it.each(casesOf("invalid/checkpoints.json"))("refuses %s", (_, { text }) =>
    expect(p.parseCheckpoint(text)).toMatchObject({ malformed: "checkpoint" }),
  );
});

describe("proof files", () => {
  const check = (c: Case) => {
    const known = { log: verifierOf(c.logKey), witnesses: c.witnessKeys.map(verifierOf) };
    return p.verifyProofFile(t.sha, c.file, t.fromHex(c.entryHex), known);
  };
  it.each(casesOf("valid/proof-files.json"))("proves: %s", (_, c) => {
    const { origin, index, size, cosignedBy } = c;
    expect(check(c)).toMatchObject({ kind: "proven", origin, index, size, cosignedBy });
  });
  it.each(casesOf("invalid/proof-files.json"))("refuses: %s", (_, c) =>
    expect(check(c)).toMatchObject({ kind: "refused", because: c.because }),
  );
});
