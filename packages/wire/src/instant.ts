import { assert, bad, good, type Result } from "./result.ts";
import { harmless } from "./text.ts";

/**
 * A moment in UTC, to the millisecond, in one spelling: `2026-02-14T02:00:11.123Z`.
 * Texts of this spelling sort in time order, so `<` and `>` compare moments. Years 0001 to 9999.
 */
export type Instant = string & { readonly __instant: true };

const spelling = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const looser = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?Z$/;

export function isInstant(text: unknown): text is Instant {
  if (typeof text !== "string" || !spelling.test(text)) return false;
  if (text.slice(8, 10) <= "28") return true; // every month has these days
  const ms = Date.parse(text); // reads 30 February as 2 March: the way back tells
  return Number.isFinite(ms) && new Date(ms).toISOString() === text;
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function msOf(at: Instant): number {
  return Date.parse(at);
}

/** @param ms whole milliseconds since 1970-01-01T00:00Z */
export function instantOf(ms: number): Instant {
  const text = new Date(ms).toISOString();
  assert(spelling.test(text), `no instant for ${ms} ms: the year must be one of 0001 to 9999`);
  return text as Instant;
}

/** Read a moment as a person writes it, `2026-02-14T02:00Z` or finer. UTC only: another offset is refused, not converted. */
export function parseInstant(text: string): Result<Instant> {
  const m = looser.exec(text.trim());
  if (m === null) return bad(`"${harmless(text, 40)}" is not a UTC time. Write it as 2026-02-14T02:00Z`);
  const [, day = "", minute = "", second = "00", fraction = "0"] = m;
  const full = `${day}T${minute}:${second}.${fraction.padEnd(3, "0")}Z`;
  return isInstant(full) ? good(full) : bad(`"${harmless(text, 40)}" names a day or hour that does not exist`);
}

export const plusMs = (at: Instant, ms: number): Instant => instantOf(msOf(at) + ms);
