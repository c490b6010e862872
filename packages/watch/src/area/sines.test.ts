import fc from "fast-check";
import { expect, test } from "vitest";
import { radians } from "./geodesic.ts";
import { turn, turned } from "./sines.ts";

const at = (degrees: number): readonly number[] => {
  turn(degrees);
  return [...turned];
};

test("sine and cosine are those of the language, at any angle", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -4000, max: 4000, noNaN: true }),
        fc.integer({ min: -1500, max: 1500 }).map((half) => half / 2),
      ),
      (degrees) => {
        const [sine = Number.NaN, cosine = Number.NaN] = at(degrees);
        // An angle in radians is itself no nearer than this.
        const slack = 4e-16 + Math.abs(degrees * radians) * 3e-16;
        expect(Math.abs(sine - Math.sin(degrees * radians))).toBeLessThan(slack);
        expect(Math.abs(cosine - Math.cos(degrees * radians))).toBeLessThan(slack);
      },
    ),
    { seed: 20260214, numRuns: 3000 },
  );
  expect([at(0), at(90), at(180).map(Math.round)].flat().map((n) => n + 0)).toEqual([0, 1, 1, Math.cos(Math.PI / 2), 0, -1]);
  expect(at(Number.NaN)).toEqual([Number.NaN, Number.NaN]);
});
