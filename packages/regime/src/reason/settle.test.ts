import { expect, test } from "vitest";
import { lines, only, regimeOf, told } from "../testing/stories.ts";

const launch = `  launch: { clause: IV.1, given: { at-least: PT24H, before: event }, also-under: [{ regime: bmln, duty: launch }] }\n`;
const event = (day: string, by = "RU") => `- { event: launch, id: e, by: ${by}, at: ${day}T12:00Z }\n`;
const endings = `
  - { on: 2011-02-05, event: in-force, source: text }
  - { last-day: 2026-02-04, event: expired, by: [US], source: text }
  - { last-day: 2026-02-05, event: expired, by: [RU], source: text }`;

test("trap 16: a launch on 5 February 2026 falls on a day that only one side counts: contested, never late", () => {
  const r = regimeOf(`notifications:\n${launch}`, { life: endings });
  const on = (day: string) => only(told(r, event(day), "2026-03-01"), "launch");
  expect(on("2026-02-04").state).toBe("late");
  const contested = on("2026-02-05");
  expect(contested.state).toBe("watched");
  expect(contested.because.en).toMatch(
    /its standing is disputed \(Russia: in force.*, United States: over since 5 February 2026\)/,
  );
  expect(on("2026-02-06")).toMatchObject({ state: "not-required", because: { en: "over since 6 February 2026" } });
});

test("trap 6: what the expired treaty carried lives on elsewhere, and a pledge is a third thing", () => {
  const r = regimeOf(
    `notifications:\n${launch}pledges:\n  moratorium: { clause: Statement, by: [RU], while: the other side does the same }\n`,
    {
      life: `${endings}\n  - { on: 2026-02-11, event: pledged, parties: [RU], duties: [moratorium], source: text }`,
    },
  );
  const rows = told(r, event("2026-02-20"), "2026-03-01");
  expect(lines(rows)).toEqual(["watched moratorium RU>", "not-required launch RU>US due 2026-02-19T12:00Z"]);
  expect(only(rows, "launch").alsoUnder).toMatchObject([{ regime: "bmln", duty: "launch", status: "unknown" }]);
  const bmln = regimeOf("notifications:\n  launch: { clause: Art. I, given: { at-least: PT24H, before: event } }\n", {
    regime: "bmln",
  });
  const known = told(r, event("2026-02-20"), "2026-03-01", { library: (id) => (id === "bmln" ? bmln : undefined) });
  expect(only(known, "launch").alsoUnder).toMatchObject([{ regime: "bmln", status: "in-force" }]);
  expect(only(rows, "moratorium").because.en).toMatch(
    /^pledged since 11 February 2026; its condition: the other side does the same$/,
  );
});

test("given under a treaty that is over: goodwill, and the reason says since when", () => {
  const r = regimeOf(`notifications:\n${launch}`, { life: endings });
  const rows = told(
    r,
    `${event("2026-02-20")}- { notification: launch, of: e, by: RU, at: 2026-02-20T11:00Z }`,
    "2026-03-01",
  );
  expect(only(rows, "launch").because.en).toBe("over since 6 February 2026; given all the same, as goodwill");
});

test("trap 7: a suspension leaves the duties that survive it", () => {
  const r = regimeOf(`notifications:\n${launch}  move: { clause: III, given: { within: P5D, after: event } }\n`, {
    life: `
  - { on: 2011-02-05, event: in-force, source: text }
  - { on: 2023-02-28, event: suspended, parties: [RU], except: [launch], source: text }`,
  });
  const rows = told(
    r,
    `${event("2023-05-01")}- { event: move, by: RU, at: 2023-05-01 }\n- { event: move, by: US, at: 2023-05-01 }`,
    "2023-06-01",
  );
  expect(lines(rows)).toEqual([
    "late launch RU>US due 2023-04-30T12:00Z",
    "late move US>RU due 2023-05-07T00:00Z",
    "not-required move RU>US due 2023-05-07T00:00Z",
  ]);
  expect(rows[2]?.because.en).toBe("suspended since 28 February 2023");
});

test("operational dispersal: a declared state of affairs in which some duties rest, and flight tests are told all the same", () => {
  const r = regimeOf(`notifications:
${launch}  move: { clause: III, given: { within: P5D, after: event } }
suspensions:
  dispersal: { clause: XIV, title: Operational dispersal, except: [launch], at-most: P30D }
`);
  const dispersed = (until: string) => `- { suspension: dispersal, by: RU, from: 2020-05-01${until} }\n`;
  const move = (day: string, by = "RU") => `- { event: move, by: ${by}, at: ${day} }\n`;
  const states = (records: string) => told(r, records, "2020-12-01").map((x) => `${x.state} ${x.duty} ${x.from}`);
  expect(states(dispersed("") + event("2020-05-10") + move("2020-05-10") + move("2020-05-10", "US"))).toEqual([
    "late launch RU",
    "late move US",
    "not-required move RU",
  ]);
  expect(states(dispersed(", until: 2020-05-05") + move("2020-05-10"))).toEqual(["late move RU"]);
  expect(states(dispersed("") + move("2020-08-10")), "it lasts no longer than it may").toEqual(["late move RU"]);
});

test("trap 8: a launch by a state that is no party, and one outside the text, are unnotified and lawful", () => {
  const r = regimeOf(`
events: { launch: { fields: { cruise: { type: flag, label: Cruise missile }, from-soil-of: { type: party, optional: true, label: Territory } } } }
notifications:
  launch: { clause: Art. 1, when: '!cruise', owed-by: [from-soil-of], given: { at-least: PT24H, before: event } }
`);
  const fired = (by: string, cruise: boolean, soil = "") =>
    `- { event: launch, by: ${by}, at: 2022-03-09T13:00Z, fields: { cruise: ${cruise}${soil} } }`;
  expect(only(told(r, fired("RU", true), "2022-04-01"), "launch")).toMatchObject({
    state: "not-required",
    because: { en: "not in scope (Art. 1)" },
  });
  expect(only(told(r, fired("JP", false), "2022-04-01"), "launch")).toMatchObject({
    state: "not-required",
    because: { en: "Japan is not a party" },
  });
  expect(
    lines(told(r, fired("JP", false, ", from-soil-of: US"), "2022-04-01")),
    "from a party's soil it is that party's to tell",
  ).toEqual(["late launch US>RU due 2022-03-08T13:00Z"]);
});

test("a declared exception leaves a launch watched, in the words of the state that declared it", () => {
  const r = regimeOf(`notifications:
  launch:
    clause: Art. 4
    given: { at-least: PT24H, before: event }
    exceptions: [{ by: [US], on: 2010-01-01, about: the majority of launches will be notified }]
`);
  const rows = told(r, event("2012-01-10", "US") + event("2012-01-12", "RU").replace("id: e", "id: e2"), "2012-02-01");
  expect(rows.map((x) => `${x.state} ${x.from}`)).toEqual(["late RU", "watched US"]);
  expect(rows[1]?.because.en).toMatch(
    /declared exception \(United States\): the majority of launches will be notified/,
  );
});

test("provisional application binds", () => {
  const r = regimeOf(`notifications:\n${launch}  move: { clause: III, given: { within: P5D, after: event } }\n`, {
    life: `
  - { on: 2010-04-08, event: signed, source: text }
  - { on: 2010-04-08, event: provisionally-applied, duties: [launch], source: text }
  - { on: 2011-02-05, event: in-force, source: text }`,
  });
  const rows = told(r, `${event("2010-06-01")}- { event: move, by: RU, at: 2010-06-01 }`, "2010-07-01");
  expect(rows.map((x) => `${x.state} ${x.duty}`)).toEqual(["late launch", "not-required move"]);
  expect(only(rows, "move").because.en).toBe("not yet in force");
});
