import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  citationSchema,
  figuresAnswerSchema,
  figuresCheckSchema,
  figuresDiffSchema,
  figuresListSchema,
} from "../figures-shapes.ts";
import { root } from "../root.ts";
import { runCommand } from "../testing.ts";

const folder = mkdtempSync(join(tmpdir(), "comity-figures-"));
const run = runCommand;
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const head = "party,quantity,as_of,value,low,high,basis,producer,source_title,source_url,publication_date,read,note";
const good = "CN,military-stockpile,2025,450,,,estimate,Ours,A page,,2025,source,";

test("without a filter: the tables, the quantities and how many figures each has", async () => {
  const list = figuresListSchema.parse(JSON.parse((await run(["figures", "--json"])).out));
  expect(list.tables.find((t) => t.name === "stockpiles")).toMatchObject({ rows: 1268, figures: 1268 });
  const parties = list.quantities.find((q) => q.name === "new-start-deployed-warheads")?.parties;
  expect(parties).toEqual(["RU", "US"]);
  expect((await run(["figures"])).out).toMatch(
    /military-stockpile +\d+ +warheads +CN FR GB IL IN KP PK RU US WORLD ZA/,
  );
});

test("by filter, as known on a day, with where each figure stands", async () => {
  const asked = ["figures", "--party", "CN", "--quantity", "operational-warheads", "--from", "2023"];
  const now = await run([...asked, "--foretold"]);
  expect(now.out).toMatch(/2023-05 for 2030 +CN +operational-warheads +1,000 or more +warheads +estimate +US DoD/);
  const then = await run([...asked, "--as-known-on", "2024-01-01", "--json"]);
  const { asKnownOn, figures } = figuresAnswerSchema.parse(JSON.parse(then.out));
  expect([asKnownOn, figures.map((f) => f.value)]).toEqual(["2024-01-01", [{ low: 500, high: null }]]);
  expect((await run([...asked, "--to", "2023", "--as-known-on", "2023-01-01"])).said).toMatch(/^no figure/);
});

test("a word that the record does not have is bad input, with the nearest that it has", async () => {
  expect(await run(["figures", "--party", "UK"])).toMatchObject({ code: 2, said: expect.stringContaining("GB?") });
  expect((await run(["figures", "--quantity", "military-stockpil"])).said).toContain(
    "Did you mean military-stockpile?",
  );
  expect((await run(["figures", "--table", "stockpile"])).said).toContain("Did you mean stockpiles?");
  expect((await run(["figures", "--as-known-on", "2024"])).said).toContain("is not a day");
  expect((await run(["figures", "--from", "soon"])).code).toBe(2);
});

test("one's own file beside the record; what goes out as CSV comes back whole", async () => {
  const mine = file("mine.csv", `${head}\n${good}\nUK,x,2025\n`);
  const beside = await run([
    "figures",
    "--party",
    "CN",
    "--from",
    "2025",
    "--quantity",
    "military-stockpile",
    "--import",
    mine,
  ]);
  expect(beside.out).toMatch(/450 +warheads +estimate +Ours/);
  expect(beside.said).toContain("mine.csv:3: 3 cells where the first row names 13. Put text");
  expect(beside.said).toContain("1 row of figures read, 1 row refused");
  const all = await run(["figures", "--foretold", "--csv"]);
  const back = await run(["figures", "check", "-", "--json"], all.out);
  const { kept, faults, table } = figuresCheckSchema.parse(JSON.parse(back.out));
  expect({ kept, faults, table }).toEqual({ kept: all.out.split("\n").length - 1, faults: [], table: "figures" });
  expect((await run(["figures", "--import", "-"], "a,b\n1,2\n")).code).toBe(2);
});

test("check names every bad row, says how many were kept, and exits 2", async () => {
  const { code, out, said } = await run(
    ["figures", "check", "-"],
    `${head}\n${good}\n${good.replace("450", "approx 450")}\n`,
  );
  expect(code).toBe(2);
  expect(out).toBe('standard input:3 value: "approx 450" is not a number. Write a number, or a range such as 380..420');
  expect(said).toBe("1 good row of figures kept, 1 line refused");
  // What a hostile cell holds is quoted, and never drives the terminal.
  const hostile = await run(["figures", "check", "-"], `${head}\n${good.replace("450", "\u001b[2J450")}\n`);
  expect(hostile.out).toContain('"\uFFFD[2J450" is not a number');
  const fine = await run(["figures", "check", "-", "--table", "figures"], `${head}\n${good}\n`);
  expect(fine).toEqual({ code: 0, out: "", said: "1 good row of figures kept" });
});

test("diff says where two editions differ: 0 the same, 1 they differ, 2 bad input", async () => {
  const data = join(root, "data");
  const later = join(folder, "later");
  cpSync(data, later, { recursive: true });
  expect(await run(["figures", "diff", data, later])).toEqual({ code: 0, out: "", said: "they say the same" });
  const path = join(later, "new-start-aggregates.csv");
  writeFileSync(path, readFileSync(path, "utf8").replace(",675,1457,800,", ",675,1458,800,"));
  const { code, out } = await run(["figures", "diff", data, later]);
  expect([code, out]).toEqual([1, expect.stringMatching(/2020-09-01 · US .*: deployed_warheads_counted: 1457 → 1458/)]);
  const files = await run(["figures", "diff", join(data, "new-start-aggregates.csv"), path, "--json"]);
  const [found] = figuresDiffSchema.array().parse(JSON.parse(files.out));
  expect([files.code, found?.kind, found?.before, found?.after]).toEqual([1, "changed", "1457", "1458"]);
  expect((await run(["figures", "diff", data, "-"], "a,b\n")).code).toBe(2);
  expect((await run(["figures", "diff", "-", "-"])).code).toBe(2);
  expect((await run(["figures", "diff", data, folder])).said).toContain("datapackage.json");
});

test("cite by line, by column, by filter, in words and as BibTeX", async () => {
  const [first] = figuresAnswerSchema
    .parse(JSON.parse((await run(["figures", "--quantity", "new-start-launchers", "--party", "US", "--json"])).out))
    .figures.map((f) => f.at);
  const ref = `${first?.table}:${first?.line}`;
  const [three, one] = [await run(["cite", ref]), await run(["cite", `${ref}:${first?.column}`])];
  expect(three.out.split("\n")).toHaveLength(3);
  expect(one.out).toMatch(
    /^United States, deployed and non-deployed launchers .*: 1,124 launchers \(declared\), as of 2011-02-05/,
  );
  const filtered = await run(["cite", "--party", "US", "--basis", "declared", "--from", "2023-09-30", "--json"]);
  const cited = citationSchema.array().parse(JSON.parse(filtered.out));
  expect(cited.some((c) => c.text.startsWith("United States, military stockpile: 3,748 warheads (declared)"))).toBe(
    true,
  );
  expect((await run(["cite", ref, "--bibtex"])).out).toMatch(/^@misc\{comity-new-start-aggregates-/);
  expect((await run(["cite", "talks:2"])).out).toMatch(/^Talks: 2019-01-30/);
});

test.each([
  [["cite"], "say which figure"],
  [["cite", "x"], "is not table:line"],
  [["cite", "stockpile:2"], "Did you mean stockpiles?"],
  [["cite", "stockpiles:99999"], "has no row on line 99999"],
  [["cite", "stockpiles:2", "--as-known-on", "2020-01-01"], "has no row on line 2 that was known on 2020-01-01"],
  [["cite", "new-start-aggregates:2:party"], "has no figure under party"],
  [["cite", "stockpiles:2", "--party", "US"], "not both"],
  [["cite", "--party", "ZA", "--from", "2030"], "no figure is left"],
])("%j is bad input", async (args, words) => {
  expect(await run(args)).toMatchObject({ code: 2, said: expect.stringContaining(words) });
});
