/**
 * The public record of figures, as it was known on any day. Tables are CSV files that a data package describes; each row has its
 * source, the day that it speaks of and the day it was published, or it is refused with its line. Nothing here knows a disk or a
 * clock: texts come in, figures come out.
 */
export { openAlmanac } from "./almanac.ts";
export { type Citation, cite, citeRow, sentence } from "./cite.ts";
export { type Csv, type CsvRow, readCsv, writeCsv } from "./csv.ts";
export { dawn, daysInWords, readDays } from "./days.ts";
export { type CellDiff, diffEditions } from "./diff.ts";
export { editionOf, type Imported, importTable, type UserFile, withTable, withTableInstead } from "./import.ts";
export { asKnownOn } from "./known.ts";
export { nearest } from "./nearest.ts";
export { type NumberCell, readNumber } from "./numbers.ts";
export { type FigureFilter, figuresOf, measureOf, stateCalled } from "./query.ts";
export {
  addRanges,
  type Bounds,
  compareRanges,
  exactly,
  hull,
  lessRange,
  printNumber,
  printRange,
  rangeOf,
  sameRange,
  standingTo,
  within,
} from "./range.ts";
export type {
  Almanac,
  Basis,
  Column,
  Day,
  Days,
  Figure,
  Measure,
  Quantity,
  Range,
  RowFault,
  RowRef,
  Source,
  State,
  Table,
  TableRow,
  Text,
} from "./types.ts";
