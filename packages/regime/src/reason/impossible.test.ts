import { expect, test } from "vitest";
import { readRecords } from "../records.ts";
import { at, lines, only, regimeOf, told } from "../testing/stories.ts";
import { judge } from "./judge.ts";

const regime = regimeOf(`
notifications:
  launch:
    clause: Art. 1
    given: { at-least: PT24H, before: window.opens }
    fields: { window: { type: interval, at-most: PT12H, label: Window, clause: Art. 2 } }
    acknowledge: { within: PT1H }
    then: { launched: { closes: true } }
    replies: { thanks: { given: { within: P1D, after: receipt } } }
  warning: { clause: Art. 3, to: [affected], given: { soon: promptly } }
visits: { look: { clause: Art. 4, quota: { from-size: { of: units, per: 10 } } } }
lines: { red: { clause: Art. 5, mode: open } }
suspensions: { storm: { clause: Art. 6, duties: [launch] } }
`);
const note =
  "- { notification: launch, id: n, by: RU, to: [US], at: 2026-01-01T00:00Z, fields: { window: { opens: 2026-01-03T00:00Z, closes: 2026-01-03T06:00Z } } }\n";
const faults = (records: string) => {
  const read = readRecords({ file: "r.yaml", text: records });
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return judge(regime, read.records, at("2026-02-01"), { file: "r.yaml" }).faults.map((f) => `${f.line} ${f.message}`);
};

test.each([
  ["{ visit: look, by: US, to: RU, arrival: 2026-01-05, departure: 2026-01-04 }", /departs before it arrives/],
  ["{ visit: look, by: US, to: US, arrival: 2026-01-05 }", /US cannot visit itself/],
  ["{ visit: look, by: US, to: FR, arrival: 2026-01-05 }", /FR is no party of this regime; its parties are RU, US/],
  ["{ acknowledgement: n, by: RU, at: 2026-01-01T00:10Z }", /RU sent "n" itself/],
  ["{ acknowledgement: n, by: US, at: 2025-12-31T00:10Z }", /earlier than "n"/],
  ["{ acknowledgement: m, by: US, at: 2026-01-01T00:10Z }", /"m" is the id of no record here/],
  ["{ reply: thanks, of: m, by: US, at: 2026-01-01T00:10Z }", /"m" is the id of no record here/],
  ["{ follow-up: launched, of: n, by: US, at: 2026-01-04 }", /"n" was sent by RU: a follow-up comes from its sender/],
  ["{ notification: warning, by: FR, at: 2026-01-04 }", /FR is no party/],
  ["{ notification: launch, by: RU, to: [US, FR], at: 2026-01-04 }", /FR is no party/],
  ["{ size: tanks, by: RU, on: 2026-01-01, value: 3 }", /no quota goes by the size "tanks"; sizes are units/],
  ["{ suspension: storm, by: RU, from: 2026-01-04, until: 2026-01-03 }", /"until" is before "from"/],
  ["{ test: red, by: RU, at: 2026-01-04T10:00Z, answered-at: 2026-01-04T09:00Z }", /answered before/],
  ["{ call: red, by: RU, at: 2026-01-04T10:00Z, ended-at: 2026-01-04T09:00Z }", /ended before/],
])("what cannot be is a fault of its line: %s", (record, message) => {
  expect(faults(`${note}- ${record}`)).toEqual([expect.stringMatching(message)]);
  expect(faults(`${note}- ${record}`)[0]).toMatch(/^2 /);
});

test.each([
  "{ event: launch, by: FR, at: 2026-01-04 }",
  "{ notification: warning, by: RU, to: [FR], at: 2026-01-04 }",
  "{ follow-up: launched, of: m, by: US, at: 2026-01-04 }",
  "{ visit: look, by: US, to: RU, arrival: 2026-01-05, departure: 2026-01-05T10:00Z }",
  "{ size: units, by: RU, on: 2026-01-01, value: 3 }",
])("what can be is none: %s", (record) => {
  expect(faults(`${note}- ${record}`)).toEqual([]);
});

test("a message with a window that cannot be, or is too long, was said: it is kept and watched", () => {
  const row = (closes: string) => only(told(regime, note.replace("2026-01-03T06:00Z", closes), "2026-02-01"), "launch");
  expect(row("2026-01-03T06:00Z").state).toBe("met");
  expect(row("2026-01-02T06:00Z")).toMatchObject({
    state: "watched",
    because: { en: expect.stringMatching(/its window closes before it opens/) },
  });
  expect(row("2026-01-04T06:00Z")).toMatchObject({
    state: "watched",
    because: { en: expect.stringMatching(/its window lasts 30 h, which is not as long as the rule says \(Art\. 2\)/) },
  });
});

test("nobody is late in answering what one that is no party has sent", () => {
  const read = readRecords({ file: "r.yaml", text: note.replace("by: RU", "by: FR") });
  if (!read.ok) throw new Error("faults");
  const { rows } = judge(regime, read.records, at("2026-02-01"));
  expect(lines(rows).filter((l) => /acknowledge|thanks/.test(l))).toEqual([
    "not-required launch.acknowledge US>FR due 2026-01-01T01:00Z",
    "not-required launch.thanks US>FR due 2026-01-02T00:00Z",
  ]);
});
