import { type Instant, instantOf, isInstant, msOf } from "@comity/wire";
import type { Day, Duration } from "./types.ts";

const units = { W: 7 * 86_400_000, D: 86_400_000, H: 3_600_000, M: 60_000, S: 1_000 } as const;
const iso = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/**
 * ISO 8601, such as `PT24H`, `P7D`, `P6M` or `P1Y`. Times are UTC, so a day is 24 hours and a week 7 days; years and months are
 * counted on the calendar.
 * @returns undefined when the text is no such duration, or is nothing long
 */
export function parseDuration(text: string): Duration | undefined {
  const [all, y = "0", mo = "0", w = "0", d = "0", h = "0", m = "0", s = "0"] = iso.exec(text) ?? [];
  if (all === undefined || text.endsWith("T")) return undefined;
  const ms =
    Number(w) * units.W + Number(d) * units.D + Number(h) * units.H + Number(m) * units.M + Number(s) * units.S;
  const months = Number(y) * 12 + Number(mo);
  return ms + months > 0 && ms < 1e13 && months < 12_000 ? { text, ms, months } : undefined;
}

/** Later by a duration: months on the calendar first (31 January and a month is 28 or 29 February), then the rest. */
export const plus = (at: Instant, d: Duration): Instant => shifted(byMonths(at, d.months), d.ms);
/** Earlier by a duration. */
export const minus = (at: Instant, d: Duration): Instant => shifted(byMonths(at, -d.months), -d.ms);

function byMonths(at: Instant, months: number): Instant {
  if (months === 0) return at;
  const t = new Date(msOf(at));
  const [year, month] = [t.getUTCFullYear(), t.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const whole = Date.UTC(year, month, Math.min(t.getUTCDate(), last));
  return shifted(at, whole - Date.UTC(year, t.getUTCMonth(), t.getUTCDate()));
}
export const plusDays = (day: Day, n: number): Day => dayOf(shifted(startOf(day), n * units.D));
/** The day a duration later. */
export const dayPlus = (day: Day, d: Duration): Day => dayOf(plus(startOf(day), d));

/** `2026-02-14`, a day that exists. */
export function isDay(text: unknown): text is Day {
  return typeof text === "string" && /^\d{4}-\d\d-\d\d$/.test(text) && isInstant(`${text}T00:00:00.000Z`);
}

/** A duty before a day counts to its start, 00:00 UTC. */
export const startOf = (day: Day): Instant => `${day}T00:00:00.000Z` as Instant;
/** A duty after a day counts from its end, the next 00:00 UTC. */
export const endOf = (day: Day): Instant => shifted(startOf(day), units.D);
export const dayOf = (at: Instant): Day => at.slice(0, 10) as Day;

const first = msOf("0001-01-01T00:00:00.000Z" as Instant);
const last = msOf("9999-12-31T23:59:59.999Z" as Instant);
/** Earlier or later, and never outside the years that have a spelling: a stranger's year 9999 must not stop us. */
export const shifted = (at: Instant, ms: number): Instant => instantOf(Math.min(last, Math.max(first, msOf(at) + ms)));

export const hourMs = units.H;
export const dayMs = units.D;
