import { colon, each, say } from "../texts.ts";
import type { Day, Instant, Text } from "../types.ts";
import { at, names } from "./words.ts";

const part = (title: Text, name: Text): Text => each((l) => `${title[l]}${colon(l)}${name[l]}`);
export const acknowledgeTitle = (title: Text): Text =>
  part(title, say("acknowledgement", "accusé de réception", "подтверждение получения", "确认收悉"));
export const followUpTitle = (title: Text): Text =>
  part(title, say("follow-up", "suivi", "последующее сообщение", "后续通报"));
export const distanceTitle = (title: Text): Text => part(title, say("distance", "distance", "расстояние", "距离"));
export const stayTitle = (title: Text): Text =>
  part(title, say("length of stay", "durée du séjour", "продолжительность пребывания", "停留时间"));
export const atATimeTitle = (title: Text): Text =>
  part(title, say("at one time", "simultanéité", "одновременно", "同时次数"));
export const startsTitle = (title: Text): Text =>
  part(title, say("from when", "à partir de quand", "с какого времени", "起始时间"));
export const testTitle = (title: Text): Text => part(title, say("test", "essai", "проверка связи", "线路测试"));
export const answerTitle = (title: Text): Text => part(title, say("answer", "réponse", "ответ", "应答"));
export const routineTitle = (title: Text): Text =>
  part(title, say("routine call", "appel de routine", "плановый вызов", "例行通话"));

export const received = (who: string, when: Instant | Day): Text =>
  each((l) => {
    const [n, t] = [names([who], l), at(when, l)];
    return {
      en: `received from ${n} ${t}`,
      fr: `reçu (${n}) le ${t}`,
      ru: `получено (${n}) ${t}`,
      zh: `${t}收到（${n}）`,
    }[l];
  });
