/**
 * Days as sources give them, after EDTF: `2024`, `2024-03`, `2024-03-05`, an interval `2023/2024`, and `../2026-11` for a page that
 * bears no date and was read then. All are days of the calendar; a source's own time zone is rarely known and is not asked for.
 */
import type { Day, Days } from "./types.ts";

/** What is known to be not later than a day begins here. */
export const dawn: Day = "0001-01-01";

/** @returns undefined where it is no such text, or no day of the calendar, or its end lies before its beginning */
export function readDays(text: string): Days | undefined {
  const trimmed = text.trim();
  const [first = "", last = first, ...more] = trimmed.split("/");
  if (more.length > 0) return undefined;
  const from = first === ".." && last !== first ? dawn : bound(first, "from");
  const to = bound(last, "to");
  return from === undefined || to === undefined || from > to ? undefined : { from, to, text: trimmed };
}

/** The day before which, or on which, all of it lies, in the words of a sentence: `2023-09-30`, `between 2023 and 2024`. */
export function daysInWords(days: Days): string {
  const [first = "", last] = days.text.split("/");
  if (last === undefined) return first;
  return first === ".." ? `not later than ${last}` : `${first} to ${last}`;
}

function bound(text: string, end: "from" | "to"): Day | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  if (year === undefined || year === "0000") return undefined;
  if (month === undefined) return end === "from" ? `${year}-01-01` : `${year}-12-31`;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  const most = lengthOfMonth(Number(year), Number(month));
  if (day === undefined) return `${year}-${month}-${end === "from" ? "01" : most}`;
  return Number(day) >= 1 && Number(day) <= most ? `${year}-${month}-${day}` : undefined;
}

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
