/** Windows in rows of whole numbers: seconds since 1970 where that says them exactly, milliseconds in twice the room where it does not. */

/** Milliseconds since 1970, UTC; `to` Infinity where the end is open. */
export interface SpanMs {
  readonly from: number;
  readonly to: number;
}

const middle = 2 ** 31;
const open = 0x7fffffff;
const last = 2 ** 32 - 2;

/** Seconds since 1970 less 2³¹, rounded down: from 1970 to 2106, what lies before and after being its ends. */
export const secondsOf = (ms: number): number =>
  ms === Number.POSITIVE_INFINITY ? open : Math.max(0, Math.min(last, Math.floor(ms / 1000))) - middle;

export function fitsSeconds(windows: readonly SpanMs[]): boolean {
  for (let i = 0; i < windows.length; i++) {
    const { from, to } = windows[i] as SpanMs;
    if (!fits(from) || !(fits(to) || to === Number.POSITIVE_INFINITY)) return false;
  }
  return true;
}
// By a product: a remainder of numbers this large takes ten times as long.
const fits = (ms: number): boolean => ms >= 1000 && ms < last * 1000 && Math.floor(ms / 1000) * 1000 === ms;

/** Whole milliseconds, in two numbers. */
export function fineMs(page: Int32Array, at: number, ms: number): void {
  const high = Math.max(-middle, Math.min(open, Math.floor(ms / 2 ** 32)));
  page[at] = high;
  page[at + 1] = Number.isFinite(ms) ? ms - high * 2 ** 32 : 0;
}

export function spanMsOf(page: Int32Array, at: number, isFine: boolean): SpanMs {
  if (isFine) return { from: msAt(page, at), to: msAt(page, at + 2) };
  const to = page[at + 1] as number;
  return {
    from: ((page[at] as number) + middle) * 1000,
    to: to === open ? Number.POSITIVE_INFINITY : (to + middle) * 1000,
  };
}

function msAt(page: Int32Array, at: number): number {
  const high = page[at] as number;
  if (high === open) return Number.POSITIVE_INFINITY;
  return high === -middle ? Number.NEGATIVE_INFINITY : high * 2 ** 32 + ((page[at + 1] as number) >>> 0);
}
