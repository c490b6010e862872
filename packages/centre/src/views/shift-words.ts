/** What a centre says by itself of the items of a hand-over, in the console's languages. */
import type { Text } from "@comity/regime";

export const itemWords = {
  call: {
    en: "{party} calls on a crisis line: {urgency}",
    fr: "{party} appelle sur une ligne de crise : {urgency}",
    ru: "{party} вызывает по кризисной линии: {urgency}",
    zh: "{party}经危机线路呼叫：{urgency}",
  },
  ownCall: {
    en: "Our call to {party} is open: {urgency}",
    fr: "Notre appel à {party} est ouvert : {urgency}",
    ru: "Наш вызов открыт: {party}; {urgency}",
    zh: "我方致{party}的呼叫尚未结束：{urgency}",
  },
  alike: {
    en: "{what}, and {count} more alike",
    fr: "{what}, et {count} autres semblables",
    ru: "{what}, и подобных ещё: {count}",
    zh: "{what}，另有{count}项同类",
  },
  owed: {
    en: "{party} owes this",
    fr: "dû par : {party}",
    ru: "должна сделать сторона: {party}",
    zh: "由{party}履行",
  },
  draft: {
    en: "{reference} is begun and not sent",
    fr: "{reference} est commencé et n’est pas envoyé",
    ru: "{reference} начато и не отправлено",
    zh: "{reference} 已起草，尚未发出",
  },
  returned: {
    en: "returned by {by}: {reason}",
    fr: "rendu par {by} : {reason}",
    ru: "возвращено, {by}: {reason}",
    zh: "{by} 退回：{reason}",
  },
  draftBy: { en: "by {by}", fr: "par {by}", ru: "автор: {by}", zh: "起草人：{by}" },
  outgoing: {
    en: "{reference} waits for a second officer",
    fr: "{reference} attend un deuxième officier",
    ru: "{reference} ждёт второго дежурного",
    zh: "{reference} 待第二名值班员批准",
  },
  peer: {
    en: "The path to {party} is down since {when} UTC",
    fr: "La liaison avec {party} est coupée depuis {when} UTC",
    ru: "Связи нет с {when} UTC: {party}",
    zh: "与{party}的线路自 {when} UTC 起中断",
  },
  waiting: {
    en: "waiting to go: {count}",
    fr: "en attente d’envoi : {count}",
    ru: "в очереди: {count}",
    zh: "待发：{count}",
  },
  lines: {
    en: "Crisis lines that answer: {answer}; not tested yet: {untested}",
    fr: "Lignes de crise qui répondent : {answer} ; pas encore essayées : {untested}",
    ru: "Кризисные линии отвечают: {answer}; ещё не проверены: {untested}",
    zh: "有人应答的危机线路：{answer}条；尚未测试：{untested}条",
  },
  oldest: {
    en: "the oldest answered test {age} ago",
    fr: "le plus ancien essai répondu il y a {age}",
    ru: "самая давняя проверка с ответом {age} назад",
    zh: "最早一次有应答的测试为{age}前",
  },
  warnings: {
    en: "Warnings to mariners and airmen that stand: {count}",
    fr: "Avis aux navigateurs en vigueur : {count}",
    ru: "Действующие предупреждения мореплавателям и лётчикам: {count}",
    zh: "有效的航行警告与航空通告：{count}",
  },
  offWatch: {
    en: "Done by officers not on watch, because it could not wait: {count}",
    fr: "Fait par des officiers hors quart, car cela ne pouvait attendre : {count}",
    ru: "Сделано не дежурившими, так как не терпело отлагательства: {count}",
    zh: "因不容等待，由非当值人员办理：{count}项",
  },
  note: { en: "Note of {by}", fr: "Note de {by}", ru: "Запись, {by}", zh: "{by}的值班记录" },
  taken: { en: "taken by {by}", fr: "prise par {by}", ru: "принял(а) {by}", zh: "{by} 已接手" },
  notTaken: { en: "taken by nobody", fr: "prise par personne", ru: "никем не принято", zh: "尚无人接手" },
} satisfies Readonly<Record<string, Text>>;
