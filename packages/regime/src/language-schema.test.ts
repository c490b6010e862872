import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { recordsSchema, regimeSchema } from "./index.ts";

const root = new URL("../../../regimes/", import.meta.url);
const files = readdirSync(root).filter((n) => n.endsWith(".yaml"));
// Formats and tuples of types are for editors; what they say is checked by the reader.
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });

test.each(files)("%s fits the published schema", (name) => {
  const fits = ajv.compile(regimeSchema());
  fits(parse(readFileSync(new URL(name, root), "utf8")));
  expect((fits.errors ?? []).map((e) => `${e.instancePath} ${e.message}`)).toEqual([]);
});

test("the schema refuses an unknown word and a wrong kind of value", () => {
  const fits = ajv.compile(regimeSchema());
  const good = parse(readFileSync(new URL("bmln-1988.yaml", root), "utf8")) as { [word: string]: unknown };
  expect(fits(good)).toBe(true);
  expect(fits({ ...good, partys: [] })).toBe(false);
  expect(fits({ ...good, kind: "pact" })).toBe(false);
  expect(fits({ ...good, notifications: { launch: { clause: "Art. 1", given: { at_least: "PT24H" } } } })).toBe(false);
});

test("records fit theirs", () => {
  const fits = ajv.compile(recordsSchema());
  expect(fits([{ event: "launch", by: "FR", at: "2026-02-14T06:10Z", fields: { x: 1 } }])).toBe(true);
  expect(fits([{ event: "launch", by: "FR", when: "2026-02-14T06:10Z" }])).toBe(false);
});
