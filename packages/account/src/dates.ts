import type { Days } from "@comity/almanac";
import { type Day, formatDay, type Language, say } from "@comity/regime";

/** The days that figures speak of, the earliest first: *2023, March 2024, 1 January 2025*. */
export function formatDaysOf(all: readonly Days[], l: Language): string {
  const inOrder = [...all].sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
  return [...new Set(inOrder.map((d) => formatDays(d, l)))].join(l === "zh" ? "、" : ", ");
}

/** As far as they are known: a day, a month, a year, from one to another, or not later than one. */
function formatDays({ text }: Days, l: Language): string {
  const [first = "", last] = text.split("/");
  if (last === undefined) return one(first, l);
  return first === ".." ? latest[l].replace("…", one(last, l)) : `${one(first, l)} – ${one(last, l)}`;
}

function one(text: string, l: Language): string {
  const [year = "", month, day] = text.split("-");
  if (day !== undefined) return formatDay(text as Day, l);
  if (month === undefined) return years[l].replace("…", year);
  if (l === "ru") return `${months[Number(month) - 1]} ${year} г.`;
  if (l === "zh") return `${year}年${Number(month)}月`;
  // The second of a month is never written with a word.
  return formatDay(`${text}-02` as Day, l).replace(/^2 /, "");
}

const years = say("…", "…", "… г.", "…年");
const latest = say("not later than …", "au plus tard : …", "не позднее: …", "不晚于…");
/** By themselves; behind a day the language has them in another case. */
const months = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(" ");
