/** Every room as people see it: three palettes by axe, a phone's width, four languages in our own fonts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  accessibilityFaults,
  type Language,
  sideways,
  sitDown,
  startBrowser,
  strangeGlyphs,
  visit,
  type Watched,
  wordsOf,
} from "./browser.ts";
import { launchFields, startUp, type Up, until } from "./up.ts";

let up: Up;
let browser: Watched;
let rooms: Readonly<Record<string, string>>;
beforeAll(async () => {
  [up, browser] = await Promise.all([startUp(), startBrowser()]);
  rooms = await traffic();
});
afterAll(async () => {
  await browser?.close();
  expect(await up?.stop()).toBe(0);
  expect(browser.complaints).toEqual([]);
  expect(browser.askedOutside(up)).toEqual([]);
});
const told = (name: string, what: () => Promise<void>): void => it(name, () => browser.pictured(what));

/** Something in every state, as Beijing sees it. */
async function traffic(): Promise<typeof rooms> {
  const launch = async (party: string, fields = {}, late = false): Promise<string> => {
    const { id } = await up.client(party).compose({
      regime: "p5-launch-notification",
      type: "launch",
      fields: { ...launchFields(), ...fields },
      late,
    });
    await up.client(party, "releasing-officer").release(id);
    return id;
  };
  const china = up.client("CN");
  const [received, read, late, own] = await Promise.all([
    launch("US", { remark: "The ship leaves the area by itself." }),
    launch("RU", {
      "impact-area": [
        {
          polygon: [
            { lat: 57, lon: 178 },
            { lat: 57, lon: -178 },
            { lat: 54, lon: -178 },
            { lat: 54, lon: 178 },
          ],
        },
      ],
    }),
    launch("FR", launchFields(12), true),
    launch("CN"),
  ]);
  for (const id of [received, read, late]) {
    await until(async () => (await china.inbox()).some((e) => e.id === id), `${id} at CN`);
  }
  await china.acknowledge(read);
  await china.route(read, ["warning", "foreign-ministry"]);
  await until(async () => (await up.client("GB").inbox()).some((e) => e.id === own), "ours at GB");
  await up.client("GB").acknowledge(own);
  await until(async () => (await china.message(own)).addressees.GB?.acknowledgedAt != null, "the acknowledgement");
  await china.takeWatch();
  await china.noteWatch("A calm night.");
  await china.openHandOver();
  await china.addWarnings({
    source: "test",
    text: "NAVAREA XX 31/26\nBARENTS SEA.\nROCKET LAUNCHING IN AREA BOUND BY\n68-30.0N 047-00.0E, 69-30.0N 050-00.0E, 68-50.0N 052-00.0E.\nQQZXY.\n",
  });
  const line = "p5-crisis-lines/group/CN,FR,GB,RU,US";
  const call = await up.client("RU").placeCall({ line, language: "ru", phrase: "what-is-it", text: "Слово pаrаdox." });
  await until(
    async () => (await china.calls(line)).some((c) => c.id === call.id && c.passages[0]?.text != null),
    "a call",
  );
  const compose = { regime: "p5-launch-notification", type: "launch" };
  const waiting = await china.compose({ ...compose, fields: launchFields(72) });
  const faulty = await china.compose({ ...compose, fields: launchFields(12), submit: false });
  return {
    Desk: "/",
    "Compose, which": "/compose",
    "Compose, a faulty draft": `/compose/${faulty.id}`,
    "Compose, awaiting release": `/compose/${waiting.id}`,
    Messages: "/messages",
    "Message, received": `/messages/${received}`,
    "Message, ours": `/messages/${own}`,
    "Launch watch": "/launches",
    Globe: "/globe",
    "Hand-over": "/handover",
    Lines: "/lines",
    "A line": `/lines?line=${encodeURIComponent(line)}`,
    Talks: "/talks?known=2023-11-03",
    "State of play": "/brief?known=2023-11-03",
    Regimes: "/regimes",
    "A regime of two views": "/regimes/new-start?on=2023-07-01",
    "A regime of many": "/regimes/ctbt",
    "A regime file being written": "/regimes/new",
    Holdings: "/holdings",
    "Holdings as a table": "/holdings?table=holdings",
    "A row of the record": "/holdings/row/stockpiles/2",
    Limits: "/limits/new-start?on=2023-03-15",
    "Limits as a table": "/limits/trilateral-cap?table=deployed-warheads",
    Outlook: "/outlook?party=CN",
    "Outlook as a table": "/outlook?party=CN&table=outlook,earlier,ratio",
  };
}

told("axe finds nothing against WCAG 2.2 AA in any room, light, dark and night", async () => {
  const page = await sitDown(up, await browser.reader(), "CN");
  const faults: Record<string, string[]> = {};
  const look = async (room: string): Promise<void> => {
    faults[`${room}, light`] = await accessibilityFaults(page);
    for (const theme of ["dark", "night", "light"]) {
      // As the choice under the officer's name does it: one load for three palettes. Only contrast depends on them.
      await page.evaluate((chosen) => {
        document.documentElement.dataset.theme = chosen;
      }, theme);
      if (theme !== "light") faults[`${room}, ${theme}`] = await accessibilityFaults(page, ["color-contrast"]);
    }
  };
  for (const [room, path] of Object.entries(rooms)) {
    await visit(page, path);
    await look(room);
  }
  await visit(page, "/");
  await page.keyboard.press("a");
  await page.getByRole("alertdialog").waitFor();
  await look("the question before acknowledging");
  expect(faults).toEqual(Object.fromEntries(Object.keys(faults).map((room) => [room, []])));
});

const keys = keysOf(JSON.parse(readFileSync(join(import.meta.dirname, "../../console/src/words/en.json"), "utf8")));

/** `lead.acknowledge.ahead`, and a plural's key without its `_one`. Those without a dot are words of the language too. */
function keysOf(words: object, above = ""): string[] {
  return Object.entries(words).flatMap(([name, value]) => {
    const key = above + name.replace(/_(?:zero|one|two|few|many|other)$/, "");
    return typeof value === "object" && value !== null ? keysOf(value, `${key}.`) : key.includes(".") ? [key] : [];
  });
}
const rawKeys = (words: string): string[] => [
  ...new Set(keys.filter((k) => words.includes(k))),
  ...(words.match(/\{\{?[\w, ]+\}?\}/g) ?? []),
];

const tags: Readonly<Record<Language, string>> = { en: "en", fr: "fr", ru: "ru", zh: "zh-CN" };
describe.each(["en", "fr", "ru", "zh"] as const)("in the language %s", (language) => {
  told("every room fits a phone, is drawn in our fonts and says every word", async () => {
    const page = await sitDown(up, await browser.reader({ language, width: 390 }), "CN");
    const found: Record<string, string[]> = {};
    for (const [room, path] of Object.entries(rooms)) {
      await page.setViewportSize({ width: 390, height: 844 });
      await visit(page, path);
      expect([room, await page.getAttribute("html", "lang")]).toEqual([room, tags[language]]);
      const narrow = await sideways(page);
      await page.setViewportSize({ width: 720, height: 450 }); // 1440 at 200 %
      const zoomed = await sideways(page);
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      const words = await wordsOf(page);
      found[room] = [...narrow, ...zoomed, ...(await strangeGlyphs(page)), ...rawKeys(words)];
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(rooms).map((room) => [room, []])));
  });
});

told("an officer chooses language and palette under their name, and both are kept", async () => {
  const page = await sitDown(up, await browser.reader(), "RU");
  await page.getByRole("banner").getByRole("button", { name: "Anna Belova" }).click();
  await page.getByRole("menuitemradio", { name: "Русский" }).click();
  await expect.poll(() => page.getAttribute("html", "lang")).toBe("ru");
  await page.keyboard.press("Escape");
  await page.getByRole("banner").getByRole("button", { name: "Anna Belova" }).click();
  await page.getByRole("menuitemradio", { name: /^Ноч/ }).click();
  expect(await page.getAttribute("html", "data-theme")).toBe("night");
  await page.reload();
  await page.getByRole("navigation").getByText("Сообщения").first().waitFor();
  expect(await page.getAttribute("html", "data-theme")).toBe("night");
  expect(await page.getAttribute("html", "lang")).toBe("ru");
});
