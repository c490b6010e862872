import fc from "fast-check";
import { expect, test } from "vitest";
import { metresBetween, placeAlong } from "../area/geodesic.ts";
import type { Position } from "../types.ts";
import { noRun, Runs } from "./runs.ts";

const t0 = Date.UTC(2026, 0, 1);
const place: fc.Arbitrary<Position> = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);

test("corners come back to two centimetres, wherever the area is and however wide", () => {
  fc.assert(
    fc.property(place, fc.constantFrom(0.05, 30, 800, 5_000, 9_500), fc.integer({ min: 3, max: 40 }), (at, km, n) => {
      const points = Array.from({ length: n }, (_, i) => placeAlong(at, (360 * i) / n, km * (600 + 10 * (i % 7))));
      const runs = new Runs();
      const run = runs.put({ shape: "polygon", points }, 3, [{ from: t0, to: t0 + 1 }], noRun);
      runs.load(run);
      const back = runs.area();
      expect(back.shape === "polygon" && back.points.length).toBe(n);
      if (back.shape === "polygon")
        for (const [i, p] of points.entries()) expect(metresBetween(p, back.points[i] as Position)).toBeLessThan(0.02);
    }),
    { seed: 20260214, numRuns: 100 },
  );
});

test("windows come back as they were: many, open, and to the millisecond", () => {
  const runs = new Runs();
  const ends = [1, 1_000, Number.POSITIVE_INFINITY];
  for (const count of [1, 7, 8, 30])
    for (const more of ends) {
      const windows = Array.from({ length: count }, (_, i) => ({
        from: t0 + i * 86_400_000,
        to: t0 + i * 86_400_000 + more,
      }));
      const run = runs.put({ shape: "circle", centre: [10, 70], radiusKm: 50 }, 0, windows, noRun);
      expect(runs.windowsOf(run)).toEqual(windows);
      expect(runs.isInTime(run, t0 + 1, t0 + 1)).toBe(true);
      expect(runs.isInTime(run, t0 - 2, t0 - 1)).toBe(false);
      if (more === 1_000) expect(runs.isInTime(run, t0 + 1_001, t0 + 1_500)).toBe(false);
      const left = windows.filter((_, i) => i % 3 === 0);
      runs.keep(run, left);
      expect(runs.windowsOf(run)).toEqual(left);
    }
});

test("a run that had none is given a next, and keeps what it has", () => {
  const runs = new Runs();
  const sector = { shape: "sector", apex: [10, 70], bearings: [20, 90], radiusKm: 50 } as const;
  for (const count of [1, 7, 8, 30])
    for (const more of [1, 1_000, Number.POSITIVE_INFINITY])
      for (const marginKm of [0, 4]) {
        const windows = Array.from({ length: count }, (_, i) => ({
          from: t0 + i * 86_400_000,
          to: t0 + i * 86_400_000 + more,
        }));
        const run = runs.put(sector, marginKm, windows, noRun);
        runs.load(run);
        const area = runs.area();
        const margin = runs.margin;
        runs.giveNext(run, 77);
        expect(runs.nextOf(run)).toBe(77);
        expect(runs.windowsOf(run)).toEqual(windows);
        expect([runs.area(), runs.margin]).toEqual([area, margin]);
        expect(runs.isInTime(run, t0 + 1, t0 + 1)).toBe(true);
        runs.setNext(run, 78);
        expect(runs.nextOf(run)).toBe(78);
      }
});

test("an area of more corners than a page holds loses windows and goes, and touches no other", () => {
  const runs = new Runs();
  const points = Array.from({ length: 5_000 }, (_, i) => placeAlong([10, 50], (360 * i) / 5_000, 80_000));
  const windows = Array.from({ length: 9 }, (_, i) => ({ from: t0 + i * 3_600_000, to: t0 + i * 3_600_000 + 60_000 }));
  const large = runs.put({ shape: "polygon", points }, 0, windows, noRun);
  const small = Array.from({ length: 500 }, () =>
    runs.put({ shape: "polygon", points: points.slice(0, 9) }, 0, windows, noRun),
  );
  runs.keep(large, windows.slice(0, 2));
  const later = Array.from({ length: 50 }, () =>
    runs.put({ shape: "point", point: [1, 2] }, 0, windows.slice(2), noRun),
  );
  runs.forget(large);
  for (let i = 0; i < 600; i++) runs.put({ shape: "point", point: [1, 2] }, 0, windows, noRun);
  for (const run of small) expect(runs.windowsOf(run)).toEqual(windows);
  for (const run of later) expect(runs.windowsOf(run)).toEqual(windows.slice(2));
});
