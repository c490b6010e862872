import geographiclib from "geographiclib-geodesic";
import { arcsMeet, cross, dot, lengthOf, openRing, radiusMetres, type Vector, vectorOf } from "../geometry.ts";
import type { LatLon, Place } from "../types.ts";

const wgs84 = geographiclib.Geodesic.WGS84;
const earthMetres = 6_371_009;

type Arc = readonly [LatLon, LatLon];
export const arcsOf = (line: readonly LatLon[]): readonly Arc[] => {
  const [only] = line;
  if (line.length === 1 && only !== undefined) return [[only, only]];
  return line.slice(1).map((b, i): Arc => [line[i] as LatLon, b]);
};
const metresBetween = (a: LatLon, b: LatLon): number => wgs84.Inverse(a.lat, a.lon, b.lat, b.lon).s12 ?? 0;

/** On the sphere, to tell which parts are worth measuring on the ellipsoid. */
function roughly(p: LatLon, [a, b]: Arc): number {
  const [v, s, e] = [vectorOf(p), vectorOf(a), vectorOf(b)];
  const n = cross(s, e);
  const size = lengthOf(n);
  const angle = (x: Vector, y: Vector): number => Math.atan2(lengthOf(cross(x, y)), dot(x, y));
  const ends = Math.min(angle(v, s), angle(v, e));
  if (size === 0 || dot(cross(s, v), n) < 0 || dot(cross(v, e), n) < 0) return ends * earthMetres;
  return Math.min(ends, Math.abs(Math.asin(Math.max(-1, Math.min(1, dot(v, n) / size))))) * earthMetres;
}

const golden = (Math.sqrt(5) - 1) / 2;
/** The least distance from a point to a geodesic between two points, in metres (WGS 84), to about a metre. */
function toArc(p: LatLon, [a, b]: Arc): number {
  const line = wgs84.InverseLine(a.lat, a.lon, b.lat, b.lon);
  const length = line.s13;
  const at = (s: number): number => {
    const q = line.Position(s);
    return metresBetween(p, { lat: q.lat2 ?? 0, lon: q.lon2 ?? 0 });
  };
  const parts = 16; // tidy: where to begin the search; distance along a short line has one least value
  const samples = Array.from({ length: parts + 1 }, (_, i) => at((length * i) / parts));
  const best = samples.indexOf(Math.min(...samples));
  let [lo, hi] = [(length * Math.max(0, best - 1)) / parts, (length * Math.min(parts, best + 1)) / parts];
  while (hi - lo > 1) {
    const [x, y] = [hi - golden * (hi - lo), lo + golden * (hi - lo)];
    if (at(x) < at(y)) hi = y;
    else lo = x;
  }
  return Math.min(at((lo + hi) / 2), ...samples);
}

/** The least distance from a point to a line of points, in metres. */
export function metresToLine(p: LatLon, line: readonly LatLon[]): number {
  const all = arcsOf(line).map((arc) => ({ arc, rough: roughly(p, arc) }));
  // The sphere is within half a per cent of the ellipsoid: nothing farther than this can be the nearest.
  const least = Math.min(...all.map((x) => x.rough)) * 1.01 + 1000;
  return Math.min(...all.filter((x) => x.rough <= least).map((x) => toArc(p, x.arc)));
}

/** The least distance between two lines of points, in metres; 0 where they cross. Lines that do not cross are nearest at a corner. */
export function metresBetweenLines(one: readonly LatLon[], other: readonly LatLon[]): number {
  const vectors = (line: readonly LatLon[]) => arcsOf(line).map(([a, b]) => [vectorOf(a), vectorOf(b)] as const);
  const theirs = vectors(other);
  for (const [a, b] of vectors(one)) for (const [c, d] of theirs) if (arcsMeet(a, b, c, d)) return 0;
  return Math.min(...one.map((p) => metresToLine(p, other)), ...other.map((p) => metresToLine(p, one)));
}

/** From a place's nearest edge to a line, in metres; undefined for a place that is only a name. */
export function metresFromPlace(place: Place, line: readonly LatLon[]): number | undefined {
  if ("point" in place) return metresToLine(place.point, line);
  if ("circle" in place) return Math.max(0, metresToLine(place.circle.centre, line) - radiusMetres(place.circle));
  if (!("polygon" in place)) return undefined;
  const ring = openRing(place.polygon);
  const [first] = ring;
  if (first === undefined) return undefined;
  if (line.some((p) => isInside(vectorOf(p), ring.map(vectorOf)))) return 0;
  return metresBetweenLines([...ring, first], line);
}

/** Inside a ring of corners on the sphere: the corners turn once around the point. */
function isInside(p: Vector, ring: readonly Vector[]): boolean {
  let turned = 0;
  for (const [i, a] of ring.entries()) {
    const b = ring[(i + 1) % ring.length] ?? a;
    const [x, y] = [cross(p, a), cross(p, b)];
    turned += Math.atan2(dot(cross(x, y), p), dot(x, y));
  }
  // Far corners turn around the point's antipode as well; a ring that is inside one hemisphere does not.
  const near = ring.every((v) => dot(v, p) > 0);
  return near && Math.abs(turned) > Math.PI;
}
