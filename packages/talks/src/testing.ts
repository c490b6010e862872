/** For tests: rows written for the purpose, in the columns of the record. */
import { writeCsv } from "@comity/almanac";
import { readTalks } from "./read.ts";
import type { TalkEvent } from "./types.ts";

export const head = [
  ...["date", "end_date", "kind", "parties", "level", "heads_of_delegation", "place", "topic", "outcome", "status"],
  ...["source_url", "source_title", "publication_date", "read", "note"],
] as const;
export type Row = Partial<Record<(typeof head)[number], string>>;

export const csvOf = (rows: readonly Row[]): string =>
  writeCsv(
    head,
    rows.map((r) => {
      const whole: Row = { source_title: "A page", read: "second-hand", publication_date: r.date ?? "", ...r };
      return head.map((c) => whole[c] ?? "");
    }),
  );

/** @throws when a row is refused, which such a test does not mean */
export function eventsOf(...rows: readonly Row[]): readonly TalkEvent[] {
  const read = readTalks(csvOf(rows), "test.csv");
  if (read.faults.length > 0) throw new Error(JSON.stringify(read.faults));
  return read.events;
}
