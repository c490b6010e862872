/**
 * The browser that the browser tests drive: found, or installed where that takes no question to anybody.
 *
 *     node tools/chromium.mjs          prints its path
 */
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { COULD_NOT, run } from "./house.mjs";

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** `{ path }`, or `{ missing }`: one sentence that says what to do. */
export async function chromium() {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== "") {
    if (existsSync(named)) return { path: named };
    return { missing: `The browser tests need Chromium, and CHROMIUM names ${named}, where there is nothing.` };
  }
  const here = usual.find((p) => existsSync(p));
  if (here !== undefined) return { path: here };
  const installed = await installOnDebian();
  if (installed.ok && existsSync(usual[0])) return { path: usual[0] };
  return {
    missing:
      "The browser tests need Chromium: install it (on Debian: apt-get install -y --no-install-recommends chromium) " +
      `or set CHROMIUM to its path${installed.why === undefined ? "" : ` (${installed.why})`}.`,
  };
}

async function installOnDebian() {
  if (!existsSync("/etc/debian_version") || !existsSync("/usr/bin/apt-get")) return { ok: false };
  const asRoot = process.getuid?.() === 0;
  if (!asRoot && !(await run("sudo", ["-n", "true"], { quietly: true })).ok) {
    return { ok: false, why: "it was not installed for you because that takes root or sudo" };
  }
  process.stderr.write("installing Chromium for the browser tests …\n");
  const steps = [["update"], ["install", "-y", "--no-install-recommends", "chromium"]];
  for (const step of steps) {
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    const command = asRoot
      ? ["apt-get", ...step]
      : ["sudo", "-n", "--preserve-env=DEBIAN_FRONTEND", "apt-get", ...step];
    const done = await run(command[0], command.slice(1), { quietly: true, env });
    if (!done.ok) {
      process.stderr.write(done.text);
      return { ok: false, why: `apt-get ${step[0]} failed, see above` };
    }
  }
  return { ok: true };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = await chromium();
  process.stdout.write(found.path === undefined ? "" : `${found.path}\n`);
  process.stderr.write(found.missing === undefined ? "" : `${found.missing}\n`);
  process.exit(found.path === undefined ? COULD_NOT : 0);
}
