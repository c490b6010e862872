import { asKnownOn, type Figure, type Range } from "@comity/almanac";
import type { Day, Party } from "@comity/regime";
import { describe, expect, test } from "vitest";
import { countRegime } from "./count.ts";
import { almanacOf, figure, regimeOf, shippedAlmanac, shippedRegime } from "./testing.ts";

const record = shippedAlmanac();
const newStart = shippedRegime("new-start");
const [US, RU, FR, GB] = ["US", "RU", "FR", "GB"] as Party[] as [Party, Party, Party, Party];
const one = (n: number): Range => ({ low: n, high: n });

const columns = {
  "deployed-vehicles": "deployed_delivery_vehicles",
  "deployed-warheads": "deployed_warheads_counted",
  "launchers-and-bombers": "deployed_and_nondeployed_launchers",
} as const;

test("on every exchange date the count is what was published, and cannot be told where a figure is missing", () => {
  const rows = record.tables.find((t) => t.name === "new-start-aggregates")?.rows ?? [];
  expect(rows.length).toBeGreaterThanOrEqual(40);
  let [told, missing] = [0, 0];
  for (const { cells } of rows) {
    const on = cells.as_of as Day;
    const found = countRegime(newStart, record, { on }).parties.get(cells.party as Party);
    for (const [limit, column] of Object.entries(columns)) {
      const l = found?.limits.get(limit);
      const cell = cells[column];
      const isNumber = cell !== undefined && /^\d+$/.test(cell);
      expect([on, cells.party, limit, l?.counted]).toEqual([
        on,
        cells.party,
        limit,
        isNumber ? one(Number(cell)) : null,
      ]);
      const bound = on >= "2018-02-05";
      expect([on, cells.party, limit, l?.finding]).toEqual([
        on,
        cells.party,
        limit,
        bound ? (isNumber ? "within" : "cannot-tell") : "no-limit",
      ]);
      if (isNumber) told++;
      else missing++;
    }
  }
  expect(told).toBeGreaterThan(100);
  expect(missing).toBeGreaterThanOrEqual(8);
});

test("the margin, the row and the clause stand with the finding", () => {
  const found = countRegime(newStart, record, { on: "2020-09-01" as Day })
    .parties.get(US)
    ?.limits.get("deployed-warheads");
  expect(found).toMatchObject({ counted: one(1457), limit: 1550, finding: "within", margin: 93, basis: "declared" });
  expect(found?.figures[0]?.at).toMatchObject({
    file: "data/new-start-aggregates.csv",
    column: "deployed_warheads_counted",
  });
  expect(found?.clause).toBe("Art. II.1(b)");
  expect(found?.because.map((b) => b.text.en).join("; ")).toMatch(/declared 1,457, as of 1 September 2020/);
});

test("as Russia counts, the American total of March 2022 was 101 over; on other days its own figure is missing", () => {
  const at = (on: string) =>
    countRegime(newStart, record, { on: on as Day })
      .parties.get(US)
      ?.otherWays.get(RU)
      ?.get("launchers-and-bombers");
  expect(at("2022-03-01")).toMatchObject({ counted: one(901), limit: 800, finding: "over", margin: -101 });
  const own = countRegime(newStart, record, { on: "2022-03-01" as Day })
    .parties.get(RU)
    ?.otherWays.get(RU);
  expect(own?.get("launchers-and-bombers")).toMatchObject({ counted: one(761), finding: "within" });
  expect(at("2020-09-01")).toMatchObject({ counted: { low: 800, high: null }, finding: "cannot-tell", margin: null });
  // What went stale is not told as if it had been counted.
  const counted = at("2023-03-01")?.because.find((b) => b.text.en.startsWith("declared"));
  expect(counted?.text.en).toBe("declared 800 or more, as of 1 March 2023 (United States)");
});

test("what was published later is not known, and an older figure never takes its place unsaid", () => {
  const known = asKnownOn(record, "2020-10-01");
  const found = countRegime(newStart, known, { on: "2020-09-01" as Day });
  expect(found.asKnownOn).toBe("2020-10-01");
  const us = found.parties.get(US)?.limits.get("deployed-warheads");
  expect(us).toMatchObject({ counted: null, finding: "cannot-tell" });
  expect(us?.because.at(-1)?.text.en).toMatch(/last figure is of 1 March 2020/);
});

test("after the last exchange the figures go stale, and after its end there is no limit", () => {
  const at = (on: string) =>
    countRegime(newStart, record, { on: on as Day })
      .parties.get(US)
      ?.limits.get("deployed-warheads");
  expect(at("2023-06-01")).toMatchObject({ counted: one(1419), finding: "within" });
  expect(at("2024-06-01")).toMatchObject({ counted: null, finding: "cannot-tell", limit: 1550 });
  expect(at("2026-03-01")).toMatchObject({ limit: null, finding: "no-limit" });
});

test("Russia withheld its figures of March 2023: an estimate stands beside that and does not decide", () => {
  const ru = countRegime(newStart, record, { on: "2023-03-01" as Day })
    .parties.get(RU)
    ?.limits.get("deployed-warheads");
  expect(ru).toMatchObject({ counted: null, finding: "cannot-tell", near: { basis: "estimate" } });
  expect(ru?.because.map((b) => b.text.en).join("; ")).toMatch(/not provided by Russia/);
});

const cap = (more: string) =>
  regimeOf(`
regime: test-cap
title: A cap
kind: treaty
parties: [CN, FR, GB, US]
languages: [en, fr]
sources: { text: { title: The text, read: in-source } }
life: [ { on: 2019-01-01, event: in-force, source: text } ]
limits:
  warheads:
    clause: Art. 1
    source: text
    at-most: 300
    ${more}
`);

test("an estimate never makes anything over by itself; what it would come to is told beside it", () => {
  const regime = cap("figures: { of: [stock] }");
  const at = (low: number, high: number | null, basis: "declared" | "estimate") => {
    const a = almanacOf(figure({ party: "FR", quantity: "stock", value: { low, high }, asOf: "2020-06-01", basis }));
    return countRegime(regime, a, { on: "2020-07-01" as Day })
      .parties.get(FR)
      ?.limits.get("warheads");
  };
  expect(at(290, 290, "estimate")).toMatchObject({ finding: "within", margin: 10, basis: "estimate" });
  expect(at(310, 320, "estimate")).toMatchObject({ finding: "cannot-tell", byEstimate: "over", margin: -10 });
  expect(at(290, 310, "estimate")).toMatchObject({ finding: "cannot-tell", margin: null });
  expect(at(310, 320, "declared")).toMatchObject({ finding: "over", margin: -10 });
  expect(at(290, null, "declared")).toMatchObject({ finding: "cannot-tell", margin: null });
  expect(at(301, null, "declared")).toMatchObject({ finding: "over", margin: -1 });
});

test("two sources that disagree give the range that holds both; a part that is missing leaves the sum open above", () => {
  const regime = cap("figures: { of: [strategic, other] }");
  const f = (quantity: string, n: number | null, title: string) =>
    figure({
      party: "FR",
      quantity,
      value: n === null ? null : one(n),
      asOf: "2020-06-01",
      source: { title, published: { from: "2020-07-01", to: "2020-07-01", text: "2020-07-01" }, read: "source" },
    });
  const at = (...figures: ReturnType<typeof f>[]) =>
    countRegime(regime, almanacOf(...figures), { on: "2020-07-01" as Day })
      .parties.get(FR)
      ?.limits.get("warheads");
  expect(at(f("strategic", 200, "a"), f("strategic", 210, "b"), f("other", 20, "a"))).toMatchObject({
    counted: { low: 220, high: 230 },
    finding: "within",
    margin: 70,
  });
  expect(at(f("strategic", 200, "a"), f("other", null, "a"))).toMatchObject({
    counted: { low: 200, high: null },
    finding: "cannot-tell",
  });
  expect(at(f("strategic", 301, "a"), f("other", null, "a"))).toMatchObject({ finding: "over", margin: -1 });
  expect(at()).toMatchObject({ counted: null, finding: "cannot-tell" });
});

describe("rows of one day that differ in detail", () => {
  const regime = cap("figures: { of: [stock] }");
  const f = (n: number, detail: Readonly<Record<string, string>>, more: Partial<Figure> = {}, table = "types") => ({
    ...figure({ party: "FR", quantity: "stock", value: one(n), asOf: "2020-06-01", basis: "estimate", detail }),
    at: { table, file: `${table}.csv`, line: 2 },
    ...more,
  });
  const at = (...figures: readonly Figure[]) =>
    countRegime(regime, almanacOf(...figures), { on: "2020-07-01" as Day })
      .parties.get(FR)
      ?.limits.get("warheads");

  test("are parts of a sum in one table; in two tables they are two accounts of the same", () => {
    const parts = [f(100, { class: "SLBM" }), f(90, { class: "bomber" })];
    expect(at(...parts)?.counted).toEqual(one(190));
    expect(at(...parts, f(200, { category: "stockpile" }, {}, "stocks"))?.counted).toEqual({ low: 190, high: 200 });
  });

  test("a row for the whole is not added to its parts", () => {
    const whole = f(48, { class: "bomber", system: "all" }, { wholeOf: "system" });
    const [b2, b52] = [f(12, { class: "bomber", system: "B-2A" }), f(36, { class: "bomber", system: "B-52H" })];
    const missile = f(100, { class: "SLBM", system: "M51" });
    expect(at(b2, whole, b52, missile)?.counted).toEqual(one(148));
    expect(at(b2, b52)?.counted).toEqual(one(48));
  });

  test("that may hold each other give a least and no most; those that tell of the same give both ends", () => {
    const [some, all] = [{ detail: { detail: "one page" } }, { detail: { detail: "another" } }];
    expect(at(f(250, {}, { ...some, beside: "overlap" }), f(310, {}, { ...all, beside: "overlap" }))).toMatchObject({
      counted: { low: 310, high: null },
      finding: "cannot-tell",
      byEstimate: "over",
    });
    expect(at(f(250, {}, { ...some, beside: "same" }), f(310, {}, { ...all, beside: "same" }))).toMatchObject({
      counted: { low: 250, high: 310 },
      finding: "cannot-tell",
      margin: null,
    });
  });

  test("in the record: bombers by type and in all are 48, not 96; what SIPRI says twice of China is once 600 or more", () => {
    const of = (quantity: string, party: Party, on: string) =>
      countRegime(cap(`figures: { of: [${quantity}] }`), record, {
        on: on as Day,
        parties: [party],
      })
        .parties.get(party)
        ?.limits.get("warheads")?.counted;
    expect(of("new-start-bombers-deployed", US, "2020-09-01")).toEqual(one(48));
    expect(of("total-inventory", "CN" as Party, "2025-01-01")).toEqual({ low: 600, high: null });
  });
});

test("a figure of before the ceiling began says nothing about whether it is kept", () => {
  const regime = cap("first-met: 2020-06-15\n    figures: { of: [stock] }");
  const at = (asOf: string) => {
    const a = almanacOf(figure({ party: "FR", quantity: "stock", value: one(400), asOf }));
    return countRegime(regime, a, { on: "2020-07-01" as Day })
      .parties.get(FR)
      ?.limits.get("warheads");
  };
  expect(at("2020-06-01")).toMatchObject({ counted: one(400), finding: "cannot-tell", margin: null });
  expect(at("2020-06-15")).toMatchObject({ finding: "over", margin: -100 });
});

test("members of a group that counts as one are added up; one that is missing leaves the sum open", () => {
  const regime = cap(
    "figures: { of: [stock] }\ngroups: { west: { title: West, members: [FR, GB], counts-as-one: true } }",
  );
  const f = (party: string, n: number) => figure({ party, quantity: "stock", value: one(n), asOf: "2020-06-01" });
  const at = (...figures: ReturnType<typeof f>[]) =>
    countRegime(regime, almanacOf(...figures), { on: "2020-07-01" as Day })
      .parties.get(GB)
      ?.limits.get("warheads");
  expect(at(f("FR", 200), f("GB", 150))).toMatchObject({ counted: one(350), finding: "over", margin: -50 });
  expect(at(f("FR", 200))).toMatchObject({ counted: { low: 200, high: null }, finding: "cannot-tell" });
});

test("a limit whose file names no published figures can't be told, and says so", () => {
  const found = countRegime(cap(""), almanacOf(), { on: "2020-07-01" as Day })
    .parties.get(FR)
    ?.limits.get("warheads");
  expect(found).toMatchObject({ counted: null, finding: "cannot-tell", basis: null });
  expect(found?.because.at(-1)?.text.en).toMatch(/names no published figures/);
});
