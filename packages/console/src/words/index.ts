/** The catalogue of the language in use. Only that one is loaded; a change of language loads another. */
import i18next from "i18next";
import { useMemo } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Text4 } from "../api/centre.ts";
import { isLanguage, type Language, spoken } from "./languages.ts";

export * from "./languages.ts";

const catalogues = import.meta.glob<Record<string, unknown>>("./*.json", { import: "default" });
const kept = "comity.language";

async function load(language: Language): Promise<void> {
  const words = await catalogues[`./${language}.json`]?.();
  if (words !== undefined) i18next.addResourceBundle(language, "translation", words);
  if (language === "zh") await import("../style/chinese.ts");
  document.documentElement.lang = language === "zh" ? "zh-CN" : language;
}

export async function startWords(): Promise<void> {
  const chosen = localStorage.getItem(kept);
  const language = isLanguage(chosen) ? chosen : spoken(navigator.languages);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await load(language);
}

export async function speak(language: Language): Promise<void> {
  localStorage.setItem(kept, language);
  await load(language);
  await i18next.changeLanguage(language);
}

/** Says a thing by its key; plural forms follow the language's own rule. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Between the members of a plain list. */
export const comma = (language: Language): string => (language === "zh" ? "、" : ", ");

/** After a label: French sets a space before it, Chinese a full-width mark. */
export const colon = (language: Language): string => ({ en: ": ", fr: "\u00a0: ", ru: ": ", zh: "：" })[language];

export interface Words {
  readonly t: Say;
  readonly language: Language;
  /** One of four renderings that the centre sent. */
  pick(text: Text4): string;
}

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const language = isLanguage(i18n.language) ? i18n.language : "en";
  return useMemo(
    () => ({ t: (key, values) => t(key, { ...values }), language, pick: (text) => text[language] }),
    [t, language],
  );
}
