/** Sign-in by a provider of one's own, against a small one on loopback that can be told to misbehave. */
import { createHash, createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Got, get, type Started, start } from "./testing.ts";

type Claims = Record<string, unknown>;
interface Provider {
  readonly issuer: string;
  /** Change what it says next. */
  misbehave: {
    claims?: (right: Claims) => Claims;
    alg?: "RS256" | "none" | "HS256";
    key?: KeyObject;
    state?: string;
  };
  readonly asked: URL[];
  /** What a browser that is signed in there is sent back with. */
  authorise(address: string): string;
  close(): Promise<void>;
}
const secret = "provider-secret";
const own = generateKeyPairSync("rsa", { modulusLength: 2048 });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
const b64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

async function startProvider(): Promise<Provider> {
  const codes = new Map<string, { nonce: string; challenge: string; redirect: string }>();
  let issuer = "";
  const provider: Provider = {
    get issuer() {
      return issuer;
    },
    misbehave: {},
    asked: [],
    authorise(address) {
      const url = new URL(address);
      provider.asked.push(url);
      const of = (name: string): string => url.searchParams.get(name) ?? "";
      const code = `code-${codes.size}`;
      codes.set(code, { nonce: of("nonce"), challenge: of("code_challenge"), redirect: of("redirect_uri") });
      const state = provider.misbehave.state ?? of("state");
      return `${of("redirect_uri")}?${new URLSearchParams({ code, state })}`;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const idToken = (nonce: string): string => {
    const { claims = (c: Claims) => c, alg = "RS256", key = own.privateKey } = provider.misbehave;
    const now = Math.floor(Date.now() / 1000);
    const right = { iss: issuer, aud: "comity-us", sub: "a7f3", nonce, iat: now, exp: now + 300 };
    const said = `${b64({ alg, typ: "JWT", ...(alg === "RS256" ? { kid: "k1" } : {}) })}.${b64(claims(right))}`;
    if (alg === "none") return `${said}.`;
    if (alg === "HS256") return `${said}.${createHmac("sha256", secret).update(said).digest("base64url")}`;
    return `${said}.${sign("sha256", Buffer.from(said), key).toString("base64url")}`;
  };
  const server: Server = createServer((request, response) => {
    const json = (status: number, body: unknown): void => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    const parts: Buffer[] = [];
    request.on("data", (p: Buffer) => parts.push(p));
    request.on("end", () => {
      if (request.url === "/.well-known/openid-configuration")
        return json(200, {
          issuer,
          authorization_endpoint: `${issuer}/authorise`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
          code_challenge_methods_supported: ["S256"],
        });
      if (request.url === "/keys")
        return json(200, {
          keys: [{ ...own.publicKey.export({ format: "jwk" }), kid: "k1", use: "sig", alg: "RS256" }],
        });
      const body = new URLSearchParams(Buffer.concat(parts).toString());
      const held = codes.get(body.get("code") ?? "");
      codes.delete(body.get("code") ?? "");
      const isFit =
        held !== undefined &&
        createHash("sha256")
          .update(body.get("code_verifier") ?? "")
          .digest("base64url") === held.challenge &&
        body.get("redirect_uri") === held.redirect;
      if (!isFit) return json(400, { error: "invalid_grant" });
      return json(200, { access_token: "t", token_type: "bearer", expires_in: 300, id_token: idToken(held.nonce) });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return provider;
}

let provider: Provider;
let us: Started;
beforeEach(async () => {
  provider = await startProvider();
  us = await start("US", {
    signIn: {
      links: true,
      tokens: true,
      oidc: {
        issuer: provider.issuer,
        clientId: "comity-us",
        clientSecret: secret,
        claim: "sub",
        subjects: { a7f3: "Vera Cole" },
        name: "Login of the ministry",
      },
    },
  });
});
afterEach(async () => {
  await us.close();
  await provider.close();
});
const asBrowser = { accept: "text/html" };
const cookieOf = (got: Got): string =>
  [got.headers["set-cookie"] ?? []]
    .flat()
    .map((c) => c.split(";")[0] ?? "")
    .find((c) => !c.endsWith("=")) ?? "";

async function begin(): Promise<{ to: string; cookie: string }> {
  const got = await get(`${us.url}/sign-in/oidc`, { headers: asBrowser });
  expect(got.status).toBe(303);
  return { to: String(got.headers.location), cookie: cookieOf(got) };
}
const come = (address: string, cookie: string): Promise<Got> => get(address, { headers: { ...asBrowser, cookie } });

test("an officer signs in by the provider, with PKCE, state and nonce, and has a session as any other", async () => {
  const page = await get(`${us.url}/sign-in`, { headers: { ...asBrowser, "accept-language": "fr" } });
  expect([page.status, page.body]).toEqual([200, expect.stringContaining("Se connecter avec Login of the ministry")]);
  const { to, cookie } = await begin();
  const asked = new URL(to).searchParams;
  expect([asked.get("code_challenge_method"), asked.get("scope"), asked.get("response_type")]).toEqual([
    "S256",
    "openid",
    "code",
  ]);
  for (const name of ["state", "nonce", "code_challenge"]) expect(asked.get(name)?.length).toBeGreaterThanOrEqual(43);
  const back = provider.authorise(to);
  const got = await come(back, cookie);
  expect([got.status, cookieOf(got)]).toEqual([200, expect.stringMatching(/^comity-us=[\w-]{43}$/)]);
  const me = await get(`${us.url}/api/v1/centre`, { headers: { cookie: cookieOf(got) } });
  expect(JSON.parse(me.body).officer.name).toBe("Vera Cole");
  expect((await come(back, cookie)).status).toBe(401); // the same answer again
});

describe("nobody is let in", () => {
  const wrong: Record<string, readonly [Provider["misbehave"], string]> = {
    "with the nonce of another asking": [{ claims: (c) => ({ ...c, nonce: "another" }) }, '"nonce" claim value'],
    "without a nonce": [{ claims: ({ nonce: _, ...c }) => c }, "claim missing"],
    "with a token for another client": [{ claims: (c) => ({ ...c, aud: "comity-fr" }) }, '"aud"'],
    "with a token of another issuer": [{ claims: (c) => ({ ...c, iss: "https://login.example" }) }, '"iss"'],
    "with a token that has expired": [{ claims: (c) => ({ ...c, exp: Math.floor(Date.now() / 1000) - 120 }) }, '"exp"'],
    "with an unsigned token": [{ alg: "none" }, '"alg"'],
    "with a token signed by our own secret": [{ alg: "HS256" }, '"alg"'],
    "with a token signed by another key": [{ key: stranger.privateKey }, "signature verification failed"],
    "with a subject that we do not know": [{ claims: (c) => ({ ...c, sub: "b811" }) }, "no officer"],
    "with a subject that only looks alike": [{ claims: (c) => ({ ...c, sub: "A7F3" }) }, "no officer"],
    "with the name of an officer in place of a subject": [
      { claims: (c) => ({ ...c, sub: "Vera Cole" }) },
      "no officer",
    ],
    "with a subject that every object has": [{ claims: (c) => ({ ...c, sub: "constructor" }) }, "no officer"],
    "with another state": [{ state: "another" }, "no question of ours"],
  };
  for (const [how, [misbehave, why]] of Object.entries(wrong))
    test(how, async () => {
      const { to, cookie } = await begin();
      provider.misbehave = misbehave;
      const got = await come(provider.authorise(to), cookie);
      expect([got.status, got.headers["set-cookie"]]).toEqual([401, undefined]);
      const said = us.log.filter((l) => l.words.includes("was refused")).map((l) => l.words);
      expect(said).toEqual([expect.stringContaining(why)]);
    });

  test("in another browser than the one that asked, nor without its cookie", async () => {
    for (const other of ["", "comity-us-oidc=AAAA"]) {
      const { to } = await begin();
      expect((await come(provider.authorise(to), other)).status).toBe(401);
    }
  });
  test("too late", async () => {
    const { to, cookie } = await begin();
    us.wait(601_000);
    expect((await come(provider.authorise(to), cookie)).status).toBe(401);
  });
  test("with an answer out of nothing", async () => {
    expect((await come(`${us.url}/sign-in/oidc/callback?code=x&state=y`, "")).status).toBe(401);
    expect((await come(`${us.url}/sign-in/oidc/callback`, "")).status).toBe(401);
  });
  test("while the provider does not answer; and it is asked again later", async () => {
    const gone = await start("FR", {
      signIn: {
        links: true,
        tokens: true,
        oidc: {
          ...{ issuer: "http://127.0.0.1:9", clientId: "x", clientSecret: "x", claim: "sub", subjects: {} },
          name: "Login",
        },
      },
    });
    const got = await get(`${gone.url}/sign-in/oidc`, { headers: asBrowser });
    expect([got.status, got.body]).toEqual([502, expect.stringContaining("does not answer")]);
    await gone.close();
  });
  test("by links and tokens, where a setting switches them off", async () => {
    const strict = await start("FR", { signIn: { links: false, tokens: false } });
    expect((await get(strict.enterUrl("Vera Cole"))).status).toBe(401);
    const headers = { authorization: `Bearer ${strict.tokens[0]}` };
    expect((await get(`${strict.url}/api/v1/centre`, { headers })).status).toBe(401);
    await strict.close();
  });
});
