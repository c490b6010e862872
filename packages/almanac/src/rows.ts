/** A whole table of one file: its good rows with their figures, and each bad row named. */
import { type Cells, cellsOf, checkRow, daysIn, type Layout } from "./check.ts";
import type { Csv, CsvRow } from "./csv.ts";
import type { Descriptor, TableRule } from "./descriptor.ts";
import { figuresInRow, wordOf } from "./figures.ts";
import type { Figure, RowFault, TableRow } from "./types.ts";

export interface ReadRows {
  readonly rows: readonly TableRow[];
  readonly figures: readonly Figure[];
  readonly faults: readonly RowFault[];
}

/** A column of the table that the file lacks is an empty cell in each row. */
export function readRows(file: string, csv: Csv, table: TableRule, descriptor: Descriptor): ReadRows {
  const head = headOf(csv, table);
  const layout: Layout = {
    file,
    table,
    descriptor,
    head,
    commaIsPoint: csv.delimiter === ";",
    days: new Map(),
    wrong: new Map(),
  };
  const broken = csv.faults.map((f) => ({ file, ...f }));
  const repeated = head.find((c, i) => c !== "" && head.indexOf(c) !== i);
  if (repeated !== undefined) {
    const better = "give each column a name of its own";
    return {
      rows: [],
      figures: [],
      faults: [{ file, line: csv.head.line, what: `two columns named ${repeated}`, better }],
    };
  }
  const faults: RowFault[] = [...broken];
  const good: { row: TableRow; figures: readonly Figure[] }[] = [];
  for (const row of csv.rows) {
    const read = readRow(row, layout);
    if ("faults" in read) faults.push(...read.faults);
    else good.push(read);
  }
  const refused = clashes(
    good.map((g) => g.row),
    layout,
    faults,
  );
  const kept = good.filter((g) => !refused.has(g.row.line));
  return {
    rows: kept.map((g) => g.row),
    figures: kept.flatMap((g) => g.figures),
    faults: faults.sort((a, b) => a.line - b.line),
  };
}

/** The names in the first row, in the table's own spelling where they differ from it by capitals and blanks only. */
export function headOf(csv: Pick<Csv, "head">, table: TableRule): readonly string[] {
  const plain = (c: string): string =>
    c
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_");
  return csv.head.cells.map((c) => table.columns.find((k) => k.name === plain(c))?.name ?? c.trim());
}

function readRow(row: CsvRow, layout: Layout) {
  const cells = cellsOf(row, layout);
  const wrong = checkRow(row, cells, layout);
  if (wrong.length > 0) return { faults: wrong };
  const figures = figuresInRow(cells, row.line, layout);
  const [first] = figures;
  if (first !== undefined && "what" in first) return { faults: figures as readonly RowFault[] };
  return { row: tableRow(row, cells, layout), figures: figures as readonly Figure[] };
}

function tableRow({ line }: CsvRow, cells: Cells, layout: Layout): TableRow {
  const { file, table } = layout;
  const asOf = table.figures === undefined ? undefined : daysIn(wordOf(table.figures.asOf, cells), layout);
  const published = daysIn(cells.publication_date ?? "", layout) ?? { from: "", to: "9999-12-31", text: "" };
  return { file, line, cells, published, ...(asOf === undefined ? {} : { asOf }) };
}

/**
 * Two rows with one key. The same twice: the second is refused. One against the other: nobody can tell which is right, and both are.
 * @returns the lines that are refused
 */
function clashes(rows: readonly TableRow[], layout: Layout, faults: RowFault[]): ReadonlySet<number> {
  const refused = new Set<number>();
  const seen = new Map<string, TableRow>();
  for (const row of rows) {
    const key = keyOf(row, layout.table);
    const before = key === undefined ? undefined : seen.get(key);
    if (key === undefined || before === undefined) {
      if (key !== undefined) seen.set(key, row);
      continue;
    }
    refused.add(row.line);
    const differs = layout.table.columns.find(
      (c) => c.type !== "string" && (row.cells[c.name] ?? "") !== (before.cells[c.name] ?? ""),
    );
    if (differs === undefined) {
      const what = `the same as line ${before.line}: one source, one day, once more`;
      faults.push({ file: row.file, line: row.line, what, better: "leave one of the two out" });
      continue;
    }
    if (!refused.has(before.line)) faults.push(against(before, row, differs.name));
    faults.push(against(row, before, differs.name));
    refused.add(before.line);
  }
  return refused;
}

function against(row: TableRow, other: TableRow, column: string): RowFault {
  const [here, there] = [row.cells[column] || "nothing", other.cells[column] || "nothing"];
  return {
    file: row.file,
    line: row.line,
    column,
    what: `lines ${Math.min(row.line, other.line)} and ${Math.max(row.line, other.line)} contradict each other for one source and day: ${column} is ${here} here and ${there} in line ${other.line}`,
    better: "keep the one that the source says; where it says both, name the two places in source_title",
  };
}

/** @returns undefined where the table has no key */
function keyOf(row: TableRow, { primaryKey }: TableRule): string | undefined {
  return primaryKey.length === 0 ? undefined : primaryKey.map((c) => row.cells[c] ?? "").join("\u0000");
}
