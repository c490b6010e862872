/** One notification from a person's first click in Washington to the last mark in Beijing, with a real browser. */
import type { BrowserContext, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hold, lead, settled, sitDown, startBrowser, visit, type Watched } from "./browser.ts";
import { startUp, type Up, until } from "./up.ts";

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

/** Steps of which each stands on the one before: after one has failed the rest would only wait in vain. */
function story(): typeof told {
  let broken = false;
  return (name, what) =>
    it(name, async ({ skip }) => {
      if (broken) skip("an earlier step failed");
      broken = true;
      await browser.pictured(what);
      broken = false;
    });
}

const officerOf = (party: string, role: string): string =>
  up.access.centres[party]?.officers.find((o) => o.role === role)?.name ?? "";

/** As a person changes seats: the party in the bar, then the officer. */
async function changeSeat(page: Page, party: string, role = "watch-officer"): Promise<void> {
  await page
    .getByRole("complementary", { name: "Seats" })
    .getByRole("button", { name: new RegExp(`^${party}`) })
    .click();
  await page.getByRole("menuitem", { name: officerOf(party, role) }).click();
  await page.waitForURL(`${up.access.centres[party]?.url}/**`);
  await page.getByRole("banner").getByText(officerOf(party, role)).waitFor();
  await settled(page);
}

/** Text as it stands typed for an instant, so many hours from now. */
const typedInHours = (h: number): string =>
  new Date(Date.now() + h * 3_600_000).toISOString().slice(0, 16).replace("T", " ");

/** Fills the launch form by its labels. */
async function fillLaunch(page: Page, opensInHours: number): Promise<void> {
  await page.getByRole("button", { name: "Kind" }).click();
  await page.getByRole("option", { name: "Submarine-launched ballistic missile" }).click();
  await page.getByRole("textbox", { name: /^Range/ }).fill("7400");
  await page.getByLabel("Window: Opens, UTC").fill(typedInHours(opensInHours));
  await page.getByLabel("Window: Closes, UTC").fill(typedInHours(opensInHours + 6));
  await page.getByRole("textbox", { name: "Launch area" }).fill("28-27.00N 080-32.00W");
  await page.getByRole("textbox", { name: "Impact area" }).fill("37-35.15N 045-40.37W, radius 150 NM");
  await page.getByRole("textbox", { name: /^Azimuth/ }).fill("63");
  await page.getByRole("textbox", { name: /^Remark/ }).fill("A test of the arrangement.");
  await page.getByRole("textbox", { name: /^Remark/ }).blur();
}
const panel = (page: Page, heading: string): Locator =>
  page.locator("section.panel").filter({ has: page.getByRole("heading", { name: heading, exact: true }) });

describe("a launch, from one capital to another", () => {
  let context: BrowserContext;
  let page: Page;
  const step = story();
  let id = "";
  let reference = "";

  step("the printed link opens the US watch officer's Desk, where nothing is due", async () => {
    context = hold(await browser.reader());
    page = await context.newPage();
    await page.goto(up.open);
    await settled(page);
    expect(page.url()).toBe(`${up.access.centres.US?.url}/`);
    expect(await lead(page)).toContain("Nothing is due from us.");
    await page.getByRole("banner").getByText("Vera Cole").waitFor();
    expect(await page.title()).toBe("EXERCISE · Due and open · US · Comity");
  });

  step("she fills the form by its labels; checks turn to pass and the four texts appear", async () => {
    await page.getByRole("link", { name: "Compose" }).first().click();
    await page.getByRole("link", { name: "Write: Launch notification, Launch notification among the five" }).click();
    const checks = panel(page, "Checks");
    expect(await lead(page)).toMatch(/Not ready/);
    expect(await page.getByRole("button", { name: "Send for release" }).isDisabled()).toBe(true);
    await page.getByText("The text appears here once the fields can be read.").waitFor();

    await fillLaunch(page, 48);
    await page.getByText("Ready for the second officer").waitFor();
    expect(await checks.getByRole("img", { name: "Mend this" }).count()).toBe(0);
    expect(await checks.getByRole("img", { name: "Passes" }).count()).toBeGreaterThan(3);
    await page.getByText("Read as a point.").waitFor();
    await page.getByText("Read as a circle.").waitFor();
    const texts = panel(page, "The text that goes out");
    for (const [lang, words] of [
      ["en", "a submarine-launched ballistic missile"],
      ["fr", "d’un missile balistique tiré d’un sous-marin"],
      ["ru", "баллистической ракеты подводной лодки"],
      ["zh-CN", "潜射弹道导弹"],
    ]) {
      expect(await texts.locator(`article[lang=${lang}]`).innerText()).toContain(words);
    }
    expect(await texts.locator("article.auth").getAttribute("lang")).toBe("en");
  });

  step("she sends it for release; nothing has left, and she cannot release it herself", async () => {
    await page.getByRole("button", { name: "Send for release" }).click();
    await page.getByText("Waits for another officer to release it.").waitFor();
    expect(await page.getByRole("button", { name: /^Release\b/ }).count()).toBe(0);
    const [draft, ...others] = await up.client("US").drafts();
    expect(others).toEqual([]);
    expect(draft).toMatchObject({ state: "awaiting-release", composedBy: "Vera Cole", to: ["CN", "FR", "GB", "RU"] });
    expect(draft?.fields).toMatchObject({
      missile: { kind: "slbm", "range-km": 7400 },
      azimuth: 63,
      "launch-area": { point: { lat: 28.45 } },
      "impact-area": [{ circle: { centre: { lat: expect.closeTo(37.5858, 4) }, radiusNm: 150 } }],
    });
    id = draft?.id ?? "";
    reference = draft?.reference ?? "";
    expect(await up.client("CN").inbox()).toEqual([]);
  });

  step("the releasing officer is told what leaves and to whom, and releases it", async () => {
    await changeSeat(page, "US", "releasing-officer");
    expect(await lead(page)).toContain(reference);
    await page
      .getByRole("link", { name: `Open ${reference}` })
      .first()
      .click();
    await page.getByText("it waits for you to release or return it").waitFor();
    await page.getByRole("button", { name: /^Release\b/ }).click();
    const asks = page.getByRole("alertdialog", { name: `Release ${reference}?` });
    const words = await asks.innerText();
    for (const named of [
      "Launch notification",
      "Art. 2",
      "CN",
      "FR",
      "GB",
      "RU",
      "Written by Vera Cole",
      "Daniel Ortiz",
    ])
      expect(words).toContain(named);
    expect(words).toContain("It cannot be called back; it can be corrected.");
    await asks.getByRole("button", { name: "Release", exact: true }).click();
    await page.waitForURL(`**/messages/${id}`);
    expect((await up.client("US").draft(id)).state).toBe("sent");
    for (const party of ["CN", "FR", "GB", "RU"])
      await until(async () => (await up.client(party).inbox()).some((e) => e.id === id), `the inbox of ${party}`);
  });

  step(
    "it is on the Desk in Beijing, whose sentence names what is due first; the watch officer acknowledges",
    async () => {
      await changeSeat(page, "CN");
      // Acknowledging is owed under Art. 3, routing by our own standing order: the sentence names whichever comes first.
      const owed = (await up.client("CN").due()).filter((d) => d.owedBy === "CN");
      expect(owed.map((d) => [d.reference, d.duty, d.dutyClause])).toEqual(
        expect.arrayContaining([
          [reference, "acknowledge", "Art. 3"],
          [reference, "route", null],
        ]),
      );
      expect(await lead(page)).toMatch(new RegExp(`^EXERCISE Next: ${owed[0]?.duty} ${reference} to .* by .* left`));
      const row = page.getByRole("row", { name: `Acknowledge ${reference}` });
      await row.getByText("Art. 3").waitFor();
      await row.getByText(/^(59|60|1 h).* left$/).waitFor();
      await row.getByRole("button", { name: `Acknowledge ${reference}` }).click();
      const asks = page.getByRole("alertdialog", { name: `Acknowledge ${reference}?` });
      await asks.getByText("A signed acknowledgement goes to the United States: Lin Zhiyuan").waitFor();
      await asks.getByText("Art. 3: by").waitFor();
      await asks.getByRole("button", { name: "Acknowledge", exact: true }).click();
      await asks.waitFor({ state: "detached" });
      await page.getByText(`Next: route ${reference} to our desks by`).waitFor();
      expect(await up.client("CN").message(id)).toMatchObject({
        acknowledgedBy: "Lin Zhiyuan",
        routed: [],
        open: true,
      });
      await until(
        async () => (await up.client("US").message(id)).addressees.CN?.acknowledgedBy === "Lin Zhiyuan",
        "the acknowledgement at US",
      );
    },
  );

  step("and routes it to the warning desk", async () => {
    await page
      .locator("main .lead")
      .getByRole("button", { name: `Route ${reference}` })
      .click();
    const asks = page.getByRole("alertdialog", { name: `Route ${reference}` });
    expect(await asks.getByRole("checkbox", { name: "Warning desk" }).isChecked()).toBe(true);
    await asks.getByRole("button", { name: "Route", exact: true }).click();
    await asks.waitFor({ state: "detached" });
    await page.getByText(`Next: Warning desk must read ${reference} by`).waitFor();
    expect((await up.client("CN").message(id)).routed).toMatchObject([
      { desk: "warning", mustRead: true, readAt: null },
    ]);
    expect((await up.client("US").message(id)).routed).toEqual([]);
  });

  step("the warning desk reads it, and nothing of it is open in Beijing any more", async () => {
    await changeSeat(page, "CN", "desk");
    await page
      .locator("main .lead")
      .getByRole("button", { name: `Confirm read ${reference}` })
      .click();
    const asks = page.getByRole("alertdialog", { name: `Has the desk read ${reference}?` });
    await asks.getByText("You confirm, as Sun Keqin").waitFor();
    await asks.getByRole("button", { name: "Confirm read" }).click();
    await asks.waitFor({ state: "detached" });
    expect((await up.client("CN").message(id)).routed).toMatchObject([{ desk: "warning", readBy: "Sun Keqin" }]);

    await changeSeat(page, "CN");
    expect(await lead(page)).toContain("Nothing is due from us.");
    const ours = (await up.client("CN").due()).filter((d) => d.owedBy === "CN");
    expect(ours).toEqual([]);
    await visit(page, `/messages/${id}`);
    expect(await lead(page)).toMatch(/Acknowledged in .*, routed, and read where it must be\./);
  });

  step("Washington sees when China's centre had it and when China acknowledged", async () => {
    await changeSeat(page, "US");
    await visit(page, `/messages/${id}`);
    expect(await lead(page)).toContain("Delivered to 4 of 4, acknowledged by 1 of 4.");
    const china = (await up.client("US").message(id)).addressees.CN;
    const row = page.getByRole("row").filter({ hasText: "China" }).first();
    for (const at of [china?.receivedAt, china?.acknowledgedAt]) {
      expect(at).toMatch(/^\d{4}-/);
      await row
        .getByText((at ?? "").slice(11, 19))
        .first()
        .waitFor();
    }
    await row.getByText("Lin Zhiyuan").waitFor();
    // What stays inside a government is not seen from outside of it.
    expect(await page.locator("main").innerText()).not.toContain("Sun Keqin");
  });
});

describe("a lead time too short", () => {
  told("is said beside the field with its clause, is kept, and may go marked late", async () => {
    const context = await browser.reader();
    const page = await sitDown(up, context, "US");
    await visit(page, "/compose?regime=p5-launch-notification&type=launch");
    await fillLaunch(page, 12);
    const beside = page.getByRole("group", { name: "Window" }).locator(".said.fail");
    await beside.getByText(/Art\. 2 .*24 h/).waitFor();
    expect(await page.getByRole("button", { name: "Send for release" }).isDisabled()).toBe(true);
    await page.getByText("Draft kept").waitFor();
    await page.waitForURL(/\/compose\/[0-9a-f]{32}$/);
    const opens = await page.getByLabel("Window: Opens, UTC").inputValue();
    const id = page.url().slice(-32);
    await until(async () => {
      const kept = await up.client("US").draft(id);
      return JSON.stringify(kept.fields).includes("A test of the arrangement.");
    }, "the last word typed, kept");

    await page.reload();
    await settled(page);
    expect(await page.getByLabel("Window: Opens, UTC").inputValue()).toBe(opens);
    expect(await page.getByRole("textbox", { name: "Impact area" }).inputValue()).toMatch(/37-35.* 045-40.*150 NM/);
    await beside.getByText("Art. 2").waitFor();
    expect((await up.client("US").draft(id)).state).toBe("draft");

    await page.getByRole("button", { name: "Send it marked late" }).click();
    const asks = page.getByRole("alertdialog", { name: "Send it although the lead time is too short?" });
    await asks.getByText("every party’s record shows that it came late").waitFor();
    await asks.getByRole("button", { name: "Send it marked late" }).click();
    await page.getByText("Waits for another officer to release it.").waitFor();
    await page.getByRole("button", { name: "Sit down as Daniel Ortiz" }).click();
    await page.getByText("it waits for you to release or return it").waitFor();
    await page.getByText("Marked late by its author").first().waitFor();
    await page.getByRole("button", { name: /^Release\b/ }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Release", exact: true }).click();
    await page.waitForURL(`**/messages/${id}`);
    await until(async () => (await up.client("CN").inbox()).some((e) => e.id === id), "the inbox of CN");
    const entry = (await up.client("CN").inbox()).find((e) => e.id === id);
    expect(entry).toMatchObject({ filing: "late", clause: "Art. 2" });
    expect(entry?.lateByHours).toBeGreaterThan(11);
  });
});

describe("with the keyboard alone", () => {
  told("A acknowledges from the Desk, Ctrl K finds, ? tells the keys", async () => {
    const context = await browser.reader();
    const page = await sitDown(up, context, "FR");
    const due = (await up.client("FR").due()).filter((d) => d.owedBy === "FR" && d.duty === "acknowledge");
    const first = due[0]?.reference ?? "";

    await page.keyboard.press("?");
    const keys = page.getByRole("dialog", { name: "Keyboard" });
    await keys.getByText("Acknowledge the selected message (asks first)").waitFor();
    await page.keyboard.press("a"); // not while a dialog is open
    await page.keyboard.press("Escape");
    await keys.waitFor({ state: "detached" });

    await page.keyboard.press("a");
    const asks = page.getByRole("alertdialog", { name: `Acknowledge ${first}?` });
    await asks.getByText("Art. 3").waitFor();
    await page.keyboard.press("Escape");
    await asks.waitFor({ state: "detached" });
    expect((await up.client("FR").message(first)).acknowledgedAt).toBeNull();

    await page.keyboard.press("a");
    await asks.waitFor();
    await page.keyboard.press("Enter");
    await asks.waitFor({ state: "detached" });
    expect((await up.client("FR").message(first)).acknowledgedBy).toBe("Claire Aubert");

    await page.keyboard.press("Control+k");
    const finder = page.getByRole("dialog", { name: "Find or act" });
    await finder.getByRole("searchbox").waitFor();
    await page.keyboard.type("globe");
    await finder.getByRole("menuitem", { name: "Globe" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/globe");

    await page.keyboard.press("g");
    await page.keyboard.press("d");
    await page.waitForURL(`${up.access.centres.FR?.url}/`);
    await settled(page);
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/messages/*");
  });
});
