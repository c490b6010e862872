/// <reference types="node" />
import { readdirSync, readFileSync } from "node:fs";
import { asKnownOn, openAlmanac } from "@comity/almanac";
import { readRegime } from "@comity/regime";
import { describe, expect, it } from "vitest";
import type { Words } from "../words/index.ts";
import type { Ask } from "./ask.ts";
import { choicesIn, roundAbove, roundCap } from "./choices.ts";
import { more, study } from "./compute.ts";
import { earlierScene, earlierTwin } from "./earlier-chart.ts";
import { fanScene, fanTwin, highestOf } from "./fan-chart.ts";
import { frameworksTwin } from "./frameworks.tsx";
import { ratioScene, ratioTwin } from "./ratio-chart.ts";
import { underCap } from "./under-cap.ts";

const root = new URL("../../../../", import.meta.url);
const texts = (folder: string, which: RegExp): (readonly [string, string])[] =>
  readdirSync(new URL(folder, root))
    .filter((n) => which.test(n))
    .map((n) => [n, readFileSync(new URL(folder + n, root), "utf8")] as const);
const record = texts("data/", /^datapackage\.json$|\.csv$/);
const regimes = ["new-start", "trilateral-cap"].map(
  (id) => [id, readFileSync(new URL(`regimes/${id}.yaml`, root), "utf8")] as const,
);
const ask: Ask = {
  kind: "study",
  id: 1,
  record,
  models: texts("outlook/models/", /\.yaml$/),
  regimes,
  model: "record",
  knownOn: "2026-11-25",
  to: 2035,
  seed: 7,
  paths: 10_000, // tidy: paths
  parties: ["RU", "US", "CN", "FR"],
  peers: ["RU", "US", "CN"],
};
const { study: found, kept } = study(ask, undefined);
const almanac = asKnownOn(openAlmanac(new Map(record), { where: "data/" }), ask.knownOn);
const words: Words = {
  t: (key, values) => (values === undefined ? key : `${key}(${Object.values(values).join("|")})`),
  language: "en",
  pick: (text) => text.en,
};

describe("a study", () => {
  it("gives the same numbers for the same ask", () => {
    const again = study({ ...ask, id: 2 }, kept).study;
    expect(again.quantiles).toEqual(found.quantiles);
    expect(again.json.parties).toEqual(found.json.parties);
    expect(again.values.stockpile.every((v, i) => v === found.values.stockpile[i])).toBe(true);
  });
  it("has bands that lie inside each other, from this year to the last", () => {
    expect([found.years[0], found.years.at(-1)]).toEqual([2026, 2035]);
    const china = found.quantiles.stockpile[found.parties.indexOf("CN")] ?? [];
    for (const y of found.years.keys()) {
      const up = china.map((q) => q[y] ?? 0);
      expect(up).toEqual(up.toSorted((a, b) => a - b));
    }
  });
  it("says when a model is not there", () => {
    expect(() => study({ ...ask, model: "none" }, kept)).toThrow(/no model "none"/);
  });
});

describe("a cap that moves", () => {
  it("is answered for ten thousand paths in less than it takes to draw", () => {
    const from = performance.now();
    for (const cap of [400, 800, 1200]) underCap(found, almanac, "stockpile", cap);
    expect((performance.now() - from) / 3).toBeLessThan(100);
  });
  it("has more paths over it the lower it is", () => {
    const share = (cap: number): number =>
      1 - (underCap(found, almanac, "stockpile", cap).find((r) => r.party === "CN")?.neverOverShare ?? 0);
    expect(share(700)).toBeGreaterThan(share(1100));
    expect(share(1100)).toBeGreaterThan(share(4000));
    expect(share(1)).toBe(1);
  });
  it("says where each party stands by its last figure, and by how much", () => {
    const rows = underCap(found, almanac, "stockpile", 1000);
    expect(rows.map((r) => [r.party, r.now])).toEqual([
      ["RU", "over"],
      ["US", "over"],
      ["CN", "within"],
      ["FR", "within"],
    ]);
    const [first] = rows;
    expect(first?.margin).toBe((first?.figure?.value?.low ?? 0) - 1000);
  });
});

describe("the charts of a study", () => {
  const fan = { study: found, almanac, party: "CN", measure: "stockpile", cap: 1000, words, number: String } as const;
  const highest = roundAbove(highestOf(found, almanac, "CN", "stockpile"));
  it("show the fan, the record, the cap with its handle, and what others foretold with their rows", () => {
    const scene = fanScene({ ...fan, highest }, 760);
    expect(scene.marks.filter((m) => m.role === "band")).toHaveLength(3);
    expect(scene.marks.some((m) => m.role === "handle")).toBe(true);
    const published = scene.marks.flatMap((m) => (m.kind === "point" && m.role === "published" ? [m.key ?? ""] : []));
    expect(published.length).toBeGreaterThan(2);
    expect(published.every((k) => k.startsWith("row/china-projections/"))).toBe(true);
    expect(JSON.stringify(scene)).not.toMatch(/NaN|null,null/);
    expect(scene.sources.at(-1)).toContain("outlook.method(");
  });
  it("keep their axis while the cap moves", () => {
    const at = (cap: number) => fanScene({ ...fan, cap, highest }, 760).plot;
    expect(at(10)).toEqual(at(900));
  });
  it("have tables with the same facts", () => {
    expect(fanTwin(fan).rows).toHaveLength(found.years.length);
    const [ratio] = found.json.ratios;
    if (ratio === undefined) throw new Error("no ratio");
    expect(ratioTwin(ratio, found.json, words).rows).toHaveLength(found.years.length);
    expect(ratioScene(ratio, found.json, words, 340).marks.length).toBeGreaterThan(5);
  });
});

describe("earlier figures", () => {
  const told = more(
    { kind: "more", id: 3, party: "CN", measure: "stockpile", days: ["2014-01-01", "2020-01-01"] },
    kept,
  );
  it("stand against what is known since: the model's own, and what was published", () => {
    expect(told.earlier.length).toBe(2);
    expect(told.checked).toBeGreaterThan(10);
    const input = { almanac, party: "CN", measure: "stockpile", ...told, words, number: String } as const;
    const rows = earlierTwin(input).rows.length;
    expect(rows).toBeGreaterThan(told.earlier.length + 3);
    const said = earlierScene(input, 560).marks.filter((m) => m.kind === "point" && m.role === "said");
    expect(said).toHaveLength(rows);
  });
  it("come with what matters most, the widest bar first", () => {
    const bars = told.tornado?.bars ?? [];
    const wide = bars.map((b) => Math.abs(b.atHigh - b.atLow));
    expect(bars.length).toBeGreaterThan(3);
    expect(wide).toEqual(wide.toSorted((a, b) => b - a));
  });
});

describe("frameworks side by side", () => {
  it("have a row for each party of each limit that can be held against the projection", () => {
    const read = regimes.flatMap(([id, text]) => {
      const r = readRegime({ file: `${id}.yaml`, text });
      return r.ok ? [r.regime] : [];
    });
    const { columns, rows } = frameworksTwin(found.json, read, words, [4]);
    const every = frameworksTwin(found.json, read, words, [...found.years.keys()]);
    expect(every.rows.length).toBe(rows.length * found.years.length);
    expect(rows.every((r) => r.cells[7] === "2030")).toBe(true);
    const cap = rows.filter((r) => r.cells[0] === "trilateral-cap");
    expect(new Set(cap.map((r) => r.cells[2]))).toEqual(new Set(["CN", "RU", "US"]));
    expect(rows.every((r) => r.cells.length === columns.length)).toBe(true);
  });
});

describe("the address", () => {
  it("says party, measure, cap, model, seed, last year and frameworks", () => {
    const asked = "year=2030&party=CN&measure=deployed&cap=900&model=plans&seed=12&to=2040&regimes=a,b";
    expect(choicesIn(new URLSearchParams(asked))).toEqual({
      party: "CN",
      measure: "deployed",
      cap: 900,
      model: "plans",
      seed: 12,
      to: 2040,
      regimes: ["a", "b"],
      year: 2030,
    });
  });
  it("means something sound where it says nothing, or nonsense", () => {
    const nonsense = choicesIn(new URLSearchParams("measure=x&cap=-3&seed=99999999999&to=1999"));
    expect(nonsense).toMatchObject({ measure: "stockpile", cap: null, seed: 1, to: 2035 });
  });
  it("has caps by tens, inside what the slider spans", () => {
    expect([roundCap(1004, 2000), roundCap(-5, 2000), roundCap(9999, 2000)]).toEqual([1000, 0, 2000]);
    expect([roundAbove(4300), roundAbove(1001), roundAbove(3)]).toEqual([5000, 1500, 100]);
  });
});
