import { createPublicKey } from "node:crypto";
import { dsse, crypto as sigstore } from "@sigstore/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as w from "./index.ts";
import { nodePrimitives as p } from "./node.ts";
import * as k from "./testing/known.ts";
import { must } from "./testing/vector-file.ts";

const us = k.live.US.signer;
const usKey = createPublicKey({
  key: Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), us.publicKey.raw]),
  format: "der",
  type: "spki",
});

describe("beside another DSSE library", () => {
  it("signs the same bytes, lengths in bytes", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }).map((s) => s.toWellFormed()),
        fc.uint8Array(),
        (type, payload) => {
          const theirs = dsse.preAuthEncoding(type, Buffer.from(payload));
          expect(Buffer.from(w.preAuthentication(type, payload)).equals(theirs)).toBe(true);
        },
      ),
    );
    const said = new TextDecoder().decode(w.preAuthentication("application/x", w.utf8("通知")));
    expect(said).toBe("DSSEv1 13 application/x 6 通知");
  });

  it("makes signatures that it verifies, and it makes none that we do not", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (payload) => {
        const e = w.sealEnvelope(w.messageType, payload, [us]);
        const [first] = e.signatures;
        const data = dsse.preAuthEncoding(e.payloadType, Buffer.from(e.payload));
        expect(sigstore.verify(data, usKey, Buffer.from(first?.bytes ?? []))).toBe(true);
        expect(w.checkSignatures(p, k.liveDirectory, k.party("US"), e)).toEqual(w.good([us.publicKey.id]));
      }),
      { numRuns: 50 },
    );
  });
});

describe("an envelope", () => {
  const e = w.sealEnvelope(w.messageType, w.utf8("{}"), [us, k.us87.signer]);

  it("has its signatures in the order of key ids, in whichever order they were made", () => {
    const other = w.sealEnvelope(w.messageType, w.utf8("{}"), [k.us87.signer, us]);
    expect(w.formatEnvelope(other)).toBe(w.formatEnvelope(e));
    expect(e.signatures.map((s) => s.keyId)).toEqual([us.publicKey.id, k.us87.signer.publicKey.id].toSorted());
    expect(w.parseEnvelope(w.formatEnvelope({ ...e, signatures: e.signatures.toReversed() })).ok).toBe(false);
  });

  it("has one id, whoever signed it", () => {
    const byCn = w.sealEnvelope(w.messageType, w.utf8("{}"), [k.live.CN.signer]);
    expect(w.envelopeIdOf(p, byCn)).toBe(w.envelopeIdOf(w.portable, e));
  });

  it("may be as long as 65,535 bytes, and no longer", () => {
    const [signature] = w.sealEnvelope(w.messageType, new Uint8Array(), [us]).signatures;
    const rest = w.formatEnvelope({
      payloadType: w.messageType,
      payload: new Uint8Array(),
      signatures: signature ? [signature] : [],
    });
    const room = Math.floor((w.envelopeBytesMax - rest.length) / 4) * 3;
    const line = (bytes: number) => w.formatEnvelope(w.sealEnvelope(w.messageType, new Uint8Array(bytes), [us]));
    expect(w.parseEnvelope(line(room)).ok).toBe(true);
    expect(w.parseEnvelope(line(room + 1))).toEqual(w.bad("oversized envelope"));
  });

  it("of the longest payload that a sender may sign holds both signatures", () => {
    const line = w.formatEnvelope(
      w.sealEnvelope(w.messageType, new Uint8Array(w.payloadBytesMax), [us, k.us87.signer]),
    );
    expect(must(w.parseEnvelope(line)).signatures).toHaveLength(2);
  });

  it("is refused where an algorithm cannot be checked, and the reason is said", () => {
    expect(w.checkSignatures(w.portable, k.bothDirectory, k.party("US"), e)).toEqual(
      w.bad("ML-DSA-87 cannot be checked here"),
    );
    expect(w.checkSignatures(p, k.bothDirectory, k.party("US"), e).ok).toBe(true);
  });

  it("with two signatures by one key is refused even if it was never parsed", () => {
    const [first] = e.signatures;
    const doubled = { ...e, signatures: first ? [first, first] : [] };
    expect(w.checkSignatures(p, k.bothDirectory, k.party("US"), doubled).ok).toBe(false);
    expect(w.checkSignatures(p, k.liveDirectory, k.party("US"), doubled).ok).toBe(false);
  });
});
