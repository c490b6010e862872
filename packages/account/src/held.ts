/** One row of a list of holdings, read and checked. */
import { type Basis, type Days, type RowFault, readDays } from "@comity/almanac";
import type { Day, ItemValues, Party, Regime } from "@comity/regime";
import { readItem } from "./item.ts";

export interface Held {
  readonly party: Party;
  readonly line: number;
  readonly asOf: string;
  readonly to: Day;
  /** The last day on which its source may have been published. */
  readonly published: Day;
  readonly basis: Basis;
  readonly low: ItemValues;
  readonly high: ItemValues;
}

/** @returns undefined where the row has a fault, which was said */
export function readHeld(
  regime: Regime,
  row: Readonly<Record<string, string>>,
  line: number,
  days: Map<string, Days | undefined>,
  say: (column: string, what: string, better: string) => void,
): Held | undefined {
  let isGood = true;
  const fault: typeof say = (...words) => {
    isGood = false;
    say(...words);
  };
  const { party = "", basis = "" } = row;
  if (!regime.parties.includes(party as Party)) {
    const what = party === "" ? "no party" : `${party} is no party to ${regime.id}`;
    fault("party", what, `one of ${regime.parties.join(", ")}`);
  }
  const asOf = daysIn(row.as_of ?? "", days);
  if (asOf === undefined) fault("as_of", "no day that the row speaks of", "such as 2024, 2024-03 or 2024-03-01");
  if ((row.source_title ?? "") === "") fault("source_title", "no source", "say where this was declared or published");
  const published = daysIn(row.publication_date ?? "", days);
  if (published === undefined)
    fault("publication_date", "no day of publication", "such as 2024, 2024-03 or 2024-03-01");
  else if (asOf !== undefined && asOf.from > published.to)
    fault("as_of", `as of ${asOf.text}, and published before that, ${published.text}`, "correct one of the two dates");
  if (!["", "declared", "estimate"].includes(basis)) fault("basis", `${basis} is no basis`, "declared or estimate");
  const item = readItem(regime.items?.fields ?? new Map(), row, fault);
  if (!isGood || asOf === undefined || published === undefined) return undefined;
  return {
    party: party as Party,
    line,
    asOf: asOf.text,
    to: asOf.to as Day,
    published: published.to as Day,
    basis: basis === "estimate" ? "estimate" : "declared",
    ...item,
  };
}

/** The same few days stand in every row, and are read once. */
function daysIn(cell: string, days: Map<string, Days | undefined>): Days | undefined {
  if (!days.has(cell)) days.set(cell, readDays(cell));
  return days.get(cell);
}

/** An identifier is unique in a list: the same twice would be counted twice. */
export class Identified {
  readonly #seen = new Map<string, Held>();
  readonly #id: string | undefined;
  readonly #file: string;

  constructor(id: string | undefined, file: string) {
    this.#id = id;
    this.#file = file;
  }

  add(row: Held): RowFault | undefined {
    const id = this.#id === undefined ? undefined : row.low[this.#id];
    if (this.#id === undefined || id === undefined || id === null) return undefined;
    const key = `${row.party} ${row.to} ${String(id)}`;
    const before = this.#seen.get(key);
    if (before === undefined) {
      this.#seen.set(key, row);
      return undefined;
    }
    const what = `${String(id)} stands in line ${before.line} already, in the same list`;
    const better = "leave one of the two out: an identifier is that of one item";
    return { file: this.#file, line: row.line, column: this.#id, what, better };
  }
}
