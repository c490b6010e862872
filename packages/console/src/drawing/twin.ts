/** The facts of a chart as a table: what one reads in place of it, and what one takes away. */

export interface Twin {
  readonly columns: readonly TwinColumn[];
  readonly rows: readonly TwinRow[];
}
export interface TwinColumn {
  readonly name: string;
  /** As the page heads it. */
  readonly title: string;
  readonly number?: boolean;
  /** For who takes it away; on the page another cell says it. */
  readonly onlyInFiles?: boolean;
}
export type TwinCell = string | number | null;
export interface TwinRow {
  readonly key: string;
  /** By column. Numbers are written in the reader's language on the page, and plainly in a file. */
  readonly cells: readonly TwinCell[];
  /** Where its first cell leads. */
  readonly href?: string;
  /** What the page shows where a bare cell would not say it, by column. */
  readonly shown?: Readonly<Record<string, string>>;
}

/** RFC 4180, with the sources as rows of their own below, so that the figures never travel without them. */
export function csvOf({ columns, rows }: Twin, sources: readonly string[]): string {
  const lines = [columns.map((c) => c.name), ...rows.map((r) => r.cells), [], ...sources.map((s) => [`# ${s}`])];
  return lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}

function cell(value: TwinCell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  // NOTE a spreadsheet runs a text that begins like a formula, and the text may come from anybody's file.
  const safe = /^\s*[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function jsonOf({ columns, rows }: Twin, about: Readonly<Record<string, unknown>>): string {
  const plain = rows.map((r) => Object.fromEntries(columns.map((c, i) => [c.name, r.cells[i] ?? null])));
  return `${JSON.stringify({ ...about, rows: plain }, null, 2)}\n`;
}
