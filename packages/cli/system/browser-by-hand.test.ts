/** A note verbale in the console: one officer enters it, a second confirms it, and the message says what it rests on. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sitDown, startBrowser, visit, type Watched } from "./browser.ts";
import { startUp, type Up } from "./up.ts";

let up: Up;
let browser: Watched;
beforeAll(async () => {
  [up, browser] = await Promise.all([startUp(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  expect(await up?.stop()).toBe(0);
  expect(browser.complaints).toEqual([]);
  expect(browser.askedOutside(up)).toEqual([]);
});
const told = (name: string, what: () => Promise<void>): void => it(name, () => browser.pictured(what));
const inHours = (h: number): string =>
  new Date(Date.now() + h * 3_600_000).toISOString().slice(0, 16).replace("T", " ");

told("it is entered by the regime's own form, confirmed by another officer, and shown with its evidence", async () => {
  const page = await sitDown(up, await browser.reader(), "FR");
  await visit(page, "/messages");
  await page.getByRole("button", { name: "Enter by hand" }).click();
  const form = page.getByRole("form", { name: "Enter by hand" });
  await form.getByLabel("What it is").selectOption("p5-launch-notification launch");
  await form.getByLabel("Whose word, or into whose hands").selectOption("US");
  await form.getByRole("checkbox", { name: "United Kingdom" }).check();
  await form.getByRole("button", { name: "Kind" }).click();
  await page.getByRole("option", { name: "Submarine-launched ballistic missile" }).click();
  await form.getByLabel("Window: Opens, UTC").fill(inHours(48));
  await form.getByLabel("Window: Closes, UTC").fill(inHours(54));
  await form.getByRole("textbox", { name: "Launch area" }).fill("28-27.00N 080-32.00W");
  await form.getByRole("textbox", { name: "Impact area" }).fill("37-35.15N 045-40.37W, radius 150 NM");
  await form.getByLabel("Said by").fill("Embassy of the United States");
  await form.getByLabel("Taken by").fill("C. Lambert");
  await form.getByLabel("Their reference").fill("NV 118/2026");
  const scan = join(up.data, "scan.txt");
  writeFileSync(scan, "a scan");
  await form.getByLabel("Scan or text, SHA-256").setInputFiles(scan);
  await form.getByRole("button", { name: "Enter, for a second officer" }).click();
  const entry = page.locator("[data-hand$='0001']");
  await entry.getByText("entered, not confirmed: counts for nothing yet", { exact: false }).waitFor();
  await entry.getByText("Here, and it matches.").waitFor();
  const saved = page.waitForEvent("download");
  await entry.getByRole("link", { name: "Save scan.txt" }).click();
  expect(readFileSync(await (await saved).path(), "utf8")).toBe("a scan");
  expect(await entry.getByRole("button", { name: "Confirm against the evidence" }).count()).toBe(0);
  expect(await up.client("FR").inbox()).toEqual([]);

  const second = await sitDown(up, await browser.reader(), "FR", "releasing-officer");
  await visit(second, "/messages");
  await second.getByRole("button", { name: "Confirm against the evidence" }).click();
  const row = second.getByRole("row", { name: /H-\d{4}-0001/ });
  await row.getByText("entered by hand: note verbale, taken by C. Lambert").waitFor();
  await row.click();
  await second.getByText("Told: France, United Kingdom. Not told: China, Russia.").waitFor();
  const evidence = second.locator("section.panel", { hasText: "Our own journal’s word" });
  for (const words of ["NV 118/2026", "Embassy of the United States", "scan.txt"])
    expect(await evidence.innerText()).toContain(words);
  expect(await second.getByRole("heading", { name: "Chain" }).count()).toBe(0);
});

told("it is answered out of band from its own page; a rejected entry stays with the reason", async () => {
  const page = await sitDown(up, await browser.reader(), "FR");
  const [received] = await up.client("FR").inbox();
  await visit(page, `/messages/${received?.id}`);
  await page.getByRole("button", { name: "Enter by hand" }).click();
  const form = page.getByRole("form", { name: "Enter by hand" });
  await form.getByLabel("What it is").selectOption("acknowledgement");
  await form.getByLabel("Said by").fill("Embassy of the United States");
  await form.getByLabel("Words as they came").fill("We have your note.");
  await form.getByRole("button", { name: "Enter, for a second officer" }).click();
  await page.locator("[data-hand$='0002']").waitFor();

  const second = await sitDown(up, await browser.reader(), "FR", "releasing-officer");
  await visit(second, "/messages");
  const entry = second.locator("[data-hand$='0002']");
  await entry.getByRole("button", { name: "Reject" }).click();
  await entry.getByLabel("Why it is rejected").fill("No such call in the log");
  await entry.getByRole("button", { name: "Reject" }).click();
  await entry.getByText("No such call in the log").waitFor();
  expect((await up.client("FR").message(received?.id ?? "")).acknowledgedAt).toBe(null);
});
