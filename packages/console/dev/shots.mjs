/**
 * Pictures of every room of a running centre, to be looked at: three palettes, two widths, four languages. Each page is also
 * searched for sideways scroll, errors of the browser and, with --axe, for what axe finds.
 *
 *     npx comity up --replay            prints a link that is good once
 *     node dev/shots.mjs LINK FOLDER [--only desk,message] [--languages en,ru] [--themes light,night] [--widths 390] [--live] [--axe]
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [link, folder] = process.argv.slice(2);
if (link === undefined || folder === undefined) {
  console.error("give the link that `comity up` printed, and a folder for the pictures");
  process.exit(2);
}
const has = (name) => process.argv.includes(`--${name}`);
const option = (name, all) => (has(name) ? process.argv[process.argv.indexOf(`--${name}`) + 1].split(",") : all);
const flags = "no-sandbox disable-gpu disable-quic no-first-run disable-background-networking disable-sync".split(" ");

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: flags.map((f) => `--${f}`),
});
const door = await browser.newContext();
const first = await door.newPage();
await first.goto(link);
await first.waitForSelector("main .lead");
const base = new URL(first.url()).origin;
const ask = async (what) => (await door.request.get(`${base}/api/v1/${what}`, { headers: { "x-comity": "1" } })).json();
const [inbox, sent, drafts] = await Promise.all(["inbox", "sent", "drafts"].map(ask));
const session = await door.storageState();

const item = (list, room) => (list[0] === undefined ? {} : { [room]: list[0].id });
const ids = {
  ...item(
    inbox.filter((e) => e.kind === "notification"),
    "message",
  ),
  ...item(sent, "sent"),
};
const open = drafts.find((d) => d.state === "draft" || d.state === "awaiting-release");
const rooms = {
  desk: "/",
  messages: "/messages",
  globe: "/globe",
  lines: "/lines",
  regimes: "/regimes",
  regime: "/regimes/new-start",
  "regime-on": "/regimes/new-start?on=2023-07-01",
  "regime-many": "/regimes/ctbt",
  write: "/regimes/new",
  holdings: "/holdings",
  "holdings-table": "/holdings?table=holdings",
  row: "/holdings/row/stockpiles/1011",
  limits: "/limits/new-start?on=2023-03-15",
  "limits-many": "/limits/trilateral-cap",
  outlook: "/outlook",
  talks: "/talks",
  brief: "/brief",
  "brief-then": "/brief?known=2023-11-03",
  "talks-then": "/talks?known=2023-11-03&pair=US,CN",
  compose: "/compose",
  new: "/compose?regime=p5-launch-notification&type=launch",
  ...Object.fromEntries(Object.entries(ids).map(([room, id]) => [room, `/messages/${id}`])),
  ...(ids.sent === undefined
    ? {}
    : { "follow-up": `/compose?about=${ids.sent}`, correct: `/compose?correct=${ids.sent}` }),
  ...(open === undefined ? {} : { draft: `/compose/${open.id}` }),
};

let found = 0;
const tell = (words) => {
  found++;
  console.log(words);
};

for (const language of option("languages", ["en", "fr", "ru", "zh"])) {
  for (const theme of option("themes", ["light", "dark", "night"])) {
    for (const width of option("widths", ["1440", "390"]).map(Number)) {
      const context = await browser.newContext({
        viewport: { width, height: width < 760 ? 844 : 900 },
        timezoneId: "Europe/Paris",
        hasTouch: width < 760,
        storageState: session,
      });
      await context.addInitScript(
        ([l, t]) => {
          localStorage.setItem("comity.language", l);
          localStorage.setItem("comity.theme", t);
        },
        [language, theme],
      );
      if (has("live")) await context.route("**/api/v1/centre", asLive);
      for (const room of option("only", Object.keys(rooms))) {
        const name = `${room}-${language}-${theme}-${width}`;
        await look(await context.newPage(), base + rooms[room], name);
      }
      await context.close();
    }
  }
}
await browser.close();
console.log(found === 0 ? "nothing found" : `${found} found`);
process.exit(found === 0 ? 0 : 1);

/** A live centre looks otherwise; this shows its look without one. */
async function asLive(route) {
  const response = await route.fetch();
  await route.fulfill({ response, json: { ...(await response.json()), purpose: "live", seats: [], note: null } });
}

async function look(page, address, name) {
  page.on("pageerror", (e) => tell(`${name}: ${e.message}`));
  page.on("console", (m) => m.type() === "error" && tell(`${name}: ${m.text()}`));
  await page.goto(address);
  await page.waitForSelector("main .panel, main .lead");
  await page.waitForTimeout(500);
  await page.evaluate(() => document.fonts.ready);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (over > 0) tell(`${name}: ${over} px too wide`);
  if (has("axe")) {
    const { AxeBuilder } = await import("@axe-core/playwright");
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const v of violations) tell(`${name}: ${v.help}\n   ${v.nodes.map((n) => n.target).join("\n   ")}`);
  } else {
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  }
  await page.close();
}
