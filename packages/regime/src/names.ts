import { say } from "./texts.ts";
import type { Language, Party, Text } from "./types.ts";

/** A state's name on a label, its name as a sentence opens with it, and the languages in which that name takes a plural verb. */
interface StateName {
  readonly short: Text;
  readonly formal: Text;
  readonly plural: readonly Language[];
}
const states: { readonly [code: string]: StateName } = {
  CN: {
    short: say("China", "Chine", "Китай", "中国"),
    formal: say("China", "La Chine", "Китайская Народная Республика", "中国"),
    plural: [],
  },
  FR: {
    short: say("France", "France", "Франция", "法国"),
    formal: say("France", "La France", "Франция", "法国"),
    plural: [],
  },
  GB: {
    short: say("United Kingdom", "Royaume-Uni", "Великобритания", "英国"),
    formal: say("The United Kingdom", "Le Royaume-Uni", "Соединённое Королевство", "英国"),
    plural: [],
  },
  IN: { short: say("India", "Inde", "Индия", "印度"), formal: say("India", "L’Inde", "Индия", "印度"), plural: [] },
  PK: {
    short: say("Pakistan", "Pakistan", "Пакистан", "巴基斯坦"),
    formal: say("Pakistan", "Le Pakistan", "Пакистан", "巴基斯坦"),
    plural: [],
  },
  RU: {
    short: say("Russia", "Russie", "Россия", "俄罗斯"),
    formal: say("The Russian Federation", "La Fédération de Russie", "Российская Федерация", "俄罗斯联邦"),
    plural: [],
  },
  US: {
    short: say("United States", "États-Unis", "США", "美国"),
    formal: say("The United States", "Les États-Unis", "Соединённые Штаты", "美国"),
    plural: ["fr", "ru"],
  },
};

/** `RU` → `Russia`, `Russie`, `Россия`, `俄罗斯`. A state without an entry here goes by the platform's name, else by its code. */
export function partyName(party: Party, language: Language): string {
  const known = states[party];
  if (known !== undefined) return known.short[language];
  try {
    return new Intl.DisplayNames([language], { type: "region" }).of(party) ?? party;
  } catch {
    return party;
  }
}

/** As a sentence opens: `The Russian Federation`, `La Fédération de Russie`. */
export const partyInSentence = (party: Party, language: Language): string =>
  states[party]?.formal[language] ?? partyName(party, language);

/** Which of a verb's two forms agrees with the sender's name: `notifie` or `notifient`. */
export const agreeing = (party: Party, language: Language, one: string, many: string): string =>
  states[party]?.plural.includes(language) === true ? many : one;

const authentic: { readonly [party: string]: Language } = { US: "en", GB: "en", FR: "fr", RU: "ru", CN: "zh" };
/** The console language whose text is authentic for a party's notifications; English where the party's own is not among the four. */
export const languageOf = (party: Party): Language => authentic[party] ?? "en";
