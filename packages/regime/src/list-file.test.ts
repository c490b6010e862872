import { expect, test } from "vitest";
import { readCases, readRecords, readRegime } from "./index.ts";
import { judge } from "./reason/judge.ts";
import type { Instant } from "./types.ts";

test("brackets by the thousand, broken text and nothing at all: refused or empty, never a crash", () => {
  for (const read of [readRecords, readCases]) {
    expect(read({ file: "x", text: "[".repeat(20_000) }).ok).toBe(false);
    expect(read({ file: "x", text: "- {" }).ok).toBe(false);
    expect(read({ file: "x", text: "a: 1" }).ok).toBe(false);
    expect(read({ file: "x", text: "[]" }).ok).toBe(true);
    expect(read({ file: "x", text: "" }).ok).toBe(true);
  }
});

const file = `
regime: timely
title: Timely
kind: agreement
parties: [FR, GB]
languages: [en]
sources: { text: { title: Text, read: in-source } }
life: [ { on: 2020-01-01, event: in-force, source: text } ]
notifications:
  move: { clause: Art. 1, given: { soon: in-advance } }
lines:
  phone: { clause: Art. 2, mode: ask-and-wait, answer: { within: PT1H } }
`;
function rows(records: string): readonly string[] {
  const regime = readRegime({ file: "timely", text: file });
  const read = readRecords({ file: "records", text: records });
  if (!regime.ok || !read.ok) throw new Error(JSON.stringify([regime, read]));
  const answer = judge(regime.regime, read.records, "2021-07-01T00:00:00.000Z" as Instant);
  expect(answer.faults).toEqual([]);
  return answer.rows.map((r) => `${r.duty} ${r.state}: ${r.because.en}`);
}

test("a notification owed in advance is met before the event, and watched when it came after", () => {
  const told = (day: string): string =>
    `- { event: move, id: e, by: FR, at: 2021-05-01T00:00Z }\n- { notification: move, of: e, by: FR, at: ${day}T00:00Z }`;
  expect(rows(told("2021-04-20")).find((r) => r.startsWith("move "))).toMatch(/^move met/);
  expect(rows(told("2021-06-11")).find((r) => r.startsWith("move "))).toMatch(/^move watched: .*after the event/);
});

test("a call answered within its hour, after it, and one of which only the end is known", () => {
  const call = (more: string): string | undefined =>
    rows(`- { call: phone, by: FR, to: GB, at: 2021-05-01T10:00Z, outcome: answered${more} }`).find((r) =>
      r.startsWith("phone.answer "),
    );
  expect(call("")).toMatch(/met/);
  expect(call(", answered-at: 2021-05-01T10:30Z, ended-at: 2021-05-01T12:00Z")).toMatch(/met/);
  expect(call(", answered-at: 2021-05-01T12:00Z")).toMatch(/late/);
  expect(call(", ended-at: 2021-05-01T21:00Z")).toMatch(/watched/);
});
