/** Days as years with a fraction: the time scale of a fit. A year's point of a projection is its 1 July. */
import type { Day, Days } from "@comity/almanac";

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** `2021-07-02` is 2021.5; leap days are let go. */
export function yearOfDay(day: Day): number {
  const [y, m, d] = day.split("-").map(Number);
  return (y ?? 0) + ((daysBefore[(m ?? 1) - 1] ?? 0) + (d ?? 1) - 1) / 365;
}

/** The middle of the days that a source leaves open: *2019* is 1 July 2019. */
export const middleOf = (days: Days): number => (yearOfDay(days.from) + yearOfDay(days.to) + 1 / 365) / 2;

/** When the point of a year stands. */
export const pointOf = (year: number): number => year + 181 / 365;

export const calendarYear = (day: Day): number => Number(day.slice(0, 4));
