/** Assertions by an authenticator of the test's own, right and wrong in each of the ways that count. */
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { instantOf } from "@comity/wire";
import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import { beforeEach, describe, expect, test } from "vitest";
import { type Passkey, type PasskeyStore, Passkeys, placeOf } from "./passkeys.ts";

const place = { origin: "https://centre.example", rpId: "centre.example" };
const device = generateKeyPairSync("ec", { namedCurve: "P-256" });
const stranger = generateKeyPairSync("ec", { namedCurve: "P-256" });
const b64u = (b: Uint8Array | string): string => Buffer.from(b).toString("base64url");
const sha256 = (b: Uint8Array | string): Buffer => createHash("sha256").update(b).digest();

function cosePublicKey(): string {
  const { x = "", y = "" } = device.publicKey.export({ format: "jwk" });
  const of = (s: string): Uint8Array => new Uint8Array(Buffer.from(s, "base64url"));
  const map = new Map<number, number | Uint8Array>([
    [1, 2], // EC2
    [3, -7], // ES256
    [-1, 1], // P-256
    [-2, of(x)],
    [-3, of(y)],
  ]);
  return b64u(isoCBOR.encode(map as never));
}
const key = (more: Partial<Passkey> = {}): Passkey => ({
  id: b64u("device-1"),
  officer: "Vera Cole",
  name: "Desk key",
  publicKey: cosePublicKey(),
  counter: 7,
  transports: ["internal"],
  synced: false,
  rpId: place.rpId,
  createdAt: instantOf(0),
  lastUsedAt: null,
  revoked: null,
  ...more,
});

let nowMs = 0;
let kept: Map<string, Passkey>;
let passkeys: Passkeys;
beforeEach(() => {
  nowMs = Date.UTC(2026, 10, 24, 3);
  kept = new Map([[key().id, key()]]);
  const store: PasskeyStore = { all: () => [...kept.values()], keep: (k) => void kept.set(k.id, k) };
  let drawn = 0;
  passkeys = new Passkeys(store, "US", {
    now: () => instantOf(nowMs),
    random: (n) => new Uint8Array(n).fill(++drawn),
  });
});

interface Said {
  readonly counter?: number;
  readonly flags?: number;
  readonly rpId?: string;
  readonly type?: string;
  readonly origin?: string;
  readonly challenge?: string;
  readonly id?: string;
  readonly signer?: typeof device;
  readonly officer?: string;
}
/** User present, user verified. */
const upUv = 0b101;

function assertion(challenge: string, said: Said = {}): AuthenticationResponseJSON {
  const { counter = 8, flags = upUv, rpId = place.rpId, type = "webauthn.get", origin = place.origin } = said;
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  const authenticatorData = Buffer.concat([sha256(rpId), Buffer.from([flags]), count]);
  const clientData = JSON.stringify({ type, challenge: said.challenge ?? challenge, origin, crossOrigin: false });
  const signed = Buffer.concat([authenticatorData, sha256(clientData)]);
  const id = said.id ?? key().id;
  return {
    id,
    rawId: id,
    type: "public-key",
    clientExtensionResults: {},
    response: {
      clientDataJSON: b64u(clientData),
      authenticatorData: b64u(authenticatorData),
      signature: b64u(sign("sha256", signed, (said.signer ?? device).privateKey)),
      userHandle: b64u(sha256(`comity officer US ${said.officer ?? "Vera Cole"}`)),
    },
  };
}
const ask = async (): Promise<string> => (await passkeys.signIn(place)).challenge;

test("a right assertion signs its officer in, once, and its count and moment are kept", async () => {
  const answer = assertion(await ask());
  expect(await passkeys.signedIn(answer)).toMatchObject({ officer: "Vera Cole", counter: 8 });
  expect(kept.get(key().id)).toMatchObject({ counter: 8, lastUsedAt: instantOf(nowMs) });
  expect(await passkeys.signedIn(answer)).toMatch(/^the challenge is not ours, was used/);
});

describe("nobody is let in", () => {
  const wrong: Record<string, readonly [Said, RegExp]> = {
    "by a count that went back": [{ counter: 6 }, /counter/i],
    "by a count that stood still": [{ counter: 7 }, /counter/i],
    "without the holder verified": [{ flags: 0b001 }, /verif/i],
    "without the holder present": [{ flags: 0b100 }, /present/i],
    "from another origin": [{ origin: "https://centre.example.evil.example" }, /origin/i],
    "from the same name at another port": [{ origin: "https://centre.example:8443" }, /origin/i],
    "for another name": [{ rpId: "evil.example" }, /RP ID/i],
    "by what registers a key": [{ type: "webauthn.create" }, /type/i],
    "by another key": [{ signer: stranger }, /does not verify/],
    "by a key that is not registered": [{ id: b64u("device-2") }, /no such passkey/],
    "as another officer": [{ officer: "Ben Ode" }, /another officer/],
    "for a challenge of nobody's": [{ challenge: b64u("challenge") }, /not ours/],
  };
  for (const [how, [said, why]] of Object.entries(wrong))
    test(how, async () => {
      expect(await passkeys.signedIn(assertion(await ask(), said))).toMatch(why);
      expect(kept.get(key().id)?.lastUsedAt).toBeNull();
    });
  test("too late", async () => {
    const challenge = await ask();
    nowMs += 120_001;
    expect(await passkeys.signedIn(assertion(challenge))).toMatch(/too old/);
  });
  test("by a revoked key", async () => {
    passkeys.revoke(key().id, "Vera Cole");
    expect(await passkeys.signedIn(assertion(await ask()))).toMatch(/was revoked/);
  });
  test("by a challenge that was for registering", async () => {
    const options = await passkeys.registration({ name: "Vera Cole", role: "watch-officer", desk: null }, place);
    expect(await passkeys.signedIn(assertion(options.challenge))).toMatch(/not ours/);
  });
});

test("registration asks for a verified holder, for the three algorithms, and leaves out what is registered", async () => {
  const options = await passkeys.registration({ name: "Vera Cole", role: "watch-officer", desk: null }, place);
  expect(options).toMatchObject({
    rp: { id: "centre.example" },
    attestation: "none",
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    pubKeyCredParams: [-8, -7, -257].map((alg) => ({ alg, type: "public-key" })),
    excludeCredentials: [{ id: key().id }],
  });
  const asked = await passkeys.signIn(place);
  expect(asked).toMatchObject({ rpId: "centre.example", userVerification: "required" });
  expect(asked.allowCredentials ?? []).toEqual([]);
});

test("a passkey is bound to a name, the setting's or the address's own", () => {
  expect(placeOf("Centre.example:8443", true, undefined)).toEqual({
    origin: "https://centre.example:8443",
    rpId: "centre.example",
  });
  expect(placeOf("fr.centre.example", true, "centre.example").rpId).toBe("centre.example");
  for (const host of ["127.0.0.1:4100", "[::1]:4100"])
    expect(() => placeOf(host, false, undefined)).toThrow(/bound to a name/);
  for (const host of ["evilcentre.example", "example", "127.0.0.1:4100"])
    expect(() => placeOf(host, true, "centre.example")).toThrow(/for centre.example/);
});
