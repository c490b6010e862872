/** The numbers: who holds how many, over or within, when under a cap; every figure with its row, every chart taken away. */
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

const panel = (name: string | RegExp) => page.getByRole("region", { name }).first();
async function take(format: string, from: string | RegExp): Promise<{ readonly name: string; readonly text: string }> {
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    panel(from)
      .getByRole("button", { name: `Save as ${format}` })
      .click(),
  ]);
  return { name: saved.suggestedFilename(), text: readFileSync(await saved.path(), "latin1") };
}

told("the shares that are quoted most are each one click from their row", async () => {
  await page.keyboard.press("g");
  await page.keyboard.press("n");
  await panel("Quoted most").waitFor();
  const shares: [RegExp, RegExp, string][] = [
    [/^United States, military stockpile: 3,700/, /^US$/, "3700"],
    [/^Russia, military stockpile: 4,489/, /^RU$/, "4489"],
    [/^China, operational warheads: 500 or more .*an estimate, as of May 2023/, /^US DoD$/, "500"],
    [/^China, operational warheads: 1,000 or more .*by 2030/, /^US DoD$/, "1000"],
  ];
  for (const [name, whose, value] of shares) {
    await visit(page, "/holdings");
    await panel("Quoted most").getByRole("link", { name }).click();
    await page.waitForURL(/\/holdings\/row\/[a-z-]+\/\d+$/);
    const row = panel("The whole row");
    await row.waitFor();
    expect(await row.getByText(value, { exact: true }).count()).toBeGreaterThan(0);
    expect(await row.getByText(whose).count()).toBeGreaterThan(0);
    expect(await panel("Source").getByRole("link").getAttribute("href")).toMatch(/^https?:\/\//);
    expect(await panel("How to cite it").innerText()).toMatch(/@misc\{comity-[a-z-]+-\d+,/);
  }
});

told("a mark of a chart says its source, by the arrow keys too, and leads to its row", async () => {
  await visit(page, "/holdings?party=CN&from=2010");
  const chart = panel("Military stockpile");
  await chart
    .getByRole("link", { name: /^China, military stockpile/ })
    .first()
    .focus();
  const readout = chart.locator(".readout");
  const first = await readout.innerText();
  expect(first).toMatch(/^China, military stockpile: .*Published/);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => readout.innerText()).not.toBe(first);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/holdings\/row\//);
});

told("the record is shown as it was known on a day", async () => {
  await visit(page, "/holdings?known=2021-01-01&party=CN");
  expect(await page.locator("main .lead h1").innerText()).toContain("as known on 1 Jan 2021");
  const rows = await page.locator("main table.twin").first().innerText();
  expect(rows).not.toMatch(/\b600\b/);
});

told("a reader’s own file stands beside the record; bad rows are named, and nothing is sent", async () => {
  await visit(page, "/holdings?party=CN");
  const head = "country,year,as_of,category,value,low,high,kind,producer,source_url,source_title,publication_date,read";
  const row = (value: string) =>
    `CN,2026,2026-01,military stockpile,${value},,,estimate,Our desk,https://example.org,Our own count,2026-02-01,source`;
  const sent: string[] = [];
  page.on("request", (r) => sent.push(`${r.method()} ${r.url()}`));
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose a file" }).click(),
  ]);
  await chooser.setFiles({
    name: "desk.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`${head}\n${row("655")}\n${row("approx 700")}\n`),
  });
  const own = panel("Your own figures");
  await own.getByText("1 row of desk.csv was read").waitFor();
  expect(await own.getByRole("list", { name: "Faults of the file" }).innerText()).toContain("desk.csv:3");
  await panel("Military stockpile")
    .getByRole("link", { name: /655.*Our desk/ })
    .first()
    .waitFor();
  await own.getByRole("link", { name: "655" }).click();
  await page.waitForURL(/\?own$/);
  expect(await panel("The whole row").innerText()).toContain("Our own count");
  expect(sent.filter((s) => !s.startsWith("GET "))).toEqual([]);
});

told("New START’s ceilings, each party’s count, and the gap by its name", async () => {
  await visit(page, "/limits/new-start?on=2023-03-15");
  await panel(/^Findings on 15 Mar 2023/).waitFor();
  const findings = await panel(/^Findings on/).innerText();
  expect(findings).toMatch(/1,419[\s\S]*1,550[\s\S]*within[\s\S]*131 left/);
  expect(findings).toMatch(/cannot tell[\s\S]*not provided by Russia/);
  expect(findings).toContain("as Russia counts");
  await panel(/^Findings on/)
    .getByRole("link", { name: "new-start-aggregates:40" })
    .first()
    .click();
  await page.waitForURL(/\/holdings\/row\/new-start-aggregates\/40$/);
  await page.goBack();
  const chart = panel(/^Warheads on deployed missiles/);
  await chart.locator("svg").getByText("not provided").waitFor();
  await chart.getByRole("radio", { name: "Table" }).click();
  await chart.getByRole("cell", { name: "1,419" }).waitFor();
  expect(page.url()).toContain("table=deployed-warheads");
  await page.getByRole("textbox", { name: /^Day shown/ }).fill("2010-01-01");
  await expect.poll(() => lead(page)).toContain("none of these limits binds anyone");
});

told("the cap answers while it is dragged, and by the keys", async () => {
  await visit(page, "/outlook?party=CN&seed=7");
  await panel(/^China, warheads in the stockpile/).waitFor();
  expect(await lead(page)).toMatch(
    /^Today 2 of 9 states would be over\. By the middle path China passes the cap in 20\d\d\.$/,
  );
  const slider = page.getByRole("slider", { name: /^Cap, all warheads/ });
  await slider.focus();
  await page.keyboard.press("PageUp");
  await expect.poll(() => page.locator("main .lead h1").innerText()).toContain("1,100");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => page.locator("main .lead h1").innerText()).toContain("1,110");
  await expect.poll(() => page.url()).toContain("cap=1110");
  const box = await page.locator(".slider .thumb").boundingBox();
  if (box === null) throw new Error("no thumb");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  // How long from each move of the hand to a page that says the new cap. The middle one: this machine may have other work.
  await page.evaluate(() => {
    const head = document.querySelector("main .lead h1");
    const took: number[] = [];
    let at = 0;
    (window as unknown as { took: number[] }).took = took;
    addEventListener("pointermove", () => (at = performance.now()), { capture: true });
    if (head !== null)
      new MutationObserver(() => took.push(performance.now() - at)).observe(head, {
        subtree: true,
        characterData: true,
      });
  });
  for (let i = 1; i <= 12; i++) {
    await page.mouse.move(box.x + i * 6, box.y + box.height / 2);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(null))));
  }
  await page.mouse.up();
  await expect.poll(() => page.locator("main .lead h1").innerText()).not.toContain("1,110");
  const took = await page.evaluate(() => (window as unknown as { took: number[] }).took);
  expect(took.length).toBeGreaterThan(5);
  expect(took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)]).toBeLessThan(100);
  expect(await page.locator("table.under-cap").innerText()).toMatch(/RU[\s\S]*over by/);
});

told("an address shows the same study again, to the last number", async () => {
  const address = "/outlook?party=RU&measure=deployed&cap=1300&seed=12&to=2040&known=2025-06-30&table=outlook";
  await visit(page, address);
  const table = panel(/^Russia, deployed strategic warheads/);
  await table.getByRole("row", { name: /^2040/ }).waitFor();
  const first = await table.innerText();
  expect(first).toContain("12");
  const other = await sitDown(up, await browser.reader(), "FR");
  await other.goto(new URL(address, other.url()).href);
  const theirs = other.getByRole("region", { name: /^Russia, deployed strategic warheads/ }).first();
  await theirs.getByRole("row", { name: /^2040/ }).waitFor();
  expect(await theirs.innerText()).toBe(first);
});

told("earlier figures stand beside the fan, frameworks side by side, and what matters most", async () => {
  await visit(page, "/outlook?party=CN");
  const earlier = panel(/^How earlier figures held up: China/);
  await earlier.getByText(/Of \d+ figures that came after those days \d+ % lay inside/).waitFor();
  expect(await earlier.locator("svg .point").count()).toBeGreaterThan(10);
  const frameworks = panel("Frameworks side by side");
  await frameworks.getByRole("button", { name: "One ceiling on all warheads (proposal)" }).click();
  await expect.poll(() => page.url()).toContain("all-warheads-cap");
  await frameworks
    .getByRole("cell", { name: /One ceiling on all warheads/ })
    .first()
    .waitFor();
  await panel(/^What matters most: China in 2035/).waitFor();
  await panel(/^China beside/).waitFor();
});

told("a chart goes into a report with its sources, as drawing, picture and figures", async () => {
  await visit(page, "/outlook?party=CN");
  const svg = await take("SVG", /^China, warheads/);
  expect(svg.name).toBe("comity-outlook.svg");
  expect(svg.text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg.text).toMatch(/<dc:source>FAS: /);
  expect(svg.text).toContain("EXERCISE");
  expect(svg.text).toContain("/outlook?party=CN");
  const png = await take("PNG", /^China, warheads/);
  expect(png.text.slice(1, 4)).toBe("PNG");
  expect(png.text.length).toBeGreaterThan(20_000);
  const csv = await take("CSV", /^China, warheads/);
  expect(csv.text).toMatch(/^year,p2_5,p10,p25,p50,p75,p90,p97_5\r\n2026,/);
  expect(csv.text).toContain("# FAS: ");
  const json = JSON.parse((await take("JSON", /^China, warheads/)).text);
  expect(json.rows.at(-1).year).toBe("2035");
  expect(json.mode).toBe("EXERCISE");
});
