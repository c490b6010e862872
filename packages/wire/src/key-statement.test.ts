import { describe, expect, it } from "vitest";
import {
  type Directory,
  formatDirectory,
  formatKeyStatement,
  type Instant,
  type KeyStatement,
  openKeyStatement,
  type Party,
  parseDirectory,
  parseKeyStatement,
  rawKey,
  signKeyStatement,
} from "./index.ts";
import { makeKeyPair, makeSealingPair, nodePrimitives as p, signerFromPem } from "./node.ts";

const key = () => signerFromPem(makeKeyPair("ed25519", "live").privatePem, "ed25519", "live");
const [us, cn, recovery, fresh] = [key(), key(), key(), key()];
const sealing = makeSealingPair("live").publicKey;
const directory: Directory = {
  ...{ record: "test", purpose: "live" },
  keys: new Map([
    ["US" as Party, [us.publicKey]],
    ["CN" as Party, [cn.publicKey]],
  ]),
  sealing: new Map([["US" as Party, sealing]]),
  recovery: new Map([["US" as Party, recovery.publicKey]]),
};
const rotation: KeyStatement = {
  ...{ comity: 1, record: "test", party: "US" as Party, does: "rotate", use: "signing", old: us.publicKey.id },
  ...{ new: rawKey(fresh.publicKey), from: "2026-02-14T02:00:11.123Z" as Instant, reason: "old" },
};
const revocation: KeyStatement = { ...rotation, does: "revoke" };
const sealed: KeyStatement = {
  ...{ ...revocation, use: "sealing", old: sealing.id },
  new: rawKey(makeSealingPair("live").publicKey),
};
const open = (s: KeyStatement, ...signers: Parameters<typeof signKeyStatement>[1][number][]) =>
  openKeyStatement(p, directory, signKeyStatement(s, signers));

describe("a statement on keys", () => {
  it("comes back as it was written, and the directory with a recovery key too", () => {
    const line = signKeyStatement(rotation, [us, fresh]);
    expect(parseKeyStatement(line)).toEqual({ ok: true, value: rotation });
    expect(new TextDecoder().decode(formatKeyStatement(rotation))).toMatch(/^\{"comity":1,"does":"rotate"/);
    const text = formatDirectory(directory);
    expect(text).toContain('"algorithm": "ed25519-recovery"');
    const read = parseDirectory(p, text);
    expect(read.ok && formatDirectory(read.value)).toBe(text);
    expect(read.ok && read.value.recovery?.get("US" as Party)?.id).toBe(recovery.publicKey.id);
    expect(parseDirectory(p, text.replace(rawKey(recovery.publicKey), rawKey(us.publicKey))).ok).toBe(false);
  });

  it.each([
    ["a rotation by the old key and the new one", rotation, [us, fresh], "keys"],
    ["a revocation by the recovery key", revocation, [recovery], "recovery"],
    ["of a sealing key, by the signing key", sealed, [us], "keys"],
    ["of a sealing key, and none in its place", { ...sealed, new: null }, [us], "keys"],
  ] as const)("is believed: %s", (_, s, signers, by) => {
    expect(open(s, ...signers)).toMatchObject({ ok: true, value: { by } });
  });

  it.each([
    ["a rotation without the new key's signature", rotation, [us]],
    ["a rotation by the recovery key", rotation, [recovery, fresh]],
    ["a revocation by the key that it is about", revocation, [us]],
    ["a revocation by a stranger's key", revocation, [cn]],
    ["a revocation by the recovery key and another", revocation, [recovery, us]],
    ["of another party's key", { ...revocation, party: "CN" as Party }, [recovery]],
    ["for another record", { ...revocation, record: "other" }, [recovery]],
    ["of a key that was never listed", { ...revocation, old: "0".repeat(32) as never }, [recovery]],
    ["with a key in its place that another has", { ...revocation, new: rawKey(cn.publicKey) }, [recovery]],
    ["with no signing key in its place", { ...revocation, new: null }, [recovery]],
    ["with no key in its place that is one", { ...revocation, new: "AAAA" }, [recovery]],
    ["with a key of small order", { ...revocation, new: Buffer.alloc(32).toString("base64") }, [recovery]],
  ] as const)("is not believed: %s", (_, s, signers) => {
    expect(open(s as KeyStatement, ...signers).ok).toBe(false);
  });
});
