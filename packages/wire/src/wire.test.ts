import { describe, expect, it } from "vitest";
import {
  type Directory,
  type EnvelopeId,
  type Instant,
  type ItemId,
  type Message,
  openMessage,
  openReceipt,
  type Party,
  type Primitives,
  portable,
  sealMessage,
  sealReceipt,
} from "./index.ts";
import { makeKeyPair, nodePrimitives, signerFromPem } from "./node.ts";

function pair(purpose: "live" | "drill" = "live") {
  const made = makeKeyPair("ed25519", purpose);
  return { made, signer: signerFromPem(made.privatePem, "ed25519", purpose) };
}
const us = pair();
const cn = pair();
const directory: Directory = {
  record: "test",
  purpose: "live",
  keys: new Map([
    ["US" as Party, [us.made.publicKey]],
    ["CN" as Party, [cn.made.publicKey]],
  ]),
};
const message: Message = {
  comity: 1,
  record: "test",
  from: "US" as Party,
  to: ["CN" as Party],
  sequence: 1,
  previous: null,
  sentAt: "2026-02-14T02:00:11.123Z" as Instant,
  body: {
    kind: "acknowledgement",
    of: "0".repeat(32) as ItemId,
    envelope: "0".repeat(64) as EnvelopeId,
    officer: "A. Moreau",
    at: "2026-02-14T02:00:11.123Z" as Instant,
  },
};
const ways: readonly [string, Primitives][] = [
  ["openssl", nodePrimitives],
  ["portable", portable],
];

describe.each(ways)("a sealed message, checked with %s", (_, p) => {
  it("opens with the sender's key and gives back the same bytes", () => {
    const sealed = sealMessage(p, message, [us.signer]);
    const opened = openMessage(p, directory, sealed.text);
    expect(opened).toEqual({ ok: true, value: sealed });
  });

  it("is refused when a drill key signed it, when a bit is changed, and for another record", () => {
    const drill = pair("drill");
    expect(openMessage(p, directory, sealMessage(p, message, [drill.signer]).text)).toMatchObject({ ok: false });
    const other = sealMessage(p, { ...message, record: "elsewhere" }, [us.signer]);
    expect(openMessage(p, directory, other.text)).toEqual({
      ok: false,
      faults: [{ at: "", message: "for another record" }],
    });
    const text = sealMessage(p, message, [us.signer]).text;
    for (let i = 5; i < text.length; i += 7) {
      const flipped = text.slice(0, i) + String.fromCharCode(text.charCodeAt(i) ^ 1) + text.slice(i + 1);
      expect(openMessage(p, directory, flipped).ok).toBe(false);
    }
  });

  it("is receipted in batches", () => {
    const receipt = {
      comity: 1,
      record: "test",
      from: "CN" as Party,
      to: "US" as Party,
      envelopes: [{ id: "1".repeat(64) as EnvelopeId, receivedAt: message.sentAt }],
    } as const;
    expect(openReceipt(p, directory, sealReceipt(receipt, [cn.signer]).text)).toMatchObject({
      ok: true,
      value: { receipt },
    });
    expect(openReceipt(p, directory, sealReceipt(receipt, [us.signer]).text).ok).toBe(false);
  });
});

it("needs every listed signature: with an ML-DSA-87 key in the directory both must verify", () => {
  const pq = makeKeyPair("ml-dsa-87", "live");
  const both: Directory = {
    ...directory,
    keys: new Map(directory.keys).set("US" as Party, [us.made.publicKey, pq.publicKey]),
  };
  const pqSigner = signerFromPem(pq.privatePem, "ml-dsa-87", "live");
  expect(openMessage(nodePrimitives, both, sealMessage(nodePrimitives, message, [us.signer, pqSigner]).text).ok).toBe(
    true,
  );
  expect(openMessage(nodePrimitives, both, sealMessage(nodePrimitives, message, [us.signer]).text).ok).toBe(false);
  expect(openMessage(portable, both, sealMessage(portable, message, [us.signer, pqSigner]).text).ok).toBe(false);
});
