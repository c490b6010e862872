/** Who gets in, what they get, and that nothing comes from anywhere else. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { hold, settled, sitDown, startBrowser, type Watched } from "./browser.ts";
import { startUp, type Up } from "./up.ts";

let up: Up;
let browser: Watched;
beforeAll(async () => {
  [up, browser] = await Promise.all([startUp(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  expect(await up?.stop()).toBe(0);
  expect(browser.askedOutside(up)).toEqual([]);
});
const told = (name: string, what: () => Promise<void>): void => it(name, () => browser.pictured(what));

told("the printed link works once; without a session there is no page, no file, no answer", async () => {
  const first = await browser.reader();
  const page = await first.newPage();
  const files: string[] = [];
  page.on("response", (r) => {
    if (r.url().includes("/assets/")) files.push(r.url());
  });
  await page.goto(up.open);
  await settled(page);
  expect(files.some((f) => f.endsWith(".js"))).toBe(true);
  expect(files.some((f) => f.endsWith(".woff2"))).toBe(true);

  const stranger = await (await browser.reader()).newPage();
  const loaded: string[] = [];
  stranger.on("request", (r) => loaded.push(r.url()));
  const answer = await stranger.goto(up.open);
  expect(answer?.status()).toBe(401);
  expect(await stranger.locator("body").innerText()).toMatch(/This link has been used .* each is good once/);
  expect(await stranger.locator("script, link").count()).toBe(0);
  expect(loaded.filter((address) => !address.endsWith("/favicon.ico"))).toEqual([up.open]);

  const url = up.access.centres.US?.url;
  for (const path of ["/", "/messages", "/theme.js", "/favicon.svg", "/api/v1/centre", "/api/v1/openapi.json"]) {
    expect([path, (await stranger.goto(url + path))?.status()]).toEqual([path, 401]);
  }
  for (const file of new Set(files)) expect([file, (await stranger.request.get(file)).status()]).toEqual([file, 401]);
});

told("a session of one centre is worth nothing at another", async () => {
  const context = await browser.reader();
  const page = await sitDown(up, context, "US");
  const china = up.access.centres.CN?.url ?? "";
  expect((await page.goto(china))?.status()).toBe(401);
  expect(await page.locator("body").innerText()).toContain("You are not signed in");

  const [session] = await context.cookies(up.access.centres.US?.url);
  expect(session).toMatchObject({ name: "comity-us", httpOnly: true, sameSite: "Strict" });
  await context.addCookies([{ name: "comity-cn", value: session?.value ?? "", url: china }]);
  expect((await page.goto(china))?.status()).toBe(401);
});

told("the first load of the Desk is under 400 kB on the line, fonts and all", async () => {
  const context = hold(await browser.reader({ language: "en" }));
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const sizes = new Map<string, { url: string; bytes: number | null }>();
  cdp.on("Network.responseReceived", (e) => sizes.set(e.requestId, { url: e.response.url, bytes: null }));
  cdp.on("Network.loadingFinished", (e) => {
    const told = sizes.get(e.requestId);
    if (told !== undefined) told.bytes = e.encodedDataLength;
  });
  await cdp.send("Network.enable");
  const officer = up.access.centres.US?.officers[0]?.name ?? "";
  await page.goto((await up.client("US").seat("US", officer)).url);
  await settled(page);
  // Only the stream of events has no end.
  const pending = (): string[] => [...sizes.values()].filter((s) => s.bytes === null).map((s) => s.url);
  await expect.poll(pending).toEqual([`${up.access.centres.US?.url}/api/v1/events`]);
  const loaded = [...sizes.values()].map((s) => `${s.bytes ?? 0} ${new URL(s.url).pathname}`);
  const total = [...sizes.values()].reduce((sum, s) => sum + (s.bytes ?? 0), 0);
  expect(total, loaded.join("\n")).toBeLessThan(400_000);
  expect(total).toBeGreaterThan(50_000);
});
