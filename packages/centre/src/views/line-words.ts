/** What a centre says by itself about lines, in the console's languages. */
import type { Text } from "@comity/regime";
import type { LineSign } from "../core/line/signs.ts";

export const phoneMark: Text = {
  en: "by phone, as logged by {officer}",
  fr: "par téléphone, noté par {officer}",
  ru: "по телефону, записал(а) {officer}",
  zh: "电话通话，由{officer}记录",
};

export const signWords: Readonly<Record<LineSign, Text>> = {
  answers: {
    en: "answers; last answered test {age} ago",
    fr: "répond ; dernier essai répondu il y a {age}",
    ru: "отвечает; последняя проверка с ответом {age} назад",
    zh: "有人应答；最近一次有应答的测试为{age}前",
  },
  "nobody-answers": {
    en: "the path is up and nobody answers; {count} tests in a row, last answer {age} ago",
    fr: "la voie fonctionne et personne ne répond ; {count} essais de suite, dernière réponse il y a {age}",
    ru: "путь исправен, никто не отвечает; проверок подряд: {count}, последний ответ {age} назад",
    zh: "线路通畅但无人应答；连续{count}次测试，最近一次应答为{age}前",
  },
  declined: {
    en: "declined our last call, {when} UTC",
    fr: "a décliné notre dernier appel, {when} UTC",
    ru: "отклонили наш последний вызов, {when} UTC",
    zh: "已拒绝我方最近一次呼叫，{when} UTC",
  },
  down: {
    en: "the path is down: use another",
    fr: "la voie est coupée : prenez-en une autre",
    ru: "путь не работает: используйте другой",
    zh: "线路中断：请改用其他线路",
  },
  frozen: {
    en: "frozen by {party} since {when} UTC: {reason}",
    fr: "gelée par {party} depuis le {when} UTC : {reason}",
    ru: "заморожена: {party}, с {when} UTC: {reason}",
    zh: "自{when} UTC起由{party}冻结：{reason}",
  },
  stopped: {
    en: "stopped: somebody is on it who should not be",
    fr: "arrêtée : quelqu’un s’y trouve qui ne devrait pas",
    ru: "остановлена: на линии посторонний участник",
    zh: "已停用：线路上有不应在线者",
  },
  "not-tested": {
    en: "no test has been answered yet",
    fr: "aucun essai n’a encore reçu de réponse",
    ru: "ни на одну проверку ещё не ответили",
    zh: "尚无测试得到应答",
  },
};
export const never: Text = { en: "never", fr: "jamais", ru: "ни разу", zh: "从未" };
