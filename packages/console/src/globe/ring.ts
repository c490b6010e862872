/**
 * Areas on the sphere as d3-geo wants them: rings run clockwise, so that the inside is the smaller side. Wound the other way an
 * area would be the whole globe but itself; a ring across 180° or around a pole is no special case.
 */
import { geoArea, geoDistance } from "d3-geo";

export interface LatLon {
  readonly lat: number;
  readonly lon: number;
}
export type Position = [number, number];
export const position = (p: LatLon): Position => [p.lon, p.lat];

export interface Area {
  readonly type: "Polygon";
  readonly coordinates: Position[][];
}

/** A closed clockwise ring of three points or more; `null` for anything less, which is drawn as points. */
export function areaOf(ring: readonly LatLon[]): Area | null {
  const open = ring.map(position);
  const [first] = open;
  if (first === undefined || open.length < 3) return null;
  const given: Area = { type: "Polygon", coordinates: [[...open, first]] };
  const area = geoArea(given) < 2 * Math.PI ? given : reversed(open);
  if (!(geoArea(area) < 2 * Math.PI)) throw new Error("an area covers more than half of the globe either way round");
  return area;
}

function reversed(open: readonly Position[]): Area {
  const back = open.toReversed();
  const [first] = back;
  return { type: "Polygon", coordinates: [first === undefined ? back : [...back, first]] };
}

/** The middle of some points on the sphere, and the angle from it to the farthest of them, in radians. */
export function middleOf(points: readonly LatLon[]): { readonly at: LatLon; readonly spread: number } | null {
  const [first] = points;
  if (first === undefined) return null;
  let [x, y, z] = [0, 0, 0];
  for (const p of points) {
    const [f, l] = [(p.lat * Math.PI) / 180, (p.lon * Math.PI) / 180];
    x += Math.cos(f) * Math.cos(l);
    y += Math.cos(f) * Math.sin(l);
    z += Math.sin(f);
  }
  const flat = Math.hypot(x, y);
  // Points that balance each other out, such as two poles, have no middle; any of them will do.
  const at =
    Math.hypot(flat, z) < 1e-6 * points.length
      ? first
      : { lat: (Math.atan2(z, flat) * 180) / Math.PI, lon: (Math.atan2(y, x) * 180) / Math.PI };
  const spread = Math.max(...points.map((p) => geoDistance(position(at), position(p))));
  return { at, spread };
}

/** How much larger than the whole globe a view must be for these points to fill it. */
export function zoomFor(spread: number): number {
  return Math.min(zoomMax, Math.max(1, 0.72 / Math.sin(Math.min(spread, Math.PI / 2) || 0.02)));
}
export const zoomMax = 60;
