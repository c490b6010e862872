/** Papers and declarations in the browser, between five centres: written by one, released by another, answered; and read by nobody else. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { accessibilityFaults, hold, lead, sideways, sitDown, startBrowser, visit, type Watched } from "./browser.ts";
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
const secret = "Zwischenfall-7731: we propose a line of our own.";

/** Every file of a centre's folder as text. */
function disk(party: string): string {
  const folder = join(up.data, party);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => readFileSync(join(f.parentPath, f.name)).toString("latin1"))
    .join("\n");
}

told("a paper for China alone is written, released and answered; no other disk holds any of it", async () => {
  const writer = await sitDown(up, hold(await browser.reader()), "US");
  await visit(writer, "/papers?write");
  expect(await lead(writer)).toContain("Say first to whom it goes");
  await writer.getByRole("checkbox", { name: "China" }).click({ force: true });
  expect(await lead(writer)).toContain("This goes to China, and to nobody else");
  await writer.getByLabel("Title", { exact: true }).fill("A line");
  await writer.getByLabel("Text", { exact: true }).fill(secret);
  await writer.getByRole("button", { name: "Hand to the second officer" }).click();
  await writer.getByText("Another officer must release it.").waitFor();

  const second = await sitDown(up, hold(await browser.reader()), "US", "releasing-officer");
  await visit(second, "/papers");
  await second.getByRole("button", { name: "Release" }).click();
  const ask = second.getByRole("alertdialog");
  expect(await ask.innerText()).toContain("China");
  expect(await ask.innerText()).toContain(secret);
  await ask.getByRole("button", { name: "Release" }).click();
  await second.getByRole("link", { name: "A line" }).waitFor();

  const cn = await sitDown(up, hold(await browser.reader()), "CN");
  await visit(cn, "/papers");
  await cn.getByText(/We owe United States a reply/).waitFor();
  await visit(cn, "/");
  await cn
    .getByRole("region", { name: "We owe" })
    .getByRole("row", { name: /Reply to US-/ })
    .getByText("Asked by who tabled it")
    .waitFor();
  // By the keyboard, as every other row of what is due.
  await cn.getByRole("row", { name: /Reply to US-/ }).focus();
  await cn.keyboard.press("Enter");
  await cn.getByText(secret).waitFor();
  const [paper] = await up.client("US").papers();
  const envelope = paper?.steps[0]?.envelope ?? "";
  expect(envelope).not.toBe("");
  for (const party of ["FR", "GB", "RU"]) {
    const bytes = disk(party);
    expect(bytes.length).toBeGreaterThan(1000);
    for (const trace of [secret, Buffer.from(secret).toString("base64").slice(0, 40), envelope, paper?.id ?? "-"])
      expect([party, trace, bytes.includes(trace)]).toEqual([party, trace, false]);
    expect(await up.client(party).papers()).toEqual([]);
  }
  expect(disk("US")).toContain(paper?.id ?? "-"); // the search itself finds what is there

  await cn.getByRole("button", { name: "Answer" }).click();
  await cn.getByLabel("Text", { exact: true }).fill("We agree to talk.");
  await cn.getByRole("button", { name: "Hand to the second officer" }).click();
  await cn.getByText("Another officer must release it.").waitFor();
  const [answer] = await up.client("CN").outgoing();
  await up.client("CN", "releasing-officer").releaseOutgoing(answer?.id ?? "");
  await second.getByText("answered", { exact: true }).first().waitFor();
});

told("sealed declarations of the five open when all have promised, and stand side by side", async () => {
  const period = { from: "2025-01-01", to: "2025-12-31" };
  const parties = ["CN", "FR", "GB", "RU", "US"];
  for (const [i, party] of parties.entries()) {
    const { id } = await up.client(party).prepareDeclaration({
      regime: "p5-doctrine-policy-spending",
      type: "doctrine-policy-spending",
      ...period,
      form: "single-figure",
      fields: { total: 1000 + i, doctrine: `doctrine ${party}`, policy: `policy ${party}` },
    });
    await up.client(party, "releasing-officer").releaseOutgoing(id);
    if (i < 4) {
      const round = (await up.client("US").declarations()).find((r) => r.period.from === period.from);
      expect(round?.compare ?? []).toEqual([]);
    }
  }
  const page = await sitDown(up, hold(await browser.reader()), "US");
  await visit(page, "/declarations");
  await page.getByText("doctrine RU").waitFor({ timeout: 30_000 });
  for (const party of parties) expect(await page.getByText(`doctrine ${party}`).count()).toBe(1);
  await page.getByRole("link", { name: "Correct ours" }).first().click();
  await page.getByText("Everyone addressed reads it at once.").or(page.getByText("Nothing differs.")).first().waitFor();
  await page.getByRole("textbox", { name: /^Policy/ }).fill("policy anew");
  await page.getByText("before: policy US").waitFor();
});

told("both rooms are read in four languages, on a phone and at night", async () => {
  const [paper] = await up.client("US").papers();
  for (const [language, theme, width] of [
    ["en", "light", 1440],
    ["fr", "dark", 390],
    ["ru", "night", 390],
    ["zh", "light", 390],
  ] as const) {
    const page = await sitDown(up, hold(await browser.reader({ language, theme, width })), "US");
    const file = encodeURIComponent("p5-doctrine-policy-spending/doctrine-policy-spending/2025-01-01");
    for (const path of [
      "/papers",
      `/papers/${paper?.id}`,
      "/papers?write",
      "/declarations",
      `/declarations?file=${file}`,
    ]) {
      await visit(page, path);
      // As tall as the page: what the bar at the foot covers for a moment is not what is asked.
      if (width < 600) await page.setViewportSize({ width, height: 4000 });
      expect([path, await accessibilityFaults(page)]).toEqual([path, []]);
      expect([path, await sideways(page)]).toEqual([path, []]);
    }
    await page.context().close();
  }
});
