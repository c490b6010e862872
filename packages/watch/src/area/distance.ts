/** How far a place is from an area, exactly: sides are geodesics on WGS 84, circles and sectors are measured along geodesics. */
import type { Position, WarningArea } from "../types.ts";
import { earthMetres, footOn, headingBetween, metresBetween, placeAlong, radians } from "./geodesic.ts";
import { capOf, centreAt, insideRing, project, vectorOf } from "./plane.ts";

/**
 * Metres from a place to the edge of an area: negative inside it. A point and a line without width have no inside. A polygon is the
 * smaller side of its ring. To about a centimetre, for areas whose points lie within 80° of their middle; a larger polygon is taken
 * for great circles on the sphere, within 0.6 %.
 */
export function metresFromEdge(p: Position, area: WarningArea): number {
  switch (area.shape) {
    case "point":
      return metresBetween(p, area.point);
    case "circle":
      return metresBetween(p, area.centre) - area.radiusKm * 1000;
    case "line":
      return toLine(p, area.points) - ((area.widthKm ?? 0) * 1000) / 2;
    case "sector":
      return fromSector(p, area.apex, area.bearings, area.radiusKm * 1000);
    case "polygon":
      return fromPolygon(p, area.points);
  }
}

/** The same, nought anywhere inside. */
export const metresOutside = (p: Position, area: WarningArea): number => Math.max(0, metresFromEdge(p, area));

const toLine = (p: Position, points: readonly Position[]): number => {
  const [only] = points;
  if (only === undefined) return Number.POSITIVE_INFINITY;
  if (points.length === 1) return metresBetween(p, only);
  return Math.min(...points.slice(1).map((b, i) => footOn(p, points[i] as Position, b).metres));
};

/** Degrees clockwise from one bearing to another, above 0 and up to 360: a sector from a bearing to itself is a whole circle. */
export const sweepOf = ([from, to]: readonly [number, number]): number => (((to - from) % 360) + 360) % 360 || 360;

function fromSector(p: Position, apex: Position, bearings: readonly [number, number], radius: number): number {
  const { bearing, metres } = headingBetween(apex, p);
  const sweep = sweepOf(bearings);
  if (sweep === 360) return metres - radius;
  const within = (((bearing - bearings[0]) % 360) + 360) % 360 <= sweep;
  const sides = bearings.map((b) => footOn(p, apex, placeAlong(apex, b, radius)).metres);
  if (!within) return Math.min(...sides);
  return metres > radius ? metres - radius : -Math.min(radius - metres, ...sides);
}

function fromPolygon(p: Position, points: readonly Position[]): number {
  const ring = openRing(points);
  if (ring.length < 3) return toLine(p, ring);
  const cap = capOf(ring);
  const side = (i: number): readonly [Position, Position] => [
    ring[i] as Position,
    ring[(i + 1) % ring.length] as Position,
  ];
  const feet = ring.map((_, i) => footOn(p, ...side(i)));
  const metres = Math.min(...feet.map((f) => f.metres));
  const c = centreAt(cap.centre);
  const here = project(c, vectorOf(p));
  if (cap.radius > 80 * radians) return turnsAround(p, ring) ? -metres : metres;
  if (here === undefined) return metres;
  const flat = ring.map((v) => project(c, vectorOf(v)) ?? ([0, 0] as const));
  let inside = insideRing(here[0], here[1], flat);
  // Between a side's great circle and its geodesic there is a sliver: who stands in it is on the other side of the true one.
  for (const [i, f] of feet.entries()) {
    const reach = (0.001 * f.lineMetres * f.lineMetres) / earthMetres + 0.01;
    if (f.side === 0 || f.metres > reach) continue;
    const [a, b] = [flat[i] as readonly [number, number], flat[(i + 1) % flat.length] as readonly [number, number]];
    const right = -Math.sign((b[0] - a[0]) * (here[1] - a[1]) - (b[1] - a[1]) * (here[0] - a[0]));
    if (right !== f.side && right !== 0) inside = !inside;
  }
  return inside ? -metres : metres;
}

/** A ring may say its first point again at the end. */
export function openRing(points: readonly Position[]): readonly Position[] {
  const [first, last] = [points[0], points.at(-1)];
  const closed = points.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
  return closed ? points.slice(0, -1) : points;
}

/** For rings larger than a picture holds: the corners turn once around the place. */
function turnsAround(p: Position, ring: readonly Position[]): boolean {
  const bearings = ring.map((v) => headingBetween(p, v).bearing);
  const turned = bearings.reduce((sum, b, i) => sum + ((((b - (bearings.at(i - 1) ?? b)) % 360) + 540) % 360) - 180, 0);
  return Math.abs(turned) > 180;
}
