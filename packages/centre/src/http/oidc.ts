/**
 * Sign-in by a ministry's own provider (OpenID Connect Core 1.0, code flow with PKCE, state and nonce). The provider says who somebody is
 * there; which officer that is here, our own configuration says, by the exact subject. The ID token's signature is checked although it comes
 * over TLS, and a token that is unsigned, for another client, of another moment or of another asking lets nobody in.
 */
import { createHash } from "node:crypto";
import type { Instant } from "@comity/wire";
import * as client from "openid-client";
import { Once } from "./challenges.ts";
import { isLoopback } from "./origins.ts";

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Which claim of the ID token names the subject; `sub` unless the provider has a better one. */
  readonly claim: string;
  /** Officer by subject. */
  readonly subjects: Readonly<Record<string, string>>;
  /** What the button says. */
  readonly name: string;
}
interface Asked {
  readonly nonce: string;
  readonly verifier: string;
  readonly redirectUri: string;
  /** The browser that asked, by the hash of its cookie: another's answer must not sign it in. */
  readonly browser: string;
}
const lifeMs = 600_000;
/** So far may our clock and the provider's be apart, in seconds. */
const clockToleranceS = 30;

export class Oidc {
  readonly settings: OidcSettings;
  private readonly random: (bytes: number) => Uint8Array;
  private readonly asked: Once<Asked>;
  private known: Promise<client.Configuration> | undefined;

  constructor(settings: OidcSettings, world: { now(): Instant; random(bytes: number): Uint8Array }) {
    this.settings = settings;
    this.random = (n) => world.random(n);
    this.asked = new Once(() => world.now(), lifeMs);
  }

  /** @returns where to send the browser, and the cookie that it must come back with */
  async begin(redirectUri: string): Promise<{ readonly to: string; readonly cookie: string }> {
    const config = await this.provider();
    const [state, nonce, cookie] = [this.secret(), this.secret(), this.secret()];
    const verifier = client.randomPKCECodeVerifier();
    this.asked.issue(state, { nonce, verifier, redirectUri, browser: hashOf(cookie) });
    const to = client.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: "openid",
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    });
    return { to: to.href, cookie };
  }

  /** @returns the officer's name, or for our own log why nobody is let in */
  async end(query: string, state: string, cookie: string | undefined): Promise<{ readonly officer: string } | string> {
    const asked = this.asked.take(state);
    if (asked === undefined) return "the answer is to no question of ours, or comes too late or twice";
    if (cookie === undefined || hashOf(cookie) !== asked.browser)
      return "another browser asked than the one that came back";
    let claims: client.IDToken | undefined;
    try {
      const tokens = await client.authorizationCodeGrant(
        await this.provider(),
        new URL(`${asked.redirectUri}?${query}`),
        {
          pkceCodeVerifier: asked.verifier,
          expectedNonce: asked.nonce,
          expectedState: state,
          idTokenExpected: true,
        },
      );
      claims = tokens.claims();
    } catch (e) {
      return `the provider's answer does not hold: ${causes(e)}`;
    }
    const subject = claims?.[this.settings.claim];
    const { subjects } = this.settings;
    const officer = typeof subject === "string" && Object.hasOwn(subjects, subject) ? subjects[subject] : undefined;
    return officer === undefined ? `the subject ${JSON.stringify(subject)} is no officer of this centre` : { officer };
  }

  private provider(): Promise<client.Configuration> {
    this.known ??= this.discover().catch((e: unknown) => {
      this.known = undefined; // a provider that was down is asked again
      throw e;
    });
    return this.known;
  }
  private async discover(): Promise<client.Configuration> {
    const issuer = new URL(this.settings.issuer);
    const isPlain = issuer.protocol === "http:" && isLoopback(issuer.hostname);
    const config = await client.discovery(
      issuer,
      this.settings.clientId,
      { client_secret: this.settings.clientSecret, [client.clockTolerance]: clockToleranceS },
      undefined,
      { execute: isPlain ? [client.allowInsecureRequests] : [], timeout: 10 },
    );
    client.enableNonRepudiationChecks(config);
    return config;
  }
  private secret(): string {
    return Buffer.from(this.random(32)).toString("base64url");
  }
}

const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

function causes(e: unknown): string {
  const said: string[] = [];
  for (let at = e; at instanceof Error && said.length < 4; at = at.cause) said.push(at.message);
  return said.join(": ");
}
