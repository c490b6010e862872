/** Places on the strip of the next 24 hours. */
import type { Due, Entry } from "../api/centre.ts";

export interface Span24 {
  readonly from: number;
  readonly hours: number;
}
const hour = 3_600_000;
const end = (s: Span24): number => s.from + s.hours * hour;

export interface DuePoint {
  readonly key: string;
  readonly at: number;
  readonly state: Due["dueState"];
}

/** What falls due within the span; what is late already stands at its left edge. */
export function spread(due: readonly Due[], day: Span24, now: number): DuePoint[] {
  return due.flatMap((d, i) => {
    const at = d.dueAt === null ? Number.NaN : Date.parse(d.dueAt);
    if (!(at < end(day))) return [];
    return [{ key: `${d.id}${d.duty}${d.desk ?? ""}${i}`, at: at < now ? day.from : at, state: d.dueState }];
  });
}

export interface Window24 {
  readonly key: string;
  readonly party: string;
  readonly opens: number;
  readonly closes: number;
  /** Windows that overlap stand under each other. */
  readonly lane: number;
}

/** Intervals among an item's fields, at any depth. */
export function intervalsOf(value: unknown): { opens: number; closes: number }[] {
  if (Array.isArray(value)) return value.flatMap(intervalsOf);
  if (typeof value !== "object" || value === null) return [];
  if ("opens" in value && "closes" in value) {
    const opens = Date.parse(String(value.opens));
    const closes = Date.parse(String(value.closes));
    return Number.isFinite(opens) && Number.isFinite(closes) ? [{ opens, closes }] : [];
  }
  return Object.values(value).flatMap(intervalsOf);
}

/** Windows of notified events that are still expected. */
export function windowsWithin(entries: readonly Entry[], day: Span24): Window24[] {
  const lanes: number[] = [];
  return entries
    .filter((e) => e.kind === "notification" && e.sentAt !== null && (e.outcome === null || e.outcome === "postponed"))
    .flatMap((e) => intervalsOf(e.effectiveFields).map((w) => ({ ...w, party: e.from, key: e.id })))
    .filter((w) => w.closes > day.from && w.opens < end(day))
    .sort((a, b) => a.opens - b.opens)
    .map((w) => {
      const free = lanes.findIndex((until) => until <= w.opens);
      const lane = free === -1 ? lanes.length : free;
      lanes[lane] = w.closes;
      return { ...w, key: `${w.key}${w.opens}`, lane };
    });
}
