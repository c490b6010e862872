/** The public record by filter: what is held, by whose count, as known on which day. */
import {
  type Almanac,
  type Basis,
  type Figure,
  type FigureFilter,
  figuresOf,
  nearest,
  printRange,
  readDays,
  stateCalled,
  writeCsv,
} from "@comity/almanac";
import type { z } from "zod";
import { type AlmanacOptions, count, plain, readAlmanac } from "../almanac.ts";
import { figureShape, type figuresAnswerSchema, type figuresListSchema } from "../figures-shapes.ts";
import { figuresSvg } from "../figures-svg.ts";
import { type ExitCode, type Io, json, Stop } from "../io.ts";
import { table } from "../table.ts";
import { writeOut } from "../write-out.ts";

export interface FilterOptions extends AlmanacOptions {
  readonly party?: string;
  readonly quantity?: string;
  readonly from?: string;
  readonly to?: string;
  readonly table?: string;
  readonly basis?: string;
  readonly producer?: string;
  readonly foretold?: boolean;
}
export interface FiguresOptions extends FilterOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly svg?: string;
}

export async function figures(o: FiguresOptions, io: Io): Promise<ExitCode> {
  const almanac = await readAlmanac(io, o);
  const filter = filterFrom(o, almanac);
  if (Object.keys(filter).length === 0 && !o.csv && o.svg === undefined) return list(almanac, o, io);
  const found = figuresOf(almanac, filter);
  if (o.svg !== undefined) writeOut(o.svg, figuresSvg(almanac, found), io);
  if (o.svg === "-") return 0;
  if (o.csv) io.print(csvOf(found).trimEnd());
  else if (o.json) {
    const { knownOn: asKnownOn = null } = almanac;
    const answer: z.input<typeof figuresAnswerSchema> = { asKnownOn, figures: found.map(figureShape) };
    io.print(json(answer));
  } else if (found.length > 0) {
    const head = ["As of", "Party", "Quantity", "Figure", "Unit", "Basis", "Producer", "Published", "Where"];
    io.print(table(head, found.map(lineOf), io.columns, 6));
  }
  io.say(found.length === 0 ? "no figure: `comity figures` lists what there is" : count(found.length, "figure"));
  return 0;
}

function lineOf(f: Figure): readonly string[] {
  const missing = f.missing === "not-provided" ? "not provided" : "not found";
  const { class: kind, system } = f.detail;
  const detail = [kind, system].filter((w) => w !== undefined && w !== "").join(" ");
  return [
    f.target === undefined ? f.asOf.text : `${f.asOf.text} for ${f.target.text}`,
    f.party,
    detail === "" ? f.quantity : `${f.quantity} (${detail})`,
    f.value === null ? missing : printRange(f.value),
    f.unit,
    f.basis,
    f.producer,
    f.source.published.text,
    `${f.at.table}:${f.at.line}`,
  ].map(plain);
}

/** In the columns of the table `figures`, so that it can be imported again. */
function csvOf(found: readonly Figure[]): string {
  const head =
    "party,quantity,as_of,value,low,high,basis,producer,source_title,source_url,publication_date,read,note,unit,target_year,qualifier,missing,detail";
  return writeCsv(
    head.split(","),
    found.map((f) => {
      const one = f.value !== null && f.value.low === f.value.high;
      const [value, low, high] = one ? [f.value?.low, "", ""] : ["", f.value?.low ?? "", f.value?.high ?? ""];
      const { source: s, party, quantity, basis, producer, unit } = f;
      const by = [basis, producer, s.title, s.url ?? "", s.published.text, s.read, f.note ?? ""];
      const more = [unit, f.target?.text ?? "", f.qualifier ?? "", f.missing ?? "", detailOf(f)];
      return [party, quantity, f.asOf.text, value, low, high, ...by, ...more].map(String);
    }),
  );
}

const detailOf = ({ detail }: Figure): string =>
  Object.entries(detail)
    .map(([column, words]) => (column === "detail" ? words : `${column}: ${words}`))
    .join("; ");

/** Without a filter: what there is to ask for. */
function list(almanac: Almanac, o: FiguresOptions, io: Io): ExitCode {
  const tables = almanac.tables.map((t) => ({
    name: t.name,
    file: t.file,
    title: t.title.en,
    rows: t.rows.length,
    figures: almanac.figures.filter((f) => f.at.table === t.name).length,
  }));
  const quantities = [...almanac.quantities.values()].map((q) => {
    const found = almanac.figures.filter((f) => f.quantity === q.name);
    return {
      name: q.name,
      title: q.title.en,
      unit: q.unit,
      figures: found.length,
      parties: [...new Set(found.map((f) => f.party))].sort(),
    };
  });
  const { title, edition, licence, knownOn: asKnownOn = null } = almanac;
  const answer: z.input<typeof figuresListSchema> = { title, edition, licence, asKnownOn, tables, quantities };
  if (o.json) io.print(json(answer));
  else {
    const byTable = tables.map((t) => [t.name, String(t.rows), String(t.figures), t.title]);
    io.print(table(["Table", "Rows", "Figures", ""], byTable, io.columns, 3));
    const used = quantities.filter((q) => q.figures > 0);
    const byQuantity = used.map((q) => [q.name, String(q.figures), q.unit, q.parties.join(" "), q.title]);
    io.print(`\n${table(["Quantity", "Figures", "Unit", "Parties", ""], byQuantity, io.columns, 4)}`);
  }
  io.say(`${title} (${edition}): ask with --party, --quantity, --from, --to, --table`);
  return 0;
}

/** @throws Stop with exit code 2 for a word that the record does not have, with the nearest that it has */
export function filterFrom(o: FilterOptions, almanac: Almanac): FigureFilter {
  const near = (option: string, value: string, words: readonly string[]) =>
    option === "--party" ? stateCalled(almanac, value) : nearest(value, words);
  const known = (option: string, value: string | undefined, right: Iterable<string>): void => {
    const words = [...right];
    if (value === undefined || words.includes(value)) return;
    const meant = near(option, value, words);
    const hint = meant === undefined ? `It is one of: ${words.join(", ")}` : `Did you mean ${meant}?`;
    throw new Stop(2, `${option}: the record has no "${value}". ${hint}`);
  };
  known("--party", o.party, almanac.states.keys());
  known("--quantity", o.quantity, almanac.quantities.keys());
  known("--basis", o.basis, ["declared", "estimate"]);
  known(
    "--table",
    o.table,
    almanac.tables.map((t) => t.name),
  );
  const days = (option: string, text: string) => {
    const read = readDays(text);
    if (read === undefined) throw new Stop(2, `${option}: "${text}" is no date. Write 2024, 2024-03 or 2024-03-05`);
    return read;
  };
  return {
    ...(o.party === undefined ? {} : { party: o.party }),
    ...(o.quantity === undefined ? {} : { quantity: o.quantity }),
    ...(o.from === undefined ? {} : { from: days("--from", o.from).from }),
    ...(o.to === undefined ? {} : { to: days("--to", o.to).to }),
    ...(o.table === undefined ? {} : { table: o.table }),
    ...(o.basis === undefined ? {} : { basis: o.basis as Basis }),
    ...(o.producer === undefined ? {} : { producer: o.producer }),
    ...(o.foretold ? { foretold: true } : {}),
  };
}
