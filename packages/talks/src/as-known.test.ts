/** Laws that hold for any record: what is known on a day hangs on nothing published later, nor on the order of rows. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { channels } from "./channels.ts";
import { talksKnownOn, upcoming } from "./known.ts";
import { readTalks } from "./read.ts";
import { csvOf, type Row } from "./testing.ts";
import { eventKinds } from "./types.ts";
import { daysBetween, waiting } from "./waiting.ts";

const day = fc
  .integer({ min: 0, max: 200 })
  .map((n) => new Date(Date.UTC(2030, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const days = fc.oneof(
  day,
  day.map((d) => d.slice(0, 7)),
);
const row: fc.Arbitrary<Row> = fc.record({
  date: days,
  kind: fc.constantFrom(...eventKinds),
  parties: fc.constantFrom("FR;IN", "IN;FR", "FR", "IN", "FR;IN;PK"),
  topic: fc.constantFrom(
    "a hotline for fleets",
    "India declines the French hotline",
    "arms control talks",
    "military contacts",
    "the French paper",
    "balloons",
  ),
  status: fc.constantFrom("open", "held", "frozen", "resumed", "awaiting reply", "declined", "announced", "lapsed"),
  heads_of_delegation: fc.constantFrom("", "IN: Ravi Rao", "FR: Anne Roux (speaking)"),
  publication_date: fc.oneof(days, fc.constant("")),
});
const record = fc.array(row, { maxLength: 14 });
const asOf = (rows: readonly Row[], on: string) => {
  const { events } = readTalks(csvOf(rows), "test.csv");
  const bare = (what: unknown) =>
    JSON.parse(JSON.stringify(what, (key, value) => (key === "line" ? undefined : value))) as unknown;
  return bare([talksKnownOn(events, on), upcoming(events, on), waiting(events, { on }), channels(events, { on })]);
};

test("a row that is published later changes nothing that was known before", () => {
  fc.assert(
    fc.property(record, row, day, (rows, later, on) => {
      const known = later.publication_date === "" ? later.date : later.publication_date;
      fc.pre(known !== undefined && known.slice(0, 7) > on.slice(0, 7));
      expect(asOf([...rows, later], on)).toEqual(asOf(rows, on));
    }),
    { numRuns: 300 },
  );
});

test("the order of rows does not matter", () => {
  fc.assert(
    fc.property(
      record.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
      day,
      ([rows, mixed], on) => {
        expect(asOf(mixed, on)).toEqual(asOf(rows, on));
      },
    ),
    { numRuns: 300 },
  );
});

test("what waits has waited from its day to this one, and never less than nothing", () => {
  fc.assert(
    fc.property(record, day, (rows, on) => {
      for (const w of waiting(readTalks(csvOf(rows), "test.csv").events, { on })) {
        expect(w.waitingDays).toBe(daysBetween(w.since, on));
        expect(w.waitingDays).toBeGreaterThanOrEqual(0);
        expect(w.from).not.toBe(w.to);
      }
    }),
    { numRuns: 300 },
  );
});
