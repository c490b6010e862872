/** The four languages of the console and of every notification. */
import type { Text4 } from "../api/centre.ts";

export type Language = keyof Text4;
export const languages: readonly Language[] = ["en", "fr", "ru", "zh"];

export const ownNames: Readonly<Record<Language, string>> = {
  en: "English",
  fr: "Français",
  ru: "Русский",
  zh: "中文",
};

/** What React Aria and `Intl` are given. The British form, because it writes the day before the month. */
export const locales: Readonly<Record<Language, string>> = { en: "en-GB", fr: "fr-FR", ru: "ru-RU", zh: "zh-CN" };

export function isLanguage(word: unknown): word is Language {
  return languages.some((l) => l === word);
}

/** The first of the reader's languages that we speak. */
export function spoken(wanted: readonly string[]): Language {
  for (const w of wanted) {
    const two = w.slice(0, 2).toLowerCase();
    if (isLanguage(two)) return two;
  }
  return "en";
}
