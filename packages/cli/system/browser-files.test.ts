/** Files in the browser: chosen, given to one's own centre, read by who was addressed, saved; and what may not travel. */
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { accessibilityFaults, hold, sideways, sitDown, startBrowser, visit, type Watched } from "./browser.ts";
import { startUp, type Up, until } from "./up.ts";

let up: Up;
let browser: Watched;
beforeAll(async () => {
  [up, browser] = await Promise.all([startUp(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  expect(await up?.stop()).toBe(0);
  // A file that may not travel is refused by the centre, and the browser says that it was.
  expect(browser.complaints.filter((c) => !c.includes("400"))).toEqual([]);
  expect(browser.askedOutside(up)).toEqual([]);
});
const told = (name: string, what: () => Promise<void>): void => it(name, () => browser.pictured(what));
function file(name: string, content: Buffer): string {
  const path = join(up.data, name);
  writeFileSync(path, content);
  return path;
}
const pdf = (bytes: number): Buffer => {
  const all = randomBytes(bytes);
  all.write("%PDF-1.7\n");
  return all;
};
const line = encodeURIComponent("p5-crisis-lines/bilateral/RU,US");
const attach = "Files that go with it";

told("a paper goes with a file; its addressee reads what it is, and saves the same bytes", async () => {
  const writer = await sitDown(up, hold(await browser.reader()), "US");
  await visit(writer, "/papers?write");
  await writer.getByRole("checkbox", { name: "China" }).click({ force: true });
  await writer.getByLabel("Title", { exact: true }).fill("An annex");
  await writer.getByLabel("Text", { exact: true }).fill("The annex goes with this.");
  await writer.getByLabel(attach).setInputFiles(file("tool.pdf", Buffer.from("MZ\u0000\u0001 runs")));
  await writer.getByRole("alert").getByText("of no named kind", { exact: false }).waitFor();
  const bytes = pdf(400_000);
  await writer.getByLabel(attach).setInputFiles([file("annex.pdf", bytes), file("beside.txt", Buffer.from("beside"))]);
  await writer.getByRole("button", { name: "Take off beside.txt" }).click();
  await writer.getByText("annex.pdf", { exact: true }).waitFor();
  expect(await writer.getByText("beside.txt", { exact: true }).count()).toBe(0);
  await writer.getByRole("button", { name: "Hand to the second officer" }).click();
  await writer.getByText("Another officer must release it.").waitFor();

  const second = await sitDown(up, hold(await browser.reader()), "US", "releasing-officer");
  await visit(second, "/papers");
  await second.getByRole("button", { name: "Release" }).click();
  const ask = second.getByRole("alertdialog");
  expect(await ask.innerText()).toContain("annex.pdf");
  await ask.getByRole("button", { name: "Release" }).click();
  await second.getByRole("link", { name: "An annex" }).waitFor();

  await until(async () => (await up.client("CN").files()).some((f) => f.state === "here"), "the annex at CN");
  const [paper] = await up.client("CN").papers();
  const cn = await sitDown(up, hold(await browser.reader()), "CN");
  await visit(cn, `/papers/${paper?.id}`);
  await cn.getByText("Here, and it matches.").waitFor();
  const [download] = await Promise.all([
    cn.waitForEvent("download"),
    cn.getByRole("link", { name: "Save annex.pdf" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("annex.pdf");
  expect(readFileSync(await download.path()).equals(bytes)).toBe(true);
  expect(await up.client("FR").files()).toEqual([]);
});

told("words on a line go with a file", async () => {
  const page = await sitDown(up, hold(await browser.reader()), "US");
  await visit(page, `/lines?line=${line}`);
  await page.getByLabel("First words").fill("See the note.");
  await page.getByLabel(attach).setInputFiles(file("note.txt", Buffer.from("A note.\n")));
  await page.getByText("note.txt", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Call Russia" }).click();
  await until(async () => (await up.client("RU").files()).some((f) => f.state === "here"), "the note at RU");
  const [call] = await up.client("RU").calls();
  const ru = await sitDown(up, hold(await browser.reader()), "RU");
  await visit(ru, `/lines?line=${line}&call=${call?.id}`);
  await ru.getByRole("link", { name: "Save note.txt" }).waitFor();
});

told("files are read in four languages, on a phone and at night", async () => {
  const [paper] = await up.client("CN").papers();
  for (const [language, theme, width] of [
    ["en", "light", 1440],
    ["fr", "dark", 390],
    ["ru", "night", 390],
    ["zh", "light", 390],
  ] as const) {
    const page = await sitDown(up, hold(await browser.reader({ language, theme, width })), "CN");
    for (const path of [`/papers/${paper?.id}`, "/papers?write"]) {
      await visit(page, path);
      if (width < 600) await page.setViewportSize({ width, height: 4000 });
      expect([path, await accessibilityFaults(page)]).toEqual([path, []]);
      expect([path, await sideways(page)]).toEqual([path, []]);
    }
    await page.context().close();
  }
});
