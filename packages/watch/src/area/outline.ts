/** Points around an area, for measuring it against a line and for saying where it lies. */
import type { Position, WarningArea } from "../types.ts";
import { openRing, sweepOf } from "./distance.ts";
import { earthMetres, placeAlong, radians } from "./geodesic.ts";
import { capOf, centreAt, project, vectorOf } from "./plane.ts";

export function outlineOf(area: WarningArea, points = 12): readonly Position[] {
  switch (area.shape) {
    case "point":
      return [area.point];
    case "circle":
      return Array.from({ length: points }, (_, i) =>
        placeAlong(area.centre, (360 * i) / points, area.radiusKm * 1000),
      );
    case "line":
      return area.points;
    case "sector": {
      const sweep = sweepOf(area.bearings);
      const arc = Array.from({ length: points }, (_, i) =>
        placeAlong(area.apex, area.bearings[0] + (sweep * i) / (points - 1), area.radiusKm * 1000),
      );
      return sweep === 360 ? arc : [area.apex, ...arc];
    }
    case "polygon":
      return openRing(area.points);
  }
}

export const middleOfArea = (area: WarningArea): Position => capOf(outlineOf(area)).centre;

/** Square kilometres, about: exact enough to compare areas of very different size. */
export function squareKmOf(area: WarningArea): number {
  if (area.shape === "point") return 0;
  if (area.shape === "circle") return Math.PI * area.radiusKm ** 2;
  if (area.shape === "sector") return (sweepOf(area.bearings) / 360) * Math.PI * area.radiusKm ** 2;
  const outline = outlineOf(area);
  const { centre, radius } = capOf(outline);
  const c = centreAt(centre);
  const flat = outline.map((p) => project(c, vectorOf(p)) ?? ([0, 0] as const));
  const km2 = (earthMetres / 1000) ** 2;
  if (area.shape === "line") {
    const long = flat
      .slice(1)
      .reduce((sum, p, i) => sum + Math.hypot(p[0] - (flat[i]?.[0] ?? 0), p[1] - (flat[i]?.[1] ?? 0)), 0);
    return long * (earthMetres / 1000) * (area.widthKm ?? 0);
  }
  if (radius > 80 * radians) return 2 * Math.PI * km2;
  const twice = flat.reduce(
    (sum, [x, y], i) => sum + x * (flat[(i + 1) % flat.length]?.[1] ?? 0) - y * (flat[(i + 1) % flat.length]?.[0] ?? 0),
    0,
  );
  // The picture stretches what lies off its centre; by the mean of that, enough for areas up to a few thousand kilometres.
  return (Math.abs(twice) / 2) * km2 * Math.cos(radius * 0.7) ** 3;
}
