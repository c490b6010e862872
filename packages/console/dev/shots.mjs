/**
 * Pictures of every room: three palettes, two widths, four languages, with axe and a look for sideways scroll on each.
 *
 *     node dev/shots.mjs http://127.0.0.1:4199 /tmp/shots [--only desk,message] [--languages en,ru] [--themes light,night] [--widths 390] [--axe]
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [base, folder] = process.argv.slice(2);
const option = (name, all) => {
  const i = process.argv.indexOf(`--${name}`);
  return i === -1 ? all : process.argv[i + 1].split(",");
};
const rooms = {
  desk: "/",
  messages: "/messages",
  message: "/messages/RU-2026-0388",
  sent: "/messages/FR-2026-0115",
  globe: "/globe",
  compose: "/compose",
  draft: `/compose/${"9".padStart(32, "a")}`,
  "follow-up": "/compose?about=FR-2026-0109&type=launched",
  correct: "/compose?correct=FR-2026-0115",
};
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags });
let bad = 0;
for (const language of option("languages", ["en", "fr", "ru", "zh"])) {
  for (const theme of option("themes", ["light", "dark", "night"])) {
    for (const width of option("widths", ["1440", "390"]).map(Number)) {
      const context = await browser.newContext({
        viewport: { width, height: width === 390 ? 844 : 900 },
        timezoneId: "Europe/Paris",
        hasTouch: width === 390,
      });
      await context.addInitScript(
        ([l, t]) => {
          localStorage.setItem("comity.language", l);
          localStorage.setItem("comity.theme", t);
        },
        [language, theme],
      );
      for (const room of option("only", Object.keys(rooms))) {
        const page = await context.newPage();
        page.on("console", (m) => {
          if (m.type() === "error" || m.type() === "warning")
            console.log(`${room} ${language} ${theme} ${width}: ${m.text()}`);
        });
        page.on("pageerror", (e) => {
          bad++;
          console.log(`${room}: ${e.message}`);
        });
        await page.goto(base + rooms[room]);
        await page.waitForSelector("main .panel, main .lead");
        await page.waitForTimeout(350);
        await page.evaluate(() => document.fonts.ready);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (wide > 0) {
          bad++;
          console.log(`${room} ${language} ${theme} ${width}: ${wide} px too wide`);
        }
        if (process.argv.includes("--axe")) {
          const { AxeBuilder } = await import("@axe-core/playwright");
          for (const v of (await new AxeBuilder({ page }).analyze()).violations) {
            bad++;
            console.log(
              `${room} ${language} ${theme} ${width}: axe ${v.id}: ${v.help}\n   ${v.nodes
                .slice(0, 3)
                .map((n) => `${n.target} ${n.failureSummary?.split("\n")[1]}`)
                .join("\n   ")}`,
            );
          }
        } else {
          await page.screenshot({ path: join(folder, `${room}-${language}-${theme}-${width}.png`), fullPage: true });
        }
        await page.close();
      }
      await context.close();
    }
  }
}
await browser.close();
console.log(bad === 0 ? "nothing found" : `${bad} found`);
process.exit(bad === 0 ? 0 : 1);
