/** Times as a watch officer reads and types them. */

import { type Day, isDay } from "@comity/regime";
import { type Instant, parseInstant } from "@comity/wire";
import { Stop } from "./io.ts";

const minuteMs = 60_000;

/** `2026-02-14 02:00`, always UTC. */
export const minute = (instant: string): string => instant.slice(0, 16).replace("T", " ");

/** `12 min over`, `29 min left`, `20 h 47 min left`, `157 d left`. */
export function left(dueAt: string, now: string): string {
  const ms = Date.parse(dueAt) - Date.parse(now);
  return `${span(Math.abs(ms))} ${ms < 0 ? "over" : "left"}`;
}

function span(ms: number): string {
  const minutes = Math.floor(ms / minuteMs);
  if (minutes < 60) return `${minutes} min`;
  const whole = Math.floor(minutes / 60);
  if (whole < 48) return `${whole} h ${minutes % 60} min`;
  return `${Math.floor(whole / 24)} d`;
}

/** `31.4 h` */
export const hours = (h: number): string => `${h.toFixed(1)} h`;

/** The day it is now, in UTC. */
export const today = (): Day => new Date().toISOString().slice(0, 10) as Day;

/** A day that a person typed. */
export function readDayOption(text: string, option: string): Day {
  if (isDay(text)) return text;
  throw new Stop(2, `${option} is a day that exists, such as 2026-02-05, not "${text}"`);
}
/** A moment in UTC that a person typed; a day means its last moment, so that what was done on that day counts. */
export function readMomentOption(text: string, option: string): Instant {
  if (isDay(text)) return `${text}T23:59:59.999Z` as Instant;
  const read = parseInstant(text);
  if (read.ok) return read.value;
  throw new Stop(2, `${option} is a day or a moment in UTC, such as 2026-02-05 or 2026-02-05T06:00Z, not "${text}"`);
}
