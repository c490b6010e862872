import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { diffEditions, editionOf, importTable, openAlmanac } from "./index.ts";

const folder = new URL("../../../data/", import.meta.url);
const files = new Map(
  readdirSync(folder)
    .filter((n) => n.endsWith(".csv") || n === "datapackage.json")
    .map((n) => [n, readFileSync(new URL(n, folder), "utf8")]),
);
const record = openAlmanac(files);
const changed = (name: string, change: (text: string) => string) =>
  openAlmanac(new Map([...files, [name, change(files.get(name) ?? "")]]));

test("an edition is the same as itself, in whatever order its rows and columns stand", () => {
  expect(diffEditions(record, record)).toEqual([]);
  const turned = changed("china-projections.csv", (t) => {
    const [head = "", ...rows] = t.trimEnd().split("\n");
    return `${[head, ...rows.reverse()].join("\n")}\n`;
  });
  expect(diffEditions(record, turned)).toEqual([]);
});

test("a changed cell, a row that came and a row that went are each named", () => {
  const later = changed("new-start-aggregates.csv", (t) =>
    t
      .replace("2020-09-01,US,675,1457,800", "2020-09-01,US,675,1458,800")
      .replace(/^2011-02-05,RU,.*\n/m, "")
      .concat("2026-03-01,US,1,2,3,,A page,2026-04,source,,United States,declared,\n"),
  );
  expect(diffEditions(record, later)).toEqual([
    { kind: "removed", table: "new-start-aggregates", row: expect.stringContaining("2011-02-05 · RU"), line: 3 },
    {
      kind: "changed",
      table: "new-start-aggregates",
      row: expect.stringContaining("2020-09-01 · US"),
      line: expect.any(Number),
      column: "deployed_warheads_counted",
      before: "1457",
      after: "1458",
    },
    { kind: "added", table: "new-start-aggregates", row: "2026-03-01 · US · A page", line: 41 },
  ]);
});

test("where the form of a table differs it is said, and so is a table that one of the two lacks", () => {
  const form = changed("datapackage.json", (t) => {
    const p = JSON.parse(t) as {
      resources: { name: string; schema: { fields: { constraints?: { enum?: string[] } }[] } }[];
    };
    p.resources = p.resources.filter((r) => r.name !== "figures");
    p.resources[0]?.schema.fields[1]?.constraints?.enum?.push("XX");
    return JSON.stringify(p);
  });
  const found = diffEditions(record, form);
  expect(found.map((d) => [d.kind, d.table])).toEqual([
    ["schema", "new-start-aggregates"],
    ["schema", "figures"],
  ]);
  expect(found[0]).toMatchObject({ column: "party", after: expect.stringMatching(/ZA \| XX$/) });
});

test("two files of one table are two editions of it; a column that one lacks is a difference of form", () => {
  const text = files.get("new-start-aggregates.csv") ?? "";
  const edition = (t: string) => editionOf(record, importTable(record, { file: "a.csv", text: t }));
  expect(diffEditions(edition(text), edition(text))).toEqual([]);
  const found = diffEditions(edition(text), edition(text.replace("producer,kind,missing", "by,kind,missing")));
  expect(found.map((d) => [d.kind, "column" in d ? d.column : ""])).toEqual([
    ["schema", "producer"],
    ["schema", "by"],
  ]);
});
