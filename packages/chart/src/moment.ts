/** Days as places on an axis of years. */

const dayMs = 86_400_000;

/** `2026-07-01` is 2026.4959: how much of its year had passed when the day began. */
export function yearOf(day: string): number {
  const year = Number(day.slice(0, 4));
  const start = Date.UTC(year, 0, 1);
  const length = (Date.UTC(year + 1, 0, 1) - start) / dayMs;
  return year + (Date.parse(`${day}T00:00:00Z`) - start) / dayMs / length;
}

/** 1 July: what a yearly point of a projection stands for. */
export const midYear = (year: number): number => yearOf(`${year}-07-01`);

/** The middle of the days that a source leaves open. */
export const middleOf = (days: { readonly from: string; readonly to: string }): number =>
  (yearOf(days.from) + yearOf(days.to)) / 2;
