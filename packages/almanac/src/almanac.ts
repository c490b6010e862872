/** The record as a whole: opened from the texts of a data package, or with a user's rows beside it. */
import { readCsv } from "./csv.ts";
import { type Descriptor, readDescriptor, type TableRule } from "./descriptor.ts";
import { readRows } from "./rows.ts";
import type { Almanac, Figure, RowFault, Table } from "./types.ts";

/** The rules by which the tables were read, kept beside each almanac so that what is imported into it is read by the same. */
const descriptors = new WeakMap<Almanac, Descriptor>();

/**
 * @param files names inside the package and their texts: `datapackage.json`, `stockpiles.csv`, …
 * @param options `where` goes before file names in references and faults, such as `data/`
 * @returns what could be read; what could not is in `faults`, each with its file and line
 */
export function openAlmanac(files: ReadonlyMap<string, string>, options: { readonly where?: string } = {}): Almanac {
  const where = options.where ?? "";
  const file = `${where}datapackage.json`;
  const text = files.get("datapackage.json");
  if (text === undefined) {
    const better = "name the folder that holds datapackage.json, or the file of one table";
    return nothing([{ file, line: 1, what: "there is no such file", better }]);
  }
  const descriptor = readDescriptor(text, file);
  if (!("tables" in descriptor)) return nothing(descriptor);
  const read = descriptor.tables.map((rule) => openTable(rule, files, where, descriptor));
  const almanac: Almanac = {
    title: descriptor.title,
    edition: descriptor.edition,
    licence: descriptor.licence,
    licenceNotes: descriptor.licenceNotes,
    tables: read.map((r) => r.table),
    quantities: descriptor.quantities,
    states: descriptor.states,
    figures: read.flatMap((r) => r.figures),
    faults: read.flatMap((r) => r.faults),
  };
  descriptors.set(almanac, descriptor);
  return almanac;
}

function openTable(rule: TableRule, files: ReadonlyMap<string, string>, where: string, descriptor: Descriptor) {
  const file = `${where}${rule.path}`;
  const { figures: _, path: __, ...shown } = rule;
  const text = files.get(rule.path);
  if (text === undefined) {
    const faults: RowFault[] = [{ file, line: 1, what: "there is no such file", better: `add ${rule.path}` }];
    return { table: { ...shown, file, rows: [] } satisfies Table, figures: [] as Figure[], faults };
  }
  const csv = readCsv(text);
  const lacking = rule.columns.filter((c) => c.required && !csv.head.cells.includes(c.name)).map((c) => c.name);
  if (lacking.length > 0) {
    const what = `no column ${lacking.join(", ")}`;
    const faults: RowFault[] = [{ file, line: 1, what, better: "the first row names the columns" }];
    return { table: { ...shown, file, rows: [] } satisfies Table, figures: [] as Figure[], faults };
  }
  const { rows, figures, faults } = readRows(file, csv, rule, descriptor);
  return { table: { ...shown, file, rows } satisfies Table, figures, faults };
}

const nothing = (faults: readonly RowFault[]): Almanac => ({
  title: "",
  edition: "",
  licence: "",
  licenceNotes: [],
  tables: [],
  quantities: new Map(),
  states: new Map(),
  figures: [],
  faults,
});

/** An almanac made from another, with the same rules. */
export function derive(from: Almanac, changes: Partial<Almanac>): Almanac {
  const made = { ...from, ...changes };
  const rules = descriptors.get(from);
  if (rules !== undefined) descriptors.set(made, rules);
  return made;
}

/** @returns undefined for an almanac that could not be opened */
export const descriptorOf = (almanac: Almanac): Descriptor | undefined => descriptors.get(almanac);
