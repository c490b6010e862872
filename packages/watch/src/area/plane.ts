/**
 * The gnomonic picture of a piece of the sphere: great circles are straight lines in it, so that a polygon of great circles is one of
 * straight sides. Good up to about 80° from its centre.
 */
import type { Position } from "../types.ts";
import { radians } from "./geodesic.ts";

/** A centre with the sines and cosines that every picture around it needs. */
export interface Centre {
  readonly sinLat: number;
  readonly cosLat: number;
  readonly sinLon: number;
  readonly cosLon: number;
}
export type Vector = readonly [x: number, y: number, z: number];

export const vectorOf = ([lon, lat]: Position): Vector => {
  const cos = Math.cos(lat * radians);
  return [cos * Math.cos(lon * radians), cos * Math.sin(lon * radians), Math.sin(lat * radians)];
};
export const positionOf = ([x, y, z]: Vector): Position => [
  Math.atan2(y, x) / radians,
  Math.atan2(z, Math.hypot(x, y)) / radians,
];
/** The angle between two unit vectors, right for small angles as well. */
export const angleOf = (a: Vector, b: Vector): number =>
  2 * Math.asin(Math.min(1, Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) / 2));

export const centreAt = ([lon, lat]: Position): Centre => ({
  sinLat: Math.sin(lat * radians),
  cosLat: Math.cos(lat * radians),
  sinLon: Math.sin(lon * radians),
  cosLon: Math.cos(lon * radians),
});

/** East and north in the picture, in radii; undefined for what lies 90° away or farther. */
export function project(c: Centre, v: Vector): readonly [east: number, north: number] | undefined {
  const out = v[0] * c.cosLon + v[1] * c.sinLon;
  const up = out * c.cosLat + v[2] * c.sinLat;
  if (up <= 1e-9) return undefined;
  return [(v[1] * c.cosLon - v[0] * c.sinLon) / up, (v[2] * c.cosLat - out * c.sinLat) / up];
}

/** A cap that holds all the points: around their mean, so that it depends on nothing but where they are. */
export function capOf(points: readonly Position[]): { readonly centre: Position; readonly radius: number } {
  const vectors = points.map(vectorOf);
  const sum = vectors.reduce<[number, number, number]>((s, v) => [s[0] + v[0], s[1] + v[1], s[2] + v[2]], [0, 0, 0]);
  const size = Math.hypot(...sum);
  if (size < 1e-9) return { centre: points[0] ?? [0, 0], radius: Math.PI };
  const middle: Vector = [sum[0] / size, sum[1] / size, sum[2] / size];
  return { centre: positionOf(middle), radius: Math.max(0, ...vectors.map((v) => angleOf(v, middle))) };
}

/** Whether a point lies in a ring of straight sides; on which side of a side that it touches is left to rounding. */
export function insideRing(x: number, y: number, ring: readonly (readonly [number, number])[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i] as readonly [number, number];
    const [xj, yj] = ring[j] as readonly [number, number];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
