/** Figures picked out of the record. */
import { descriptorOf } from "./almanac.ts";
import { nearestState } from "./check.ts";
import type { Almanac, Basis, Day, Figure, Measure, State } from "./types.ts";

export interface FigureFilter {
  readonly party?: State;
  readonly quantity?: string;
  /** Figures whose days reach into from … to, both included. */
  readonly from?: Day;
  readonly to?: Day;
  readonly basis?: Basis;
  /** Any part of the producer's name, in any case. */
  readonly producer?: string;
  readonly table?: string;
  /** True: what was foretold as well. Left out by default: it is no record of what is held. */
  readonly foretold?: boolean;
}

/** @returns by the day that they speak of, the earliest first; where that is the same, in the order of the tables */
export function figuresOf(almanac: Almanac, filter: FigureFilter = {}): readonly Figure[] {
  const { party, quantity, from, to, basis, table, foretold = false } = filter;
  const producer = filter.producer?.toLowerCase();
  return almanac.figures
    .filter(
      (f) =>
        (party === undefined || f.party === party) &&
        (quantity === undefined || f.quantity === quantity) &&
        (from === undefined || f.asOf.to >= from) &&
        (to === undefined || f.asOf.from <= to) &&
        (basis === undefined || f.basis === basis) &&
        (producer === undefined || f.producer.toLowerCase().includes(producer)) &&
        (table === undefined || f.at.table === table) &&
        (foretold || f.target === undefined),
    )
    .sort((a, b) => order(a.asOf.from, b.asOf.from) || order(a.asOf.to, b.asOf.to));
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What a projection may be held against this figure for: a total inventory measures the stockpile of some states only. */
export function measureOf(almanac: Almanac, figure: Pick<Figure, "party" | "quantity">): Measure | undefined {
  const quantity = almanac.quantities.get(figure.quantity);
  return quantity?.measures ?? quantity?.measuresFor?.[figure.party];
}

/** The code of the state that a word most likely means: `UK` is GB, `Chine` is CN, `rus` is RU. */
export function stateCalled(almanac: Almanac, word: string): State | undefined {
  const descriptor = descriptorOf(almanac);
  return descriptor === undefined ? undefined : nearestState(word, descriptor);
}
