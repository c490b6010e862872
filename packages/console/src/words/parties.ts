/** Names of states as a sentence needs them. A state that the catalogue does not know goes by its name in the browser's own list. */
import type { Say } from "./index.ts";
import { type Language, locales } from "./languages.ts";

export function partyName(party: string, t: Say, language?: Language): string {
  return t(`party.${party}.name`, { defaultValue: language === undefined ? party : stateName(party, language) });
}

const lists = new Map<Language, Intl.DisplayNames>();
/** The browser's name of a state by its two-letter code; the code itself where it knows none. */
export function stateName(code: string, language: Language): string {
  const list = lists.get(language) ?? new Intl.DisplayNames(locales[language], { type: "region", fallback: "code" });
  lists.set(language, list);
  return /^[A-Z]{2}$/.test(code) ? (list.of(code) ?? code) : code;
}

/** "to China", "to 4 parties". */
export function toWords(parties: readonly string[], t: Say): string {
  const [only] = parties;
  if (only !== undefined && parties.length === 1) {
    return t(`party.${only}.to`, { defaultValue: t("party.otherTo", { party: only }) });
  }
  return t("party.toMany", { count: parties.length });
}

/** "from China". */
export function fromWords(party: string, t: Say): string {
  return t(`party.${party}.from`, { defaultValue: t("party.otherFrom", { party }) });
}
