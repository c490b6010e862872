/**
 * Set words for the first minutes of a call. The sender's language is the authentic one; each side reads them in its own at once, without a
 * translator. They ask, explain and promise, and accuse nobody.
 */
import type { Text } from "@comity/regime";

export const phrases: Readonly<Record<string, Text>> = {
  "open-line": {
    en: "We open this line about an event that could be misread. Please stay on it.",
    fr: "Nous ouvrons cette ligne au sujet d’un événement qui pourrait être mal interprété. Veuillez rester en ligne.",
    ru: "Открываем линию в связи с событием, которое может быть неверно истолковано. Просим оставаться на связи.",
    zh: "我方就一起可能被误读的事件开启本线路，请保持在线。",
  },
  "ours-peaceful": {
    en: "What you may be seeing is ours, was planned, and is directed at nobody.",
    fr: "Ce que vous voyez peut-être est de notre fait, était prévu et n’est dirigé contre personne.",
    ru: "То, что вы, возможно, наблюдаете, — наше; это было запланировано и ни против кого не направлено.",
    zh: "贵方可能观测到的系我方活动，事先已有计划，不针对任何一方。",
  },
  "not-ours": {
    en: "The event is not ours. We are looking into it and will tell you what we learn.",
    fr: "L’événement n’est pas de notre fait. Nous nous renseignons et vous dirons ce que nous apprendrons.",
    ru: "Это событие — не наше. Выясняем обстоятельства и сообщим, что узнаем.",
    zh: "该事件与我方无关。我方正在查明情况，将告知所获信息。",
  },
  "what-is-it": {
    en: "We see an event that we can't explain. Do you know what it is?",
    fr: "Nous observons un événement que nous ne nous expliquons pas. Savez-vous ce que c’est ?",
    ru: "Мы наблюдаем событие, которое не можем объяснить. Известно ли вам, что это?",
    zh: "我方观测到一起无法解释的事件。贵方是否了解情况？",
  },
  accident: {
    en: "There has been an accident. It was not intended. Details follow.",
    fr: "Un accident s’est produit. Il n’était pas voulu. Les détails suivent.",
    ru: "Произошла авария. Она не была преднамеренной. Подробности следуют.",
    zh: "发生了一起事故，并非有意。详情随后告知。",
  },
  "exercise-announced": {
    en: "This belongs to an exercise that was announced. There is no cause for concern.",
    fr: "Cela fait partie d’un exercice annoncé. Il n’y a pas lieu de s’inquiéter.",
    ru: "Это часть объявленных учений. Оснований для беспокойства нет.",
    zh: "此系已通报的演习的一部分，无须担忧。",
  },
  "no-more": {
    en: "Nothing further of this kind is planned for the next 24 hours.",
    fr: "Rien d’autre de ce genre n’est prévu dans les prochaines 24 heures.",
    ru: "В ближайшие 24 часа ничего подобного больше не планируется.",
    zh: "未来24小时内无其他此类计划。",
  },
  "fetching-officer": {
    en: "We have read this. We are fetching someone who can answer.",
    fr: "Nous avons lu. Nous cherchons quelqu’un qui puisse répondre.",
    ru: "Прочитано. Приглашаем того, кто может ответить.",
    zh: "已阅。正在请能够答复的人员。",
  },
  "say-again": {
    en: "We did not understand the last words. Please say them otherwise.",
    fr: "Nous n’avons pas compris les derniers mots. Veuillez les dire autrement.",
    ru: "Последние слова не поняты. Просим сказать иначе.",
    zh: "我方未理解最后的内容，请换一种说法。",
  },
  "line-over": {
    en: "Thank you. We have nothing more for now and keep the line open.",
    fr: "Merci. Nous n’avons rien d’autre pour l’instant et gardons la ligne ouverte.",
    ru: "Благодарим. Пока больше ничего нет; линия остаётся открытой.",
    zh: "谢谢。我方暂无其他内容，线路保持畅通。",
  },
};
