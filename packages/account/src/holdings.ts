import { type Basis, type RowFault, readCsv, readDays } from "@comity/almanac";
import type { Day, ItemValues, Party, Regime } from "@comity/regime";
import { nearestOf } from "@comity/regime";
import { readItem } from "./item.ts";

/** What parties hold, item by item or by rows that stand for several, as one file tells it. */
export interface Holdings {
  readonly file: string;
  /** Rows that were refused; the others were kept. */
  readonly faults: readonly RowFault[];
  readonly parties: readonly Party[];
  /**
   * The items of these parties on a day: of each its last list up to then. Undefined where one of them has none.
   * Two readings where a row gives a range: all ranges at their low ends, and all at their high ones.
   */
  of(parties: readonly Party[], on: Day): HeldItems | undefined;
}
export interface HeldItems {
  readonly readings: readonly (readonly ItemValues[])[];
  /** An estimate when one of the rows is. */
  readonly basis: Basis;
  /** The days that the lists speak of. */
  readonly asOf: readonly string[];
}

/** Every row says whose it is, of which day, and where that is said. */
const needed = ["party", "as_of", "source_title", "publication_date"] as const;
const known = new Set<string>([...needed, "source_url", "read", "note", "basis", "producer"]);

interface Held {
  readonly asOf: string;
  readonly to: string;
  readonly basis: Basis;
  readonly low: ItemValues;
  readonly high: ItemValues;
}

/**
 * Reads holdings from CSV: a column for each field of the regime's `items`, by its name there (`held-in` or `held_in`), and `party`, `as_of`,
 * `source_title`, `publication_date`; `basis` is `declared` when left out. A number may be a range, `3..5`. Rows with a fault are refused by
 * line and the others kept; a column that nobody knows is a fault of the header.
 * @param regime one with `items`
 */
export function readHoldings(regime: Regime, source: { readonly file: string; readonly text: string }): Holdings {
  const { file } = source;
  const { head, rows, faults: broken } = readCsv(source.text);
  const header = head.cells.map((c) => c.trim());
  const faults: RowFault[] = [...broken.map((b) => ({ file, ...b })), ...headerFaults(regime, file, header)];
  const held = new Map<Party, Held[]>();
  if (needed.some((c) => !header.includes(c))) return holdingsOf(file, faults, held);
  for (const { line, cells } of rows) {
    const row = Object.fromEntries(header.map((c, i) => [c, cells[i]?.trim() ?? ""]));
    const read = readRow(regime, row, (column, what, better) => faults.push({ file, line, column, what, better }));
    if (read === undefined) continue;
    const list = held.get(read.party);
    if (list === undefined) held.set(read.party, [read]);
    else list.push(read);
  }
  return holdingsOf(file, faults, held);
}

function headerFaults(regime: Regime, file: string, header: readonly string[]): readonly RowFault[] {
  const fields = [...(regime.items?.fields.keys() ?? [])];
  const missing = needed.filter((c) => !header.includes(c));
  const strange = header.filter((c) => !known.has(c) && !fields.includes(fieldName(c)));
  const better = `add ${missing.join(", ")}; the file has ${header.join(", ")}`;
  return [
    ...(missing.length === 0 ? [] : [{ file, line: 1, what: `no column ${missing.join(", ")}`, better }]),
    ...strange.map((column): RowFault => {
      const nearest = nearestOf(fieldName(column), fields);
      const what = `${regime.id} knows no field ${column} of an item`;
      return {
        file,
        line: 1,
        column,
        what,
        better: nearest === undefined ? fields.join(", ") : `did you mean ${nearest}?`,
      };
    }),
  ];
}

/** @returns undefined where the row has a fault, which was said */
function readRow(
  regime: Regime,
  row: Readonly<Record<string, string>>,
  say: (column: string, what: string, better: string) => void,
): (Held & { readonly party: Party }) | undefined {
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
  const days = readDays(row.as_of ?? "");
  if (days === undefined) fault("as_of", "no day that the row speaks of", "such as 2024, 2024-03 or 2024-03-01");
  if ((row.source_title ?? "") === "") fault("source_title", "no source", "say where this was declared or published");
  if (readDays(row.publication_date ?? "") === undefined)
    fault("publication_date", "no day of publication", "such as 2024, 2024-03 or 2024-03-01");
  if (!["", "declared", "estimate"].includes(basis)) fault("basis", `${basis} is no basis`, "declared or estimate");
  const item = readItem(regime.items?.fields ?? new Map(), row, fault);
  if (!isGood || days === undefined) return undefined;
  return {
    party: party as Party,
    asOf: days.text,
    to: days.to,
    basis: basis === "estimate" ? "estimate" : "declared",
    ...item,
  };
}

const fieldName = (column: string): string => column.trim().replaceAll("_", "-");

function holdingsOf(file: string, faults: readonly RowFault[], rows: ReadonlyMap<Party, readonly Held[]>): Holdings {
  return {
    file,
    faults,
    parties: [...rows.keys()],
    of(parties, on) {
      const lists = parties.map((p) => lastList(rows.get(p) ?? [], on));
      if (lists.some((l) => l.length === 0)) return undefined;
      const all = lists.flat();
      const low = all.map((h) => h.low);
      return {
        readings: all.some((h) => h.low !== h.high) ? [low, all.map((h) => h.high)] : [low],
        basis: all.some((h) => h.basis === "estimate") ? "estimate" : "declared",
        asOf: [...new Set(all.map((h) => h.asOf))],
      };
    },
  };
}

function lastList(rows: readonly Held[], on: Day): readonly Held[] {
  const then = rows.filter((h) => h.to <= on);
  const last = then.reduce((day, h) => (h.to > day ? h.to : day), "");
  return then.filter((h) => h.to === last);
}
