/** A line of five in the browser: called, answered, declined, promised, left; frozen and taken up again; each end the same on five records. */
import { rmSync } from "node:fs";
import { type CallInfo, type LineInfo, Refused } from "@comity/centre/client";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  accessibilityFaults,
  hold,
  type Language,
  lead,
  sideways,
  sitDown,
  startBrowser,
  type Theme,
  visit,
  type Watched,
} from "./browser.ts";
import { shortLines } from "./short-lines.ts";
import { startUp, type Up, until } from "./up.ts";

const five = ["CN", "FR", "GB", "RU", "US"] as const;
const group = "p5-crisis-lines/group/CN,FR,GB,RU,US";

let up: Up;
let browser: Watched;
let regimes: string;
const pages = new Map<string, Page>();
beforeAll(async () => {
  // Long enough for three officers to answer in turn on a slow machine; then the fourth's silence has to be waited for.
  regimes = shortLines({ answer: "PT1M", testEvery: "PT1H", testAnswer: "PT5M", removable: true });
  [up, browser] = await Promise.all([startUp(["--regimes", regimes]), startBrowser()]);
  for (const p of five) pages.set(p, await sitDown(up, hold(await browser.reader()), p));
});
afterAll(async () => {
  await browser?.close();
  expect(await up?.stop()).toBe(0);
  rmSync(regimes, { recursive: true });
  expect(browser.complaints.filter((c) => !/400|422/.test(c))).toEqual([]);
  expect(browser.askedOutside(up)).toEqual([]);
});
const told = (name: string, what: () => Promise<void>): void => it(name, () => browser.pictured(what));

function at(party: string): Page {
  const page = pages.get(party);
  if (page === undefined) throw new Error(`nobody sits in ${party}`);
  return page;
}
const opened = (party: string) => at(party).getByRole("region", { name: "The line that is open" });
const newCall = (party: string) => at(party).getByRole("region", { name: /^A new call/ });
const open = (party: string, line = group): Promise<void> =>
  visit(at(party), `/lines?line=${encodeURIComponent(line)}`);

/** What each record says became of a call. */
const ends = (id: string) =>
  Promise.all(
    five.map(async (p) => {
      const call = (await up.client(p).calls(group)).find((c) => c.id === id);
      return call && { outcome: call.outcome, each: call.each, endedAt: call.endedAt };
    }),
  );
async function sameEverywhere(id: string, end: Pick<CallInfo, "outcome" | "each">, withinMs = 90_000): Promise<void> {
  await until(async () => (await ends(id)).every((e) => e?.outcome != null), "the end of the call", withinMs);
  const [first, ...more] = await ends(id);
  expect(first).toMatchObject(end);
  expect(more).toEqual([first, first, first, first]);
}
async function newestCall(party: string): Promise<string> {
  const [call] = await up.client(party).calls(group);
  return call?.id ?? "";
}
/** By the strip of the alarm that rings, as an officer would. */
async function toCall(party: string): Promise<void> {
  await at(party).getByRole("alert").getByRole("link", { name: "Go to the call" }).click();
  await at(party).waitForURL(/\/lines\?line=.*&call=/);
}

told("called by one, it rings at four; what each does is the one end on all five records", async () => {
  await open("US");
  const box = newCall("US");
  for (const name of ["China", "France", "United Kingdom", "Russia"])
    await box.getByText(name, { exact: true }).waitFor();
  await box.getByRole("radio", { name: "priority" }).click();
  await box.getByLabel("First words").fill("What is the launch that we see?");
  await box.getByRole("button", { name: /^Call China, France, United Kingdom, Russia$/ }).click();
  await at("US").waitForURL(/call=/);
  const id = await newestCall("US");

  await toCall("CN");
  await opened("CN").getByText("What is the launch that we see?").waitFor();
  await opened("CN").getByLabel("Your answer").fill("A space launch, announced on Monday.");
  await opened("CN").getByRole("button", { name: "Answer", exact: true }).click();
  await opened("CN").getByLabel("Say more").waitFor();

  await toCall("RU");
  await opened("RU").getByRole("button", { name: "Decline" }).click();
  const decline = at("RU").getByRole("alertdialog", { name: /^Decline the call/ });
  expect(await decline.getByRole("button", { name: "Decline" }).isDisabled()).toBe(true);
  await decline.getByLabel("Reason, in your own words").fill("Ask by embassy.");
  await decline.getByRole("button", { name: "Decline" }).click();
  await decline.waitFor({ state: "detached" });

  await toCall("FR");
  await opened("FR")
    .getByRole("button", { name: /^Will answer by/ })
    .click();
  const later = at("FR").getByRole("alertdialog", { name: /^By when/ });
  await later.getByLabel("In how many minutes").fill("45");
  await later.getByRole("button", { name: "Say by when" }).click();
  await later.waitFor({ state: "detached" });

  // Nobody in London answers; its machine had it.
  expect((await up.client("GB").calls(group))[0]?.waitsForUs).toBe(true);
  await at("GB").getByRole("region", { name: "Calls that wait for us" }).getByText("United States calls").waitFor();
  await sameEverywhere(id, {
    outcome: "answered",
    each: { CN: "answered", FR: "will-answer-by", GB: "no-answer", RU: "declined" },
  });
  const each = opened("US").getByRole("list", { name: "Of each who was called" });
  for (const words of [
    "China: answered",
    "Russia: declined",
    "France: will answer by",
    "United Kingdom: no answer by the deadline",
  ])
    await each.getByText(words).waitFor();
  await opened("US").getByText("Ask by embassy.").waitFor();
  await at("GB").getByRole("region", { name: "Calls that wait for us" }).waitFor({ state: "detached" });
});

told("a call that was missed is taken up again, in one's own language and in set words; then it is over", async () => {
  await open("GB");
  // The last call was closed while nobody here had answered it.
  await newCall("GB")
    .getByRole("button", { name: /No set words/ })
    .click();
  await at("GB")
    .getByRole("option", { name: /^There has been an accident/ })
    .click();
  await newCall("GB")
    .getByRole("button", { name: /^Call China/ })
    .click();
  await at("GB").waitForURL(/call=/);
  const id = await newestCall("GB");
  await until(async () => (await newestCall("FR")) === id, "the call in Paris");
  const paris = await sitDown(up, await browser.reader({ language: "fr" }), "FR");
  await visit(paris, `/lines?line=${encodeURIComponent(group)}&call=${id}`);
  const line = paris.getByRole("region", { name: "La ligne ouverte" });
  await line.getByText("There has been an accident. It was not intended. Details follow.").waitFor();
  await line
    .locator(".annex")
    .getByText("Un accident s’est produit. Il n’était pas voulu. Les détails suivent.")
    .waitFor();
  await line.getByLabel("Votre réponse").fill("Compris. Avez-vous besoin d’aide ?");
  await line.getByRole("button", { name: "Répondre", exact: true }).click();
  await line.getByLabel("Ajouter").waitFor();
  for (const p of ["CN", "RU", "US"]) await up.client(p).replyToCall(id, { outcome: "answered" });
  await sameEverywhere(id, {
    outcome: "answered",
    each: { CN: "answered", FR: "answered", RU: "answered", US: "answered" },
  });

  const london = opened("GB");
  await london.getByText("Compris. Avez-vous besoin d’aide ?").waitFor();
  await london.getByRole("button", { name: "Add a rendering" }).last().click();
  const asks = at("GB").getByRole("alertdialog", { name: "Add a rendering" });
  await asks.getByRole("textbox", { name: "Rendering" }).fill("Understood. Do you need help?");
  await asks.getByLabel("Machine that made it, if one did").fill("a program");
  await asks.getByRole("button", { name: "Keep the rendering" }).click();
  await london.getByText("machine: a program").waitFor();
  await london.getByText("Not confirmed: it does not count yet.").waitFor();
  await london.getByRole("button", { name: "Confirm the rendering" }).click();
  await london.getByText(/^.*Confirmed by /).waitFor();
  await london.getByLabel("Say more").fill("No. Thank you.");
  await london.getByRole("button", { name: "Say it, over" }).click();
  await london.getByText(/^United Kingdom: over/).waitFor();
  await until(async () => (await up.client("RU").lineCall(id)).over?.by === "GB", "over in Moscow");
});

told("a flash is refused until everyone who will get it is named", async () => {
  await open("US");
  const box = newCall("US");
  await box.getByRole("radio", { name: "flash" }).click();
  await box.getByLabel("First words").fill("This is not an attack.");
  await box.getByRole("button", { name: /^Call China/ }).click();
  const asks = at("US").getByRole("alertdialog", { name: "Who will get this flash?" });
  const send = asks.getByRole("button", { name: /^Call China/ });
  for (const name of ["China", "France", "United Kingdom"]) await asks.getByRole("textbox", { name }).fill(name);
  expect(await send.isDisabled()).toBe(true);
  await asks.getByRole("textbox", { name: "Russia" }).fill("Rusland");
  expect(await send.isDisabled()).toBe(true);
  const calls = (await up.client("US").calls(group)).length;
  const unnamed = up.client("US").placeCall({ line: group, urgency: "flash", text: "?", confirm: ["CN", "FR", "GB"] });
  await expect(unnamed).rejects.toThrow(Refused);
  expect((await up.client("US").calls(group)).length).toBe(calls);
  await asks.getByRole("textbox", { name: "Russia" }).fill("russia");
  await send.click();
  await asks.waitFor({ state: "detached" });
  expect((await up.client("US").calls(group))[0]?.urgency).toBe("flash");
  const id = await newestCall("US");
  await until(async () => (await newestCall("GB")) === id, "the flash in London");
  await at("GB").getByRole("alert").getByText(/flash/).waitFor();
  for (const p of ["CN", "FR", "GB", "RU"]) {
    await until(async () => (await newestCall(p)) === id, `the flash in ${p}`);
    await up.client(p).replyToCall(id, { outcome: "answered" });
  }
  await sameEverywhere(id, {
    outcome: "answered",
    each: { CN: "answered", FR: "answered", GB: "answered", RU: "answered" },
  });
});

told("frozen with a reason and taken up again, by who, when and why on all five records", async () => {
  const frozen = () =>
    Promise.all(five.map(async (p) => (await up.client(p).lines()).find((l: LineInfo) => l.id === group)?.frozen));
  await open("CN");
  await opened("CN").getByRole("button", { name: "Freeze the line" }).click();
  const asks = at("CN").getByRole("alertdialog", { name: /^Freeze the line/ });
  await asks.getByLabel("Reason, in your own words").fill("no proper atmosphere");
  await asks.getByRole("button", { name: "Freeze the line" }).click();
  await asks.waitFor({ state: "detached" });
  await until(async () => (await frozen()).every((f) => f?.length === 1), "frozen everywhere");
  const [first, ...more] = await frozen();
  expect(first).toMatchObject([{ by: "CN", officer: "Lin Zhiyuan", reason: "no proper atmosphere" }]);
  expect(more).toEqual([first, first, first, first]);
  await open("RU");
  await opened("RU")
    .getByText(/^Frozen by China since/)
    .waitFor();
  await opened("RU").getByText("no proper atmosphere").waitFor();
  expect(await at("RU").locator("main .lead").innerText()).toMatch(/Frozen by: China\..*answers, not faults/);

  await opened("CN").getByRole("button", { name: "Take the line up again" }).click();
  const again = at("CN").getByRole("alertdialog", { name: /^Take the line up again/ });
  await again.getByLabel("Reason, in your own words").fill("by agreement of today");
  await again.getByRole("button", { name: "Take the line up again" }).click();
  await until(async () => (await frozen()).every((f) => f?.length === 0), "resumed everywhere");
  await opened("RU")
    .getByText(/^Frozen by China since/)
    .waitFor({ state: "detached" });
});

told("a line among chosen members stands once each of them has joined", async () => {
  await open("US");
  await at("US").getByRole("button", { name: "Join a line" }).click();
  const asks = at("US").getByRole("alertdialog", { name: "Join a line" });
  await asks.getByRole("button", { name: /Under which rule/ }).click();
  await at("US")
    .getByRole("option", { name: /^Line of the five/ })
    .click();
  await asks.locator("label").filter({ hasText: "France" }).click();
  await asks.locator("label").filter({ hasText: "United Kingdom" }).click();
  await asks.getByRole("button", { name: "Join a line" }).click();
  await asks.waitFor({ state: "detached" });
  const chosen = "p5-crisis-lines/group/FR,GB,US";
  const stands = async (p: string) => (await up.client(p).lines()).some((l) => l.id === chosen && l.chosen);
  await until(async () => (await up.client("FR").proposedLines()).length === 1, "the proposal in Paris");
  await up.client("FR").joinLine({ regime: "p5-crisis-lines", line: "group", members: ["FR", "GB", "US"] });
  expect(await stands("US")).toBe(false);
  await visit(at("GB"), "/lines");
  const waits = at("GB").getByRole("region", { name: "Lines that wait to be joined" });
  await waits.getByText("Not yet: United Kingdom.").waitFor();
  await waits.getByRole("button", { name: "Join this line" }).click();
  await at("GB").getByRole("alertdialog").getByRole("button", { name: "Join this line" }).click();
  await until(async () => (await Promise.all(["FR", "GB", "US"].map(stands))).every(Boolean), "the line of three");
  expect(await stands("RU")).toBe(false);
  await waits.waitFor({ state: "detached" });
});

told(
  "a member goes off the line once all others agree, reads why, and is let back; a refusal ends a proposal",
  async () => {
    const lines = (p: string) => up.client(p).lines();
    const proposals = async (p: string) => (await lines(p)).find((l) => l.mayRemove && !l.chosen)?.proposals ?? [];
    const propose = async (reason: string): Promise<string> => {
      await open("US");
      await opened("US").getByRole("button", { name: "Propose that a member goes off" }).click();
      const asks = at("US").getByRole("alertdialog", { name: "Propose that a member goes off" });
      await asks.getByRole("button", { name: /Who goes off/ }).click();
      await at("US").getByRole("option", { name: "Russia" }).click();
      await asks.getByText("Goes to all members, Russia among them.").waitFor();
      await asks.getByLabel("Reason, in your own words").fill(reason);
      await asks.getByRole("button", { name: "Propose that a member goes off" }).click();
      await asks.waitFor({ state: "detached" });
      return (await proposals("US")).at(-1)?.id ?? "";
    };
    const known = (p: string, id: string) =>
      until(async () => (await proposals(p)).some((x) => x.id === id), `the proposal in ${p}`);
    const first = await propose("Its centre does not answer for itself.");
    await known("CN", first);
    await open("CN");
    await opened("CN").getByRole("button", { name: "Decline the proposal" }).click();
    const declines = at("CN").getByRole("alertdialog", { name: "Decline the proposal" });
    await declines.getByLabel("Reason, in your own words").fill("We need them on it.");
    await declines.getByRole("button", { name: "Decline the proposal" }).click();
    await opened("US").getByText("China declined: We need them on it.").waitFor();

    const second = await propose("Its centre was taken over.");
    for (const p of ["CN", "FR"]) {
      await known(p, second);
      await up.client(p).agreeOnLine(second);
    }
    await known("GB", second);
    await open("GB");
    await opened("GB").getByRole("button", { name: "Agree", exact: true }).click();
    await at("GB").getByRole("alertdialog", { name: "Agree" }).getByRole("button", { name: "Agree" }).click();
    const among = async (p: string) => (await lines(p)).some((l) => l.id === "p5-crisis-lines/group/CN,FR,GB,US");
    await until(
      async () => (await Promise.all(["CN", "FR", "GB", "US"].map(among))).every(Boolean),
      "four on the line",
    );
    await visit(at("RU"), "/lines");
    const left = at("RU").getByRole("region", { name: "Lines that we are off" });
    await left.getByText(/^Russia is off the line since/).waitFor();
    await left.getByText(/^Its centre was taken over\./).waitFor();

    const change = { line: "p5-crisis-lines/group/CN,FR,GB,US", member: "RU", reason: "It is itself again." };
    const third = (await up.client("FR").letBackOnLine(change)).flatMap((l) => l.proposals).at(-1)?.id ?? "";
    for (const p of ["CN", "GB", "US"]) {
      await known(p, third);
      await up.client(p).agreeOnLine(third);
    }
    await until(async () => (await lines("RU")).some((l) => l.id === group), "five on the line");
    await left.waitFor({ state: "detached" });
  },
);

told("a call by the ordinary telephone stands on the line's history as what it is, here alone", async () => {
  await open("US");
  await opened("US").getByRole("button", { name: "Log a phone call" }).click();
  const asks = at("US").getByRole("alertdialog", { name: "Log a phone call" });
  await asks.locator("label").filter({ hasText: "They called" }).click();
  await asks.getByLabel("Who spoke for them").fill("Wei Lan");
  await asks.getByLabel("What was said, in short").fill("They ask what the launch was.");
  await asks.getByRole("button", { name: "Log a phone call" }).click();
  await asks.waitFor({ state: "detached" });
  await opened("US")
    .getByText(/^by phone, as logged by /)
    .waitFor();
  await opened("US")
    .getByText(/They called\. They ask what the launch was\./)
    .waitFor();
  expect(await up.client("CN").loggedCalls()).toEqual([]);
});

told("by the keyboard: G L goes there, J and Enter open a line; the finder knows it in another language", async () => {
  const page = at("US");
  await visit(page, "/");
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await page.waitForURL("**/lines");
  expect(await lead(page)).toMatch(/^EXERCISE .*\d+ of \d+ lines answers?\./);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(/lines\?line=p5-crisis-lines/);
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Find or act" }).getByRole("searchbox").waitFor();
  await page.keyboard.type("линии");
  await page
    .getByRole("menuitem", { name: /^Lines/ })
    .first()
    .waitFor();
  await page.keyboard.press("Escape");
});

told(
  "axe finds nothing in the room with calls of every end, and a phone holds it without scrolling sideways",
  async () => {
    const [call] = await up.client("GB").calls(group);
    const views: readonly [number, Theme, Language][] = [
      [1440, "light", "en"],
      [1440, "dark", "fr"],
      [390, "night", "ru"],
      [390, "light", "zh"],
    ];
    for (const [width, theme, language] of views) {
      const page = await sitDown(up, hold(await browser.reader({ width, theme, language })), "GB");
      await visit(page, `/lines?line=${encodeURIComponent(group)}&call=${call?.id}`);
      // The whole page at once: what lies half under the tabs at the foot of a phone is no smaller for it.
      await page.setViewportSize({ width, height: 6000 });
      expect([language, await accessibilityFaults(page)]).toEqual([language, []]);
      expect([language, await sideways(page)]).toEqual([language, []]);
      await page.context().close();
    }
  },
);
