/** Two editions of the record, cell by cell. Rows are the same row where the table's primary key is the same. */
import type { Almanac, Column, Table, TableRow } from "./types.ts";

/** A row that only one of the two has. */
interface RowDiff<K extends "added" | "removed"> {
  readonly kind: K;
  readonly table: string;
  /** The row's key, in words. */
  readonly row: string;
  /** In the later edition for what was added, in the earlier one for what was removed. */
  readonly line: number;
}

interface Changed {
  readonly kind: "changed";
  readonly table: string;
  readonly row: string;
  /** In the later edition. */
  readonly line: number;
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

/** The form of the table itself: a column, or what its cells may be. An absent side is empty. */
interface FormDiff {
  readonly kind: "schema";
  readonly table: string;
  readonly column?: string;
  readonly before: string;
  readonly after: string;
}

export type CellDiff = RowDiff<"added"> | RowDiff<"removed"> | Changed | FormDiff;

/** @returns in the order of the tables; in each first its form, then rows removed and changed, then rows added */
export function diffEditions(a: Almanac, b: Almanac): readonly CellDiff[] {
  const names = [...new Set([...a.tables, ...b.tables].map((t) => t.name))];
  return names.flatMap((name): readonly CellDiff[] => {
    const [before, after] = [a, b].map((x) => x.tables.find((t) => t.name === name));
    if (before !== undefined && after !== undefined) return diffTables(before, after);
    return [{ kind: "schema", table: name, before: before?.file ?? "", after: after?.file ?? "" }];
  });
}

function diffTables(before: Table, after: Table): readonly CellDiff[] {
  const table = after.name;
  const keyed = [before, after].map((t) => new Map(t.rows.map((r) => [keyIn(r, after), r])));
  const [old = new Map<string, TableRow>(), now = new Map<string, TableRow>()] = keyed;
  const shared = after.columns.filter((c) => before.columns.some((k) => k.name === c.name)).map((c) => c.name);
  return [
    ...diffForms(before, after),
    ...[...old].flatMap(([key, row]): readonly CellDiff[] => {
      const later = now.get(key);
      if (later === undefined) return [{ kind: "removed", table, row: inWords(key), line: row.line }];
      return shared
        .map((column) => ({ column, before: row.cells[column] ?? "", after: later.cells[column] ?? "" }))
        .filter((c) => c.before !== c.after)
        .map((c) => ({ kind: "changed", table, row: inWords(key), line: later.line, ...c }));
    }),
    ...[...now].flatMap(([key, row]): readonly CellDiff[] =>
      old.has(key) ? [] : [{ kind: "added", table, row: inWords(key), line: row.line }],
    ),
  ];
}

function diffForms(before: Table, after: Table): readonly CellDiff[] {
  const table = after.name;
  const keys: readonly CellDiff[] =
    before.primaryKey.join() === after.primaryKey.join()
      ? []
      : [{ kind: "schema", table, before: before.primaryKey.join(", "), after: after.primaryKey.join(", ") }];
  const names = [...new Set([...before.columns, ...after.columns].map((c) => c.name))];
  const columns = names.flatMap((column): readonly CellDiff[] => {
    const [b, a] = [before, after].map((t) => form(t.columns.find((c) => c.name === column)));
    return b === a ? [] : [{ kind: "schema", table, column, before: b ?? "", after: a ?? "" }];
  });
  return [...keys, ...columns];
}

/** What its cells must be, in one line. */
function form(c: Column | undefined): string {
  if (c === undefined) return "";
  const least = c.minimum === undefined ? "" : `from ${c.minimum}`;
  const most = c.maximum === undefined ? "" : `to ${c.maximum}`;
  const words = c.words === undefined ? "" : `one of ${c.words.join(" | ")}`;
  const days = c.isDays ? "days" : (c.pattern ?? "");
  return [c.type, c.required ? "required" : "", days, words, least, most].filter((w) => w !== "").join(", ");
}

const between = "\u0000";
const keyIn = (row: TableRow, { primaryKey, columns }: Table): string =>
  (primaryKey.length > 0 ? primaryKey : columns.map((c) => c.name)).map((c) => row.cells[c] ?? "").join(between);
const inWords = (key: string): string =>
  key
    .split(between)
    .filter((w) => w !== "")
    .join(" · ");
