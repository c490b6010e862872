import { each, say } from "../texts.ts";
import type { Day, Text } from "../types.ts";
import { at, cited, names } from "./words.ts";

const nb = "\u00a0";
/** The day and the year of which a declaration speaks. */
export const about = (asOf: Day | undefined, year: number | undefined): Text | undefined =>
  asOf === undefined && year === undefined
    ? undefined
    : each((l) => {
        const d = asOf === undefined ? "" : at(asOf, l);
        const parts = {
          en: [d && `as of ${d}`, year && `about ${year}`],
          fr: [d && `état au ${d}`, year && `portant sur ${year}`],
          ru: [d && `по состоянию на ${d}`, year && `за ${year} г.`],
          zh: [d && `截至${d}`, year && `关于${year}年`],
        }[l];
        return parts.filter((p) => p !== "" && p !== undefined).join(l === "zh" ? "，" : ", ");
      });
export const selective = (told: readonly string[], not: readonly string[]): Text =>
  each((l) => {
    const [t, n] = [names(told, l), names(not, l)];
    return {
      en: `selective: told ${t}, not ${n}`,
      fr: `sélectif${nb}: informés ${t}${nb}; non informés ${n}`,
      ru: `избирательно: уведомлены — ${t}; не уведомлены — ${n}`,
      zh: `选择性通报：已告知${t}，未告知${n}`,
    }[l];
  });
export const renewal = say("renewed each time", "renouvelé chaque fois", "возобновляется каждый раз", "每次重新确认");
export const simultaneous = (others: readonly string[]): Text =>
  each((l) => {
    const n = names(others, l);
    return {
      en: `exchanged at one time: given by ${n}; neither is late by the other`,
      fr: `échange simultané${nb}: donné par ${n}${nb}; aucun n’est en retard du fait de l’autre`,
      ru: `обмен одновременный: представлено — ${n}; опоздание не определяется по другой стороне`,
      zh: `同时交换：${n}已提交；任何一方都不因对方先提交而逾期`,
    }[l];
  });
export const nil = say("a nil return", "déclaration «\u00a0néant\u00a0»", "нулевая отчётность", "零申报");
export const nilNotForeseen = say(
  "a nil return, which the text does not foresee",
  "déclaration «\u00a0néant\u00a0», que le texte ne prévoit pas",
  "нулевая отчётность, которой текст не предусматривает",
  "零申报，文本未作规定",
);
export const changeNotCounted = (clause: string): Text => ({
  en: `a change of a kind that calls for no message of its own${cited(clause, "en")}`,
  fr: `un changement qui n’appelle pas de message propre${cited(clause, "fr")}`,
  ru: `изменение, о котором отдельно не сообщают${cited(clause, "ru")}`,
  zh: `此类变动无须单独通报${cited(clause, "zh")}`,
});
export const changeUnknown = (clause: string): Text => ({
  en: `whether such a change counts${cited(clause, "en")} cannot be told from what is known`,
  fr: `ce qui est connu ne permet pas de dire si ce changement compte${cited(clause, "fr")}`,
  ru: `по известным данным нельзя сказать, учитывается ли такое изменение${cited(clause, "ru")}`,
  zh: `依现有信息无法判断此类变动是否计入${cited(clause, "zh")}`,
});
export const irregular = say(
  "at no fixed interval",
  "sans intervalle fixe",
  "без установленной периодичности",
  "无固定间隔",
);
export const notAsked = say(
  "no duty asks for it: goodwill",
  `aucune obligation ne le demande${nb}: geste gracieux`,
  "обязанности нет: жест доброй воли",
  "并无此项义务：属善意之举",
);
export const givenAgain = say(
  "given again: the first one counts",
  `fait une nouvelle fois${nb}: le premier envoi compte`,
  "представлено повторно: засчитывается первое",
  "重复提交：以首次提交为准",
);
