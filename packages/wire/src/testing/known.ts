/** For tests alone: keys that are the same every time, from seeds that everyone has. Never for use. */
import { createPrivateKey, sign } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import { ml_dsa87 } from "@noble/post-quantum/ml-dsa.js";
import {
  type Algorithm,
  type Directory,
  type EnvelopeId,
  formatDirectory,
  type Instant,
  type ItemId,
  type Message,
  type Notification,
  type Party,
  type Purpose,
  portable,
  publicKeyOf,
  type Signer,
} from "../index.ts";

export interface TestKey {
  readonly holder: string;
  readonly seed: Uint8Array;
  readonly signer: Signer;
}

/** The key whose seed is 32 times one byte (RFC 8032 §5.1.5, FIPS 204 algorithm 6). */
export function testKey(holder: string, seedByte: number, algorithm: Algorithm, purpose: Purpose): TestKey {
  const seed = new Uint8Array(32).fill(seedByte);
  if (algorithm === "ed25519") {
    const publicKey = publicKeyOf(portable, algorithm, purpose, ed25519.getPublicKey(seed));
    const pkcs8 = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
    const secret = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
    return { holder, seed, signer: { publicKey, repeatable: true, sign: (m) => sign(null, m, secret) } };
  }
  const pair = ml_dsa87.keygen(seed);
  const publicKey = publicKeyOf(portable, algorithm, purpose, pair.publicKey);
  // The variant of FIPS 204 without fresh randomness, so that the vectors come out the same each time.
  const signMlDsa = (m: Uint8Array) => ml_dsa87.sign(m, pair.secretKey, { extraEntropy: false });
  return { holder, seed, signer: { publicKey, repeatable: true, sign: signMlDsa } };
}

const codes = ["CN", "FR", "GB", "RU", "US"] as const;
export type Code = (typeof codes)[number];
const keysOf = (seedByte: number, algorithm: Algorithm, purpose: Purpose) =>
  Object.fromEntries(codes.map((code, i) => [code, testKey(code, seedByte + i, algorithm, purpose)])) as Record<
    Code,
    TestKey
  >;

export const live = keysOf(0x01, "ed25519", "live");
export const drill = keysOf(0x11, "ed25519", "drill");
export const us87 = testKey("US", 0x21, "ml-dsa-87", "live");
export const stranger = testKey("nobody in the directories", 0x66, "ed25519", "live");
export const allKeys: readonly TestKey[] = [...Object.values(live), ...Object.values(drill), us87, stranger];

export const record = "launches.comity.example";
export const drillRecord = "drill.comity.example";
const directoryOf = (
  name: string,
  purpose: Purpose,
  keys: Record<Code, TestKey>,
  more: readonly TestKey[] = [],
): Directory => ({
  record: name,
  purpose,
  keys: new Map(
    codes.map((code) => [
      code as string as Party,
      [keys[code], ...more.filter((k) => k.holder === code)].map((k) => k.signer.publicKey),
    ]),
  ),
});
export const liveDirectory = directoryOf(record, "live", live);
export const drillDirectory = directoryOf(drillRecord, "drill", drill);
/** As live, with an ML-DSA-87 key of the US beside its Ed25519 key. */
export const bothDirectory = directoryOf(record, "live", live, [us87]);
export const directories = { live: liveDirectory, drill: drillDirectory, both: bothDirectory } as const;
export type DirectoryName = keyof typeof directories;
export const directoryTexts: Readonly<Record<DirectoryName, string>> = {
  live: formatDirectory(liveDirectory),
  drill: formatDirectory(drillDirectory),
  both: formatDirectory(bothDirectory),
};

export const party = (code: Code): Party => code as string as Party;
export const instant = (text: string): Instant => text as Instant;
export const itemId = (hexDigit: string): ItemId => hexDigit.repeat(32) as ItemId;
export const envelopeId = (hexDigit: string): EnvelopeId => hexDigit.repeat(64) as EnvelopeId;

/** What the examples have in common: the US tells the other four of a launch. */
export const notification: Notification = {
  kind: "notification",
  type: "launch",
  id: itemId("a"),
  reference: "US-2026-0042",
  regime: { id: "p5-launch-notification", digest: "5".repeat(64) },
  fields: {
    window: { opens: "2026-02-15T06:00:00.000Z", closes: "2026-02-15T12:00:00.000Z" },
    "launch-area": { point: [34.7373, -120.5843], name: "Vandenberg" },
    azimuth: 281.5,
    "impact-area": [{ circle: { centre: [9.1, 167.4], radiusKm: 120 } }],
  },
  language: "en",
  composedAt: instant("2026-02-14T01:52:40.000Z"),
  officers: { composed: "R. Alvarez", released: "K. Osei" },
};
export const message: Message = {
  comity: 1,
  record,
  from: party("US"),
  to: [party("CN"), party("FR"), party("GB"), party("RU")],
  sequence: 1,
  previous: null,
  sentAt: instant("2026-02-14T02:00:11.123Z"),
  body: notification,
};
