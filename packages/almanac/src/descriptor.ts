/**
 * The data package's own file, `datapackage.json`: which tables there are, what their cells must be, and how a row becomes figures.
 * The last is data too, under `comity` in each resource, so that a new table needs no code.
 */
import type { Column, Figure, Quantity, RowFault, State, Table, Text } from "./types.ts";

/** Where a word of a row stands: in a column, perhaps through a map; where that is empty, or missing, something else. */
export interface CellRule {
  readonly column?: string;
  readonly map?: Readonly<Record<string, string>>;
  readonly otherwise?: string | CellRule;
}

/** One number of a row: what it counts, and the columns that hold it. */
export interface ValueRule {
  readonly quantity: string | CellRule;
  readonly value?: string;
  readonly low?: string;
  readonly high?: string;
  /** Columns whose words, one after the other, are the unit; absent: the quantity's own. */
  readonly unit?: readonly string[];
  /** The table has many numbers in a row, and an empty cell is no figure at all. */
  readonly leaveOutEmpty?: boolean;
}

export interface FigureRule {
  readonly party: CellRule;
  readonly asOf: CellRule;
  readonly target?: CellRule;
  readonly basis: CellRule;
  readonly producer: CellRule;
  readonly qualifier?: CellRule;
  /** Why a number is missing; `withheld`: words in a column that mean that its holder did not give it. */
  readonly missing?: CellRule & { readonly withheld?: { readonly column: string; readonly words: string } };
  readonly values: readonly ValueRule[];
  readonly detail?: readonly string[];
  /** Rows with one of these words in this column are the sum of those that differ from them in it alone. */
  readonly whole?: { readonly column: string; readonly words: readonly string[] };
  /** How rows stand to each other that differ in detail; absent: as parts, which are added. */
  readonly beside?: Figure["beside"];
}

/** A table before its rows are read. */
export interface TableRule extends Omit<Table, "rows" | "file"> {
  readonly path: string;
  readonly figures?: FigureRule;
}

export interface Descriptor {
  readonly title: string;
  readonly edition: string;
  readonly licence: string;
  readonly licenceNotes: readonly string[];
  readonly tables: readonly TableRule[];
  readonly quantities: ReadonlyMap<string, Quantity>;
  readonly states: ReadonlyMap<State, Text>;
  /** What else a state is called, in small letters, and its code. */
  readonly alsoCalled: ReadonlyMap<string, State>;
}

type Json = Readonly<Record<string, unknown>>;

/** @returns faults, each on line 1 of the file, where it is no data package that we can read */
export function readDescriptor(text: string, file: string): Descriptor | readonly RowFault[] {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (e) {
    return [fault(file, `not JSON: ${(e as Error).message}`, "see https://specs.frictionlessdata.io/data-package")];
  }
  const p = asObject(json);
  const comity = asObject(p.comity);
  const broken = asList(p.resources).flatMap((r) => missingIn(asObject(r), file));
  broken.push(...Object.entries(asObject(comity.quantities)).flatMap((q) => missingInQuantity(q, file)));
  if (asList(p.resources).length === 0)
    broken.push(fault(file, "no resources", "list at least one table under resources"));
  if (broken.length > 0) return broken;
  const states = Object.entries(asObject(comity.states));
  return {
    title: asText(p.title),
    edition: asText(p.version),
    licence: licenceOf(p) ?? "",
    licenceNotes: asWords(comity.licenceNotes),
    tables: asList(p.resources).map((r) => tableRule(asObject(r))),
    quantities: new Map(
      Object.entries(asObject(comity.quantities)).map(([name, q]) => [name, { ...asObject(q), name } as Quantity]),
    ),
    states: new Map(states.map(([code, s]) => [code, asObject(s).title as Text])),
    alsoCalled: new Map(states.flatMap(([code, s]) => otherNames(asObject(s)).map((n) => [n.toLowerCase(), code]))),
  };
}

function missingIn(r: Json, file: string): RowFault[] {
  const name = asText(r.name) || "a resource without a name";
  const schema = asObject(r.schema);
  const faults: RowFault[] = [];
  const patterns = asList(schema.fields).map((f) => asObject(asObject(f).constraints).pattern);
  if (patterns.some((p) => typeof p === "string" && !isPattern(p)))
    faults.push(fault(file, `${name}: a pattern that is no regular expression`, "mend it under schema.fields"));
  const rule = asObject(asObject(r.comity).figures);
  const whole = ["party", "asOf", "basis", "producer"].every((k) => typeof rule[k] === "object" && rule[k] !== null);
  if (asObject(r.comity).figures !== undefined && !(whole && asList(rule.values).length > 0)) {
    const better = "give party, asOf, basis, producer and at least one of values under comity.figures";
    faults.push(fault(file, `${name}: no whole rule for its figures`, better));
  }
  if (asText(r.path) === "") faults.push(fault(file, `${name}: no path`, "name the CSV file under path"));
  if (asList(schema.fields).some((f) => asText(asObject(f).name) === "") || asList(schema.fields).length === 0)
    faults.push(fault(file, `${name}: no fields, or one without a name`, "list each column under schema.fields"));
  return faults;
}

function tableRule(r: Json): TableRule {
  const schema = asObject(r.schema);
  const comity = asObject(r.comity);
  const licence = licenceOf(r);
  const key = schema.primaryKey;
  return {
    name: asText(r.name),
    path: asText(r.path),
    title: (comity.title as Text | undefined) ?? inAll(asText(r.title) || asText(r.name)),
    about: asText(r.description),
    ...(licence === undefined ? {} : { licence }),
    sources: asList(r.sources) as Table["sources"],
    columns: asList(schema.fields).map((f) => column(asObject(f))),
    primaryKey: typeof key === "string" ? [key] : asWords(key),
    ...(comity.figures === undefined ? {} : { figures: comity.figures as FigureRule }),
  };
}

function column(f: Json): Column {
  const c = asObject(f.constraints);
  return {
    name: asText(f.name),
    type: f.type === "integer" || f.type === "number" ? f.type : "string",
    about: asText(f.description),
    required: c.required === true,
    isDays: asText(f.rdfType).includes("/edtf/"),
    ...(c.enum === undefined ? {} : { words: asWords(c.enum) }),
    ...(typeof c.pattern === "string" ? { pattern: c.pattern } : {}),
    ...(typeof c.minimum === "number" ? { minimum: c.minimum } : {}),
    ...(typeof c.maximum === "number" ? { maximum: c.maximum } : {}),
  };
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}

/** One thing that is counted has a unit and its words; without them nothing can be said of it. */
function missingInQuantity([name, q]: readonly [string, unknown], file: string): RowFault[] {
  const { unit, title } = asObject(q);
  if (asText(unit) !== "" && asText(asObject(title).en) !== "") return [];
  return [fault(file, `${name}: a quantity without a unit or a title`, "give both under comity.quantities")];
}

const otherNames = (s: Json): readonly string[] => [
  ...asWords(s.also),
  ...Object.values(asObject(s.title)).filter((t) => typeof t === "string"),
];
const licenceOf = (j: Json): string | undefined => {
  const first = asObject(asList(j.licenses)[0]);
  return asText(first.title) || asText(first.name) || undefined;
};
const inAll = (text: string): Text => ({ en: text, fr: text, ru: text, zh: text });
const fault = (file: string, what: string, better: string): RowFault => ({ file, line: 1, what, better });
const asObject = (v: unknown): Json => (typeof v === "object" && v !== null && !Array.isArray(v) ? (v as Json) : {});
const asList = (v: unknown): readonly unknown[] => (Array.isArray(v) ? v : []);
const asText = (v: unknown): string => (typeof v === "string" ? v : "");
const asWords = (v: unknown): readonly string[] => asList(v).filter((w) => typeof w === "string");
