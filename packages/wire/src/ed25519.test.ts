import { ed25519 } from "@noble/curves/ed25519.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromHex, isCanonicalPoint, isSmallOrder, type Primitives, portable, toHex, verifyEd25519 } from "./index.ts";
import { nodePrimitives } from "./node.ts";
import { encoding, p, pointOf, ruleSays, torsion } from "./testing/curve.ts";
import { type Ed25519Case, ed25519Cases } from "./testing/ed25519-cases.ts";

const ways: readonly [string, Primitives][] = [
  ["openssl", nodePrimitives],
  ["portable", portable],
];
const cases = ed25519Cases();

describe.each(ways)("the rule with %s", (_, primitives) => {
  it("gives the verdict of each case", () => {
    const verdict = (c: Ed25519Case) =>
      verifyEd25519(primitives, fromHex(c.publicKey), fromHex(c.message), fromHex(c.signature));
    expect(cases.filter((c) => verdict(c) !== c.valid)).toEqual([]);
  });

  it("accepts every honest signature, and no honest signature for another message", () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    fc.assert(
      fc.property(
        bytes(32),
        fc.uint8Array({ maxLength: 300 }),
        fc.uint8Array({ maxLength: 300 }),
        (seed, one, other) => {
          const key = ed25519.getPublicKey(seed);
          const signature = ed25519.sign(one, seed);
          expect(verifyEd25519(primitives, key, one, signature)).toBe(true);
          if (toHex(one) !== toHex(other)) expect(verifyEd25519(primitives, key, other, signature)).toBe(false);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("says what the written rule says, whatever the bytes", () => {
    const point = fc.constantFrom(...cases.map((c) => c.publicKey.slice(0, 64)).filter((hex) => hex.length === 64));
    const r = fc.constantFrom(...cases.map((c) => c.signature.slice(0, 64)).filter((hex) => hex.length === 64));
    const s = fc.constantFrom(...cases.map((c) => c.signature.slice(64)).filter((hex) => hex.length === 64));
    fc.assert(
      fc.property(point, r, s, fc.constantFrom("", "30", "31", "32"), (key, first, second, message) => {
        const [k, m, signature] = [fromHex(key), fromHex(message), fromHex(first + second)];
        expect(verifyEd25519(primitives, k, m, signature)).toBe(ruleSays(k, m, signature).valid);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the cases", () => {
  it("hold what RFC 8032 §7.1 prints", () => {
    const [one, two, three, abc] = cases;
    expect([one?.publicKey, one?.signature]).toEqual([
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ]);
    expect([two?.publicKey, two?.signature]).toEqual([
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ]);
    expect([three?.publicKey, three?.signature]).toEqual([
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ]);
    expect([abc?.publicKey, abc?.signature]).toEqual([
      "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
      "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ]);
  });

  it("reach every branch of the rule, and tell the two equations apart", () => {
    const because = new Map<string, number>();
    for (const c of cases) because.set(c.because, (because.get(c.because) ?? 0) + 1);
    expect(Object.fromEntries(because)).toEqual({
      "the key is not 32 bytes": 3,
      "the signature is not 64 bytes": 4,
      "the key is not canonical": 50,
      "R is not canonical": 44,
      "the key is of small order": 16,
      "S is not below L": 19,
      "the key is no point of the curve": 5,
      "R is no point of the curve": 6,
      "the equation does not hold": 16,
      "the equation holds only times the cofactor": 133,
      "the equation holds": 108,
    });
    expect(new Set(cases.map((c) => c.publicKey + c.message + c.signature)).size).toBeGreaterThan(300);
  });

  it("include the two that libraries judge apart: an R of small order, and the cofactor", () => {
    const small = cases.find((c) => c.shows === "R is [0]T, the key honest");
    expect(small?.valid).toBe(true);
    const onlyByEight = cases.filter((c) => c.because === "the equation holds only times the cofactor");
    const lenient = onlyByEight.filter((c) => {
      const [signature, message, key] = [c.signature, c.message, c.publicKey].map(fromHex) as [
        Uint8Array,
        Uint8Array,
        Uint8Array,
      ];
      return ed25519.verify(signature, message, key, { zip215: true });
    });
    expect(lenient).toHaveLength(onlyByEight.length);
    expect(onlyByEight.length).toBeGreaterThan(50);
  });
});

describe("small-order points", () => {
  it("are the eight whose eighth multiple is nothing, and no other is taken for one", () => {
    expect(new Set(torsion.map((t) => toHex(t.toBytes()))).size).toBe(8);
    for (const t of torsion) {
      expect(t.clearCofactor().is0()).toBe(true);
      expect([isCanonicalPoint(t.toBytes()), isSmallOrder(t.toBytes())]).toEqual([true, true]);
    }
    for (let y = 2n; y < 200n; y++) {
      const bytes = encoding(y, 0);
      if (pointOf(bytes) !== undefined) expect(isSmallOrder(bytes)).toBe(false);
    }
  });

  it("are no points at all when a byte is missing", () => {
    const short = encoding(3n, 0).subarray(0, 31);
    expect([isCanonicalPoint(short), isSmallOrder(new Uint8Array(31))]).toEqual([false, false]);
    expect(isCanonicalPoint(encoding(p - 1n, 0))).toBe(true);
    expect(isCanonicalPoint(encoding(p, 0))).toBe(false);
  });
});
