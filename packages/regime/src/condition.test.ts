import { expect, test } from "vitest";
import { bindFields, compileCel, scopeOfFields } from "./cel.ts";
import { holds } from "./condition.ts";
import { readRegime } from "./index.ts";
import type { FieldSpec, Fields } from "./types.ts";

const four = (w: string) => `{ en: ${w}, fr: ${w}, ru: ${w}, zh: ${w} }`;
const field = (name: string, rest: string) => `      ${name}: { ${rest}, label: ${four(name)} }\n`;
const text = `
regime: r
title: ${four("r")}
kind: treaty
parties: [FR, GB]
languages: [en]
sources: { s: { title: s, read: in-source } }
life: [{ on: 2026-01-01, event: in-force, source: s }]
notifications:
  n:
    title: ${four("n")}
    clause: Art. 1
    says: ${four("n")}
    fields:
${field("window", "type: interval")}${field("on-day", "type: day, optional: true")}${field("range-km", "type: number, optional: true")}${field("areas", "type: place, as: [point], many: true, optional: true")}${field("kinds", `type: choice, many: true, optional: true, choices: { a: { label: ${four("a")} }, b: { label: ${four("b")} } }`)}`;
const read = readRegime({ file: "r", text });
const fields: ReadonlyMap<string, FieldSpec> =
  (read.ok ? read.regime.notifications.get("n")?.fields : undefined) ?? new Map();

const values: Fields = {
  window: { opens: "2026-11-26T04:00:00.000Z", closes: "2026-11-28T04:00:00.000Z" },
  "on-day": "2026-11-26",
  "range-km": 2000,
  areas: [{ point: { lat: 1, lon: 2 } }],
  kinds: ["b"],
};

test.each([
  ["range_km >= 2000", true],
  ["range_km == 2000.0 && range_km + 1 == 2001", true],
  ["-range_km < -1999", true],
  ["size(areas) + 1 == 2", true],
  ['kinds.exists(k, k == "a")', false],
  ['kinds.all(k, k in ["a", "b"])', true],
  ["window.closes - window.opens > duration('47h')", true],
  ["window.opens < timestamp('2026-11-26T03:00:00Z')", false],
  ["on_day == timestamp('2026-11-26T00:00:00Z')", true],
  ["has(item.range_km) ? range_km > 1 : false", true],
])("%s is %s", (cel, wanted) => {
  expect(holds({ cel }, fields, values, { parties: [] })).toBe(wanted);
});

test("a field that is not filled in decides nothing, unless the rest decides without it", () => {
  const none: Fields = { window: values.window ?? null };
  expect(holds({ cel: "range_km > 1" }, fields, none, { parties: [] })).toBeUndefined();
  expect(holds({ cel: "range_km > 1 || true" }, fields, none, { parties: [] })).toBe(true);
  expect(holds({ cel: "range_km > 1 && false" }, fields, none, { parties: [] })).toBe(false);
  expect(holds({ cel: "has(item.range_km)" }, fields, none, { parties: [] })).toBe(false);
  expect(holds({ cel: "!has(item.range_km)" }, fields, none, { parties: [] })).toBe(true);
});

test("the fields of two items and further names go into one scope", () => {
  const scope = scopeOfFields(fields)
    .set("event", { is: "object", of: scopeOfFields(fields) })
    .set("by", { is: "party" })
    .set("parties", { is: "list", of: { is: "party" } });
  const now = { ...values, "range-km": 2500 };
  const names = { ...bindFields(fields, now), event: bindFields(fields, values), by: "FR", parties: ["FR", "GB"] };
  expect(compileCel("range_km > event.range_km && by in parties", scope)(names)).toBe(true);
  expect(compileCel("range_km - event.range_km", scope)(names)).toBe(500);
});
