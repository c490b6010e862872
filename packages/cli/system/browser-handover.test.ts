/** A hand-over as two officers do it at their screens, and by command; and how the room looks. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  accessibilityFaults,
  type Language,
  lead,
  settled,
  sideways,
  startBrowser,
  strangeGlyphs,
  visit,
  type Watched,
} from "./browser.ts";
import { launchFields, startUp, type Up, until } from "./up.ts";

let up: Up;
let browser: Watched;
beforeAll(async () => {
  [up, browser] = await Promise.all([startUp(), startBrowser()]);
  await notify("CN");
});
afterAll(async () => {
  await browser?.close();
  expect(await up?.stop()).toBe(0);
  expect(browser.complaints).toEqual([]);
});
const told = (name: string, what: () => Promise<void>): void => it(name, () => browser.pictured(what));

async function notify(party: string): Promise<void> {
  const { id } = await up.client(party).compose({
    regime: "p5-launch-notification",
    type: "launch",
    fields: launchFields(),
    late: false,
  });
  await up.client(party, "releasing-officer").release(id);
  await until(async () => (await up.client("US").inbox()).some((e) => e.id === id), `${id} at US`);
}
async function sit(officer: string, as: Parameters<Watched["reader"]>[0] = { language: "en" }): Promise<Page> {
  const page = await (await browser.reader(as)).newPage();
  await page.goto((await up.client("US").seat("US", officer)).url);
  await settled(page);
  await visit(page, "/handover");
  return page;
}
const button = (page: Page, name: string | RegExp) => page.locator("main").getByRole("button", { name });
const [cole, whitlock] = ["Vera Cole", "Dana Whitlock"];

told("nobody has the watch until somebody takes it", async () => {
  const page = await sit(cole);
  expect(await lead(page)).toContain("Nobody has the watch.");
  await button(page, "Take the watch").click();
  await page.locator("header.bar").getByText(`watch: ${cole}`).waitFor();
  await button(page, "Write a note").click();
  await page.getByRole("alertdialog").getByRole("textbox").fill("Calm night.");
  await page.getByRole("alertdialog").getByRole("button", { name: "Write a note" }).click();
  await page.locator("main").getByText("Calm night.").first().waitFor();
});

told("the taker reads each item, both sign, and only then the watch passes", async () => {
  const outgoing = await sit(cole);
  const incoming = await sit(whitlock);
  await button(outgoing, "Hand over").click();
  await outgoing.getByRole("alertdialog").getByRole("combobox").selectOption(whitlock);
  await outgoing.getByRole("alertdialog").getByRole("button", { name: "Hand over" }).click();
  await button(outgoing, "Sign").click();
  await incoming.getByText(`${cole} has signed.`).waitFor();
  const sign = incoming.locator(".sign").getByRole("button");
  expect(await sign.innerText()).toMatch(/^Sign after items 1, 2/);
  expect(await sign.isDisabled()).toBe(true);

  // In between something comes: it is on the list by itself, and the first signature no longer stands.
  await notify("RU");
  await outgoing.getByText("The list has grown since: sign again").waitFor();

  // What is still to be read may grow while one reads: each item is followed by its own name, and the list to its end.
  await until(async () => {
    const next = await unread(incoming)
      .first()
      .getAttribute("data-item", { timeout: 1000 })
      .catch(() => null);
    if (next !== null) {
      await unread(incoming, next)
        .getByRole("button", { name: /^I have read item/ })
        .click();
      await until(async () => (await unread(incoming, next).count()) === 0, `item ${next} read`);
    }
    return (await unread(incoming).count()) === 0 && !(await sign.isDisabled());
  }, "every item read");
  await sign.click();
  await incoming.getByText(`${whitlock} has signed.`).waitFor();
  expect(await incoming.locator("header.bar").innerText()).toContain(`watch: ${cole}`);
  await button(outgoing, "Sign").click();
  await outgoing.locator("header.bar").getByText(`watch: ${whitlock}`).waitFor();
  await expect.poll(() => lead(outgoing)).toContain(`${whitlock} has the watch`);
  await incoming.locator("main").getByText(`${cole} to ${whitlock}`).waitFor();
});
const unread = (page: Page, item?: string) =>
  page.locator(`main [data-unread]${item === undefined ? "" : `[data-item="${item}"]`}`);

told("what belongs to the watch is for who has it; an auditor sees the room and no button to act", async () => {
  const ours = (await up.client("US").inbox())[0]?.id ?? "";
  await expect(up.client("US").acknowledge(ours)).rejects.toThrow(`${whitlock} has the watch`);
  const auditor = await sit("Ellen Prewitt");
  expect(await lead(auditor)).toContain(`${whitlock} has the watch`);
  expect(await auditor.locator("main").getByRole("button").allInnerTexts()).toEqual(["Print"]);
});

told("by command: show, open, read by number, sign; and a supervisor in the outgoing officer's place", async () => {
  const run = async (officer: string, ...args: string[]) => {
    const ran = await up.as("US", "handover", ...args, "--officer", officer, "--json");
    return { ...ran, shift: ran.code === 0 ? JSON.parse(ran.stdout) : undefined };
  };
  const shown = await run(whitlock, "show");
  expect(shown.shift).toMatchObject({ watch: { officer: whitlock }, handOver: null, onWatch: true });
  expect(
    (await run("Frank Osgood", "plan", cole, "--from", "2031-01-01T06:00Z", "--until", "2031-01-01T14:00Z")).code,
  ).toBe(0);
  expect((await run("Frank Osgood", "open", "--to", cole)).code).toBe(0);
  expect((await run(cole, "sign")).stderr).toMatch(/still to be read/);
  for (const { number } of (await run(cole, "show")).shift.items)
    expect((await run(cole, "read", String(number))).code).toBe(0);
  expect((await run("Frank Osgood", "sign", "--reason", "taken ill")).code).toBe(0);
  expect((await run(cole, "sign", "--digest", "00000000")).code).toBe(1);
  const after = await run(cole, "sign");
  expect(after.shift).toMatchObject({
    watch: { officer: cole, from: whitlock },
    ended: [{ gives: { inPlaceOf: { officer: whitlock, reason: "taken ill" } } }, {}],
  });
  const plain = await up.as("US", "handover", "show");
  expect(plain.stdout).toMatch(/^Vera Cole has the watch since /);
  expect(plain.stdout).toMatch(/Alarms in this watch: \d+, [\d.]+ in ten minutes/);
});

told("it is readable in three palettes, on a phone, and in four languages", async () => {
  await up.client("US").openHandOver(whitlock);
  for (const [language, theme, width] of [
    ["en", "light", 1440],
    ["fr", "dark", 390],
    ["ru", "night", 1440],
    ["zh", "light", 390],
  ] as const) {
    const page = await sit(whitlock, { language: language as Language, theme, width });
    // The whole page at once: what lies half under the tabs at the foot of a phone is no smaller for it.
    await page.setViewportSize({ width, height: 6000 });
    expect([language, await accessibilityFaults(page)]).toEqual([language, []]);
    expect([language, await sideways(page)]).toEqual([language, []]);
    expect([language, await strangeGlyphs(page)]).toEqual([language, []]);
    if (process.env.PICTURES !== undefined)
      await page.screenshot({ path: `${process.env.PICTURES}/${language}-${theme}-${width}.png`, fullPage: true });
  }
});
