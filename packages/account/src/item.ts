import { readNumber } from "@comity/almanac";
import { type FieldSpec, type ItemValues, isDay, nearestOf } from "@comity/regime";

type Say = (column: string, what: string, better: string) => void;

/**
 * One row as an item, by YAML names: twice where a number is given as a range, with the low and with the high end of each; else the
 * same object twice. An empty cell is left out: it is not known, and never zero.
 */
export function readItem(
  fields: ReadonlyMap<string, FieldSpec>,
  cells: Readonly<Record<string, string>>,
  fault: Say,
): { readonly low: ItemValues; readonly high: ItemValues } {
  const low: Record<string, unknown> = {};
  const high: Record<string, unknown> = {};
  let ranged = false;
  for (const [name, spec] of fields) {
    const column = cells[name] === undefined ? name.replaceAll("-", "_") : name;
    const cell = cells[column]?.trim() ?? "";
    if (cell === "") continue;
    if (spec.type === "number") [low[name], high[name]] = readEnds(spec, cell, column, fault) ?? [];
    else low[name] = high[name] = readValue(spec, cell, column, fault);
    ranged ||= high[name] !== low[name];
  }
  return { low: low as ItemValues, high: (ranged ? high : low) as ItemValues };
}

function readEnds(
  spec: FieldSpec & { readonly type: "number" },
  cell: string,
  column: string,
  fault: Say,
): readonly [number, number] | undefined {
  const read = readNumber(cell, spec.whole);
  // What was withheld or not found is not known; it is left out like an empty cell.
  if (read.kind === "empty" || read.kind === "missing") return undefined;
  if (read.kind === "none") {
    fault(column, `"${cell}" is not ${spec.whole ? "a whole number" : "a number"}`, read.better);
    return undefined;
  }
  const ends = read.kind === "number" ? ([read.value, read.value] as const) : ([read.low, read.high] as const);
  const { min, max } = spec;
  if (ends[0] > ends[1]) fault(column, `${cell} is upside down`, "write the low end first");
  if (min !== undefined && ends[0] < min) fault(column, `${cell} is less than ${min}`, `${min} or more`);
  if (max !== undefined && ends[1] > max) fault(column, `${cell} is more than ${max}`, `${max} or less`);
  return ends;
}

function readValue(spec: FieldSpec, cell: string, column: string, fault: Say): string | boolean | undefined {
  if (spec.type === "choice") {
    const words = spec.choices.map((c) => c.value);
    if (words.includes(cell)) return cell;
    const nearest = nearestOf(cell, words);
    fault(
      column,
      `"${cell}" is none of the choices`,
      nearest === undefined ? words.join(", ") : `did you mean ${nearest}?`,
    );
    return undefined;
  }
  if (spec.type === "flag") {
    if (/^(true|yes|1)$/i.test(cell)) return true;
    if (/^(false|no|0)$/i.test(cell)) return false;
    fault(column, `"${cell}" is neither true nor false`, "true or false");
    return undefined;
  }
  if (spec.type === "day" && !isDay(cell)) fault(column, `"${cell}" is no day`, "such as 2024-03-01");
  return cell;
}
