/** Agreements to be read and written: the list, a page on a day, the editor with its faults. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hold, lead, sitDown, startBrowser, visit, type Watched } from "./browser.ts";
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

const editor = () => page.getByRole("textbox", { name: /^Text of/ });
const faults = () => page.getByRole("region", { name: "Faults" }).getByRole("listitem");
/** Puts the cursor behind some words of the text. */
async function after(words: string): Promise<void> {
  await editor().getByText(words, { exact: false }).first().click();
  await page.keyboard.press("End");
}

told("every regime file is listed with where it stands today; centres run only some of them", async () => {
  const listed = await up.client("US").library();
  expect(listed.length).toBeGreaterThan(15);
  expect(listed.filter((e) => e.runs).map((e) => e.id)).toEqual([
    ...["bmln-1988", "goodwill-notices", "p5-crisis-lines", "p5-doctrine-policy-spending", "p5-launch-notification"],
  ]);
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await page.getByRole("row", { name: /New START, 2010/ }).waitFor();
  expect(await lead(page)).toContain(`${listed.length} regimes`);
  expect(await page.getByRole("row", { name: /New START, 2010/ }).innerText()).toMatch(
    /treaty[\s\S]*expired[\s\S]*6 Feb 2026/,
  );
  await page.getByRole("searchbox", { name: "Filter this list" }).fill("open skies");
  await expect.poll(() => page.locator("tbody tr").count()).toBe(1);
  expect(new URL(page.url()).search).toBe("?words=open+skies");
  await visit(page, "/compose");
  const offered = await page.locator("main .panel h2").allInnerTexts();
  expect(offered.filter((title) => /New START|Open Skies|lines/i.test(title))).toEqual([]);
});

told("New START on a day shows both parties’ views of each duty, and takes neither", async () => {
  await visit(page, "/regimes/new-start?on=2023-07-01");
  expect(await lead(page)).toBe("Disputed since 28 Feb 2023. The parties hold different views of its status.");
  const update = page.getByRole("row", { name: /Six-monthly update of data/ }).first();
  const columns = page.locator("table.duties thead th");
  expect((await columns.allInnerTexts()).slice(2)).toEqual(["Russia says", "United States says"]);
  const [russia = "", states = ""] = await page
    .locator("table.duties tr", { hasText: "Six-monthly update of data" })
    .locator("td:not(.k)")
    .allInnerTexts();
  expect(russia).toMatch(/RU[\s\S]*suspended[\s\S]*28 Feb 2023/);
  expect(states).toMatch(/RU[\s\S]*in force/);
  expect(states).toMatch(/US[\s\S]*suspended[\s\S]*28 Mar 2023/);
  await update.waitFor();

  const day = page.getByRole("textbox", { name: /^Day shown/ });
  await day.fill("2026-02-05");
  await expect.poll(() => page.url()).toContain("on=2026-02-05");
  const why = page.locator("main .lead .why");
  await expect.poll(() => why.innerText()).toContain("United States: expired since 5 Feb 2026.");
  expect(await why.innerText()).toContain("Russia: suspended since 28 Feb 2023.");

  const cursor = page.getByRole("slider");
  await cursor.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => page.url()).toContain("on=2026-02-06");
  await expect.poll(() => lead(page)).toContain("Expired; not in force since 6 Feb 2026.");
  const chart = await page.locator("svg.chart").boundingBox();
  if (chart === null) throw new Error("no time line");
  await page.mouse.click(chart.x + chart.width / 2, chart.y + chart.height / 2);
  await expect.poll(() => page.url()).toMatch(/on=201[5-9]-/);
  await page.getByRole("radio", { name: "Today" }).click();
  await expect.poll(() => page.url()).not.toContain("on=");
});

told("a page’s file can be saved as it stands at the centre", async () => {
  await visit(page, "/regimes/new-start");
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: ".yaml", exact: true }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe("new-start.yaml");
  const { file } = await up.client("US").libraryFile("new-start");
  expect(readFileSync(await saved.path(), "utf8")).toBe(file);
});

told("the editor shows a fault as it is written, and puts the nearest word in its place", async () => {
  await visit(page, "/regimes/new");
  await expect.poll(() => lead(page)).toBe("It reads well.");
  await after("kind:");
  for (let i = 0; i < "proposal".length; i++) await page.keyboard.press("Backspace");
  await page.keyboard.type("propsal");
  await page.keyboard.press("Escape");
  await expect.poll(() => lead(page)).toBe("1 fault to mend.");
  expect(await faults().innerText()).toContain("line 5, column 7");
  expect(await page.getByText("Beside: the page as it last read well.").count()).toBe(1);
  await page.keyboard.press("F8");
  await expect.poll(() => page.locator("[aria-live=polite][role=status].vh").innerText()).toContain("Fault 1 of 1");
  await faults().getByRole("button", { name: "Replace by “proposal”" }).click();
  await expect.poll(() => lead(page)).toBe("It reads well.");
  expect(await editor().innerText()).toContain("kind: proposal");
});

/** The editor takes no Enter for a moment after it has shown its words, so that nobody takes one that they have not seen. */
async function take(): Promise<void> {
  await page.waitForTimeout(300);
  await page.keyboard.press("Enter");
}

told("it completes a word of the language, with what the word means", async () => {
  await after("What the clause says");
  await page.keyboard.press("Enter");
  await page.keyboard.type("bin");
  const option = page.getByRole("option", { name: /^binding/ });
  await option.waitFor();
  await expect.poll(() => page.locator(".cm-completionInfo").innerText()).toContain("How strongly it binds");
  await take();
  await page.keyboard.type("vol");
  await page.getByRole("option", { name: "voluntary" }).waitFor();
  await take();
  await expect.poll(() => editor().innerText()).toContain("binding: voluntary");
  await expect.poll(() => lead(page)).toBe("It reads well.");
  await expect.poll(() => page.locator("table.rules .tag").allInnerTexts()).toContain("voluntary");
});

told("what is written stays in this browser, over a reload, and is not sent", async () => {
  await page.reload();
  await expect.poll(() => editor().innerText()).toContain("binding: voluntary");
  await visit(page, "/regimes");
  await page.getByText("a new file").waitFor();
  expect((await up.client("US").library()).some((e) => e.id === "my-arrangement")).toBe(false);
  await visit(page, "/regimes/new");
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as file" }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe("my-arrangement.yaml");
  await page.getByRole("button", { name: "Back to the file as it stands" }).click();
  await expect.poll(() => editor().innerText()).not.toContain("binding");
});
