/** Whatever parse accepts, format gives back byte for byte; and whatever may be said can be sealed and opened. */
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import * as w from "./index.ts";
import { nodePrimitives } from "./node.ts";
import * as any from "./testing/arbitrary.ts";
import * as k from "./testing/known.ts";
import { must } from "./testing/vector-file.ts";

const runs = { numRuns: 200 };
/** A directory in which the US, CN and so on are whoever the message names: the sender signs with the US's test key. */
const among = (record: string, from: w.Party, others: readonly w.Party[]): w.Directory => ({
  record,
  purpose: "live",
  keys: new Map(
    [from, ...others].map((p, i) => [p, [i === 0 ? k.live.US : k.live.CN].map((key) => key.signer.publicKey)]),
  ),
});

it("messages", () => {
  fc.assert(
    fc.property(any.message, (m) => {
      expect(w.checkMessage(m)).toEqual(w.good(m));
      const sealed = w.sealMessage(nodePrimitives, m, [k.live.US.signer]);
      const opened = must(w.openMessage(nodePrimitives, among(m.record, m.from, m.to), sealed.text));
      expect(opened).toEqual(sealed);
      expect(must(w.reopenMessage(nodePrimitives, sealed.text))).toEqual(sealed);
      const e = must(w.parseEnvelope(sealed.text));
      expect(w.formatMessage(opened.message)).toEqual(e.payload);
      expect(w.formatEnvelope(e)).toBe(sealed.text);
    }),
    runs,
  );
});

it("receipts", () => {
  fc.assert(
    fc.property(any.receipt, (r) => {
      const sealed = w.sealReceipt(r, [k.live.US.signer]);
      const opened = must(w.openReceipt(nodePrimitives, among(r.record, r.from, [r.to]), sealed.text));
      expect(opened).toEqual({ text: sealed.text, receipt: r });
      expect(must(w.reopenReceipt(sealed.text))).toEqual(opened);
      expect(w.formatReceipt(opened.receipt)).toEqual(must(w.parseEnvelope(sealed.text)).payload);
    }),
    runs,
  );
});

it("envelopes", () => {
  fc.assert(
    fc.property(any.envelope, (e) => {
      const line = w.formatEnvelope(e);
      expect(must(w.parseEnvelope(line))).toEqual(e);
      expect(w.formatEnvelope(must(w.parseEnvelope(line)))).toBe(line);
    }),
    runs,
  );
});

it("directories", () => {
  fc.assert(
    fc.property(any.directory, (d) => {
      const text = w.formatDirectory(d);
      const read = must(w.parseDirectory(nodePrimitives, text));
      expect(read).toEqual(d);
      expect(w.formatDirectory(read)).toBe(text);
    }),
    { numRuns: 50 },
  );
});

describe("instants", () => {
  it("are read as they are written, and sort as they come", () => {
    fc.assert(
      fc.property(any.instant, any.instant, (a, b) => {
        expect(w.isInstant(a)).toBe(true);
        expect(w.instantOf(w.msOf(a))).toBe(a);
        expect(w.parseInstant(a)).toEqual(w.good(a));
        expect(a < b).toBe(w.msOf(a) < w.msOf(b));
        expect(w.plusMs(a, w.msOf(b) - w.msOf(a))).toBe(b);
      }),
      runs,
    );
  });

  it("of any digits in that shape are those that come back", () => {
    const two = fc.integer({ min: 0, max: 99 }).map((n) => `${n}`.padStart(2, "0"));
    const shaped = fc
      .tuple(two, two, two, two, two, two, two, two)
      .map(([a, b, c, d, e, f, g, h]) => `${a}${b}-${c}-${d}T${e}:${f}:${g}.0${h}Z`);
    fc.assert(
      fc.property(shaped, (text) => {
        const exists =
          !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text && !text.startsWith("0000");
        expect(w.isInstant(text)).toBe(exists);
        expect(w.parseInstant(text).ok).toBe(exists);
      }),
      { numRuns: 500 },
    );
  });

  it("are read from a person's hand, in UTC alone", () => {
    expect(w.parseInstant(" 2026-02-14T02:00Z ")).toEqual(w.good("2026-02-14T02:00:00.000Z"));
    expect(w.parseInstant("2026-02-14T02:00:01.5Z")).toEqual(w.good("2026-02-14T02:00:01.500Z"));
    expect(w.parseInstant("2026-02-14T05:00+03:00").ok).toBe(false);
    expect(w.parseInstant("2026-02-30T05:00Z")).toEqual(
      w.bad('"2026-02-30T05:00Z" names a day or hour that does not exist'),
    );
    expect(() => w.instantOf(-62_135_596_800_001)).toThrow(w.Bug);
    expect(() => w.instantOf(253_402_300_800_000)).toThrow(w.Bug);
  });
});

it("base64 and hex", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
      expect(w.toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
      expect(must(w.fromBase64(w.toBase64(bytes)))).toEqual(bytes);
      expect(w.toHex(bytes)).toBe(Buffer.from(bytes).toString("hex"));
      expect(w.fromHex(w.toHex(bytes))).toEqual(bytes);
    }),
    { numRuns: 50 },
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."AQgw+/=-_ \n"), maxLength: 8 }), (text) => {
      const read = w.fromBase64(text);
      expect(read.ok).toBe(Buffer.from(text, "base64").toString("base64") === text);
    }),
    { numRuns: 2000 },
  );
});

it("base64 in a browser, which has no Buffer: read and refused alike", async () => {
  const { Buffer: buffer } = globalThis;
  vi.resetModules();
  vi.stubGlobal("Buffer", undefined);
  const browser = await import("./bytes.ts").finally(() => vi.unstubAllGlobals());
  const letters = fc.constantFrom(..."AQgw+/=-_ \né\u0141");
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 8 }), (text) => {
      const read = browser.fromBase64(text);
      expect(read).toEqual(w.fromBase64(text));
      expect(read.ok).toBe(buffer.from(text, "base64").toString("base64") === text);
    }),
    { numRuns: 2000 },
  );
});

it("UTF-8, and nothing in its place", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
      const read = w.fromUtf8(bytes);
      expect(read.ok).toBe(Buffer.from(Buffer.from(bytes).toString("utf8")).equals(Buffer.from(bytes)));
      if (read.ok) expect(w.utf8(read.value)).toEqual(bytes);
    }),
    { numRuns: 2000 },
  );
  expect(w.fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toEqual(w.good("\ufeffA"));
});
