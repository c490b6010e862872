import geographiclib from "geographiclib-geodesic";
import type { LatLon, Place } from "./types.ts";

const wgs84 = geographiclib.Geodesic.WGS84;
export const metresPerNauticalMile = 1852;

export type Vector = readonly [number, number, number];
export const vectorOf = ({ lat, lon }: LatLon): Vector => {
  const [phi, lambda] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
};
export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const lengthOf = (a: Vector): number => Math.sqrt(dot(a, a));
/** Radians on the sphere, about a hundredth of a metre: two corners nearer than this are one. */
const near = 1e-9;
const samePlace = (a: Vector, b: Vector): boolean => lengthOf(cross(a, b)) < near && dot(a, b) > 0;

/** On the shorter arc from a to b, ends included. */
function onArc(p: Vector, a: Vector, b: Vector): boolean {
  const n = cross(a, b);
  const size = lengthOf(n);
  if (size < near || Math.abs(dot(n, p)) > near * size) return samePlace(p, a) || samePlace(p, b);
  return dot(cross(a, p), n) >= -near * size && dot(cross(p, b), n) >= -near * size;
}

export function arcsMeet(a: Vector, b: Vector, c: Vector, d: Vector): boolean {
  if (onArc(c, a, b) || onArc(d, a, b) || onArc(a, c, d) || onArc(b, c, d)) return true;
  const line = cross(cross(a, b), cross(c, d));
  const size = lengthOf(line);
  if (size < near * near) return false;
  const p: Vector = [line[0] / size, line[1] / size, line[2] / size];
  const q: Vector = [-p[0], -p[1], -p[2]];
  return (onArc(p, a, b) && onArc(p, c, d)) || (onArc(q, a, b) && onArc(q, c, d));
}

/** What is wrong with a ring of corners; sides count from 1, the last runs back to the first corner. */
export type RingFault =
  | { readonly kind: "too-few"; readonly corners: number }
  | { readonly kind: "crosses"; readonly sides: readonly [number, number] }
  | { readonly kind: "opposite"; readonly side: number };

/**
 * Corners joined by the shortest arcs on the sphere, so that the poles and the 180th meridian are places like any other.
 * A ring may say its first corner again at the end.
 */
export function ringFault(corners: readonly LatLon[]): RingFault | undefined {
  const all = corners.map(vectorOf);
  const ring = all.filter((v, i) => !samePlace(v, all[(i + all.length - 1) % all.length] ?? v) || all.length === 1);
  const n = ring.length;
  if (n < 3) return { kind: "too-few", corners: n };
  const at = (i: number): Vector => ring[i % n] ?? [0, 0, 1];
  for (let i = 0; i < n; i++) if (lengthOf(cross(at(i), at(i + 1))) < near) return { kind: "opposite", side: i + 1 };
  for (let i = 0; i < n; i++) {
    // Neighbouring sides share a corner; they cross when one folds back over the other.
    if (onArc(at(i + 2), at(i), at(i + 1)) || onArc(at(i), at(i + 1), at(i + 2)))
      return { kind: "crosses", sides: [i + 1, ((i + 1) % n) + 1] };
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      if (arcsMeet(at(i), at(i + 1), at(j), at(j + 1))) return { kind: "crosses", sides: [i + 1, j + 1] };
    }
  }
  return undefined;
}

export const radiusMetres = (circle: Extract<Place, { circle: unknown }>["circle"]): number =>
  "radiusKm" in circle ? circle.radiusKm * 1000 : circle.radiusNm * metresPerNauticalMile;

/**
 * The edge of an area for drawing and measuring: a polygon's corners as its sender ordered them, a circle as a geodesic ring
 * (WGS 84). Undefined for what has no edge. With `clockwise`, turned so that the inside is the smaller side and lies as
 * d3-geo wants it; the sender's data are not touched.
 */
export function ringOf(
  place: Place,
  options: { readonly points?: number; readonly clockwise?: boolean } = {},
): readonly LatLon[] | undefined {
  const ring =
    "circle" in place
      ? circleRing(place.circle, options.points ?? 72)
      : "polygon" in place
        ? openRing(place.polygon)
        : undefined;
  if (ring === undefined || options.clockwise !== true) return ring;
  return turn(ring) > 0 ? ring.toReversed() : ring;
}

function circleRing(circle: Extract<Place, { circle: unknown }>["circle"], points: number): readonly LatLon[] {
  const metres = radiusMetres(circle);
  return Array.from({ length: points }, (_, i) => {
    const end = wgs84.Direct(circle.centre.lat, circle.centre.lon, (360 * i) / points, metres);
    return { lat: end.lat2 ?? 0, lon: end.lon2 ?? 0 };
  });
}
export function openRing(polygon: readonly LatLon[]): readonly LatLon[] {
  const [first, last] = [polygon[0], polygon.at(-1)];
  const closed =
    polygon.length > 1 && first !== undefined && last !== undefined && samePlace(vectorOf(first), vectorOf(last));
  return closed ? polygon.slice(0, -1) : polygon;
}

/** Positive when the corners run counter-clockwise around the smaller side, seen from above. */
function turn(ring: readonly LatLon[]): number {
  const vectors = ring.map(vectorOf);
  const middle = middleOf(vectors);
  if (middle === undefined) return 0;
  return vectors.reduce((sum, v, i) => sum + dot(cross(v, vectors[(i + 1) % vectors.length] ?? v), middle), 0);
}
function middleOf(vectors: readonly Vector[]): Vector | undefined {
  const sum = vectors.reduce<Vector>((s, v) => [s[0] + v[0], s[1] + v[1], s[2] + v[2]], [0, 0, 0]);
  const size = lengthOf(sum);
  return size < near ? undefined : [sum[0] / size, sum[1] / size, sum[2] / size];
}

/** One point that stands for a place; undefined for a place that is only a name. */
export function centreOf(place: Place): LatLon | undefined {
  if ("point" in place) return place.point;
  if ("circle" in place) return place.circle.centre;
  if (!("polygon" in place)) return undefined;
  const m = middleOf(place.polygon.map(vectorOf));
  if (m === undefined) return undefined;
  return {
    lat: (Math.atan2(m[2], Math.hypot(m[0], m[1])) * 180) / Math.PI,
    lon: (Math.atan2(m[1], m[0]) * 180) / Math.PI,
  };
}

/** From one point to another along the geodesic: degrees from true north at the start (0 <= b < 360), and metres. */
export function heading(from: LatLon, to: LatLon): { readonly bearing: number; readonly metres: number } {
  const { azi1 = 0, s12 = 0 } = wgs84.Inverse(from.lat, from.lon, to.lat, to.lon);
  return { bearing: (azi1 + 360) % 360, metres: s12 };
}
/** The smaller angle between two bearings, 0 to 180. */
export const angleBetween = (a: number, b: number): number => Math.abs(((a - b + 540) % 360) - 180);
