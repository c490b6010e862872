import { expect, test } from "vitest";
import { readRecords, readRegime } from "../index.ts";
import type { Instant } from "../types.ts";
import { judge } from "./judge.ts";

const file = `
regime: capped
title: Capped
kind: agreement
parties: [FR, GB]
languages: [en]
sources: { text: { title: Text, read: in-source } }
life: [ { on: 2020-01-01, event: in-force, source: text } ]
events:
  launch: { clause: Art. 1, fields: { kind: { type: choice, choices: [icbm, other] } } }
limits:
  launches: { clause: Art. 5, event: launch, at-most: 2, per: calendar-year, count: { where: 'kind == "icbm"' } }
visits:
  inspection: { clause: Art. 6, quota: { at-most: 1 } }
`;
const rows = (records: string, now: string, text = file) => {
  const regime = readRegime({ file: "capped", text });
  const read = readRecords({ file: "records", text: records });
  if (!regime.ok || !read.ok) throw new Error(JSON.stringify([regime, read]));
  const answer = judge(regime.regime, read.records, now as Instant);
  expect(answer.faults).toEqual([]);
  return answer.rows.map(
    (r) => `${r.duty} ${r.from} ${r.state}${r.about === null ? "" : ` ${r.about}`}: ${r.because.en}`,
  );
};
const launch = (id: string, at: string, kind = "icbm"): string =>
  `- { event: launch, id: ${id}, by: FR, at: ${at}, fields: { kind: ${kind} } }\n`;

test("two launches a year are within; the third goes beyond, others and those of another year do not count", () => {
  const three =
    launch("a", "2026-01-10T06:00Z") +
    launch("x", "2026-02-10T06:00Z", "other") +
    launch("b", "2026-03-10T06:00Z") +
    launch("c", "2026-05-10T06:00Z");
  expect(rows(three, "2026-04-01T00:00:00.000Z").filter((r) => r.startsWith("launches FR"))).toEqual([
    "launches FR met: 2 of 2 in 2026",
  ]);
  expect(rows(three, "2026-06-01T00:00:00.000Z").filter((r) => r.startsWith("launches FR"))).toEqual([
    "launches FR late c: 3 of 2 in 2026",
  ]);
  expect(rows(three, "2027-06-01T00:00:00.000Z").filter((r) => r.startsWith("launches FR met"))).toEqual([
    "launches FR met: 0 of 2 in 2027",
  ]);
  expect(
    rows(three.replaceAll("by: FR", "by: FR, context: exercise"), "2026-06-01T00:00:00.000Z").filter((r) =>
      r.includes("late"),
    ),
  ).toEqual([]);
});

test("a host need not accept a visit beyond its quota", () => {
  const visit = (n: number): string =>
    `- { visit: inspection, id: v${n}, by: GB, to: FR, at: 2026-0${n}-01T00:00Z, arrival: 2026-0${n}-03T00:00Z }\n`;
  expect(rows(visit(1), "2026-06-01T00:00:00.000Z").filter((r) => r.startsWith("inspection.quota"))).toEqual([
    "inspection.quota FR met: 1 of 1 in 2026",
  ]);
  expect(rows(visit(1) + visit(2), "2026-06-01T00:00:00.000Z").filter((r) => r.startsWith("inspection.quota"))).toEqual(
    ["inspection.quota FR not-required: 2 of 1 in 2026; the host need not accept more"],
  );
});

test("a treaty year is the one in which the visit lies; a visitor beyond its own number has not kept it", () => {
  const treaty = file
    .replace("on: 2020-01-01", "on: 2020-03-01")
    .replace("quota: { at-most: 1 }", "quota: { at-most: 1, per: treaty-year, counts: visitor }");
  const visit = (n: number): string =>
    `- { visit: inspection, id: v${n}, by: GB, to: FR, at: 2021-01-0${n}T00:00Z, arrival: 2021-01-1${n}T00:00Z }\n`;
  expect(
    rows(visit(1) + visit(2), "2021-02-01T00:00:00.000Z", treaty).filter((r) => r.startsWith("inspection.quota")),
  ).toEqual(["inspection.quota GB late: 2 of 1 in 2020"]);
});
