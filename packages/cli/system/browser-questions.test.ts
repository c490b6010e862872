/** Questions before sending, in the browser: shown as questions, answered by name, and seen again by whoever releases. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { accessibilityFaults, hold, sideways, sitDown, startBrowser, visit, type Watched } from "./browser.ts";
import { startUp, type Up } from "./up.ts";

let up: Up;
let browser: Watched;
let page: Page;
let id: string;
beforeAll(async () => {
  [up, browser] = await Promise.all([startUp(), startBrowser()]);
  page = await sitDown(up, hold(await browser.reader()), "US");
  const opens = Date.now() + 40 * 3_600_000;
  const draft = await up.client("US").compose({
    regime: "p5-launch-notification",
    type: "launch",
    fields: {
      missile: { kind: "icbm" },
      window: { opens: new Date(opens).toISOString(), closes: new Date(opens + 6 * 3_600_000).toISOString() },
      "launch-area": { circle: { centre: { lat: 34.7, lon: -120.6 }, radiusKm: 20 } },
      azimuth: 90,
      "impact-area": [{ circle: { centre: { lat: 9, lon: 167.7 }, radiusKm: 200 } }],
    },
  });
  id = draft.id;
});
afterAll(async () => {
  await browser?.close();
  expect(await up?.stop()).toBe(0);
  expect(browser.complaints).toEqual([]);
  expect(browser.askedOutside(up)).toEqual([]);
});
const told = (name: string, what: () => Promise<void>): void => it(name, () => browser.pictured(what));

told(
  "a heading that cannot be right and warnings that are not known are asked about, and hold nothing up",
  async () => {
    await visit(page, `/compose/${id}`);
    const asked = page.getByRole("region", { name: "Before it leaves" });
    await asked.getByText(/The heading is given as 90°; .* it is 267°, 177° off/).waitFor();
    expect(await asked.getByText(/No warning at sea over this area and window is known here; Art. 5/).count()).toBe(1);
    expect(await asked.getByRole("listitem").count()).toBe(3);
    await asked.getByRole("button", { name: "Asked and answered" }).first().click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByRole("textbox").fill("A dog-leg is flown.");
    await dialog.getByRole("button", { name: "Asked and answered" }).click();
    await asked.getByText(/Answered by Vera Cole, .*: A dog-leg is flown\./).waitFor();
  },
);

told("whoever releases is asked what nobody answered, and may release", async () => {
  const other = await sitDown(up, hold(await browser.reader()), "US", "releasing-officer");
  await visit(other, `/compose/${id}`);
  await other.getByRole("button", { name: /^Release/ }).click();
  const dialog = other.getByRole("alertdialog");
  expect(await dialog.getByText(/No warning (at sea|in the air)/).count()).toBe(2);
  expect(await dialog.getByText(/The heading is given/).count()).toBe(0);
  await other.keyboard.press("Escape");
  for (const [width, theme] of [
    [1440, "dark"],
    [390, "light"],
  ] as const) {
    const reader = await sitDown(up, hold(await browser.reader({ width, theme })), "US");
    await visit(reader, `/compose/${id}`);
    await reader.getByText(/A dog-leg is flown/).waitFor();
    // Tall, so that the bar at the foot of a phone lies over no field.
    await reader.setViewportSize({ width, height: 6000 });
    expect(await accessibilityFaults(reader)).toEqual([]);
    expect(await sideways(reader)).toEqual([]);
    await reader.context().close();
  }
  await other.getByRole("button", { name: /^Release/ }).click();
  await other
    .getByRole("alertdialog")
    .getByRole("button", { name: /^Release/ })
    .click();
  await other.waitForURL(/\/messages\//);
});
