import { expect, test } from "vitest";
import { importTable, measureOf, openAlmanac, stateCalled } from "./index.ts";

const text = (en: string) => ({ en, fr: en, ru: en, zh: en });
const field = (name: string, more: object = {}) => ({ name, type: "string", description: name, ...more });
const descriptor = (change: (p: ReturnType<typeof plain>) => unknown = (p) => p) => JSON.stringify(change(plain()));
const plain = () => ({
  title: "A record",
  version: "1",
  licenses: [{ name: "CC0-1.0" }],
  comity: {
    states: { FR: { title: text("France"), also: ["FRA"] } },
    quantities: {
      boats: { unit: "boats", title: text("boats"), measuresFor: { FR: "deployed" } },
    } as Record<string, object>,
  },
  resources: [
    {
      name: "boats",
      path: "boats.csv",
      title: "Boats",
      schema: {
        fields: [
          field("who", { constraints: { required: true } }),
          field("n", { type: "integer" }),
          field("as_of", { rdfType: "http://id.loc.gov/datatypes/edtf/EDTF-level1" }),
          field("publication_date"),
          field("source_title", { constraints: { pattern: "^[A-Z]" } }),
        ],
        primaryKey: "who",
      },
      comity: {
        figures: {
          party: { column: "who" },
          asOf: { column: "as_of", otherwise: { column: "publication_date" } },
          basis: { otherwise: "estimate" },
          producer: { otherwise: "A club" },
          values: [{ quantity: "boats", value: "n" }],
        } as object,
      },
    },
  ],
});
const open = (json: string, csv?: string) =>
  openAlmanac(new Map([["datapackage.json", json], ...(csv === undefined ? [] : ([["boats.csv", csv]] as const))]), {
    where: "d/",
  });
const head = "who,n,as_of,publication_date,source_title\n";

test("a table that nobody foresaw needs no code", () => {
  const a = open(descriptor(), `${head}FR,4,,2024,A list\n`);
  expect(a.faults).toEqual([]);
  expect(a.figures).toMatchObject([
    {
      party: "FR",
      quantity: "boats",
      unit: "boats",
      value: { low: 4, high: 4 },
      producer: "A club",
      asOf: { text: "2024" },
    },
  ]);
  expect(a.tables[0]).toMatchObject({ file: "d/boats.csv", title: text("Boats"), primaryKey: ["who"] });
  expect([a.licence, a.edition, measureOf(a, { party: "FR", quantity: "boats" }), stateCalled(a, "fra")]).toEqual([
    "CC0-1.0",
    "1",
    "deployed",
    "FR",
  ]);
  expect(measureOf(a, { party: "GB", quantity: "boats" })).toBeUndefined();
});

test.each([
  ["{", "not JSON"],
  ["[]", "no resources"],
  ['{"resources":[{}]}', "no path"],
  [descriptor((p) => ({ ...p, resources: [{ ...p.resources[0], schema: { fields: [{}] } }] })), "no fields"],
  [
    descriptor((p) => {
      if (p.resources[0]) p.resources[0].comity.figures = { party: {} };
      return p;
    }),
    "no whole rule for its figures",
  ],
  [descriptor((p) => JSON.parse(JSON.stringify(p).replace("^[A-Z]", "([")) as unknown), "no regular expression"],
  [
    descriptor((p) => {
      p.comity.quantities.boats = { unit: "boats" };
      return p;
    }),
    "without a unit or a title",
  ],
])("a descriptor that cannot be used says why: %#", (json, words) => {
  const a = open(json);
  expect(a.faults[0]).toMatchObject({ file: "d/datapackage.json", line: 1, what: expect.stringContaining(words) });
  expect(a.figures).toEqual([]);
  expect(importTable(a, { file: "x.csv", text: head }).faults).toHaveLength(1);
});

test("a file that is missing, or lacks a column, is named, and the rest is read", () => {
  expect(openAlmanac(new Map()).faults[0]).toMatchObject({ file: "datapackage.json", what: "there is no such file" });
  expect(open(descriptor()).faults).toMatchObject([{ file: "d/boats.csv", what: "there is no such file" }]);
  expect(open(descriptor(), "n\n1\n").faults).toMatchObject([{ file: "d/boats.csv", what: "no column who" }]);
});
