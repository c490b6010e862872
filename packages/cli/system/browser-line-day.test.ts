/** One peer stopped, one whose officer sleeps, one who declined, one who answers: the screen says which is which within one test period. */
import { rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { accessibilityFaults, hold, lead, sitDown, startBrowser, visit, type Watched } from "./browser.ts";
import { shortLines } from "./short-lines.ts";
import { startUp, type Up, until } from "./up.ts";

/** Longer than the 30 s after which a path counts as down, so that each sign can be right within it. */
const periodMs = 40_000;
const line = (p: string): string => `p5-crisis-lines/bilateral/${[p, "US"].sort().join(",")}`;

let up: Up;
let browser: Watched;
let regimes: string;
let page: Page;
let awake = new Set(["GB"]);
let officers: ReturnType<typeof setInterval>;
beforeAll(async () => {
  regimes = shortLines({ answer: "PT5M", testEvery: "PT40S", testAnswer: "PT5S" });
  [up, browser] = await Promise.all([startUp(["--regimes", regimes]), startBrowser()]);
  page = await sitDown(up, hold(await browser.reader()), "US");
  // Officers who are awake answer whatever test is there; a refusal only says that none waits.
  officers = setInterval(() => {
    for (const p of awake)
      void up
        .client(p)
        .answerTests(line(p))
        .catch(() => {});
  }, 500);
});
afterAll(async () => {
  clearInterval(officers);
  await browser?.close();
  expect(await up?.stop()).toBe(0);
  rmSync(regimes, { recursive: true });
  expect(browser.complaints).toEqual([]);
});
const told = (name: string, what: () => Promise<void>): void => it(name, () => browser.pictured(what));

async function signs(): Promise<Record<string, string | undefined>> {
  const lines = await up.client("US").lines();
  return Object.fromEntries(
    ["CN", "FR", "GB", "RU"].map((p) => [p, lines.find((l) => l.id === line(p))?.standings[0]?.sign]),
  );
}
const row = (party: string) =>
  page.getByRole("table", { name: "Lines of this centre" }).getByRole("row").filter({ hasText: party }).first();

told("down, nobody answers, declined and answers are four signs, each right within one test period", async () => {
  const { id } = await up.client("US").placeCall({ line: line("FR"), text: "May our ministers speak today?" });
  await until(async () => (await up.client("FR").calls()).some((c) => c.id === id), "the call in Paris");
  await up.client("FR").replyToCall(id, { outcome: "declined", text: "Not today." });
  process.kill(up.pids.CN ?? 0, "SIGSTOP");
  const from = performance.now();
  const wanted = { CN: "down", FR: "declined", GB: "answers", RU: "nobody-answers" };
  const isSo = async (): Promise<boolean> => JSON.stringify(await signs()) === JSON.stringify(wanted);
  // The test that was out when the path went still got its receipt: the next one shows it, 30 s after it went.
  await until(isSo, "the four signs", 2 * periodMs + 30_000);
  expect(performance.now() - from).toBeLessThan(2 * periodMs);

  await visit(page, "/lines");
  await row("China").getByText("Path down").waitFor();
  await row("France").getByText("Declined").waitFor();
  await row("United Kingdom").getByText("Answers").waitFor();
  await row("Russia").getByText("Nobody answers").waitFor();
  const words = await lead(page);
  expect(words).toMatch(/1 of 5 lines answers\./);
  expect(words).toMatch(/Path down: China\./);
  expect(words).toMatch(/Nobody answers: (?:France, )?Russia\./);
  await page.getByRole("banner").getByText("Lines: 1 of 5 answer").waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
});

told("nobody at two tests in a row rings, and the strip leads to that line", async () => {
  await until(
    async () => (await up.client("US").alarms()).some((a) => a.kind === "line-unanswered" && a.party === "RU"),
    "the alarm",
    3 * periodMs,
  );
  // Another path's own alarm may stand first; the finder leads there too.
  const alarms = await up.client("US").alarms();
  for (const a of alarms.filter((x) => x.kind !== "line-unanswered" && x.takenBy === null)) {
    await up.client("US").takeAlarm(a.id);
  }
  await page.getByRole("alert").getByRole("link", { name: "Go to the line" }).click();
  await page.waitForURL(/line=p5-crisis-lines%2Fbilateral%2FRU%2CUS/);
});

told("a test that did not get there stands as that once the next one has gone", async () => {
  const past = async (): Promise<string[]> => {
    const own = (await up.client("US").lines()).find((l) => l.id === line("CN"));
    return (own?.tests ?? []).map((t) => t.of.CN ?? "");
  };
  await until(async () => (await past()).includes("undelivered"), "a test that was not delivered", 2 * periodMs);
});

told("who comes back, and whose officer wakes, answers again, here and on the screen", async () => {
  process.kill(up.pids.CN ?? 0, "SIGCONT");
  awake = new Set(["CN", "GB", "RU"]);
  const isSo = async (): Promise<boolean> => {
    const s = await signs();
    return s.CN === "answers" && s.RU === "answers" && s.GB === "answers";
  };
  await until(isSo, "three who answer", 3 * periodMs);
  await row("China").getByText("Answers").waitFor();
  await row("Russia").getByText("Answers").waitFor();
  const strip = page.getByRole("region", { name: "Tests, last 24 hours" });
  await strip
    .getByRole("row", { name: /^China answered: \d+; nobody answered: \d+; not reached: [1-9]/ })
    .first()
    .waitFor();
});
