import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { countAnswerSchema } from "../count-shapes.ts";
import { runCommand } from "../testing.ts";

const folder = mkdtempSync(join(tmpdir(), "comity-count-"));
const count = (...args: readonly string[]) => runCommand(["count", ...args]);
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const ten =
  "as_of,party,deployed_delivery_vehicles,deployed_warheads_counted,deployed_and_nondeployed_launchers,source_url,source_title,publication_date,read,note\n";
const parsed = (out: string) => countAnswerSchema.parse(JSON.parse(out)).parties;

test("the figures of an exchange that the record lacks are counted from a file of one's own", async () => {
  const rows =
    "2016-03-01,US,741,1481,878,https://example.org/a,A fact sheet,2016-04-01,second-hand,\n" +
    "2016-03-01,RU,521,1735,856,https://example.org/a,A fact sheet,2016-04-01,second-hand,\n";
  const said = await count("new-start", "--on", "2016-03-01", "--figures", file("own.csv", ten + rows), "--json");
  expect(said).toMatchObject({ code: 0, said: "" });
  const us = parsed(said.out).US?.limits["deployed-warheads"];
  expect(us).toMatchObject({ counted: 1481, limit: null, finding: "no-limit", basis: "declared" });
  expect(us?.rows[0]?.at).toMatchObject({ file: join(folder, "own.csv"), line: 2 });
});

test("one's own figure takes the place of the record's of the same party and day, and over is exit code 1", async () => {
  const row = "2020-09-01,US,701,1551,,https://example.org/a,A fact sheet,2020-12-01,source,\n";
  const said = await count("new-start", "--on", "2020-09-01", "--figures", file("over.csv", ten + row), "--json");
  expect(said.code).toBe(1);
  const us = parsed(said.out).US?.limits;
  expect(us?.["deployed-warheads"]).toMatchObject({ counted: 1551, finding: "over", margin: -1 });
  expect(us?.["launchers-and-bombers"]).toMatchObject({ counted: null, finding: "cannot-tell" });
  expect(parsed(said.out).RU?.limits["deployed-warheads"]).toMatchObject({ counted: 1447, finding: "within" });
});

test("bad rows are refused by line, the good ones counted, and the exit code says so", async () => {
  const rows =
    "2016-03-01,US,741,1481,878,https://example.org/a,A fact sheet,2016-04-01,second-hand,\n" +
    "2016-03-01,XX,1,1,1,https://example.org/a,A fact sheet,2016-04-01,second-hand,\n" +
    "2016-03-01,RU,521,approx 1700,856,https://example.org/a,A fact sheet,2016-04-01,second-hand,\n" +
    "2016-03-01,RU,521,1735,856,,,2016-04-01,second-hand,\n";
  const path = file("bad.csv", ten + rows);
  const said = await count("new-start", "--on", "2016-03-01", "--figures", path, "--json");
  expect(said.code).toBe(2);
  for (const line of [3, 4, 5]) expect(said.said).toContain(`${path}:${line}`);
  expect(parsed(said.out).US?.limits["deployed-warheads"]?.counted).toBe(1481);
  expect(parsed(said.out).RU?.limits["deployed-warheads"]?.counted).toBeNull();
});

test("items are counted one by one; a list with a fault is not counted at all", async () => {
  const head = "party,as_of,source_title,publication_date,class,quantity,held_in,warheads\n";
  const good = file("items.csv", `${head}US,2020-09-01,A declaration,2020-12-01,icbm,397,deployed-launcher,397\n`);
  const said = await count("new-start", "--on", "2020-09-01", "--items", good, "--json");
  expect(parsed(said.out).US?.limits["deployed-warheads"]).toMatchObject({
    counted: 397,
    published: { counted: 1457 },
  });
  const bad = file("bad-items.csv", `${head}US,2020-09-01,A declaration,2020-12-01,icmb,397,deployed-launcher,397\n`);
  expect(await count("new-start", "--on", "2020-09-01", "--items", bad)).toMatchObject({
    code: 2,
    said: expect.stringContaining("did you mean icbm?".replace("did", "Did")),
  });
});

test("an unknown party, day or regime is refused in words", async () => {
  expect((await count("new-start", "--for", "CN")).said).toMatch(/CN is no party to new-start/);
  expect((await count("new-start", "--on", "2020-13-01")).code).toBe(2);
  expect((await count("new-strat")).said).toMatch(/new-start/);
});

test("as known on a day, what was published later is not counted", async () => {
  const said = await count("new-start", "--on", "2020-09-01", "--as-known-on", "2020-10-01", "--json");
  expect(JSON.parse(said.out).asKnownOn).toBe("2020-10-01");
  expect(parsed(said.out).US?.limits["deployed-warheads"]?.counted).toBeNull();
});

test("unless asked otherwise all that the record holds counts, whatever the clock says", async () => {
  // The row of this exchange is from a page read in the month that the record was made, ../2026-11.
  const said = await count("new-start", "--on", "2022-09-01", "--for", "US", "--json");
  const us = parsed(said.out).US?.limits["deployed-warheads"];
  expect(us).toMatchObject({ counted: null, finding: "cannot-tell" });
  expect(us?.because.map((b) => b.text)).toContain("published, and not found in what was read");
  const late = "2025-09-01,US,650,1500,790,https://example.org/a,A fact sheet,2199-01-01,source,\n";
  const own = await count("new-start", "--on", "2025-09-01", "--figures", file("late.csv", ten + late), "--json");
  expect(parsed(own.out).US?.limits["deployed-warheads"]).toMatchObject({ counted: 1500, finding: "within" });
});

test("one's own figure that was not published by then leaves the record's in its place", async () => {
  const row = "2020-09-01,US,699,1549,799,https://example.org/a,A correction,2022-12-01,source,\n";
  const ask = ["new-start", "--on", "2020-09-01", "--figures", file("correction.csv", ten + row), "--json"];
  const before = await count(...ask, "--as-known-on", "2021-01-01");
  expect(parsed(before.out).US?.limits["deployed-warheads"]).toMatchObject({ counted: 1457 });
  const after = await count(...ask, "--as-known-on", "2022-12-01");
  expect(parsed(after.out).US?.limits["deployed-warheads"]).toMatchObject({ counted: 1549 });
});

test("CSV and SVG go out with rows, sources and the licence", async () => {
  const csv = await count("new-start", "--on", "2022-03-01", "--csv", "-");
  expect(csv.out.split("\n")[0]).toMatch(/^regime,on,as_known_on,party,limit,as,/);
  expect(csv.out).toMatch(/new-start,2022-03-01,\d{4}-\d\d-\d\d,US,launchers-and-bombers,RU,901,901,800,,over,,-101,/);
  expect(csv.out).toContain("data/new-start-aggregates.csv:");
  expect(csv.out).toContain("Apache License");
  const path = join(folder, "limits.svg");
  const drawn = await count("new-start", "--on", "2022-03-01", "--svg", path);
  expect(drawn.said).toContain(`written: ${path}`);
  const svg = readFileSync(path, "utf8");
  for (const words of ["limit 1,550", "US, as RU counts", "Licence of the selection", "State Department"])
    expect(svg).toContain(words);
  expect((await count("bmln-1988", "--svg", "-")).code).toBe(2);
});
