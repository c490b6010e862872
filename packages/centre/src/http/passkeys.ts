/**
 * Passkeys (WebAuthn, level 2): an officer's device keeps a key for this centre's name and signs a challenge of ours with it, after it has
 * seen who holds it. We keep the public key alone. Which key belongs to whom is decided by the key's own id; nothing that the browser says
 * of the officer counts.
 */
import { createHash } from "node:crypto";
import { isIP } from "node:net";
import type { Instant } from "@comity/wire";
import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { Officer } from "../core/env.ts";
import { Once } from "./challenges.ts";
import { Trouble } from "./problems.ts";

/** EdDSA, ES256, RS256 (COSE): what authenticators have. */
const algorithms = [-8, -7, -257];

/** A registered key, as it is kept. Nothing in it is secret. */
export interface Passkey {
  /** The credential's id, base64url. */
  readonly id: string;
  readonly officer: string;
  /** What its officer calls it. */
  readonly name: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  /** It may be on several of the officer's devices. */
  readonly synced: boolean;
  readonly rpId: string;
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly revoked: { readonly at: Instant; readonly by: string } | null;
}
export interface PasskeyStore {
  all(): readonly Passkey[];
  /** Resolves or returns once it is on disk; the same id takes the place of what was there. */
  keep(key: Passkey): void;
}

/** Where a request came to: a passkey is bound to both. */
export interface Place {
  readonly origin: string;
  readonly rpId: string;
}
/** @throws Trouble where the address is a number: a passkey is bound to a name */
export function placeOf(host: string, isTls: boolean, rpId: string | undefined): Place {
  const name = host.replace(/:\d+$/, "").toLowerCase();
  const origin = `${isTls ? "https" : "http"}://${host.toLowerCase()}`;
  if (rpId !== undefined && (name === rpId || name.endsWith(`.${rpId}`))) return { origin, rpId };
  if (rpId !== undefined)
    throw new Trouble("wrong-state", `passkeys of this centre are for ${rpId}: open the console under that name`);
  if (isIP(name.replace(/^\[|\]$/g, "")) !== 0)
    throw new Trouble(
      "wrong-state",
      "a passkey is bound to a name, and this address is a number: open the console as localhost, or by the centre's name",
    );
  return { origin, rpId: name };
}

interface Asked extends Place {
  /** Who registers; null: whoever signs in. */
  readonly officer: string | null;
}

export class Passkeys {
  private readonly store: PasskeyStore;
  private readonly party: string;
  private readonly now: () => Instant;
  private readonly random: (bytes: number) => Uint8Array;
  private readonly asked: Once<Asked>;

  constructor(store: PasskeyStore, party: string, world: { now(): Instant; random(bytes: number): Uint8Array }) {
    this.store = store;
    this.party = party;
    this.now = () => world.now();
    this.random = (n) => world.random(n);
    this.asked = new Once(this.now);
  }

  of(officer?: string): readonly Passkey[] {
    return this.store.all().filter((k) => officer === undefined || k.officer === officer);
  }

  async registration(officer: Officer, place: Place): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const own = this.of(officer.name).filter((k) => k.revoked === null && k.rpId === place.rpId);
    const options = await generateRegistrationOptions({
      rpName: `Comity ${this.party}`,
      rpID: place.rpId,
      userName: officer.name,
      userDisplayName: officer.name,
      userID: this.handleOf(officer.name),
      challenge: this.challenge(),
      attestationType: "none",
      excludeCredentials: own.map((k) => ({ id: k.id, transports: transportsOf(k) })),
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      supportedAlgorithmIDs: algorithms,
    });
    this.asked.issue(options.challenge, { ...place, officer: officer.name });
    return options;
  }

  /** @throws Trouble */
  async register(officer: Officer, name: string, response: RegistrationResponseJSON): Promise<Passkey> {
    const challenge = challengeIn(response.response.clientDataJSON);
    const asked = this.asked.take(challenge);
    if (asked === undefined || asked.officer !== officer.name)
      throw new Trouble(
        "wrong-state",
        "this registration was not asked for here, or took longer than two minutes: begin anew",
      );
    const verified = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: asked.origin,
      expectedRPID: asked.rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }).catch((e: Error) => e);
    if (verified instanceof Error || !verified.verified)
      throw new Trouble(
        "bad-input",
        `the passkey could not be checked: ${verified instanceof Error ? verified.message : "its signature does not fit"}`,
      );
    const { credential, credentialDeviceType } = verified.registrationInfo;
    if (this.store.all().some((k) => k.id === credential.id))
      throw new Trouble("wrong-state", "this passkey is registered here already");
    const key: Passkey = {
      id: credential.id,
      officer: officer.name,
      name,
      publicKey: Buffer.from(credential.publicKey).toString("base64url"),
      counter: credential.counter,
      transports: credential.transports ?? [],
      synced: credentialDeviceType === "multiDevice",
      rpId: asked.rpId,
      createdAt: this.now(),
      lastUsedAt: null,
      revoked: null,
    };
    this.store.keep(key);
    return key;
  }

  /** For whoever comes: no name is asked, so that nobody learns who is an officer here. */
  async signIn(place: Place): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const options = await generateAuthenticationOptions({
      rpID: place.rpId,
      challenge: this.challenge(),
      userVerification: "required",
    });
    this.asked.issue(options.challenge, { ...place, officer: null });
    return options;
  }

  /** @returns whose key signed our challenge, or in words for our own log why nobody is let in */
  async signedIn(response: AuthenticationResponseJSON): Promise<Passkey | string> {
    const challenge = challengeIn(response.response.clientDataJSON);
    const asked = this.asked.take(challenge);
    if (asked === undefined || asked.officer !== null) return "the challenge is not ours, was used or is too old";
    const key = this.store.all().find((k) => k.id === response.id);
    if (key === undefined) return "no such passkey is registered";
    if (key.revoked !== null) return `the passkey "${key.name}" of ${key.officer} was revoked`;
    const handle = Buffer.from(this.handleOf(key.officer)).toString("base64url");
    if (response.response.userHandle !== undefined && response.response.userHandle !== handle)
      return "the passkey names another officer";
    const verified = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: asked.origin,
      expectedRPID: asked.rpId,
      credential: {
        id: key.id,
        publicKey: new Uint8Array(Buffer.from(key.publicKey, "base64url")),
        counter: key.counter,
      },
      requireUserVerification: true,
    }).catch((e: Error) => e);
    if (verified instanceof Error) return verified.message;
    if (!verified.verified) return "the signature does not verify";
    // Another may have used or revoked it while the signature was checked: the last state counts.
    const last = this.store.all().find((k) => k.id === key.id) ?? key;
    const { newCounter } = verified.authenticationInfo;
    if (last.revoked !== null || (newCounter !== 0 && newCounter <= last.counter))
      return "the passkey's count went back";
    const used = { ...last, counter: newCounter, lastUsedAt: this.now() };
    this.store.keep(used);
    return used;
  }

  revoke(id: string, by: string): Passkey | undefined {
    const key = this.store.all().find((k) => k.id === id);
    if (key === undefined || key.revoked !== null) return key;
    const revoked = { ...key, revoked: { at: this.now(), by } };
    this.store.keep(revoked);
    return revoked;
  }

  private challenge(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.random(32));
  }
  /** Names the officer to the device, and to nobody else. */
  private handleOf(officer: string): Uint8Array<ArrayBuffer> {
    return new Uint8Array(createHash("sha256").update(`comity officer ${this.party} ${officer}`).digest());
  }
}

const transportsOf = (k: Passkey): AuthenticatorTransport[] => [...k.transports] as AuthenticatorTransport[];

function challengeIn(clientDataJSON: string): string {
  try {
    const data = JSON.parse(Buffer.from(clientDataJSON, "base64url").toString("utf8")) as { challenge?: unknown };
    return typeof data.challenge === "string" ? data.challenge : "";
  } catch {
    return "";
  }
}
