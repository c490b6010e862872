import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRecords } from "../records.ts";
import type { Regime } from "../regime-types.ts";
import { head, regimeOf } from "../testing/strategic.ts";
import type { Party } from "../types.ts";
import { partOf } from "./exact.ts";
import { quotaOf } from "./quota.ts";

type Known = Parameters<typeof quotaOf>[4];
const recordsOf = (text: string) => {
  const read = readRecords({ file: "records.yaml", text });
  if (!read.ok) throw new Error(read.faults.map((f) => f.message).join("\n"));
  return read.records;
};
const quota = (regime: Regime, visit: string, party: string, year: number, text = "", more: Partial<Known> = {}) =>
  quotaOf(regime, visit, party as Party, year, { records: recordsOf(text), ...more });
const partner = (q: ReturnType<typeof quotaOf>, name: string) => q.partners.find((p) => p.partner === name);

describe("inspections of two types, by treaty year", () => {
  const treaty = regimeOf(`${head()}
visits:
  type-one:
    clause: Art. XI.2
    filled-told: true
    fields: { reason: { type: choice, choices: [routine, repeated], optional: true } }
    not-counted:
      - { when: 'reason == "repeated"', about: A visit that had to be broken off and is made again, clause: Part Five }
    quota: { at-most: { 2011-04-06: 10, 2026-02-05: null }, per: treaty-year, per-object: 2, per-object-and-visitor: 1 }
  type-two: { clause: Art. XI.3, quota: { at-most: 8, per: treaty-year } }
  exhibition: { clause: Art. XI.4, quota: { together-with: [type-two] } }
bodies:
  commission:
    decisions:
      - { number: 7, on: 2014-01-30, clause: BCC 7, sets: [{ rule: type-two, word: quota, value: 5, from: 2014-02-05, until: 2015-02-04 }] }
`);
  const visits = `
- { visit: type-one, id: a, by: US, to: RU, arrival: 2012-02-04, object: Tatishchevo, fields: { reason: routine } }
- { visit: type-one, id: b, by: US, to: RU, arrival: 2012-02-05, object: Tatishchevo, fields: { reason: routine } }
- { visit: type-one, id: c, by: US, to: RU, arrival: 2012-07-01, object: Engels, fields: { reason: routine } }
- { visit: type-one, id: d, by: US, to: RU, arrival: 2012-07-02, object: Engels, fields: { reason: repeated } }
- { visit: type-one, id: e, by: US, to: RU, arrival: 2012-08-02, object: Engels, context: exercise, fields: { reason: routine } }
- { visit: type-one, id: f, by: RU, to: US, arrival: 2012-08-02, object: Minot, fields: { reason: routine } }
`;
  test("a treaty year runs from 5 February; what the agreement does not count is left out and named", () => {
    const q = quota(treaty, "type-one", "RU", 2012, visits);
    expect(q).toMatchObject({
      atMost: 10,
      used: 2,
      left: 8,
      filled: false,
      filledTold: true,
      counts: "host",
      period: { from: "2012-02-05", until: "2013-02-04" },
      cannotTell: [],
    });
    expect(q.because.map((b) => `${b.clause}: ${b.text.en}`)).toEqual([
      "Art. XI.2: 10 a year",
      "Part Five: not counted: 1 (A visit that had to be broken off and is made again)",
    ]);
    expect(partner(q, "US")).toMatchObject({ atMost: 10, used: 2, left: 8 });
    expect(q.objects).toEqual([
      { object: "Tatishchevo", atMost: 2, used: 1, left: 1 },
      { object: "Engels", atMost: 2, used: 1, left: 1 },
      { object: "Tatishchevo", visitor: "US", atMost: 1, used: 1, left: 0 },
      { object: "Engels", visitor: "US", atMost: 1, used: 1, left: 0 },
    ]);
    expect(quota(treaty, "type-one", "US", 2012, visits)).toMatchObject({ used: 1, left: 9 });
    expect(quota(treaty, "type-one", "RU", 2011, visits)).toMatchObject({ used: 1, left: 9 });
  });

  test("a visit of which it can't be told is taken off what is left, and named", () => {
    const q = quota(
      treaty,
      "type-one",
      "RU",
      2012,
      `${visits}- { visit: type-one, by: US, to: RU, arrival: 2012-09-01 }\n`,
    );
    expect(q).toMatchObject({ used: 2, left: 7, cannotTell: ["line 8"] });
  });

  test("the value that stands on any day of the year; none after the end, and none before entry into force", () => {
    expect(quota(treaty, "type-one", "RU", 2025).atMost).toBe(10);
    expect(quota(treaty, "type-one", "RU", 2026)).toMatchObject({ atMost: null, left: null, filled: false });
    expect(quota(treaty, "type-one", "RU", 2010)).toMatchObject({ atMost: null, used: 0 });
  });

  test("visits that stand together count against one number, whichever is asked", () => {
    const two = `
- { visit: type-two, by: US, to: RU, arrival: 2012-03-01 }
- { visit: exhibition, by: US, to: RU, arrival: 2012-03-01 }
`;
    for (const name of ["type-two", "exhibition"])
      expect(quota(treaty, name, "RU", 2012, two)).toMatchObject({ atMost: 8, used: 2, left: 6 });
  });

  test("a decision sets the number for a year", () => {
    expect(quota(treaty, "type-two", "RU", 2014)).toMatchObject({ atMost: 5, clause: "BCC 7" });
    expect(quota(treaty, "type-two", "RU", 2014).because[0]?.text.en).toBe("5 by decision 7");
    expect(quota(treaty, "type-two", "RU", 2015).atMost).toBe(8);
  });
});

test("no number in a year in which the rule binds on no day: suspended, ended, or left; where it is disputed, with all views", () => {
  const treaty =
    regimeOf(`${head("DE, FR, GB").replace(/ {2}- \{ on.*\n/, "")}  - { on: 2020-01-01, event: in-force, source: text }
  - { on: 2021-01-01, event: suspended, id: stop, parties: [GB], duties: [v], source: text }
  - { on: 2022-07-01, event: resumed, of: stop, parties: [GB], duties: [v], source: text }
  - { on: 2023-01-01, event: withdrawn, parties: [FR], source: text }
  - { on: 2024-01-01, event: suspended, parties: [DE], by: [DE], source: text }
  - { on: 2026-01-01, event: expired, source: text }
visits: { v: { clause: A, quota: { at-most: 5, share: { at-most: 2/5 } } } }
`);
  const of = (party: string, year: number, more = {}) => {
    const q = quota(treaty, "v", party, year, "", more);
    return [q.atMost, q.left, q.because.at(-1)?.text.en];
  };
  expect(of("GB", 2019)).toEqual([null, null, "not yet in force"]);
  expect(of("GB", 2020)).toEqual([5, 5, "5 a year"]);
  expect(of("GB", 2021)).toEqual([null, null, "suspended since 1 January 2021"]);
  expect(of("GB", 2022)).toEqual([5, 5, "5 a year"]);
  expect(of("FR", 2023)).toEqual([null, null, "withdrawn since 1 January 2023"]);
  expect(of("DE", 2024)).toEqual([5, 5, expect.stringContaining("its standing is disputed (Germany: suspended")]);
  expect(of("GB", 2026)).toEqual([null, null, "over since 1 January 2026"]);
  expect(of("GB", 2026, { asIf: "in-force" })).toEqual([5, 5, "5 a year"]);
  expect(partner(quota(treaty, "v", "GB", 2023), "DE")).toMatchObject({ atMost: 2, left: 2 });
  expect(partner(quota(treaty, "v", "GB", 2023), "FR")).toMatchObject({ atMost: null, left: null });
});

test("a part of a declared size, worked out exactly; each party's own beside its group", () => {
  const forces = regimeOf(`${head("DE, FR, RU, US")}
groups: { west: { members: [DE, FR, US], counts-as-one: true } }
visits:
  inspection: { clause: II.10, quota: { counted: by-party, from-size: { of: objects, part: 15%, round: up } } }
  together: { clause: II.11, quota: { from-size: { of: objects, part: 15% } } }
`);
  const of = (visit: string, n: number) =>
    quota(
      forces,
      visit,
      "FR",
      2015,
      `- { size: objects, by: FR, on: 2015-01-01, value: ${n} }\n- { size: objects, by: DE, on: 2015-01-01, value: 100 }\n- { size: objects, by: US, on: 2015-01-01, value: 0 }`,
    );
  expect([0, 1, 20, 100, 101, 1000].map((n) => of("inspection", n).atMost)).toEqual([0, 1, 3, 15, 16, 150]);
  expect(of("together", 20).atMost).toBe(18);
  expect(of("inspection", 20)).toMatchObject({ whose: ["FR"], because: [{ clause: "II.10" }] });
  expect(of("inspection", 20).because[0]?.text.en).toBe("3 from a declared size of 20: 15% of it");
  expect(of("inspection", 20).partners.map((p) => p.partner)).toEqual(["DE", "RU", "US"]);
  const both = "visits: { v: { clause: A, quota: { from-size: { of: n, per: 7, part: 1/7 } } } }\n";
  for (const text of [both, both.replace(", per: 7, part: 1/7", "")])
    expect(() => regimeOf(head() + text)).toThrow('says "per" (one for each so many) or "part"');
});

test("a quota from declared size: one for each 60 or part of it, at most 15; a fifth for one partner, yet at least one", () => {
  const measures = regimeOf(`${head("DE, FR, RU, US")}
visits:
  evaluation:
    clause: Para. 107
    quota:
      from-size: { of: units, per: 60, at-least: 1, at-most: 15 }
      share: { at-most: 1/5, at-least: 1 }
`);
  const of = (units: number) =>
    quota(measures, "evaluation", "RU", 2015, `- { size: units, by: RU, on: 2015-01-01, value: ${units} }`);
  const shares = (units: number) => [of(units).atMost, partner(of(units), "DE")?.atMost];
  expect([0, 60, 61, 240, 241, 300, 540, 600, 601, 899, 5000].map(shares)).toEqual([
    [1, 1],
    [1, 1],
    [2, 1],
    [4, 1],
    [5, 1],
    [5, 1],
    [9, 1],
    [10, 2],
    [11, 2],
    [15, 3],
    [15, 3],
  ]);
  const made = `
- { size: units, by: RU, on: 2014-12-15, value: 600 }
- { size: units, by: RU, on: 2015-06-01, value: 60 }
- { visit: evaluation, by: DE, to: RU, arrival: 2015-03-01T09:00Z }
- { visit: evaluation, by: DE, to: RU, arrival: 2015-04-01T09:00Z }
`;
  const q = quota(measures, "evaluation", "RU", 2015, made);
  expect(q).toMatchObject({ atMost: 10, used: 2, left: 8 });
  expect(partner(q, "DE")).toMatchObject({ atMost: 2, used: 2, left: 0 });
  expect(q.because[0]?.text.en).toBe("10 from a declared size of 600, one for each 60");
  // Nothing was declared before the year began: the first size declared in it.
  expect(quota(measures, "evaluation", "RU", 2014, made).atMost).toBe(10);
  expect(quota(measures, "evaluation", "FR", 2015, made)).toMatchObject({ atMost: null, left: null });
});

describe("flights over each other's land", () => {
  const sky = regimeOf(`${head("BY, CA, DE, FR, PT, RU, US")}
groups:
  belarus-russia: { members: [BY, RU], counts-as-one: true }
  swap: { members: [CA, FR] }
visits:
  over-us:
    title: Flights that a party accepts
    clause: Annex A
    quota:
      per-party: { belarus-russia: 42, US: 42, CA: 12, DE: 12, FR: 12, PT: 2 }
      share: { at-most: 1/2, of: [own-active, other-passive], round: half-up }
      early: { for: P3Y, part: 75% }
  by-us:
    clause: Art. III
    quota:
      counts: visitor
      otherwise: last-year
      not-above: over-us
      transfer: within-group
      share: { at-most: 1/2, of: [own-active, other-passive], round: half-up }
`);
  const agreed = [
    { visit: "by-us", party: "belarus-russia", year: 2015, number: 30 },
    { visit: "by-us", party: "US", year: 2015, number: 21 },
    { visit: "by-us", party: "CA", year: 2015, number: 5 },
    { visit: "by-us", party: "PT", year: 2015, number: 3 },
    { visit: "by-us", party: "FR", year: 2014, number: 7 },
  ];
  test("42 for two as one; in the first years three quarters, rounded down", () => {
    expect(quota(sky, "over-us", "RU", 2015)).toMatchObject({ atMost: 42, whose: ["BY", "RU"] });
    expect(quota(sky, "over-us", "BY", 2012).atMost).toBe(31);
    expect(quota(sky, "over-us", "CA", 2012).atMost).toBe(9);
    expect(quota(sky, "over-us", "PT", 2012).atMost).toBe(1);
    // 2011 to 2014 begin inside three years from 5 February 2011; 2015 does not.
    expect([2011, 2014, 2015].map((y) => quota(sky, "over-us", "CA", y).atMost)).toEqual([9, 9, 12]);
    const flown = `
- { visit: over-us, by: US, to: BY, arrival: 2015-05-01T10:00Z }
- { visit: over-us, by: CA, to: RU, arrival: 2015-05-01T10:00Z }
`;
    expect(quota(sky, "over-us", "BY", 2015, flown)).toMatchObject({ used: 2, left: 40 });
  });

  test("half, rounded up, of one's own active total or of the other's passive total, whichever is less", () => {
    const over = quota(sky, "over-us", "US", 2015, "", { agreed });
    expect(partner(over, "CA")?.atMost).toBe(3); // half of Canada's 5
    expect(partner(over, "belarus-russia")).toMatchObject({ atMost: 15, members: ["BY", "RU"] }); // half of 30
    expect(partner(over, "DE")?.atMost).toBeNull(); // nothing is known of Germany's active total
    expect(over.because.at(-1)?.text.en).toMatch(/is not known/);
    const by = quota(sky, "by-us", "US", 2015, "", { agreed });
    expect(by).toMatchObject({ atMost: 21, counts: "visitor" });
    expect(partner(by, "PT")?.atMost).toBe(1); // half of 2
    expect(partner(by, "CA")?.atMost).toBe(6); // half of 12
    expect(partner(by, "belarus-russia")?.atMost).toBe(11); // half of 21, rounded up
  });

  test("without a new agreement last year's stands; and active is not above passive", () => {
    const fr = quota(sky, "by-us", "FR", 2016, "", { agreed });
    expect(fr).toMatchObject({ atMost: 7 });
    expect(fr.because[0]?.text.en).toBe("7: none agreed for 2016, so that of 2014 stands");
    const pt = quota(sky, "by-us", "PT", 2015, "", { agreed });
    expect(pt).toMatchObject({ atMost: 2 });
    expect(pt.because.map((b) => b.text.en)).toEqual([
      "3 agreed for 2015",
      "not above 2 (Flights that a party accepts)",
    ]);
    expect(quota(sky, "by-us", "DE", 2016, "", { agreed })).toMatchObject({ atMost: null });
  });

  test("a table that ended stands on as last year's", () => {
    const ended = regimeOf(`${head().replace("2011-02-05", "2002-01-01")}
visits:
  by-us: { clause: Art. III, quota: { counts: visitor, otherwise: last-year, per-party: { US: { 2002-01-01: 9, 2004-01-01: null } } } }
`);
    const words = (year: number) => quota(ended, "by-us", "US", year).because.map((b) => b.text.en);
    expect([2001, 2003, 2004, 2009].map((y) => quota(ended, "by-us", "US", y).atMost)).toEqual([null, 9, 9, 9]);
    expect(words(2003)).toEqual(["9 a year"]);
    expect(words(2009)).toEqual(["9: none agreed for 2009, so that of 2003 stands"]);
  });

  test("quotas are passed on inside a group, and only there", () => {
    const pass = (from: string, to: string) => [
      { visit: "by-us", from: from as Party, to: to as Party, year: 2015, number: 2 },
    ];
    const fr = (transfers: ReturnType<typeof pass>) => quota(sky, "by-us", "FR", 2015, "", { agreed, transfers });
    expect(fr(pass("CA", "FR"))).toMatchObject({ atMost: 9 });
    expect(fr(pass("FR", "CA"))).toMatchObject({ atMost: 5 });
    expect(fr(pass("US", "FR"))).toMatchObject({ atMost: 7 });
    expect(fr(pass("US", "FR")).because.at(-1)?.text.en).toMatch(/not provided for/);
  });

  test("none, where the agreement says so and none was agreed", () => {
    const none = regimeOf(`${head()}\nvisits: { v: { clause: Art. 1, quota: { otherwise: none } } }\n`);
    expect(quota(none, "v", "RU", 2015, "", { agreed: [] })).toMatchObject({ atMost: 0, filled: true });
    expect(quota(none, "v", "RU", 2015)).toMatchObject({ atMost: null, filled: false });
  });
});

test("rounding is exact", () => {
  const f = (over: number, under: number) => ({ over, under });
  expect(partOf(100, f(7, 100), "up")).toBe(7); // 0.07 * 100 is 7.000000000000001 in floating point
  expect(partOf(7, f(75, 100), "down")).toBe(5);
  expect([1, 2, 3, 5].map((n) => partOf(n, f(1, 2), "half-up"))).toEqual([1, 1, 2, 3]);
  expect(partOf(3, f(1, 3), "up")).toBe(1);
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(1e6), fc.integer({ min: 1, max: 1e6 }), (n, over, under) => {
      const [up, down, half] = (["up", "down", "half-up"] as const).map((r) => BigInt(partOf(n, { over, under }, r)));
      const exact = BigInt(n) * BigInt(over);
      const b = BigInt(under);
      expect((down ?? 0n) * b <= exact && exact < ((down ?? 0n) + 1n) * b).toBe(true);
      expect((up ?? 0n) - (down ?? 0n)).toBe(exact % b === 0n ? 0n : 1n);
      expect(half).toBe((exact % b) * 2n >= b ? (down ?? 0n) + 1n : down);
    }),
  );
});
