import type { Basis, Figure, Range } from "@comity/almanac";
import { each, formatDay, formatNumber, type Language, partyName, say, type Text } from "@comity/regime";
import { formatDaysOf } from "./dates.ts";
import type { Gap } from "./published.ts";

export const formatRange = ({ low, high }: Range, l: Language): string => {
  if (high === null) return atLeast[l].replace("…", formatNumber(low, l));
  return low === high ? formatNumber(low, l) : `${formatNumber(low, l)}–${formatNumber(high, l)}`;
};

/** *declared 1,419, of 1 March 2023: US Department of State* */
export const countedWords = (counted: Range, basis: Basis, figures: readonly Figure[]): Text =>
  each((l) => {
    const days = formatDaysOf(
      figures.map((f) => f.asOf),
      l,
    );
    const from = [...new Set(figures.map((f) => f.producer))].join(l === "zh" ? "、" : ", ");
    return words[basis][l].replace("#", formatRange(counted, l)).replace("@", days).replace("%", from);
  });

/** @param title of the quantity that is missing */
export const gapWords = (gap: Gap, party: string, title?: Text): Text =>
  each((l) => {
    const day = gap.lastOf === undefined ? "" : formatDay(gap.lastOf, l);
    return gaps[gap.kind][l]
      .replace("@", day)
      .replace("%", partyName(party as never, l))
      .replace("#", title?.[l] ?? gap.quantity);
  });

export const estimatedWords = (by: "over" | "under", n: number): Text =>
  each((l) => estimated[by][l].replace("…", formatNumber(n, l)));
export const rangesWords = (counted: Range): Text => each((l) => ranges[l].replace("#", formatRange(counted, l)));

const atLeast = say("… or more", "… ou plus", "… или более", "…或更多");
const ranges = say(
  "so far by the low ends of the ranges given; from their low to their high ends #",
  "jusqu’ici d’après les bornes basses des fourchettes ; des bornes basses aux bornes hautes : #",
  "выше — по нижним границам диапазонов; от нижних до верхних границ: #",
  "以上按各区间下限计算；从下限到上限为#",
);
const words: { readonly [B in Basis]: Text } = {
  declared: say(
    "declared #, as of @ (%)",
    "déclaré : # (date : @ ; source : %)",
    "заявлено # (на дату: @; источник: %)",
    "申报#（数据日期：@；来源：%）",
  ),
  estimate: say(
    "estimated #, as of @ (%)",
    "estimé : # (date : @ ; source : %)",
    "оценка: # (на дату: @; источник: %)",
    "估计#（数据日期：@；来源：%）",
  ),
};
const estimated = {
  over: say(
    "over by … if the estimate is right; an estimate alone makes nothing over",
    "dépassement de … si l’estimation est juste ; une estimation seule ne suffit pas à l’établir",
    "превышение на …, если оценка верна; одной оценки для вывода мало",
    "如估计属实则超出…；仅凭估计不能认定超限",
  ),
  under: say(
    "under by … if the estimate is right; an estimate alone makes nothing under",
    "il manque … si l’estimation est juste ; une estimation seule ne suffit pas à l’établir",
    "ниже на …, если оценка верна; одной оценки для вывода мало",
    "如估计属实则低于下限…；仅凭估计不能认定",
  ),
};
const gaps: { readonly [K in Gap["kind"]]: Text } = {
  "not-provided": say("not provided by %", "non communiqué : %", "данные не предоставлены: %", "%未提供"),
  "not-found": say(
    "published, and not found in what was read",
    "publié, mais absent de ce qui a été lu",
    "опубликовано, но в прочитанном не найдено",
    "已公布，但所查资料中未见",
  ),
  stale: say(
    "the last figure is of @ and no longer stands for this day",
    "le dernier chiffre date du @ et ne vaut plus pour ce jour",
    "последняя цифра относится к @ и на этот день уже не годится",
    "最近的数字截至@，已不能代表当日",
  ),
  none: say(
    "the record holds no figure (#)",
    "aucun chiffre au recueil (#)",
    "в своде нет цифры (#)",
    "记录中没有数字（#）",
  ),
};
export const silent = say(
  "the regime file names no published figures for this limit, and no items were given",
  "le fichier ne nomme aucun chiffre publié pour cette limite, et aucun objet n’a été fourni",
  "файл не называет опубликованных цифр для этого предела, а перечень единиц не представлен",
  "文件未指明对应此限额的公开数字，也未提供物项清单",
);
export const silentList = say(
  "the list has nothing that this limit counts, and a published figure says that there is some: the range holds both",
  "la liste ne contient rien que cette limite compte, mais un chiffre publié indique le contraire : la fourchette couvre les deux",
  "в перечне нет ничего, что засчитывается по этому пределу, а опубликованная цифра говорит об ином: диапазон охватывает оба случая",
  "清单中没有此限额计入的物项，而公开数字表明并非如此：区间涵盖两者",
);
export const beforeIt = say(
  "the figure is of before this ceiling began",
  "le chiffre est antérieur à l’application de ce plafond",
  "цифра относится ко времени до начала действия этого предела",
  "该数字早于此限额开始适用之日",
);
export const nearOnly = say(
  "figures by other rules stand beside this and do not decide it",
  "des chiffres établis selon d’autres règles figurent à côté et ne décident rien",
  "рядом приведены цифры по иным правилам; вывода они не дают",
  "另列按其他规则得出的数字，不作为依据",
);
export const eventsNeeded = say(
  "a limit on events: it needs records of them",
  "limite sur des événements : il faut leurs enregistrements",
  "предел на события: нужны записи о них",
  "此限额针对事件，需要事件记录",
);
