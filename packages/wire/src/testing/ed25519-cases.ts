import { ed25519 } from "@noble/curves/ed25519.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { concatBytes, fromHex, toHex, utf8 } from "../bytes.ts";
import { challenge, encoding, L, Point, p, pointOf, ruleSays, times, toLittleEndian, torsion } from "./curve.ts";

export interface Ed25519Case {
  readonly shows: string;
  readonly publicKey: string;
  readonly message: string;
  readonly signature: string;
  readonly valid: boolean;
  readonly because: string;
}

/** Every edge that we know of, made from scratch: nothing here is random. The verdicts are the written rule's. */
export function ed25519Cases(): readonly Ed25519Case[] {
  return [
    ...rfc8032(),
    ...honest(),
    ...changed(),
    ...lengths(),
    ...largeS(),
    ...smallOrderKeys(),
    ...smallOrderR(),
    ...mixedOrder(),
    ...everyLargeY(),
    ...offTheCurve(),
  ];
}

function made(shows: string, key: Uint8Array, message: Uint8Array, signature: Uint8Array): Ed25519Case {
  const [publicKey, text, sig] = [key, message, signature].map(toHex) as [string, string, string];
  return { shows, publicKey, message: text, signature: sig, ...ruleSays(key, message, signature) };
}

/** RFC 8032 §7.1, TEST 1, 2, 3 and SHA(abc): secret seed and message. A test checks that the rest comes out as printed. */
const printed = [
  ["TEST 1", "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", ""],
  ["TEST 2", "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", "72"],
  ["TEST 3", "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", "af82"],
  ["TEST SHA(abc)", "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42", toHex(sha512(utf8("abc")))],
] as const;
const rfc8032 = (): Ed25519Case[] =>
  printed.map(([name, seed, message]) => {
    const secret = fromHex(seed);
    const bytes = fromHex(message);
    return made(`RFC 8032 §7.1 ${name}`, ed25519.getPublicKey(secret), bytes, ed25519.sign(bytes, secret));
  });

const seed = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const text = utf8("Comity: 火箭, ракета, fusée");

const honest = (): Ed25519Case[] =>
  Array.from({ length: 16 }, (_, i) => {
    const message = new Uint8Array(i * i).fill(i);
    return made(
      `an honest signature over ${message.length} bytes`,
      ed25519.getPublicKey(seed(i)),
      message,
      ed25519.sign(message, seed(i)),
    );
  });

function changed(): Ed25519Case[] {
  const key = ed25519.getPublicKey(seed(1));
  const signature = ed25519.sign(text, seed(1));
  const flip = (bytes: Uint8Array, bit: number) => bytes.map((b, i) => (i === bit >> 3 ? b ^ (1 << (bit & 7)) : b));
  const bits = [0, 7, 100, 254, 255, 256, 300, 400, 500, 507, 508, 511];
  return [
    ...bits.map((bit) => made(`bit ${bit} of the signature is changed`, key, text, flip(signature, bit))),
    ...[0, 100, 254, 255].map((bit) => made(`bit ${bit} of the key is changed`, flip(key, bit), text, signature)),
    made("a bit of the message is changed", key, flip(text, 9), signature),
    made("the message is empty, and something was signed", key, utf8(""), signature),
    made("another party's key", ed25519.getPublicKey(seed(2)), text, signature),
    made("S and R are exchanged", key, text, concatBytes(signature.subarray(32), signature.subarray(0, 32))),
    made("all zeros", key, text, new Uint8Array(64)),
  ];
}

function lengths(): Ed25519Case[] {
  const key = ed25519.getPublicKey(seed(1));
  const signature = ed25519.sign(text, seed(1));
  const zero = new Uint8Array(1);
  return [
    made("a key one byte short", key.subarray(0, 31), text, signature),
    made("a key with a zero after it", concatBytes(key, zero), text, signature),
    made("no key", key.subarray(0, 0), text, signature),
    made("a signature one byte short", key, text, signature.subarray(0, 63)),
    made("a signature with a zero after it", key, text, concatBytes(signature, zero)),
    made("no signature", key, text, signature.subarray(0, 0)),
    made("R alone", key, text, signature.subarray(0, 32)),
  ];
}

// Known scalars, so that a signature can be made for any point that has them as its prime-order part.
const a = 0x1234567890abcdef1234567890abcdefn;
const r = 0x0fedcba987654321fedcba9876543210n;
const A = times(Point.BASE, a);
const R = times(Point.BASE, r);

/** R || S with S = r + k a: right but for what the small-order parts of key and R add. */
function sign(key: Uint8Array, rBytes: Uint8Array, message: Uint8Array, scalars: { a: bigint; r: bigint }): Uint8Array {
  const k = challenge(rBytes, key, message);
  return concatBytes(rBytes, toLittleEndian((scalars.r + k * scalars.a) % L));
}

/** The first of "0", "1", "2" … whose challenge fits. */
function messageWhere(key: Uint8Array, rBytes: Uint8Array, fits: (k: bigint) => boolean): Uint8Array {
  for (let n = 0; n < 10_000; n++) if (fits(challenge(rBytes, key, utf8(`${n}`)))) return utf8(`${n}`);
  throw new Error("no message in ten thousand fits");
}

function largeS(): Ed25519Case[] {
  const key = A.toBytes();
  const right = sign(key, R.toBytes(), text, { a, r });
  const s = (r + challenge(R.toBytes(), key, text) * a) % L;
  const more = Array.from({ length: 14 }, (_, i) => BigInt(i + 1));
  return [
    made("a right S, below L", key, text, right),
    ...more.map((n) =>
      made(`the same S and ${n} L: equal modulo L`, key, text, concatBytes(R.toBytes(), toLittleEndian(s + n * L))),
    ),
    made("S is L", key, text, concatBytes(R.toBytes(), toLittleEndian(L))),
    made("S is L - 1", key, text, concatBytes(R.toBytes(), toLittleEndian(L - 1n))),
    made("S is 2^256 - 1", key, text, concatBytes(R.toBytes(), toLittleEndian(2n ** 256n - 1n))),
  ];
}

/** Encodings of points of small order: the eight, and the six that name one of them in a wrong way. */
const canonicalSmall = torsion.map((point, i) => ({ i, point, bytes: point.toBytes(), words: `[${i}]T` }));
const otherSmall = (
  [
    [1n, 1],
    [p - 1n, 1],
    [p, 0],
    [p, 1],
    [p + 1n, 0],
    [p + 1n, 1],
  ] as const
).map(([y, sign]) => {
  const bytes = encoding(y, sign);
  const point = pointOf(bytes) ?? Point.ZERO;
  const i = torsion.findIndex((t) => t.equals(point));
  const spelled = y < p ? `y = ${y === 1n ? "1" : "p - 1"}` : `y = p${y > p ? " + 1" : ""}`;
  return { i, point, bytes, words: `[${i}]T as ${spelled}, sign ${sign}` };
});
const everySmall = [...canonicalSmall, ...otherSmall];

/** A library that does not look at the key accepts each of these; one signature fits many messages. */
const smallOrderKeys = (): Ed25519Case[] =>
  everySmall.flatMap((key) => {
    const fits = (k: bigint) => (k * BigInt(key.i)) % 8n === 0n;
    const scalars = { a: 0n, r };
    const message = messageWhere(key.bytes, R.toBytes(), fits);
    const other = messageWhere(key.bytes, Point.ZERO.toBytes(), fits);
    return [
      made(
        `small-order key ${key.words}, an R that fits`,
        key.bytes,
        message,
        sign(key.bytes, R.toBytes(), message, scalars),
      ),
      made(
        `small-order key ${key.words}, R = [0]T and S = 0`,
        key.bytes,
        other,
        concatBytes(Point.ZERO.toBytes(), new Uint8Array(32)),
      ),
    ];
  });

/** An honest signer never makes such an R. By itself it is no fault: the equation decides, if R is canonical. */
const smallOrderR = (): Ed25519Case[] =>
  everySmall.map((small) => {
    const key = A.toBytes();
    return made(`R is ${small.words}, the key honest`, key, text, sign(key, small.bytes, text, { a, r: 0n }));
  });

/**
 * Keys A + [i]T and R + [j]T. Times eight, the equation always holds. Without, it holds when k i + j is a multiple of 8, which
 * the message decides through k: each pair is shown with a message for which it does, where there is one, and one for which
 * it does not.
 */
function mixedOrder(): Ed25519Case[] {
  const eight = torsion.map((t, i) => ({ t, i }));
  const pairs = eight.flatMap((x) => eight.map((y) => ({ key: A.add(x.t).toBytes(), i: x.i, t: y.t, j: y.i })));
  return pairs.flatMap(({ key, i, t, j }) => {
    const holds = (k: bigint) => (k * BigInt(i) + BigInt(j)) % 8n === 0n;
    const possible = Array.from({ length: 8 }, (_, k) => holds(BigInt(k)));
    const cases: Ed25519Case[] = [];
    for (const [words, point, scalars] of [
      ["R", R.add(t), { a, r }],
      ["0", t, { a, r: 0n }],
    ] as const) {
      const rBytes = point.toBytes();
      const one = (fits: (k: bigint) => boolean) => {
        const message = messageWhere(key, rBytes, fits);
        cases.push(made(`key A + [${i}]T, R = ${words} + [${j}]T`, key, message, sign(key, rBytes, message, scalars)));
      };
      if (possible.includes(true)) one(holds);
      if (possible.includes(false)) one((k) => !holds(k));
    }
    return cases;
  });
}

/** Every y from p to 2^255 - 1, with both signs, as key and as R: a reader that takes y modulo p sees another point there. */
function everyLargeY(): Ed25519Case[] {
  const signature = ed25519.sign(text, seed(1));
  return Array.from({ length: 19 }, (_, n) => n).flatMap((n) =>
    ([0, 1] as const).flatMap((sign) => {
      const bytes = encoding(p + BigInt(n), sign);
      const words = `y = p + ${n}, sign ${sign}`;
      return [
        made(`the key has ${words}`, bytes, text, signature),
        made(`R has ${words}`, ed25519.getPublicKey(seed(1)), text, concatBytes(bytes, signature.subarray(32))),
      ];
    }),
  );
}

function offTheCurve(): Ed25519Case[] {
  const signature = ed25519.sign(text, seed(1));
  const none = [2n, 7n, 8n, p - 2n].map((y) => encoding(y, 0)).filter((bytes) => pointOf(bytes) === undefined);
  return none.flatMap((bytes) => [
    made("the key is no point of the curve", bytes, text, signature),
    made("R is no point of the curve", ed25519.getPublicKey(seed(1)), text, concatBytes(bytes, signature.subarray(32))),
  ]);
}
