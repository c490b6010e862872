/** What the channels that we have a word for are called, in the languages of those who read of them. */
import type { Text } from "@comity/regime";

const titles: Readonly<Record<string, Text>> = {
  "arms control consultations": {
    en: "Arms-control consultations",
    fr: "Consultations sur la maîtrise des armements",
    ru: "Консультации по контролю над вооружениями",
    zh: "军控磋商",
  },
  "strategic stability dialogue": {
    en: "Strategic stability dialogue",
    fr: "Dialogue sur la stabilité stratégique",
    ru: "Диалог по стратегической стабильности",
    zh: "战略稳定对话",
  },
  "military contacts": { en: "Military contacts", fr: "Contacts militaires", ru: "Военные контакты", zh: "军事接触" },
  "treaty bodies": {
    en: "Treaty bodies and inspections",
    fr: "Organes de traité et inspections",
    ru: "Органы договора и инспекции",
    zh: "条约机构与视察",
  },
  "crisis line": { en: "Crisis line", fr: "Ligne de crise", ru: "Кризисная линия", zh: "危机线路" },
  "launch notification": {
    en: "Launch notification",
    fr: "Notification des lancements",
    ru: "Уведомление о пусках",
    zh: "发射通报",
  },
  "meetings of leaders": {
    en: "Meetings of leaders",
    fr: "Rencontres des dirigeants",
    ru: "Встречи руководителей",
    zh: "领导人会晤",
  },
  "process of the five": { en: "Process of the five", fr: "Processus des cinq", ru: "Процесс пятёрки", zh: "五国进程" },
  "track two talks": {
    en: "Track two talks",
    fr: "Entretiens non officiels",
    ru: "Неофициальные встречи",
    zh: "二轨对话",
  },
  "talks on nuclear testing": {
    en: "Talks on nuclear testing",
    fr: "Entretiens sur les essais nucléaires",
    ru: "Разговор о ядерных испытаниях",
    zh: "核试验会谈",
  },
  "talks on no first use": {
    en: "Talks on no first use",
    fr: "Entretiens sur le non-recours en premier",
    ru: "Разговор о неприменении первыми",
    zh: "不首先使用会谈",
  },
  "exchange on doctrine and spending": {
    en: "Exchange on doctrine and spending",
    fr: "Échange sur doctrines et dépenses",
    ru: "Обмен о доктринах и расходах",
    zh: "学说与开支交流",
  },
  "talks on outer space": {
    en: "Talks on outer space",
    fr: "Entretiens sur l’espace",
    ru: "Разговор о космосе",
    zh: "外空会谈",
  },
  "talks on artificial intelligence": {
    en: "Talks on artificial intelligence",
    fr: "Entretiens sur l’intelligence artificielle",
    ru: "Разговор об искусственном интеллекте",
    zh: "人工智能会谈",
  },
};

/** By `Channel.name`; undefined for one that the record alone has: its name is the record's own words. */
export const channelTitle = (name: string): Text | undefined =>
  Object.hasOwn(titles, name) ? titles[name] : undefined;
