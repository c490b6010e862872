/** One row against its table's schema. What is wrong comes back as faults, all of them at once. */
import type { CsvRow } from "./csv.ts";
import { readDays } from "./days.ts";
import type { Descriptor, TableRule } from "./descriptor.ts";
import { nearest } from "./nearest.ts";
import { readNumber } from "./numbers.ts";
import type { Column, Days, RowFault } from "./types.ts";

/** A table as it lies before us: where its columns stand in this file, which may have more of them, and in another order. */
export interface Layout {
  readonly file: string;
  readonly table: TableRule;
  readonly descriptor: Descriptor;
  readonly head: readonly string[];
  readonly commaIsPoint: boolean;
  /** Days and wrong words repeat from row to row, and are worked out once for a file. */
  readonly days: Map<string, Days | undefined>;
  readonly wrong: Map<string, Wrong>;
}

export type Cells = Readonly<Record<string, string>>;

/** Cells by column; a column of the table that the file lacks is an empty text. */
export function cellsOf(row: CsvRow, { head, table }: Layout): Cells {
  const cells: Record<string, string> = {};
  for (const c of table.columns) cells[c.name] = "";
  for (let i = 0; i < head.length; i++) {
    const name = head[i];
    if (name !== undefined && name !== "") cells[name] = row.cells[i]?.trim() ?? "";
  }
  return cells;
}

export function checkRow(row: CsvRow, cells: Cells, layout: Layout): readonly RowFault[] {
  const { file, head, table } = layout;
  const at = { file, line: row.line };
  if (row.cells.length !== head.length) {
    const what = `${row.cells.length} cells where the first row names ${head.length}`;
    return [{ ...at, what, better: "put text with commas in quotes, and leave an empty cell empty" }];
  }
  const faults: RowFault[] = [];
  for (const column of table.columns) {
    const wrong = checkCell(cells[column.name] ?? "", column, layout);
    if (wrong !== undefined) faults.push({ ...at, column: column.name, ...wrong });
  }
  if ("source_title" in cells && isNone(cells.source_title) && isNone(cells.source_url)) {
    const what = "a row without a source";
    faults.push({
      ...at,
      column: "source_title",
      what,
      better: "fill source_title or source_url, or leave the row out",
    });
  }
  return faults;
}

/** What people write where they have nothing to write. */
const isNone = (cell: string | undefined): boolean => /^(|[-–—?.]+|n\/?a|none|null|unknown|tb[cd])$/i.test(cell ?? "");

export type Wrong = Pick<RowFault, "what" | "better">;

export function daysIn(cell: string, { days }: Layout): Days | undefined {
  if (!days.has(cell)) days.set(cell, readDays(cell));
  return days.get(cell);
}

function checkCell(cell: string, column: Column, layout: Layout): Wrong | undefined {
  if (cell.includes("\uFFFD"))
    return { what: "letters that are not UTF-8", better: "save the file as CSV UTF-8 and import it again" };
  if (cell === "") return column.required ? empty(column) : undefined;
  if (column.isDays && daysIn(cell, layout) === undefined)
    return {
      what: `${quoted(cell)} is no date`,
      better: "Write 2024, 2024-03 or 2024-03-05, two of them as 2023/2024, or ../2026-11 for not later than",
    };
  if (column.words !== undefined && !column.words.includes(cell)) {
    const key = `${column.name}\u0000${cell}`;
    const known = layout.wrong.get(key) ?? unknownWord(cell, column, layout);
    layout.wrong.set(key, known);
    return known;
  }
  if (column.type !== "string") return checkNumber(cell, column, layout.commaIsPoint);
  if (column.pattern !== undefined && !column.isDays && !patternOf(column.pattern).test(cell))
    return { what: `${quoted(cell)} is not written as this column is`, better: column.about };
  return undefined;
}

function checkNumber(cell: string, column: Column, commaIsPoint: boolean): Wrong | undefined {
  const read = readNumber(cell, column.type === "integer", commaIsPoint);
  if (read.kind === "none") return { what: `${quoted(cell)} is not a number`, better: read.better };
  if (read.kind === "range" && read.low > read.high)
    return { what: `the range ${cell} is upside down`, better: `Write ${read.high}..${read.low}, if that is meant` };
  const [least, most] = read.kind === "range" ? [read.low, read.high] : [numberOf(read), numberOf(read)];
  if (least !== undefined && column.minimum !== undefined && least < column.minimum)
    return { what: `${cell} is less than ${column.minimum}`, better: "Write what is there; a change is no holding" };
  if (most !== undefined && column.maximum !== undefined && most > column.maximum)
    return { what: `${cell} is more than ${column.maximum}`, better: column.about };
  return undefined;
}

const numberOf = (read: ReturnType<typeof readNumber>): number | undefined =>
  read.kind === "number" ? read.value : undefined;

function empty(column: Column): Wrong {
  const date = "give it as far as the source does: 2024, 2024-03 or 2024-03-01";
  return { what: `no ${column.name}`, better: column.isDays ? date : `${column.about} ${listed(column)}`.trim() };
}

function unknownWord(cell: string, column: Column, { descriptor }: Layout): Wrong {
  const words = column.words ?? [];
  const isState = words.every((w) => descriptor.states.has(w));
  const right = isState ? nearestState(cell, descriptor) : nearest(cell, words);
  const what = `${quoted(cell)} is ${isState ? "no state's code" : `no word for ${column.name}`}`;
  if (right === undefined) return { what, better: listed(column) };
  if (!words.includes(right))
    return { what, better: `${right} is meant? This table has none of it. ${listed(column)}` };
  return { what, better: `Did you mean ${right}? ${words.length <= 12 ? listed(column) : ""}`.trim() };
}

/** By what else it is called (UK, DPRK), then by its letters. */
export function nearestState(word: string, { alsoCalled, states }: Descriptor): string | undefined {
  const called = alsoCalled.get(word.trim().toLowerCase());
  if (called !== undefined) return called;
  const near = nearest(word, [...states.keys(), ...alsoCalled.keys()]);
  return near === undefined || states.has(near) ? near : alsoCalled.get(near);
}

const listed = (c: Column): string => (c.words === undefined ? "" : `It is one of: ${c.words.join(", ")}.`);
const quoted = (cell: string): string => `"${cell.length > 60 ? `${cell.slice(0, 60)}…` : cell}"`;

const patterns = new Map<string, RegExp>();
function patternOf(source: string): RegExp {
  const made = patterns.get(source) ?? new RegExp(source);
  patterns.set(source, made);
  return made;
}
