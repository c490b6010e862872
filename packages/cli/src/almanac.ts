/** The public record that ships with Comity, read from the checkout, and a user's own files beside it. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Almanac, asKnownOn, type Imported, importTable, openAlmanac, readDays, withTable } from "@comity/almanac";
import { type Io, Stop } from "./io.ts";
import { root } from "./root.ts";

/** What `--as-known-on` and `--import` of a command ask for. */
export interface AlmanacOptions {
  /** A day, `2021-01-01`: only what was published by then. */
  readonly asKnownOn?: string;
  /** A user's CSV, or `-`: its good rows beside the record's. */
  readonly import?: string;
}

/**
 * Bad rows of a user's file are told and left out. Where none is good there is nothing to go on with.
 * @throws Stop with exit code 2 when the user's file or the day cannot be read, 3 when the record itself cannot
 */
export async function readAlmanac(io: Io, o: AlmanacOptions = {}): Promise<Almanac> {
  let almanac = openFolder(join(root, "data"), "data/");
  if (almanac.faults.length > 0) throw new Stop(3, `the record itself is faulty:\n${faultLines(almanac.faults)}`);
  if (o.import !== undefined) {
    const imported = importTable(almanac, { file: nameOf(o.import), text: await io.read(o.import) });
    tell(imported, io);
    if (imported.rows.length === 0) throw new Stop(2, `${nameOf(o.import)}: no row could be read`);
    almanac = withTable(almanac, imported);
  }
  return o.asKnownOn === undefined ? almanac : asKnownOn(almanac, readDay(o.asKnownOn, "--as-known-on"));
}

/** A whole day of an option. @throws Stop with exit code 2 */
export function readDay(text: string, option: string): string {
  const days = readDays(text);
  if (days !== undefined && days.from === days.to) return days.from;
  throw new Stop(2, `${option}: "${text}" is not a day. Write one such as 2021-01-01`);
}

/** A data package in a folder. @param where goes before its file names in what is said of them */
export function openFolder(folder: string, where: string): Almanac {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Stop(2, `there is no folder ${folder}`);
  const names = readdirSync(folder).filter((n) => n.endsWith(".csv") || n === "datapackage.json");
  return openAlmanac(new Map(names.map((n) => [n, readFileSync(join(folder, n), "utf8")])), { where });
}

export const nameOf = (path: string): string => (path === "-" ? "standard input" : path);

/** Words for the person: bad rows, and columns that are kept without being understood. */
export function tell(imported: Imported, io: Io): void {
  const { file, faults, extra, rows, table } = imported;
  if (faults.length > 0) io.say(faultLines(faults.slice(0, toldMost)));
  if (faults.length > toldMost)
    io.say(`… and ${faults.length - toldMost} more: \`comity figures check ${file}\` lists all`);
  if (extra.length > 0) io.say(plain(`${file}: kept, and not understood by ${table}: ${extra.join(", ")}`));
  io.say(
    `${file}: ${count(rows.length, "row")} of ${table || "no table"} read, ${count(badRows(faults), "row")} refused`,
  );
}

const toldMost = 20;

/** `file:line column: what is wrong. What to do` */
export const faultLines = (faults: Imported["faults"]): string =>
  faults
    .map((f) => {
      const column = f.column === undefined ? "" : ` ${f.column}`;
      return plain(`${f.file}:${f.line}${column}: ${f.what}. ${f.better.charAt(0).toUpperCase()}${f.better.slice(1)}`);
    })
    .join("\n");

/** One line of what a file holds, which must not drive the terminal it is shown on. */
export const plain = (text: string): string => text.replace(/\p{Cc}/gu, "\uFFFD");

/** Several faults may lie in one row. */
export const badRows = (faults: Imported["faults"]): number => new Set(faults.map((f) => f.line)).size;

export const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? "" : "s"}`;
