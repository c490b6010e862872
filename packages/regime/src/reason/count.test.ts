import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RegimeRecord } from "../records.ts";
import { head, regimeOf, strategic } from "../testing/strategic.ts";
import type { Day, Party } from "../types.ts";
import { compileCount, type ItemValues } from "./count.ts";
import { eventsIn } from "./events-in.ts";
import { limitOn } from "./limit-on.ts";

const [ru, us] = ["RU", "US"] as [Party, Party];
const on = "2020-03-01" as Day;
const treaty = regimeOf(strategic);
const many = (n: number, item: ItemValues, name = "x"): ItemValues[] =>
  Array.from({ length: n }, (_, i) => ({ identifier: `${name}${i}`, ...item }));

const icbm = { class: "icbm-launcher", purpose: "operational", "holds-missile": true, warheads: 1 };
const slbm = { class: "slbm-launcher", purpose: "operational", "holds-missile": true, warheads: 4 };
const bomber = { class: "heavy-bomber", purpose: "operational", nuclear: true, at: "base" };
const force = [
  ...many(398, icbm),
  ...many(242, slbm),
  ...many(60, bomber),
  // Empty silos, a test launcher that holds a missile, a bomber in repair: not deployed, and inside the 800.
  ...many(90, { class: "icbm-launcher", purpose: "operational", "holds-missile": false }),
  ...many(4, { ...icbm, purpose: "test", warheads: 3 }),
  ...many(5, { ...bomber, at: "repair" }),
];
const count = (limit: string, items: readonly ItemValues[], day = on, regime = treaty) =>
  compileCount(regime, limit, { on: day, party: us })(items);

describe("the limits of 700, 1,550 and 800", () => {
  test("a force at the ceilings is within all three", () => {
    expect(count("deployed-systems", force)).toMatchObject({
      counted: { low: 700, high: 700 },
      ceiling: 700,
      finding: "within",
      margin: 0,
      items: 700,
      cannotTell: [],
      verified: "text",
    });
    expect(count("deployed-warheads", force)).toMatchObject({
      counted: { low: 398 + 4 * 242 + 60, high: 1426 },
      finding: "within",
      margin: 124,
      basis: "actual",
    });
    expect(count("all-launchers", force)).toMatchObject({ counted: { low: 799, high: 799 }, margin: 1, items: 799 });
  });

  test("missiles count what is loaded on them, and every bomber one", () => {
    const more = force.map((i) => (i.class === "slbm-launcher" ? { ...i, warheads: 5 } : i));
    expect(count("deployed-warheads", more)).toMatchObject({ counted: { low: 1668 }, finding: "over", margin: -118 });
  });

  test("a bomber in storage at Davis-Monthan stays deployed, by the agreed statement that is named", () => {
    const stored = count("deployed-systems", [
      ...force,
      ...many(2, { ...bomber, nuclear: false, at: "davis-monthan" }),
    ]);
    expect(stored).toMatchObject({ counted: { low: 702 }, finding: "over", margin: -2 });
    expect(stored.because.map((b) => `${b.clause}: ${b.text.en}`)).toEqual([
      "Art. II.1(a): at most 700, since 5 February 2018",
      "Art. II.1(a): items that count: 702; together 702",
      "Fourth Agreed Statement: Stored at Davis-Monthan: 2",
    ]);
  });

  test("a launcher leaves when it is eliminated and that is notified, from the start of the later day", () => {
    const last = (more: ItemValues) =>
      count("all-launchers", [...many(800, icbm), { ...icbm, identifier: "z", ...more }]);
    expect(last({})).toMatchObject({ finding: "over" });
    expect(last({ "eliminated-on": "2020-01-10" })).toMatchObject({ finding: "over" });
    expect(last({ "eliminated-on": "2020-01-10", "notified-on": "2020-03-02" })).toMatchObject({ finding: "over" });
    expect(last({ "eliminated-on": "2020-01-10", "notified-on": "2020-03-01" })).toMatchObject({
      finding: "within",
      items: 800,
    });
    expect(last({ "eliminated-on": "January", "notified-on": "2020-02-02" })).toMatchObject({
      finding: "cannot-tell",
      cannotTell: ["z"],
    });
  });

  test("there is no ceiling before 5 February 2018 and from 5 February 2026", () => {
    for (const day of ["2018-02-04", "2026-02-05"])
      expect(count("deployed-systems", [...force, ...force], day as Day)).toMatchObject({
        finding: "no-limit",
        ceiling: null,
        margin: null,
        counted: { low: 1400 },
      });
    for (const day of ["2018-02-05", "2026-02-04"])
      expect(count("deployed-systems", [...force, ...force], day as Day)).toMatchObject({ finding: "over" });
  });

  test("what can't be told widens the range, and is named", () => {
    const { "holds-missile": _, ...unknown } = slbm;
    const unsure = count("deployed-systems", [...force.slice(1), { ...unknown, identifier: "boat-7" }]);
    expect(unsure).toMatchObject({
      counted: { low: 699, high: 700 },
      finding: "within",
      margin: 0,
      items: 699,
      cannotTell: ["boat-7"],
      cannotTellCount: 1,
    });
    expect(count("deployed-systems", [...force, { ...unknown, identifier: "boat-7" }])).toMatchObject({
      counted: { low: 700, high: 701 },
      finding: "cannot-tell",
      margin: null,
    });
    // Its class alone settles a bomber that no missile could make deployed.
    expect(count("deployed-systems", [{ class: "heavy-bomber", at: "davis-monthan" }]).cannotTell).toEqual([]);
    const { warheads: __, ...unloaded } = icbm;
    expect(count("deployed-warheads", [unloaded])).toMatchObject({
      counted: { low: 0, high: null },
      finding: "cannot-tell",
      cannotTell: ["#1"],
    });
    const blind = count("deployed-systems", many(50, { class: "icbm-launcher" }, "silo"));
    expect([blind.cannotTell.length, blind.cannotTellCount, blind.cannotTell[19]]).toEqual([20, 50, "silo19"]);
  });

  test("a rule that nothing confirms never says over; an exception that nothing confirms leaves its items open", () => {
    const guess = regimeOf(
      strategic.replace("clause: Art. II.1(a)\n", "clause: Art. II.1(a)\n    verified: unverified\n"),
    );
    expect(count("deployed-systems", [...force, ...force], on, guess)).toMatchObject({
      finding: "cannot-tell",
      margin: null,
      verified: "unverified",
    });
    expect(count("deployed-systems", force, on, guess)).toMatchObject({ finding: "within" });
    const stored = regimeOf(
      strategic.replace("clause: Fourth Agreed Statement", "clause: Fourth Agreed Statement, verified: unverified"),
    );
    expect(
      count(
        "deployed-systems",
        [...force, { ...bomber, identifier: "b", nuclear: false, at: "davis-monthan" }],
        on,
        stored,
      ),
    ).toMatchObject({ counted: { low: 700, high: 701 }, finding: "cannot-tell", cannotTell: ["b"] });
  });
});

describe("attribution", () => {
  // START: bombers with long-range air-launched missiles count a number for each up to a total, and what they carry beyond it.
  const start = regimeOf(`${head("BY, KZ, RU, UA, US").replace("2011-02-05", "1994-12-05")}
items:
  id: tail
  fields:
    tail: { type: text }
    type: { type: text, optional: true }
    kind: { type: choice, choices: [icbm, slbm, bomber] }
    alcm: { type: flag, optional: true }
    equipped-for: { type: number, whole: true, max: 20, optional: true }
types:
  warheads: { about: Attributed warheads, values: { SS-18: 10, SS-25: 1, Trident II: 8 }, clause: Annex J }
limits:
  warheads:
    clause: Art. II
    basis: attributed
    first-met: 1997-12-05
    at-most: { 1997-12-05: 9150, 1999-12-05: 7950, 2001-12-05: 6000 }
    count:
      - where: 'kind != "bomber"'
        each: { by: type, table: warheads, otherwise: 'kind == "icbm" ? 1 : 4' }
      - where: 'kind == "bomber" && !alcm'
      - where: 'kind == "bomber" && alcm'
        each: { first: { US: 150, RU: 180 }, each: '10', further: 'equipped_for', clause: Art. III.4 }
  heavy: { clause: Art. II, at-most: 154, within: warheads, count: { where: 'type == "SS-18"' } }
`);
  const bombers = (n: number) => many(n, { kind: "bomber", alcm: true, "equipped-for": 20 });
  const warheads = (party: Party, items: readonly ItemValues[], day = "1998-01-01") =>
    compileCount(start, "warheads", { on: day as Day, party })(items);

  test("each of the first 150 counts 10, each further one what it is equipped for; 180 for the other side", () => {
    expect(warheads(us, bombers(150)).counted).toEqual({ low: 1500, high: 1500 });
    expect(warheads(us, bombers(153)).counted).toEqual({ low: 1560, high: 1560 });
    expect(warheads(ru, bombers(153)).counted).toEqual({ low: 1530, high: 1530 });
    expect(warheads(ru, bombers(181)).counted).toEqual({ low: 1820, high: 1820 });
    // Nothing is said of the others' number: each may be among the first or further.
    expect(warheads("UA" as Party, bombers(2)).counted).toEqual({ low: 20, high: 40 });
  });

  test("an item of which it can't be told whether it is a bomber makes the places after it uncertain", () => {
    const items = [{ tail: "?", kind: "bomber", "equipped-for": 20 }, ...bombers(150)];
    // It counts nothing to 11 (in either count), and the last of the others 10 or, as the 151st, 20.
    expect(warheads(us, items)).toMatchObject({ counted: { low: 1500, high: 1521 }, cannotTell: ["?", "#151"] });
  });

  test("types by the table, others by the expression", () => {
    const items = [
      { kind: "icbm", type: "SS-18" },
      { kind: "icbm", type: "SS-99" },
      { kind: "slbm", type: "Trident II" },
    ];
    expect(warheads(us, items).counted).toEqual({ low: 19, high: 19 });
    expect(warheads(us, [{ kind: "icbm" }]).cannotTell).toEqual(["#1"]);
  });

  test("three phases, each from its day", () => {
    const many7000 = many(700, { kind: "icbm", type: "SS-18" });
    const found = (day: string) => [warheads(ru, many7000, day).finding, warheads(ru, many7000, day).ceiling];
    expect(found("1997-12-04")).toEqual(["no-limit", null]);
    expect(found("1997-12-05")).toEqual(["within", 9150]);
    expect(found("2001-12-04")).toEqual(["within", 7950]);
    expect(found("2001-12-05")).toEqual(["over", 6000]);
    expect(limitOn(start, "warheads", ru, "1996-01-01" as Day)).toMatchObject({ none: "not-yet", from: "1997-12-05" });
  });
});

describe("whose number", () => {
  const sky = regimeOf(`${head("BY, CA, FR, RU")}
groups:
  east: { members: [BY, RU], counts-as-one: true }
  west: { members: [CA, FR] }
bodies:
  commission:
    decisions:
      - { number: 3, on: 2014-05-01, clause: Decision 3, sets: [{ rule: aircraft, word: at-most, value: 20, from: 2015-01-01, until: 2015-12-31 }] }
limits:
  aircraft:
    clause: Annex A
    at-most: 12
    at-least: 1
    per-party: { east: 42, west: 15, FR: { 2012-01-01: 9 } }
  own: { clause: Art. 9, by: west, at-most: 3 }
`);
  const at = (party: string, day = "2013-01-01", limit = "aircraft") => limitOn(sky, limit, party as Party, day as Day);

  test("a rule of its own may count each party by itself, or a group as a whole, whatever the groups say", () => {
    const both = regimeOf(`${head("BY, CA, FR, RU")}
groups: { east: { members: [BY, RU], counts-as-one: true }, west: { members: [CA, FR] } }
events: { launch: { clause: Art. 1, fields: { n: { type: number } } } }
limits:
  group: { clause: Art. 4, event: launch, at-most: 3 }
  country: { clause: Art. 6, event: launch, at-most: 2, counted: by-party }
  western: { clause: Art. 7, event: launch, at-most: 2, counted: by-group }
`);
    const launched = (by: string) =>
      ({ kind: "event", event: "launch", by, at: "2020-02-01T00:00:00.000Z", line: 1 }) as unknown as RegimeRecord;
    const given = ["RU", "RU", "BY", "CA", "FR"].map(launched);
    const counted = (limit: string, party: string) => {
      const r = compileCount(both, limit, { on, party: party as Party })(
        eventsIn(both, limit, party as Party, on, given),
      );
      return [r.counted.low, r.finding];
    };
    expect(counted("group", "RU")).toEqual([3, "within"]);
    expect(counted("country", "RU")).toEqual([2, "within"]);
    expect(counted("country", "BY")).toEqual([1, "within"]);
    expect(counted("group", "CA")).toEqual([1, "within"]);
    expect(counted("western", "CA")).toEqual([2, "within"]);
    expect(limitOn(both, "western", "CA" as Party, on).whose).toEqual({ group: "west", members: ["CA", "FR"] });
  });

  test("a group that counts as one has one number; the members of another have it each; a party's own comes first", () => {
    expect(at("RU")).toMatchObject({ atMost: 42, atLeast: 1, whose: { group: "east", members: ["BY", "RU"] } });
    expect(at("CA")).toMatchObject({ atMost: 15, whose: { members: ["CA"] } });
    expect(at("FR")).toMatchObject({ atMost: 9, from: "2012-01-01" });
    expect(at("CA", "2013-01-01", "own").atMost).toBe(3);
    expect(at("RU", "2013-01-01", "own")).toMatchObject({ atMost: null, none: "not-bound" });
    expect(at("US")).toMatchObject({ none: "not-bound" });
  });

  test("a decision sets the value for its time, and is named", () => {
    expect(at("RU", "2014-12-31").atMost).toBe(42);
    expect(at("RU", "2015-01-01")).toMatchObject({
      atMost: 20,
      clause: "Decision 3",
      by: { body: "commission", number: "3", on: "2014-05-01" },
    });
    expect(at("RU", "2016-01-01").atMost).toBe(42);
  });

  test("without a count, declared totals are summed; a floor is not passed", () => {
    const found = (totals: readonly (number | null)[]) =>
      compileCount(sky, "aircraft", { on: "2013-01-01" as Day, party: ru })(totals.map((total) => ({ total })));
    expect(found([40, 2])).toMatchObject({ counted: { low: 42 }, finding: "within", margin: 0 });
    expect(found([40, 3])).toMatchObject({ finding: "over", margin: -1 });
    expect(found([0])).toMatchObject({ finding: "under", margin: -1 });
    expect(found([40, null])).toMatchObject({ counted: { low: 40, high: null }, finding: "cannot-tell" });
  });
});

test("two parties count the same items in two ways, side by side", () => {
  const regime = regimeOf(
    strategic.replace(
      "    count: {}\n",
      `    count: {}
    counted-otherwise:
      - { by: [RU], count: { where: 'purpose == "operational"', clause: Statement }, about: Test launchers are left out }
`,
    ),
  );
  const items = [...many(798, icbm), ...many(5, { ...icbm, purpose: "test" })];
  const counted = (as?: Party) =>
    compileCount(regime, "all-launchers", { on, party: us, ...(as === undefined ? {} : { as }) })(items);
  expect(counted()).toMatchObject({ counted: { low: 803 }, finding: "over" });
  expect(counted(ru)).toMatchObject({ counted: { low: 798 }, finding: "within", as: "RU" });
  expect(counted(ru).because.map((b) => b.text.en)).toContain("as Russia counts");
  expect(counted(us)).toMatchObject({ counted: { low: 803 } });
});

test("events in a year: so many launches, by treaty year and up to the day", () => {
  const regime = regimeOf(`${head()}
events:
  launch: { fields: { missile: { type: choice, choices: [icbm, slbm] } } }
limits:
  launches: { clause: Art. 5, event: launch, at-most: 2, per: treaty-year, count: { where: 'missile == "icbm"' } }
`);
  const launch = (at: string, missile = "icbm", more = {}) =>
    ({ kind: "event", line: 1, event: "launch", by: ru, at, fields: { missile }, ...more }) as unknown as RegimeRecord;
  const records = [
    launch("2012-02-04T10:00:00.000Z"),
    launch("2012-02-05T10:00:00.000Z"),
    launch("2012-06-05", "slbm"),
    launch("2012-06-06", "icbm", { context: "test" }),
    launch("2012-06-07", "icbm", { by: us }),
    launch("2012-07-01"),
    launch("2013-02-04"),
  ];
  const found = (day: string) =>
    compileCount(regime, "launches", { on: day as Day, party: ru })(
      eventsIn(regime, "launches", ru, day as Day, records),
    );
  expect(found("2012-07-01")).toMatchObject({ counted: { low: 2 }, finding: "within", margin: 0, items: 2 });
  expect(found("2013-02-04")).toMatchObject({ counted: { low: 3 }, finding: "over" });
  expect(found("2013-02-05")).toMatchObject({ counted: { low: 0 }, finding: "within" });
});

test("whatever is not told of an item, the range holds what it would come to", () => {
  const item = fc.record({
    class: fc.constantFrom("icbm-launcher", "slbm-launcher", "heavy-bomber"),
    purpose: fc.constantFrom("operational", "test"),
    "holds-missile": fc.boolean(),
    warheads: fc.nat(8),
    nuclear: fc.boolean(),
    at: fc.constantFrom("base", "repair", "davis-monthan"),
  });
  const hidden = fc.subarray(["class", "purpose", "holds-missile", "warheads", "nuclear", "at"]);
  fc.assert(
    fc.property(fc.array(fc.tuple(item, hidden), { maxLength: 6 }), (items) => {
      const told = items.map(([whole, hide]) =>
        Object.fromEntries(Object.entries(whole).filter(([k]) => !hide.includes(k))),
      );
      for (const limit of ["deployed-systems", "deployed-warheads", "all-launchers"]) {
        const exact = count(
          limit,
          items.map(([whole]) => whole),
        ).counted;
        const { low, high } = count(limit, told).counted;
        expect(exact.low).toBe(exact.high);
        expect(low).toBeLessThanOrEqual(exact.low);
        expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(exact.low);
      }
    }),
  );
});

test("a limit that the regime does not have is our own mistake", () => {
  expect(() => compileCount(treaty, "nothing", { on })).toThrow(/no limit "nothing"/);
});
