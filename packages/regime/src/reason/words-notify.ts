import { each, formatNumber, say } from "../texts.ts";
import type { Text } from "../types.ts";
import { cited, inner, names, span } from "./words.ts";

const nb = "\u00a0";

export const notInScope = (clause: string): Text => ({
  en: `not in scope${cited(clause, "en")}`,
  fr: `hors du champ d’application${cited(clause, "fr")}`,
  ru: `не подпадает под правило${cited(clause, "ru")}`,
  zh: `不在适用范围之内${cited(clause, "zh")}`,
});
/** @param aheadMs how long before it was to happen; undefined where that is not known, less than nothing for afterwards */
export const goodwill = (aheadMs: number | undefined): Text =>
  each((l) => {
    if (aheadMs === undefined)
      return {
        en: "given all the same: a goodwill notification, never late",
        fr: `donnée quand même${nb}: une notification gracieuse, jamais en retard`,
        ru: "всё же дано: уведомление доброй воли, опозданием не считается",
        zh: "仍予通报：善意通报，不存在逾期",
      }[l];
    const s = span(aheadMs, l);
    const ahead = aheadMs >= 0;
    return {
      en: `given all the same, ${s} ${ahead ? "ahead" : "afterwards"}: a goodwill notification, never late`,
      fr: `donnée quand même, ${s} ${ahead ? "à l’avance" : "après coup"}${nb}: une notification gracieuse, jamais en retard`,
      ru: `всё же дано ${ahead ? `за ${s}` : `через ${s} после события`}: уведомление доброй воли, опозданием не считается`,
      zh: `仍${ahead ? `提前${s}` : `在事后${s}`}予以通报：善意通报，不存在逾期`,
    }[l];
  });
export const scopeUnknown = (clause: string): Text => ({
  en: `whether it is in scope${cited(clause, "en")} cannot be told from what is known`,
  fr: `ce qui est connu ne permet pas de dire si la règle s’applique${cited(clause, "fr")}`,
  ru: `по известным данным нельзя сказать, подпадает ли это под правило${cited(clause, "ru")}`,
  zh: `依现有信息无法判断是否在适用范围之内${cited(clause, "zh")}`,
});
export const noEvent = say(
  "no such event is on record",
  "aucun événement de ce genre n’est au dossier",
  "такого события в записях нет",
  "记录中没有此事件",
);
export const notOwedBy = (who: string): Text =>
  each((l) => {
    const n = names([who], l);
    return {
      en: `not owed by ${n}`,
      fr: `n’incombe pas à cette partie (${n})`,
      ru: `обязанность не лежит на этой стороне (${n})`,
      zh: `${n}不承担此项义务`,
    }[l];
  });
export const openAddressees = say(
  "to whom it is owed is for the sender to tell",
  "les destinataires sont au choix de l’expéditeur",
  "адресатов определяет отправитель",
  "通报对象由发送方确定",
);
export const nobodyBound = say(
  "no other party is bound on that day",
  "aucune autre partie n’est liée ce jour-là",
  "в этот день ни один другой участник не связан",
  "当日无其他缔约方受其约束",
);
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
export const sameGroup = (title: Text, before: string | undefined, gapMs: number, counted: boolean): Text =>
  each((l) => {
    const s = span(gapMs, l);
    const t = title[l];
    const leader = before ?? theOneBefore[l];
    return {
      en: `${s} after ${leader}: ${t}${counted ? "; one notification does for all of them" : ""}`,
      fr: `${s} après ${leader}${nb}: ${t}${counted ? `${nb}; une seule notification suffit pour tous` : ""}`,
      ru: `через ${s} после ${leader}: ${t}${counted ? "; одного уведомления достаточно на всех" : ""}`,
      zh: `在${leader}之后${s}：${t}${counted ? "；合并为一次通报即可" : ""}`,
    }[l];
  });
const theOneBefore = say("the one before it", "le précédent", "предыдущего", "前一次");
export const withheldOf = (n: number, most: number): Text => ({
  en: `may have been withheld (${n} of ${most} this year)`,
  fr: `peut avoir été passé sous silence (${n} sur ${most} cette année)`,
  ru: `могло быть не сообщено по праву (${n} из ${most} за год)`,
  zh: `可能系依约不予通报（本年度${most}次中的第${n}次）`,
});
export const withheldBeyond = (n: number, most: number): Text => ({
  en: `${n} unnotified this year, ${most} may be withheld`,
  fr: `${n} non notifiés cette année, ${most} peuvent être passés sous silence`,
  ru: `за год без уведомления — ${n}, допускается ${most}`,
  zh: `本年度未通报${n}次，允许不通报${most}次`,
});
export const withheldExceptionally = say(
  "may have been withheld: the text allows it in exceptional cases",
  `peut avoir été passé sous silence${nb}: le texte le permet à titre exceptionnel`,
  "могло быть не сообщено: текст допускает это в исключительных случаях",
  "可能系依约不予通报：文本允许在例外情况下不通报",
);
export const withheldUnknown = say(
  "may have been withheld: no text that was read says how many",
  `peut avoir été passé sous silence${nb}: aucun texte lu ne dit combien peuvent l’être`,
  "могло быть не сообщено: сколько допускается, в прочитанных текстах не сказано",
  "可能系依约不予通报：所查文本未说明可不通报的次数",
);
export const exception = (who: string, declared: Text): Text =>
  each((l) => {
    const n = names([who], l);
    const about = inner(declared);
    return {
      en: `declared exception (${n}): ${about.en}`,
      fr: `exception déclarée (${n})${nb}: ${about.fr}`,
      ru: `объявленное исключение (${n}): ${about.ru}`,
      zh: `${n}已声明例外：${about.zh}`,
    }[l];
  });
export const astray = (id: string): Text => ({
  en: `it names “${id}”, which is not on record; kept and flagged`,
  fr: `il renvoie à «${nb}${id}${nb}», qui n’est pas au dossier${nb}; conservé et signalé`,
  ru: `ссылается на «${id}», которого нет в записях; сохранено и отмечено`,
  zh: `所引“${id}”不在记录之中；予以保存并标记`,
});
export const warnedOnly = (title: Text): Text => ({
  en: `a public warning was given (${title.en}), no notification`,
  fr: `un avis public a été donné (${title.fr}), sans notification`,
  ru: `дано публичное предупреждение (${title.ru}), уведомления не было`,
  zh: `已发布公开警告（${title.zh}），但未作通报`,
});
export const closedBy = (title: Text): Text => ({
  en: `closed by another follow-up: ${title.en}`,
  fr: `clos par un autre suivi${nb}: ${title.fr}`,
  ru: `закрыто другим сообщением: ${title.ru}`,
  zh: `已由另一后续通报结束：${title.zh}`,
});
export const onceHappened = say(
  "owed once it has come about",
  "dû une fois l’événement survenu",
  "представляется после того, как событие произойдёт",
  "在事件发生之后提交",
);
export const noName = say(
  "the message has no id in the records, so that an answer cannot be matched to it",
  `le message n’a pas d’identifiant au dossier${nb}: une réponse ne peut lui être rattachée`,
  "у сообщения нет идентификатора в записях: ответ к нему не привязать",
  "该信息在记录中没有编号，无法与答复对应",
);
export const distance = (km: number | undefined, least: number, title: Text): Text =>
  each((l) => {
    const t = inner(title)[l];
    const asked = formatNumber(least, l);
    if (km === undefined)
      return {
        en: `at least ${asked} km from ${t} asked; the distance cannot be told`,
        fr: `au moins ${asked} km demandés (${t})${nb}; la distance n’est pas connue`,
        ru: `требуется не менее ${asked} км (${t}); расстояние неизвестно`,
        zh: `要求与${t}相距至少${asked}公里；实际距离无法得知`,
      }[l];
    const is = formatNumber(km, l, 1);
    const kept = km >= least;
    return {
      en: `${is} km from ${t}, at least ${asked} asked${kept ? "" : ": not kept"}`,
      fr: `${is} km (${t}), au moins ${asked} demandés${kept ? "" : `${nb}: non respecté`}`,
      ru: `${is} км (${t}), требуется не менее ${asked}${kept ? "" : ": не соблюдено"}`,
      zh: `与${t}相距${is}公里，要求至少${asked}公里${kept ? "" : "：未遵守"}`,
    }[l];
  });
export const ownSide = say(
  "measured on the own side",
  "mesuré du côté de la partie qui agit",
  "измеряется на своей стороне",
  "在己方一侧测量",
);
export const windowReversed = (field: string): Text => ({
  en: `its ${field} closes before it opens`,
  fr: `${field}${nb}: fermeture avant l’ouverture`,
  ru: `${field}: закрытие раньше открытия`,
  zh: `${field}的关闭时间早于开启时间`,
});
export const windowLength = (field: string, ms: number | undefined, clause: string): Text =>
  each((l) => {
    const s = ms === undefined ? "" : span(ms, l);
    const c = cited(clause, l);
    return {
      en: `its ${field}${s && ` lasts ${s}, which`} is not as long as the rule says${c}`,
      fr: `${field}${nb}: ${s && `${s}, `}durée autre que celle que prévoit la règle${c}`,
      ru: `${field}: ${s && `${s}, `}продолжительность не та, что установлена правилом${c}`,
      zh: `${field}${s && `持续${s}，`}与规则所定时长不符${c}`,
    }[l];
  });
