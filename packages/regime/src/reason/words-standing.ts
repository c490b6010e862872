import { each, say } from "../texts.ts";
import type { Day, Evidence, Text } from "../types.ts";
import { at, names } from "./words.ts";

const nb = "\u00a0";
export const proposal = say(
  "a proposal: nobody is bound by it",
  `une proposition${nb}: elle ne lie personne`,
  "это предложение: оно никого не связывает",
  "此为提案：对任何一方均无约束力",
);
export const notParty = (who: string): Text =>
  each((l) => {
    const n = names([who], l);
    return { en: `${n} is not a party`, fr: `${n}${nb}: pas partie`, ru: `${n} — не участник`, zh: `${n}不是缔约方` }[
      l
    ];
  });
const statuses: { readonly [status: string]: Text } = {
  "in-force": say("in force", "en vigueur", "действует", "有效"),
  provisional: say("provisionally applied", "appliqué à titre provisoire", "применяется временно", "临时适用"),
  suspended: say("suspended", "suspendu", "приостановлено", "中止"),
  disputed: say("disputed", "contesté", "оспаривается", "有争议"),
  expired: say("over", "expiré", "прекращено", "已失效"),
  "not-yet": say("not yet in force", "pas encore en vigueur", "ещё не вступило в силу", "尚未生效"),
  withdrawn: say("withdrawn", "dénoncé", "прекращено выходом", "已退出"),
  pledged: say("pledged", "engagement unilatéral", "одностороннее обязательство", "单方承诺"),
};
export const status = (word: string, since: Day | undefined): Text =>
  each((l) => {
    const s = statuses[word]?.[l] ?? word;
    if (since === undefined) return s;
    const d = at(since, l);
    return { en: `${s} since ${d}`, fr: `${s} depuis le ${d}`, ru: `${s} с ${d}`, zh: `自${d}起${s}` }[l];
  });
export const disputed = (views: readonly { readonly party: string; readonly words: Text }[]): Text =>
  each((l) => {
    const said = views.map(
      (v) => `${names([v.party], l)}${{ en: ": ", fr: `${nb}: `, ru: ": ", zh: "：" }[l]}${v.words[l]}`,
    );
    const all = said.join({ en: ", ", fr: ", ", ru: ", ", zh: "，" }[l]);
    return {
      en: `its standing is disputed (${all})`,
      fr: `son statut est contesté (${all})`,
      ru: `статус оспаривается (${all})`,
      zh: `其效力有争议（${all}）`,
    }[l];
  });
export const ruleDays = (from: Day | undefined, until: Day | undefined): Text =>
  each((l) => {
    const [a, b] = [from === undefined ? "" : at(from, l), until === undefined ? "" : at(until, l)];
    const parts = {
      en: [a && `from ${a}`, b && `until ${b}`],
      fr: [a && `à partir du ${a}`, b && `jusqu’au ${b}`],
      ru: [a && `с ${a}`, b && `по ${b}`],
      zh: [a && `自${a}起`, b && `至${b}止`],
    }[l];
    const days = parts.filter((p) => p !== "").join(l === "zh" ? "" : " ");
    return {
      en: `the rule holds ${days}`,
      fr: `la règle vaut ${days}`,
      ru: `правило действует ${days}`,
      zh: `该规则${days}适用`,
    }[l];
  });
export const rests = (title: Text, from: string, until: string | undefined): Text =>
  each((l) => {
    const [a, b] = [at(from as Day, l), until === undefined ? undefined : at(until as Day, l)];
    return {
      en: `rests: ${title.en}, declared from ${a}${b === undefined ? "" : ` until ${b}`}`,
      fr: `suspendu${nb}: ${title.fr}, déclaré à partir du ${a}${b === undefined ? "" : ` jusqu’au ${b}`}`,
      ru: `приостановлено: ${title.ru}, объявлено с ${a}${b === undefined ? "" : ` по ${b}`}`,
      zh: `暂停适用：${title.zh}，宣布自${a}起${b === undefined ? "" : `至${b}`}`,
    }[l];
  });
export const givenAllTheSame = say(
  "given all the same, as goodwill",
  "fait quand même, à titre gracieux",
  "всё же исполнено, в порядке доброй воли",
  "仍予履行，属善意之举",
);
const bindings: { readonly [word: string]: Text } = {
  voluntary: say("voluntary", "facultatif", "добровольно", "自愿"),
  "as-a-rule": say(
    "“as a rule” only",
    `«${nb}en règle générale${nb}» seulement`,
    "лишь «как правило»",
    "仅为“一般情况下”",
  ),
  "if-possible": say(
    "“if possible” only",
    `«${nb}si possible${nb}» seulement`,
    "лишь «по возможности»",
    "仅为“如有可能”",
  ),
};
export const binding = (word: string): Text => bindings[word] ?? say(word, word, word, word);
export const evidence = (mark: Evidence): Text | undefined =>
  mark === "unverified"
    ? say(
        "no text that was read confirms the rule: by itself it makes nothing late",
        `aucun texte lu ne confirme la règle${nb}: elle ne suffit pas à constater un retard`,
        "правило не подтверждено прочитанными текстами: само по себе оно не даёт основания говорить об опоздании",
        "所查文本均未证实该规则：不能仅凭它认定逾期",
      )
    : undefined;
