/** Runs the vectors from disk as another state's engineer would: with the files and their README, and nothing else. */
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { preAuthEncoding } from "@sigstore/core/dist/dsse.js";
import { describe, expect, it } from "vitest";
import * as w from "./index.ts";
import { nodePrimitives } from "./node.ts";
import { must } from "./testing/vector-file.ts";

/** All fields that any case has; which of them a file's cases have, the README beside them says. */
interface Case {
  readonly shows: string;
  readonly because: string;
  readonly directory: string;
  readonly line: string;
  readonly id: string;
  readonly stream: string;
  readonly message: w.Message;
  readonly receipt: w.Receipt;
  readonly text: string;
  readonly ms: number;
  readonly record: string;
  readonly purpose: w.Purpose;
  readonly keyIds: Readonly<Record<string, readonly string[]>>;
  readonly algorithm: w.Algorithm;
  readonly key: string;
  readonly keyId: string;
  readonly payloadType: string;
  readonly payloadHex: string;
  readonly signedHex: string;
  readonly publicKey: string;
  readonly signature: string;
  readonly valid: boolean;
}
interface File {
  readonly directories: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
}
const read = (path: string): File =>
  JSON.parse(readFileSync(new URL(`../../../vectors/wire/${path}`, import.meta.url), "utf8"));
const named = (cases: readonly Case[]): [string, Case][] => cases.map((c) => [c.shows, c]);
const directoryOf = (file: File, name: string) =>
  must(w.parseDirectory(nodePrimitives, file.directories[name] ?? `no directory ${name}`));

describe("messages", () => {
  const valid = read("valid/messages.json");
  it.each(named(valid.cases))("opens %s", (_, c) => {
    const opened = must(w.openMessage(nodePrimitives, directoryOf(valid, c.directory), c.line));
    expect(opened).toEqual({ id: c.id, text: c.line, message: c.message });
    expect(w.streamOf(opened.message)).toBe(c.stream);
    expect(w.checkMessage(opened.message)).toEqual(w.good(c.message));
  });

  it.each(["invalid/envelopes.json", "invalid/messages.json", "invalid/signatures.json"])(
    "refuses all of %s",
    (path) => {
      const file = read(path);
      const accepted = file.cases.filter(
        (c) => w.openMessage(nodePrimitives, directoryOf(file, c.directory), c.line).ok,
      );
      expect(accepted.map((c) => c.shows)).toEqual([]);
    },
  );

  it("in invalid/messages.json are rightly signed: what they say is refused, not who says it", () => {
    const file = read("invalid/messages.json");
    const directory = directoryOf(file, "live");
    for (const c of file.cases) {
      const signed = w.checkSignatures(nodePrimitives, directory, "US" as w.Party, must(w.parseEnvelope(c.line)));
      expect(signed.ok, c.shows).toBe(true);
    }
  });
});

describe("receipts", () => {
  const [valid, invalid] = [read("valid/receipts.json"), read("invalid/receipts.json")];
  it.each(named(valid.cases))("opens %s", (_, c) => {
    const opened = must(w.openReceipt(nodePrimitives, directoryOf(valid, c.directory), c.line));
    expect(opened).toEqual({ text: c.line, receipt: c.receipt });
  });
  it.each(named(invalid.cases))("refuses %s", (_, c) =>
    expect(w.openReceipt(nodePrimitives, directoryOf(invalid, c.directory), c.line).ok).toBe(false),
  );
});

describe("directories", () => {
  it.each(named(read("valid/directories.json").cases))("reads %s", (_, c) => {
    const directory = must(w.parseDirectory(nodePrimitives, c.text));
    expect([directory.record, directory.purpose]).toEqual([c.record, c.purpose]);
    expect(Object.fromEntries([...directory.keys].map(([p, keys]) => [p, keys.map((k) => k.id)]))).toEqual(c.keyIds);
    expect(w.formatDirectory(directory)).toBe(c.text);
  });
  it.each(named(read("invalid/directories.json").cases))("refuses %s", (_, c) =>
    expect(w.parseDirectory(nodePrimitives, c.text).ok).toBe(false),
  );
  it("name each key as keys.json does", () => {
    for (const c of read("keys.json").cases) {
      const raw = must(w.fromBase64(c.key));
      expect(w.publicKeyOf(nodePrimitives, c.algorithm, c.purpose, raw).id).toBe(c.keyId);
    }
  });
});

describe("instants", () => {
  it.each(named(read("valid/instants.json").cases))("reads %s", (_, c) => {
    expect(w.isInstant(c.text)).toBe(true);
    expect(w.msOf(c.text as w.Instant)).toBe(c.ms);
    expect(w.instantOf(c.ms)).toBe(c.text);
  });
  it.each(named(read("invalid/instants.json").cases))("refuses %s", (_, c) => expect(w.isInstant(c.text)).toBe(false));
});

it("ed25519: a reader with any library comes to these verdicts", () => {
  const { cases } = read("ed25519.json");
  expect(cases.length).toBeGreaterThan(400);
  for (const primitives of [nodePrimitives, w.portable]) {
    const wrong = cases.filter((c) => {
      const [key, message, signature] = [c.publicKey, c.message as unknown as string, c.signature].map(w.fromHex);
      return key && message && signature && w.verifyEd25519(primitives, key, message, signature) !== c.valid;
    });
    expect(wrong).toEqual([]);
  }
});

describe("with none of our code", () => {
  it("what is signed is what another DSSE library says, and its SHA-256 is the id", () => {
    for (const c of read("valid/pre-authentication.json").cases) {
      const signed = preAuthEncoding(c.payloadType, Buffer.from(c.payloadHex, "hex"));
      expect([c.shows, signed.toString("hex")]).toEqual([c.shows, c.signedHex]);
      expect(createHash("sha256").update(signed).digest("hex")).toBe(c.id);
    }
  });

  it("each message's signatures verify with the keys of keys.json", () => {
    const keys = new Map(read("keys.json").cases.map((c) => [c.keyId, c]));
    const prefix = { ed25519: "302a300506032b6570032100", "ml-dsa-87": "30820a32300b060960864801650304031303820a2100" };
    for (const path of ["valid/messages.json", "valid/receipts.json"]) {
      for (const { line, id } of read(path).cases) {
        const e = JSON.parse(line) as {
          payload: string;
          payloadType: string;
          signatures: { keyid: string; sig: string }[];
        };
        const signed = preAuthEncoding(e.payloadType, Buffer.from(e.payload, "base64"));
        if (id !== undefined) expect(createHash("sha256").update(signed).digest("hex")).toBe(id);
        for (const { keyid, sig } of e.signatures) {
          const { algorithm = "ed25519", key = "" } = keys.get(keyid) ?? {};
          const spki = Buffer.concat([Buffer.from(prefix[algorithm], "hex"), Buffer.from(key, "base64")]);
          const publicKey = createPublicKey({ key: spki, format: "der", type: "spki" });
          expect(verify(null, signed, publicKey, Buffer.from(sig, "base64"))).toBe(true);
        }
      }
    }
  });
});
