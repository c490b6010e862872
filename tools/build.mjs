/**
 * Builds what is stale: the kernel of projections with AssemblyScript's `asc`, types and JavaScript with `tsc -b`, then the
 * console's pages with `vite build`.
 *
 *     node tools/build.mjs [--force]
 *
 * A stamp under .build/ remembers every source's size, time and digest. When sizes and times agree nothing is read, which is
 * why `npm start` can call this each time; when only times moved (a fresh clone, a branch switched and back) digests decide.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { needNode24, root, runNode, stamps } from "./house.mjs";

needNode24();

const force = process.argv.includes("--force");
const packages = readdirSync(join(root, "packages")).filter((p) =>
  existsSync(join(root, "packages", p, "tsconfig.json")),
);

const shared = ["package-lock.json", "tsconfig.base.json", "tsconfig.json"];
const consoleRoot = "packages/console";

const kernelRoot = "packages/outlook";

// What it writes is a source of the job after it, and is kept in git: a checkout works without this job.
const kernel = {
  name: "kernel",
  doing: "compiling the kernel of projections",
  inputs: [
    "package-lock.json",
    `${kernelRoot}/kernel`,
    `${kernelRoot}/src/kernel/layout.ts`,
    `${kernelRoot}/src/kernel/constants.ts`,
  ],
  counts: () => true,
  outputs: [`${kernelRoot}/src/kernel/wasm-bytes.ts`],
  command: [`${kernelRoot}/kernel/compile.mjs`],
  cwd: root,
};

const compile = {
  name: "types",
  doing: "compiling the packages",
  inputs: [
    ...shared,
    "tools",
    ...packages.flatMap((p) => [`packages/${p}/tsconfig.json`, `packages/${p}/package.json`, `packages/${p}/src`]),
  ],
  counts: () => true,
  outputs: packages.map((p) => `packages/${p}/dist`),
  command: [
    "node_modules/typescript/bin/tsc",
    "-b",
    "tsconfig.json",
    "tools/tsconfig.json",
    ...(force ? ["--force"] : []),
  ],
  cwd: root,
};

// The console bundles the sources of the rooms below it, so a change in any of them makes its pages stale too.
const pages = {
  name: "pages",
  doing: "building the console's pages",
  inputs: [
    ...shared,
    "tools/build.mjs",
    ...["index.html", "public", "src", "package.json", "vite.config.ts"].map((f) => `${consoleRoot}/${f}`),
    ...["wire", "regime", "almanac", "account", "outlook", "chart", "watch", "centre"].map((p) => `packages/${p}/src`),
  ],
  counts: (path) => !/\.test\.tsx?$/.test(path),
  outputs: [`${consoleRoot}/dist/web/index.html`],
  command: [
    join(root, consoleRoot, "node_modules/vite/bin/vite.js"),
    "build",
    "--outDir",
    join(root, consoleRoot, "dist/web"),
    "--emptyOutDir",
    "--logLevel",
    "warn",
  ],
  cwd: join(root, consoleRoot),
};

mkdirSync(stamps, { recursive: true });
let ok = (await bring(kernel)) && (await bring(compile));
// Browsers get what the compiler accepted and nothing else: no pages from sources that do not type-check.
if (ok && existsSync(join(root, consoleRoot, "index.html"))) ok = await bring(pages);
process.exit(ok ? 0 : 1);

async function bring(job) {
  const stampFile = join(stamps, `${job.name}.json`);
  const before = readStamp(stampFile);
  const now = survey(job.inputs.flatMap(filesIn).filter(job.counts), before);
  const built = job.outputs.every((o) => existsSync(join(root, o)));
  if (!force && built && sameContent(before, now)) {
    if (now.touched) writeStamp(stampFile, now.files);
    return true;
  }
  rmSync(stampFile, { force: true });
  process.stderr.write(`${job.doing} … `);
  const from = performance.now();
  const done = await runNode(job.command, { cwd: job.cwd, quietly: true });
  if (done.ok) writeStamp(stampFile, now.files);
  process.stderr.write(done.ok ? `${((performance.now() - from) / 1000).toFixed(1)} s\n` : `failed\n${done.text}`);
  return done.ok;
}

/** `touched` is true when some file's size or time moved, so that the stamp is worth writing again. */
function survey(paths, before) {
  const files = {};
  let touched = false;
  for (const path of paths) {
    const { mtimeMs, size } = statSync(join(root, path));
    const old = before?.[path];
    if (old !== undefined && old.mtimeMs === mtimeMs && old.size === size) {
      files[path] = old;
    } else {
      touched = true;
      const digest = createHash("sha256")
        .update(readFileSync(join(root, path)))
        .digest("hex");
      files[path] = { mtimeMs, size, digest };
    }
  }
  return { files, touched };
}

function sameContent(before, now) {
  if (before === undefined) return false;
  const paths = Object.keys(now.files);
  return paths.length === Object.keys(before).length && paths.every((p) => before[p]?.digest === now.files[p].digest);
}

function filesIn(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full, { withFileTypes: true })
    .filter((e) => !e.name.startsWith("."))
    .flatMap((e) => (e.isDirectory() ? filesIn(`${path}/${e.name}`) : [`${path}/${e.name}`]));
}

function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined; // never built, or a stamp cut short: build
  }
}

function writeStamp(file, files) {
  writeFileSync(file, JSON.stringify(files));
}
