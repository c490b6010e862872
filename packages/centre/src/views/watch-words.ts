/** What the alarm for an event without a notification that fits says, and what to do about it. */
import type { Text } from "@comity/regime";
import type { Match } from "../core/watching.ts";

type ByAnswer = Readonly<Record<Match["answer"], Text>>;

/** `announced` never rings; its words are here so that none is missing. */
const announced: Text = {
  en: "Announced: {id}",
  fr: "Annoncé : {id}",
  ru: "Сообщено заранее: {id}",
  zh: "已通报：{id}",
};

export const unannouncedWords: ByAnswer = {
  announced,
  "announced-outside": {
    en: "Event {id}, {time} UTC: announced, but outside what was said",
    fr: "Événement {id}, {time} UTC : annoncé, mais hors de ce qui fut dit",
    ru: "Событие {id}, {time} UTC: сообщалось, но вне указанного",
    zh: "事件 {id}，{time} UTC：已通报，但超出所述范围",
  },
  "warned-only": {
    en: "Event {id}, {time} UTC: warned of, no notification known to us",
    fr: "Événement {id}, {time} UTC : averti, aucune notification connue de nous",
    ru: "Событие {id}, {time} UTC: было предупреждение, уведомления нам не известно",
    zh: "事件 {id}，{time} UTC：有航行警告，我方未见通知",
  },
  "nothing-known": {
    en: "Event {id}, {time} UTC: nothing known to us speaks of it",
    fr: "Événement {id}, {time} UTC : rien de connu de nous n’en parle",
    ru: "Событие {id}, {time} UTC: нам о нём ничего не известно",
    zh: "事件 {id}，{time} UTC：我方未见任何相关信息",
  },
};

const ask: Text = {
  en: "Ask the desks and the likely party for a note; then say what it was.",
  fr: "Demandez une note aux services et à la partie probable ; puis dites ce que c’était.",
  ru: "Запросите ноту у служб и у вероятной стороны; затем укажите, что это было.",
  zh: "请向各部门及可能的一方询问有无照会，然后注明其为何物。",
};
export const unannouncedActions: ByAnswer = {
  announced,
  "announced-outside": {
    en: "Ask the sender about the difference; then say what it was.",
    fr: "Demandez la raison de l’écart à l’expéditeur ; puis dites ce que c’était.",
    ru: "Уточните расхождение у отправителя; затем укажите, что это было.",
    zh: "请向发送方询问差异，然后注明其为何物。",
  },
  "warned-only": ask,
  "nothing-known": ask,
};
