import { type Language, locales } from "../words/languages.ts";

const scripts: Readonly<Record<string, string>> = { Latin: "Latn", Cyrillic: "Cyrl", Greek: "Grek" };

/** What in a text is not what it seems, as the centre marks it (`“раypal” Latin + Cyrillic`), with its scripts in the reader's language. */
export function lookAlike(mark: string, language: Language): string {
  const names = new Intl.DisplayNames(locales[language], { type: "script" });
  const named = (script: string): string => names.of(scripts[script] ?? "") ?? script;
  return mark.replace(/(?<=” )(?:Latin|Cyrillic|Greek)(?: \+ (?:Latin|Cyrillic|Greek))*$/, (said) =>
    said.split(" + ").map(named).join(" + "),
  );
}
