import { type Fields, type FieldValue, isInstant } from "@comity/wire";
import { isDay } from "./duration.ts";
import { partyName } from "./names.ts";
import { formatPlace } from "./place-format.ts";
import { colon, formatNumber, isLanguage, lower, quote, say, stop } from "./texts.ts";
import { formatDay, formatInstant, formatInterval, type Interval } from "./times.ts";
import type { FieldSpec, Language, Party, Place, Text } from "./types.ts";

/** What a rendering knows besides the value: whose words the free text is in. */
export interface Reader {
  readonly language: Language;
  /** Of the item, ISO 639-1: free text is never translated, only marked. */
  readonly written: string;
}

/** One line for a filled field: `Window: from … to … UTC.` Undefined for an empty one. */
export function fieldLine(spec: FieldSpec, value: FieldValue | undefined, reader: Reader): string | undefined {
  const words = value === undefined ? undefined : describeValue(spec, value, reader);
  if (words === undefined || words === "") return undefined;
  const { language } = reader;
  const marked = spec.type === "text" ? foreign(reader) : "";
  return stop(`${spec.label[language]}${marked}${colon(language)}${words}`, language);
}

/** ` (in French)` after the label of words that stand in another language than the reader's. */
export function foreign({ language, written }: Reader): string {
  if (written === language) return "";
  const name = isLanguage(written) ? inLanguage[written][language] : written;
  return language === "zh" ? `（${name}）` : ` (${name})`;
}
const inLanguage: { readonly [written in Language]: Text } = {
  en: say("in English", "en anglais", "на английском языке", "英文"),
  fr: say("in French", "en français", "на французском языке", "法文"),
  ru: say("in Russian", "en russe", "на русском языке", "俄文"),
  zh: say("in Chinese", "en chinois", "на китайском языке", "中文"),
};
const yes = say("yes", "oui", "да", "是");
const no = say("no", "non", "нет", "否");
const joint = { en: "; ", fr: "\u00a0; ", ru: "; ", zh: "；" } as const;

/** A value in words; several are numbered. */
export function describeValue(spec: FieldSpec, value: FieldValue, reader: Reader): string | undefined {
  const { language } = reader;
  if (spec.many && Array.isArray(value)) {
    const all = value.flatMap((v: FieldValue) => describeOne(spec, v, reader) ?? []);
    return all.length < 2 ? all[0] : all.map((words, i) => `${i + 1}) ${words}`).join(joint[language]);
  }
  return describeOne(spec, value, reader);
}

function describeOne(spec: FieldSpec, value: FieldValue, reader: Reader): string | undefined {
  const { language } = reader;
  switch (spec.type) {
    case "instant":
      return isInstant(value) ? formatInstant(value, language) : undefined;
    case "day":
      return isDay(value) ? formatDay(value, language) : undefined;
    case "interval":
      return isInterval(value) ? formatInterval(value, language) : undefined;
    case "bearing":
      return typeof value === "number" ? `${formatNumber(value, language)}°` : undefined;
    case "number":
      return typeof value === "number" ? withUnit(value, spec.unit, language) : undefined;
    case "choice":
      return spec.choices.find((c) => c.value === value)?.label[language];
    case "text": {
      if (typeof value !== "string") return undefined;
      // One line: a remark with line breaks must not be able to look like a line of the notification.
      const words = value.replace(/\s+/g, " ").trim();
      return reader.written === language ? words : quote(words, language);
    }
    case "flag":
      return value === true ? yes[language] : value === false ? no[language] : undefined;
    case "party":
      return typeof value === "string" ? partyName(value as Party, language) : undefined;
    case "place":
      return isObject(value) ? formatPlace(value as unknown as Place, language) : undefined;
    case "group":
      return isObject(value) ? describeGroup(spec.fields, value, reader) : undefined;
  }
}

/** `Intercontinental ballistic missile; range: 9,800 km`: choices speak for themselves, the rest say their label. */
function describeGroup(fields: ReadonlyMap<string, FieldSpec>, values: Fields, reader: Reader): string {
  const { language } = reader;
  const parts = [...fields.values()].flatMap((spec) => {
    const value = values[spec.name];
    const words = value === undefined ? undefined : describeValue(spec, value, reader);
    if (words === undefined) return [];
    return [spec.type === "choice" ? words : `${lower(spec.label[language])}${colon(language)}${words}`];
  });
  return parts.join(joint[language]);
}

/** Units that have a word of their own in each language; another is written as the file has it. */
const unitWords: { readonly [unit: string]: { readonly [L in Language]: string } } = {
  km: { en: " km", fr: " km", ru: " км", zh: "公里" },
  m: { en: " m", fr: " m", ru: " м", zh: "米" },
  kg: { en: " kg", fr: " kg", ru: " кг", zh: "千克" },
};
const withUnit = (n: number, unit: string | undefined, language: Language): string =>
  formatNumber(n, language) + (unit === undefined ? "" : (unitWords[unit]?.[language] ?? ` ${unit}`));

export const isObject = (value: FieldValue | undefined): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const isInterval = (value: FieldValue | undefined): value is FieldValue & Interval =>
  isObject(value) && isInstant(value.opens) && isInstant(value.closes);
