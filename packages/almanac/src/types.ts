/** A state of the record by its ISO 3166-1 alpha-2 code, or `WORLD` for a total over all. */
export type State = string;

/** A day, `2026-02-05`. */
export type Day = string;

/**
 * The days that a source's words leave open, first and last: `2024` is 2024-01-01 to 2024-12-31. What is *known on* a day was
 * published by then for certain: its `to` is not later.
 */
export interface Days {
  readonly from: Day;
  readonly to: Day;
  /** As the table writes it: `2024`, `2024-03`, `2024-03-05`, `2023/2024`, or `../2026-11` for a page that bears no date. */
  readonly text: string;
}

/** Both ends are included. `high` null: nothing bounds it from above (*at least 500*). Equal ends: one number. */
export interface Range {
  readonly low: number;
  readonly high: number | null;
}

/** Where a figure stands: enough to find it in the file, and in the console by its address. */
export interface RowRef {
  /** The table's name in the data package, such as `stockpiles`. */
  readonly table: string;
  /** The file, as its reader knows it: `data/stockpiles.csv`, or the path that a user gave. */
  readonly file: string;
  /** The line of the file on which the row begins, from 1; the header is line 1. */
  readonly line: number;
  /** The column that held the value, where a row holds several. */
  readonly column?: string;
}

export interface Source {
  readonly title: string;
  /** Absent where the source has no address of its own. */
  readonly url?: string;
  readonly published: Days;
  /** `source`: the issuing body's own text or a full copy. `second-hand`: another page reports it. */
  readonly read: "source" | "second-hand";
}

/** Who says it of itself (`declared`), or who works it out about another (`estimate`). They never share a sum unsaid. */
export type Basis = "declared" | "estimate";

/** One number of the record, or its absence, with all that makes it worth quoting. */
export interface Figure {
  readonly at: RowRef;
  readonly party: State;
  /** What is counted, by its name in the data package's list of quantities, such as `military-stockpile`. */
  readonly quantity: string;
  /** The unit of that quantity: `warheads`, `launchers`, `missiles`, `vehicles`, `billion`, … */
  readonly unit: string;
  /** Null: the source was to give it and did not, or it was not found. It is never zero. */
  readonly value: Range | null;
  /** Why there is no value. `not-provided`: its holder withheld it; `not-found`: published, and not in what was read. */
  readonly missing?: "not-provided" | "not-found";
  /** The source's own hedge: *about*, *more than*, *low 600s*. */
  readonly qualifier?: string;
  readonly basis: Basis;
  /** The day it speaks of. */
  readonly asOf: Days;
  /** For what is foretold: the year it is foretold for. A figure with `target` is no record of what is held. */
  readonly target?: Days;
  readonly producer: string;
  readonly source: Source;
  /** What else tells rows apart: `class`, `system`, `scope`, … by the table's own columns. */
  readonly detail: Readonly<Record<string, string>>;
  /** It is the sum of the rows that differ from it in this column of its detail: *all* under `system`. */
  readonly wholeOf?: string;
  /**
   * How it stands to rows of its table that differ from it in detail. Absent: they are parts, and are added. `overlap`: they may hold
   * each other, and nobody can add them up. `same`: they tell of the same thing.
   */
  readonly beside?: "overlap" | "same";
  readonly note?: string;
}

/** A row that was refused, or is doubtful: where, what is wrong, and what to do. */
export interface RowFault {
  readonly file: string;
  readonly line: number;
  readonly column?: string;
  readonly what: string;
  readonly better: string;
}

/** Words for people, in the four languages. */
export interface Text {
  readonly en: string;
  readonly fr: string;
  readonly ru: string;
  readonly zh: string;
}

/** What a projection of that kind may be held against. */
export type Measure = "stockpile" | "deployed";

/** One thing that is counted, as `data/datapackage.json` lists it. */
export interface Quantity {
  readonly name: string;
  readonly unit: string;
  readonly title: Text;
  readonly about?: Text;
  readonly measures?: Measure;
  /** Where it measures something for some states only: a total inventory is the stockpile where nothing is retired. */
  readonly measuresFor?: Readonly<Record<State, Measure>>;
}

/** A column of a table, with what its cells must be (Frictionless Table Schema). */
export interface Column {
  readonly name: string;
  readonly type: "string" | "integer" | "number";
  readonly about: string;
  readonly required: boolean;
  readonly isDays: boolean;
  readonly words?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface TableRow {
  readonly file: string;
  readonly line: number;
  /** By column; an empty cell is an empty text. */
  readonly cells: Readonly<Record<string, string>>;
  readonly published: Days;
  /** The day that the row speaks of, where the table has figures. */
  readonly asOf?: Days;
}

export interface Table {
  readonly name: string;
  /** As its reader knows it: `data/stockpiles.csv`. */
  readonly file: string;
  readonly title: Text;
  readonly about: string;
  /** Absent: that of the whole package. */
  readonly licence?: string;
  readonly sources: readonly { readonly title: string; readonly path?: string }[];
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  readonly rows: readonly TableRow[];
}

/** The record: its tables, and the figures in them. */
export interface Almanac {
  readonly title: string;
  /** Which edition of the record this is, such as `2026.11.0`. */
  readonly edition: string;
  readonly licence: string;
  /** What the licence covers and what it does not, in sentences. */
  readonly licenceNotes: readonly string[];
  readonly tables: readonly Table[];
  readonly quantities: ReadonlyMap<string, Quantity>;
  readonly states: ReadonlyMap<State, Text>;
  readonly figures: readonly Figure[];
  /** Rows that were refused, and what is wrong with the descriptor itself. */
  readonly faults: readonly RowFault[];
  /** Set by `asKnownOn`: nothing that was published later is here. */
  readonly knownOn?: Day;
}
