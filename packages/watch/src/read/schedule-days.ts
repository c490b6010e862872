/** The windows of item D's schedule between items B and C. */
import { utc } from "./place-in-time.ts";
import type { Day, Days, Group, Schedule, Stretch } from "./schedule.ts";

const dayMs = 86_400_000;
const minuteMs = 60_000;
const most = 1_500;

/** Milliseconds since 1970. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** A day that a schedule names, none of whose hours lie between items B and C: one of the two may be spoilt. */
export function namesDaysOutside(schedule: Schedule, limits: Interval): boolean {
  return schedule.groups.some((group) =>
    group.days.some(
      (d) => ofGroup({ ...group, days: [d] }, limits)?.some((w) => w.to > limits.from && w.from < limits.to) === false,
    ),
  );
}

/**
 * The intervals of a schedule, cut to items B and C, earliest first; undefined when a day that it names does not exist or there
 * are more than 1,500. Hours that the sun gives are those of the whole UTC day.
 */
export function intervalsOf(schedule: Schedule, limits: Interval): readonly Interval[] | undefined {
  const out: Interval[] = [];
  for (const group of schedule.groups) {
    const some = ofGroup(group, limits);
    if (some === undefined || out.length + some.length > most) return undefined;
    out.push(...some);
  }
  for (const stretch of schedule.stretches) {
    const some = ofStretch(stretch, limits);
    if (some === undefined || out.length + some.length > most) return undefined;
    out.push(...some);
  }
  const cut = out
    .filter((w) => w.to > limits.from && w.from < limits.to && w.to > w.from)
    .map((w) => ({ from: Math.max(w.from, limits.from), to: Math.min(w.to, limits.to) }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  return cut.filter((w, i) => w.from !== cut[i - 1]?.from || w.to !== cut[i - 1]?.to);
}

function ofGroup(group: Group, limits: Interval): Interval[] | undefined {
  const first = startOf(limits.from) - dayMs;
  const spans =
    group.days.length > 0 ? group.days.map((d) => spanOf(d, limits.from)) : [{ from: first, to: startOf(limits.to) }];
  const left = group.exceptDays.map((d) => spanOf(d, limits.from));
  if ([...spans, ...left].some((s) => s === undefined)) return undefined;
  const out: Interval[] = [];
  for (const span of spans) {
    if (span === undefined) continue;
    for (let day = Math.max(span.from, first); day <= Math.min(span.to, limits.to); day += dayMs) {
      const weekday = new Date(day).getUTCDay();
      if (group.weekdays.length > 0 && !group.weekdays.includes(weekday)) continue;
      if (group.exceptWeekdays.includes(weekday)) continue;
      if (left.some((s) => s !== undefined && s.from <= day && day <= s.to)) continue;
      for (const h of group.hours) {
        const past = h.to.minutes <= h.from.minutes ? dayMs : 0;
        out.push({ from: day + h.from.minutes * minuteMs, to: day + h.to.minutes * minuteMs + past });
      }
      if (out.length > most) return undefined;
    }
  }
  return out;
}

function ofStretch(stretch: Stretch, limits: Interval): Interval[] | undefined {
  const [opens, closes] = [stretch.fromHour * minuteMs, stretch.toHour * minuteMs];
  if (!("weekdays" in stretch)) {
    const span = spanOf(stretch, limits.from);
    return span === undefined ? undefined : [{ from: span.from + opens, to: span.to + closes }];
  }
  const [a, b] = stretch.weekdays;
  const out: Interval[] = [];
  for (let day = startOf(limits.from) - 7 * dayMs; day <= limits.to; day += dayMs) {
    if (new Date(day).getUTCDay() !== a) continue;
    out.push({ from: day + opens, to: day + ((b - a + 7) % 7) * dayMs + closes });
    if (out.length > most) return undefined;
  }
  return out;
}

const startOf = (ms: number): number => ms - (((ms % dayMs) + dayMs) % dayMs);

function spanOf(days: Days, base: number): Interval | undefined {
  const from = placed(days.from, base - dayMs);
  const to = from === undefined ? undefined : placed(days.to, from);
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** The first such day on or after the day of a moment. */
function placed(day: Day, base: number): number | undefined {
  const year = new Date(base).getUTCFullYear();
  for (let y = year; y < year + 5; y++) {
    const at = utc(y, day.month, day.day);
    if (at !== undefined && at >= startOf(base)) return at;
  }
  return undefined;
}
