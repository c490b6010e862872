/** CSV as people really send it, read with its line numbers: UTF-8 with or without a mark, any line end, commas, semicolons or tabs. */
import { CsvError, parse } from "csv-parse/browser/esm/sync";

export interface CsvRow {
  /** On which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Csv {
  readonly head: CsvRow;
  readonly rows: readonly CsvRow[];
  readonly delimiter: string;
  /** Lines that are no CSV: a quote too many or too few. */
  readonly faults: readonly { readonly line: number; readonly what: string; readonly better: string }[];
}

/** After so many broken lines the file is something else than CSV, and the rest of it is not tried. */
const brokenMost = 50;

/** Rows in which every cell is empty are left out: spreadsheets leave them behind. */
export function readCsv(text: string): Csv {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  // A spreadsheet's own hint, which is no row.
  const hint = /^sep=(.)$/.exec(lines[0] ?? "")?.[1];
  const begin = hint === undefined ? 0 : 1;
  const delimiter = hint ?? likelyDelimiter(lines.find((l) => l.trim() !== "") ?? "");
  const isPlain = !text.includes('"');
  const rows = isPlain ? plainRows(lines, begin, delimiter) : [];
  const faults: Csv["faults"][number][] = [];
  for (let next: number | undefined = isPlain ? undefined : begin; next !== undefined && next < lines.length; ) {
    const broken = readFrom(lines, next, delimiter, rows);
    if (broken === undefined) break;
    const isLast = faults.length === brokenMost;
    faults.push({
      line: broken.line,
      what: isLast ? "too many broken lines: nothing after this one was read" : broken.what,
      better: "put a cell in quotes from end to end, and write a quote inside it twice",
    });
    next = isLast ? undefined : broken.line;
  }
  const [head = { line: 1, cells: [] }, ...rest] = rows;
  return { head, rows: rest, delimiter, faults };
}

/** Without a quote in the whole file a line is a row; this is many times faster, and long lists of items are like that. */
function plainRows(lines: readonly string[], begin: number, delimiter: string): CsvRow[] {
  const rows: CsvRow[] = [];
  for (let i = begin; i < lines.length; i++) {
    const cells = (lines[i] ?? "").split(delimiter);
    if (cells.some((c) => c.trim() !== "")) rows.push({ line: i + 1, cells });
  }
  return rows;
}

/** Reads until the first broken row. @returns where that began, so that reading can go on behind its first line */
function readFrom(lines: readonly string[], start: number, delimiter: string, rows: CsvRow[]) {
  let read = start;
  try {
    parse(lines.slice(start).join("\n"), {
      delimiter,
      relax_column_count: true,
      on_record(cells: string[], context) {
        const end = start + context.lines;
        const line = end - cells.reduce((n, c) => n + breaksIn(c), 0);
        read = end;
        if (cells.some((c) => c.trim() !== "")) rows.push({ line, cells });
        return null;
      },
    });
    return undefined;
  } catch (e) {
    if (!(e instanceof CsvError)) throw e;
    const open = e.code === "CSV_QUOTE_NOT_CLOSED";
    return {
      line: read + 1,
      what: open ? "a quote that is never closed" : "a quote inside a cell, or text behind one",
    };
  }
}

function breaksIn(cell: string): number {
  let n = 0;
  for (let i = cell.indexOf("\n"); i !== -1; i = cell.indexOf("\n", i + 1)) n++;
  return n;
}

/** The one of the three that the first line has most of, outside of quotes. */
function likelyDelimiter(head: string): string {
  const bare = head.replace(/"(?:[^"]|"")*"/g, "");
  const count = (d: string): number => bare.split(d).length;
  return [",", ";", "\t"].reduce((best, d) => (count(d) > count(best) ? d : best));
}

/** What `readCsv` reads back, cell by cell: commas, `\n`, quotes only where they are needed. */
export function writeCsv(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (c: string): string => (/[",\r\n]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c);
  return [head, ...rows].map((cells) => `${cells.map(cell).join(",")}\n`).join("");
}
