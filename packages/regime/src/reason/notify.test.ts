import { expect, test } from "vitest";
import type { RegimeRecord } from "../records.ts";
import { lines, only, regimeOf, told } from "../testing/stories.ts";
import type { Instant } from "../types.ts";
import { judge } from "./judge.ts";

const choice = (...words: readonly string[]) =>
  `{ type: choice, label: Kind, choices: { ${words.map((w) => `${w}: { label: ${w} }`).join(", ")} } }`;

const bmln = regimeOf(`
events:
  launch: { fields: { missile: ${choice("icbm", "slbm", "other")} } }
notifications:
  launch:
    clause: Art. I
    when: 'missile in ["icbm", "slbm"]'
    given: { at-least: PT24H, before: planned-date }
    fields: { missile: ${choice("icbm", "slbm", "other")}, planned-date: { type: day, label: Day } }
    valid: { for: P4D, from: planned-date }
`);
const notified = (received: string, day = "2026-03-11", missile = "icbm", more = "") =>
  `- { notification: launch, id: n, by: RU, at: ${received}, fields: { missile: ${missile}, planned-date: ${day} }${more} }\n`;
const launched = (when: string, missile = "icbm", by = "RU") =>
  `- { event: launch, id: e, by: ${by}, at: ${when}, fields: { missile: ${missile} } }\n`;

test("trap 1: 24 h before a date count to its start, 00:00 UTC", () => {
  const launch = launched("2026-03-11T06:00Z");
  expect(lines(told(bmln, notified("2026-03-10T00:00Z") + launch, "2026-04-01"))).toEqual([
    "met launch RU>US due 2026-03-10T00:00Z",
  ]);
  const late = told(bmln, notified("2026-03-10T06:00Z") + launch, "2026-04-01");
  expect(lines(late)).toEqual(["late launch RU>US due 2026-03-10T00:00Z"]);
  expect(only(late, "launch").because.en).toMatch(/6 h after the time/);
  expect(only(late, "launch").because.fr).toMatch(/6 h après le délai/);
});

test("trap 2: a message counts when it is received; one of which only the day is known leaves the hour open", () => {
  const rows = told(bmln, notified("2026-03-10") + launched("2026-03-11T06:00Z"), "2026-04-01");
  expect(lines(rows)).toEqual(["watched launch RU>US due 2026-03-10T00:00Z"]);
  expect(only(rows, "launch").because.en).toMatch(/the hour is not known/);
  expect(lines(told(bmln, notified("2026-03-09") + launched("2026-03-11"), "2026-04-01"))[0]).toMatch(/^met/);
});

test("trap 3: three days before a window opens, not before the launch", () => {
  const inPk = regimeOf(
    `
notifications:
  flight-test:
    clause: Art. 2
    given: { at-least: P3D, before: window.opens }
    fields: { window: { type: interval, label: Window } }
`,
    { parties: "[IN, PK]" },
  );
  const rows = told(
    inPk,
    `- { event: flight-test, by: IN, at: 2024-03-15T12:00Z }
- { notification: flight-test, by: IN, at: 2024-03-09T12:00Z, fields: { window: { opens: 2024-03-11T00:00Z, closes: 2024-03-16T00:00Z } } }`,
    "2024-04-01",
  );
  expect(lines(rows)).toEqual(["late flight-test IN>PK due 2024-03-08T00:00Z"]);
  expect(only(rows, "flight-test").because.en).toMatch(/36 h after/);
});

test("never notified: due until the deadline has passed, then late", () => {
  const planned = launched("2026-03-11T06:00Z");
  expect(lines(told(bmln, planned, "2026-03-09"))).toEqual(["due launch RU>US due 2026-03-10T00:00Z"]);
  const rows = told(bmln, planned, "2026-03-12");
  expect(lines(rows)).toEqual(["late launch RU>US due 2026-03-10T00:00Z"]);
  expect(only(rows, "launch")).toMatchObject({
    clause: "Art. I",
    about: "e",
    because: { ru: expect.stringMatching(/срок истёк/) },
  });
});

test("a silent slip inside the validity needs no new notification; one beyond it does", () => {
  const rows = (day: string) =>
    lines(told(bmln, notified("2026-03-09T00:00Z") + launched(`${day}T06:00Z`), "2026-04-01"));
  expect(rows("2026-03-14")).toEqual(["met launch RU>US due 2026-03-10T00:00Z"]);
  expect(rows("2026-03-20")).toEqual([
    "late launch RU>US due 2026-03-19T00:00Z",
    "met launch RU>US due 2026-03-10T00:00Z",
  ]);
});

test("trap 15: 30 minutes ahead of a combat launch outside every duty is goodwill, never a late notification", () => {
  const rows = told(
    bmln,
    notified("2024-11-20T23:30Z", "2024-11-21", "other") + launched("2024-11-21", "other"),
    "2024-12-01",
  );
  expect(lines(rows)).toEqual(["not-required launch RU>US"]);
  expect(only(rows, "launch").because.en).toBe(
    "not in scope (Art. I); given all the same, 30 min ahead: a goodwill notification, never late",
  );
});

test("trap 18: exercises and tests reach no finding", () => {
  const real = launched("2026-03-11T06:00Z") + notified("2026-03-10T06:00Z");
  const exercise = real.replaceAll(" }\n", ", context: exercise }\n").replaceAll("id: ", "id: x-");
  expect(told(bmln, exercise, "2026-04-01")).toEqual([]);
  expect(told(bmln, real + exercise.replaceAll("exercise", "test"), "2026-04-01")).toEqual(
    told(bmln, real, "2026-04-01"),
  );
});

test("trap 17: a window extension that names an unknown notification is kept and flagged", () => {
  const plns = regimeOf(`
notifications:
  launch:
    clause: Art. 1
    given: { at-least: PT24H, before: window.opens }
    fields: { window: { type: interval, label: Window } }
    then:
      extension: { closes: false, fields: { window: { type: interval, label: Window } }, replaces: [window] }
`);
  const rows = told(
    plns,
    `- { follow-up: extension, id: x, by: US, at: 2026-01-04T00:00Z, of: PLN-07, fields: { window: { opens: 2026-01-05T00:00Z, closes: 2026-01-07T00:00Z } } }`,
    "2026-02-01",
  );
  expect(lines(rows)).toEqual(["watched launch.extension US>"]);
  expect(only(rows, "launch.extension").because.en).toMatch(/names “PLN-07”, which is not on record; kept and flagged/);
});

test("an extension moves the window: the launch finds its notification by the new one, which was told in time", () => {
  const r = regimeOf(`
notifications:
  launch:
    clause: Art. 1
    given: { at-least: PT24H, before: window.opens }
    fields: { window: { type: interval, label: Window } }
    then:
      extension: { closes: false, fields: { window: { type: interval, label: Window } }, replaces: [window] }
`);
  const given = (from: string, to: string) => `fields: { window: { opens: ${from}, closes: ${to} } } }\n`;
  const first = `- { notification: launch, id: n, by: US, at: 2026-01-01T00:00Z, ${given("2026-01-05T00:00Z", "2026-01-06T00:00Z")}`;
  const moved = (at: string, from: string, to: string) =>
    `- { follow-up: extension, by: US, of: n, at: ${at}, ${given(from, to)}`;
  const launch = (at: string) => `- { event: launch, by: US, at: ${at} }\n`;
  const later =
    first + moved("2026-01-05T20:00Z", "2026-01-05T00:00Z", "2026-01-08T00:00Z") + launch("2026-01-07T12:00Z");
  expect(lines(told(r, later, "2026-02-01"))).toEqual(["met launch US>RU due 2026-01-04T00:00Z"]);
  // An earlier window was told only by the follow-up.
  const sooner =
    first + moved("2026-01-02T12:00Z", "2026-01-03T00:00Z", "2026-01-04T00:00Z") + launch("2026-01-03T12:00Z");
  expect(lines(told(r, sooner, "2026-02-01"))).toEqual(["late launch US>RU due 2026-01-02T00:00Z"]);
});

const chinaRussia = (withhold: string) =>
  regimeOf(
    `
events:
  launch:
    fields: { vehicle: ${choice("ballistic-missile", "space-launcher")}, range-km: { type: number, optional: true, label: Range }, azimuth: { type: bearing, optional: true, label: Azimuth } }
notifications:
  launch:
    clause: Art. 2
    when: 'vehicle == "space-launcher" || (range_km > 2000 && sector(azimuth) in (by == "RU" ? ["E", "NE", "S", "SE"] : ["W", "NW", "N", "NE"]))'
    given: { within: PT24H, after: event }
    fields: { vehicle: ${choice("ballistic-missile", "space-launcher")} }
    groups:
      near-simultaneous: { less-than: PT60M, title: near-simultaneous group launch }
      simultaneous: { less-than: PT5M, title: simultaneous group launch, one-notification: true }
    withhold:
${withhold}
`,
    { parties: "[CN, RU]", life: "[{ on: 2010-12-16, event: in-force, source: text }]" },
  );
const rights = `      - { until: 2015-12-15, when: 'vehicle == "ballistic-missile"' }
      - { from: 2015-12-16, until: 2020-12-15, at-most: 2, when: 'vehicle == "ballistic-missile"' }
      - { from: 2020-12-16, when: 'vehicle == "ballistic-missile"', verified: unverified }`;
const fired = (at: string, azimuth = 100, vehicle = "ballistic-missile") =>
  `- { event: launch, id: e-${at.replace(":", "-")}, by: RU, at: ${at}, fields: { vehicle: ${vehicle}, range-km: 5000, azimuth: ${azimuth} } }\n`;

test("trap 12: 4 minutes apart are one group, 40 another class, 70 two launches", () => {
  const r = chinaRussia("      - { until: 2001-01-01 }");
  const after = (minutes: string) =>
    told(r, fired("2012-05-01T10:00Z") + fired(`2012-05-01T${minutes}Z`), "2012-06-01");
  const [four, forty, seventy] = [after("10:04"), after("10:40"), after("11:10")];
  expect(lines(four).map((l) => l.split(" ")[0])).toEqual(["late", "not-required"]);
  expect(four[1]?.because.en).toBe(
    "4 min after e-2012-05-01T10-00Z: simultaneous group launch; one notification does for all of them",
  );
  expect(lines(forty).map((l) => l.split(" ")[0])).toEqual(["late", "late"]);
  expect(forty[1]?.because.en).toMatch(/40 min after e-2012-05-01T10-00Z: near-simultaneous group launch$/);
  expect(lines(seventy).map((l) => l.split(" ")[0])).toEqual(["late", "late"]);
  expect(seventy[1]?.because.en).not.toMatch(/group/);
});

test("one notification does for a group, whichever of its launches it names", () => {
  const r = chinaRussia("      - { until: 2001-01-01 }");
  const two = fired("2012-05-01T10:00Z") + fired("2012-05-01T10:04Z");
  const rows = told(
    r,
    `${two}- { notification: launch, by: RU, of: e-2012-05-01T10-04Z, at: 2012-05-01T12:00Z, fields: { vehicle: ballistic-missile } }`,
    "2012-06-01",
  );
  expect(lines(rows)).toEqual(["met launch RU>CN due 2012-05-02T10:00Z", "not-required launch RU>CN"]);
});

test("trap 13: the same launch is notifiable or not by its direction; a space launcher always is", () => {
  const r = chinaRussia("      - { until: 2001-01-01 }");
  expect(lines(told(r, fired("2012-05-01T10:00Z", 300), "2012-06-01"))).toEqual(["not-required launch RU>CN"]);
  expect(lines(told(r, fired("2012-05-01T10:00Z", 100), "2012-06-01"))).toEqual([
    "late launch RU>CN due 2012-05-02T10:00Z",
  ]);
  expect(lines(told(r, fired("2012-05-01T10:00Z", 300, "space-launcher"), "2012-06-01"))[0]).toMatch(/^late/);
});

test("trap 14: two a year may be withheld, the third not; before 2016 any, after 2020 nobody knows", () => {
  const r = chinaRussia(rights);
  const three = (year: number) =>
    fired(`${year}-02-01T10:00Z`) + fired(`${year}-03-01T10:00Z`) + fired(`${year}-04-01T10:00Z`);
  const rows = told(r, three(2017), "2017-12-31");
  expect(rows.map((x) => `${x.state} ${x.about?.slice(2, 12)}: ${x.because.en.split("; ").at(-1)}`)).toEqual([
    "late 2017-04-01: 3 unnotified this year, 2 may be withheld",
    "watched 2017-02-01: may have been withheld (1 of 2 this year)",
    "watched 2017-03-01: may have been withheld (2 of 2 this year)",
  ]);
  expect(told(r, three(2013), "2013-12-31").map((x) => x.state)).toEqual(["watched", "watched", "watched"]);
  expect(told(r, three(2023), "2023-12-31").map((x) => x.because.en.split("; ").at(-1))).toEqual(
    Array(3).fill("may have been withheld: no text that was read says how many"),
  );
  // Of space launches none may be withheld.
  expect(told(r, fired("2017-02-01T10:00Z", 100, "space-launcher"), "2017-12-31").map((x) => x.state)).toEqual([
    "late",
  ]);
});

test("`as a rule`, `soon` and voluntary duties are watched, and met when they are done", () => {
  const soft = regimeOf(`
events: { move: { fields: { on: { type: day, label: Day } }, at: on } }
notifications:
  usual: { event: move, clause: Art. 1, given: { at-least: P5D, before: on, as-a-rule: true } }
  prompt: { event: move, clause: Art. 2, given: { soon: immediately, after: event } }
  willing: { event: move, clause: Art. 3, binding: voluntary, given: { within: P1D, after: event } }
`);
  const move = "- { event: move, id: e, by: US, at: 2026-01-10, fields: { on: 2026-01-10 } }\n";
  expect(lines(told(soft, move, "2026-03-01"))).toEqual([
    "watched usual US>RU due 2026-01-05T00:00Z",
    "watched willing US>RU due 2026-01-12T00:00Z",
    "watched prompt US>RU",
  ]);
  const said = ["usual", "prompt", "willing"]
    .map((n) => `- { notification: ${n}, of: e, by: US, at: 2026-01-04T12:00Z }\n`)
    .join("");
  expect(told(soft, move + said, "2026-03-01").map((r) => r.state)).toEqual(["met", "met", "met"]);
});

test("an unverified clock is shown, and never makes late", () => {
  const r = regimeOf(
    "notifications:\n  launch: { clause: Art. 1, given: { at-least: PT24H, before: event, verified: unverified } }\n",
  );
  const rows = told(r, "- { event: launch, by: US, at: 2026-01-05T00:00Z }", "2026-02-01");
  expect(lines(rows)).toEqual(["watched launch US>RU due 2026-01-04T00:00Z"]);
  expect(rows[0]).toMatchObject({
    verified: "unverified",
    because: { zh: expect.stringMatching(/不能仅凭它认定逾期/) },
  });
});

test("a message with no event on record is judged by what it says itself", () => {
  const given = (at: string) => lines(told(bmln, notified(at), "2026-03-09"));
  expect(given("2026-03-08")).toEqual(["met launch RU>US due 2026-03-10T00:00Z"]);
  expect(lines(told(bmln, notified("2026-03-10T05:00Z"), "2026-04-01"))).toEqual([
    "late launch RU>US due 2026-03-10T00:00Z",
  ]);
  // Not received yet, it says nothing yet.
  expect(told(bmln, notified("2026-03-10T05:00Z"), "2026-03-09")).toEqual([]);
});

test("of two launches in one window, each notification tells of its own kind", () => {
  const records =
    notified("2026-03-01", "2026-03-11", "slbm").replace("id: n", "id: n1") +
    notified("2026-03-10T12:00Z", "2026-03-11", "icbm").replace("id: n", "id: n2") +
    launched("2026-03-11T06:00Z").replace("id: e", "id: e1") +
    launched("2026-03-11T05:00Z", "slbm").replace("id: e", "id: e2");
  expect(told(bmln, records, "2026-04-01").map((r) => `${r.state} ${r.about}`)).toEqual(["late e1", "met e2"]);
});

test("too early is not in time, and not late", () => {
  const r = regimeOf(
    "notifications:\n  launch: { clause: Art. 1, given: { at-least: PT24H, at-most: P30D, before: event } }\n",
  );
  const rows = told(
    r,
    "- { event: launch, id: e, by: US, at: 2026-03-11T00:00Z }\n- { notification: launch, of: e, by: US, at: 2026-01-01T00:00Z }",
    "2026-04-01",
  );
  expect(only(rows, "launch")).toMatchObject({
    state: "watched",
    because: { en: expect.stringMatching(/earlier than the rule foresees/) },
  });
});

test("told to mariners, to a body, to whom it may concern: addressees as the rule and the sender have them", () => {
  const r = regimeOf(
    `
bodies: { secretariat: { title: Secretariat } }
groups: { east: { members: [CN, RU] } }
events: { accident: { fields: { note: { type: text, optional: true, label: Note } } } }
notifications:
  accident: { clause: Art. 2, to: affected, given: { within: P1D, after: event } }
  blast: { clause: Art. 3, event: accident, to: [secretariat, east], given: { within: P1D, after: event } }
`,
    { parties: "[CN, FR, RU, US]" },
  );
  const accident = "- { event: accident, id: e, by: FR, at: 2026-01-01T00:00Z }\n";
  expect(lines(told(r, accident, "2026-02-01"))).toEqual([
    "late blast FR>secretariat,CN,RU due 2026-01-02T00:00Z",
    "watched accident FR>affected",
  ]);
  const given =
    "- { notification: accident, of: e, by: FR, to: [RU], at: 2026-01-01T05:00Z }\n- { notification: blast, of: e, by: FR, to: [CN], at: 2026-01-01T05:00Z }";
  expect(lines(told(r, accident + given, "2026-02-01"))).toEqual([
    "late blast FR>RU due 2026-01-02T00:00Z",
    "met accident FR>RU due 2026-01-02T00:00Z",
    "met blast FR>secretariat,CN due 2026-01-02T00:00Z",
  ]);
});

test("to a party that has left nothing is owed", () => {
  const r = regimeOf("notifications:\n  flight: { clause: Art. 1, given: { at-least: PT72H, before: event } }\n", {
    parties: "[DE, FR, US]",
    life: "\n  - { on: 2002-01-01, event: in-force, source: text }\n  - { on: 2020-11-22, event: withdrawn, parties: [US], source: text }",
  });
  const flight = (day: string) => lines(told(r, `- { event: flight, by: DE, at: ${day}T00:00Z }`, "2022-01-01"));
  expect(flight("2020-05-04")).toEqual(["late flight DE>FR,US due 2020-05-01T00:00Z"]);
  expect(flight("2021-05-04")).toEqual(["late flight DE>FR due 2021-05-01T00:00Z"]);
});

test("a delay of less than a minute is told in seconds", () => {
  const late = told(bmln, notified("2026-03-10T00:00:20.000Z") + launched("2026-03-11T06:00Z"), "2026-04-01");
  expect(only(late, "launch").because.en).toMatch(/, 20 s after the time/);
});

test("five thousand events and as many messages that name none are paired in no time", () => {
  const hour = (n: number): Instant => new Date(Date.UTC(2020, 0, 1, n)).toISOString() as Instant;
  const r = regimeOf(
    "notifications: { launch: { clause: Art. 1, given: { within: P1D, after: event }, fields: {} } }\n",
  );
  const records = Array.from({ length: 5_000 }, (_, i) => [
    { kind: "event", line: 1, event: "launch", by: "RU", at: hour(6 * i) },
    { kind: "notification", line: 1, notification: "launch", by: "RU", at: hour(6 * i + 2) },
  ]).flat() as unknown as readonly RegimeRecord[];
  const { rows } = judge(r, records, hour(6 * 5_000));
  expect(rows.filter((x) => x.state === "met")).toHaveLength(5_000);
});
