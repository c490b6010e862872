import { expect, test } from "vitest";
import { openKernel } from "./kernel/kernel.ts";
import { tornado } from "./sensitivity.ts";
import { shippedAlmanac, shippedModel } from "./testing/record.ts";

test("more pace means more warheads; the widest bar comes first; a state's own parameters are its own", () => {
  const outcome = { party: "CN", quantity: "stockpile", year: 2032, ceiling: 1000 } as const;
  const options = { parties: ["CN", "US"], seed: 3, knownOn: "2026-11-30", paths: 2048 };
  const found = tornado(shippedAlmanac(), shippedModel("record"), outcome, options, openKernel());
  const pace = found?.bars.find((b) => b.name === "CN.pace-at-start");
  const level = found?.bars.find((b) => b.name === "CN.stockpile-at-start");
  for (const bar of [pace, level]) {
    if (bar === undefined) throw new Error("no bar");
    expect(bar.high.p50).toBeGreaterThan(bar.low.p50);
    expect(bar.high.shareOver ?? 0).toBeGreaterThan(bar.low.shareOver ?? 1);
  }
  const run = found?.bars.find((b) => b.name === "long-run-pace");
  expect(run?.high.p50 ?? 0).toBeGreaterThan(run?.low.p50 ?? Number.POSITIVE_INFINITY);
  const widths = found?.bars.map((b) => Math.abs(b.high.p50 - b.low.p50)) ?? [];
  expect(widths[0]).toBeGreaterThan(widths.at(-1) ?? Number.POSITIVE_INFINITY);
  // China's share of deployed warheads moves no stockpile, and nobody else's parameter is tried.
  expect(found?.bars.map((b) => b.name).filter((n) => /deployed|upload|US/.test(n))).toEqual([]);
});
