/**
 * The public record of figures, as it was known on any day. Tables are CSV files that a data package describes; each row has its
 * source, the day that it speaks of and the day it was published, or it is refused with its line. Nothing here knows a disk or a
 * clock: texts come in, figures come out.
 */
export type { Basis, Day, Days, Figure, Range, RowFault, RowRef, Source, State } from "./types.ts";
