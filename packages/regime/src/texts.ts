import { type Language, languages, type Text } from "./types.ts";

/** Words in the four languages, in the order of `languages`. */
export const say = (en: string, fr: string, ru: string, zh: string): Text => ({ en, fr, ru, zh });

/** Build a text language by language, each when it is first asked for: most checks of a draft are never read. */
export function each(words: (language: Language) => string): Text {
  const made: { [L in Language]?: string } = {};
  const one = (language: Language): string => {
    made[language] ??= words(language);
    return made[language];
  };
  return {
    get en() {
      return one("en");
    },
    get fr() {
      return one("fr");
    },
    get ru() {
      return one("ru");
    },
    get zh() {
      return one("zh");
    },
  };
}

export const isLanguage = (word: string): word is Language => (languages as readonly string[]).includes(word);

const thin = "\u202f"; // French groups thousands with a narrow no-break space
const noBreak = "\u00a0";

/** `3503.5` as `3,503.5`, `3 503,5`, `3 503,5`, `3503.5`. At most `digits` decimals. */
export function formatNumber(n: number, language: Language, digits = 6): string {
  const [whole = "0", decimals = ""] = String(Number(Math.abs(n).toFixed(digits))).split(".");
  const group = { en: ",", fr: thin, ru: noBreak, zh: "" }[language];
  const point = language === "fr" || language === "ru" ? "," : ".";
  const grouped =
    whole.length > 4 || language === "en" || language === "fr" ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  return `${n < 0 ? "−" : ""}${grouped}${decimals === "" ? "" : point + decimals}`;
}

/** First letter small, for a label inside a sentence; acronyms stay. */
export const lower = (words: string): string =>
  /^\p{Lu}\p{Lu}/u.test(words) ? words : words.slice(0, 1).toLowerCase() + words.slice(1);

/** A label before its value: `Window: …`, `Fenêtre : …`, `发射窗口：…`. */
export const colon = (language: Language): string => ({ en: ": ", fr: `${noBreak}: `, ru: ": ", zh: "：" })[language];

/** End a line, unless the sender's own words already end it. */
export const stop = (line: string, language: Language): string =>
  /[.!?…。！？]["”»]?$/u.test(line) ? line : line + (language === "zh" ? "。" : ".");

/** `“words”` in the language's own quotation marks. */
export const quote = (words: string, language: Language): string =>
  ({ en: `“${words}”`, fr: `«${noBreak}${words}${noBreak}»`, ru: `«${words}»`, zh: `“${words}”` })[language];

const joints = { en: [", ", " or "], fr: [", ", " ou "], ru: [", ", " или "], zh: ["、", "或"] } as const;
/** `launched, postponed or cancelled` */
export function anyOf(words: readonly string[], language: Language): string {
  const [comma, or] = joints[language];
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(comma)}${or}${words.at(-1)}`;
}

/** One of a noun's forms by number: English and French one/other, Russian one/few/many, Chinese a single form. */
export function plural(
  n: number,
  forms: {
    readonly en: readonly [string, string];
    readonly fr: readonly [string, string];
    readonly ru: readonly [string, string, string];
    readonly zh: string;
  },
  language: Language,
): string {
  if (language === "zh") return forms.zh;
  if (language === "en") return forms.en[n === 1 ? 0 : 1];
  if (language === "fr") return forms.fr[Math.abs(n) < 2 ? 0 : 1];
  const [tens, ones] = [Math.floor((n % 100) / 10), n % 10];
  if (!Number.isInteger(n)) return forms.ru[1];
  if (tens !== 1 && ones === 1) return forms.ru[0];
  return forms.ru[tens !== 1 && ones >= 2 && ones <= 4 ? 1 : 2];
}
