import { type Basis, type Days, type RowFault, readCsv } from "@comity/almanac";
import type { Day, ItemValues, Party, Regime } from "@comity/regime";
import { nearestOf } from "@comity/regime";
import { type Held, Identified, readHeld } from "./held.ts";

/** What parties hold, item by item or by rows that stand for several, as one file tells it. */
export interface Holdings {
  readonly file: string;
  /** Rows that were refused; the others were kept. */
  readonly faults: readonly RowFault[];
  readonly parties: readonly Party[];
  /**
   * The items of these parties on a day: of each its last list up to then. Undefined where one of them has none.
   * Two readings where a row gives a range: all ranges at their low ends, and all at their high ones.
   * @param knownOn of what was published by then; left out: of all
   */
  of(parties: readonly Party[], on: Day, knownOn?: Day): HeldItems | undefined;
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
  const lists = new Identified(regime.items?.id, file);
  const days = new Map<string, Days | undefined>();
  for (const { line, cells } of rows) {
    if (cells.length !== header.length) {
      const what = `${cells.length} cells where the first row names ${header.length}`;
      faults.push({ file, line, what, better: "put text with commas in quotes, and leave an empty cell empty" });
      continue;
    }
    const row: Record<string, string> = {};
    for (let i = 0; i < header.length; i++) row[header[i] ?? ""] = cells[i]?.trim() ?? "";
    const read = readHeld(regime, row, line, days, (column, what, better) =>
      faults.push({ file, line, column, what, better }),
    );
    if (read === undefined) continue;
    const twice = lists.add(read);
    if (twice !== undefined) {
      faults.push(twice);
      continue;
    }
    const list = held.get(read.party);
    if (list === undefined) held.set(read.party, [read]);
    else list.push(read);
  }
  return holdingsOf(file, faults, held);
}

function headerFaults(regime: Regime, file: string, header: readonly string[]): readonly RowFault[] {
  const fields = [...(regime.items?.fields.keys() ?? [])];
  const missing = needed.filter((c) => !header.includes(c));
  const strange = header.filter((c) => c !== "" && !known.has(c) && !fields.includes(fieldName(c)));
  const twice = header.find((c, i) => c !== "" && header.findIndex((k) => fieldName(k) === fieldName(c)) !== i);
  const better = `add ${missing.join(", ")}; the file has ${header.join(", ")}`;
  return [
    ...(missing.length === 0 ? [] : [{ file, line: 1, what: `no column ${missing.join(", ")}`, better }]),
    ...(twice === undefined
      ? []
      : [{ file, line: 1, column: twice, what: `two columns named ${twice}`, better: "leave one of the two out" }]),
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

const fieldName = (column: string): string => column.trim().replaceAll("_", "-");

function holdingsOf(file: string, faults: readonly RowFault[], rows: ReadonlyMap<Party, readonly Held[]>): Holdings {
  // Each limit, and each way of counting it, asks for the same list.
  const made = new Map<string, HeldItems | undefined>();
  return {
    file,
    faults,
    parties: [...rows.keys()],
    of(parties, on, knownOn) {
      const key = [on, knownOn, ...parties].join(" ");
      if (!made.has(key)) made.set(key, together(parties.map((p) => lastList(rows.get(p) ?? [], on, knownOn))));
      return made.get(key);
    },
  };
}

function together(lists: readonly (readonly Held[])[]): HeldItems | undefined {
  if (lists.some((l) => l.length === 0)) return undefined;
  const all = lists.flat();
  const low = all.map((h) => h.low);
  return {
    readings: all.some((h) => h.low !== h.high) ? [low, all.map((h) => h.high)] : [low],
    basis: all.some((h) => h.basis === "estimate") ? "estimate" : "declared",
    asOf: [...new Set(all.map((h) => h.asOf))],
  };
}

/** The last list that is wholly known: one of which a row was published later is not known without it. */
function lastList(rows: readonly Held[], on: Day, knownOn: Day | undefined): readonly Held[] {
  const later = new Set(rows.filter((h) => knownOn !== undefined && h.published > knownOn).map((h) => h.to));
  const then = rows.filter((h) => h.to <= on && !later.has(h.to));
  const last = then.reduce((day, h) => (h.to > day ? h.to : day), "");
  return then.filter((h) => h.to === last);
}
