/** Figures as a reader of each language writes them: numbers, days as far as they are known, values with what they leave open. */
import type { Almanac, Days, Figure, Range } from "@comity/almanac";
import { formatNumber } from "@comity/regime";
import { useCallback } from "react";
import { colon, type Language, locales, type Say, useWords, type Words } from "../words/index.ts";
import { dayWords } from "../words/time.ts";

export function useNumber(): (n: number) => string {
  const { language } = useWords();
  return useCallback((n: number) => formatNumber(n, language, 2), [language]);
}

export function rangeWords(r: Range, { t, language }: Pick<Words, "t" | "language">): string {
  const n = (v: number): string => formatNumber(v, language, 2);
  if (r.high === null) return t("figures.orMore", { n: n(r.low) });
  if (r.low === r.high) return n(r.low);
  return r.low === 0 ? t("figures.orFewer", { n: n(r.high) }) : `${n(r.low)}–${n(r.high)}`;
}

/** The value, or why there is none. */
export const valueWords = (f: Figure, words: Pick<Words, "t" | "language">): string =>
  f.value === null ? words.t(`figures.missing.${f.missing ?? "not-found"}`) : rangeWords(f.value, words);

/** `2024`, `Mar 2024`, `5 Mar 2024`, `2023–2024`, `by Nov 2026`: no more of a day than the source gives. */
export function daysWords(days: Days, t: Say, language: Language): string {
  const [first = "", last] = days.text.split("/");
  if (last === undefined) return partOfDay(first, language);
  if (first === "..") return t("figures.by", { day: partOfDay(last, language) });
  return `${partOfDay(first, language)}–${partOfDay(last, language)}`;
}

function partOfDay(text: string, language: Language): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dayWords(text, language);
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || month === undefined) return text;
  const format = new Intl.DateTimeFormat(locales[language], { month: "short", year: "numeric", timeZone: "UTC" });
  return format.format(Date.UTC(Number(year), Number(month) - 1, 1));
}

export const stateWords = (party: string, almanac: Almanac, language: Language): string =>
  almanac.states.get(party)?.[language] ?? party;

/** A quantity that the record does not describe, such as one of a reader's own, goes by its name. */
export const quantityWords = (name: string, almanac: Almanac, language: Language): string =>
  almanac.quantities.get(name)?.title[language] ?? name;

/** `FAS: Russian nuclear weapons, 2024. Published Mar 2024, read second hand.` */
export function sourceWords(f: Figure, { t, language }: Pick<Words, "t" | "language">): string {
  const published = daysWords(f.source.published, t, language);
  return `${f.producer}${colon(language)}${f.source.title}. ${t(`figures.published.${f.source.read}`, { day: published })}`;
}

/** All of a figure in one line, for who points at its mark. */
export function figureWords(f: Figure, almanac: Almanac, words: Words): string {
  const { t, language } = words;
  const what = [stateWords(f.party, almanac, language), quantityWords(f.quantity, almanac, language)].join(", ");
  const target = f.target === undefined ? "" : ` ${t("figures.foretold", { year: f.target.text })}`;
  const hedge = f.qualifier === undefined ? "" : ` (${f.qualifier})`;
  const of = t(`figures.of.${f.basis}`, { day: daysWords(f.asOf, t, language) });
  return `${what}${colon(language)}${valueWords(f, words)}${hedge}${target}; ${of}. ${sourceWords(f, words)}`;
}

/** The first name of those under which a producer publishes: `FAS (authors)`, `FAS / a journal`. */
export const familyOf = (f: Figure): string => f.producer.split(/ [(/]/)[0] ?? f.producer;

const titlesMax = 3;
/** Under a chart: one line for each producer, with its sources, and what the licence covers. */
export function sourceLines(figures: readonly Figure[], almanac: Almanac, words: Words): string[] {
  const { t, language } = words;
  const producers = Map.groupBy(figures, familyOf);
  const lines = [...producers].map(([producer, theirs]) => {
    const titles = [...new Set(theirs.map((f) => f.source.title))];
    const more = titles.length > titlesMax ? ` ${t("figures.moreSources", { count: titles.length - titlesMax })}` : "";
    const second = theirs.every((f) => f.source.read === "second-hand") ? ` (${t("figures.tag.second-hand")})` : "";
    return `${producer}${colon(language)}${titles.slice(0, titlesMax).join("; ")}${more}${second}.`;
  });
  return [...lines, t("figures.licence", { licence: almanac.licence })];
}
