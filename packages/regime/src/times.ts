import { msOf } from "@comity/wire";
import { formatNumber } from "./texts.ts";
import type { Day, Instant, Language } from "./types.ts";

const months = {
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  fr: [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
  ],
  ru: [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
  ],
} as const;
const shortMonths = {
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  fr: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
  ru: ["янв.", "февр.", "марта", "апр.", "мая", "июня", "июля", "авг.", "сент.", "окт.", "нояб.", "дек."],
} as const;

/** `26 November 2026` · `26 novembre 2026`, `1er novembre 2026` · `26 ноября 2026 г.` · `2026年11月26日` */
export function formatDay(day: Day, language: Language): string {
  const [y, m, d] = day.split("-").map(Number) as [number, number, number];
  if (language === "zh") return `${y}年${m}月${d}日`;
  const month = months[language][m - 1] ?? "";
  if (language === "fr") return `${d === 1 ? "1er" : d} ${month} ${y}`;
  return `${d} ${month} ${y}${language === "ru" ? " г." : ""}`;
}

/** `26 Nov` · `26 nov.` · `26 нояб.` · `11月26日` */
export function formatDayShort(day: Day, language: Language, withYear = false): string {
  const [y, m, d] = day.split("-").map(Number) as [number, number, number];
  if (language === "zh") return `${withYear ? `${y}年` : ""}${m}月${d}日`;
  const words = `${language === "fr" && d === 1 ? "1er" : d} ${shortMonths[language][m - 1] ?? ""}`;
  return withYear ? `${words} ${y}` : words;
}

/** Hours and minutes, with seconds where they are not zero: `00:30` · `00 h 30`. */
function clock(at: Instant, language: Language): string {
  const [h = "", m = "", s = ""] = at.slice(11, 19).split(":");
  if (language === "fr") return `${h} h ${m}${s === "00" ? "" : ` min ${s} s`}`;
  return s === "00" ? `${h}:${m}` : `${h}:${m}:${s}`;
}
const dayOf = (at: Instant): Day => at.slice(0, 10) as Day;

function dated(at: Instant, language: Language): string {
  const [day, time] = [formatDay(dayOf(at), language), clock(at, language)];
  return { en: `${day}, ${time}`, fr: `${day} à ${time}`, ru: `${time} ${day}`, zh: `${day}${time}` }[language];
}
const utc = { en: " UTC", fr: " UTC", ru: " (UTC)", zh: "（协调世界时）" } as const;

/** `26 November 2026, 00:30 UTC` · `26 novembre 2026 à 00 h 30 UTC` · `00:30 26 ноября 2026 г. (UTC)` · `2026年11月26日00:30（协调世界时）` */
export const formatInstant = (at: Instant, language: Language): string => dated(at, language) + utc[language];

/** `26 Nov 00:30 UTC`, for a message beside a form. */
export function formatInstantShort(at: Instant, language: Language, withYear = false): string {
  const [day, time] = [formatDayShort(dayOf(at), language, withYear), clock(at, language)];
  return {
    en: `${day} ${time} UTC`,
    fr: `${day} à ${time} UTC`,
    ru: `${day} ${time} UTC`,
    zh: `${day}${time}（协调世界时）`,
  }[language];
}

export interface Interval {
  readonly opens: Instant;
  readonly closes: Instant;
}
/** `from … to … UTC`; within one day the day is said once. */
export function formatInterval({ opens, closes }: Interval, language: Language): string {
  const end = utc[language];
  if (dayOf(opens) === dayOf(closes)) {
    const [day, from, to] = [formatDay(dayOf(opens), language), clock(opens, language), clock(closes, language)];
    return (
      {
        en: `${day}, ${from} to ${to}`,
        fr: `le ${day} de ${from} à ${to}`,
        ru: `с ${from} до ${to} ${day}`,
        zh: `${day}${from}至${to}`,
      }[language] + end
    );
  }
  const [from, to] = [dated(opens, language), dated(closes, language)];
  return (
    { en: `from ${from} to ${to}`, fr: `du ${from} au ${to}`, ru: `с ${from} до ${to}`, zh: `${from}至${to}` }[
      language
    ] + end
  );
}

/** `26 Nov 00:30 – 29 Nov 10:00 UTC`, for one line. */
export function formatIntervalShort({ opens, closes }: Interval, language: Language): string {
  const isOneDay = dayOf(opens) === dayOf(closes);
  // The year once: beside the only day, or beside the last (in Chinese the first), or beside both when they differ.
  const isOneYear = opens.slice(0, 4) === closes.slice(0, 4);
  const words = (at: Instant, withYear: boolean): string =>
    `${formatDayShort(dayOf(at), language, withYear)}${language === "zh" ? "" : " "}${clock(at, language)}`;
  const from = words(opens, isOneDay || !isOneYear || language === "zh");
  const last = isOneDay ? clock(closes, language) : words(closes, !isOneYear || language !== "zh");
  return `${from}${language === "zh" ? "至" : " – "}${last} UTC`;
}

const units = {
  en: { d: "d", h: "h", min: "min" },
  fr: { d: "j", h: "h", min: "min" },
  ru: { d: "сут", h: "ч", min: "мин" },
  zh: { d: "天", h: "小时", min: "分钟" },
} as const;
/** A length of time in its two largest units: `3 d 9 h`, `20 h 47 min`, `24 h`. Rounded down to the minute. */
export function formatSpan(ms: number, language: Language, daysFrom = 48): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const u = units[language];
  const gap = language === "zh" ? "" : " ";
  const part = (n: number, unit: string): readonly string[] =>
    n === 0 ? [] : [`${formatNumber(n, language)}${gap}${unit}`];
  const hours = Math.floor(minutes / 60);
  const parts =
    hours >= daysFrom
      ? [...part(Math.floor(hours / 24), u.d), ...part(hours % 24, u.h), ...part(minutes % 60, u.min)]
      : [...part(hours, u.h), ...part(minutes % 60, u.min)];
  return parts.length === 0 ? `0${gap}${u.min}` : parts.join(gap);
}

export const spanOf = ({ opens, closes }: Interval): number => msOf(closes) - msOf(opens);
