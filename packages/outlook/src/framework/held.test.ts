import { readFileSync } from "node:fs";
import { type Regime, readRegime } from "@comity/regime";
import { expect, test } from "vitest";
import { bandsOf, newBlock, newParts, takeBlock } from "../kernel/kernel.ts";
import { outlookOf, prepareOutlook } from "../outlook.ts";
import { shippedAlmanac, shippedModel } from "../testing/record.ts";
import { limitResultOf } from "./result.ts";

const almanac = shippedAlmanac();
const record = shippedModel("record");
const shipped = (id: string): Regime => {
  const text = readFileSync(new URL(`../../../../regimes/${id}.yaml`, import.meta.url), "utf8");
  const read = readRegime({ file: id, text });
  if (!read.ok) throw new Error(read.faults.map((f) => f.message).join("\n"));
  return read.regime;
};
const options = {
  ...{ knownOn: "2026-11-30", to: 2030, seed: 1, paths: 100 },
  parties: ["CN", "IN", "PK", "RU", "US"],
  regimes: [shipped("trilateral-cap"), shipped("all-warheads-cap")],
};
const study = prepareOutlook(almanac, record, options);

test("ceilings come from the regime file, by 1 July, and a limit that cannot be answered says why", () => {
  const ceilings = Object.fromEntries(study.held.map((h) => [`${h.limit} ${h.party}`, h.ceiling]));
  const own = shipped("trilateral-cap").limits.get("deployed-warheads")?.perParty;
  expect(own).toBeDefined();
  expect(ceilings["deployed-warheads CN"]).toEqual([null, null, 700, 700, 700]);
  expect(ceilings["all-warheads RU"]).toEqual([null, null, 5500, 5500, 5500]);
  expect(study.notHeld).toContainEqual({ regime: "trilateral-cap", limit: "deployed-vehicles", why: "not-projected" });
  expect(study.held.find((h) => h.party === "US" && h.limit === "deployed-warheads")?.countedAs?.factor).toBeLessThan(
    0.95,
  );
});

test("first within, first over, margin and what would have to go, on paths made by hand", () => {
  const [one] = study.held.filter((h) => h.limit === "all-warheads" && h.party === "RU");
  if (one === undefined || one.fold.kind !== "limit") throw new Error("not held");
  const block = newBlock(study.job.plan, 0, 4);
  const years = study.years.length;
  // Years 2026 to 2030; the limit of 5,500 begins in 2028.
  const paths = [
    [4000, 4000, 4000, 4000, 4000],
    [4000, 4000, 6000, 5500, 5400],
    [9000, 9000, 9000, 9000, 9000],
    [5000, 5600, 5400, 5600, 5000],
  ];
  const { party } = one.fold;
  paths.forEach((values, path) => {
    for (const [y, v] of values.entries()) block.stockpile[(party * years + y) * 4 + path] = v;
  });
  const limit = newParts(one.fold, study.job.plan);
  const bands = newParts({ kind: "bands" }, study.job.plan);
  takeBlock(limit, block);
  takeBlock(bands, block);
  const found = limitResultOf(one, limit, bandsOf(bands), study.years);
  // Within from the first day in two paths, in 2029 in one (5,500 is not over 5,500), never in one.
  expect(found.firstMet).toEqual({ p10: 2028, p50: 2028, p90: null });
  expect(found.neverShare).toBe(0.25);
  // Over in 2028 in two; the fourth, which was over before there was a limit, only in 2029.
  expect(found.firstOver).toEqual({ p10: 2028, p50: 2028, p90: null });
  expect(found.neverOverShare).toBe(0.25);
  expect(found.shareOver).toEqual([null, null, 0.5, 0.5, 0.25]);
  expect(found.margin.p50[0]).toBeNull();
  expect(found.margin.p10[4]).toBeCloseTo(5500 - 9000, -1);
  expect(found.toRemove.p90[4]).toBeCloseTo(3500, -1);
  expect(found.toRemove.p10[4]).toBe(0);
});

test("folds of another job are refused", () => {
  expect(() => outlookOf(study, [])).toThrow("not the job's folds");
});
