/** Distances and headings on WGS 84: slow and exact, for the few places that a look on the sphere cannot settle. */
import geographiclib from "geographiclib-geodesic";
import type { Position } from "../types.ts";

const wgs84 = geographiclib.Geodesic.WGS84;

/** Mean radius in metres; on a sphere of it a distance is between 0.9955 and 1.0057 of the true one. */
export const earthMetres = 6_371_008.8;
/** How far the sphere's distances may be from the true ones, as a share. */
export const sphereOff = 0.006;
export const radians = Math.PI / 180;

export const metresBetween = (a: Position, b: Position): number => wgs84.Inverse(a[1], a[0], b[1], b[0]).s12 ?? 0;

/** Degrees from true north at `a`, 0 <= b < 360, and metres along the geodesic. */
export function headingBetween(a: Position, b: Position): { readonly bearing: number; readonly metres: number } {
  const { azi1 = 0, s12 = 0 } = wgs84.Inverse(a[1], a[0], b[1], b[0]);
  return { bearing: (azi1 + 360) % 360, metres: s12 };
}

export function placeAlong(from: Position, bearing: number, metres: number): Position {
  const end = wgs84.Direct(from[1], from[0], bearing, metres);
  return [end.lon2 ?? 0, end.lat2 ?? 0];
}

/** The smaller angle between two bearings, 0 to 180. */
export const angleBetween = (a: number, b: number): number => Math.abs(((((a - b) % 360) + 540) % 360) - 180);

/** Where a geodesic comes nearest to a place. */
export interface Foot {
  readonly metres: number;
  /** How far along the line from its start, in metres, and how long the line is. */
  readonly alongMetres: number;
  readonly lineMetres: number;
  /** On which side of the line, looking along it: positive to the right. Nought where the foot is an end of the line. */
  readonly side: number;
}

/**
 * The foot of a place on the geodesic from a to b, to about a millimetre: from a point of the line, the right triangle to the place is
 * solved on the sphere, and again from the point found, until it stays. Meant for lines shorter than a quarter of the globe; a longer
 * one is cut in parts.
 */
export function footOn(p: Position, a: Position, b: Position): Foot {
  const line = wgs84.InverseLine(a[1], a[0], b[1], b[0]);
  const length = line.s13;
  const part = 5_000_000;
  if (!(length > part)) return footOf(p, line, 0, Math.max(0, length));
  const parts = Math.ceil(length / part);
  return Array.from({ length: parts }, (_, i) =>
    footOf(p, line, (length * i) / parts, (length * (i + 1)) / parts),
  ).reduce((best, f) => (f.metres < best.metres ? f : best));
}

type Line = ReturnType<typeof wgs84.InverseLine>;

function footOf(p: Position, line: Line, from: number, to: number): Foot {
  let at = (from + to) / 2;
  let found = measure(p, line, at);
  for (let turn = 0; turn < 12; turn++) {
    const next = Math.max(from, Math.min(to, at + found.ahead));
    const moved = Math.abs(next - at);
    at = next;
    found = measure(p, line, at);
    if (moved < 0.001) break;
  }
  const inside = at > 0 && at < line.s13;
  return { metres: found.metres, alongMetres: at, lineMetres: line.s13, side: inside ? Math.sign(found.right) : 0 };
}

/** From one point of the line: how far the place is, how far to its right, and how far ahead its foot lies on the sphere. */
function measure(p: Position, line: Line, at: number): { metres: number; ahead: number; right: number } {
  const q = line.Position(at);
  const { s12 = 0, azi1 = 0 } = wgs84.Inverse(q.lat2 ?? 0, q.lon2 ?? 0, p[1], p[0]);
  const turn = (azi1 - (q.azi2 ?? 0)) * radians;
  const far = s12 / earthMetres;
  return {
    metres: s12,
    right: Math.sin(turn),
    ahead: Math.atan2(Math.sin(far) * Math.cos(turn), Math.cos(far)) * earthMetres,
  };
}
