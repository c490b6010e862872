/** Ranges are carried through every sum. A null high end means that nothing bounds the number from above, and is never a number. */
import type { Range } from "./types.ts";

export const exactly = (n: number): Range => ({ low: n, high: n });

/** What a row may say of one number: the figure as printed, and the bounds that its words set. */
export interface Bounds {
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
}

/**
 * A number alone is exact; with a low end of its own and no high end it is a floor (*more than 500*); a high end alone is a
 * ceiling, from nought.
 * @returns null where nothing is said; undefined where the bounds contradict: upside down, or the value outside of them
 */
export function rangeOf({ value, low, high }: Bounds): Range | null | undefined {
  if (low === undefined && high === undefined) return value === undefined ? null : exactly(value);
  const range = { low: low ?? 0, high: high ?? null };
  if (range.high !== null && range.low > range.high) return undefined;
  return value === undefined || within(value, range) ? range : undefined;
}

export const within = (n: number, r: Range): boolean => n >= r.low && (r.high === null || n <= r.high);

/** An empty list adds up to nought. */
export function addRanges(ranges: readonly Range[]): Range {
  return ranges.reduce(
    (sum, r) => ({ low: sum.low + r.low, high: sum.high === null || r.high === null ? null : sum.high + r.high }),
    exactly(0),
  );
}

/** The difference a − b, end against end: where b has no high end, neither has the difference a low one, and it is undefined. */
export function lessRange(a: Range, b: Range): Range | undefined {
  if (b.high === null) return undefined;
  return { low: a.low - b.high, high: a.high === null ? null : a.high - b.low };
}

/** The smallest range that holds both. */
export function hull(a: Range, b: Range): Range {
  return {
    low: Math.min(a.low, b.low),
    high: a.high === null || b.high === null ? null : Math.max(a.high, b.high),
  };
}

/**
 * How a range stands to a ceiling. `within`: all of it is at most that; `over`: all of it is more; `cannot-tell`: it reaches over
 * the ceiling and begins under it.
 */
export function standingTo(r: Range, ceiling: number): "within" | "over" | "cannot-tell" {
  if (r.low > ceiling) return "over";
  return r.high !== null && r.high <= ceiling ? "within" : "cannot-tell";
}

/** By the low end, then by the high end; no high end is the highest. */
export function compareRanges(a: Range, b: Range): number {
  if (a.low !== b.low) return a.low - b.low;
  if (a.high === b.high) return 0;
  return a.high === null ? 1 : b.high === null ? -1 : a.high - b.high;
}

export const sameRange = (a: Range | null, b: Range | null): boolean => a?.low === b?.low && a?.high === b?.high;

/** `1,457`, `600–639`, `500 or more`, `225 or fewer`: in English, with commas in thousands and decimals as they are. */
export function printRange({ low, high }: Range): string {
  if (high === null) return `${printNumber(low)} or more`;
  if (low === high) return printNumber(low);
  return low === 0 ? `${printNumber(high)} or fewer` : `${printNumber(low)}–${printNumber(high)}`;
}

/** No locale of the machine takes part: the same everywhere. */
export function printNumber(n: number): string {
  const [whole = "", part] = String(Math.abs(n)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return `${n < 0 ? "−" : ""}${grouped}${part === undefined ? "" : `.${part}`}`;
}
