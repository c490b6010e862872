import { geoArea, geoContains } from "d3-geo";
import { describe, expect, it } from "vitest";
import { areaOf, type LatLon, middleOf, position, zoomFor } from "./ring.ts";

const ring = (...pairs: [number, number][]): LatLon[] => pairs.map(([lat, lon]) => ({ lat, lon }));
const box = ring([-9, 176], [-9, -176], [-13, -176], [-13, 176]);
const roundThePole = ring([80, 0], [80, 90], [80, 180], [80, -90]);
const biscay = ring([47.65, -4.02], [47.81, -4.52], [47.75, -5.39], [47.27, -5.29], [47.4, -4.18]);

const holds = (r: readonly LatLon[], lat: number, lon: number): boolean => {
  const area = areaOf(r);
  return area !== null && geoContains(area, position({ lat, lon }));
};

describe("areas on the sphere", () => {
  it("is the smaller side, whichever way round the ring was given", () => {
    for (const r of [box, roundThePole, biscay]) {
      for (const given of [r, r.toReversed()]) {
        const area = areaOf(given);
        expect(area === null ? Number.NaN : geoArea(area)).toBeLessThan(Math.PI);
      }
    }
  });
  it("crosses 180° without covering the rest of the world", () => {
    expect(holds(box, -11, 180)).toBe(true);
    expect(holds(box, -11, -178)).toBe(true);
    expect(holds(box, -11, 0)).toBe(false);
  });
  it("goes around a pole and holds it", () => {
    expect(holds(roundThePole, 90, 0)).toBe(true);
    expect(holds(roundThePole, 70, 45)).toBe(false);
    expect(holds(roundThePole.toReversed(), 89, 123)).toBe(true);
  });
  it("needs three points", () => {
    expect(areaOf(ring([1, 2], [3, 4]))).toBeNull();
  });
});

describe("where to look", () => {
  it("finds the middle across 180°", () => {
    const m = middleOf(box);
    expect(Math.abs(m?.at.lon ?? 0)).toBeCloseTo(180, 6);
    expect(m?.at.lat).toBeCloseTo(-11, 0);
  });
  it("finds the pole", () => {
    expect(middleOf(roundThePole)?.at.lat).toBeCloseTo(90, 6);
  });
  it("takes any point where points balance out", () => {
    expect(middleOf(ring([90, 0], [-90, 0]))?.at).toEqual({ lat: 90, lon: 0 });
    expect(middleOf([])).toBeNull();
  });
  it("comes closer to what is small, within limits", () => {
    expect(zoomFor(Math.PI)).toBe(1);
    expect(zoomFor(0)).toBeGreaterThan(20);
    expect(zoomFor(0.0001)).toBe(60);
  });
});
