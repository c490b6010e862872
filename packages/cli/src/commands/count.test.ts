import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { countAnswerSchema } from "../count-shapes.ts";
import type { Io } from "../io.ts";
import { Stop } from "../io.ts";
import { program } from "../program.ts";

const folder = mkdtempSync(join(tmpdir(), "comity-count-"));
async function count(...args: readonly string[]): Promise<{ code: number; out: string; said: string }> {
  const out: string[] = [];
  const said: string[] = [];
  let code = -1;
  const io: Io = {
    print: (t) => void out.push(t),
    say: (t) => void said.push(t),
    paint: (_, t) => t,
    read: async (path) => readFileSync(path, "utf8"),
    columns: 200,
  };
  try {
    await program(io, (c) => {
      code = c;
    }).parseAsync(["node", "comity", "count", ...args]);
  } catch (e) {
    if (!(e instanceof Stop)) throw e;
    said.push(e.message);
    code = e.code;
  }
  return { code, out: out.join("\n"), said: said.join("\n") };
}
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
