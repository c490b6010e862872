/**
 * Everything that must hold: the house rules, the linter, the unit tests, then five real centres and a real browser.
 *
 *     node tools/test.mjs [rules] [unit] [system]        all three when none is named
 *
 * The last line counts: `N passed, N failed`, with `, N skipped` when any were. The house rules and the linter count as one
 * test each. The exit code is 1 when anything failed.
 */
import { join } from "node:path";
import { chromium } from "./chromium.mjs";
import { finish, oneFailed, onePassed, vitest } from "./count.mjs";
import { needNode24, root, runNode } from "./house.mjs";

needNode24();

const parts = { rules, unit: () => vitest("unit").then((t) => [t]), system };
const named = process.argv.slice(2);
const unknown = named.filter((n) => !(n in parts));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no part called ${unknown.join(", ")}: name any of ${Object.keys(parts).join(", ")}, or none for all.\n`,
  );
  process.exit(2);
}

const tallies = [];
for (const name of Object.keys(parts)) {
  if (named.length === 0 || named.includes(name)) tallies.push(...(await parts[name]()));
}
finish(tallies);

async function rules() {
  const tidy = await check("house rules", [join(root, "tools/tidy.ts")]);
  const lint = await check("linter", [
    join(root, "node_modules/@biomejs/biome/bin/biome"),
    "check",
    "--diagnostic-level=error",
    "--max-diagnostics=200",
    ".",
  ]);
  return [tidy, lint];
}

async function check(name, command) {
  const done = await runNode(command, { quietly: true });
  process.stdout.write(done.ok ? `ok       ${name}\n` : `FAILED   ${name}\n${done.text}\n`);
  return done.ok ? onePassed : oneFailed;
}

async function system() {
  const browser = await chromium();
  if (browser.path === undefined) {
    // The tests without a browser still say something; those with one fail by themselves, and this says why.
    process.stdout.write(`FAILED   ${browser.missing}\n`);
    return [oneFailed, await vitest("system")];
  }
  return [await vitest("system", { env: { CHROMIUM: browser.path } })];
}
