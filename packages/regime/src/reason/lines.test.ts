import { expect, test } from "vitest";
import { regimeOf, told } from "../testing/stories.ts";

const regime = regimeOf(
  `
events: { launch: { fields: {} } }
lines:
  direct: { clause: Art. 1, test: { every: P7D, by: in-turn } }
  link: { clause: Art. 2, from: 2026-02-01, test: { every: P1D } }
`,
  { parties: "[IN, PK]", life: "[{ on: 2026-01-01, event: in-force, source: text }]" },
);
const rows = (duty: string, records: string, now: string) =>
  told(regime, records, now)
    .filter((r) => r.duty === duty)
    .map((r) => `${r.state} ${r.from} ${r.dueAt?.slice(0, 10) ?? ""} ${r.because.en}`);
const other = "- { event: launch, by: IN, at: 2025-12-20 }\n";

test("no test on record, while records are kept: missed from the day on which the line runs", () => {
  expect(rows("direct.test", "", "2026-03-01")).toEqual(["watched IN, PK  no test is on record"]);
  expect(rows("direct.test", other, "2026-01-05")).toEqual([expect.stringMatching(/^due IN, PK 2026-01-08/)]);
  expect(rows("direct.test", other, "2026-03-01")).toEqual([
    expect.stringMatching(/^late IN, PK 2026-01-08 no test on record since 1 January 2026.*; 8 were missed$/),
  ]);
  expect(rows("link.test", other, "2026-03-01")).toEqual(
    ["IN", "PK"].map((p) =>
      expect.stringMatching(`^late ${p} 2026-02-02 no test on record since 1 February 2026.*; 28 were missed$`),
    ),
  );
  const later = "- { event: launch, by: IN, at: 2026-02-10 }\n";
  expect(rows("link.test", later, "2026-02-20")[0], "nobody kept records before").toMatch(/since 10 February 2026/);
});

const tests = (...all: readonly string[]) =>
  all.map((t) => `- { test: direct, by: ${t.slice(0, 2)}, at: ${t.slice(3)}T00:00Z }\n`).join("");

test("in turn: testing again is said, and the turn that went by is late for the one whose it was", () => {
  const found = rows("direct.test", tests("IN 2026-01-02", "IN 2026-01-09", "IN 2026-01-16"), "2026-02-20");
  expect(found.map((r) => r.slice(0, 18))).toEqual([
    "late PK 2026-01-09",
    "late PK 2026-01-16",
    "late PK 2026-01-23",
    expect.stringMatching(/^watched IN/),
    expect.stringMatching(/^watched IN/),
    expect.stringMatching(/^met IN/),
  ]);
  expect(found[3]).toMatch(/out of turn: it was for Pakistan to test/);
  expect(found[2], "one row for what was missed since").toMatch(/; 5 were missed$/);
  const extra = rows("direct.test", tests("IN 2026-01-02", "IN 2026-01-04", "PK 2026-01-09"), "2026-01-10");
  expect(
    extra.map((r) => r.split(" ").slice(0, 2).join(" ")),
    "one test more takes nobody's turn",
  ).toEqual(["due IN", "watched IN", "met PK", "met IN"]);
});

test("a year of missed daily tests is one row that says how many", () => {
  const one = "- { test: link, by: IN, at: 2026-02-01T00:00Z }\n- { test: link, by: IN, at: 2027-02-01T00:00Z }\n";
  const found = rows("link.test", one, "2027-02-01T12:00Z").filter((r) => / IN /.test(r));
  expect(found).toEqual([
    expect.stringMatching(/^late IN 2026-02-02 tested 1 Feb 2027.*; 364 were missed$/),
    expect.stringMatching(/^due IN/),
    expect.stringMatching(/^met IN/),
  ]);
});
