import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addRanges,
  compareRanges,
  exactly,
  hull,
  lessRange,
  printNumber,
  printRange,
  rangeOf,
  sameRange,
  standingTo,
  within,
} from "./range.ts";
import type { Range } from "./types.ts";

const whole = fc.nat({ max: 20_000 });
const ranges = fc
  .tuple(whole, fc.option(whole))
  .map(([low, more]): Range => ({ low, high: more === null ? null : low + more }));

test("what a row says becomes a range, and what contradicts itself does not", () => {
  expect(rangeOf({})).toBeNull();
  expect(rangeOf({ value: 0 })).toEqual({ low: 0, high: 0 });
  expect(rangeOf({ value: 500, low: 500 })).toEqual({ low: 500, high: null });
  expect(rangeOf({ value: 700, high: 700 })).toEqual({ low: 0, high: 700 });
  expect(rangeOf({ low: 600, high: 639 })).toEqual({ low: 600, high: 639 });
  expect(rangeOf({ low: 640, high: 639 })).toBeUndefined();
  expect(rangeOf({ value: 700, low: 600, high: 639 })).toBeUndefined();
  expect(rangeOf({ value: 400, low: 500 })).toBeUndefined();
});

test.each([
  [exactly(1457), "1,457"],
  [exactly(0), "0"],
  [{ low: 600, high: 639 }, "600–639"],
  [{ low: 500, high: null }, "500 or more"],
  [{ low: 0, high: 225 }, "225 or fewer"],
  [{ low: 0.5, high: 1234567.25 }, "0.5–1,234,567.25"],
])("%j prints as %s", (range, text) => {
  expect(printRange(range)).toBe(text);
});

test("printing puts in commas and takes nothing away", () => {
  fc.assert(fc.property(fc.integer(), (n) => Number(printNumber(n).replaceAll(",", "").replace("−", "-")) === n));
});

test("sums carry ranges through: whatever lies in the parts, its sum lies in the sum", () => {
  const inside = ranges.chain((r) => whole.map((n) => ({ r, n: r.low + (n % ((r.high ?? 30_000) - r.low + 1)) })));
  fc.assert(
    fc.property(fc.array(inside, { maxLength: 8 }), (parts) => {
      const sum = addRanges(parts.map((p) => p.r));
      expect(
        within(
          parts.reduce((s, p) => s + p.n, 0),
          sum,
        ),
      ).toBe(true);
      expect(sum.high === null).toBe(parts.some((p) => p.r.high === null));
    }),
  );
});

test("a difference, a hull and a standing hold for every number in the ranges", () => {
  fc.assert(
    fc.property(ranges, ranges, whole, (a, b, ceiling) => {
      const less = lessRange(a, b);
      expect(less === undefined).toBe(b.high === null);
      if (less !== undefined && b.high !== null)
        expect(within(a.low - b.high, less) && within(a.low - b.low, less)).toBe(true);
      const both = hull(a, b);
      expect(within(a.low, both) && within(b.low, both)).toBe(true);
      expect(both.high === null).toBe(a.high === null || b.high === null);
      const standing = standingTo(a, ceiling);
      if (standing === "within") expect(a.high !== null && a.high <= ceiling).toBe(true);
      else if (standing === "over") expect(a.low > ceiling).toBe(true);
      else expect(a.low <= ceiling && (a.high === null || a.high > ceiling)).toBe(true);
    }),
  );
});

test("ranges have one order, and no high end is the highest", () => {
  const [open, closed] = [
    { low: 500, high: null },
    { low: 500, high: 9000 },
  ];
  expect([open, closed].sort(compareRanges)).toEqual([closed, open]);
  fc.assert(
    fc.property(ranges, ranges, (a, b) => {
      expect(Math.sign(compareRanges(a, b))).toBe(0 - Math.sign(compareRanges(b, a)));
      expect(compareRanges(a, b) === 0).toBe(sameRange(a, b));
    }),
  );
  expect(sameRange(null, null)).toBe(true);
  expect(sameRange(null, exactly(0))).toBe(false);
});
