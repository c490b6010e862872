/**
 * The picture in the README: five real centres with the public record in their journals and a little traffic of today, and the
 * Desk in Washington as the watch officer sees it.
 *
 *     node packages/cli/system/screenshot.mjs docs/img/desk.png
 */
import { chromium } from "playwright-core";
import { launchFields, startUp, until } from "./up.ts";

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error("name the file to write: node packages/cli/system/screenshot.mjs FILE.png");

const up = await startUp(["--replay"]);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
try {
  await traffic();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: "light" });
  await page.goto(up.open);
  await page.locator("main .lead").getByText("within 1 h of receipt").waitFor(); // the regime has been read by now
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path, animations: "disabled" });
} finally {
  await browser.close();
  await up.stop();
}

/** Something to acknowledge, something to be read, something of ours that others still owe, and something to release. */
async function traffic() {
  const us = up.client("US");
  const russia = await send("RU", launchFields(54), {
    "launch-area": { site: "Plesetsk" },
    "impact-area": [{ site: "Kura, Kamchatka" }],
  });
  const france = await send("FR", launchFields(30), {
    missile: { kind: "slbm" },
    "launch-area": { circle: { centre: { lat: 47.3, lon: -4.2 }, radiusNm: 20 } },
    "impact-area": [{ circle: { centre: { lat: 32.5, lon: -60.4 }, radiusNm: 60 } }],
  });
  const ours = await send("US", launchFields(76));
  await us.compose({ regime: "p5-launch-notification", type: "launch", fields: launchFields(122) });

  for (const id of [russia, france]) {
    await until(async () => (await us.inbox()).some((e) => e.id === id), "the notifications in Washington");
  }
  await us.acknowledge(france);
  await us.route(france, ["warning", "navigation-warnings"]);
  await us.route(russia, ["warning"]);
  for (const id of [france, russia]) await up.client("US", "desk").read(id, "warning");
  for (const party of ["GB", "FR"]) {
    await until(async () => (await up.client(party).inbox()).some((e) => e.id === ours), `ours at ${party}`);
    await up.client(party).acknowledge(ours);
  }
  await until(async () => {
    const { addressees } = await us.message(ours);
    return ["GB", "FR"].every((party) => addressees[party]?.acknowledgedAt != null);
  }, "both acknowledgements");
}

async function send(party, fields, others = {}) {
  const draft = await up.client(party).compose({
    regime: "p5-launch-notification",
    type: "launch",
    fields: { ...fields, ...others },
  });
  await up.client(party, "releasing-officer").release(draft.id);
  return draft.id;
}
