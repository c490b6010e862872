import { expect, test } from "vitest";
import { lines, only, regimeOf, told } from "../testing/stories.ts";
import { standingOf } from "./standing.ts";

const yearly = regimeOf(`
declarations:
  report: { clause: Art. 1, by: [US], every: P1Y, on: 04-15, speaks: preceding-year }
`);
const about = "{ declaration: report, by: US, at: 2025-03-01, year: 2023 }";

test("which rows are asked for changes no finding", () => {
  const key = (since?: string) =>
    told(yearly, `- ${about}`, "2025-06-01", since === undefined ? {} : { since: since as never })
      .filter((r) => r.year === 2023 || r.year === 2024)
      .map((r) => `${r.state} ${r.year}`);
  expect(key()).toEqual(["late 2023", "late 2024"]);
  expect(key("2020-01-01"), "a wider window").toEqual(["late 2023", "late 2024"]);
  expect(key("2025-01-01"), "the row of 2024 lies before it, and is no goodwill for that").toEqual(["late 2024"]);
  const unnamed = (since?: string) =>
    told(yearly, "- { declaration: report, by: US, at: 2024-09-01 }", "2025-06-01", {
      ...(since === undefined ? {} : { since: since as never }),
    }).filter((r) => r.dueAt !== null && r.dueAt < "2025-05");
  expect(lines(unnamed("2024-01-01"))).toEqual(lines(unnamed()));
});

test("the year that is named is the one that a declaration is about", () => {
  const r = regimeOf(`
declarations:
  renewal: { clause: Art. 1, by: [US], every: P1Y, due: { at-least: P30D, before: year } }
  valid: { clause: Art. 2, by: [US], every: P1Y, on: 12-15, as-of: next-year }
  plan: { clause: Art. 3, by: [US], every: P1Y, on: 11-30, speaks: following-year }
`);
  for (const duty of ["renewal", "valid", "plan"]) {
    const rows = told(r, `- { declaration: ${duty}, by: US, at: 2026-11-20, year: 2027 }`, "2026-12-20");
    const met = rows.filter((x) => x.duty === duty && x.state === "met");
    expect(
      met.map((x) => x.dueAt?.slice(0, 4)),
      duty,
    ).toEqual(["2026"]);
  }
});

test("a day under `from` is the first day of a declaration, in what is due and in its standing", () => {
  const r = regimeOf("declarations: { arms: { clause: Art. 1, every: P1Y, on: 05-31, from: 2017-01-01 } }\n");
  const due = told(r, "- { declaration: arms, by: US, at: 2015-06-01 }", "2018-01-01")
    .filter((x) => x.from === "RU")
    .map((x) => `${x.state} ${x.dueAt?.slice(0, 4)}`);
  expect(due).toEqual(["late 2017", "due 2018"]);
  expect(standingOf(r, "arms", "RU" as never, "2016-12-31" as never).status).toBe("not-yet");
  expect(standingOf(r, "arms", "RU" as never, "2017-01-01" as never).status).toBe("in-force");
});

const both = regimeOf(`
declarations:
  data:
    clause: Art. 1
    by: [US]
    every: P1Y
    on: 12-31
    from: 2026-01-01
    on-change: { within: P5D, after: change }
    fields: { kind: { type: choice, label: Kind, optional: true, choices: { a: { label: A }, b: { label: B } } } }
`);
test("what names nothing tells of an open change before it rather than of a far-off day of the year", () => {
  const change = (id: string, kind: string) =>
    `- { change: data, id: c${id}, by: US, at: 2026-03-0${id}T00:00Z, fields: { kind: ${kind} } }\n`;
  const given = (at: string, kind: string) => `- { declaration: data, by: US, at: ${at}, fields: { kind: ${kind} } }\n`;
  expect(
    lines(told(both, `${change("1", "a")}- { declaration: data, by: US, at: 2026-03-05T00:00Z }`, "2026-06-01")),
  ).toEqual(["due data US>RU due 2026-12-31T23:59:59.999Z", "met data US>RU due 2026-03-06T00:00Z"]);
  const two = told(
    both,
    change("1", "a") + change("2", "b") + given("2026-03-03T00:00Z", "b") + given("2026-03-04T00:00Z", "a"),
    "2026-06-01",
  ).filter((r) => r.state === "met");
  expect(two.map((r) => `${r.about}: ${r.because.en.slice(6, 11)}`)).toEqual(["c1: 4 Mar", "c2: 3 Mar"]);
  const atYearsEnd = told(
    both,
    `${change("1", "a")}- { declaration: data, by: US, at: 2026-12-30T00:00Z }`,
    "2027-01-02",
  );
  expect(lines(atYearsEnd)[0]).toBe("late data US>RU due 2026-03-06T00:00Z");
});

test("a second return for one duty is neither goodwill nor the next one", () => {
  const rows = told(
    yearly,
    "- { declaration: report, id: one, by: US, at: 2025-03-01 }\n- { declaration: report, id: two, by: US, at: 2025-03-02 }",
    "2025-06-01",
  );
  expect(rows.map((r) => `${r.state} ${r.about} ${r.year}`)).toEqual([
    "due null 2025",
    "watched two 2024",
    "met one 2024",
  ]);
  expect(
    only(
      rows.filter((r) => r.state === "watched"),
      "report",
    ).because.en,
  ).toMatch(/given again/);
  const named = told(yearly, `- ${about}\n- ${about.replace("03-01", "03-09")}`, "2025-06-01");
  expect(named.filter((r) => r.year === 2023).map((r) => r.state)).toEqual(["late", "watched"]);
  const apart = told(
    yearly,
    "- { declaration: report, by: US, at: 2024-10-01 }\n- { declaration: report, by: US, at: 2025-04-01 }",
    "2025-06-01",
  );
  expect(
    apart.filter((r) => r.state !== "due").map((r) => `${r.state} ${r.year}`),
    "half a year apart",
  ).toEqual(["late 2023", "met 2024"]);
});

test("one declaration in several messages: each addressee has its own", () => {
  const r = regimeOf("declarations: { report: { clause: Art. 1, by: [US], every: P1Y, on: 04-15 } }\n", {
    parties: "[RU, US, FR]",
  });
  const rows = told(
    r,
    "- { declaration: report, by: US, to: [RU], at: 2025-04-01 }\n- { declaration: report, by: US, to: [FR], at: 2025-04-20 }",
    "2025-06-01",
  ).filter((x) => x.state !== "due");
  expect(rows.map((x) => `${x.state} ${x.to}`)).toEqual(["late FR", "met RU"]);
});
