import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Regime, readCases, readRegime, runCase } from "./index.ts";
import { head, regimeOf } from "./testing/strategic.ts";

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

describe("what a case may get wrong", () => {
  const regime = regimeOf(`${head("FR, GB")}
events: { launch: { clause: Art. 1, fields: { kind: { type: choice, choices: [test, other] } } } }
limits: { tests: { clause: Art. 2, event: launch, at-most: 1, count: { where: 'kind == "test"' } } }
visits: { inspection: { clause: Art. 3, quota: { at-most: 2 } } }
`);
  const run = (text: string): readonly string[] => {
    const read = readCases({ file: "cases.yaml", text });
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    return read.cases.flatMap((c) => runCase(regime, c, () => undefined));
  };
  const launches = `given:
    - { event: launch, id: a, by: FR, at: 2026-03-01T00:00Z, fields: { kind: test } }
    - { event: launch, id: b, by: FR, at: 2026-03-02T00:00Z, fields: { kind: test } }
    - { event: launch, id: c, by: FR, at: 2026-03-02T00:00Z, fields: { kind: other } }
    - { event: launch, id: d, by: FR, at: 2025-03-02T00:00Z, fields: { kind: test } }`;

  test("a limit on events counts those that are given", () => {
    const of = (then: string) => run(`- case: x\n  on: 2026-04-01\n  ${launches}\n  then: { count: [${then}] }\n`);
    expect(of("{ limit: tests, party: FR, counted: 2, finding: over }")).toEqual([]);
    expect(of("{ limit: tests, party: GB, counted: 0, finding: within }")).toEqual([]);
    expect(of("{ limit: tests, counted: 0 }")).toEqual([
      'tests on 2026-04-01: events are counted for a party; say "party"',
    ]);
  });

  test("a name that the regime does not have is told, and never passes for what is not there", () => {
    const of = (then: string) => run(`- case: x\n  on: 2026-04-01\n  then: { ${then} }\n`);
    expect(of("standing: [{ party: FR, duty: inspektion, status: in-force }]")).toEqual([
      'FR on 2026-04-01: test has no rule "inspektion"; the nearest is "inspection"',
    ]);
    expect(of("not-due: [{ duty: inspektion.quota, from: FR }]")).toEqual([
      'due on 2026-04-01: test has no rule "inspektion"; the nearest is "inspection"',
    ]);
    expect(of("count: [{ limit: test, party: FR }]")).toEqual([
      'FR test on 2026-04-01: test has no limit "test"; the nearest is "tests"',
    ]);
    expect(of("quota: [{ visit: tests, host: FR, year: 2026 }]")).toEqual(['quota in 2026: test has no visit "tests"']);
  });
});
