import { readDays } from "@comity/almanac";
import { expect, test } from "vitest";
import { formatDaysOf } from "./dates.ts";

const days = (...texts: readonly string[]) =>
  texts.map((t) => {
    const read = readDays(t);
    if (read === undefined) throw new Error(t);
    return read;
  });

test("a day, a month and a year, the earliest first and none twice, in four languages", () => {
  const all = days("2025-01-01", "2024-03", "2023", "2024-03");
  expect(formatDaysOf(all, "en")).toBe("2023, March 2024, 1 January 2025");
  expect(formatDaysOf(all, "fr")).toBe("2023, mars 2024, 1er janvier 2025");
  expect(formatDaysOf(all, "ru")).toBe("2023 г., март 2024 г., 1 января 2025 г.");
  expect(formatDaysOf(all, "zh")).toBe("2023年、2024年3月、2025年1月1日");
});

test("what is open stays open", () => {
  const all = days("2023/2024-02", "../2026-11");
  expect(formatDaysOf(all, "en")).toBe("2023 – February 2024, not later than November 2026");
  expect(formatDaysOf(all, "ru")).toBe("2023 г. – февраль 2024 г., не позднее: ноябрь 2026 г.");
});
