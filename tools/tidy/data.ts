/** No figure without a source, the day that it speaks of, and the day it was published; no table that the data package lacks. */
import type { Fault, Tree } from "./tree.ts";

/** Any one of these says which day, or at least which year, the row speaks of. */
const spokenOf = ["as_of", "datetime_utc", "date", "year", "issued_utc"];
const published = "publication_date";

export function csvFaults(tree: Tree): readonly Fault[] {
  const rows = [...tree].flatMap(([file, text]) => (isTable(file) ? faultsIn(file, text) : []));
  return [...rows, ...packageFaults(tree)];
}

const isTable = (file: string): boolean => /^data\/.+\.csv$/.test(file);
const descriptor = "data/datapackage.json";

/** The schema of each row is checked by the almanac's own tests; here only that each table has one. */
function packageFaults(tree: Tree): readonly Fault[] {
  const text = tree.get(descriptor);
  if (text === undefined) return [];
  const paths = [...text.matchAll(/"path":\s*"([^"]+\.csv)"/g)].map(([, path]) => `data/${path}`);
  const better = `describe it under resources in ${descriptor}, or take it out`;
  const lost = [...tree.keys()].filter((file) => isTable(file) && !paths.includes(file));
  const missing = paths.filter((file) => !tree.has(file));
  return [
    ...lost.map((file) => ({ file, line: 1, what: "a table that the data package does not describe", better })),
    ...missing.map((file) => ({ file: descriptor, line: 1, what: `there is no ${file}`, better })),
  ];
}

function faultsIn(file: string, text: string): readonly Fault[] {
  const [head, ...rows] = readRows(text);
  if (head === undefined) return [{ file, line: 1, what: "an empty file", better: "begin with a row of column names" }];
  const sourced = ["source_url", "source_title"].filter((c) => head.cells.includes(c));
  if (sourced.length === 0)
    return [{ file, line: 1, what: "no column for a source", better: "add source_title and source_url" }];
  const dated = [spokenOf, [published]].map((columns) => columns.filter((c) => head.cells.includes(c)));
  return rows.flatMap(({ line, cells }): Fault[] => {
    if (cells.length !== head.cells.length) {
      const what = `${cells.length} cells where the first row names ${head.cells.length}`;
      return [{ file, line, what, better: "put text with commas in quotes, and leave an empty cell empty" }];
    }
    const cell = (column: string) => cells[head.cells.indexOf(column)]?.trim() ?? "";
    const faults: Fault[] = [];
    if (sourced.every((c) => cell(c) === "")) {
      faults.push({
        file,
        line,
        what: "a figure without a source",
        better: "fill source_title or source_url, or leave the row out",
      });
    }
    for (const columns of dated.filter((cs) => cs.length > 0 && cs.every((c) => cell(c) === ""))) {
      const what = `no ${columns.join(" or ")}`;
      faults.push({ file, line, what, better: "give it as far as the source does: 2024, 2024-03 or 2024-03-01" });
    }
    return faults;
  });
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** RFC 4180: a cell in quotes may hold commas, line ends and doubled quotes. */
function readRows(text: string): readonly Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let line = 1;
  let started = 1;
  for (const [whole, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n\r]*))(,|\r?\n|$)/g)) {
    if (whole === "" && cells.length === 0) continue; // the end of the text after its last line end
    cells.push(quoted?.replaceAll('""', '"') ?? bare ?? "");
    line += whole.split("\n").length - 1;
    if (end === ",") continue;
    if (cells.length > 1 || cells[0] !== "") rows.push({ line: started, cells });
    cells = [];
    started = line;
  }
  return rows;
}
