/** The launch watch in the browser: a text is pasted, an event rings, and somebody says what it was. */

import { connect } from "@comity/centre/client";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { accessibilityFaults, hold, sideways, sitDown, startBrowser, visit, type Watched } from "./browser.ts";
import { startUp, type Up } from "./up.ts";

let up: Up;
let browser: Watched;
let page: Page;
beforeAll(async () => {
  [up, browser] = await Promise.all([startUp(), startBrowser()]);
  page = await sitDown(up, hold(await browser.reader()), "US");
});
afterAll(async () => {
  await browser?.close();
  expect(await up?.stop()).toBe(0);
  expect(browser.complaints).toEqual([]);
  expect(browser.askedOutside(up)).toEqual([]);
});
const told = (name: string, what: () => Promise<void>): void => it(name, () => browser.pictured(what));
const text = (now: Date): string => {
  const day = String(now.getUTCDate()).padStart(2, "0");
  const month = now.toLocaleString("en", { month: "short", timeZone: "UTC" }).toUpperCase();
  const year = String(now.getUTCFullYear()).slice(2);
  return `NAVAREA XX 31/${year}\nBARENTS SEA.\nROCKET LAUNCHING ${day}0000Z TO ${day}2359Z ${month} ${year} IN AREA BOUND BY\n68-30.0N 047-00.0E, 69-30.0N 050-00.0E, 68-50.0N 052-00.0E, 67-50.0N 049-00.0E.\nQQZXY UNREADABLE.\n`;
};

told("a pasted text stands with its area, its group and what was not understood", async () => {
  await page.keyboard.press("g");
  await page.keyboard.press("w");
  await page.getByRole("button", { name: "Add a warning" }).click();
  await page.getByLabel("Text of the warning").fill(text(new Date()));
  await page.getByLabel("Where it came from").fill("pasted");
  await page.getByRole("button", { name: "Keep the text" }).click();
  const received = page.getByRole("region", { name: "The warnings as received" });
  await received.getByText(/BARENTS SEA/).waitFor();
  expect(await page.locator("main .lead p").innerText()).toMatch(/no notification known to us/);
  expect(await page.locator(".globe .area.warned").count()).toBeGreaterThan(0);
});

told("an event of which nobody told rings; what it was ends the alarm", async () => {
  const us = up.access.centres.US;
  const officer = us?.officers.find((o) => o.role === "desk");
  if (us === undefined || officer === undefined) throw new Error("no warning desk");
  const now = new Date().toISOString();
  await connect({ url: us.url, token: officer.token }).addEvents({
    events: [{ id: "track-1", time: now, lon: -40, lat: -30, headingDeg: 90, source: "radar" }],
  });
  await page
    .getByRole("alert")
    .getByRole("link", { name: /track-1/ })
    .click();
  await page.waitForURL(/event=track-1/);
  expect(await page.locator("main .lead p").innerText()).toMatch(/Nothing known to us: event track-1/);
  for (const [width, theme] of [
    [1440, "light"],
    [1440, "dark"],
    [390, "night"],
  ] as const) {
    const other = await sitDown(up, hold(await browser.reader({ width, theme })), "US");
    await visit(other, "/launches?event=track-1");
    await other.locator("main .lead h1").waitFor();
    // The whole page at once: what lies half under the tabs at the foot of a phone is no smaller for it.
    await other.setViewportSize({ width: other.viewportSize()?.width ?? 390, height: 3000 });
    expect(await accessibilityFaults(other)).toEqual([]);
    expect(await sideways(other)).toEqual([]);
    await other.context().close();
  }
  await page.getByRole("button", { name: "Say what it was" }).click();
  await page.getByRole("textbox", { name: "What it was" }).fill("a research rocket");
  await page.getByLabel("By whose word").fill("by phone");
  await page.getByRole("alertdialog").getByRole("button", { name: "Say what it was" }).click();
  await expect
    .poll(() =>
      page
        .getByRole("alert")
        .getByText(/track-1/)
        .count(),
    )
    .toBe(0);
  await page.getByText(/Said to be: a research rocket/).waitFor();
});
