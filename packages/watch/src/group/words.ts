/** Why two warnings are together, in four languages. */
import type { Text } from "@comity/regime";

export const named: Text = {
  en: "one names the other",
  fr: "l’un cite l’autre",
  ru: "одно называет другое",
  zh: "其中一条提及另一条",
};
export const sameSource = (ref: string): Text => ({
  en: `both give ${ref} again`,
  fr: `tous deux reprennent ${ref}`,
  ru: `оба передают ${ref}`,
  zh: `两者均转发${ref}`,
});
export const windows = (hours: number, clocks: boolean): Text => ({
  en: `windows in common: ${hours} h${clocks ? ", at the same hours of the day" : ""}`,
  fr: `fenêtres communes : ${hours} h${clocks ? ", aux mêmes heures du jour" : ""}`,
  ru: `общие окна: ${hours} ч${clocks ? ", в одни и те же часы суток" : ""}`,
  zh: `共同窗口：${hours}小时${clocks ? "，每日时段相同" : ""}`,
});
export const overlap: Text = {
  en: "their areas overlap",
  fr: "leurs zones se recouvrent",
  ru: "их районы пересекаются",
  zh: "区域重叠",
};
export const oneLine = (km: number): Text => ({
  en: `their areas, ${km} km apart, lie along one great circle`,
  fr: `leurs zones, à ${km} km l’une de l’autre, sont sur un même grand cercle`,
  ru: `их районы, на расстоянии ${km} км, лежат вдоль одной дуги большого круга`,
  zh: `两处区域相距${km}公里，位于同一大圆上`,
});
export const near = (km: number): Text => ({
  en: `their areas are ${km} km apart`,
  fr: `leurs zones sont à ${km} km l’une de l’autre`,
  ru: `между их районами ${km} км`,
  zh: `区域相距${km}公里`,
});
