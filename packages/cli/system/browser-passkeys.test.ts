/** Passkeys in a real browser, with an authenticator that it plays: registered, used, revoked, and what is refused. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { lead, settled, startBrowser, type Watched } from "./browser.ts";
import { startUp, type Up } from "./up.ts";

let up: Up;
let browser: Watched;
beforeAll(async () => {
  [up, browser] = await Promise.all([startUp(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  expect(await up?.stop()).toBe(0);
});
const told = (name: string, what: () => Promise<void>): void => it(name, () => browser.pictured(what));

/** A passkey is bound to a name, so the centre is opened as localhost. */
const home = (party = "US"): string => (up.access.centres[party]?.url ?? "").replace("127.0.0.1", "localhost");

interface Seated {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly authenticator: string;
}
async function withDevice(isUserVerified = true): Promise<Seated> {
  const context = await browser.reader({ language: "en" });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2" as const,
    transport: "internal" as const,
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified,
    automaticPresenceSimulation: true,
  };
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", { options });
  return { context, page, cdp, authenticator: authenticatorId };
}
async function register(s: Seated, name: string, officer = "Vera Cole"): Promise<void> {
  const { url } = await up.client("US").seat("US", officer);
  await s.page.goto(url.replace("127.0.0.1", "localhost"));
  await settled(s.page);
  await openPasskeys(s.page);
  await s.page.getByLabel("Name, such as the device’s").fill(name);
  await s.page.getByRole("button", { name: "Register a passkey" }).click();
  await s.page.getByText(/registered .*, last used never/).waitFor();
}
async function openPasskeys(page: Page): Promise<void> {
  await page.getByRole("button", { name: /Officer and settings/ }).click();
  await page.getByRole("menuitem", { name: "Passkeys" }).click();
}
async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in$/);
}
const signIn = (page: Page): Promise<void> => page.getByRole("button", { name: "Sign in with a passkey" }).click();
const refused = (page: Page): Promise<void> => page.getByText("That did not sign you in").waitFor();
/** What the page answered to the challenge, before the centre saw it. */
async function caught(page: Page): Promise<string> {
  const [request] = await Promise.all([
    page.waitForRequest((r) => r.url().endsWith("/api/v1/sign-in/passkey")),
    signIn(page),
  ]);
  return request.postData() ?? "";
}
const post = (page: Page, body: string): Promise<number> =>
  page.evaluate(async (sent) => {
    const headers = { "content-type": "application/json", "x-comity": "1" };
    return (await fetch("/api/v1/sign-in/passkey", { method: "POST", headers, body: sent })).status;
  }, body);

told("registered, signed out, signed in; the public key alone is kept, and survives", async () => {
  const s = await withDevice();
  await register(s, "Desk key");
  const kept = readFileSync(join(up.data, "US", "passkeys.json"), "utf8");
  expect(JSON.parse(kept).passkeys).toMatchObject([
    { officer: "Vera Cole", name: "Desk key", rpId: "localhost", revoked: null },
  ]);
  const { credentials } = await s.cdp.send("WebAuthn.getCredentials", { authenticatorId: s.authenticator });
  expect(kept).not.toContain(credentials[0]?.privateKey ?? "none");
  await signOut(s.page);
  expect((await s.page.goto(`${home()}/`))?.status()).toBe(401);
  await s.page.getByRole("link", { name: "Sign in" }).click();
  const body = await caught(s.page);
  await s.page.waitForURL(`${home()}/`);
  await settled(s.page);
  expect(await lead(s.page)).not.toBe("");
  expect(await s.page.getByRole("button", { name: /Vera Cole/ }).count()).toBeGreaterThan(0);
  // The same answer once more, from anywhere, is good for nothing.
  expect(await post(s.page, body)).toBe(401);
  const other = await (await browser.reader()).newPage();
  await other.goto(`${home()}/sign-in`);
  expect(await post(other, body)).toBe(401);
});

told("a revoked key is refused, and its session has ended", async () => {
  const s = await withDevice();
  await register(s, "Lost key", "Daniel Ortiz");
  await signOut(s.page);
  await signIn(s.page);
  await s.page.waitForURL(`${home()}/`);
  await settled(s.page);
  const supervisor = up.client("US", "supervisor");
  const key = (await supervisor.passkeys()).find((k) => k.name === "Lost key");
  await supervisor.revokePasskey(key?.id ?? "");
  expect((await s.page.goto(`${home()}/`))?.status()).toBe(401);
  await s.page.goto(`${home()}/sign-in`);
  await signIn(s.page);
  await refused(s.page);
});

told("what was signed for another place, or without knowing its holder, is refused", async () => {
  const s = await withDevice();
  await register(s, "Another key");
  await signOut(s.page);
  // The same device and name at another port: another origin. China does not know the key; the signature for it is no use here.
  await s.page.goto(`${home("CN")}/sign-in`);
  const foreign = await caught(s.page);
  await refused(s.page);
  await s.page.goto(`${home()}/sign-in`);
  expect(await post(s.page, foreign)).toBe(401);
  // A challenge of ours, signed on a page of another origin.
  const challenge = await s.page.evaluate(async () => {
    const headers = { "content-type": "application/json", "x-comity": "1" };
    const asked = await fetch("/api/v1/sign-in/options", { method: "POST", headers, body: "{}" });
    return ((await asked.json()) as { challenge: string }).challenge;
  });
  await s.page.goto(`${home("CN")}/sign-in`);
  const signedThere = await s.page.evaluate(async (given) => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({
      challenge: given,
      rpId: "localhost",
      userVerification: "required",
    });
    const made = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
    return JSON.stringify(made.toJSON());
  }, challenge);
  await s.page.goto(`${home()}/sign-in`);
  expect(await post(s.page, signedThere)).toBe(401);
  expect(readFileSync(join(up.data, "US", "centre.log"), "utf8")).toMatch(/refused: Unexpected .*origin/i);
  // The device does not ask who holds it.
  await s.cdp.send("WebAuthn.setUserVerified", { authenticatorId: s.authenticator, isUserVerified: false });
  await s.page.goto(`${home()}/sign-in`);
  await signIn(s.page);
  await refused(s.page);
});

told("under a number the page says why a passkey cannot be used", async () => {
  const page = await (await browser.reader()).newPage();
  await page.goto(`${up.access.centres.US?.url}/sign-in`);
  await signIn(page);
  await page.getByText("A passkey is bound to a name").waitFor();
});

told("a stranger gets the page's one script and nothing else", async () => {
  const page = await (await browser.reader()).newPage();
  const loaded: string[] = [];
  page.on("response", (r) => loaded.push(`${r.status()} ${new URL(r.url()).pathname}`));
  await page.goto(`${home()}/sign-in`);
  await page.getByRole("button", { name: "Sign in with a passkey" }).waitFor();
  expect(loaded.filter((l) => !l.endsWith("/favicon.ico")).sort()).toEqual(["200 /sign-in", "200 /sign-in.js"]);
  expect((await page.request.get(`${home()}/sign-in/sign-in.js`)).status()).toBe(401);
});
