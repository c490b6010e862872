/** Which limits are kept, by whose count: what was declared, what was not provided, and what estimates would come to. */
import { countRegime, type LimitFinding } from "@comity/account";
import { type Almanac, asKnownOn, type Figure, figuresOf } from "@comity/almanac";
import { type Day, limitOn, type Party, type Regime, standingOf } from "@comity/regime";
import { among, isTold } from "../scope.ts";
import { type Found, ofFigure, ofRule, sentenceOf } from "../sources.ts";
import type { BriefOptions, BriefRecord, Sentence } from "../types.ts";
import { calledIn, daysIn, formatCount, nameIn, rangeIn, semicolon, tell } from "../words.ts";

export function limits({ almanac, regimes }: BriefRecord, o: BriefOptions): readonly Sentence[] {
  const known = asKnownOn(almanac, o.on);
  return regimes.filter((r) => isTold(r, o) && r.limits.size > 0).flatMap((r) => ofRegime(r, known, o));
}

function ofRegime(regime: Regime, known: Almanac, o: BriefOptions): readonly Sentence[] {
  const { on, language } = o;
  const count = countRegime(regime, known, { on });
  return [...regime.limits].flatMap(([name, rule]) => {
    const parties = among(regime, o).filter((p) => isBinding(regime, name, p, on));
    const told = parties.flatMap((party) => {
      const finding = count.parties.get(party)?.limits.get(name);
      return finding === undefined || finding.limit === null ? [] : [{ party, finding }];
    });
    const [first] = told;
    // A limit that nobody has counted says nothing on a page of one side.
    if (first === undefined || told.every((t) => t.finding.figures.length === 0)) return [];
    const fields = {
      regime: calledIn(language, regime),
      limit: rule.title[language],
      n: formatCount(language, first.finding.limit ?? 0),
    };
    const parts = told.map((t) => partyPart(t.party, t.finding, known, o));
    const body = parts.map((p) => p.words).join(semicolon[language]);
    const text = tell(language, "colon", { head: tell(language, "limitHead", fields), body });
    return [
      sentenceOf(language, "limits", text, [ofRule(regime, rule, on, language), ...parts.flatMap((p) => p.found)]),
    ];
  });
}

function isBinding(regime: Regime, name: string, party: Party, on: Day): boolean {
  const status = standingOf(regime, name, party, on).views.find((v) => v.by === party)?.status ?? "not-yet";
  return (
    ["in-force", "provisional", "suspended", "pledged"].includes(status) &&
    limitOn(regime, name, party, on).atMost !== null
  );
}

function partyPart(
  party: Party,
  f: LimitFinding,
  known: Almanac,
  o: BriefOptions,
): { readonly words: string; readonly found: readonly Found[] } {
  const { language } = o;
  const who = nameIn(language, party);
  const newest = f.figures.at(-1);
  if (f.counted !== null && newest !== undefined) {
    const basis = tell(language, f.basis === "estimate" ? "estimateWord" : "declaredWord");
    const fields = {
      who,
      n: rangeIn(language, f.counted),
      basis,
      day: daysIn(language, newest.asOf),
      finding: tell(language, f.finding),
    };
    return { words: tell(language, "limitIs", fields), found: f.figures.map(ofFigure) };
  }
  const isWithheld = newest?.missing === "not-provided";
  const what = tell(language, isWithheld ? "notProvided" : "limitNone", {
    who,
    day: newest === undefined ? "" : daysIn(language, newest.asOf),
  });
  const last = newest === undefined ? undefined : lastDeclared(known, newest, o);
  if (last?.value === undefined || last.value === null) return { words: what, found: f.figures.map(ofFigure) };
  const words = tell(language, "lastDeclared", {
    what,
    n: rangeIn(language, last.value),
    day: daysIn(language, last.asOf),
  });
  return { words, found: [...f.figures, last].map(ofFigure) };
}

const lastDeclared = (known: Almanac, like: Figure, { on }: BriefOptions): Figure | undefined =>
  figuresOf(known, { party: like.party, quantity: like.quantity, basis: "declared", to: on }).findLast(
    (f) => f.value !== null,
  );
