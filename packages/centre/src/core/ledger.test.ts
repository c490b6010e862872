import fc from "fast-check";
import { expect, it } from "vitest";
import { Ledger } from "./ledger.ts";

const step = fc.record({ do: fc.constantFrom("set", "delete", "update"), key: fc.nat(12), value: fc.nat() } as const);

it("is a map, whatever was folded at the start and whatever came since, and leaves older ones as they were", () => {
  fc.assert(
    fc.property(fc.array(step), fc.array(step), (before, since) => {
      const model = new Map<number, number>();
      let ledger = Ledger.empty<number, number>().opened();
      const apply = (s: typeof step extends fc.Arbitrary<infer T> ? T : never): void => {
        if (s.do === "set") {
          model.set(s.key, s.value);
          ledger = ledger.set(s.key, s.value);
        } else if (s.do === "delete") {
          model.delete(s.key);
          ledger = ledger.delete(s.key);
        } else {
          model.set(s.key, (model.get(s.key) ?? 7) + 1);
          ledger = ledger.update(s.key, 7, (n) => n + 1);
        }
      };
      const sorted = (all: Iterable<readonly [number, number]>): string =>
        JSON.stringify([...all].sort(([a], [b]) => a - b));
      for (const s of before) apply(s);
      ledger = ledger.closed();
      const kept = ledger;
      const asItWas = sorted(model);
      for (const s of since) {
        apply(s);
        expect(ledger.size).toBe(model.size);
      }
      expect(sorted(ledger)).toBe(sorted(model));
      for (let key = 0; key <= 12; key++) expect(ledger.get(key)).toBe(model.get(key));
      expect(sorted(kept)).toBe(asItWas);
      expect(sorted(kept.opened().closed())).toBe(asItWas);
    }),
  );
});
