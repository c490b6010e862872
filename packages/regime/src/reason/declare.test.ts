import { expect, test } from "vitest";
import { lines, only, regimeOf, told } from "../testing/stories.ts";

const newStart = regimeOf(
  `
declarations:
  first-database: { clause: Part Four II.1, every: once, due: { within: P45D, after: in-force }, as-of: in-force }
  data-update: { clause: Part Four II.2, every: P6M, align: month, due: { within: P30D, after: period }, as-of: period }
  data-change:
    clause: Part Four II.3
    on-change: { within: P5D, after: change }
    when: { cel: 'kind != "warheads"', clause: Part Four II.3 }
    fields: { kind: { type: choice, label: Kind, choices: { warheads: { label: Warheads }, launcher: { label: Launcher } } } }
`,
  {
    kind: "treaty",
    life: `
  - { on: 2010-04-08, event: signed, source: text }
  - { on: 2011-02-05, event: in-force, source: text }
  - { on: 2023-02-28, event: suspended, id: s, parties: [RU], by: [RU], source: text }
  - { on: 2023-03-15, event: rejected, of: s, by: [US], source: text }
  - { last-day: 2026-02-04, event: expired, by: [US], source: text }
  - { last-day: 2026-02-05, event: expired, by: [RU], source: text }`,
  },
);
const window = { since: "2011-01-01", until: "2012-12-31" } as never;

test("trap 4: in force on 5 February, periods begin on 1 March: as of 1 September and 1 March, within 30 days", () => {
  const rows = told(newStart, "", "2011-02-10", window).filter((r) => r.duty === "data-update" && r.from === "RU");
  expect(rows.map((r) => `${r.asOf} by ${r.dueAt}`)).toEqual([
    "2011-09-01 by 2011-10-01T00:00:00.000Z",
    "2012-03-01 by 2012-03-31T00:00:00.000Z",
    "2012-09-01 by 2012-10-01T00:00:00.000Z",
  ]);
  expect(new Set(rows.map((r) => r.state))).toEqual(new Set(["due"]));
});

test("the first database within 45 days, as of entry into force; a day counts from its end", () => {
  const given = "- { declaration: first-database, id: d, by: US, at: 2011-03-22 }";
  const rows = told(newStart, given, "2011-04-01", window);
  expect(only(rows, "first-database", "US")).toMatchObject({
    state: "met",
    asOf: "2011-02-05",
    dueAt: "2011-03-23T00:00:00.000Z",
    about: "d",
  });
  expect(only(rows, "first-database", "RU").state).toBe("late");
});

test("trap 5: a change in warheads raises no five-day alarm", () => {
  const change = (kind: string) =>
    `- { change: data-change, id: c, by: RU, at: 2012-05-01T00:00Z, fields: { kind: ${kind} } }\n`;
  const warheads = told(newStart, change("warheads"), "2012-06-01");
  expect(only(warheads, "data-change")).toMatchObject({
    state: "not-required",
    about: "c",
    because: { en: expect.stringMatching(/Part Four II.3/) },
  });
  expect(lines(told(newStart, change("launcher"), "2012-05-03"), "data-change")).toEqual([
    "due data-change RU>US due 2012-05-06T00:00Z",
  ]);
  expect(lines(told(newStart, change("launcher"), "2012-06-01"), "data-change")).toEqual([
    "late data-change RU>US due 2012-05-06T00:00Z",
  ]);
  const given = "- { declaration: data-change, by: RU, at: 2012-05-04T00:00Z, of: c }";
  expect(lines(told(newStart, change("launcher") + given, "2012-06-01"), "data-change")).toEqual([
    "met data-change RU>US due 2012-05-06T00:00Z",
  ]);
});

test("a suspension that the other side calls invalid: both views are shown and nothing is late", () => {
  const rows = told(newStart, "", "2023-06-01", { since: "2023-03-01", until: "2023-04-30" } as never).filter(
    (r) => r.duty === "data-update",
  );
  expect(lines(rows)).toEqual([
    "late data-update US>RU due 2023-03-31T00:00Z",
    "watched data-update RU>US due 2023-03-31T00:00Z",
  ]);
  const disputed = rows[1];
  expect(disputed?.views?.map((v) => `${v.by} ${v.status}`)).toEqual(["RU suspended", "US in-force"]);
  expect(disputed?.because.en).toMatch(
    /its standing is disputed \(Russia: suspended since 28 February 2023, United States: in force since 5 February 2011\)/,
  );
});

test("trap 16: over on the 5th for one party, on the 6th for the other; one last row says why no more is owed", () => {
  const rows = told(newStart, "", "2026-06-01", { since: "2025-10-01", until: "2027-12-31" } as never).filter(
    (r) => r.duty === "data-update",
  );
  expect(lines(rows)).toEqual([
    "not-required data-update RU>US due 2026-03-31T00:00Z",
    "not-required data-update US>RU due 2026-03-31T00:00Z",
  ]);
  expect(rows[0]?.because.en).toMatch(/^over since 6 February 2026/);
  expect(rows[1]?.because.en).toMatch(/^over since 5 February 2026/);
});

const year = (rules: string) => regimeOf(`declarations:\n${rules}`, { parties: "[FR, GB]" });
const spring = { since: "2025-01-01", until: "2026-12-31" } as never;

test("the Vienna Document: by 15 December, as of the next 1 January", () => {
  const r = year("  forces: { clause: Ch. I, every: P1Y, on: 12-15, as-of: next-year }\n");
  const rows = told(r, "- { declaration: forces, by: FR, at: 2025-12-14T10:00Z, as-of: 2026-01-01 }", "2025-12-20", {
    since: "2025-06-01",
    until: "2026-01-31",
  } as never);
  expect(lines(rows)).toEqual([
    "late forces GB>FR due 2025-12-15T23:59:59.999Z",
    "met forces FR>GB due 2025-12-15T23:59:59.999Z",
  ]);
  expect(rows[1]).toMatchObject({
    asOf: "2026-01-01",
    because: { fr: expect.stringMatching(/état au 1er janvier 2026/) },
  });
});

test("The Hague: a report about the preceding year; nothing to report is said too, and early is fine", () => {
  const r = year("  report: { clause: 4 a iii, every: P1Y, on: 03-31, speaks: preceding-year, nil-return: allowed }\n");
  const rows = told(
    r,
    "- { declaration: report, by: FR, at: 2026-01-10, year: 2025, nil: true }\n- { declaration: report, by: GB, at: 2025-04-02T00:00Z, year: 2024 }",
    "2026-04-05",
    spring,
  );
  expect(rows.map((x) => `${x.state} ${x.from} ${x.year}`)).toEqual([
    "late FR 2024",
    "late GB 2024",
    "late GB 2025",
    "met FR 2025",
  ]);
  expect(rows[3]?.because.en).toMatch(/a nil return/);
});

test("a standing number is renewed 30 days before each calendar year", () => {
  const r = year(
    "  clearance: { clause: VI.1, every: P1Y, due: { at-least: P30D, before: year }, renewal: true, speaks: following-year, until: 2026-12-31 }\n",
  );
  const rows = told(r, "- { declaration: clearance, by: GB, at: 2025-12-01, year: 2026 }", "2025-12-05", {
    since: "2025-06-01",
    until: "2026-06-01",
  } as never);
  expect(rows.map((x) => `${x.state} ${x.from} ${x.dueAt} ${x.year}`)).toEqual([
    "late FR 2025-12-02T00:00:00.000Z 2026",
    "met GB 2025-12-02T00:00:00.000Z 2026",
  ]);
});

test("lists on 1 January, exchanged at one time, and on change", () => {
  const r = regimeOf(
    "declarations:\n  lists: { clause: Art. II, every: P1Y, on: 01-01, simultaneous: true, on-change: { soon: promptly, after: change } }\n",
    { parties: "[IN, PK]" },
  );
  const rows = told(
    r,
    "- { declaration: lists, by: IN, at: 2026-01-01T09:00Z }\n- { change: lists, id: c, by: PK, at: 2026-02-01 }",
    "2026-02-10",
    { since: "2025-12-01", until: "2026-12-31" } as never,
  );
  expect(lines(rows)).toEqual([
    "late lists PK>IN due 2026-01-01T23:59:59.999Z",
    "watched lists PK>IN",
    "met lists IN>PK due 2026-01-01T23:59:59.999Z",
  ]);
  expect(rows[0]?.because.en).toMatch(/exchanged at one time: given by India; neither is late by the other/);
});

test("no fixed interval: one watched row each; what nobody asked for is goodwill", () => {
  const r = year(
    "  doctrine: { clause: Art. 1, every: irregular }\n  forces: { clause: Art. 2, every: P1Y, on: 12-15, as-of: next-year }\n",
  );
  const rows = told(r, "- { declaration: forces, by: FR, at: 2026-02-01, as-of: 2026-02-01 }", "2026-03-01", {
    since: "2026-01-01",
    until: "2026-06-01",
  } as never);
  expect(lines(rows)).toEqual(["watched doctrine FR>GB", "watched doctrine GB>FR", "not-required forces FR>GB"]);
});

test("a proposal binds nobody, unless it is judged as if it had been agreed", () => {
  const r = regimeOf("declarations:\n  report: { clause: Art. 1, every: P1Y, on: 03-31 }\n", {
    kind: "proposal",
    life: "[{ on: 2025-01-01, event: proposed, source: text }]",
  });
  const options = { since: "2026-01-01", until: "2026-12-31" } as never;
  expect(told(r, "", "2026-05-01", options).map((x) => `${x.state}: ${x.because.en}`)).toEqual([
    "not-required: a proposal: nobody is bound by it",
    "not-required: a proposal: nobody is bound by it",
  ]);
  expect(told(r, "", "2026-05-01", { ...(options as object), asIfAgreed: true }).map((x) => x.state)).toEqual([
    "late",
    "late",
  ]);
});

test("due within a time of 1 January, or by the end of each year that is aligned; the first one on its day", () => {
  const due = (rule: string, since: string, until: string) =>
    told(year(`  report: { clause: Art. 1, ${rule} }\n`), "", "2026-01-01", { since, until } as never)
      .filter((r) => r.from === "FR")
      .map((r) => r.dueAt);
  expect(due("every: P1Y, due: { within: P3M, after: year }", "2026-01-01", "2027-12-31")).toEqual([
    "2026-04-01T00:00:00.000Z",
    "2027-04-01T00:00:00.000Z",
  ]);
  expect(due("every: P1Y, align: year", "2026-01-01", "2027-12-31")).toEqual([
    "2026-12-31T23:59:59.999Z",
    "2027-12-31T23:59:59.999Z",
  ]);
  expect(due("every: P5Y, first: 2021-06-01", "2020-01-01", "2032-12-31")).toEqual([
    "2021-06-01T23:59:59.999Z",
    "2026-06-01T23:59:59.999Z",
    "2031-06-01T23:59:59.999Z",
  ]);
  expect(
    due("every: P1Y, on: [03-31, 09-30], first: 2026-09-30, until: 2026-12-31", "2026-01-01", "2028-01-01"),
  ).toEqual(["2026-09-30T23:59:59.999Z"]);
  expect(due("every: P1D, due: { within: P1D, after: period }", "2026-01-01", "2026-12-31").length).toBe(365);
  expect(
    due("every: PT1S, due: { within: P1Y, after: period }", "2026-01-01", "2028-01-01").length,
  ).toBeLessThanOrEqual(1000);
});

test("acknowledged by each that received it; told to some only", () => {
  const r = regimeOf(
    "declarations:\n  report: { clause: Art. 1, every: P1Y, on: 03-31, acknowledge: { within: P1D } }\n",
    {
      parties: "[DE, FR, GB]",
      life: "[{ on: 2025-06-01, event: in-force, source: text }]",
    },
  );
  const rows = told(
    r,
    "- { declaration: report, id: d, by: FR, to: [GB], at: 2026-03-30T00:00Z }\n- { acknowledgement: d, by: GB, at: 2026-03-30T01:00Z }",
    "2026-04-05",
    { since: "2026-01-01", until: "2026-06-01" } as never,
  ).filter((x) => x.from !== "DE");
  expect(lines(rows)).toEqual([
    "late report FR>DE due 2026-03-31T23:59:59.999Z",
    "late report GB>DE,FR due 2026-03-31T23:59:59.999Z",
    "met report.acknowledge GB>FR due 2026-03-31T00:00Z",
    "met report FR>GB due 2026-03-31T23:59:59.999Z",
  ]);
  expect(rows[0]?.because.zh).toMatch(/选择性通报：已告知英国，未告知德国/);
});
