import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toGeoJson } from "./geojson.ts";
import type { Position } from "./types.ts";

const polygon = (...points: Position[]) => toGeoJson({ shape: "polygon", points });
const turn = (ring: readonly (readonly number[])[]): number =>
  ring.slice(1).reduce((sum, p, i) => {
    const before = ring[i] ?? [0, 0];
    return sum + (before[0] ?? 0) * (p[1] ?? 0) - (p[0] ?? 0) * (before[1] ?? 0);
  }, 0);

describe("areas as GeoJSON", () => {
  it("closes a ring and turns it counter-clockwise", () => {
    expect(polygon([0, 0], [0, 1], [1, 1])).toEqual({
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
      ],
    });
  });

  it("cuts an area at the 180th meridian", () => {
    const cut = polygon([179, 0], [-179, 0], [-179, 2], [179, 2]);
    expect(cut.type).toBe("MultiPolygon");
    if (cut.type !== "MultiPolygon") return;
    const lons = cut.coordinates.map((p) => (p[0] ?? []).map((q) => q[0] ?? 0));
    expect(lons.map((l) => [Math.min(...l), Math.max(...l)])).toEqual([
      [179, 180],
      [-180, -179],
    ]);
    for (const p of cut.coordinates) expect(turn(p[0] ?? [])).toBeGreaterThan(0);
  });

  it("leads a ring round a pole along the meridian to the pole", () => {
    const cap = polygon([0, 85], [90, 85], [180, 85], [-90, 85]);
    const rings = cap.type === "Polygon" ? [cap.coordinates] : cap.type === "MultiPolygon" ? cap.coordinates : [];
    const all = rings.flatMap((p) => p[0] ?? []);
    expect(Math.max(...all.map((p) => p[1] ?? 0))).toBe(90);
    // The whole cap north of 85°: 360 degrees wide, five high.
    const sum = rings.reduce((s, p) => s + turn(p[0] ?? []) / 2, 0);
    expect(sum).toBeCloseTo(360 * 5, 6);
  });

  it("gives a circle as a point with its radius, a corridor as a line with its width", () => {
    expect(toGeoJson({ shape: "circle", centre: [1, 2], radiusKm: 3 })).toEqual({
      type: "Point",
      coordinates: [1, 2],
      radiusKm: 3,
    });
    const line = toGeoJson({
      shape: "line",
      points: [
        [170, 0],
        [-170, 10],
      ],
      widthKm: null,
    });
    expect(line).toMatchObject({
      type: "MultiLineString",
      widthKm: null,
      coordinates: [
        [
          [170, 0],
          [180, 5],
        ],
        [
          [-180, 5],
          [-170, 10],
        ],
      ],
    });
  });

  it("draws a sector from its apex", () => {
    const quarter = toGeoJson({ shape: "sector", apex: [0, 0], bearings: [0, 90], radiusKm: 111.195 });
    if (quarter.type !== "Polygon") throw new Error(quarter.type);
    const ring = quarter.coordinates[0] ?? [];
    expect(ring.some((p) => p[0] === 0 && p[1] === 0)).toBe(true);
    expect(turn(ring) / 2).toBeCloseTo(Math.PI / 4, 2);
  });

  it("is a valid ring for any corners", () => {
    const position = fc.tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -90, max: 90 }));
    fc.assert(
      fc.property(fc.array(position, { minLength: 3, maxLength: 8 }), (points) => {
        const g = polygon(...points);
        const rings = g.type === "Polygon" ? g.coordinates : g.type === "MultiPolygon" ? g.coordinates.flat() : [];
        for (const ring of rings) {
          expect(ring.length).toBeGreaterThanOrEqual(4);
          expect(ring[0]).toEqual(ring.at(-1));
          expect(turn(ring)).toBeGreaterThanOrEqual(-1e-9);
          for (const p of ring) expect(Math.abs(p[0] ?? 999) <= 180 && Math.abs(p[1] ?? 999) <= 90).toBe(true);
        }
      }),
      { seed: 20260214 },
    );
  });
});
