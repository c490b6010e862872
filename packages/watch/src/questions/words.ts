/** Questions before a notification goes out, in four languages. */
import { clauseShort, type Text } from "@comity/regime";

export const range = (km: number): Text => ({
  en: `From the launch area to here it is ${km} km. Is the area meant?`,
  fr: `De la zone de lancement jusqu’ici il y a ${km} km. Est-ce bien cette zone ?`,
  ru: `От района пуска досюда ${km} км. Этот ли район имеется в виду?`,
  zh: `从发射区到此处为${km}公里。所指确为该区域吗？`,
});
interface Headings {
  readonly saidDeg: number;
  readonly lineDeg: number;
  readonly offDeg: number;
  readonly rangeKm: number;
}
export const heading = ({ saidDeg: said, lineDeg: made, offDeg: off, rangeKm }: Headings): Text => ({
  en: `The heading is given as ${said}°; from the launch area to the impact area, ${rangeKm} km, it is ${made}°, ${off}° off. Which is right?`,
  fr: `Le cap indiqué est ${said}° ; de la zone de lancement à la zone d’impact, à ${rangeKm} km, il est de ${made}°, soit ${off}° d’écart. Lequel est juste ?`,
  ru: `Указан курс ${said}°; от района пуска к району падения (${rangeKm} км) — ${made}°, расхождение ${off}°. Что верно?`,
  zh: `所填航向为${said}°；从发射区到落区（${rangeKm}公里）为${made}°，相差${off}°。何者正确？`,
});
export const spread = (deg: number): Text => ({
  en: `Impact areas lie ${deg}° apart as seen from the launch area. Are they of one flight?`,
  fr: `Vues de la zone de lancement, les zones d’impact sont écartées de ${deg}°. Sont-elles d’un même vol ?`,
  ru: `Районы падения, если смотреть из района пуска, расходятся на ${deg}°. Относятся ли они к одному полёту?`,
  zh: `从发射区看，各落区方向相差${deg}°。它们属于同一次飞行吗？`,
});
export const windowLong = (days: number): Text => ({
  en: `The window is ${days} days long. Whoever sees a launch in it will ask whether it is this one: can it be narrower, or the day be said later?`,
  fr: `La fenêtre dure ${days} jours. Qui verra un lancement pendant ce temps se demandera si c’est celui-ci : peut-elle être plus étroite, ou le jour être dit plus tard ?`,
  ru: `Окно длится ${days} сут. Увидев пуск в это время, спросят, тот ли это: можно ли его сузить или назвать день позднее?`,
  zh: `窗口长达${days}天。期间见到发射者会问是否即为此次：能否缩短，或稍后告知具体日期？`,
});
export const windowShort = (minutes: number, least: number): Text => ({
  en: `The window is ${minutes} min long; the flight alone lasts ${least} min or more. Is it meant for the launch only?`,
  fr: `La fenêtre dure ${minutes} min ; le vol seul dure au moins ${least} min. Ne vaut-elle que pour le lancement ?`,
  ru: `Окно длится ${minutes} мин, один только полёт — не менее ${least} мин. Относится ли оно лишь к пуску?`,
  zh: `窗口长${minutes}分钟；仅飞行就需${least}分钟以上。窗口是否只指发射时刻？`,
});
export const areaSmall = (km2: number): Text => ({
  en: `The area measures ${km2} km². Is it complete?`,
  fr: `La zone mesure ${km2} km². Est-elle complète ?`,
  ru: `Площадь района — ${km2} км². Указан ли он полностью?`,
  zh: `该区域面积为${km2}平方公里。是否完整？`,
});
export const areaLarge = (km2: number): Text => ({
  en: `The area measures ${km2} km². Is a corner, or the unit of the radius, what was meant?`,
  fr: `La zone mesure ${km2} km². Un sommet, ou l’unité du rayon, est-il bien celui voulu ?`,
  ru: `Площадь района — ${km2} км². Верны ли вершины и единица радиуса?`,
  zh: `该区域面积为${km2}平方公里。顶点或半径单位是否有误？`,
});
export const parallel = (title: Text, clause: string): Text => ({
  en: `${title.en} (${clause}) goes with it. Has it gone out?`,
  fr: `${title.fr} (${clauseShort(clause, "fr")}) va avec elle. Est-ce parti ?`,
  ru: `К нему полагается: ${title.ru} (${clauseShort(clause, "ru")}). Отправлено ли?`,
  zh: `与之相应还应有：${title.zh}（${clauseShort(clause, "zh")}）。是否已发出？`,
});
type Medium = "sea" | "air";
const where: Readonly<Record<Medium, Text>> = {
  sea: { en: "at sea", fr: "en mer", ru: "мореплавателям", zh: "航海警告" },
  air: { en: "in the air", fr: "aux navigateurs aériens", ru: "лётчикам", zh: "航行通告" },
};
export const noneKnown = (medium: Medium, clause: string): Text => ({
  en: `No warning ${where[medium].en} over this area and window is known here; ${clause} asks for one. Has it gone out?`,
  fr: `Aucun avertissement ${where[medium].fr} pour cette zone et cette fenêtre n’est connu ici ; ${clauseShort(clause, "fr")} en demande un. Est-il parti ?`,
  ru: `Предупреждения ${where[medium].ru} по этому району и окну здесь не известно; его требует ${clauseShort(clause, "ru")}. Отправлено ли оно?`,
  zh: `此处未见覆盖该区域和窗口的${where[medium].zh}；${clauseShort(clause, "zh")}要求发布。是否已发出？`,
});
export const hours = (ids: string, minutes: number): Text => ({
  en: `${ids} warns of this area, but ${long(minutes, "d", "h", "min")} of the window lie outside its hours. Are the window and the warning both right?`,
  fr: `${ids} avertit de cette zone, mais ${long(minutes, "j", "h", "min")} de la fenêtre sont hors de ses heures. La fenêtre et l’avertissement sont-ils justes ?`,
  ru: `Об этом районе предупреждает ${ids}, но ${long(minutes, "сут", "ч", "мин")} окна лежат вне его часов. Верны ли и окно, и предупреждение?`,
  zh: `${ids}已就该区域发出警告，但窗口中有${long(minutes, "天", "小时", "分钟")}不在其时段内。窗口和警告是否都正确？`,
});
function long(minutes: number, d: string, h: string, min: string): string {
  if (minutes >= 2880) return `${Math.round(minutes / 1440)} ${d}`;
  return minutes >= 120 ? `${Math.round(minutes / 60)} ${h}` : `${minutes} ${min}`;
}
export const alsoUnder = (regime: string, duty: string): Text => ({
  en: `The same launch is to be told under ${regime} (${duty}). Is that being done?`,
  fr: `Le même lancement est à notifier selon ${regime} (${duty}). Est-ce fait ?`,
  ru: `О том же пуске следует сообщить по ${regime} (${duty}). Делается ли это?`,
  zh: `同一次发射还须依${regime}（${duty}）通报。是否已办理？`,
});
