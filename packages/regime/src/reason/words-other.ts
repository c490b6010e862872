import { each, formatNumber, say } from "../texts.ts";
import type { Day, Duration, Instant, Text } from "../types.ts";
import { at, cited, inner, length, names } from "./words.ts";

const nb = "\u00a0";

// Steps of a procedure
export const stepNotInScope = (clause: string): Text => ({
  en: `not called for by this request${cited(clause, "en")}`,
  fr: `non prévu pour cette demande${cited(clause, "fr")}`,
  ru: `по этому запросу не требуется${cited(clause, "ru")}`,
  zh: `本次请求无须此步骤${cited(clause, "zh")}`,
});
export const stepUnknown = (clause: string): Text => ({
  en: `whether this request calls for it${cited(clause, "en")} cannot be told from what is known`,
  fr: `ce qui est connu ne permet pas de dire si cette demande l’appelle${cited(clause, "fr")}`,
  ru: `по известным данным нельзя сказать, требуется ли это по запросу${cited(clause, "ru")}`,
  zh: `依现有信息无法判断本次请求是否需要此步骤${cited(clause, "zh")}`,
});
export const optional = say("it need not come about", "facultatif", "необязательный шаг", "此步骤可不进行");
export const notTaken = say(
  "not taken; it need not have been",
  `n’a pas eu lieu${nb}; il était facultatif`,
  "не состоялся; шаг необязательный",
  "未进行；此步骤本可不进行",
);
export const afterStep = (title: Text): Text => ({
  en: `its time counts from a step that has not been taken (${title.en})`,
  fr: `son délai court à partir d’une étape qui n’a pas eu lieu (${title.fr})`,
  ru: `срок отсчитывается от шага, который ещё не сделан (${title.ru})`,
  zh: `其期限自尚未进行的步骤（${title.zh}）起算`,
});
export const bySilence = (approved: boolean): Text =>
  approved
    ? say(
        "nobody decided in time: approved by silence",
        `sans décision dans le délai${nb}: approuvé par silence`,
        "решения в срок нет: одобрено по умолчанию",
        "期限内未作决定：默认批准",
      )
    : say(
        "nobody decided in time: refused by silence",
        `sans décision dans le délai${nb}: refusé par silence`,
        "решения в срок нет: отклонено по умолчанию",
        "期限内未作决定：默认拒绝",
      );
/** @param needed how many, where the text gives a number */
export const voted = (reached: boolean | undefined, votes: number, needed: number | undefined): Text =>
  each((l) => {
    const v = formatNumber(votes, l);
    const n = needed === undefined ? undefined : formatNumber(needed, l);
    const outcome = {
      en: reached === undefined ? "" : reached ? "decided: " : "not decided: ",
      fr: reached === undefined ? "" : reached ? `décidé${nb}: ` : `non décidé${nb}: `,
      ru: reached === undefined ? "" : reached ? "решение принято: " : "решение не принято: ",
      zh: reached === undefined ? "" : reached ? "通过：" : "未通过：",
    }[l];
    const need = {
      en: n === undefined ? "" : `, ${n} needed`,
      fr: n === undefined ? "" : `, ${n} requises`,
      ru: n === undefined ? "" : `, требуется ${n}`,
      zh: n === undefined ? "" : `，需${n}票`,
    }[l];
    return {
      en: `${outcome}${v} in favour${need}`,
      fr: `${outcome}${v} voix pour${need}`,
      ru: `${outcome}за — ${v}${need}`,
      zh: `${outcome}赞成${v}票${need}`,
    }[l];
  });

// Visits
export const notAnnounced = say("not announced", "non annoncée", "не объявлено", "未作通知");
export const stayed = (left: Instant | Day | undefined, most: Duration, kept: boolean): Text =>
  each((l) => {
    const m = length(most, l);
    if (left === undefined) return { en: `at most ${m}`, fr: `${m} au plus`, ru: `не более ${m}`, zh: `至多${m}` }[l];
    const t = at(left, l);
    return {
      en: `ended ${t}, at most ${m}${kept ? "" : ": longer than that"}`,
      fr: `terminée le ${t}, ${m} au plus${kept ? "" : `${nb}: dépassé`}`,
      ru: `завершено ${t}, не более ${m}${kept ? "" : ": превышено"}`,
      zh: `于${t}结束，至多${m}${kept ? "" : "：已超过"}`,
    }[l];
  });
export const atATime = (n: number, most: number): Text =>
  each((l) => {
    const [a, b] = [formatNumber(n, l), formatNumber(most, l)];
    return {
      en: `${a} at one time, at most ${b}`,
      fr: `${a} à la fois, ${b} au plus`,
      ru: `одновременно — ${a}, не более ${b}`,
      zh: `同时${a}次，至多${b}次`,
    }[l];
  });
export const possible = (from: Instant | null, until: Instant | null, arrival: Instant | Day): Text =>
  each((l) => {
    const [f, u, a] = [from && at(from, l), until && at(until, l), at(arrival, l)];
    const days = {
      en: [f && ` from ${f}`, u && ` until ${u}`],
      fr: [f && ` à partir du ${f}`, u && ` jusqu’au ${u}`],
      ru: [f && ` с ${f}`, u && ` до ${u}`],
      zh: [f && `自${f}起`, u && `至${u}止`],
    }[l];
    const said = days.flatMap((d) => d ?? []).join("");
    return {
      en: `possible${said}, began ${a}`,
      fr: `possible${said}, commencée le ${a}`,
      ru: `возможно${said}, началось ${a}`,
      zh: `${said}方可进行，于${a}开始`,
    }[l];
  });

/** @param because why the duty does not run for the host */
export const hostFree = (host: string, because: Text): Text =>
  each((l) => {
    const n = names([host], l);
    return {
      en: `not binding on the host (${n}): ${because.en}`,
      fr: `ne lie pas l’hôte (${n})${nb}: ${because.fr}`,
      ru: `для принимающей стороны (${n}) не действует: ${because.ru}`,
      zh: `对接待方（${n}）不适用：${because.zh}`,
    }[l];
  });

// Lines
export const noTest = say("no test is on record", "aucun essai au dossier", "проверок в записях нет", "记录中没有测试");
export const noCall = say("no call is on record", "aucun appel au dossier", "вызовов в записях нет", "记录中没有通话");
export const lastTest = (last: Instant | Day, every: Duration): Text =>
  each((l) => {
    const [t, e] = [at(last, l), length(every, l)];
    return {
      en: `last test ${t}, one every ${e}`,
      fr: `dernier essai le ${t}, périodicité${nb}: ${e}`,
      ru: `последняя проверка ${t}, периодичность — ${e}`,
      zh: `最近一次测试为${t}，间隔${e}`,
    }[l];
  });
export const tested = (when: Instant | Day): Text =>
  each((l) => {
    const t = at(when, l);
    return { en: `tested ${t}`, fr: `essayée le ${t}`, ru: `проверено ${t}`, zh: `于${t}测试` }[l];
  });
export const missed = (n: number): Text =>
  each((l) => {
    const m = formatNumber(n, l);
    if (n === 1)
      return {
        en: "one was missed by more than its period",
        fr: "un essai manque depuis plus d’une période",
        ru: "одна пропущена более чем на целый период",
        zh: "有一次已错过一整个周期以上",
      }[l];
    return {
      en: `${m} were missed`,
      fr: `${m} essais manquent`,
      ru: `пропущено проверок — ${m}`,
      zh: `已错过${m}次`,
    }[l];
  });
export const noTestSince = (since: Instant | Day, every: Duration): Text =>
  each((l) => {
    const [t, e] = [at(since, l), length(every, l)];
    return {
      en: `no test on record since ${t}, one every ${e}`,
      fr: `aucun essai au dossier depuis le ${t}, périodicité${nb}: ${e}`,
      ru: `с ${t} проверок в записях нет, периодичность — ${e}`,
      zh: `自${t}起记录中没有测试，间隔${e}`,
    }[l];
  });
export const notItsTurn = (whose: string): Text =>
  each((l) => {
    const n = names([whose], l);
    return {
      en: `out of turn: it was for ${n} to test`,
      fr: `hors tour${nb}: l’essai revenait à l’autre partie (${n})`,
      ru: `вне очереди: очередь была за другой стороной (${n})`,
      zh: `未按轮次：本次应由${n}测试`,
    }[l];
  });
export const turnMissed = say(
  "its turn to test went by",
  "son tour d’essai est passé",
  "очередь на проверку пропущена",
  "轮到其测试而未测试",
);
export const called = (when: Instant | Day): Text =>
  each((l) => {
    const t = at(when, l);
    return { en: `called ${t}`, fr: `appelé le ${t}`, ru: `вызов ${t}`, zh: `于${t}呼叫` }[l];
  });
const outcomeTexts: { readonly [word: string]: Text } = {
  answered: say("answered", "avec réponse", "отвечено", "已应答"),
  declined: say(
    "declined, which is an answer of a kind",
    "refusé, ce qui est une forme de réponse",
    "отклонён, что тоже является ответом",
    "被谢绝，这也是一种答复",
  ),
  "will-answer-by": say("an answer was promised", "une réponse a été promise", "ответ обещан", "对方承诺答复"),
  "no-answer": say("no answer", "sans réponse", "без ответа", "无人应答"),
  "line-down": say("the line was down", "ligne coupée", "линия не работала", "线路中断"),
};
export const outcome = (word: string | undefined): Text =>
  outcomeTexts[word ?? ""] ??
  say(
    "how it ended is not on record",
    "son issue n’est pas au dossier",
    "итог в записях не указан",
    "记录中未载明结果",
  );

// Undertakings and pledges
export const undertaking = say(
  "kept without a message: watched",
  "tenu sans message\u00a0: à suivre",
  "исполняется без сообщений: под наблюдением",
  "无须通报即应遵守：予以关注",
);
export const pledge = say(
  "a word given by itself: watched",
  `une parole donnée unilatéralement${nb}: à suivre`,
  "одностороннее слово: под наблюдением",
  "单方承诺：予以关注",
);
/** The condition of an undertaking or a pledge, in the file's own words. */
export const onCondition = (what: Text): Text =>
  each((l) => {
    const w = inner(what)[l];
    return { en: `its condition: ${w}`, fr: `sa condition${nb}: ${w}`, ru: `условие: ${w}`, zh: `条件：${w}` }[l];
  });
export const pledgedSince = (day: Day): Text =>
  each((l) => {
    const d = at(day, l);
    return {
      en: `pledged since ${d}`,
      fr: `engagement pris le ${d}`,
      ru: `обязательство взято ${d}`,
      zh: `自${d}起承诺`,
    }[l];
  });
export const offer = say(
  "an offer: it holds once the other side accepts",
  "une offre\u00a0: elle vaut une fois acceptée par l’autre partie",
  "предложение: действует после принятия другой стороной",
  "此为提议：经对方接受后生效",
);
