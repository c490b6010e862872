import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatFault } from "./tidy/tree.ts";
import { readTree, tidy } from "./tidy.ts";

/** What tidy says about a made-up tree, as it prints it. */
function said(files: Record<string, string>): string[] {
  return tidy(new Map(Object.entries(files))).map(formatFault);
}

/** A machine path, put together here so that this file holds none. */
const machinePath = (...parts: string[]) => `/${parts.join("/")}`;

test("a clean tree is met with silence", () => {
  const files = {
    "packages/wire/src/index.ts": 'import { z } from "zod";\nimport { x } from "./x.ts";\nexport const y = [z, x];\n',
    "packages/regime/src/index.ts": 'import type { Party } from "@comity/wire";\nexport type P = Party;\n',
    "packages/cli/src/main.ts":
      'import { a } from "@comity/centre/core";\nimport { readFileSync } from "node:fs";\nconsole.log(a, readFileSync, Date.now());\n',
    "packages/centre/src/shell.ts":
      'import { step } from "./core/step.ts";\nexport const go = () => step(Date.now());\n',
    "packages/console/src/app.tsx":
      'import { call } from "@comity/centre/client";\nexport const App = () => <p title="x">don\'t {call()}</p>;\n',
    "data/tests.csv": 'date,what,source_title,publication_date\n2024-01-01,"a, b",A page,2024\n',
  };
  expect(said(files)).toEqual([]);
});

test("a refusal names the file, the line, and the better way", () => {
  expect(said({ "packages/account/src/count.ts": "\n\nconst now = Date.now();\n" })).toEqual([
    "packages/account/src/count.ts:3  Date.now is for centre and above; take `now: Instant` as an argument",
  ]);
});

test.each([
  ["wire", "@comity/regime"],
  ["wire", "@comity/proof"],
  ["proof", "@comity/wire"],
  ["regime", "@comity/proof"],
  ["regime", "@comity/centre"],
  ["almanac", "@comity/wire"],
  ["account", "@comity/wire"],
  ["watch", "@comity/centre/client"],
  ["centre", "@comity/drill"],
  ["centre", "@comity/cli"],
  ["drill", "@comity/cli"],
  ["console", "@comity/centre"],
  ["console", "@comity/centre/core"],
  ["console", "@comity/proof"],
])("%s may not know %s", (room, name) => {
  for (const words of [
    `import { x } from "${name}";`,
    `export * from '${name}';`,
    `const x = await import("${name}");`,
    `import "${name}";`,
  ]) {
    expect(said({ [`packages/${room}/src/a.ts`]: `\n${words}\n` })).toEqual([
      expect.stringContaining(`packages/${room}/src/a.ts:2  ${room} may not know ${name};`),
    ]);
  }
});

test("an import over several lines is refused at the line that names the room", () => {
  expect(said({ "packages/wire/src/a.ts": 'import {\n  x,\n} from "@comity/regime";\n' })[0]).toMatch(
    /a\.ts:3 {2}wire may not know/,
  );
});

test("cli reaches centre by its three doors only", () => {
  expect(said({ "packages/cli/src/a.ts": 'import "@comity/centre/journal";\n' })[0]).toMatch(
    /cli reaches centre by @comity\/centre\/journal/,
  );
  expect(said({ "packages/cli/src/a.ts": 'import "@comity/centre/client";\nimport "@comity/drill";\n' })).toEqual([]);
});

test("nobody goes behind another room's door", () => {
  expect(said({ "packages/cli/src/a.ts": 'import "../../wire/src/dsse.ts";\n' })[0]).toMatch(/leaves the package/);
  expect(said({ "packages/cli/src/a.ts": 'import "@comity/wire/src/dsse.ts";\n' })[0]).toMatch(
    /behind the door of wire/,
  );
  expect(said({ "packages/cli/src/a.ts": 'import "@comity/wire/dist/dsse.js";\n' })[0]).toMatch(
    /behind the door of wire/,
  );
  expect(said({ "packages/wire/src/a.test.ts": 'import v from "../../../vectors/dsse.json";\n' })).toEqual([]);
});

test("a room opens no forbidden door in its package.json, and an unknown room has no neighbours yet", () => {
  const manifest = (name: string) =>
    `{\n  "exports": { ".": { "@comity/source": "./src/index.ts" } },\n  "dependencies": { "@comity/${name}": "0.1.0" }\n}\n`;
  expect(said({ "packages/wire/package.json": manifest("regime") })[0]).toMatch(/package\.json:3 {2}wire may not know/);
  expect(said({ "packages/console/package.json": manifest("centre") })).toEqual([]);
  expect(said({ "packages/attic/src/a.ts": 'import "@comity/wire";\n' })[0]).toMatch(/attic is no room of the house/);
});

test.each([
  ["const t = new Date();", "new Date()"],
  ["const t = new Date;", "new Date()"],
  ["const t = Math.random();", "Math.random"],
  ["const t = performance.now();", "performance.now"],
  ["const t = await fetch(url);", "fetch"],
  ["setTimeout(f, 10);", "a timer"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the source of a template is what is tested
  ["const t = `${setInterval(f, 10)}`;", "a timer"],
  ["const e = process.env;", "process"],
  ["crypto.getRandomValues(a);", "getRandomValues"],
  ["crypto.randomUUID();", "randomUUID"],
  ["const d = Temporal.Now.instant();", "Temporal.Now"],
  ['import { readFileSync } from "node:fs";', "node:fs"],
  ['import { readFileSync } from "fs";', "fs"],
  ['import { primitives } from "@comity/wire/node";', "@comity/wire/node"],
])("below centre and in its core, %s is refused", (words, named) => {
  for (const file of ["packages/regime/src/a.ts", "packages/centre/src/core/a.ts"]) {
    const heard = said({ [file]: `${words}\n` });
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain(`${file}:1  `);
    expect(heard[0]).toContain(named);
  }
  expect(said({ "packages/centre/src/shell.ts": `${words}\n`, "packages/regime/src/a.test.ts": `${words}\n` })).toEqual(
    [],
  );
});

test.each([
  ["a comment", "// Date.now() would be wrong here\n/* nor\n Math.random() */\n"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as above
  ["a string", "const s = \"Date.now()\" + 'fetch(x)' + `process.exit ${1 + 2} setTimeout`;\n"],
  ["a regular expression", "const r = /[/\"']Date.now()/; const q = 4 / 2; // fetch(x)\n"],
  ["a date that is given", "const d = new Date(ms);\n"],
  ["a word of ours", "const processed = world.fetch(x); const window = duty.process;\n"],
])("%s is not mistaken for the thing itself", (_, words) => {
  expect(said({ "packages/regime/src/a.ts": words })).toEqual([]);
});

test("wire's node.ts may use node:crypto, and nothing else of the machine", () => {
  expect(said({ "packages/wire/src/node.ts": 'import { sign } from "node:crypto";\n' })).toEqual([]);
  expect(said({ "packages/wire/src/node.ts": 'import { sign } from "node:fs";\n' })).toHaveLength(1);
  expect(said({ "packages/wire/src/sign.ts": 'import { sign } from "node:crypto";\n' })).toHaveLength(1);
});

test("the core of centre does not reach into its shell", () => {
  expect(said({ "packages/centre/src/core/step.ts": 'import { db } from "../journal.ts";\n' })[0]).toMatch(
    /leaves the core of centre/,
  );
});

test("what tests share may touch the world, and only tests may import it", () => {
  expect(said({ "packages/proof/src/testing.ts": 'import { sign } from "node:crypto";\n' })).toEqual([]);
  expect(said({ "packages/proof/src/a.test.ts": 'import { key } from "./testing.ts";\n' })).toEqual([]);
  expect(said({ "packages/proof/src/a.ts": 'import { key } from "./testing.ts";\n' })[0]).toMatch(
    /testing\.ts is for tests/,
  );
});

test("no number of an agreement stands in code", () => {
  const yaml = "source: { title: A text }\nnotifications:\n  launch: { clause: Art. 1 }\n";
  const heard = (words: string, file = "packages/regime/src/a.ts") =>
    said({ "regimes/bmln-1988.yaml": yaml, [file]: words });
  expect(heard('const t = "PT24H";\n')[0]).toMatch(/a\.ts:1 {2}"PT24H" is a time of an agreement/);
  expect(heard("const t = `P7D`;\n")).toHaveLength(1);
  expect(heard('const t = "bmln-1988";\n')[0]).toMatch(/names one agreement/);
  expect(heard('const t = "regimes/bmln-1988.yaml";\n')).toHaveLength(1);
  expect(heard("const most = 1_550;\n")[0]).toMatch(/1_550 looks like the limit/);
  expect(heard("const most = 2000;\n")).toHaveLength(1);
  expect(heard("const style = { weight: 700 };\n", "packages/console/src/a.ts")).toEqual([]);
  expect(heard("const retryMsFirst = 2_000;\n")).toEqual([]);
  expect(heard('export const regime = "bmln-1988";\n', "packages/cli/src/defaults.ts")).toEqual([]);
  expect(heard('const t = "bmln-1988 PT24H PT";\nconst p = "P"; const n = 12000; const v = 0.2000;\n')).toEqual([]);
  expect(heard('const t = "PT24H";\n', "packages/regime/src/a.test.ts")).toEqual([]);
});

test("a reason excuses a number, on its line or the line above; silence does not", () => {
  const file = "packages/regime/src/a.ts";
  expect(
    said({ [file]: "const a = 2000; // tidy: bytes of one key\n// tidy: width of a page\nconst b = 800;\n" }),
  ).toEqual([]);
  expect(said({ [file]: "const a = 2000; // tidy:\n" })).toHaveLength(1);
});

test("every rule in a regime file has its clause, and the file a source", () => {
  const wanting =
    "regime: x\nnotifications:\n  # a remark: with clause: in it\n  launch:\n    when: a\n    fields:\n      clause-like: 1\n  landed: { clause: Art. 3 }\nlimits:\n  warheads:\n    clause: Art. II\n";
  expect(said({ "regimes/x.yaml": wanting })).toEqual([
    expect.stringContaining("regimes/x.yaml:1  no source;"),
    expect.stringContaining("regimes/x.yaml:4  notifications.launch has no clause;"),
  ]);
});

test("a figure has a source, its day, the day it was published, and as many cells as its table", () => {
  const head = "as_of,count,source_title,source_url,publication_date\n";
  const rows = '2024,12,"A ""page"",\nin two lines",,2024-03\n2024,12,,,2024\n,12,x,,2024\n2024,12,x,,\n2024,12\n';
  expect(said({ "data/a.csv": head + rows })).toEqual([
    expect.stringContaining("data/a.csv:4  a figure without a source;"),
    expect.stringContaining("data/a.csv:5  no as_of;"),
    expect.stringContaining("data/a.csv:6  no publication_date;"),
    expect.stringContaining("data/a.csv:7  2 cells where the first row names 5;"),
  ]);
});

test("each table is in the data package, and each table of the data package is there", () => {
  const table = "as_of,source_title,publication_date\n";
  const described = { "data/datapackage.json": '{ "resources": [{ "path": "a.csv" }, { "path": "b.csv" }] }' };
  expect(said({ ...described, "data/a.csv": table, "data/b.csv": table })).toEqual([]);
  expect(said({ ...described, "data/a.csv": table, "data/c.csv": table })).toEqual([
    expect.stringContaining("data/c.csv:1  a table that the data package does not describe;"),
    expect.stringContaining("data/datapackage.json:1  there is no data/b.csv;"),
  ]);
});

test("a file that grew past 400 lines is refused", () => {
  expect(said({ "packages/wire/src/a.css": "a {}\n".repeat(400), "docs/long.md": "x\n".repeat(900) })).toEqual([]);
  expect(said({ "packages/wire/src/a.css": "a {}\n".repeat(401) })[0]).toMatch(/a\.css:401 {2}401 lines/);
});

test("no file tells of the machine that it was written on", () => {
  const page = `see ${machinePath("home", "ada", "x.txt")}\nand https://example.org/home/page and ./work/x\n`;
  expect(said({ "docs/a.md": page, "package-lock.json": machinePath("root", "x") })).toEqual([
    expect.stringContaining("docs/a.md:1  "),
  ]);
});

test("it reads what git tracks and what is new, not what is ignored or gone; as a command it exits 1, or 0 in silence", () => {
  const root = mkdtempSync(join(tmpdir(), "tidy-"));
  const put = (path: string, text: string) => {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, stdio: "ignore" });
  git("init");
  put(".gitignore", "dist/\n");
  put("packages/wire/src/gone.ts", "Date.now();\n");
  put("packages/wire/src/old.ts", "Date.now();\n");
  git("add", ".");
  rmSync(join(root, "packages/wire/src/gone.ts"));
  put("packages/wire/src/new.ts", "Date.now();\n");
  put("packages/wire/dist/built.ts", "Date.now();\n");
  put("docs/picture.png", "\0");
  const faults = tidy(readTree(root));
  const command = () => spawnSync(process.execPath, [join(import.meta.dirname, "tidy.ts"), root], { encoding: "utf8" });
  const untidy = command();
  rmSync(join(root, "packages"), { recursive: true });
  const clean = command();
  rmSync(root, { recursive: true });
  expect(faults.map((f) => f.file)).toEqual(["packages/wire/src/new.ts", "packages/wire/src/old.ts"]);
  expect(untidy).toMatchObject({ status: 1, stdout: `${faults.map(formatFault).join("\n")}\n` });
  expect(clean).toMatchObject({ status: 0, stdout: "" });
});
