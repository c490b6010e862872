/** Figures as one would quote them, by where they stand or by what they are of. */
import {
  type Almanac,
  type Citation,
  cite as citeFigure,
  citeRow,
  figuresOf,
  nearest,
  type RowRef,
} from "@comity/almanac";
import type { z } from "zod";
import { plain, readAlmanac } from "../almanac.ts";
import type { citationSchema } from "../figures-shapes.ts";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import { type FilterOptions, filterFrom } from "./figures.ts";

interface CiteOptions extends FilterOptions {
  readonly json?: boolean;
  readonly bibtex?: boolean;
}

interface Cited extends Citation {
  readonly at: RowRef;
}

/** @param ref `table:line` or `table:line:column`; absent: the figures that the filters leave */
export async function cite(ref: string | undefined, o: CiteOptions, io: Io): Promise<ExitCode> {
  const almanac = await readAlmanac(io, o);
  const filter = filterFrom(o, almanac);
  const isFiltered = Object.keys(filter).length > 0;
  if (ref === undefined && !isFiltered)
    throw new Stop(2, "say which figure: table:line, such as stockpiles:1039, or filters as of `comity figures`");
  if (ref !== undefined && isFiltered) throw new Stop(2, "say either table:line or filters, not both");
  const cited =
    ref === undefined
      ? figuresOf(almanac, filter).map((f) => ({ ...citeFigure(almanac, f), at: f.at }))
      : citeRef(ref, almanac, o.import);
  if (cited.length === 0) throw new Stop(2, "no figure is left by these filters: `comity figures` lists what there is");
  if (o.json) {
    const answer: z.input<typeof citationSchema>[] = cited.map((c) => ({
      ...c,
      at: { ...c.at, column: c.at.column ?? null },
    }));
    io.print(json(answer));
  } else io.print(cited.map((c) => (o.bibtex ? c.bibtex : plain(c.text))).join(o.bibtex ? "\n\n" : "\n"));
  return 0;
}

/** Where a file of the user's was imported, its lines come first: the record's own are found without it. */
function citeRef(ref: string, almanac: Almanac, own: string | undefined): readonly Cited[] {
  const [, name, number, column] = /^([a-z0-9-]+):(\d+)(?::([a-z0-9_]+))?$/.exec(ref) ?? [];
  if (name === undefined) throw new Stop(2, `"${ref}" is not table:line, such as stockpiles:1039`);
  const table = almanac.tables.find((t) => t.name === name);
  if (table === undefined) {
    const names = almanac.tables.map((t) => t.name);
    const near = nearest(name, names);
    throw new Stop(
      2,
      `there is no table ${name}. ${near === undefined ? `The tables are: ${names.join(", ")}` : `Did you mean ${near}?`}`,
    );
  }
  const line = Number(number);
  const rows = table.rows.filter((r) => r.line === line);
  const row = (own === undefined ? undefined : rows.find((r) => r.file !== table.file)) ?? rows[0];
  if (row === undefined) {
    const known = almanac.knownOn === undefined ? "" : ` that was known on ${almanac.knownOn}`;
    throw new Stop(2, `${table.file} has no row on line ${line}${known}; its rows begin on line 2`);
  }
  const inRow = almanac.figures.filter((f) => f.at.table === name && f.at.file === row.file && f.at.line === line);
  const asked = inRow.filter((f) => column === undefined || f.at.column === column);
  if (asked.length > 0) return asked.map((f) => ({ ...citeFigure(almanac, f), at: f.at }));
  if (inRow.length > 0) {
    const columns = inRow.flatMap((f) => f.at.column ?? []);
    throw new Stop(2, `${name}:${line} has no figure under ${column}; its columns with figures: ${columns.join(", ")}`);
  }
  return [{ ...citeRow(almanac, table, row), at: { table: name, file: row.file, line } }];
}
