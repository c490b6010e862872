/** Names of languages by their two-letter codes, from the browser's own list. */
import { type Language, locales } from "./languages.ts";

export function languageName(code: string, language: Language): string {
  const list = new Intl.DisplayNames(locales[language], { type: "language", fallback: "code" });
  return list.of(code) ?? code;
}
