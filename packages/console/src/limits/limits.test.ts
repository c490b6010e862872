/// <reference types="node" />
import { readdirSync, readFileSync } from "node:fs";
import { ceilingsOf, storyOf, turningDays } from "@comity/account";
import { openAlmanac } from "@comity/almanac";
import { type Day, type Regime, readRegime } from "@comity/regime";
import { describe, expect, it } from "vitest";
import type { Words } from "../words/index.ts";
import { limitScene, limitTwin } from "./chart.ts";
import { isCountable } from "./shelf.ts";

const root = new URL("../../../../", import.meta.url);
const names = readdirSync(new URL("data/", root)).filter((n) => n === "datapackage.json" || n.endsWith(".csv"));
const record = openAlmanac(new Map(names.map((n) => [n, readFileSync(new URL(`data/${n}`, root), "utf8")])), {
  where: "data/",
});
function regimeOf(id: string): Regime {
  const text = readFileSync(new URL(`regimes/${id}.yaml`, root), "utf8");
  const read = readRegime({ file: `${id}.yaml`, text });
  if (!read.ok) throw new Error(JSON.stringify(read.faults[0]));
  return read.regime;
}
const words: Words = { t: (key) => key, language: "en", pick: (text) => text.en };
const start = regimeOf("new-start");
const story = (limit: string) => {
  const rule = start.limits.get(limit);
  if (rule === undefined) throw new Error(limit);
  return storyOf(start, record, limit, rule);
};
const warheads = story("deployed-warheads");
const input = { story: warheads, almanac: record, today: "2026-11-25", words, number: String };

describe("a limit's ceilings", () => {
  it("begin and end on the days that the file says", () => {
    expect(warheads.ceilings.map((c) => [c.from, c.to, c.value])).toEqual([["2018-02-05", "2026-02-05", 1550]]); // tidy: what the file says
    expect(turningDays(start)).toContain("2018-02-05");
  });
  it("stand under their party's name where parties have their own", () => {
    const cap = regimeOf("trilateral-cap");
    const [name, rule] = [...cap.limits][0] ?? [];
    if (name === undefined || rule === undefined) throw new Error("no limit");
    const ceilings = ceilingsOf(cap, name, rule);
    expect(ceilings.length).toBeGreaterThan(1);
    expect(ceilings.some((c) => c.parties.length > 0)).toBe(true);
  });
});

describe("what the parties counted", () => {
  it("breaks where nothing was provided, and never counts it as zero", () => {
    const russia = warheads.counted.get("RU" as never) ?? [];
    const missing = russia.find((d) => d.finding.figures.some((f) => f.missing === "not-provided"));
    expect(missing?.on).toBe("2023-03-01");
    expect(missing?.finding.counted).toBeNull();
    const scene = limitScene(input, 560);
    expect(scene.marks.some((m) => m.role === "not-provided" && m.kind === "rect")).toBe(true);
    expect(scene.marks.filter((m) => m.role === "limit" && m.kind === "path").length).toBe(3);
  });
  it("stands beside the same as another party counts it, under that party's name", () => {
    const launchers = [...start.limits.keys()].map(story).find((s) => s.otherwise.length > 0);
    expect(launchers?.otherwise[0]).toMatchObject({ of: "US", by: "RU" });
    expect(launchers?.otherwise[0]?.counted.every((c) => c.finding.counted?.high !== null)).toBe(true);
  });
  it("says the same in its table, each count with its rows", () => {
    const { columns, rows } = limitTwin(input);
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.every((r) => r.cells.length === columns.length)).toBe(true);
    const last = rows.filter((r) => r.cells[0] === "US").at(-1);
    expect(last?.cells.slice(2, 4)).toEqual(["2023-03-01" as Day, 1419]);
    expect(last?.href).toMatch(/^\/holdings\/row\/new-start-aggregates\/\d+$/);
  });
});

it("only regimes whose limits name published figures are offered", () => {
  expect(isCountable(start)).toBe(true);
  expect(isCountable(regimeOf("bmln-1988"))).toBe(false);
});
