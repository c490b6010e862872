import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { cite, citeRow, figuresOf, importTable, openAlmanac, withTable } from "./index.ts";

const folder = new URL("../../../data/", import.meta.url);
const files = new Map(
  readdirSync(folder)
    .filter((n) => n.endsWith(".csv") || n === "datapackage.json")
    .map((n) => [n, readFileSync(new URL(n, folder), "utf8")]),
);
const record = openAlmanac(files, { where: "data/" });
const textsOf = (filter: Parameters<typeof figuresOf>[1]) => figuresOf(record, filter).map((f) => cite(record, f).text);

test("a figure is quoted with what, whose, of which day, by whom, from where, and where it stands", () => {
  const [declared] = textsOf({
    party: "US",
    quantity: "military-stockpile",
    from: "2023-09-30",
    to: "2023-09-30",
    basis: "declared",
  });
  expect(declared).toBe(
    `United States, military stockpile: 3,748 warheads (declared), as of 2023-09-30. US NNSA, "Transparency in the U.S. Nuclear Weapons Stockpile (NNSA)", published 2024-07-19, https://www.energy.gov/node/4814226. Comity public record ${record.edition}, data/stockpiles.csv, line 1039, value.`,
  );
});

test("hedges, ranges, what is foretold, what is withheld and what was read second-hand are all said", () => {
  const foretold = textsOf({
    table: "china-projections",
    quantity: "operational-warheads",
    from: "2023-05",
    foretold: true,
  });
  expect(
    foretold.some((t) => t.includes('1,000 or more warheads ("over, probable") (estimate), for 2030, as of 2023-05')),
  ).toBe(true);
  expect(foretold.every((t) => t.includes(", read second-hand."))).toBe(true);
  const [withheld] = textsOf({ party: "RU", quantity: "new-start-deployed-warheads", from: "2023-03-01" });
  expect(withheld).toContain("not provided (declared), as of 2023-03-01");
  const [undated] = textsOf({ producer: "Atomic Archive", party: "US", quantity: "force-warheads" });
  expect(undated).toMatch(/\(ICBM Minuteman III with W78\): 600 warheads .* not dated, not later than 2026-11/);
});

test("BibTeX braces what TeX would trip over, and gives no year to a page without a date", () => {
  const of = (filter: Parameters<typeof figuresOf>[1]) => figuresOf(record, filter).map((f) => cite(record, f).bibtex);
  const [airForce] = of({ party: "US", quantity: "new-start-launchers", from: "2011-09-01", to: "2011-09-01" });
  expect(airForce).toMatch(
    /^@misc\{comity-new-start-aggregates-4-deployed_and_nondeployed_launchers,\n {2}author = \{\{United States\}\},\n/,
  );
  expect(airForce).toContain("Air \\& Space Forces Magazine");
  expect(airForce).toContain("  year = {2011},\n  howpublished = {\\url{https://airandspaceforces.com/?p=27995}},");
  const [undated] = of({ producer: "Atomic Archive" });
  expect(undated).not.toContain("year =");
  for (const entry of of({})) expect(entry.split("{").length).toBe(entry.split("}").length);
});

test("BibTeX keys are never the same twice, and no title or address breaks out of its braces", () => {
  const head = "party,quantity,as_of,value,basis,producer,source_title,source_url,publication_date,read";
  const hostile = "CN,warheads,2024,4,estimate,{Ours,a } b \\ 100% & {,https://a/}{\\input x,2024,source";
  const mine = importTable(record, { file: "mine.csv", text: `${head}\n${hostile}\n` });
  const whole = withTable(record, mine);
  const entries = figuresOf(whole, { foretold: true }).map((f) => cite(whole, f).bibtex);
  expect(new Set(entries.map((e) => e.split("\n")[0])).size).toBe(entries.length);
  const own = entries.filter((e) => e.startsWith("@misc{own-figures-2,"));
  expect(own).toHaveLength(1);
  expect(own[0]).toContain("title = {{a \\textbraceright{} b \\textbackslash{} 100\\% \\& \\textbraceleft{}}},");
  expect(own[0]).toContain("\\url{https://a/%7D%7B%5Cinput}");
  // However BibTeX counts them: with a backslash before or not.
  expect(own[0]?.split("{").length).toBe(own[0]?.split("}").length);
});

test("a row of a table without figures is quoted too, and a user's own file is not passed off as the record's", () => {
  const talks = record.tables.find((t) => t.name === "talks");
  const row = talks?.rows[0];
  if (talks === undefined || row === undefined) throw new Error("no talks");
  expect(citeRow(record, talks, row).text).toMatch(
    /^Talks: 2019-01-30, meeting, US;RU;CN;GB;FR, P5 process conference\. "P5 conference in Beijing/,
  );
  const head = "party,quantity,as_of,value,basis,producer,source_title,publication_date,read";
  const mine = importTable(record, {
    file: "mine.csv",
    text: `${head}\nCN,warheads,2024,4,estimate,Ours,A page,2024,source\n`,
  });
  const [figure] = figuresOf(withTable(record, mine), { producer: "Ours" });
  expect(figure && cite(record, figure).text).toBe(
    'China, warheads, not said of which kind: 4 warheads (estimate), as of 2024. Ours, "A page", published 2024. mine.csv, line 2, value.',
  );
});
