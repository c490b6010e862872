import fc from "fast-check";
import { expect, test } from "vitest";
import { dawn, daysInWords, readDays } from "./days.ts";

test.each([
  ["2024", "2024-01-01", "2024-12-31"],
  ["2024-02", "2024-02-01", "2024-02-29"],
  ["2023-02", "2023-02-01", "2023-02-28"],
  ["1900-02", "1900-02-01", "1900-02-28"],
  ["2024-03-05", "2024-03-05", "2024-03-05"],
  ["2023/2024", "2023-01-01", "2024-12-31"],
  ["2020-09-30/2023-09", "2020-09-30", "2023-09-30"],
  ["../2026-11", dawn, "2026-11-30"],
])("%s is from %s to %s", (text, from, to) => {
  expect(readDays(text)).toEqual({ from, to, text });
});

test.each([
  "",
  "..",
  "../",
  "2024-13",
  "2024-02-30",
  "2024-00",
  "2024-1",
  "24",
  "0000",
  "2024/2023",
  "2024/..",
  "FY2023",
  "1/2/3",
])("%j is no date", (text) => {
  expect(readDays(text)).toBeUndefined();
});

test("a day of the calendar reads as itself, and no other text of that form does", () => {
  const part = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, "0"));
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2100 }), part(14), part(33), (year, month, day) => {
      const text = `${year}-${month}-${day}`;
      const at = new Date(`${text}T00:00:00Z`);
      const isDay = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
      expect(readDays(text)?.from).toBe(isDay ? text : undefined);
    }),
  );
});

test("in words, a page without a date is only not later than when it was read", () => {
  const words = ["2024", "2023/2024", "../2026-11"].map((t) => readDays(t)).map((d) => (d ? daysInWords(d) : ""));
  expect(words).toEqual(["2024", "2023 to 2024", "not later than 2026-11"]);
});
