/** A user's file, row by row, and two editions of a table or of the whole record, cell by cell. */
import { existsSync, statSync } from "node:fs";
import { type Almanac, type CellDiff, diffEditions, editionOf, importTable } from "@comity/almanac";
import type { z } from "zod";
import { badRows, count, faultLines, nameOf, openFolder, plain, readAlmanac } from "../almanac.ts";
import type { figuresCheckSchema, figuresDiffSchema } from "../figures-shapes.ts";
import { type ExitCode, type Io, json, Stop } from "../io.ts";

interface Options {
  readonly json?: boolean;
  readonly table?: string;
}

/** @returns exit code 2 when any row is refused */
export async function check(path: string, o: Options, io: Io): Promise<ExitCode> {
  const record = await readAlmanac(io);
  const named = o.table === undefined ? {} : { table: o.table };
  const imported = importTable(record, { file: nameOf(path), text: await io.read(path), ...named });
  const { file, table, faults, extra, rows } = imported;
  const answer: z.input<typeof figuresCheckSchema> = {
    file,
    table,
    kept: rows.length,
    refused: badRows(faults),
    figures: imported.figures.length,
    extra: [...extra],
    faults: faults.map((f) => ({ ...f, column: f.column ?? null })),
  };
  if (o.json) io.print(json(answer));
  else if (faults.length > 0) io.print(faultLines(faults));
  if (extra.length > 0) io.say(plain(`kept, and not understood by ${table}: ${extra.join(", ")}`));
  const kept = `${count(rows.length, "good row")} of ${table || "no table"} kept`;
  io.say(answer.refused === 0 ? kept : `${kept}, ${count(answer.refused, "line")} refused`);
  return faults.length === 0 ? 0 : 2;
}

/** @returns exit code 0 when they say the same, 1 when they differ */
export async function diff(one: string, other: string, o: Options, io: Io): Promise<ExitCode> {
  if (one === "-" && other === "-") throw new Stop(2, "only one of the two can be standard input");
  const record = await readAlmanac(io);
  const [a, b] = [await edition(one, record, o, io), await edition(other, record, o, io)];
  const found = diffEditions(a, b);
  if (o.json) io.print(json(found.map(shape)));
  else for (const d of found) io.print(plain(words(d)));
  io.say(found.length === 0 ? "they say the same" : count(found.length, "difference"));
  return found.length === 0 ? 0 : 1;
}

/** A folder with a data package, or one CSV file of a table of the record. A row that cannot be read cannot be compared. */
async function edition(path: string, record: Almanac, { table }: Options, io: Io): Promise<Almanac> {
  const isFolder = path !== "-" && existsSync(path) && statSync(path).isDirectory();
  const named = table === undefined ? {} : { table };
  const read = isFolder
    ? openFolder(path, path.endsWith("/") ? path : `${path}/`)
    : editionOf(record, importTable(record, { file: nameOf(path), text: await io.read(path), ...named }));
  if (read.faults.length > 0) throw new Stop(2, faultLines(read.faults));
  return read;
}

function shape(d: CellDiff): z.input<typeof figuresDiffSchema> {
  const none = { row: null, line: null, column: null, before: null, after: null };
  return { ...none, ...d };
}

function words(d: CellDiff): string {
  if (d.kind === "added") return `${d.table}: + ${d.row} (line ${d.line})`;
  if (d.kind === "removed") return `${d.table}: − ${d.row} (line ${d.line} of the first)`;
  const change = `${d.before || "nothing"} → ${d.after || "nothing"}`;
  if (d.kind === "changed") return `${d.table}: ${d.row}: ${d.column}: ${change} (line ${d.line})`;
  return `${d.table}: the table's form${d.column === undefined ? "" : `, ${d.column}`}: ${change}`;
}
