/** From one row to the figures in it, by the rule that the data package gives for its table. */
import { type Cells, daysIn, type Layout } from "./check.ts";
import type { CellRule, FigureRule, ValueRule } from "./descriptor.ts";
import { nearest } from "./nearest.ts";
import { readNumber } from "./numbers.ts";
import { type Bounds, rangeOf } from "./range.ts";
import type { Days, Figure, Range, RowFault, Source } from "./types.ts";

/** Only for a row that its schema does not refuse. @returns the figures, or what the numbers and days say against each other */
export function figuresInRow(cells: Cells, line: number, layout: Layout): readonly Figure[] | readonly RowFault[] {
  const rule = layout.table.figures;
  if (rule === undefined) return [];
  const at = { file: layout.file, line };
  const source = sourceOf(cells, layout);
  const asOf = daysIn(wordOf(rule.asOf, cells), layout);
  const target = rule.target === undefined ? undefined : daysIn(wordOf(rule.target, cells), layout);
  if (source === undefined || asOf === undefined) {
    const what = source === undefined ? "no publication_date" : "no day that it speaks of";
    return [{ ...at, what, better: "give it as far as the source does: 2024, 2024-03 or 2024-03-01" }];
  }
  if (asOf.from > source.published.to) {
    const what = `as of ${asOf.text}, and published before that, ${source.published.text}`;
    const better = "correct one of the two dates; what is foretold has its year in a column of its own";
    return [{ ...at, column: rule.asOf.column ?? "as_of", what, better }];
  }
  const common = commonOf(cells, rule, asOf, target, source);
  const made = rule.values.map((v) => figureIn(v, cells, line, layout, rule, common));
  const faults = made.filter((m) => m !== undefined && "what" in m);
  return faults.length > 0 ? faults : made.filter((m) => m !== undefined && "quantity" in m);
}

type Common = Omit<Figure, "at" | "quantity" | "unit" | "value" | "missing">;

function commonOf(cells: Cells, rule: FigureRule, asOf: Days, target: Days | undefined, source: Source): Common {
  const qualifier = rule.qualifier === undefined ? "" : wordOf(rule.qualifier, cells);
  const detail = Object.fromEntries(
    (rule.detail ?? []).flatMap((c) => (cells[c] === undefined || cells[c] === "" ? [] : [[c, cells[c]]])),
  );
  const party = wordOf(rule.party, cells);
  const basis = wordOf(rule.basis, cells) === "declared" ? "declared" : "estimate";
  const producer = wordOf(rule.producer, cells) || party;
  const kept = cells.note === undefined || cells.note === "" ? {} : { note: cells.note };
  return {
    party,
    basis,
    ...dayOf(asOf, target),
    producer,
    source,
    detail,
    ...(qualifier === "" ? {} : { qualifier }),
    ...(rule.whole?.words.includes(cells[rule.whole.column] ?? "") ? { wholeOf: rule.whole.column } : {}),
    ...(rule.beside === undefined ? {} : { beside: rule.beside }),
    ...kept,
  };
}

/** A target in a later year than the estimate is foretold; one in an earlier year is the day that the number speaks of. */
function dayOf(asOf: Days, target: Days | undefined): Pick<Figure, "asOf" | "target"> {
  if (target === undefined) return { asOf };
  if (target.to.slice(0, 4) > asOf.to.slice(0, 4)) return { asOf, target };
  return { asOf: target.to < asOf.from ? target : asOf };
}

function figureIn(
  v: ValueRule,
  cells: Cells,
  line: number,
  layout: Layout,
  rule: FigureRule,
  common: Common,
): Figure | RowFault | undefined {
  const { file, table, descriptor } = layout;
  const place = v.value ?? v.low ?? v.high;
  const wrong = (what: string, better: string, column = place): RowFault => ({
    file,
    line,
    ...(column === undefined ? {} : { column }),
    what,
    better,
  });
  const name = typeof v.quantity === "string" ? v.quantity : wordOf(v.quantity, cells);
  const quantity = descriptor.quantities.get(name);
  if (quantity === undefined) {
    const right = nearest(name, descriptor.quantities.keys());
    const column = typeof v.quantity === "string" ? place : v.quantity.column;
    const better = right === undefined ? "`comity figures` lists the quantities" : `Did you mean ${right}?`;
    return wrong(`"${name}" is not a quantity`, better, column);
  }
  const said = (v.unit ?? []).map((c) => cells[c] ?? "").filter((w) => w !== "");
  const unit = said.length === 0 ? quantity.unit : said.join(" ");
  if (unit !== quantity.unit && !(quantity.unit === "billion" && /^(m|b)illion [A-Z]{3}$/.test(unit)))
    return wrong(`${name} is counted in ${quantity.unit}, not in ${unit}`, `Write ${quantity.unit}`, v.unit?.[0]);
  const read = valueIn(v, cells, layout);
  if (read.range === undefined)
    return wrong(read.words, "Write the lower number under low, and a value between them or none");
  if (read.range === null && v.leaveOutEmpty === true) return undefined;
  const absent = rule.missing?.column;
  if (read.range !== null && rule.values.length === 1 && absent !== undefined && (cells[absent] ?? "") !== "")
    return wrong(`${read.said}, and ${cells[absent]}`, "Leave out the one that is not so", absent);
  if (read.range !== null && isOfWholes(unit) && !isWhole(read.range))
    return wrong(`${read.said}: ${unit} are counted whole`, "Write a whole number, or a range such as 380..420");
  return {
    at: { table: table.name, file, line, ...(place === undefined ? {} : { column: place }) },
    quantity: name,
    unit,
    value: read.range,
    ...(read.range === null ? { missing: read.why ?? whyMissing(rule, cells) } : {}),
    ...common,
  };
}

interface ReadValue {
  readonly range: ReturnType<typeof rangeOf>;
  readonly why?: NonNullable<Figure["missing"]>;
  readonly said: string;
  readonly words: string;
}

/** Things are counted whole; money and what is so many a year need not be. */
const isOfWholes = (unit: string): boolean => !/^(m|b)illion\b| a year$/.test(unit);
const isWhole = ({ low, high }: Range): boolean => Number.isInteger(low) && (high === null || Number.isInteger(high));

/** A range in the cell of the value itself (`380..420`) stands for its two ends. */
function valueIn(v: ValueRule, cells: Cells, { table, commaIsPoint }: Layout): ReadValue {
  let bounds: Bounds = {};
  let why: ReadValue["why"];
  const said: string[] = [];
  for (const end of ["value", "low", "high"] as const) {
    const column = v[end];
    const cell = column === undefined ? "" : (cells[column] ?? "");
    const isWhole = table.columns.find((c) => c.name === column)?.type !== "number";
    const read = readNumber(cell, isWhole, commaIsPoint);
    if (read.kind !== "empty") said.push(`${end} ${cell}`);
    if (read.kind === "number") bounds = { ...bounds, [end]: read.value };
    else if (read.kind === "range" && end === "value") bounds = { low: read.low, high: read.high };
    else if (read.kind === "range") return { range: undefined, said: cell, words: `a range under ${end}` };
    else if (read.kind === "missing") why = read.why;
  }
  const words = `${said.join(", ")}: the range is upside down, or the value lies outside of it`;
  return { range: rangeOf(bounds), said: said.join(", "), words, ...(why === undefined ? {} : { why }) };
}

function whyMissing(rule: FigureRule, cells: Cells): NonNullable<Figure["missing"]> {
  if (rule.missing === undefined) return "not-found";
  const { withheld, ...cell } = rule.missing;
  const column = cell.column === undefined ? "" : (cells[cell.column] ?? "");
  if (column === "" && withheld !== undefined) {
    const isWithheld = (cells[withheld.column] ?? "").toLowerCase().includes(withheld.words);
    if (isWithheld) return "not-provided";
  }
  return wordOf(cell, cells) === "not-provided" ? "not-provided" : "not-found";
}

export function wordOf(rule: CellRule, cells: Cells): string {
  const cell = rule.column === undefined ? "" : (cells[rule.column] ?? "");
  if (cell !== "") return rule.map === undefined ? cell : Object.hasOwn(rule.map, cell) ? (rule.map[cell] ?? "") : "";
  const { otherwise } = rule;
  return otherwise === undefined ? "" : typeof otherwise === "string" ? otherwise : wordOf(otherwise, cells);
}

function sourceOf(cells: Cells, layout: Layout): Source | undefined {
  const published = daysIn(cells.publication_date ?? "", layout);
  if (published === undefined) return undefined;
  const url = cells.source_url ?? "";
  return {
    title: cells.source_title || url,
    ...(url === "" ? {} : { url }),
    published,
    read: cells.read === "source" ? "source" : "second-hand",
  };
}
