/// <reference types="node" />
import { readdirSync, readFileSync } from "node:fs";
import { type Almanac, asKnownOn, openAlmanac } from "@comity/almanac";
import { describe, expect, it } from "vitest";
import { csvOf, jsonOf } from "../drawing/twin.ts";
import { isOwn, keyOf, pathOf, pathOfKey } from "../figures/almanac.ts";
import { readOwn, withOwn } from "../figures/own.ts";
import { daysWords, figureWords, rangeWords, sourceLines } from "../figures/words.ts";
import { readRoute } from "../shell/route.ts";
import type { Words } from "../words/index.ts";
import { figuresTwin, holdingsScene } from "./chart.ts";
import { chosenIn, figuresIn, holdersOf, quotedIn, stockpiles } from "./chosen.ts";
import quoted from "./quoted.json";

const folder = new URL("../../../../data/", import.meta.url);
const names = readdirSync(folder).filter((n) => n === "datapackage.json" || n.endsWith(".csv"));
const record: Almanac = openAlmanac(new Map(names.map((n) => [n, readFileSync(new URL(n, folder), "utf8")])), {
  where: "data/",
});
/** Says a key with its values, so that a test sees what would be said. */
const words: Words = {
  t: (key, values) => (values === undefined ? key : `${key}(${Object.values(values).join("|")})`),
  language: "en",
  pick: (text) => text.en,
};

describe("the figures that are quoted most", () => {
  it("each stand in the record, with their row", () => {
    const found = quoted.map((q) => quotedIn(record, q));
    expect(found.map((f) => [f?.party, f?.value?.low, f?.value?.high])).toEqual([
      ["US", 3700, 3700],
      ["RU", 4489, 4489],
      ["CN", 500, null],
      ["CN", 1000, null],
    ]);
    for (const f of found) {
      if (f === undefined) throw new Error("not found");
      const { room, part, id } = readRoute(pathOf(f));
      expect([room, part, id]).toEqual(["holdings", "row", `${f.at.table}/${f.at.line}`]);
    }
  });
  it("are not there before they were published", () => {
    const before = asKnownOn(record, "2023-09-30");
    expect(quoted.map((q) => quotedIn(before, q)?.value?.low)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("what the address asks for", () => {
  const chosen = (address: string) => chosenIn(new URLSearchParams(address), record);
  it("is the stockpile of the three that hold most where it is silent", () => {
    const c = chosen("");
    expect(c.parties).toHaveLength(3);
    expect(holdersOf(record, c.quantity).slice(0, 3)).toEqual(c.parties);
    expect(stockpiles(record)[0]?.party).toBe(c.parties[0]);
  });
  it("leaves out who has no such figures, and takes no quantity that is none", () => {
    expect(chosen("party=CN,XX").parties).toEqual(["CN"]);
    expect(chosen("quantity=nothing").quantity).toBe(chosen("").quantity);
    expect(chosen("from=1812").from).toBe(2010);
  });
  it("picks figures by state, year and producer", () => {
    const c = chosen("party=CN&from=1990&producer=FAS");
    const figures = figuresIn(record, c);
    expect(figures.length).toBeGreaterThan(3);
    for (const f of figures)
      expect([f.party, f.producer.includes("FAS"), f.asOf.to >= "1990"]).toEqual(["CN", true, true]);
  });
});

describe("a figure in words", () => {
  it("says what it leaves open", () => {
    expect(rangeWords({ low: 3748, high: 3748 }, words)).toBe("3,748");
    expect(rangeWords({ low: 600, high: 639 }, words)).toBe("600–639");
    expect(rangeWords({ low: 500, high: null }, words)).toBe("figures.orMore(500)");
    expect(rangeWords({ low: 4489, high: 4489 }, { ...words, language: "ru" })).toBe("4489");
  });
  it("gives no more of a day than its source", () => {
    const days = (text: string) => daysWords({ from: "", to: "", text }, words.t, "en");
    expect([days("2024"), days("2024-03"), days("2024-03-05"), days("2023/2024")]).toEqual([
      "2024",
      "Mar 2024",
      "5 Mar 2024",
      "2023–2024",
    ]);
    expect(days("../2026-11")).toBe("figures.by(Nov 2026)");
  });
  it("has its source", () => {
    const f = quotedIn(record, quoted[2] ?? { party: "", quantity: "", asOf: "" });
    if (f === undefined) throw new Error("not found");
    expect(figureWords(f, record, words)).toMatch(/^China, operational warheads: figures.orMore\(500\).*US DoD/);
    expect(sourceLines([f], record, words)[0]).toContain(f.source.title);
  });
});

describe("the chart of holdings", () => {
  const chosen = chosenIn(new URLSearchParams("party=US,CN"), record);
  const figures = figuresIn(record, chosen);
  const scene = holdingsScene({ almanac: record, chosen, figures, year: 2026, words, number: String }, 760);
  it("has a mark for every figure but those that repeat one, each with its row", () => {
    const points = scene.marks.flatMap((m) => (m.kind === "point" ? [m.key ?? ""] : []));
    expect(points.length).toBeGreaterThan(30);
    for (const key of points) {
      const at = readRoute(pathOfKey(key) ?? "");
      expect(at.part).toBe("row");
    }
    expect(new Set(points).size).toBe(points.length);
  });
  it("says its sources, and what the licence covers", () => {
    expect(scene.sources.length).toBeGreaterThan(2);
    expect(scene.sources.at(-1)).toContain("figures.licence(");
  });
  it("goes out as a table with the same figures, their rows and sources", () => {
    const twin = figuresTwin(figures, record, words);
    const csv = csvOf(twin, scene.sources);
    expect(csv.split("\r\n")).toHaveLength(1 + figures.length + 1 + scene.sources.length + 1);
    expect(csv).toContain("data/stockpiles.csv:");
    expect(JSON.parse(jsonOf(twin, { title: "x" })).rows).toHaveLength(figures.length);
  });
});

describe("a reader's own file", () => {
  const head = "country,year,as_of,category,value,low,high,kind,producer,source_url,source_title,publication_date,read";
  const good =
    "CN,2026,2026-01,military stockpile,640,,,estimate,Us,https://example.org,Our own count,2026-02-01,source";
  const bad =
    "CN,2026,2026-01,military stockpile,approx 700,,,estimate,Us,https://example.org,Our own count,2026-02-01,source";
  const file = { name: "own.csv", text: `${head}\n${good}\n${bad}\n` };
  it("has its good rows beside the record's, and its bad ones named with their line", () => {
    const read = readOwn(record, file);
    expect(read.figures.map((f) => f.value?.low)).toEqual([640]);
    expect(read.faults.map((f) => f.line)).toEqual([3]);
    const whole = withOwn(record, file);
    const own = whole.figures.find((f) => isOwn(f));
    if (own === undefined) throw new Error("not there");
    expect(whole.figures.length).toBe(record.figures.length + 1);
    expect(keyOf(own)).toMatch(/^own\//);
    expect(pathOfKey(keyOf(own))).toBe(pathOf(own));
    expect(pathOf(own)).toMatch(/\?own$/);
  });
});

it("a cell that begins like a formula is made harmless", () => {
  const twin = { columns: [{ name: "a", title: "A" }], rows: [{ key: "1", cells: ["=1+1"] }] };
  expect(csvOf(twin, ["it, and that"])).toBe('a\r\n\'=1+1\r\n\r\n"# it, and that"\r\n');
});
