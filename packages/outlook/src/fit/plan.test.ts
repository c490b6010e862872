import { expect, test } from "vitest";
import { withValue } from "../model/extend.ts";
import { madeAlmanac, shippedAlmanac, shippedModel } from "../testing/record.ts";
import { planOf } from "./plan.ts";

const record = shippedModel("record");
const growing = Array.from({ length: 15 }, (_, i) => ({ year: 2005 + i, value: Math.round(100 * Math.exp(0.08 * i)) }));
const options = { parties: ["CN"], to: 2030, seed: 1 };

test("a growth that the record shows is the plan's growth, and the level stands where it leads", () => {
  const { plan, parties } = planOf(record, madeAlmanac(growing, "2020-01-01"), options);
  const [cn] = plan.parties;
  expect(plan).toMatchObject({ seed: 1, startYear: 2020, steps: 10 });
  expect(cn?.growth.mean).toBeGreaterThan(0.06);
  expect(cn?.growth.mean).toBeLessThan(0.09);
  expect(Math.exp(cn?.level.mean ?? 0)).toBeGreaterThan(320);
  expect(Math.exp(cn?.level.mean ?? 0)).toBeLessThan(345);
  expect(parties[0]?.used.flatMap((u) => u.rows)).toHaveLength(15);
});

test("fewer figures leave more doubt, and none leaves the party out by name", () => {
  const many = planOf(record, madeAlmanac(growing, "2020-01-01"), options).plan.parties[0];
  const few = planOf(record, madeAlmanac(growing.slice(-2), "2020-01-01"), options).plan.parties[0];
  expect(few?.growth.sd ?? 0).toBeGreaterThan((many?.growth.sd ?? 1) * 1.3);
  const none = planOf(record, madeAlmanac(growing, "2020-01-01"), { ...options, parties: ["CN", "FR"] });
  expect(none.without).toEqual(["FR"]);
});

test("a figure that was published a day later is not used", () => {
  const late = [...growing, { year: 2019, value: 900, published: "2020-03-02", producer: "SIPRI" }];
  const before = planOf(record, madeAlmanac(late, "2020-03-01"), options);
  const after = planOf(record, madeAlmanac(late, "2020-03-02"), options);
  expect(before.parties[0]?.used.flatMap((u) => u.rows.map((r) => r.line))).not.toContain(17);
  expect(after.parties[0]?.used.flatMap((u) => u.rows.map((r) => r.line))).toContain(17);
});

test("what is foretold is no observation", () => {
  const foretold = [...growing, { year: 2019, value: 5000, target: 2030, published: "2019-06-01" }];
  const plain = planOf(record, madeAlmanac(growing, "2020-01-01"), options).plan;
  expect(planOf(record, madeAlmanac(foretold, "2020-01-01"), options).plan).toEqual(plain);
  const aimed = planOf(shippedModel("plans"), madeAlmanac(foretold, "2020-01-01"), options);
  expect(aimed.plan.parties[0]?.aim).toMatchObject({ dueStep: 10, weight: 0.5 });
  expect(Math.exp(aimed.plan.parties[0]?.aim.mean ?? 0)).toBeCloseTo(5000 * Math.exp(0.15 ** 2 / 2), -1);
});

test("a producer who counts otherwise changes the level little, and is no growth", () => {
  const otherwise = { year: 2019, value: 150, producer: "US DoD", published: "2019-09-01" };
  const plain = planOf(record, madeAlmanac(growing, "2020-01-01"), options).plan.parties[0];
  const with2 = planOf(record, madeAlmanac([...growing, otherwise], "2020-01-01"), options).plan.parties[0];
  expect(Math.abs((with2?.level.mean ?? 0) - (plain?.level.mean ?? 9))).toBeLessThan(0.06);
  const same = planOf(record, madeAlmanac([...growing, { ...otherwise, producer: "SIPRI" }], "2020-01-01"), options);
  expect(Math.abs((same.plan.parties[0]?.level.mean ?? 0) - (plain?.level.mean ?? 9))).toBeGreaterThan(0.1);
});

test("states with nothing deployed above nil are not projected as deployed; China's share is stated", () => {
  const almanac = { ...shippedAlmanac(), knownOn: "2026-11-30" };
  const fitted = planOf(record, almanac, { parties: ["CN", "IN", "RU", "US"], to: 2030, seed: 1 });
  const [cn, india, ru, us] = fitted.parties.map((p) => p.deployed);
  expect(cn).toMatchObject({ projected: true, by: "stated" });
  expect(india).toMatchObject({ projected: false, why: "none-above-nil" });
  for (const one of [ru, us]) expect(one).toMatchObject({ projected: true, by: "figures" });
});

test("a deployed count is known by itself, however poorly the stockpile is", () => {
  const stock = [2000, 2005, 2010].map((year) => ({ party: "RU", year, value: year === 2005 ? 9000 : 4000 }));
  const counts = [2008, 2009, 2010].map((year) => ({ party: "RU", year, value: 1500, quantity: "deployed-strategic" }));
  const { plan } = planOf(shippedModel("record"), madeAlmanac([...stock, ...counts], "2011-01-01"), {
    parties: ["RU"],
    to: 2015,
    seed: 1,
  });
  const [ru] = plan.parties;
  expect(ru?.level.sd).toBeGreaterThan(0.05);
  expect(ru?.share).toMatchObject({ withLevel: -1 });
  expect(ru?.share.sd).toBeLessThan(0.1);
  const deployed = Math.exp((ru?.level.mean ?? 0) + (ru?.share.mean ?? 0));
  expect(deployed / 1500).toBeGreaterThan(0.9);
  expect(deployed / 1500).toBeLessThan(1.1);
});

test("a declared count stands before estimates while it is not old, and the two are never brought together", () => {
  const stock = [2005, 2010, 2015].map((year) => ({ party: "RU", year, value: 4500 }));
  const estimates = [2010, 2012].map((year) => ({ party: "RU", year, value: 1900, quantity: "deployed-strategic" }));
  const declared = [2010, 2011].map((year) => ({
    ...{ party: "RU", year, value: 1500, quantity: "new-start-deployed-warheads" },
    basis: "declared" as const,
  }));
  const of = (knownOn: string) => {
    const made = madeAlmanac([...stock, ...estimates, ...declared], knownOn);
    const { parties } = planOf(record, made, { parties: ["RU"], to: 2020, seed: 1 });
    const { deployed, trend } = parties[0] ?? expect.unreachable();
    if (!deployed.projected) return expect.unreachable();
    return { of: deployed.of, count: Math.exp(trend.level.mean + deployed.share.mean), rows: deployed.rows.length };
  };
  for (const [day, quantity, count] of [
    ["2013-01-01", "new-start-deployed-warheads", 1500],
    ["2014-01-01", "deployed-strategic", 1900],
  ] as const) {
    const found = of(day);
    expect(found).toMatchObject({ of: quantity, rows: 2 });
    expect(found.count).toBeCloseTo(count, 5);
  }
});

test("numbers of a plan have six digits, and a parameter that is put to a value is in it", () => {
  const { plan } = planOf(withValue(record, "most-a-year", 0.123456789), madeAlmanac(growing, "2020-01-01"), options);
  expect(plan.parties[0]?.mostAYear).toBe(0.123457);
  expect(String(plan.parties[0]?.level.mean).replace(/\D/g, "").length).toBeLessThanOrEqual(7);
});
