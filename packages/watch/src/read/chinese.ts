/**
 * Chinese has no blanks between words: a run of its characters is cut where a word that some rule rests on begins or ends.
 * `每日0800时至1800时` is 每日, 0800, 时, 至, 1800, 时.
 */
const terms = [
  "北京时间",
  "当地时间",
  "世界时",
  "各点连线",
  "诸点连线",
  "连线",
  "范围",
  "四点连线",
  "火箭发射",
  "火箭残骸",
  "实弹射击",
  "导弹射击",
  "军事训练",
  "军事演习",
  "军事任务",
  "军事活动",
  "残骸",
  "海域",
  "水域",
  "区域",
  "禁止",
  "驶入",
  "进入",
  "可能",
  "落入",
  "下列",
  "一切船舶",
  "船舶",
  "航行警告",
  "海事局",
  "南海",
  "北部湾",
  "渤海",
  "黄海",
  "东海",
  "台湾海峡",
  "部分",
  "附近",
  "进行",
  "举行",
  "组织",
  "训练",
  "演习",
  "任务",
  "内",
  "在",
  "将",
  "有",
  "由",
  "等",
  "以",
  "点",
  "为圆心",
  "为中心",
  "半径",
  "海里",
  "公里",
  "每日",
  "每天",
  "备用",
  "取消",
  "撤销",
  "月",
  "日",
  "时",
  "分",
  "年",
  "至",
  "和",
  "与",
  "及",
  "自",
  "从",
  "米",
] as const;
const places = ["北纬", "南纬", "东经", "西经"] as const;
const starts = new Map<string, readonly string[]>();
for (const term of [...terms, ...places]) {
  const first = term.charAt(0);
  starts.set(first, [...(starts.get(first) ?? []), term]);
}
const place: ReadonlySet<string> = new Set(places);

/** The end of the word at `at`. @param goesOn whether a word goes on with this character */
export function chineseEnd(text: string, at: number, goesOn: (c: number) => boolean): number {
  const here = termAt(text, at);
  if (here !== undefined && !place.has(here)) return at + here.length;
  let end = at + 1;
  while (end < text.length && goesOn(text.charCodeAt(end)) && termAt(text, end) === undefined) end++;
  return end;
}

const termAt = (text: string, at: number): string | undefined =>
  starts.get(text.charAt(at))?.find((term) => text.startsWith(term, at));
