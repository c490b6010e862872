import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { addRanges, asKnownOn, cite, figuresOf, importTable, openAlmanac, printRange, withTable } from "./index.ts";

const page = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const folder = new URL("../../../data/", import.meta.url);
const files = new Map(
  readdirSync(folder)
    .filter((n) => n.endsWith(".csv") || n === "datapackage.json")
    .map((n) => [n, readFileSync(new URL(n, folder), "utf8")]),
);

test("the README's example gives what it says", () => {
  const almanac = openAlmanac(files, { where: "data/" });
  expect(page).toContain(`almanac.faults.length; // ${almanac.faults.length}\n`);
  const asked = { party: "CN", quantity: "operational-warheads" };
  const china = figuresOf(almanac, asked).map((f) => `${f.asOf.text}: ${f.value && printRange(f.value)}`);
  expect(page).toContain(`// ${china.join(", ")}\n`);
  const then = figuresOf(asKnownOn(almanac, "2023-01-01"), asked).length;
  expect(page).toContain(
    `asKnownOn(almanac, "2023-01-01"), { party: "CN", quantity: "operational-warheads" }).length; // ${then}\n`,
  );
  const sum = addRanges([
    { low: 600, high: 639 },
    { low: 500, high: null },
  ]);
  expect(page).toContain(`// ${printRange(sum)}\n`);
  const head = "party,quantity,as_of,value,basis,producer,source_title,publication_date,read";
  const row = (value: string) => `CN,military-stockpile,2024,${value},estimate,Ours,A page,2024-06,source`;
  const text = `${head}\n${row("380..420")}\n${row("approx 400")}\n`;
  const mine = importTable(almanac, { file: "mine.csv", text });
  expect(page).toContain(`// ${mine.faults.map((f) => `${f.file}:${f.line} ${f.what}`).join()}\n`);
  const [figure] = mine.figures;
  expect(figure && page.includes(`// ${cite(withTable(almanac, mine), figure).text}\n`)).toBe(true);
});
