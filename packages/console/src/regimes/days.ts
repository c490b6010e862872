/** Days as numbers, for the time line's axis and its cursor. All are UTC. */
import { type Day, isDay } from "@comity/regime";

const dayMs = 86_400_000;

export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / dayMs;
export const dayOfNumber = (n: number): Day => new Date(Math.round(n) * dayMs).toISOString().slice(0, 10) as Day;
export const dayOfMs = (ms: number): Day => new Date(ms).toISOString().slice(0, 10) as Day;
export const dayIn = (text: string | null): Day | null => (text !== null && isDay(text) ? text : null);

/** Starts of years so that their labels do not touch. */
export function years(from: Day, to: Day, width: number): readonly number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const most = Math.max(2, Math.floor(width / 64));
  const step = [1, 2, 5, 10, 20, 50].find((s) => (last - first) / s <= most) ?? 100;
  const start = Math.ceil(first / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((last - start) / step) + 1) }, (_, i) => start + i * step);
}
