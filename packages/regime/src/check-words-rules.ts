import { clauseAsSubject } from "./clause.ts";
import { partyName } from "./names.ts";
import { each, lower, quote } from "./texts.ts";
import { formatInstantShort, formatSpan } from "./times.ts";
import type { Clause, Instant, Language, Party, Text } from "./types.ts";

// Messages about the whole item: who sends it to whom, whether it is owed, and whether it comes in time.
const of = (clause: Clause): Text => each((l) => clauseAsSubject(clause, l));
const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);

export const notAParty = (party: Party, role: "from" | "to"): Text =>
  each((l) => {
    const name = partyName(party, l);
    const sender = role === "from";
    return {
      en: `${name} is not a party to this regime${sender ? " and notifies nothing under it" : "; take it off the list of addressees"}.`,
      fr: `${name} : pas une partie à ce régime${sender ? ", donc pas de notification à ce titre" : " ; retirez-la des destinataires"}.`,
      ru: `${name} не является стороной этого режима${sender ? " и по нему не уведомляет" : "; уберите из числа адресатов"}.`,
      zh: `${name}不是本机制的缔约方${sender ? "，不据此通报" : "；请从收件方中删除"}。`,
    }[l];
  });
export const noAddressee: Text = {
  en: "No addressee is named. Choose at least one other party.",
  fr: "Aucun destinataire. Choisissez au moins une autre partie.",
  ru: "Не указан ни один адресат. Выберите хотя бы одну другую сторону.",
  zh: "未指定收件方。请至少选择一个其他缔约方。",
};
export const toOneself = (party: Party): Text =>
  each((l) => {
    const name = partyName(party, l);
    return {
      en: `${name} is the sender and no addressee.`,
      fr: `${name} : expéditeur, ne peut être destinataire.`,
      ru: `${name} — отправитель и не может быть адресатом.`,
      zh: `${name}是发送方，不能作为收件方。`,
    }[l];
  });
export const parties = (from: Party, to: number): Text =>
  each((l) => {
    const name = partyName(from, l);
    return {
      en: `${name} and all ${to} addressees are parties.`,
      fr: `${name} et les ${to} destinataires sont parties.`,
      ru: `Отправитель (${name}) и все адресаты (${to}) — стороны режима.`,
      zh: `${name}及全部${to}个收件方均为缔约方。`,
    }[l];
  });
export const partiesOne = (from: Party, to: Party): Text =>
  each((l) => {
    const [a, b] = [partyName(from, l), partyName(to, l)];
    return {
      en: `${a} and ${b} are parties.`,
      fr: `${a} et ${b} : parties toutes deux.`,
      ru: `${a} и ${b} — стороны режима.`,
      zh: `${a}和${b}均为缔约方。`,
    }[l];
  });

export const inForce: Text = {
  en: "In force for the sender on that day.",
  fr: "En vigueur pour l’expéditeur ce jour-là.",
  ru: "В этот день действует для отправителя.",
  zh: "当日对发送方有效。",
};
export const runAsProposal: Text = {
  en: "A proposal: its rules are run as if agreed, and bind nobody.",
  fr: "Une proposition : ses règles sont appliquées comme si elles étaient convenues et ne lient personne.",
  ru: "Предложение: правила исполняются, как если бы они были согласованы, и никого не обязывают.",
  zh: "此为提案：其规则按已商定予以运行，不约束任何一方。",
};
const standingWords: { readonly [standing: string]: Text } = {
  "not-yet": { en: "has not begun", fr: "n’a pas encore commencé", ru: "ещё не началось", zh: "尚未开始" },
  proposed: { en: "is only proposed", fr: "n’est que proposé", ru: "только предложено", zh: "仅为提议" },
  signed: {
    en: "is signed and not yet in force",
    fr: "est signé, mais pas encore en vigueur",
    ru: "подписано, но ещё не в силе",
    zh: "已签署但尚未生效",
  },
  suspended: { en: "is suspended", fr: "est suspendu", ru: "приостановлено", zh: "已中止" },
  expired: { en: "has expired", fr: "a expiré", ru: "истекло", zh: "已到期" },
  withdrawn: {
    en: "has ended by withdrawal",
    fr: "a pris fin par retrait",
    ru: "прекращено выходом",
    zh: "已因退出而终止",
  },
};
export const notRunning = (standing: string): Text =>
  each((l) => {
    const words = (standingWords[standing] ?? standingWords["not-yet"])?.[l] ?? standing;
    return {
      en: `On that day the instrument ${words} for the sender. What you send goes as goodwill, not as a duty.`,
      fr: `Ce jour-là, l’instrument ${words} pour l’expéditeur. L’envoi vaut geste de bonne volonté, non obligation.`,
      ru: `В этот день действие документа для отправителя: ${words}. Отправление будет жестом доброй воли, а не обязанностью.`,
      zh: `当日该文书对发送方${words}。所发通报属善意之举，而非义务。`,
    }[l];
  });
/** The instrument runs for the sender, and this duty does not. */
export const dutyNotRunning = (standing: string): Text =>
  each((l) => {
    const words = (standingWords[standing] ?? standingWords["not-yet"])?.[l] ?? standing;
    return {
      en: `On that day this duty ${words} for the sender. What you send goes as goodwill, not as a duty.`,
      fr: `Ce jour-là, ce devoir ${words} pour l’expéditeur. L’envoi vaut geste de bonne volonté, non obligation.`,
      ru: `В этот день действие этого обязательства для отправителя: ${words}. Отправление будет жестом доброй воли, а не обязанностью.`,
      zh: `当日该项义务对发送方${words}。所发通报属善意之举，而非义务。`,
    }[l];
  });
export const standingDisputed: Text = {
  en: "On that day the parties differ on whether this duty stands. What you send is filed, and never judged late.",
  fr: "Ce jour-là, les parties ne s’accordent pas sur la validité de ce devoir. L’envoi est enregistré, jamais jugé tardif.",
  ru: "В этот день стороны расходятся в том, действует ли это обязательство. Отправление учитывается и никогда не считается опоздавшим.",
  zh: "当日各方对该项义务是否有效意见不一。所发通报照常登记，绝不判为迟报。",
};

export const owed = (clause: Clause): Text =>
  each(
    (l) =>
      ({
        en: `A notification is owed under ${of(clause).en}.`,
        fr: `La notification est due en vertu de ${of(clause).fr}.`,
        ru: `Уведомление обязательно: ${of(clause).ru}.`,
        zh: `根据${of(clause).zh}应予通报。`,
      })[l],
  );
export const notOwed = (clause: Clause): Text =>
  each(
    (l) =>
      ({
        en: `${capital(of(clause).en)} does not ask for this notification. It can be sent as goodwill, and never counts as late.`,
        fr: `${capital(of(clause).fr)} n’exige pas cette notification. Elle peut être envoyée de bonne volonté et n’est jamais tardive.`,
        ru: `${capital(of(clause).ru)} этого уведомления не требует. Его можно направить как жест доброй воли; опоздавшим оно не считается.`,
        zh: `${of(clause).zh}不要求此项通报。可作为善意通报发送，不计为迟报。`,
      })[l],
  );
export const owedUnknown = (clause: Clause): Text =>
  each(
    (l) =>
      ({
        en: `These fields do not tell whether ${of(clause).en} asks for this notification. Fill in what decides it, or send it to be safe.`,
        fr: `Ces champs ne disent pas si ${of(clause).fr} exige cette notification. Complétez ce qui en décide, ou envoyez-la par précaution.`,
        ru: `По этим полям нельзя сказать, требует ли уведомления ${of(clause).ru}. Заполните решающее поле или направьте уведомление на всякий случай.`,
        zh: `现有字段无法判断${of(clause).zh}是否要求通报。请补填相关字段，或稳妥起见予以发送。`,
      })[l],
  );
export const owedUnverified = (clause: Clause): Text =>
  each(
    (l) =>
      ({
        en: `Whether a notification is owed rests on a rule that no text we read confirms (${of(clause).en}).`,
        fr: `L’obligation repose sur une règle qu’aucun texte lu ne confirme (${of(clause).fr}).`,
        ru: `Обязанность уведомить основана на правиле, которого не подтверждает ни один прочитанный текст (${of(clause).ru}).`,
        zh: `是否须通报取决于一项所查文本均未证实的规则（${of(clause).zh}）。`,
      })[l],
  );

/** The moment that a lead time counts to: the opening of a window, the start of a day, or a field's own time. */
export interface LeadPoint {
  readonly label: Text;
  readonly end: "opens" | "closes" | "day" | "instant";
}
function pointIn({ label, end }: LeadPoint, span: string, past: boolean, l: Language): string {
  const name = lower(label[l]);
  const named = quote(label[l], l);
  const verbs = {
    opens: ["opens", "opened"],
    closes: ["closes", "closed"],
    day: ["begins", "began"],
    instant: ["comes", "came"],
  } as const;
  const nouns = {
    fr: { opens: "ouverture", closes: "fermeture", day: "début du jour", instant: "échéance" },
    ru: { opens: "открытие", closes: "закрытие", day: "начало суток", instant: "момент" },
    zh: { opens: "开启", closes: "关闭", day: "当日零时", instant: "该时刻" },
  } as const;
  if (l === "en") return `The ${name} ${past ? `${verbs[end][1]} ${span} ago` : `${verbs[end][0]} in ${span}`}`;
  const noun = nouns[l][end];
  if (l === "fr") return past ? `${named} : ${noun} il y a ${span}` : `${named} : ${noun} dans ${span}`;
  if (l === "ru") return past ? `${named}: ${noun} — ${span} назад` : `${named}: ${noun} через ${span}`;
  return past ? `${named}的${noun}已过${span}` : `距${named}的${noun}还有${span}`;
}
export const leadShort = (point: LeadPoint, leadMs: number, leastMs: number, earliest: Instant, clause: Clause): Text =>
  each((l) => {
    const [now, least, from, c] = [
      pointIn(point, formatSpan(leadMs, l), leadMs < 0, l),
      formatSpan(leastMs, l, 72),
      formatInstantShort(earliest, l),
      of(clause)[l],
    ];
    const verb = { opens: "Open it", closes: "Close it", day: "Set it", instant: "Set it" }[point.end];
    return {
      en: `${now}; ${c} asks ${least}. ${verb} no earlier than ${from}, or send it marked late.`,
      fr: `${now} ; ${c} demande ${least}. Fixez-la au plus tôt le ${from}, ou envoyez avec la mention « tardive ».`,
      ru: `${now}; ${c} требует ${least}. Перенесите не ранее чем на ${from} или отправьте с пометкой «с опозданием».`,
      zh: `${now}；${c}要求${least}。请改为不早于${from}，或注明“迟报”发送。`,
    }[l];
  });
export const leadShortUnverified = (point: LeadPoint, leadMs: number, leastMs: number): Text =>
  each((l) => {
    const [now, least] = [pointIn(point, formatSpan(leadMs, l), leadMs < 0, l), formatSpan(leastMs, l, 72)];
    return {
      en: `${now}; ${least} is believed to be the rule, and no text we read confirms it.`,
      fr: `${now} ; la règle serait de ${least}, mais aucun texte lu ne le confirme.`,
      ru: `${now}; правилом считают ${least}, но ни один прочитанный текст этого не подтверждает.`,
      zh: `${now}；一般认为规则为${least}，但所查文本均未证实。`,
    }[l];
  });
export const leadKept = (receivedBy: Instant, leftMs: number, clause: Clause): Text =>
  each((l) => {
    const [by, left, c] = [formatInstantShort(receivedBy, l), formatSpan(leftMs, l), of(clause)[l]];
    return {
      en: `In time if received by ${by}: ${left} left (${c}).`,
      fr: `À temps si reçue avant le ${by} : il reste ${left}, selon ${c}.`,
      ru: `Вовремя, если получено до ${by}: осталось ${left} (${c}).`,
      zh: `如于${by}前收到即为按时：还剩${left}（${c}）。`,
    }[l];
  });
export const leadEarly = (point: LeadPoint, leadMs: number, mostMs: number, clause: Clause): Text =>
  each((l) => {
    const [now, most, c] = [pointIn(point, formatSpan(leadMs, l), false, l), formatSpan(mostMs, l, 72), of(clause)[l]];
    return {
      en: `${now}; ${c} allows notification at most ${most} ahead. Send it later.`,
      fr: `${now} ; ${c} n’admet qu’un préavis de ${most} au plus. Envoyez-la plus tard.`,
      ru: `${now}; ${c} допускает уведомление не более чем за ${most}. Отправьте позже.`,
      zh: `${now}；${c}规定至多提前${most}通报。请稍后发送。`,
    }[l];
  });
export const leadAfterChange = (point: LeadPoint, leadMs: number, leastMs: number, clause: Clause): Text =>
  each((l) => {
    const [now, least, c] = [
      pointIn(point, formatSpan(leadMs, l), leadMs < 0, l),
      formatSpan(leastMs, l, 72),
      of(clause)[l],
    ];
    return {
      en: `${now}; ${c} asks ${least} of a new notification. Say why it could not be sooner.`,
      fr: `${now} ; ${c} demande ${least} pour une nouvelle notification. Dites pourquoi ce n’était pas possible plus tôt.`,
      ru: `${now}; для нового уведомления ${c} требует ${least}. Поясните, почему раньше было нельзя.`,
      zh: `${now}；${c}对新通报要求${least}。请说明为何未能更早。`,
    }[l];
  });
export const unknownType = (word: string, nearest: string | undefined): Text =>
  each((l) => {
    const near = nearest === undefined ? "" : quote(nearest, l);
    const name = quote(word, l);
    return {
      en: `${name} is not a kind of notification of this regime${near && `; the nearest is ${near}`}.`,
      fr: `${name} n’est pas un type de notification de ce régime${near && ` ; le plus proche est ${near}`}.`,
      ru: `${name} — не вид уведомления этого режима${near && `; ближайший — ${near}`}.`,
      zh: `${name}不是本机制的通报类型${near && `；最接近的是${near}`}。`,
    }[l];
  });
