/** Drawing an area point by point. The result is written into the field as text, where it can be read, corrected and kept. */
import type { Place } from "@comity/regime";
import type { LatLon } from "../globe/ring.ts";

export type Shape = "point" | "circle" | "polygon";
export interface Drawn {
  readonly path: string;
  readonly shape: Shape;
  /** Of a circle: its centre, then a point on its rim. */
  readonly points: readonly LatLon[];
}

export const starts = (path: string, shape: Shape): Drawn => ({ path, shape, points: [] });

/** A hundredth of a minute is 19 metres: finer than a hand on a globe. */
export function rounded(p: LatLon): LatLon {
  const fine = (n: number): number => Math.round(n * 6000) / 6000;
  return { lat: fine(p.lat), lon: fine(p.lon) };
}

export function pressed(d: Drawn, at: LatLon): Drawn {
  const p = rounded(at);
  if (d.shape === "point") return { ...d, points: [p] };
  if (d.shape === "circle") {
    const [centre] = d.points;
    return { ...d, points: centre === undefined || d.points.length > 1 ? [p] : [centre, p] };
  }
  return { ...d, points: [...d.points, p] };
}

/** The rim follows a drag from the centre. */
export function draggedTo(d: Drawn, at: LatLon): Drawn {
  const [centre] = d.points;
  return d.shape === "circle" && centre !== undefined ? { ...d, points: [centre, at] } : d;
}

export const undone = (d: Drawn): Drawn => ({ ...d, points: d.points.slice(0, -1) });
export const without = (d: Drawn, index: number): Drawn => ({ ...d, points: d.points.toSpliced(index, 1) });

/** `null` while there is not enough for the shape. `km` measures along the ground. */
export function placeOf(d: Drawn, km: (a: LatLon, b: LatLon) => number): Place | null {
  const [first, second] = d.points;
  if (first === undefined) return null;
  if (d.shape === "point") return { point: first };
  if (d.shape === "polygon") return d.points.length >= 3 ? { polygon: d.points } : null;
  if (second === undefined) return null;
  const radiusKm = Math.round(km(first, second));
  return radiusKm > 0 ? { circle: { centre: first, radiusKm } } : null;
}

/** What to show while drawing, before the centre has made the area's ring. */
export function sketch(d: Drawn): LatLon[] {
  return d.shape === "circle" ? d.points.slice(0, 1) : [...d.points];
}

/** Shapes that a field takes and a hand can draw. */
export function drawable(shapes: readonly string[]): Shape[] {
  return (["point", "circle", "polygon"] as const).filter((s) => shapes.includes(s));
}
