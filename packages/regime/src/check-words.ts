import { clauseAsSubject } from "./clause.ts";
import type { RingFault } from "./geometry.ts";
import { each, formatNumber, quote } from "./texts.ts";
import { formatSpan } from "./times.ts";
import type { Clause, Text } from "./types.ts";

// Messages beside a field: what, why, what next. One function a message, four languages each.
const of = (clause: Clause): Text => each((l) => clauseAsSubject(clause, l));

export const allFilled = (filled: number): Text => ({
  en: `Every field of the rule is filled (${filled} of ${filled}).`,
  fr: `Tous les champs de la règle sont remplis (${filled} sur ${filled}).`,
  ru: `Все поля по правилу заполнены (${filled} из ${filled}).`,
  zh: `规则要求的字段均已填写（${filled}/${filled}）。`,
});
export const missing = (label: Text, clause: Clause): Text =>
  each((l) => {
    const [name, c] = [quote(label[l], l), of(clause)[l]];
    return {
      en: `${name} is empty; ${c} asks for it. Fill it in.`,
      fr: `${name} est vide ; ${c} l’exige. Remplissez ce champ.`,
      ru: `Поле ${name} не заполнено; его требует ${c}. Заполните его.`,
      zh: `${name}未填写；${c}要求填写。请补填。`,
    }[l];
  });
export const missingUnverified = (label: Text): Text =>
  each((l) => {
    const name = quote(label[l], l);
    return {
      en: `${name} is empty. No text that we read confirms that it is asked for; fill it in if you can.`,
      fr: `${name} est vide. Aucun texte lu ne confirme qu’il est exigé ; remplissez-le si possible.`,
      ru: `Поле ${name} не заполнено. Прочитанные тексты не подтверждают, что оно требуется; заполните его, если возможно.`,
      zh: `${name}未填写。所查文本均未证实须填写；如有可能请填写。`,
    }[l];
  });
export const wrong = (name: Text, fault: Text): Text =>
  each((l) => `${quote(name[l], l)}${{ en: " ", fr: " ", ru: ": ", zh: "" }[l]}${fault[l]}${l === "zh" ? "。" : "."}`);

export const windowReversed = (label: Text): Text =>
  each((l) => {
    const name = quote(label[l], l);
    return {
      en: `${name} closes before it opens. Put the later time in “closes”.`,
      fr: `${name} se ferme avant de s’ouvrir. Mettez l’heure la plus tardive à la fermeture.`,
      ru: `${name}: закрытие раньше открытия. Укажите более позднее время в закрытии.`,
      zh: `${name}的关闭时间早于开启时间。请将较晚的时间填入关闭时间。`,
    }[l];
  });
export const windowLasts = (label: Text, ms: number): Text =>
  each((l) => {
    const [name, span] = [quote(label[l], l), formatSpan(ms, l, 24)];
    return {
      en: `${name} lasts ${span}.`,
      fr: `${name} : durée ${span}.`,
      ru: `${name}: продолжительность ${span}.`,
      zh: `${name}持续${span}。`,
    }[l];
  });
export const windowTooLong = (label: Text, ms: number, mostMs: number, clause: Clause): Text =>
  each((l) => {
    const [name, span, most, c] = [quote(label[l], l), formatSpan(ms, l, 24), formatSpan(mostMs, l, 24), of(clause)[l]];
    return {
      en: `${name} lasts ${span}; ${c} allows ${most} at most. Close it earlier, or notify the rest apart.`,
      fr: `${name} dure ${span} ; ${c} admet ${most} au plus. Fermez-la plus tôt ou notifiez le reste séparément.`,
      ru: `${name}: продолжительность ${span}; ${c} допускает не более ${most}. Закройте раньше или уведомите об остальном отдельно.`,
      zh: `${name}持续${span}；${c}规定至多${most}。请提前关闭，或就其余时间另行通报。`,
    }[l];
  });
export const windowNotExact = (label: Text, ms: number, exactMs: number, clause: Clause): Text =>
  each((l) => {
    const [name, span, exact, c] = [
      quote(label[l], l),
      formatSpan(ms, l, 24),
      formatSpan(exactMs, l, 24),
      of(clause)[l],
    ];
    return {
      en: `${name} lasts ${span}; ${c} speaks of ${exact}. Close it ${exact} after it opens.`,
      fr: `${name} dure ${span} ; ${c} parle de ${exact}. Fermez-la ${exact} après l’ouverture.`,
      ru: `${name}: продолжительность ${span}; ${c} говорит о ${exact}. Закройте через ${exact} после открытия.`,
      zh: `${name}持续${span}；${c}规定为${exact}。请在开启后${exact}关闭。`,
    }[l];
  });

export const areaSound = (label: Text): Text =>
  each((l) => {
    const name = quote(label[l], l);
    return {
      en: `${name} is an area without crossing sides.`,
      fr: `${name} : zone dont les côtés ne se croisent pas.`,
      ru: `${name}: стороны района не пересекаются.`,
      zh: `${name}的各边互不相交。`,
    }[l];
  });
export const areaFault = (label: Text, fault: RingFault): Text =>
  each((l) => {
    const name = quote(label[l], l);
    if (fault.kind === "too-few")
      return {
        en: `${name} has ${fault.corners} different corners; an area needs three. Add corners, or give a circle.`,
        fr: `${name} a ${fault.corners} sommets distincts ; une zone en demande trois. Ajoutez des sommets ou donnez un cercle.`,
        ru: `${name}: различных вершин ${fault.corners}; району нужно три. Добавьте вершины или задайте круг.`,
        zh: `${name}只有${fault.corners}个不同顶点；区域至少需要三个。请增加顶点或改用圆形。`,
      }[l];
    if (fault.kind === "opposite")
      return {
        en: `${name}: the ends of side ${fault.side} lie opposite each other on the globe, so no shortest line joins them. Add a corner between.`,
        fr: `${name} : les extrémités du côté ${fault.side} sont aux antipodes ; aucune ligne la plus courte ne les joint. Ajoutez un sommet entre elles.`,
        ru: `${name}: концы стороны ${fault.side} лежат на противоположных точках земного шара, кратчайшей линии между ними нет. Добавьте вершину между ними.`,
        zh: `${name}：第${fault.side}边两端互为对跖点，无最短连线。请在其间增加顶点。`,
      }[l];
    const [a, b] = fault.sides;
    return {
      en: `${name} crosses itself: side ${a} meets side ${b}. Check the order of its corners.`,
      fr: `${name} se croise : le côté ${a} rencontre le côté ${b}. Vérifiez l’ordre des sommets.`,
      ru: `${name} пересекает себя: сторона ${a} встречает сторону ${b}. Проверьте порядок вершин.`,
      zh: `${name}自相交：第${a}边与第${b}边相交。请检查顶点顺序。`,
    }[l];
  });

export const headingAgrees = (measured: number, given: number): Text =>
  each((l) => {
    const [m, g] = [formatNumber(measured, l, 1), formatNumber(given, l, 1)];
    return {
      en: `Areas and heading agree (bearing ${m}°, given ${g}°).`,
      fr: `Les zones et le cap concordent (relèvement ${m}°, donné ${g}°).`,
      ru: `Районы и азимут согласуются (по карте ${m}°, указано ${g}°).`,
      zh: `区域与方位角相符（实测${m}°，填写${g}°）。`,
    }[l];
  });
export const headingDiffers = (label: Text, measured: number, given: number): Text =>
  each((l) => {
    const [name, m, g] = [quote(label[l], l), formatNumber(measured, l, 1), formatNumber(given, l, 1)];
    return {
      en: `${name} says ${g}°, while the areas lie at ${m}° from each other. Is one of them mistyped? Nothing keeps you from sending.`,
      fr: `${name} indique ${g}°, alors que les zones sont au relèvement ${m}°. L’une des valeurs est-elle erronée ? Rien n’empêche l’envoi.`,
      ru: `${name}: указано ${g}°, а по районам выходит ${m}°. Нет ли опечатки? Отправке это не мешает.`,
      zh: `${name}填写为${g}°，而两区域间方位为${m}°。是否有误？不影响发送。`,
    }[l];
  });
