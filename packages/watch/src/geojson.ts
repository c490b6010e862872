/**
 * Areas as GeoJSON (RFC 7946): rings closed and counter-clockwise, cut where they cross the 180th meridian, and led round the pole
 * that they hold. A circle is a Point with `radiusKm`, a corridor a LineString with `widthKm`: no library draws them otherwise
 * without choosing a number of corners. A sector is a Polygon whose arc has a corner at least each two degrees.
 */
import type { LineString, MultiLineString, MultiPolygon, Point, Polygon } from "geojson";
import { away } from "./read/arc.ts";
import type { Position, WarningArea } from "./types.ts";

type Named = { readonly label?: string };
export type AreaGeometry = (
  | Polygon
  | MultiPolygon
  | (Point & { readonly radiusKm?: number })
  | ((LineString | MultiLineString) & { readonly widthKm: number | null })
) &
  Named;

/** @returns a geometry; besides its GeoJSON members it has those of the area that GeoJSON has no place for */
export function toGeoJson(area: WarningArea): AreaGeometry {
  const named: Named = area.label === undefined ? {} : { label: area.label };
  switch (area.shape) {
    case "point":
      return { type: "Point", coordinates: [...area.point], ...named };
    case "circle":
      return { type: "Point", coordinates: [...area.centre], radiusKm: area.radiusKm, ...named };
    case "line":
      return { ...lineOf(area.points), widthKm: area.widthKm, ...named };
    case "sector":
      return { ...polygonOf(sectorRing(area.apex, area.bearings, area.radiusKm)), ...named };
    case "polygon":
      return { ...polygonOf(area.points), ...named };
  }
}

const plain = (p: Position): number[] => [p[0], p[1]];

/** Longitudes that go on beyond 180° instead of jumping, each the short way from the one before. */
function unrolled(points: readonly Position[]): Position[] {
  const out: Position[] = [];
  let [before, turn] = [points[0]?.[0] ?? 0, 0];
  for (const [lon, lat] of points) {
    const step = lon - before;
    if (step > 180) turn -= 360;
    else if (step < -180) turn += 360;
    before = lon;
    out.push([lon + turn, lat]);
  }
  return out;
}

function lineOf(points: readonly Position[]): LineString | MultiLineString {
  const way = unrolled(points);
  const pieces: number[][][] = [[]];
  way.forEach((p, i) => {
    const before = way[i - 1];
    if (before !== undefined && turnOf(before[0]) !== turnOf(p[0])) {
      const edge = 180 + 360 * Math.min(turnOf(before[0]), turnOf(p[0]));
      const lat = between(before, p, edge);
      pieces.at(-1)?.push([p[0] > before[0] ? 180 : -180, lat]);
      pieces.push([[p[0] > before[0] ? -180 : 180, lat]]);
    }
    pieces.at(-1)?.push([p[0] - 360 * turnOf(p[0]), p[1]]);
  });
  const lines = pieces.filter((line) => line.length > 1);
  const [only] = lines;
  return lines.length === 1 && only !== undefined
    ? { type: "LineString", coordinates: only }
    : lines.length === 0
      ? { type: "LineString", coordinates: points.map(plain) }
      : { type: "MultiLineString", coordinates: lines };
}
const turnOf = (lon: number): number => Math.ceil((lon - 180) / 360) + 0;

function polygonOf(points: readonly Position[]): Polygon | MultiPolygon {
  let ring = unrolled(points);
  const [first, last] = [ring[0], ring.at(-1)];
  if (first === undefined || last === undefined) return { type: "Polygon", coordinates: [] };
  // What is left when the ring closes tells whether it goes round a pole: then it is led along the meridian to the pole and back.
  const home = unrolled([...points, points[0] ?? first]).at(-1) ?? first;
  const round = Math.round((home[0] - first[0]) / 360);
  if (round !== 0) {
    const pole = ring.reduce((sum, p) => sum + p[1], 0) >= 0 ? 90 : -90;
    ring = [...ring, home, [home[0], pole], [first[0], pole]];
  }
  const pieces = strips(ring);
  const [only] = pieces;
  if (pieces.length <= 1) return { type: "Polygon", coordinates: [closed(only ?? ring)] };
  return { type: "MultiPolygon", coordinates: pieces.map((p) => [closed(p)]) };
}

/** The parts of a ring in each turn of the globe, moved back into −180 … 180. */
function strips(ring: readonly Position[]): Position[][] {
  const lons = ring.map((p) => p[0]);
  const [least, most] = [Math.min(...lons), Math.max(...lons)];
  const out: Position[][] = [];
  for (
    let turn = Math.floor((least + 180) / 360);
    -180 + 360 * turn < most || turn === Math.floor((least + 180) / 360);
    turn++
  ) {
    const [west, east] = [-180 + 360 * turn, 180 + 360 * turn];
    const part = clipped(clipped(ring, west, 1), east, -1).map(([lon, lat]): Position => [lon - 360 * turn, lat]);
    if (part.length > 2 && Math.abs(area(part)) > 0) out.push(part);
  }
  return out;
}

/** What of a ring lies east (side 1) or west (−1) of a meridian. */
function clipped(ring: readonly Position[], meridian: number, side: 1 | -1): Position[] {
  const out: Position[] = [];
  ring.forEach((p, i) => {
    const before = ring[(i + ring.length - 1) % ring.length] ?? p;
    const [inside, was] = [side * (p[0] - meridian) >= 0, side * (before[0] - meridian) >= 0];
    if (inside !== was) out.push([meridian, between(before, p, meridian)]);
    if (inside) out.push(p);
  });
  return out;
}

function between(a: Position, b: Position, lon: number): number {
  return a[0] === b[0] ? a[1] : a[1] + ((b[1] - a[1]) * (lon - a[0])) / (b[0] - a[0]);
}

/** Twice the area in the plane, positive when counter-clockwise. */
function area(ring: readonly Position[]): number {
  return ring.reduce((sum, p, i) => {
    const next = ring[(i + 1) % ring.length] ?? p;
    return sum + p[0] * next[1] - next[0] * p[1];
  }, 0);
}

function closed(ring: readonly Position[]): number[][] {
  const [start, ...rest] = ring;
  const way = (start !== undefined && area(ring) < 0 ? [start, ...rest.reverse()] : ring).map(plain);
  const [first] = way;
  return first === undefined ? [] : [...way, [...first]];
}

/** Apex, then the arc on a sphere. */
function sectorRing(apex: Position, [from, to]: readonly [number, number], radiusKm: number): Position[] {
  const sweep = (((to - from) % 360) + 360) % 360 || 360;
  const steps = Math.max(2, Math.ceil(sweep / 2));
  const arc = Array.from({ length: steps + 1 }, (_, i) => away(apex, from + (sweep * i) / steps, radiusKm / 6371.0088));
  return sweep === 360 ? arc.slice(1) : [apex, ...arc];
}
