import { partyName } from "../names.ts";
import type { Regime } from "../regime-types.ts";
import { each, formatNumber, say } from "../texts.ts";
import { formatDay } from "../times.ts";
import type { Clause, Evidence, Language, Party, Text } from "../types.ts";
import type { CountResult, Run } from "./count.ts";
import type { LimitOn } from "./limit-on.ts";
import { standsReason } from "./stands.ts";

type Reason = CountResult["because"][number];

/** Why a count came out as it did, clause by clause: the bound, each count, who has left, exceptions that were used. */
export function reasonsOf(
  regime: Regime,
  bound: LimitOn,
  run: Run,
  finding: CountResult["finding"],
  as: Party | undefined,
  verified: Evidence,
): readonly Reason[] {
  const reasons: Reason[] = [...boundReasons(bound)];
  const [first] = run.counts.map((c) => c.rule.clause);
  if (as !== undefined) reasons.push({ clause: first ?? bound.clause, text: countingAs(as) });
  for (const c of run.counts)
    if (c.sure + c.maybe > 0) reasons.push({ clause: c.rule.clause, text: sumWords(c.sure + c.maybe, c.low, c.high) });
  for (const [i, d] of run.look.derived.entries())
    for (const [j, c] of d.cases.entries()) {
      const n = run.taken[i]?.[j] ?? 0;
      if (c.title === undefined || n === 0) continue;
      const { title } = c;
      reasons.push({ clause: c.clause, text: each((l) => `${title[l]}: ${formatNumber(n, l)}`) });
    }
  const leaves = regime.items?.leaves;
  if (run.left > 0 && leaves !== undefined)
    reasons.push({ clause: leaves.clause, text: each((l) => left[l].replace("…", formatNumber(run.left, l))) });
  if (run.unclearCount > 0)
    reasons.push({
      clause: bound.clause,
      text: each((l) => unclear[l].replace("…", formatNumber(run.unclearCount, l))),
    });
  if (finding === "cannot-tell" && verified === "unverified") reasons.push({ clause: bound.clause, text: unconfirmed });
  return reasons;
}

/** *as Russia counts* */
export const countingAs = (as: Party): Text => each((l) => counting[l].replace("…", partyName(as, l)));

/** What a limit asks on that day, since when, and how it stands where it does not simply bind. */
export function boundReasons(bound: LimitOn): readonly Reason[] {
  const stands = bound.stands === undefined ? undefined : standsReason(bound.stands, bound.clause);
  return [...boundWords(bound), ...(stands === undefined ? [] : [stands])];
}

function boundWords(bound: LimitOn): Reason[] {
  const words = (n: number, words: Text, clause: Clause): Reason => ({
    clause,
    text: each((l) => `${words[l].replace("…", formatNumber(n, l))}${since(bound, l)}`),
  });
  const { atMost, atLeast, clause } = bound;
  if (bound.none === "not-standing") return [];
  if (bound.none !== undefined) return [{ clause, text: noBound[bound.none] }];
  return [
    ...(atMost === null ? [] : [words(atMost, most, bound.most?.clause ?? clause)]),
    ...(atLeast === null ? [] : [words(atLeast, least, bound.least?.clause ?? clause)]),
  ];
}
function since({ from, by }: LimitOn, l: Language): string {
  const day = from === null ? "" : sinceDay[l].replace("…", formatDay(from, l));
  if (by === "file") return day;
  const number = by.number === undefined ? formatDay(by.on, l) : by.number;
  return day + decided[l].replace("…", number);
}
const sumWords = (items: number, low: number, high: number): Text =>
  each((l) => {
    const sum = Number.isFinite(high) ? formatNumber(high, l) : "?";
    return counted[l]
      .replace("…", formatNumber(items, l))
      .replace("…", low === high ? sum : `${formatNumber(low, l)}–${sum}`);
  });

const most = say("at most …", "… au plus", "не более …", "不超过…");
const least = say("at least …", "… au moins", "не менее …", "不少于…");
const sinceDay = say(", since …", ", depuis le …", ", с …", "（自…起）");
const decided = say(" (decision …)", " (décision …)", " (решение …)", "（决定…）");
const counted = say(
  "items that count: …; together …",
  "objets comptés : … ; total …",
  "засчитано единиц: …; всего …",
  "计入…件，共…",
);
const counting = say("as … counts", "selon le décompte : …", "по подсчёту: …", "按…的计数方法");
const left = say(
  "items that have left the count: …",
  "objets sortis du décompte : …",
  "единиц, выбывших из подсчёта: …",
  "已不再计入：…件",
);
const unclear = say(
  "items of which it can't be told: …",
  "objets pour lesquels on ne peut conclure : …",
  "единиц, о которых нельзя сказать: …",
  "无法判定：…件",
);
const unconfirmed = say(
  "no text that was read confirms this rule",
  "aucun texte lu ne confirme cette règle",
  "ни один прочитанный текст не подтверждает это правило",
  "所读文本均未证实此规则",
);
const noBound: { readonly [K in Exclude<NonNullable<LimitOn["none"]>, "not-standing">]: Text } = {
  "not-bound": say(
    "not bound by this limit",
    "non lié par cette limite",
    "этот предел не относится к стороне",
    "不受此限额约束",
  ),
  "not-yet": say("not yet to be met", "pas encore applicable", "ещё не действует", "尚未适用"),
  over: say("no longer a limit", "n’est plus une limite", "предел больше не действует", "限额已终止"),
  "no-value": say("no number on this day", "aucun nombre à cette date", "на этот день числа нет", "当日无数值"),
};
