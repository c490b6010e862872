import fc from "fast-check";
import { expect, test } from "vitest";
import { Chains } from "./chains.ts";
import { sortRecords } from "./sort.ts";

const record = fc.tuple(
  fc.oneof(fc.nat(3), fc.nat(2 ** 22 - 1)),
  fc.oneof(fc.nat(3), fc.nat(2 ** 31 - 1)),
  fc.integer(),
);

test("records come out by their first number and then their second, equal ones as they came", () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 400 }), (records) => {
      const from = Int32Array.from(records.flat());
      const sorted = sortRecords(from, new Int32Array(from.length), from.length);
      expect([...sorted]).toEqual(
        [...records]
          .sort((x, y) => x[0] - y[0] || x[1] - y[1])
          .flat()
          .map((n) => n | 0),
      );
    }),
    { seed: 20260214, numRuns: 200 },
  );
});

test("chains give each group its own, in the order in which they came, however many", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5), { maxLength: 3_000 }), fc.nat(10), (groups, expected) => {
      const [pairs, triples] = [new Chains(6, 2, expected), new Chains(6, 3, expected)];
      for (const [i, g] of groups.entries()) {
        pairs.put(g, i, -i, 7);
        triples.put(g, i, -i, 7);
      }
      for (let g = 0; g < 6; g++) {
        const own = groups.flatMap((o, i) => (o === g ? [i] : []));
        const read = (chains: Chains): number[] => {
          const into = new Int32Array(chains.lengthOf(g));
          chains.read(g, into);
          return [...into];
        };
        expect(read(pairs)).toEqual(own.flatMap((i) => [i, 0 - i]));
        expect(read(triples)).toEqual(own.flatMap((i) => [i, 0 - i, 7]));
      }
    }),
    { seed: 20260214, numRuns: 60 },
  );
});
