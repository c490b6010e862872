import type { Fraction } from "../grammar/values.ts";
import { partyName } from "../names.ts";
import { each, formatNumber, say } from "../texts.ts";
import type { Party, Text } from "../types.ts";

/** Reasons for a quota, in the four languages; each `…` is filled in from the left. */
const fill = (words: Text, ...parts: readonly (number | string | Text)[]): Text =>
  each((l) =>
    parts.reduce<string>(
      (text, part) =>
        text.replace("…", () =>
          typeof part === "number" ? formatNumber(part, l) : typeof part === "string" ? part : part[l],
        ),
      words[l],
    ),
  );
const name = (party: Party): Text => each((l) => partyName(party, l));

export const fixed = (n: number): Text => fill(say("… a year", "… par an", "… в год", "每年…次"), n);
export const decided = (n: number, decision: string): Text =>
  fill(say("… by decision …", "… par la décision …", "… по решению …", "…次，依决定…"), n, decision);
export const ofSize = (n: number, size: number, per: number | Fraction): Text =>
  fill(typeof per === "number" ? onePer : partOfSize, n, size, typeof per === "number" ? per : per.text);
const onePer = say(
  "… from a declared size of …, one for each …",
  "… pour un effectif déclaré de …, un pour …",
  "… при объявленной численности …, по одному на каждые …",
  "…次：申报数…，每…计一次",
);
const partOfSize = say(
  "… from a declared size of …: … of it",
  "… pour un effectif déclaré de … : … de celui-ci",
  "… при объявленной численности …: … от неё",
  "…次：申报数…，按其…计",
);
export const noSize = (size: string): Text =>
  fill(say('no declared size "…"', "aucun effectif déclaré « … »", "численность «…» не объявлена", "未申报“…”"), size);
export const firstYears = say(
  "… in the first years: … of it, until …",
  "… les premières années : …, jusqu’au …",
  "… в первые годы: …, до …",
  "初期…次：按…计，至…",
);
export const agreedFor = (n: number, year: number): Text =>
  fill(say("… agreed for …", "… convenus pour …", "… согласовано на … год", "…次，为…年商定"), n, String(year));
export const noneAgreed = (year: number): Text =>
  fill(say("none agreed for …", "aucun convenu pour …", "на … год не согласовано", "…年未商定"), String(year));
export const lastYear = (n: number, year: number, last: number): Text =>
  fill(
    say(
      "…: none agreed for …, so that of … stands",
      "… : aucun convenu pour …, celui de … demeure",
      "…: на … год не согласовано, действует число за … год",
      "…次：…年未商定，沿用…年的数目",
    ),
    n,
    String(year),
    String(last),
  );
export const notAbove = (n: number, title: Text): Text =>
  fill(say("not above … (…)", "pas plus de … (…)", "не выше … (…)", "不高于…（…）"), n, title);
export const passed = (n: number, from: Party, to: Party): Text =>
  fill(
    say("… passed on by … to …", "… cédés par … à …", "передано …: … → …", "转让…次：… → …"),
    n,
    name(from),
    name(to),
  );
export const notPassed = (from: Party, to: Party): Text =>
  fill(
    say(
      "a transfer from … to … is not provided for",
      "une cession de … à … n’est pas prévue",
      "передача … → … не предусмотрена",
      "未规定…向…转让",
    ),
    name(from),
    name(to),
  );
export const noNumber = say(
  "no number for this year",
  "aucun nombre pour cette année",
  "на этот год числа нет",
  "该年无数目",
);
export const notInForce = say(
  "not in force for this party in that year",
  "pas en vigueur pour cette partie cette année-là",
  "в том году не действует для этой стороны",
  "该年对该方未生效",
);
export const shareUnknown = say(
  "a total that the share is worked out from is not known",
  "un total dont dépend la part n’est pas connu",
  "итог, от которого зависит доля, неизвестен",
  "份额所依据的总数未知",
);
export const uncounted = (n: number, about: Text): Text =>
  fill(say("not counted: … (…)", "non comptés : … (…)", "не засчитано: … (…)", "不计入：…次（…）"), n, about);
export const unclear = (n: number): Text =>
  fill(
    say(
      "visits of which it can't be told whether they count: …",
      "visites dont on ne peut dire si elles comptent : …",
      "посещений, о которых нельзя сказать, засчитываются ли они: …",
      "无法判定是否计入：…次",
    ),
    n,
  );
