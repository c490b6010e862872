/** A figure, or a row of any table, as one would quote it: a sentence for a report, and an entry for BibTeX. */
import { daysInWords } from "./days.ts";
import { printNumber, printRange } from "./range.ts";
import type { Almanac, Figure, Table, TableRow } from "./types.ts";

export interface Citation {
  readonly text: string;
  readonly bibtex: string;
}

/**
 *     United States, military stockpile: 3,748 warheads (declared), as of 2023-09-30. US NNSA, "Transparency in the U.S. Nuclear
 *     Weapons Stockpile (NNSA)", published 2024-07-19, https://…. Comity public record 2026.11.0, data/stockpiles.csv, line 1039.
 */
export function cite(almanac: Almanac, figure: Figure): Citation {
  const { at, source, producer, note } = figure;
  const what = sentence(almanac, figure);
  return compose(almanac, { what, producer, source, at, note: isOfNote(note) ? note : undefined });
}

/** For tables without figures: launches, talks, status, warnings. */
export function citeRow(almanac: Almanac, table: Table, row: TableRow): Citation {
  const { cells, published, file, line } = row;
  const named = table.primaryKey.map((c) => cells[c]).filter((c) => c !== undefined && c !== "");
  const url = cells.source_url;
  return compose(almanac, {
    what: `${table.title.en}: ${named.join(", ")}`,
    producer: undefined,
    source: {
      title: cells.source_title || (url ?? ""),
      ...(url === undefined || url === "" ? {} : { url }),
      published,
      read: cells.read === "source" ? "source" : "second-hand",
    },
    at: { table: table.name, file, line },
    note: isOfNote(cells.note) ? cells.note : undefined,
  });
}

/** What a figure says, without its source: `China, operational warheads: 500 or more (estimate), as of 2023-05`. */
export function sentence(almanac: Almanac, figure: Figure): string {
  const who = almanac.states.get(figure.party)?.en ?? figure.party;
  const what = almanac.quantities.get(figure.quantity)?.title.en ?? figure.quantity;
  const kind = [figure.detail.class, figure.detail.system].filter((w) => w !== undefined && w !== "all").join(" ");
  const aimed = figure.target === undefined ? "" : `, for ${daysInWords(figure.target)}`;
  const asOf = `as of ${daysInWords(figure.asOf)}`;
  return `${who}, ${what}${kind === "" ? "" : ` (${kind})`}: ${value(figure)} (${figure.basis})${aimed}, ${asOf}`;
}

function value({ value, missing, unit, qualifier }: Figure): string {
  if (value === null) return missing === "not-provided" ? "not provided" : "not found";
  const hedge = qualifier === undefined ? "" : ` ("${qualifier}")`;
  // Millions and billions of money are written as the source gives them; everything else has its unit behind it.
  const number = value.low === value.high ? printNumber(value.low) : printRange(value);
  return `${number} ${unit}${hedge}`;
}

interface Parts extends Pick<Figure, "source" | "at"> {
  readonly what: string;
  readonly producer: string | undefined;
  readonly note: string | undefined;
}

function compose(almanac: Almanac, { what, producer, source, at, note }: Parts): Citation {
  const published = source.published.text.startsWith("../")
    ? `not dated, ${daysInWords(source.published)}`
    : `published ${daysInWords(source.published)}`;
  const second = source.read === "second-hand" ? ", read second-hand" : "";
  const address = source.url === undefined ? "" : `, ${source.url}`;
  const column = at.column === undefined ? "" : `, ${at.column}`;
  const isOurs = almanac.tables.some((t) => t.file === at.file);
  const place = `${isOurs ? `Comity public record ${almanac.edition}, ` : ""}${at.file}, line ${at.line}${column}`;
  const by = producer === undefined ? "" : `${producer}, `;
  const doubt = note === undefined ? "" : `Note: ${note.replace(/\.$/, "")}`;
  return {
    text: `${what}. ${by}"${source.title}", ${published}${address}${second}.${doubt === "" ? "" : ` ${doubt}.`} ${place}.`,
    bibtex: bibtex(
      [
        ["author", producer === undefined ? "" : `{${inTex(producer)}}`],
        ["title", `{${inTex(source.title)}}`],
        ["year", source.published.text.startsWith("../") ? "" : source.published.to.slice(0, 4)],
        ["howpublished", source.url === undefined ? "" : `\\url{${inUrl(source.url)}}`],
        ["note", inTex(`${what}; ${published}${second}${doubt === "" ? "" : `; ${doubt}`}; ${place}`)],
      ],
      keyOf(almanac, at, isOurs),
    ),
  };
}

/** Each entry has a key of its own: a row may hold several figures, and a user's file may have the name of a table of ours. */
function keyOf({ figures }: Almanac, at: Figure["at"], isOurs: boolean): string {
  const isOneOfMany = figures.some((f) => f.at.file === at.file && f.at.line === at.line && f.at.column !== at.column);
  const column = isOneOfMany && at.column !== undefined ? `-${at.column}` : "";
  return `${isOurs ? "comity" : "own"}-${at.table}-${at.line}${column}`;
}

function bibtex(fields: readonly (readonly [string, string])[], key: string): string {
  const lines = fields.filter(([, v]) => v !== "").map(([name, v]) => `  ${name} = {${v}},`);
  return [`@misc{${key},`, ...lines, "}"].join("\n");
}

const special: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  // BibTeX counts braces even behind a backslash, and an odd one would swallow the next entries.
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};
const inTex = (text: string): string => text.replace(/[\\{}&%$#_~^]/g, (c) => special[c] ?? `\\${c}`);

/** An address may be followed by words; braces and backslashes in it would end the entry. */
const inUrl = (url: string): string => (url.split(/\s/)[0] ?? "").replace(/[\\{}]/g, encodeURIComponent);

const isOfNote = (note: string | undefined): note is string => note !== undefined && note !== "";
