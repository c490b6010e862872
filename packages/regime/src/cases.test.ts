import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Regime, readCases, readRegime, runCase } from "./index.ts";

const root = new URL("../../../regimes/", import.meta.url);
const ids = readdirSync(root).flatMap((n) => /^(.+)\.yaml$/.exec(n)?.[1] ?? []);
const read = new Map<string, Regime>();
function library(id: string): Regime | undefined {
  const file = new URL(`${id}.yaml`, root);
  if (!read.has(id) && existsSync(file)) {
    const result = readRegime({ file: id, text: readFileSync(file, "utf8") });
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    read.set(id, result.regime);
  }
  return read.get(id);
}

test("every regime that ships has cases beside it, and no file of cases is without a regime", () => {
  const cased = readdirSync(new URL("cases/", root)).flatMap((n) => /^(.+)\.yaml$/.exec(n)?.[1] ?? []);
  expect(cased.toSorted()).toEqual(ids.toSorted());
});

describe.each(ids)("%s", (id) => {
  const file = new URL(`cases/${id}.yaml`, root);
  const found = existsSync(file)
    ? readCases({ file: `regimes/cases/${id}.yaml`, text: readFileSync(file, "utf8") })
    : undefined;
  test("its cases read without a fault", () => expect(found?.ok === false ? found.faults : []).toEqual([]));
  for (const c of found?.ok === true ? found.cases : [])
    test(c.case, () => {
      const regime = library(id);
      expect(regime === undefined ? ["the regime is not read"] : runCase(regime, c, library)).toEqual([]);
    });
});
