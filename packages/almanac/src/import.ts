/** A user's own CSV into the record's terms: good rows kept, each bad row named, and nothing else of theirs lost. */
import { derive, descriptorOf } from "./almanac.ts";
import { readCsv } from "./csv.ts";
import type { TableRule } from "./descriptor.ts";
import { isKnown } from "./known.ts";
import { nearest } from "./nearest.ts";
import { headOf, readRows } from "./rows.ts";
import type { Almanac, Column, Day, Figure, RowFault, TableRow } from "./types.ts";

export interface UserFile {
  /** As the user named it; faults and references say it so. */
  readonly file: string;
  readonly text: string;
  /** Which table of the record it is; absent: known by its columns. */
  readonly table?: string;
}

export interface Imported {
  /** Empty where no table could be told. */
  readonly table: string;
  readonly file: string;
  readonly rows: readonly TableRow[];
  readonly figures: readonly Figure[];
  readonly faults: readonly RowFault[];
  /** Columns that the table does not have: kept in the rows' cells, and not understood. */
  readonly extra: readonly string[];
  /** Columns of the table that the file lacks and need not have. */
  readonly absent: readonly string[];
}

/** Never throws on what a file holds. */
export function importTable(almanac: Almanac, { file, text, table }: UserFile): Imported {
  const none = { table: "", file, rows: [], figures: [], extra: [], absent: [] };
  const descriptor = descriptorOf(almanac);
  if (descriptor === undefined) {
    const better = "mend its datapackage.json first";
    return { ...none, faults: [{ file, line: 1, what: "the record that it is to be read by cannot be read", better }] };
  }
  const csv = readCsv(text);
  const { line } = csv.head;
  if (csv.head.cells.length === 0 && csv.faults.length === 0) {
    const better = "begin with a row of column names";
    return { ...none, faults: [{ file, line, what: "an empty file", better }] };
  }
  if (text.includes("\u0000")) {
    const better = "save it as CSV UTF-8 and import it again";
    return { ...none, faults: [{ file, line, what: "a file that is not UTF-8 text", better }] };
  }
  const head = csv.head.cells.map((c) => c.trim()).filter((c) => c !== "");
  const rule =
    table === undefined ? likeliest(descriptor.tables, head) : descriptor.tables.find((t) => t.name === table);
  if (rule === undefined) {
    const names = descriptor.tables.map((t) => t.name);
    const near = table === undefined ? undefined : nearest(table, names);
    const what = table === undefined ? `no table has columns such as ${shown(head)}` : `"${table}" is no table`;
    const better = `${near === undefined ? "" : `Did you mean ${near}? `}The tables are: ${names.join(", ")}`;
    return { ...none, faults: [{ file, line, what, better }] };
  }
  const known = headOf(csv, rule);
  const lacking = lackingIn(rule, known);
  if (lacking.length > 0) {
    const what = `no column ${lacking.join(", ")}; there are: ${shown(head)}`;
    const better = `${rule.name} needs: ${neededBy(rule).join(", ")}; see data/README.md`;
    return { ...none, table: rule.name, faults: [{ file, line, what, better }] };
  }
  const columns = rule.columns.map((c) => c.name);
  return {
    table: rule.name,
    file,
    ...readRows(file, csv, rule, descriptor),
    extra: known.filter((c) => c !== "" && !columns.includes(c)),
    absent: columns.filter((c) => !known.includes(c)),
  };
}

/** Enough of a header to know it again: a file may have thousands of columns, or be no table at all. */
const shown = (head: readonly string[]): string =>
  [
    ...head.slice(0, 20).map((c) => (c.length > 60 ? `${c.slice(0, 60)}…` : c)),
    ...(head.length > 20 ? ["…"] : []),
  ].join(", ");

/** The table whose needs the columns meet best: first the fewest lacking, then the most known. */
function likeliest(tables: readonly TableRule[], head: readonly string[]): TableRule | undefined {
  const scored = tables.map((table) => {
    const known = headOf({ head: { line: 1, cells: head } }, table);
    const right = table.columns.filter((c) => known.includes(c.name)).length;
    return { table, lacking: lackingIn(table, known).length, right };
  });
  const [best] = scored
    .filter((s) => s.right >= 3 || s.lacking === 0)
    .sort((a, b) => a.lacking - b.lacking || b.right - a.right);
  return best?.table;
}

/** Each entry is a column, or several of which one is enough. */
function needsOf(rule: TableRule): readonly (readonly string[])[] {
  const required = rule.columns.filter((c) => c.required).map((c) => [c.name]);
  const numbers = (rule.figures?.values ?? []).flatMap((v) => [v.value, v.low, v.high]).filter((c) => c !== undefined);
  const asked = numbers.filter((n) => !required.some(([c]) => c === n));
  return [...required, ...(asked.length > 0 ? [asked] : []), ["source_title", "source_url"]];
}

const inWords = (need: readonly string[]): string => need.join(" or ");
const neededBy = (rule: TableRule): readonly string[] => needsOf(rule).map(inWords);
const lackingIn = (rule: TableRule, known: readonly string[]): readonly string[] =>
  needsOf(rule)
    .filter((need) => !need.some((c) => known.includes(c)))
    .map(inWords);

/** The user's rows beside the record's, in the same table; of an almanac as known on a day, those that were published by then. */
export function withTable(almanac: Almanac, imported: Imported): Almanac {
  const { rows, figures, faults } = knownOf(imported, almanac.knownOn);
  return derive(almanac, {
    tables: almanac.tables.map((t) => (t.name === imported.table ? { ...t, rows: [...t.rows, ...rows] } : t)),
    figures: [...almanac.figures, ...figures],
    faults: [...almanac.faults, ...faults],
  });
}

/**
 * As {@link withTable}; where the user's file speaks of the same party, quantity and day, the record's figures make way for it: not
 * for what was published later than the almanac knows, or neither would be left.
 */
export function withTableInstead(almanac: Almanac, imported: Imported): Almanac {
  const key = (f: Figure): string => [f.party, f.quantity, f.asOf.from, f.asOf.to, f.target?.text ?? ""].join("|");
  const said = new Set(knownOf(imported, almanac.knownOn).figures.map(key));
  const rest = almanac.figures.filter((f) => !said.has(key(f)));
  return withTable(derive(almanac, { figures: rest }), imported);
}

function knownOf(imported: Imported, day: Day | undefined): Imported {
  if (day === undefined) return imported;
  return {
    ...imported,
    rows: imported.rows.filter((r) => isKnown(r.published, day)),
    figures: imported.figures.filter((f) => isKnown(f.source.published, day)),
  };
}

/** The user's file alone, as an edition of its table, so that two of them can be told apart. */
export function editionOf(almanac: Almanac, imported: Imported): Almanac {
  const more = imported.extra.map(
    (name): Column => ({ name, type: "string", about: "", required: false, isDays: false }),
  );
  return derive(almanac, {
    tables: almanac.tables
      .filter((t) => t.name === imported.table)
      .map((t) => ({
        ...t,
        file: imported.file,
        columns: [...t.columns.filter((c) => !imported.absent.includes(c.name)), ...more],
        rows: imported.rows,
      })),
    figures: imported.figures,
    faults: imported.faults,
  });
}
