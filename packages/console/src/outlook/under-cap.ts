/** Each party under a cap: today by the record's last figure, afterwards by the paths. Quick enough to follow a finger. */
import { type Almanac, type Figure, measureOf } from "@comity/almanac";
import { capShares } from "@comity/outlook";
import { latestOf } from "../figures/almanac.ts";
import type { Measured, Study } from "./ask.ts";

export interface UnderCap {
  readonly party: string;
  readonly figure: Figure | undefined;
  readonly now: "within" | "over" | "cannot-tell";
  /** How far over, or what is left; null where it can't be told. */
  readonly margin: number | null;
  readonly projected: boolean;
  /** Years by which one path in ten, half, and nine in ten have passed the cap; null: fewer ever do. */
  readonly firstOver: { readonly p10: number | null; readonly p50: number | null };
  readonly neverOverShare: number;
  /** The same for coming within it. */
  readonly firstWithin: number | null;
}

export function underCap(study: Study, almanac: Almanac, measure: Measured, cap: number): readonly UnderCap[] {
  const { years, parties, paths } = study;
  const shares = capShares(study.values[measure], { parties: parties.length, years: years.length, paths }, cap);
  const yearAt = (i: number | null | undefined): number | null => (i == null ? null : (years[i] ?? null));
  return parties
    .map((party, i): UnderCap => {
      const figure = latestFigure(almanac, party, measure);
      const own = shares[i];
      return {
        party,
        figure,
        ...standing(figure, cap),
        projected: study.projected[measure][i] === true,
        firstOver: { p10: yearAt(own?.firstOver.quantile(0.1)), p50: yearAt(own?.firstOver.quantile(0.5)) },
        neverOverShare: own?.firstOver.neverShare ?? 1,
        firstWithin: yearAt(own?.firstWithin.quantile(0.5)),
      };
    })
    .sort((a, b) => (b.figure?.value?.low ?? -1) - (a.figure?.value?.low ?? -1));
}

export const latestFigure = (almanac: Almanac, party: string, measure: Measured): Figure | undefined => {
  const figures = almanac.figures.filter((f) => f.party === party && measureOf(almanac, f) === measure);
  // The stockpile under its own name before what only comes to the same.
  const [name] = [...almanac.quantities].find(([, q]) => q.measures === measure) ?? [];
  return latestOf(figures.filter((f) => f.quantity === name)) ?? latestOf(figures);
};

function standing(figure: Figure | undefined, cap: number): Pick<UnderCap, "now" | "margin"> {
  const value = figure?.value;
  if (value == null) return { now: "cannot-tell", margin: null };
  if (value.low > cap) return { now: "over", margin: value.low - cap };
  if (value.high !== null && value.high <= cap) return { now: "within", margin: cap - value.high };
  return { now: "cannot-tell", margin: null };
}
