/** Who holds how many: by estimate and by declaration, each producer by name. */
import {
  type Almanac,
  asKnownOn,
  type Basis,
  type Figure,
  figuresOf,
  hull,
  measureOf,
  type Range,
} from "@comity/almanac";
import { statesOf } from "../scope.ts";
import { ofFigure, sentenceOf } from "../sources.ts";
import type { BriefOptions, BriefRecord, Sentence } from "../types.ts";
import { daysIn, nameIn, rangeIn, semicolon, tell } from "../words.ts";

export function holdings({ almanac }: BriefRecord, o: BriefOptions): readonly Sentence[] {
  const known = asKnownOn(almanac, o.on);
  return statesOf(o).flatMap((party) => {
    const all = figuresOf(known, { party, to: o.on }).filter(
      (f) => f.value !== null && measureOf(known, f) === "stockpile",
    );
    return [...ofBasis(known, all, "estimate", o), ...ofBasis(known, all, "declared", o)];
  });
}

/**
 * Of estimates the newest of each producer, none more than a year older than the newest of all; of declarations the newest. A state's
 * own words replace its earlier ones, whoever signs them.
 */
export function newestOf(figures: readonly Figure[]): readonly Figure[] {
  const by = Map.groupBy(figures, (f) => (f.basis === "declared" ? f.party : f.producer));
  const each = [...by.values()].flatMap((same) => same.toSorted(byDays).at(-1) ?? []);
  const newest = Math.max(...each.map((f) => yearOf(f)));
  return each
    .filter((f) => newest - yearOf(f) <= 1)
    .toSorted(byDays)
    .reverse();
}

const yearOf = (f: Figure): number => Number(f.asOf.to.slice(0, 4));
const byDays = (a: Figure, b: Figure): number =>
  order(a.asOf.to, b.asOf.to) ||
  order(a.source.published.to, b.source.published.to) ||
  order(`${a.at.line}`, `${b.at.line}`);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function ofBasis(known: Almanac, all: readonly Figure[], basis: Basis, o: BriefOptions): readonly Sentence[] {
  const { language } = o;
  const newest = newestOf(all.filter((f) => f.basis === basis));
  return [...Map.groupBy(newest, (f) => f.quantity)].flatMap(([quantity, figures]) => {
    const [first] = figures;
    const whole = hullOf(figures);
    if (first === undefined || whole === undefined) return [];
    const n = rangeIn(language, basis === "estimate" ? inTens(whole) : whole);
    const by = figures.map((f) => byProducer(f, o)).join(semicolon[language]);
    const what = known.quantities.get(quantity)?.title[language] ?? quantity;
    const phrase = basis === "estimate" ? "estimated" : "declared";
    return [
      sentenceOf(
        language,
        "holdings",
        tell(language, phrase, { who: nameIn(language, first.party), what, n, by }),
        figures.map(ofFigure),
      ),
    ];
  });
}

function byProducer(f: Figure, { language }: BriefOptions): string {
  return tell(language, "byProducer", {
    producer: f.producer,
    n: f.value === null ? "" : rangeIn(language, f.value),
    day: daysIn(language, f.asOf),
  });
}

const hullOf = (figures: readonly Figure[]): Range | undefined => {
  const values = figures.flatMap((f) => f.value ?? []);
  return values.length === 0 ? undefined : values.reduce((a, b) => hull(a, b));
};

/** An estimate of thousands is no count of single warheads. */
function inTens({ low, high }: Range): Range {
  const tens = (n: number): number => (n > 1000 ? Math.round(n / 10) * 10 : n);
  return { low: tens(low), high: high === null ? null : tens(high) };
}
