/** What was projected by then for 2030 and 2035: each producer's newest, by state and kind of count. */
import { asKnownOn, type Figure, figuresOf } from "@comity/almanac";
import { statesOf } from "../scope.ts";
import { ofFigure, sentenceOf } from "../sources.ts";
import type { BriefOptions, BriefRecord, Sentence } from "../types.ts";
import { daysIn, nameIn, rangeIn, tell } from "../words.ts";

const years = ["2030", "2035"] as const;

export function projected({ almanac }: BriefRecord, o: BriefOptions): readonly Sentence[] {
  const known = asKnownOn(almanac, o.on);
  const { language } = o;
  const found = statesOf(o).flatMap((party) =>
    years.flatMap((year) => {
      const aimed = figuresOf(known, { party, foretold: true }).filter(
        (f) => f.target?.text === year && f.value !== null && f.unit === "warheads",
      );
      return [...Map.groupBy(aimed, (f) => f.producer).values()].flatMap((same) => newest(same) ?? []);
    }),
  );
  return found.map((f) => {
    const fields = {
      who: nameIn(language, f.party),
      what: known.quantities.get(f.quantity)?.title[language] ?? f.quantity,
      year: f.target?.text ?? "",
      n: f.value === null ? "" : rangeIn(language, f.value),
      producer: f.producer,
      day: daysIn(language, f.source.published),
    };
    return sentenceOf(language, "projected", tell(language, "foretold", fields), [ofFigure(f)]);
  });
}

const newest = (figures: readonly Figure[]): Figure | undefined =>
  figures.toSorted((a, b) => (a.source.published.to < b.source.published.to ? -1 : 1)).at(-1);
