import { asKnownOn } from "@comity/almanac";
import type { Day, Party } from "@comity/regime";
import { expect, test } from "vitest";
import { countRegime } from "./count.ts";
import { readHoldings } from "./holdings.ts";
import { regimeOf, shippedAlmanac, shippedRegime } from "./testing.ts";

const regime = shippedRegime("new-start");
const US = "US" as Party;
const head =
  "party,as_of,source_title,publication_date,basis,id,class,quantity,held_in,contents,warheads,equipped_for,purpose";
const from = "US,2020-09-01,A declaration,2020-12-01";
const read = (...rows: readonly string[]) => readHoldings(regime, { file: "us.csv", text: [head, ...rows].join("\n") });
const counted = (holdings: ReturnType<typeof read>, on = "2020-10-01") => {
  const limits = countRegime(regime, shippedAlmanac(), { on: on as Day, parties: [US], holdings }).parties.get(
    US,
  )?.limits;
  return ["deployed-vehicles", "deployed-warheads", "launchers-and-bombers"].map((l) => limits?.get(l));
};

test("rows that stand for several, and items by their identifier, are counted by the rules of the file", () => {
  const [vehicles, warheads, launchers] = counted(
    read(
      `${from},declared,,icbm,397,deployed-launcher,,397,,`,
      `${from},declared,,icbm-launcher,454,,missile,,,`,
      `${from},declared,S-1,slbm,,deployed-launcher,,4,,`,
      `${from},declared,B-1,heavy-bomber,,,,,nuclear,`,
      `${from},declared,B-2,heavy-bomber,,,,,nuclear,test`,
    ),
  );
  expect(vehicles).toMatchObject({ counted: { low: 399, high: 399 }, finding: "within", basis: "declared" });
  expect(warheads).toMatchObject({ counted: { low: 402, high: 402 }, margin: 1148 });
  expect(launchers).toMatchObject({ counted: { low: 456, high: 456 } });
  expect(vehicles?.published?.counted).toEqual({ low: 675, high: 675 });
});

test("a range in a row is carried through, and a row of an estimate makes the count one", () => {
  const [, warheads] = counted(read(`${from},estimate,,icbm,400,deployed-launcher,,1500..1700,,`));
  expect(warheads).toMatchObject({
    counted: { low: 1500, high: 1700 },
    finding: "cannot-tell",
    basis: "estimate",
    margin: null,
  });
});

test("an empty cell is not known and never zero", () => {
  const [, warheads] = counted(read(`${from},declared,M-1,icbm,,deployed-launcher,,,,`));
  expect(warheads).toMatchObject({
    counted: { low: 0, high: null },
    finding: "cannot-tell",
    items: { cannotTell: ["M-1"] },
  });
});

test("the last list up to the day counts, whole", () => {
  const later = "US,2020-12-01,A declaration,2021-01-01";
  const holdings = read(
    `${from},declared,,icbm,10,deployed-launcher,,10,,`,
    `${later},declared,,icbm,7,deployed-launcher,,7,,`,
  );
  expect(counted(holdings)[0]).toMatchObject({ counted: { low: 10, high: 10 } });
  expect(counted(holdings, "2021-02-01")[0]).toMatchObject({ counted: { low: 7, high: 7 } });
});

test("every bad row is named with its line and column, and the others are kept", () => {
  const found = read(
    `${from},declared,,icbm,397,deployed-launcher,,397,,`,
    `XX,2020-09-01,A declaration,2020-12-01,declared,,icbm,1,deployed-launcher,,1,,`,
    `${from},declared,,icmb,1,deployed-launcher,,1,,`,
    `US,someday,,2020-12-01,guess,,icbm,1.5,deployed-launcher,,-1,,`,
  );
  expect(found.faults.map((f) => [f.line, f.column])).toEqual([
    [3, "party"],
    [4, "class"],
    [5, "as_of"],
    [5, "source_title"],
    [5, "basis"],
    [5, "quantity"],
    [5, "warheads"],
  ]);
  expect(found.faults[1]?.better).toBe("did you mean icbm?");
  expect(found.of([US], "2021-01-01" as Day)?.readings[0]).toHaveLength(1);
});

test("a column that the regime does not know, and one that is missing, are told at the header", () => {
  const bad = readHoldings(regime, { file: "us.csv", text: "party,as_of,source_title,publication_date,warhead\n" });
  expect(bad.faults).toMatchObject([{ line: 1, column: "warhead", better: "did you mean warheads?" }]);
  const none = readHoldings(regime, { file: "us.csv", text: "party,class\nUS,icbm\n" });
  expect(none.faults[0]?.what).toBe("no column as_of, source_title, publication_date");
});

test("an identifier is that of one item: the same again in one list is refused by its line", () => {
  const found = read(
    `${from},declared,M-1,icbm,,deployed-launcher,,1,,`,
    `${from},declared,M-1,icbm,,deployed-launcher,,3,,`,
    `US,2021-03-01,A declaration,2021-04-01,declared,M-1,icbm,,deployed-launcher,,1,,`,
    `RU,2020-09-01,A declaration,2020-12-01,declared,M-1,icbm,,deployed-launcher,,1,,`,
    `${from},declared,,icbm,4,deployed-launcher,,4,,`,
    `${from},declared,,icbm,4,deployed-launcher,,4,,`,
  );
  expect(found.faults).toMatchObject([
    { line: 3, column: "id", what: "M-1 stands in line 2 already, in the same list" },
  ]);
});

test("a row with a cell too few or too many, a column twice, a source older than what it tells: each is refused", () => {
  expect(read(`${from},declared,M-1,icbm,,deployed-launcher`).faults).toMatchObject([
    { line: 2, what: "9 cells where the first row names 13" },
  ]);
  expect(read(`US,2020-09-01,A declaration,2019,declared,M-1,icbm,,deployed-launcher,,1,,`).faults).toMatchObject([
    { line: 2, column: "as_of", what: "as of 2020-09-01, and published before that, 2019" },
  ]);
  const twice = readHoldings(regime, { file: "us.csv", text: `${head},held-in\n` });
  expect(twice.faults).toMatchObject([{ line: 1, column: "held-in", what: "two columns named held-in" }]);
});

test("a list that was published later is not known yet, nor one of which a part was", () => {
  const holdings = read(
    "US,2020-03-01,A declaration,2020-06-01,declared,,icbm,9,deployed-launcher,,9,,",
    `${from},declared,,icbm,10,deployed-launcher,,10,,`,
    "US,2020-09-01,A declaration,2020-09-15,declared,,slbm,5,deployed-launcher,,5,,",
  );
  const at = (knownOn: string) =>
    countRegime(regime, asKnownOn(shippedAlmanac(), knownOn), { on: "2020-10-01" as Day, parties: [US], holdings })
      .parties.get(US)
      ?.limits.get("deployed-vehicles");
  expect(at("2020-12-01")).toMatchObject({ counted: { low: 15, high: 15 } });
  expect(at("2020-11-30")).toMatchObject({ counted: { low: 9, high: 9 } });
  // Before any list was known, what was published answers: here the exchange of 1 March 2020, gone stale.
  expect(at("2020-05-31")).toMatchObject({ counted: null, finding: "cannot-tell" });
});

test("a limit without a count of items is for published figures, whatever list there is", () => {
  const capped = regimeOf(`
regime: test-cap
title: A cap
kind: treaty
parties: [FR, US]
languages: [en]
sources: { text: { title: The text, read: in-source } }
life: [ { on: 2015-01-01, event: in-force, source: text } ]
items: { fields: { class: { type: choice, choices: [icbm, slbm] } } }
limits:
  stock: { clause: Art. 1, source: text, at-most: 4000, figures: { of: military-stockpile } }
  missiles: { clause: Art. 2, source: text, at-most: 10, count: { where: 'class == "icbm"' } }
`);
  const text = `party,as_of,source_title,publication_date,class\n${from},icbm\n`;
  const holdings = readHoldings(capped, { file: "us.csv", text });
  const found = countRegime(capped, shippedAlmanac(), { on: "2020-09-01" as Day, parties: [US], holdings });
  expect(found.parties.get(US)?.limits.get("stock")).toMatchObject({ counted: { low: 3805, high: 3805 } });
  expect(found.parties.get(US)?.limits.get("missiles")).toMatchObject({ counted: { low: 1, high: 1 } });
});

test("the reasons tell the ends of a range, not the low one alone", () => {
  const [, warheads] = counted(read(`${from},declared,,icbm,400,deployed-launcher,,1500..1700,,`));
  expect(warheads?.because.map((b) => b.text.en)).toContain(
    "so far by the low ends of the ranges given; from their low to their high ends 1,500–1,700",
  );
});

test("what a list does not speak of is no zero where a published figure says that there is some", () => {
  const missiles = read(`${from},declared,,icbm,397,deployed-launcher,,397,,`);
  const [vehicles, , launchers] = counted(missiles);
  expect(vehicles).toMatchObject({ counted: { low: 397, high: 397 }, figures: [] });
  expect(launchers).toMatchObject({ counted: { low: 0, high: 800 }, limit: 800, finding: "within", margin: 0 });
  expect(launchers?.figures[0]?.at.file).toBe("data/new-start-aggregates.csv");
  expect(launchers?.because.at(-1)?.text.en).toMatch(/^the list has nothing that this limit counts/);
  // Where nothing was published, a list is taken whole.
  expect(counted(missiles, "2022-10-01")[2]).toMatchObject({ counted: { low: 0, high: 0 } });
});
