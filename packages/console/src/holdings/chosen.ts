/** Which figures the address asks for, and what it means where it is silent. */
import { type Almanac, type Figure, figuresOf, measureOf } from "@comity/almanac";
import { latestOf } from "../figures/almanac.ts";

export interface Chosen {
  readonly quantity: string;
  /** In the order in which they are named; empty: nobody has such a figure. */
  readonly parties: readonly string[];
  /** Null: all. */
  readonly producer: string | null;
  readonly from: number;
}

export const startYears = [1945, 1990, 2010] as const;
const startYear = 2010;
const namedFirst = 3;

export function chosenIn(search: URLSearchParams, almanac: Almanac): Chosen {
  const asked = search.get("quantity");
  const quantity = asked !== null && quantitiesOf(almanac).includes(asked) ? asked : (quantitiesOf(almanac)[0] ?? "");
  const holders = holdersOf(almanac, quantity);
  const named = (search.get("party") ?? "").split(",").filter((p) => holders.includes(p));
  const from = Number(search.get("from"));
  return {
    quantity,
    parties: named.length > 0 ? named : holders.slice(0, namedFirst),
    producer: search.get("producer"),
    from: startYears.find((y) => y === from) ?? startYear,
  };
}

/** What is counted of a state's own, the stockpile first; not what a table counts of tests, launches or money. */
export function quantitiesOf(almanac: Almanac): readonly string[] {
  const used = new Set(almanac.figures.filter((f) => f.target === undefined).map((f) => f.quantity));
  return [...almanac.quantities.keys()].filter((q) => used.has(q));
}

/** Who has such figures: whoever has most of it, as last known, first. */
export function holdersOf(almanac: Almanac, quantity: string): readonly string[] {
  const byParty = Map.groupBy(figuresOf(almanac, { quantity }), (f) => f.party);
  return [...byParty]
    .map(([party, theirs]) => ({ party, most: latestOf(theirs)?.value?.low ?? -1 }))
    .filter((h) => h.party.length === 2)
    .sort((a, b) => b.most - a.most || (a.party < b.party ? -1 : 1))
    .map((h) => h.party);
}

/** The chosen figures, foretold ones left out, of those parties and since that year. */
export const figuresIn = (almanac: Almanac, c: Chosen): readonly Figure[] =>
  figuresOf(almanac, {
    quantity: c.quantity,
    from: `${c.from}-01-01`,
    ...(c.producer === null ? {} : { producer: c.producer }),
  }).filter((f) => c.parties.includes(f.party));

/** The last figure of each state's stockpile, whoever has most first. */
export function stockpiles(almanac: Almanac): readonly Figure[] {
  const figures = almanac.figures.filter((f) => measureOf(almanac, f) === "stockpile" && f.party.length === 2);
  return [...Map.groupBy(figures, (f) => f.party).values()]
    .flatMap((theirs) => {
      // Declared and estimated ceilings of what a producer calls by other names stand behind the stockpile itself.
      const [named] = quantitiesOf(almanac);
      return latestOf(theirs.filter((f) => f.quantity === named)) ?? latestOf(theirs) ?? [];
    })
    .filter((f) => (f.value?.low ?? 0) > 0 || f.value?.high === null)
    .sort((a, b) => (b.value?.low ?? 0) - (a.value?.low ?? 0));
}

interface Quoted {
  readonly party: string;
  readonly quantity: string;
  readonly asOf: string;
  readonly target?: string;
}
/** A figure that speeches and papers quote, where the record has it: read at the source before second hand, the last published. */
export function quotedIn(almanac: Almanac, q: Quoted): Figure | undefined {
  return almanac.figures
    .filter(
      (f) => f.party === q.party && f.quantity === q.quantity && f.target?.text === q.target && f.asOf.text === q.asOf,
    )
    .sort((a, b) => rank(a) - rank(b) || (a.source.published.to < b.source.published.to ? 1 : -1))[0];
}
const rank = (f: Figure): number => (f.source.read === "source" ? 0 : 1);
