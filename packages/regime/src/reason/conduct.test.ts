import { expect, test } from "vitest";
import { lines, only, regimeOf, told } from "../testing/stories.ts";

const ctbt = regimeOf(
  `
bodies: { council: { title: Executive Council }, team: { title: Inspection team } }
procedures:
  on-site-inspection:
    clause: Art. IV.D
    fields: { urgent: { type: flag, optional: true, label: Urgent } }
    steps:
      receipt: { by: [council], given: { within: PT2H, after: request }, clause: IV.40 }
      clarification: { by: [requested], given: { within: PT72H, after: request } }
      decision: { by: [council], given: { within: PT96H, after: request }, votes: { at-least: 30, of: 51 } }
      departure: { by: [team], given: { within: P6D, after: decision } }
      progress: { by: [team], given: { within: P25D, after: departure } }
      continuation: { by: [council], given: { within: PT72H, after: progress }, votes: { majority: simple, of: 51, silence: approves } }
      drilling: { by: [team], optional: true, given: { within: P60D, after: continuation } }
      emergency: { by: [requested], given: { within: PT1H, after: request }, when: urgent }
`,
  { parties: "[CN, FR, US]" },
);
const request =
  "- { request: on-site-inspection, id: r, by: US, to: [CN], at: 2030-01-01T00:00Z, fields: { urgent: false } }\n";
const took = (step: string, at: string, more = "") => `- { step: ${step}, of: r, at: ${at}${more} }\n`;

test("the staged clocks of an inspection: each step from the request or from another step", () => {
  const rows = told(ctbt, request + took("receipt", "2030-01-01T01:00Z", ", by: council"), "2030-01-03T00:00Z");
  expect(lines(rows)).toEqual([
    "due on-site-inspection.clarification CN> due 2030-01-04T00:00Z",
    "due on-site-inspection.decision council> due 2030-01-05T00:00Z",
    "watched on-site-inspection.continuation council>",
    "watched on-site-inspection.departure team>",
    "watched on-site-inspection.drilling team>",
    "watched on-site-inspection.progress team>",
    "met on-site-inspection.receipt council> due 2030-01-01T02:00Z",
    "not-required on-site-inspection.emergency CN>",
  ]);
  expect(only(rows, "on-site-inspection.receipt").clause).toBe("IV.40");
});

test("votes are told; silence approves once the time has passed, and the next step counts from then", () => {
  const records =
    request +
    took("receipt", "2030-01-01T01:00Z") +
    took("clarification", "2030-01-02T00:00Z", ", by: CN") +
    took("decision", "2030-01-04T12:00Z", ", votes: 31, against: 10") +
    took("departure", "2030-01-06T00:00Z") +
    took("progress", "2030-01-20T00:00Z");
  const rows = told(ctbt, records, "2030-02-01");
  expect(only(rows, "on-site-inspection.decision")).toMatchObject({
    state: "met",
    because: { en: expect.stringMatching(/decided: 31 in favour, 30 needed/) },
  });
  expect(only(rows, "on-site-inspection.continuation")).toMatchObject({
    state: "met",
    because: { en: expect.stringMatching(/approved by silence/) },
  });
  expect(only(rows, "on-site-inspection.drilling")).toMatchObject({
    state: "watched",
    dueAt: "2030-03-24T00:00:00.000Z",
  });
  expect(only(told(ctbt, records, "2030-05-01"), "on-site-inspection.drilling").state).toBe("not-required");
  const short = records.replace("votes: 31", "votes: 29");
  expect(only(told(ctbt, short, "2030-02-01"), "on-site-inspection.decision").because.en).toMatch(
    /not decided: 29 in favour, 30 needed/,
  );
});

const inspections = regimeOf(`
visits:
  type-one:
    clause: Part Five II
    given: { at-least: PT32H, before: arrival }
    acknowledge: { within: PT3H }
    starts: { within: P60D, after: in-force }
    at-a-time: 1
    stay: PT24H
`);

test("an inspection: announced, confirmed, not before it is possible, one at a time, no longer than it may", () => {
  const rows = told(
    inspections,
    `- { visit: type-one, id: v1, by: US, to: RU, at: 2012-05-01T00:00Z, arrival: 2012-05-02T12:00Z, departure: 2012-05-04T00:00Z }
- { acknowledgement: v1, by: RU, at: 2012-05-01T02:00Z }
- { visit: type-one, id: v2, by: US, to: RU, at: 2012-05-02T12:00Z, arrival: 2012-05-03T12:00Z, departure: 2012-05-04T06:00Z }
- { visit: type-one, id: v3, by: RU, to: US, at: 2000-01-10T00:00Z, arrival: 2000-01-20T00:00Z, departure: 2000-01-20T12:00Z }
- { acknowledgement: v3, by: US, at: 2000-01-10T00:10Z }
- { visit: type-one, id: v4, by: RU, to: US, arrival: 2012-09-01T00:00Z }`,
    "2012-08-30",
  );
  expect(rows.map((x) => `${x.about} ${x.state} ${x.duty} ${x.from}>${x.to.join()}`).toSorted()).toEqual([
    "v1 late type-one.stay US>RU",
    "v1 met type-one US>RU",
    "v1 met type-one.acknowledge RU>US",
    "v1 met type-one.at-a-time US>RU",
    "v1 met type-one.starts US>RU",
    "v2 late type-one US>RU",
    "v2 late type-one.acknowledge RU>US",
    "v2 late type-one.at-a-time US>RU",
    "v2 met type-one.starts US>RU",
    "v2 met type-one.stay US>RU",
    "v3 late type-one.starts RU>US",
    "v3 met type-one RU>US",
    "v3 met type-one.acknowledge US>RU",
    "v3 met type-one.at-a-time RU>US",
    "v3 met type-one.stay RU>US",
    "v4 due type-one RU>US",
    "v4 met type-one.starts RU>US",
  ]);
});

test("a host for whom visits rest: nothing is required of it, and nothing of the visit is judged", () => {
  const rests = regimeOf(
    "visits: { type-one: { clause: Art. 1, given: { at-least: PT32H, before: arrival }, acknowledge: { within: PT3H }, stay: PT24H } }\nsuspensions: { rest: { clause: Art. 2, duties: [type-one] } }",
    {
      life: "[{ on: 2000-01-01, event: in-force, source: text }, { on: 2012-01-01, event: suspended, parties: [RU], source: text }, { on: 2013-01-01, event: resumed, parties: [RU], source: text }]",
    },
  );
  const visit = (by: string, to: string, year: number) =>
    `- { visit: type-one, id: v, by: ${by}, to: ${to}, at: ${year}-05-01T00:00Z, arrival: ${year}-05-02T00:00Z, departure: ${year}-05-09T00:00Z }\n`;
  const states = (records: string) =>
    told(rests, records, "2016-01-01").map((r) => `${r.state} ${r.duty.replace("type-one", "")} ${r.from}`);
  const free = ["not-required  US", "not-required .acknowledge RU", "not-required .stay US"];
  expect(states(visit("US", "RU", 2012)).toSorted()).toEqual(free);
  expect(told(rests, visit("US", "RU", 2012), "2016-01-01").at(-1)?.because.en).toMatch(
    /not binding on the host \(Russia\): suspended since/,
  );
  expect(states(visit("US", "RU", 2014)).toSorted()).toEqual(["late  US", "late .acknowledge RU", "late .stay US"]);
  const declared = "- { suspension: rest, by: RU, from: 2014-01-01, until: 2014-12-31 }\n";
  expect(states(visit("US", "RU", 2014) + declared).toSorted(), "declared by the host itself").toEqual(free);
});

const lineRules = regimeOf(
  `
lines:
  direct: { clause: Art. 1, test: { every: PT1H, by: in-turn } }
  link: { clause: Art. 2, test: { every: P1D, answer: PT10M }, answer: { within: PT48H } }
  dgmo: { clause: Art. 3, routine: { weekday: tuesday } }
`,
  { parties: "[IN, PK]" },
);

test("tests of a line: the next falls due, a missed one is late by more than its period", () => {
  const tests =
    "- { test: direct, by: IN, at: 2026-01-01T10:00Z }\n- { test: direct, by: PK, at: 2026-01-01T11:00Z }\n";
  const at = (now: string) =>
    told(lineRules, tests, now)
      .filter((r) => r.duty === "direct.test")
      .map((r) => `${r.state} ${r.from}`);
  expect(at("2026-01-01T11:30Z")).toEqual(["due IN", "met PK", "met IN"]);
  expect(at("2026-01-01T12:30Z"), "half an hour over is not yet a missed test").toEqual(["due IN", "met PK", "met IN"]);
  expect(at("2026-01-01T13:01Z")).toEqual(["late IN", "met PK", "met IN"]);
  expect(lines(told(lineRules, "", "2026-01-01"))).toEqual([
    "watched dgmo.routine IN, PK>",
    "watched direct.test IN, PK>",
    "watched link.test IN>PK",
    "watched link.test PK>IN",
  ]);
});

test("answers within the time; declining is no silence; nobody answering is", () => {
  const rows = told(
    lineRules,
    `- { test: link, by: IN, to: [PK], at: 2026-01-05T10:00Z, answered-at: 2026-01-05T10:04Z }
- { test: link, by: PK, to: [IN], at: 2026-01-05T11:00Z }
- { call: link, id: c1, by: IN, to: [PK], at: 2026-01-05T12:00Z, outcome: declined }
- { call: link, id: c2, by: IN, to: [PK], at: 2026-01-05T13:00Z, outcome: no-answer }
- { call: link, id: c3, by: PK, to: [IN], at: 2026-01-07T23:00Z }`,
    "2026-01-08",
  ).filter((r) => r.duty.startsWith("link.") && r.duty.endsWith(".answer"));
  expect(rows.map((r) => `${r.state} ${r.about} ${r.from}`)).toEqual([
    "late null IN",
    "late c2 PK",
    "due c3 IN",
    "watched c1 PK",
    "met null PK",
  ]);
});

test("a weekly call, by whichever side", () => {
  const rows = told(
    lineRules,
    "- { call: dgmo, by: IN, to: [PK], at: 2026-01-06T05:00Z, outcome: answered }\n- { call: dgmo, by: PK, to: [IN], at: 2026-01-20T05:00Z, outcome: answered }",
    "2026-01-22",
  ).filter((r) => r.duty === "dgmo.routine");
  expect(rows.map((r) => `${r.state} ${r.dueAt?.slice(0, 10)}`)).toEqual([
    "late 2026-01-13",
    "due 2026-01-27",
    "met 2026-01-06",
    "met 2026-01-20",
  ]);
});

test("undertakings and pledges are watched, with what they hang on", () => {
  const r = regimeOf(
    "undertakings:\n  no-attack: { clause: Art. I }\npledges:\n  offer: { clause: Note, by: [US], accepted: needed, while: the other side does not exceed them }\n",
  );
  const rows = told(r, "", "2026-01-01");
  expect(lines(rows)).toEqual(
    ["watched no-attack RU>", "watched no-attack US>", "not-required offer US>"].toSorted((a, b) => Number(a > b)),
  );
});

test("visits that are possible from one moment until another", () => {
  const regime = regimeOf(`
visits:
  baseline: { clause: XI.3, starts: { not-before: P30D, not-after: P90D, after: in-force, day-counts: start } }
  later: { clause: XI.4, starts: { not-after: P90D, after: in-force } }
`);
  const of = (visit: string, arrival: string) => {
    const rows = told(
      regime,
      `- { visit: ${visit}, id: v, by: US, to: RU, at: 2000-01-01T00:00Z, arrival: ${arrival} }`,
      "2012-08-30",
    );
    return rows.filter((r) => r.duty === `${visit}.starts`).map((r) => `${r.state}: ${r.because.en}`);
  };
  expect(of("baseline", "2000-01-20T00:00Z")).toEqual([
    "late: possible from 31 Jan 2000 00:00 UTC until 31 Mar 2000 00:00 UTC, began 20 Jan 2000 00:00 UTC",
  ]);
  expect(of("baseline", "2000-02-20T00:00Z")).toEqual([expect.stringMatching(/^met/)]);
  expect(of("baseline", "2000-04-20T00:00Z")).toEqual([expect.stringMatching(/^late/)]);
  expect(of("later", "2000-04-20T00:00Z")).toEqual([expect.stringMatching(/^late: possible until/)]);
});
