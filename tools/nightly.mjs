/**
 * What takes too long for every change: the simulation over ten thousand seeds, and the fuzz tests over a million inputs.
 *
 *     node tools/nightly.mjs        COMITY_SEEDS and COMITY_FUZZ in the environment set other sizes
 *
 * Runs the tests that read those variables, without their time limits, and ends with the counting line of `npm test`.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { finish, oneFailed, vitest } from "./count.mjs";
import { needNode24, root } from "./house.mjs";

needNode24();

const { COMITY_SEEDS = "10000", COMITY_FUZZ = "1000000" } = process.env;

finish([
  await longer("simulation", "COMITY_SEEDS", COMITY_SEEDS, (file) => file.startsWith("packages/drill/")),
  await longer("fuzz", "COMITY_FUZZ", COMITY_FUZZ, () => true),
]);

async function longer(what, variable, size, belongs) {
  const files = testsThatRead(variable).filter(belongs);
  if (files.length === 0) {
    process.stdout.write(`FAILED   ${what}: no test reads ${variable}\n`);
    return oneFailed;
  }
  process.stdout.write(`${what}: ${variable}=${size} over ${files.join(", ")}\n`);
  return vitest("unit", { args: ["--testTimeout=0", ...files], env: { [variable]: size } });
}

function testsThatRead(variable) {
  const packages = readdirSync(join(root, "packages"));
  return packages
    .map((p) => join(root, "packages", p, "src"))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((e) => e.isFile() && /\.test\.tsx?$/.test(e.name))
    .map((e) => join(e.parentPath, e.name))
    .filter((file) => readFileSync(file, "utf8").includes(variable))
    .map((file) => relative(root, file));
}
