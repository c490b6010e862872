import { describe, expect, it } from "vitest";
import * as w from "./index.ts";
import { makeKeyPair, nodePrimitives as p, signerFromPem } from "./node.ts";
import * as k from "./testing/known.ts";

const us = [k.live.US.signer];
const withFields = (fields: string): string => {
  const text = new TextDecoder().decode(w.formatMessage({ ...k.message, body: { ...k.notification, fields: {} } }));
  return w.formatEnvelope(w.sealEnvelope(w.messageType, w.utf8(text.replace('"fields":{}', `"fields":${fields}`)), us));
};
const open = (line: string) => w.openMessage(p, k.liveDirectory, line);

describe("what a hostile party may sign", () => {
  it.each([10, 100, 1000, 5000, 15_000, 20_000])("%d brackets cost nobody his stack", (n) => {
    expect(open(withFields(`{"a":${"[".repeat(n)}${"]".repeat(n)}}`)).ok).toBe(n <= 10);
    expect(open(withFields(`{"a":${'{"a":'.repeat(n / 5)}1${"}".repeat(n / 5)}}`)).ok).toBe(n <= 10);
    expect(open(withFields(`{"a":${"[".repeat(n)}`)).ok).toBe(false);
  });

  it("a hundred thousand brackets are too long for a line, and harmless outside one", () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    expect(open(withFields(`{"a":${deep}}`))).toEqual(w.bad("oversized envelope"));
    expect(w.parseMessage({ payloadType: w.messageType, payload: w.utf8(deep), signatures: [] }).ok).toBe(false);
    expect(w.parseDirectory(p, `{"record":${deep}}`).ok).toBe(false);
    expect(open(deep).ok).toBe(false);
    expect(open(`{"payload":${"[".repeat(30_000)}${"]".repeat(30_000)},"payloadType":"a/b","signatures":[]}`).ok).toBe(
      false,
    );
  });

  it("names that mean something to JavaScript are fields like others, or refused: nothing is lost or gained", () => {
    const opened = open(withFields('{"constructor":{"prototype":{"polluted":1}}}'));
    expect(opened).toMatchObject({
      ok: true,
      value: { message: { body: { fields: { constructor: { prototype: { polluted: 1 } } } } } },
    });
    expect(open(withFields('{"__proto__":{"polluted":1}}'))).toMatchObject({ ok: false });
    expect(open(withFields('{"a":{"__proto__":{"polluted":1}}}'))).toMatchObject({ ok: false });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it("its own words reach our log short, in one line, and without escapes", () => {
    const names = Array.from({ length: 300 }, (_, i) => `"\\u001b[2J\\nGB: all is well${i}":1`);
    const refused = open(withFields(`{${names.toSorted().join(",")}}`));
    if (refused.ok) throw new Error("accepted");
    const line = w.faultLine(refused.faults);
    expect(refused.faults).toHaveLength(10);
    expect(line).toMatch(/^[\x20-\x7e\ufffd…]+$/);
  });
});

describe("before it is journaled", () => {
  const body = (change: object) => w.checkMessage({ ...k.message, body: { ...k.notification, ...change } });

  it("a message is checked as its readers will check it", () => {
    expect(w.checkMessage(k.message)).toEqual(w.good(k.message));
    expect(body({ fields: { remark: "\ud83d" } })).toEqual(
      w.bad("it holds half a character, or a number that cannot be written"),
    );
    expect(body({ fields: { remark: Number.POSITIVE_INFINITY } }).ok).toBe(false);
    expect(
      body({ fields: Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`a${i}`, "x".repeat(8000)])) }),
    ).toEqual(w.bad("it is longer than 44000 bytes"));
    expect(body({ officers: { composed: "A", released: "B\u202e" } })).toEqual(
      w.bad("a name in one line, without hidden marks", "body.officers.released"),
    );
    expect(w.checkMessage({ ...k.message, to: [k.party("FR"), k.party("CN")] }).ok).toBe(false);
  });
});

it("names of people in any script are plain; what hides or reorders is not", () => {
  for (const name of ["陈伟", "Лин О’Брайен", "نور‌الدین", "हर्ष‍", "Ólafur Þ. Jónsson", "J. Moreau (watch)", "𠮷田"])
    expect([name, w.isPlainName(name)]).toEqual([name, true]);
  for (const name of [
    "a\u202eb",
    "a\u200bb",
    "a\u2066b",
    "a\u00adb",
    "a\tb",
    "a\nb",
    " a",
    "a\u00a0",
    "\u{e0041}a",
    "a\u061cb",
    "\ud800",
  ])
    expect([JSON.stringify(name), w.isPlainName(name)]).toEqual([JSON.stringify(name), false]);
  expect([w.isPlainText("two\nlines\tand a tab"), w.isPlainText("a\u0000"), w.isPlainText("a\u202e")]).toEqual([
    true,
    false,
    false,
  ]);
});

describe("keys", () => {
  it("of one purpose and of another are two keys, though their bytes are the same", () => {
    const { raw } = k.live.US.signer.publicKey;
    const [asLive, asDrill] = [w.publicKeyOf(p, "ed25519", "live", raw), w.publicKeyOf(p, "ed25519", "drill", raw)];
    expect(asLive.id).not.toBe(asDrill.id);
    const directory: w.Directory = {
      ...k.liveDirectory,
      keys: new Map(k.liveDirectory.keys).set(k.party("US"), [asDrill]),
    };
    expect(w.openMessage(p, directory, w.sealMessage(p, k.message, us).text).ok).toBe(false);
  });

  it.each(["ed25519", "ml-dsa-87"] as const)(
    "of %s made by OpenSSL sign and are read again; another kind's file is refused",
    (algorithm) => {
      const { publicKey, privatePem } = makeKeyPair(algorithm, "live");
      const signer = signerFromPem(privatePem, algorithm, "live");
      expect(signer.publicKey).toEqual(publicKey);
      const signature = signer.sign(w.utf8("x"));
      const verify = algorithm === "ed25519" ? p.ed25519 : p.mlDsa87;
      expect(verify?.(publicKey.raw, w.utf8("x"), signature)).toBe(true);
      expect(verify?.(publicKey.raw, w.utf8("y"), signature)).toBe(false);
      expect(verify?.(publicKey.raw.subarray(1), w.utf8("x"), signature)).toBe(false);
      const other = algorithm === "ed25519" ? "ml-dsa-87" : "ed25519";
      expect(() => signerFromPem(privatePem, other, "live")).toThrow(`this is a key of ${algorithm}, not ${other}`);
    },
  );
});
