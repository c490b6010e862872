import { clauseShort } from "../clause.ts";
import { isDay } from "../duration.ts";
import { partyName } from "../names.ts";
import { each, formatNumber, lower, plural, say } from "../texts.ts";
import { formatDay, formatInstantShort, formatSpan } from "../times.ts";
import type { Day, Duration, Instant, Language, Party, Text } from "../types.ts";

type When = Instant | Day;
const noBreak = "\u00a0";
const semicolon = { en: "; ", fr: `${noBreak}; `, ru: "; ", zh: "；" } as const;
const comma = { en: ", ", fr: ", ", ru: ", ", zh: "、" } as const;

/** A file's own words inside a reason: no capital at their head, no stop at their end ("г." is a word). */
export const inner = (words: Text): Text => each((l) => lower(words[l].trim().replace(/(?<!\sг)[.。]$/u, "")));
/** ` (Art. 2)`, ` (art. 2)`, `（第二条）`, as each language cites; nothing where the rule has no clause. */
export const cited = (clause: string, l: Language): string => {
  if (clause === "") return "";
  return l === "zh" ? `（${clauseShort(clause, l)}）` : ` (${clauseShort(clause, l)})`;
};

/** Reasons one after another; what is undefined is left out. */
export const and = (...parts: readonly (Text | undefined)[]): Text =>
  each((l) => parts.flatMap((p) => (p === undefined || p[l] === "" ? [] : [p[l]])).join(semicolon[l]));
/** What is due until the last moment of a day is due on that day. */
export const at = (w: When, l: Language): string =>
  isDay(w) || w.endsWith("T23:59:59.999Z") ? formatDay(w.slice(0, 10) as Day, l) : formatInstantShort(w, l, true);
const moment = say("less than 1 s", "moins d’1 s", "менее 1 с", "不足1秒");
/** In minutes and more; what is less, in seconds. */
export function span(ms: number, l: Language): string {
  const seconds = Math.floor(Math.abs(ms) / 1_000);
  if (seconds >= 60) return formatSpan(ms, l);
  if (seconds === 0) return moment[l];
  const n = formatNumber(seconds, l);
  return { en: `${n} s`, fr: `${n} s`, ru: `${n} с`, zh: `${n}秒` }[l];
}
/** Parties by their names; bodies and what else is no state as the file calls it. */
export const names = (who: readonly string[], l: Language): string =>
  who.map((w) => (/^[A-Z]{2}$/.test(w) ? partyName(w as Party, l) : w)).join(comma[l]);
const units = {
  years: { en: ["year", "years"], fr: ["an", "ans"], ru: ["год", "года", "лет"], zh: "年" },
  months: { en: ["month", "months"], fr: ["mois", "mois"], ru: ["месяц", "месяца", "месяцев"], zh: "个月" },
} as const;
/** `6 months`, `5 d`, `24 h`: a duration as a file gives it. */
export function length(d: Duration, l: Language): string {
  const gap = l === "zh" ? "" : " ";
  const part = (n: number, unit: keyof typeof units): readonly string[] =>
    n === 0 ? [] : [`${formatNumber(n, l)}${gap}${plural(n, units[unit], l)}`];
  const rest = d.ms > 0 || d.months === 0 ? [d.ms === 0 ? formatSpan(0, l) : span(d.ms, l)] : [];
  return [...part(Math.floor(d.months / 12), "years"), ...part(d.months % 12, "months"), ...rest].join(gap);
}
const text = (
  en: (l: "en") => string,
  fr: (l: "fr") => string,
  ru: (l: "ru") => string,
  zh: (l: "zh") => string,
): Text => ({
  en: en("en"),
  fr: fr("fr"),
  ru: ru("ru"),
  zh: zh("zh"),
});

/** In English a message is given and a step is taken; the other languages say that it was done. */
export type Deed = "given" | "taken";
export const done = (w: When, how: Deed = "given"): Text =>
  text(
    (l) => `${how} ${at(w, l)}`,
    (l) => `fait le ${at(w, l)}`,
    (l) => `исполнено ${at(w, l)}`,
    (l) => `已于${at(w, l)}履行`,
  );
export const noTime = say(
  "not done; the text sets no time",
  `pas encore fait${noBreak}; le texte ne fixe pas de délai`,
  "не исполнено; срок в тексте не установлен",
  "尚未履行；文本未规定期限",
);
export const momentUnknown = say(
  "the moment from which the time counts is not known",
  "le moment à partir duquel court le délai n’est pas connu",
  "момент, от которого отсчитывается срок, неизвестен",
  "期限的起算时间尚不可知",
);
export const asARule = say(
  "“as a rule” only",
  `«${noBreak}en règle générale${noBreak}» seulement`,
  "лишь «как правило»",
  "仅为“一般情况下”",
);
export const unverified = say(
  "no text that was read confirms the rule: by itself it makes nothing late",
  `aucun texte lu ne confirme la règle${noBreak}: elle ne suffit pas à constater un retard`,
  "правило не подтверждено прочитанными текстами: само по себе оно не даёт основания говорить об опоздании",
  "所查文本均未证实该规则：不能仅凭它认定逾期",
);
const soonTexts: { readonly [word: string]: Text } = {
  immediately: say("immediately", "immédiatement", "немедленно", "立即"),
  forthwith: say("forthwith", "sans délai", "незамедлительно", "即刻"),
  promptly: say("promptly", "promptement", "безотлагательно", "迅速"),
  "as-soon-as-possible": say("as soon as possible", "dès que possible", "как можно скорее", "尽快"),
  "as-soon-as-practicable": say(
    "as soon as practicable",
    "dès que faisable",
    "как только это практически возможно",
    "在切实可行时尽快",
  ),
  "in-advance": say("in advance", "à l’avance", "заблаговременно", "提前"),
  "if-possible-in-advance": say(
    "if possible in advance",
    "si possible à l’avance",
    "по возможности заблаговременно",
    "尽可能提前",
  ),
  "at-suitable-intervals": say(
    "at suitable intervals",
    "à intervalles appropriés",
    "через надлежащие промежутки времени",
    "按适当间隔",
  ),
  "as-agreed": say("as agreed", "selon ce qui est convenu", "как будет согласовано", "按商定时间"),
};
const soonText = (word: string, l: Language): string => {
  const w = soonTexts[word]?.[l] ?? word;
  return { en: `“${w}”`, fr: `«${noBreak}${w}${noBreak}»`, ru: `«${w}»`, zh: `“${w}”` }[l];
};
export const soonNotGiven = (word: string, how: Deed): Text =>
  text(
    (l) => `not ${how}; owed ${soonText(word, l)}, which is no number`,
    (l) => `pas encore fait${noBreak}; dû ${soonText(word, l)}, ce qui n’est pas un nombre`,
    (l) => `не исполнено; срок — ${soonText(word, l)}, без числа`,
    (l) => `尚未履行；应${soonText(word, l)}履行，无具体期限`,
  );
export const soonGiven = (w: When, word: string, how: Deed): Text =>
  text(
    (l) => `${how} ${at(w, l)}; owed ${soonText(word, l)}`,
    (l) => `fait le ${at(w, l)}${noBreak}; dû ${soonText(word, l)}`,
    (l) => `исполнено ${at(w, l)}; срок — ${soonText(word, l)}`,
    (l) => `已于${at(w, l)}履行；应${soonText(word, l)}履行`,
  );
export const afterTheEvent: Text = say("after the event", "après l’événement", "после события", "在事件发生之后");
export const dueBy = (due: Instant): Text =>
  text(
    (l) => `due by ${at(due, l)}`,
    (l) => `à faire au plus tard le ${at(due, l)}`,
    (l) => `срок — до ${at(due, l)}`,
    (l) => `应不迟于${at(due, l)}`,
  );
export const notGiven = (due: Instant, how: Deed = "given"): Text =>
  text(
    (l) => `not ${how}; it was due by ${at(due, l)}`,
    (l) => `pas fait${noBreak}; le délai expirait le ${at(due, l)}`,
    (l) => `не исполнено; срок истёк ${at(due, l)}`,
    (l) => `未履行；期限为${at(due, l)}`,
  );
export const inTime = (w: When, due: Instant, how: Deed): Text =>
  text(
    (l) => `${how} ${at(w, l)}, due by ${at(due, l)}`,
    (l) => `fait le ${at(w, l)}, au plus tard le ${at(due, l)}`,
    (l) => `исполнено ${at(w, l)}, срок — до ${at(due, l)}`,
    (l) => `已于${at(w, l)}履行，期限为${at(due, l)}`,
  );
export const lateBy = (w: When, due: Instant, ms: number, how: Deed): Text =>
  text(
    (l) => `${how} ${at(w, l)}, ${span(ms, l)} after the time (${at(due, l)})`,
    (l) => `fait le ${at(w, l)}, ${span(ms, l)} après le délai (${at(due, l)})`,
    (l) => `исполнено ${at(w, l)}, на ${span(ms, l)} позже срока (${at(due, l)})`,
    (l) => `于${at(w, l)}履行，逾期${span(ms, l)}（期限为${at(due, l)}）`,
  );
export const hourUnknown = (w: When, due: Instant, how: Deed): Text =>
  text(
    (l) => `${how} on ${at(w, l)}, the hour is not known; due by ${at(due, l)}`,
    (l) => `fait le ${at(w, l)}, heure inconnue${noBreak}; au plus tard le ${at(due, l)}`,
    (l) => `исполнено ${at(w, l)}, час неизвестен; срок — до ${at(due, l)}`,
    (l) => `于${at(w, l)}履行，具体时刻不详；期限为${at(due, l)}`,
  );
export const tooEarly = (w: When, notBefore: Instant, how: Deed): Text =>
  text(
    (l) => `${how} ${at(w, l)}, earlier than the rule foresees (from ${at(notBefore, l)})`,
    (l) => `fait le ${at(w, l)}, plus tôt que la règle ne le prévoit (à partir du ${at(notBefore, l)})`,
    (l) => `исполнено ${at(w, l)}, раньше, чем предусмотрено (с ${at(notBefore, l)})`,
    (l) => `于${at(w, l)}履行，早于规则所定时间（自${at(notBefore, l)}起）`,
  );
