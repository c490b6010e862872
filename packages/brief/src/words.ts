/** The page's phrases in four languages, filled from fields of the record, and how it writes numbers, days and names. */
import type { Days, Range } from "@comity/almanac";
import {
  type Day,
  formatDay,
  formatNumber,
  type Language,
  type Party,
  partyName,
  type Regime,
  say,
} from "@comity/regime";
import { type Phrase, phrases } from "./phrases.ts";
import type { BriefSource } from "./types.ts";

/** A phrase with its `{places}` filled. What fills them is data, and is never read as a phrase. */
export function tell(language: Language, phrase: Phrase, fields: Readonly<Record<string, string>> = {}): string {
  return phrases[phrase][language].replace(/\{(\w+)\}/g, (whole, name: string) => fields[name] ?? whole);
}

/** *500*, *3,700–3,710*, *at least 500*. */
export function rangeIn(language: Language, { low, high }: Range): string {
  const n = (x: number): string => formatNumber(x, language);
  if (high === null) return tell(language, "atLeast", { n: n(low) });
  // A bound alone is no range from nothing.
  if (low === 0 && high > 0) return tell(language, "atMost", { n: n(high) });
  return low === high ? n(low) : `${n(low)}–${n(high)}`;
}

/** A day, a month or a year, as far as it is known. */
export function daysIn(language: Language, days: Days): string {
  const [first = "", last] = days.text.split("/");
  if (last === undefined) return dayIn(language, first);
  return first === ".."
    ? tell(language, "notLaterThan", { day: dayIn(language, last) })
    : `${dayIn(language, first)} – ${dayIn(language, last)}`;
}

function dayIn(language: Language, text: string): string {
  if (text.length === 10) return formatDay(text as Day, language);
  if (text.length !== 7) return text;
  const [y = "", m = ""] = text.split("-");
  const day = new Date(Date.UTC(Number(y), Number(m) - 1, 1));
  return new Intl.DateTimeFormat(language, { year: "numeric", month: "long", timeZone: "UTC" }).format(day);
}

/** English puts an article before some names of states. */
export function nameIn(language: Language, state: string): string {
  const name = partyName(state as Party, language);
  return language === "en" && /^(United|Netherlands|Philippines)/.test(name) ? `the ${name}` : name;
}

export function listIn(language: Language, words: readonly string[]): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(words);
}
export const namesIn = (language: Language, states: readonly string[]): string =>
  listIn(
    language,
    states.map((s) => nameIn(language, s)),
  );

/** An agreement as one speaks of it: the name that a long title has in brackets at its end (`New START, 2010`), else the title. */
export function calledIn(language: Language, regime: Regime): string {
  const title = regime.title[language];
  const [, short] = /[（(]([^()（）]+)[)）]\s*$/u.exec(title) ?? [];
  // Parties, a year or *proposal* in brackets are no name.
  const isName = short !== undefined && /^(?:\p{Lu}{2}|\p{Lu}\p{Ll}+ \p{Lu}{2}|《)/u.test(short);
  return isName && title.length > (language === "zh" ? 22 : 60) ? short : title;
}

/** The record's own words, which are in English: in the quotation marks of the page's language. */
export const quoted = (language: Language, words: string): string => {
  const [open, close] = { en: ["“", "”"], fr: ["« ", " »"], ru: ["«", "»"], zh: ["“", "”"] }[language];
  return `${open}${words}${close}`;
};
export const semicolon = say("; ", " ; ", "; ", "；");
export const formatCount = (language: Language, n: number): string => formatNumber(n, language);

/** When a source was published, or which event it tells of. */
export const datedIn = (language: Language, { dated, published }: Pick<BriefSource, "dated" | "published">): string =>
  tell(language, dated === "event" ? "eventOf" : "publishedOn", { day: formatDay(published as Day, language) });
