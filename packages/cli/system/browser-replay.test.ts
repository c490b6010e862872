/** The first thing seen is real: the public record, played through five centres, and nobody can take it for live traffic. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { lead, settled, startBrowser, visit, type Watched } from "./browser.ts";
import { startUp, type Up } from "./up.ts";

let up: Up;
let browser: Watched;
beforeAll(async () => {
  [up, browser] = await Promise.all([startUp(["--replay"]), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  expect(await up?.stop()).toBe(0);
  expect(browser.complaints).toEqual([]);
  expect(browser.askedOutside(up)).toEqual([]);
});

it("shows EXERCISE by five signs, says what the replay is, and lists real launches with their lead times", () =>
  browser.pictured(async () => {
    const page = await (await browser.reader()).newPage();
    await page.goto(up.open);
    await settled(page);
    await page.getByText("Replay of the public record, 2021–2026: the launches are real").waitFor();
    expect(await lead(page)).toMatch(/^EXERCISE /);

    for (const room of ["/", "/compose", "/messages", "/globe"]) {
      await visit(page, room);
      const signs = await page.evaluate(() => ({
        title: document.title.startsWith("EXERCISE · "),
        banner: document.querySelector(".exb")?.textContent?.includes("Nothing here is real") === true,
        frame: getComputedStyle(document.body, "::before").position === "fixed",
        ground: getComputedStyle(document.body).backgroundColor,
        icon: document.querySelector<HTMLLinkElement>("link[rel=icon]")?.href.endsWith("/favicon-exercise.svg"),
      }));
      expect([room, signs]).toEqual([
        room,
        { title: true, banner: true, frame: true, icon: true, ground: "rgb(244, 236, 250)" },
      ]);
    }

    await visit(page, "/messages");
    const inbox = await up.client("US").inbox();
    expect(await lead(page)).toContain(`${inbox.length} received, `);
    const rows = page.getByRole("row");
    await expect.poll(() => rows.count()).toBe(inbox.length + 1);
    const launches = inbox.filter((e) => e.kind === "notification");
    expect(launches.length).toBeGreaterThan(20);
    for (const e of launches.slice(0, 10)) {
      const row = page.getByRole("row", { name: e.reference, exact: false }).filter({ hasText: "before" }).first();
      expect(e.leadTimeHours).toBeGreaterThan(24);
      await row
        .getByText(/\d (?:d|h)(?: \d+ h| \d+ min)? before/)
        .first()
        .waitFor();
      await row.getByText("EXERCISE").first().waitFor();
    }
    const [newest] = launches;
    await visit(page, `/messages/${newest?.id}`);
    await page.getByText("The notification and its times are made for the replay.").first().waitFor();
  }));
