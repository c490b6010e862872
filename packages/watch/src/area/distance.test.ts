import fc from "fast-check";
import { expect, test } from "vitest";
import { windsAround } from "../testing/oracle.ts";
import type { Position, WarningArea } from "../types.ts";
import { metresFromEdge } from "./distance.ts";
import { footOn, headingBetween, metresBetween, placeAlong } from "./geodesic.ts";

const seed = 20260214;
const place = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }));

test("the foot on a geodesic is nearer than any other point of it, and square to it", () => {
  fc.assert(
    fc.property(place, place, fc.nat(359), fc.integer({ min: 1_000, max: 9_000_000 }), (p, a, bearing, length) => {
      const b = placeAlong(a, bearing, length);
      const foot = footOn(p, a, b);
      for (let i = 0; i <= 64; i++) {
        const q = placeAlong(a, bearing, (length * i) / 64);
        expect(metresBetween(p, q)).toBeGreaterThan(foot.metres - 0.05);
      }
    }),
    { seed, numRuns: 300 },
  );
});

test("inside a polygon is what its geodesic sides turn around", () => {
  const star = fc.record({
    centre: place,
    arms: fc.array(fc.integer({ min: 2, max: 100 }), { minLength: 3, maxLength: 9 }),
    sizeKm: fc.constantFrom(1, 30, 400, 3_000),
    at: fc.nat(359),
    far: fc.integer({ min: 0, max: 120 }),
  });
  fc.assert(
    fc.property(star, ({ centre, arms, sizeKm, at, far }) => {
      const points = arms.map((r, i) => placeAlong(centre, (360 * i) / arms.length, r * 10 * sizeKm));
      const p = placeAlong(centre, at, far * 10 * sizeKm);
      const metres = metresFromEdge(p, { shape: "polygon", points });
      if (Math.abs(metres) < 0.1) return;
      expect(metres < 0).toBe(windsAround(p, points));
    }),
    { seed, numRuns: 400 },
  );
});

test("who stands between a side's great circle and its geodesic is on the true side", () => {
  // Two places on 60° N, 80° apart: the geodesic runs some kilometres from the great circle.
  const points: Position[] = [
    [-40, 60],
    [40, 60],
    [40, 50],
    [-40, 50],
  ];
  const middle = placeAlong(
    [-40, 60],
    headingBetween([-40, 60], [40, 60]).bearing,
    metresBetween([-40, 60], [40, 60]) / 2,
  );
  for (const metres of [-3000, -1000, -10, 10, 1000, 3000]) {
    const p = placeAlong(middle, 0, metres);
    expect(Math.sign(metresFromEdge(p, { shape: "polygon", points }))).toBe(Math.sign(metres));
    expect(Math.abs(metresFromEdge(p, { shape: "polygon", points }))).toBeCloseTo(Math.abs(metres), 0);
  }
});

test("a polygon around the Pole, one over the 180th meridian, a circle that reaches past the Pole", () => {
  const around: WarningArea = {
    shape: "polygon",
    points: [
      [0, 85],
      [90, 85],
      [180, 85],
      [-90, 85],
    ],
  };
  expect(metresFromEdge([12, 90], around)).toBeLessThan(-300_000);
  expect(metresFromEdge([12, 80], around)).toBeGreaterThan(400_000);
  const over: WarningArea = {
    shape: "polygon",
    points: [
      [179, 10],
      [-179, 10],
      [-179, 12],
      [179, 12],
    ],
  };
  expect(metresFromEdge([180, 11], over)).toBeLessThan(-100_000);
  expect(metresFromEdge([-180, 11], over)).toBeLessThan(-100_000);
  expect(metresFromEdge([178, 11], over)).toBeGreaterThan(100_000);
  expect(metresFromEdge([180, 89], { shape: "circle", centre: [0, 89], radiusKm: 300 })).toBeLessThan(0);
});

test("a sector has an arc and two sides; one from a bearing to itself is a circle", () => {
  const sector: WarningArea = { shape: "sector", apex: [10, 50], bearings: [350, 20], radiusKm: 100 };
  expect(metresFromEdge(placeAlong([10, 50], 5, 60_000), sector)).toBeCloseTo(
    -60_000 * Math.sin((15 * Math.PI) / 180),
    -2,
  );
  expect(metresFromEdge(placeAlong([10, 50], 5, 130_000), sector)).toBeCloseTo(30_000, 1);
  expect(metresFromEdge(placeAlong([10, 50], 180, 7_000), sector)).toBeCloseTo(7_000, 1);
  expect(metresFromEdge(placeAlong([10, 50], 180, 7_000), { ...sector, bearings: [0, 360] })).toBeCloseTo(-93_000, 1);
});

test("a line has its width, half to either side", () => {
  const line: WarningArea = {
    shape: "line",
    points: [
      [0, 0],
      [10, 0],
    ],
    widthKm: 20,
  };
  expect(metresFromEdge([5, 0.05], line)).toBeLessThan(0);
  expect(metresFromEdge([5, 0.2], line)).toBeCloseTo(metresBetween([5, 0], [5, 0.2]) - 10_000, 0);
  expect(metresFromEdge([-1, 0], { ...line, widthKm: null })).toBeCloseTo(metresBetween([-1, 0], [0, 0]), 0);
});
