/** Moments and spans in words: UTC first, at most two units, in the reader's language. */

import type { Say } from "./index.ts";
import { type Language, locales } from "./languages.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Unit = "d" | "h" | "min";
export type Part = readonly [number, Unit];

/** Days and hours, hours and minutes, or minutes: what an officer counts by. Cut, never rounded up. */
export function parts(ms: number): Part[] {
  const span = Math.abs(ms);
  const d = Math.floor(span / day);
  const h = Math.floor((span % day) / hour);
  const m = Math.floor((span % hour) / minute);
  const two: Part[] =
    d >= 14
      ? [[d, "d"]]
      : d >= 2
        ? [
            [d, "d"],
            [h, "h"],
          ]
        : [
            [d * 24 + h, "h"],
            [m, "min"],
          ];
  const told = two.filter(([n]) => n > 0);
  return told.length > 0 ? told : [[0, "min"]];
}

/** `29 min`, `20 h 47 min`, `157 d`. */
export function span(ms: number, t: Say): string {
  const told = parts(ms);
  if (told[0]?.[0] === 0) return t("time.underMinute");
  return joined(
    told.map(([n, unit]) => t(`time.${unit}`, { n })),
    t,
  );
}

/** `29 minutes`, `20 hours 47 minutes`: for a sentence that is read aloud. */
export function spanAloud(ms: number, t: Say): string {
  const told = parts(ms);
  if (told[0]?.[0] === 0) return t("time.underMinuteAloud");
  return joined(
    told.map(([count, unit]) => t(`time.aloud.${unit}`, { count })),
    t,
  );
}

const joined = ([a = "", b]: readonly string[], t: Say): string => (b === undefined ? a : t("time.two", { a, b }));

/** `29 min left`, `12 min late`; `over` is the word for our own standing orders. */
export function left(dueAtMs: number, nowMs: number, t: Say, over: "late" | "over" = "late"): string {
  const ms = dueAtMs - nowMs;
  return ms >= 0 ? t("time.left", { span: span(ms, t) }) : t(`time.${over}`, { span: span(ms, t) });
}

const formats = new Map<string, Intl.DateTimeFormat>();
function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locales[language], { timeZone: "UTC", ...options });
  formats.set(key, known);
  return known;
}

export const hhmm = (ms: number): string => new Date(ms).toISOString().slice(11, 16);
export const hhmmss = (ms: number): string => new Date(ms).toISOString().slice(11, 19);
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** `03:41` today, `25 Nov 00:00` this year, `30 Apr 2027 00:00` otherwise. `seconds` for what a record says. */
export function moment(iso: string, nowMs: number, language: Language, seconds = false): string {
  const ms = Date.parse(iso);
  if (!Number.isFinite(ms)) return iso;
  const clock = seconds ? hhmmss(ms) : hhmm(ms);
  if (dayOf(ms) === dayOf(nowMs)) return clock;
  return `${date(iso, language, nowMs)} ${clock}`;
}

/** `25 Nov`, or `30 Apr 2027` in another year. */
export function date(iso: string, language: Language, nowMs: number): string {
  const ms = Date.parse(iso);
  const other = dayOf(ms).slice(0, 4) !== dayOf(nowMs).slice(0, 4);
  return format(language, { day: "numeric", month: "short", ...(other ? { year: "numeric" } : {}) }).format(ms);
}

/** `5 Feb 2026`: a day of an agreement's life, always with its year. */
export function dayWords(day: string, language: Language): string {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(ms) ? format(language, { day: "numeric", month: "short", year: "numeric" }).format(ms) : day;
}

/** `Tue 24 Nov 2026`, for the bar. */
export function fullDate(ms: number, language: Language): string {
  return format(language, { weekday: "short", day: "numeric", month: "short", year: "numeric" })
    .format(ms)
    .replace(/,/g, "");
}

/** Where the reader's clock hangs; `null` where it shows UTC anyway. */
export function localZone(): string | null {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone === "UTC" || zone.startsWith("Etc/") ? null : zone;
}

/** The reader's own clock and where it hangs: `Paris 04:12`. */
export function localClock(ms: number, language: Language): string {
  const zone = localZone() ?? "UTC";
  const clock = new Intl.DateTimeFormat(locales[language], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return `${(zone.split("/").at(-1) ?? zone).replaceAll("_", " ")} ${clock.format(ms)}`;
}

export const hoursSpan = (hours: number, t: Say): string => span(hours * hour, t);

/** An agreement's own span, such as 24 h, 30 days, 3 months or 10 years. */
export function durationWords(d: { readonly ms: number; readonly months: number }, t: Say): string {
  const words: string[] = [];
  const years = Math.floor(d.months / 12);
  if (years > 0) words.push(t("time.years", { count: years }));
  if (d.months % 12 > 0) words.push(t("time.months", { count: d.months % 12 }));
  const days = d.ms / day;
  if (d.ms > 0) words.push(days >= 1 && Number.isInteger(days) ? t("time.aloud.d", { count: days }) : span(d.ms, t));
  return words.join(" ");
}
