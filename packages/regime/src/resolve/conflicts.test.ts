import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRegime } from "../read.ts";
import { head } from "../testing/strategic.ts";
import { contradiction } from "./network.ts";

/** Faults of the head with these rules, as `line:column message`; the first line of `rules` is line 1. */
function faults(rules: string, parties = "RU, US"): readonly string[] {
  const before = head(parties).split("\n").length - 1;
  const read = readRegime({ file: "test.yaml", text: head(parties) + rules });
  if (read.ok) return [];
  return read.faults.map((f) => {
    const message = f.message.replace(/line (\d+)/g, (_, n: string) => `line ${Number(n) - before}`);
    return `${f.line - before}:${f.column} ${message}`;
  });
}

describe("deadlines that can't be met together", () => {
  const launch = (given: string, more = "") => `notifications:
  launch:
    clause: Art. 2
    given:
${given
  .split("\n")
  .map((l) => `      ${l}`)
  .join("\n")}
    fields:
      window: { type: interval, at-most: P7D, clause: Art. 4 }
      day: { type: day, optional: true }
${more}`;

  test("thirty days before at the latest, and seven at the earliest", () => {
    expect(
      faults(
        launch("- { at-least: P30D, before: window.opens }\n- { at-most: P7D, before: window.opens, clause: Art. 3 }"),
      ),
    ).toEqual([
      "6:20 these can't both be met: at least P30D before window.opens (Art. 2, line 5) and at most P7D before window.opens (Art. 3, line 6)",
    ]);
  });

  test("through the ends of a window, which lasts no more than seven days", () => {
    expect(
      faults(launch("- { at-least: PT24H, before: window.opens }\n- { at-most: PT12H, before: window.closes }")),
    ).toEqual([
      "6:20 these can't both be met: at least PT24H before window.opens (Art. 2, line 5) and at most PT12H before window.closes (Art. 2, line 6); window never closes before it opens",
    ]);
    expect(
      faults(launch("- { at-least: P10D, before: window.closes }\n- { at-most: P2D, before: window.opens }")),
    ).toEqual([
      "8:42 these can't all be met: at least P10D before window.closes (Art. 2, line 5), at most P2D before window.opens (Art. 2, line 6) and window lasts at most P7D (Art. 4, line 8)",
    ]);
    expect(
      faults(launch("- { at-least: P8D, before: window.closes }\n- { at-most: P2D, before: window.opens }")),
    ).toEqual([]);
  });

  test("a day counts from its start, or from its end where the clock says so", () => {
    const two = (more: string) =>
      launch(`- { at-least: PT30H, before: day }\n- { at-most: PT10H, before: day${more} }`);
    expect(faults(two(""))).toHaveLength(1);
    expect(faults(two(", day-counts: end"))).toHaveLength(1);
    expect(
      faults(launch("- { at-least: PT30H, before: day, day-counts: end }\n- { at-most: PT10H, before: day }")),
    ).toEqual([]);
  });

  test("months are as long as no calendar forbids", () => {
    const two = (least: string, most: string) =>
      faults(launch(`- { at-least: ${least}, before: window.opens }\n- { at-most: ${most}, before: window.opens }`));
    expect(two("P1M", "P29D")).toEqual([]); // in February
    expect(two("P1M", "P28D")).toEqual([]);
    expect(two("P1M", "P27D")).toHaveLength(1);
    expect(two("P31D", "P1M")).toEqual([]);
    expect(two("P32D", "P1M")).toHaveLength(1);
    expect(two("P1Y", "P364D")).toHaveLength(1);
    expect(two("P1Y", "P365D")).toEqual([]);
  });

  test("what is soon, as a rule or confirmed by nothing is left out", () => {
    for (const more of ["verified: unverified", "as-a-rule: true"])
      expect(
        faults(launch(`- { at-least: P30D, before: window.opens, ${more} }\n- { at-most: P7D, before: window.opens }`)),
      ).toEqual([]);
  });

  test("a follow-up is never before the notification; a reply never before its receipt", () => {
    expect(
      faults(
        launch(
          "- { at-most: PT6H, before: window.opens }",
          `    then:
      readiness: { closes: false, given: { at-least: P1D, before: window.opens, clause: Art. 5 } }
      postponed: { closes: false, given: { at-least: PT1H, before: window.opens } }
`,
        ),
      ),
    ).toEqual([
      '10:54 these can\'t both be met: at most PT6H before window.opens (Art. 2, line 5) and at least P1D before window.opens (Art. 5, line 10); "readiness" is never before the notification',
    ]);
    // What can be replaced may have been: the follow-up then counts from another window.
    expect(
      faults(
        launch(
          "- { at-most: PT6H, before: window.opens }",
          `    then:
      readiness: { closes: false, given: { at-least: P1D, before: window.opens } }
      moved: { closes: false, fields: { window: { type: interval } }, replaces: [window] }
`,
        ),
      ),
    ).toEqual([]);
    expect(
      faults(
        launch(
          "- { at-most: PT6H, before: window.opens }",
          `    replies:
      objection: { given: { at-least: PT12H, before: window.opens, clause: Art. 6 } }
`,
        ),
      ),
    ).toEqual([expect.stringMatching(/^10:39 .*; "objection" is never before the receipt$/)]);
  });

  const exercise = (one: string, other: string) => `events:
  exercise:
    fields: { starts: { type: day }, ends: { type: day }, troops: { type: number } }
notifications:
  plan:
    event: exercise
    clause: Art. 2
    fields: { starts: { type: day } }
    ${one}
  detail:
    event: exercise
    clause: Art. 3
    fields: { ends: { type: day } }
    ${other}
`;
  test("two notifications about one event that pin its moments against each other", () => {
    const plan = "given: [{ at-least: P60D, before: starts }, { at-most: P80D, before: ends }]";
    const detail = "given: [{ at-least: P42D, before: ends }, { at-most: P20D, before: starts }]";
    expect(faults(exercise(plan, detail))).toEqual([
      "14:58 these can't all be met: at least P60D before starts (Art. 2, line 9), at most P80D before ends (Art. 2, line 9), at least P42D before ends (Art. 3, line 14) and at most P20D before starts (Art. 3, line 14)",
    ]);
    expect(faults(exercise(plan, `when: 'troops > 9000'\n    ${detail}`))).toHaveLength(1);
    // Perhaps never owed for the same event, or by the same party.
    expect(faults(exercise(`when: 'troops < 9000'\n    ${plan}`, `when: 'troops > 9000'\n    ${detail}`))).toEqual([]);
    expect(faults(exercise(`by: RU\n    ${plan}`, `by: US\n    ${detail}`))).toEqual([]);
    expect(faults(exercise(`until: 2012-01-01\n    ${plan}`, `from: 2013-01-01\n    ${detail}`))).toEqual([]);
    expect(faults(exercise(plan, `binding: voluntary\n    ${detail}`))).toEqual([]);
  });

  test("the steps of a procedure", () => {
    const steps = (last: string) => `procedures:
  clarification:
    clause: Art. 9
    steps:
      answer: { given: { within: PT48H, after: request } }
      report: { given: [{ within: P10D, after: answer }, { at-least: P15D, before: meeting, clause: Art. 9.4 }] }
      meeting: ${last}
`;
    expect(faults(steps("{ given: { within: P14D, after: request, clause: Art. 9.5 } }"))).toEqual([
      '7:35 these can\'t both be met: at least P15D before meeting (Art. 9.4, line 6) and within P14D after request (Art. 9.5, line 7); "answer" is never before "request", which it is after, "report" is never before "answer", which it is after',
    ]);
    expect(faults(steps("{ given: { within: P16D, after: request } }"))).toEqual([]);
    expect(faults(steps("{ optional: true, given: { within: P14D, after: request } }"))).toHaveLength(1);
  });

  test("declarations, visits and days on the calendar", () => {
    expect(
      faults(`declarations:
  plans: { clause: Art. 1, every: P1Y, due: [{ at-least: P30D, before: year }, { at-most: P15D, before: year }] }
`),
    ).toHaveLength(1);
    expect(
      faults(`visits:
  inspection:
    clause: Art. 7
    given: [{ at-least: PT72H, before: arrival }, { at-most: PT24H, before: departure }]
    stay: PT24H
`),
    ).toHaveLength(1);
    expect(
      faults(`visits:
  inspection: { clause: Art. 7, given: [{ at-least: PT72H, before: arrival }, { at-most: PT96H, before: departure }], stay: P5D }
undertakings:
  closure: { clause: Art. 8, given: [{ before: 2012-01-01 }, { within: P30D, after: in-force }] }
`),
    ).toEqual([]);
  });
});

describe("numbers that contradict each other", () => {
  const limits = (more: string) => `items: { fields: { class: { type: text }, deployed: { type: flag } } }
limits:
  deployed: { clause: Art. 2, at-most: { 2018-02-05: 700 }, count: { where: 'deployed' } }
${more}`;
  test("two ceilings for one count", () => {
    expect(faults(limits("  again: { clause: Art. 3, at-most: 650, count: { where: ' deployed ' } }\n"))).toEqual([
      "4:37 two ceilings for one count, for RU from 2018-02-05: at most 700 (Art. 2, line 3) and at most 650 (Art. 3, line 4)",
    ]);
    for (const fine of [
      "at-most: 700, count: { where: 'deployed' }",
      "at-most: 650, within: deployed, count: { where: 'deployed' }",
      "at-most: 650, until: 2018-02-04, count: { where: 'deployed' }",
      "at-most: 650, count: { where: 'deployed', each: 2 }",
      "at-most: 650, count: { where: '!deployed' }",
      "at-most: 650, verified: unverified, count: { where: 'deployed' }",
    ])
      expect(faults(limits(`  again: { clause: Art. 3, ${fine} }\n`))).toEqual([]);
    expect(
      faults(
        `items: { fields: { deployed: { type: flag } } }
limits:
  a: { clause: Art. 2, by: RU, at-most: 5, count: { where: 'deployed' } }
  b: { clause: Art. 3, by: US, at-most: 6, count: { where: 'deployed' } }
`,
      ),
    ).toEqual([]);
  });

  test("a ceiling for each state beside one for its group is no contradiction", () => {
    const two = (more: string) => `groups: { east: { members: [RU, UA], counts-as-one: true } }
items: { fields: { tank: { type: flag } } }
limits:
  group: { clause: Art. 4, at-most: 20, count: { where: 'tank' } }
  country: { clause: Art. 6, at-most: 13, ${more}count: { where: 'tank' } }
`;
    expect(faults(two(""), "RU, UA, US")).toEqual([expect.stringContaining("two ceilings for one count, for RU")]);
    expect(faults(two("counted: by-party, "), "RU, UA, US")).toEqual([]);
    expect(faults("limits: { l: { clause: Art. 4, at-most: 20, counted: by-group } }\n")).toEqual([
      "1:54 this file has no groups to count by",
    ]);
  });

  test("a part above its whole, a part of itself, a floor above a ceiling", () => {
    expect(
      faults(
        limits("  heavy: { clause: Art. 4, at-most: 701, within: deployed, count: { where: 'class == \"h\"' } }\n"),
      ),
    ).toEqual([
      '4:37 a part can\'t be more than the whole, for RU from 2018-02-05: at most 700 of "deployed" (Art. 2, line 3) and at most 701 of "heavy" (Art. 4, line 4)',
    ]);
    expect(faults(limits("  heavy: { clause: Art. 4, at-most: 7, within: heavy }\n"))).toEqual([
      '4:48 "heavy" is a part of itself: heavy within heavy',
    ]);
    expect(faults(limits("  few: { clause: Art. 4, at-most: { 2020-01-01: 7 }, at-least: 8 }\n"))).toEqual([
      "4:64 no number is both, for RU from 2020-01-01: at most 7 (Art. 4, line 4) and at least 8 (Art. 4, line 4)",
    ]);
  });

  test("active above passive; a share of nothing", () => {
    expect(
      faults(`visits:
  passive: { clause: Annex A, quota: { per-party: { RU: 42, US: 12 } } }
  active: { clause: Annex B, quota: { counts: visitor, at-most: 20, not-above: passive } }
`),
    ).toEqual(['3:65 "active" may not be above "passive", for US: 12 (Annex A, line 2) and 20 (Annex B, line 3)']);
    const share = (words: string) =>
      faults(`visits:\n  v: { clause: Art. 1, quota: { at-most: 4, share: { at-most: 1/5${words} } } }\n`);
    expect(share("")).toEqual([
      "2:63 nobody could come: a quota of 4 (Art. 1, line 2) and 1/5 for one partner, rounded down (Art. 1, line 2) leave 0",
    ]);
    expect([share(", at-least: 1"), share(", round: up"), share(", round: half-up")]).toEqual(
      [[], [], []].map((x, i) => (i === 2 ? [] : x)),
    );
  });

  test("two cases of one condition", () => {
    expect(
      faults(`items:
  fields: { a: { type: flag } }
  derive:
    deployed:
      - { when: 'a', is: true, clause: Art. 1 }
      - { when: ' a', is: false, clause: Art. 2 }
      - { is: false }
limits: { x: { clause: Art. 3, at-most: 1, count: { where: 'deployed' } } }
`),
    ).toEqual([
      '6:27 two cases of "deployed" hold of the same items: is true (Art. 1, line 5) and is false (Art. 2, line 6)',
    ]);
  });
});

test("two rules that ask for the same notification at different times", () => {
  const two = (a: string, b: string, form = "{ window: { type: interval } }") => `events:
  launch: { fields: { range: { type: number } } }
notifications:
  launch-notice: { clause: Art. 2, event: launch, ${a}, fields: { window: { type: interval } } }
  launch-warning: { clause: Art. 5, event: launch, ${b}, fields: ${form} }
`;
  const [day, three] = [
    "given: { at-least: PT24H, before: window.opens }",
    "given: { at-least: P3D, before: window.opens }",
  ];
  expect(faults(two(day, three))).toEqual([
    '5:71 two rules ask for the same notification at different times: at least PT24H before window.opens for "launch-notice" (Art. 2, line 4) and at least P3D before window.opens for "launch-warning" (Art. 5, line 5)',
  ]);
  expect(faults(two(day, day))).toEqual([]);
  expect(faults(two(`to: RU, ${day}`, three))).toEqual([]);
  expect(faults(two(`when: 'range > 1'   , ${day}`, three))).toEqual([]);
  expect(faults(two(day, three, "{ window: { type: interval }, area: { type: text } }"))).toEqual([]);
});

describe("any clocks", () => {
  const fields = ["a", "b", "c", "d"];
  /** Moments first, in hours; then bounds that admit them. */
  const satisfiable = fc
    .record({
      at: fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 4, maxLength: 4 }),
      given: fc.integer({ min: 0, max: 900 }),
      clocks: fc.array(
        fc.record({
          field: fc.nat(3),
          kind: fc.constantFrom("at-least", "at-most", "within"),
          slack: fc.integer({ min: 0, max: 200 }),
        }),
        { minLength: 1, maxLength: 12 },
      ),
    })
    .map(({ at, given, clocks }) =>
      clocks.flatMap(({ field, kind, slack }) => {
        const ahead = (at[field] ?? 0) - given;
        const hours = kind === "at-least" ? ahead - slack : kind === "at-most" ? ahead + slack : slack - ahead;
        const moment = `${kind === "within" ? "after" : "before"}: ${fields[field]}`;
        return hours <= 0
          ? []
          : [{ kind, field: fields[field] ?? "", hours, text: `{ ${kind}: PT${hours}H, ${moment} }` }];
      }),
    )
    .filter((clocks) => clocks.length > 0);
  const rules = (clocks: readonly string[]) => `notifications:
  n:
    clause: Art. 1
    fields: { ${fields.map((f) => `${f}: { type: instant }`).join(", ")} }
    given: [${clocks.join(", ")}]
`;
  test("that some moments keep are never refused; with two that contradict each other they always are", () => {
    fc.assert(
      fc.property(satisfiable, fc.nat(3), fc.integer({ min: 1, max: 500 }), (clocks, f, hours) => {
        const texts = clocks.map((c) => c.text);
        expect(faults(rules(texts))).toEqual([]);
        const bad = [
          `{ at-least: PT${hours + 1}H, before: ${fields[f]} }`,
          `{ at-most: PT${hours}H, before: ${fields[f]} }`,
        ];
        const [fault, ...others] = faults(rules([...texts, ...bad]));
        expect(fault).toMatch(/can't (both|all) be met/);
        expect(others.every((o) => o.includes("be met"))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("a network is contradicted exactly where no longest path is found", () => {
    const bound = fc.record({
      from: fc.constantFrom(..."abcde"),
      to: fc.constantFrom(..."abcde"),
      ms: fc.integer({ min: -9, max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(bound, { maxLength: 14 }), (bounds) => {
        // Floyd and Warshall: a moment that must be earlier than itself.
        const names = [..."abcde"];
        const d = new Map(bounds.map((b) => [`${b.from}${b.to}`, Number.POSITIVE_INFINITY]));
        for (const b of bounds) d.set(b.from + b.to, Math.min(d.get(b.from + b.to) ?? Number.POSITIVE_INFINITY, b.ms));
        const at = (x: string) => d.get(x) ?? Number.POSITIVE_INFINITY;
        for (const k of names)
          for (const i of names) for (const j of names) d.set(i + j, Math.min(at(i + j), at(i + k) + at(k + j)));
        const impossible = names.some((n) => at(n + n) < 0);
        const circle = contradiction(bounds.map((b) => ({ ...b, why: "" })));
        expect(circle !== undefined).toBe(impossible);
        if (circle === undefined) return;
        expect(circle.reduce((sum, b) => sum + b.ms, 0)).toBeLessThan(0);
        expect(circle.every((b, i) => b.from === circle.at(i - 1)?.to)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
