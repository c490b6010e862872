/** A reader's own figures: a CSV file read in the page, kept until it is closed, and sent nowhere. */
import { type Almanac, type Imported, importTable, withTable } from "@comity/almanac";
import { useSyncExternalStore } from "react";

export interface OwnFile {
  readonly name: string;
  readonly text: string;
}

let own: OwnFile | null = null;
const listeners = new Set<() => void>();

export function setOwn(file: OwnFile | null): void {
  own = file;
  for (const l of listeners) l();
}

export const useOwn = (): OwnFile | null =>
  useSyncExternalStore(
    (l) => {
      listeners.add(l);
      return () => listeners.delete(l);
    },
    () => own,
  );

export const readOwn = (record: Almanac, file: OwnFile): Imported =>
  importTable(record, { file: file.name, text: file.text });

/** The good rows of the reader's file beside those of the record. */
export function withOwn(record: Almanac, file: OwnFile | null): Almanac {
  return file === null ? record : withTable(record, readOwn(record, file));
}
