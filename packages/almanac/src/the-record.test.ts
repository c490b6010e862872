/** The data package that ships: the descriptor itself, every row against its schema, and the figures that everybody quotes. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readCsv } from "./csv.ts";
import { asKnownOn, figuresOf, openAlmanac, printRange } from "./index.ts";
import { nearest } from "./nearest.ts";

const folder = new URL("../../../data/", import.meta.url);
const files = new Map(
  readdirSync(folder)
    .filter((n) => n.endsWith(".csv") || n === "datapackage.json")
    .map((n) => [n, readFileSync(new URL(n, folder), "utf8")]),
);
const almanac = openAlmanac(files, { where: "data/" });

interface Field {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly constraints?: { readonly enum?: readonly string[]; readonly pattern?: string; readonly required?: boolean };
}
interface Resource {
  readonly name: string;
  readonly path: string;
  readonly title: string;
  readonly schema: { fields: readonly Field[]; primaryKey: readonly string[]; missingValues: readonly string[] };
  readonly comity: { title: Record<string, string> };
}
const descriptor = JSON.parse(files.get("datapackage.json") ?? "") as {
  name: string;
  licenses: { name: string }[];
  resources: Resource[];
  comity: { quantities: Record<string, { unit: string; title: Record<string, string> }>; licenceNotes: string[] };
};

test("every row stands against its schema, has a key of its own, and contradicts no other of one source and day", () => {
  expect(almanac.faults).toEqual([]);
  const rows = Object.fromEntries(almanac.tables.map((t) => [t.name, t.rows.length]));
  expect(rows).toEqual({
    "new-start-aggregates": 40,
    "new-start-detail": 59,
    stockpiles: 1268,
    "china-projections": 34,
    "force-structure": 84,
    spending: 79,
    "treaty-status": 44,
    talks: 136,
    "missile-tests": 154,
    "nav-warnings": 727,
    places: 114,
    figures: 0,
  });
});

test("the descriptor keeps the rules of Frictionless Data that matter to its readers", () => {
  expect(descriptor.name).toMatch(/^[a-z0-9._/-]+$/);
  expect(descriptor.licenses[0]?.name).toBe("Apache-2.0");
  expect(descriptor.comity.licenceNotes.length).toBeGreaterThan(0);
  const names = descriptor.resources.map((r) => r.name);
  expect(new Set(names).size).toBe(names.length);
  expect(descriptor.resources.map((r) => r.path).sort()).toEqual(
    [...files.keys()].filter((f) => f.endsWith(".csv")).sort(),
  );
  for (const { name, path, schema, title, comity } of descriptor.resources) {
    const fields = schema.fields.map((f) => f.name);
    expect(title, name).not.toBe("");
    expect(Object.keys(comity.title), name).toEqual(["en", "fr", "ru", "zh"]);
    expect(new Set(fields).size, name).toBe(fields.length);
    expect(schema.missingValues, name).toEqual([""]);
    expect(
      schema.primaryKey.filter((k) => !fields.includes(k)),
      name,
    ).toEqual([]);
    // A field for each column, in the order of the file: what every reader of Table Schema takes for granted.
    const head = readCsv(files.get(path) ?? "").head.cells;
    expect(fields, name).toEqual(head);
    for (const f of schema.fields) {
      expect(["string", "integer", "number"], `${name}.${f.name}`).toContain(f.type);
      expect(f.description, `${name}.${f.name}`).not.toBe("");
      if (f.constraints?.pattern !== undefined) expect(() => new RegExp(f.constraints?.pattern ?? "")).not.toThrow();
    }
  }
});

test("each cell stands against the schema alone, by a second and plainer reading of it", () => {
  for (const { name, path, schema } of descriptor.resources) {
    const { head, rows } = readCsv(files.get(path) ?? "");
    for (const { line, cells } of rows) {
      for (const f of schema.fields) {
        const cell = cells[head.cells.indexOf(f.name)] ?? "";
        const where = `${name}:${line} ${f.name} ${cell}`;
        const { enum: words, pattern, required } = f.constraints ?? {};
        if (cell === "") expect(required ?? false, where).toBe(false);
        else if (words !== undefined) expect(words.includes(cell), where).toBe(true);
        else if (f.type === "integer") expect(cell, where).toMatch(/^\d+$/);
        else if (f.type === "number") expect(cell, where).toMatch(/^-?\d+(\.\d+)?$/);
        else if (pattern !== undefined) expect(cell, where).toMatch(new RegExp(pattern));
      }
    }
  }
});

test("each figure says what, whose, by whom, of which day and from which source", () => {
  for (const f of almanac.figures) {
    const where = `${f.at.file}:${f.at.line}`;
    expect(almanac.quantities.has(f.quantity), where).toBe(true);
    expect(almanac.states.has(f.party), where).toBe(true);
    expect(f.producer, where).not.toBe("");
    expect(f.source.title, where).not.toBe("");
    expect(f.value === null, where).toBe(f.missing !== undefined);
  }
  for (const q of almanac.quantities.values())
    expect(
      Object.values(q.title).every((t) => t !== ""),
      q.name,
    ).toBe(true);
  expect(nearest("military-stockpiles", almanac.quantities.keys())).toBe("military-stockpile");
});

const one = (line: string) =>
  figuresOf(almanac, { foretold: true })
    .filter((f) => f.value !== null)
    .map(
      (f) =>
        `${f.at.table} ${f.party} ${f.quantity} ${f.value && printRange(f.value)} ${f.basis} ${f.asOf.text}${f.target ? ` for ${f.target.text}` : ""} ${f.producer}`,
    )
    .filter((l) => l === line).length;

test.each([
  "stockpiles US military-stockpile 3,700 estimate 2025 FAS",
  "stockpiles US military-stockpile 3,700 estimate 2025-01-01 SIPRI",
  "stockpiles US military-stockpile 3,748 declared 2023-09-30 US NNSA",
  "stockpiles RU military-stockpile 4,489 estimate 2023-01-01 SIPRI",
  "stockpiles RU military-stockpile 4,489 estimate 2023 FAS / Bulletin Nuclear Notebook",
  "china-projections CN operational-warheads 500 or more estimate 2023-05 US DoD",
  "china-projections CN operational-warheads 1,000 or more estimate 2023-05 for 2030 US DoD",
  "new-start-aggregates US new-start-deployed-warheads 1,457 declared 2020-09-01 United States",
])("the figure that everybody quotes can be traced to one row: %s", (line) => {
  expect(one(line)).toBe(1);
});

test("withheld, not found and nought are three things", () => {
  const find = (party: string, day: string) =>
    figuresOf(almanac, { table: "new-start-aggregates", party, from: day, to: day }).map(
      (f) => f.missing ?? f.value?.low,
    );
  expect(find("RU", "2023-03-01")).toEqual(["not-provided", "not-provided", "not-provided"]);
  expect(find("US", "2022-09-01")).toEqual(["not-found", "not-found", "not-found"]);
  expect(find("RU", "2022-09-01")).toEqual(["not-found", 1549, "not-found"]);
  expect(figuresOf(almanac, { party: "CN", quantity: "military-stockpile", to: "1945-12-31" })[0]?.value).toEqual({
    low: 0,
    high: 0,
  });
});

test("a dispute about another's count is its holder's claim, and never the other's declaration", () => {
  const disputed = figuresOf(almanac, { quantity: "new-start-disputed-launchers" });
  expect(disputed.map((f) => [f.party, f.value?.low, f.basis, f.producer])).toEqual(
    [56, 41, 4].map((n) => ["US", n, "estimate", "Russian Ministry of Foreign Affairs"]),
  );
});

test("a series published in 2023 was not known in 2021, even for 1945", () => {
  const then = asKnownOn(almanac, "2021-01-01");
  expect(figuresOf(then, { quantity: "military-stockpile", to: "1990-12-31" })).toEqual([]);
  expect(
    figuresOf(then, { quantity: "new-start-deployed-warheads", from: "2020-09-01" }).map((f) => f.value?.low),
  ).toEqual([1457, 1447]);
  expect(then.figures.every((f) => f.source.published.to <= "2021-01-01")).toBe(true);
  expect(then.tables.flatMap((t) => t.rows).every((r) => r.published.to <= "2021-01-01")).toBe(true);
  expect([then.knownOn, asKnownOn(then, "2025-01-01").knownOn]).toEqual(["2021-01-01", "2021-01-01"]);
  expect(asKnownOn(almanac, "2026-11-30").figures.length).toBe(almanac.figures.length);
});

test("what is foretold or only intended is no record of what is held", () => {
  const held = figuresOf(almanac, {});
  expect(held.some((f) => f.target !== undefined)).toBe(false);
  const ceilings = figuresOf(almanac, { party: "GB", quantity: "declared-ceiling" }).map((f) => f.value?.high);
  expect(ceilings).toEqual([225, 260]);
  const all = figuresOf(almanac, { party: "GB", quantity: "declared-ceiling", foretold: true });
  expect(all.map((f) => f.value?.high).sort()).toEqual([180, 225, 260]);
});
