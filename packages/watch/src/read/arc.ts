/**
 * A corner that is reached along an arc: `THENCE CLOCKWISE ALONG ARC OF CIRCLE RADIUS 20 NM CENTERED ON 33-00N 120-30W TO 33-20N
 * 120-30W`. Without a centre, the first corner of the area is it.
 */
import type { Position } from "../types.ts";
import { lengthAt } from "./length.ts";
import type { Token } from "./scan.ts";

export interface Arc {
  readonly centre: Position | null;
  readonly radiusKm: number | null;
  readonly clockwise: boolean | null;
  readonly to: Position;
  /** Index after it. */
  readonly end: number;
}

/** @param at the first token after a corner */
export function arcAt(tokens: readonly Token[], at: number, stop: number): Arc | undefined {
  let [arc, clockwise, centred]: [boolean, boolean | null, boolean] = [false, null, false];
  let radiusKm: number | null = null;
  let centre: Position | null = null;
  for (let i = at; i < Math.min(stop, at + 30); i++) {
    const t = tokens[i];
    if (t === undefined || t.used) return undefined;
    if (t.kind === "position") {
      if (!arc) return undefined;
      const here: Position = [t.lon, t.lat];
      if (!centred || centre !== null) return { centre, radiusKm, clockwise, to: here, end: i + 1 };
      centre = here;
    } else if (t.text === "ARC") arc = true;
    else if (t.text === "CLOCKWISE")
      clockwise =
        tokens[i - 1]?.text !== "COUNTER" &&
        tokens[i - 1]?.text !== "ANTI" &&
        tokens[i - 2]?.text !== "COUNTER" &&
        tokens[i - 2]?.text !== "ANTI";
    // In French and Spanish: SENS HORAIRE, SENS ANTI-HORAIRE, SENTIDO HORARIO.
    else if (t.text === "HORAIRE" || t.text === "HORARIO")
      clockwise = ![tokens[i - 1]?.text, tokens[i - 2]?.text].some((w) => w === "ANTI" || w === "CONTRA");
    else if (t.text === "ANTIHORAIRE" || t.text === "ANTIHORARIO") clockwise = false;
    else if (t.text === "COUNTERCLOCKWISE" || t.text === "ANTICLOCKWISE") clockwise = false;
    else if (/^(?:CENTERED|CENTRED|CENTER|CENTRE)$/.test(t.text)) centred = true;
    else radiusKm ??= lengthAt(tokens, i, new Set())?.km ?? null;
    if (t.text === "BOUND" || t.text === "BOUNDED" || (t.text === "." && tokens[i + 1]?.kind === "word" && !arc))
      return undefined;
  }
  return undefined;
}

/** The corners of an arc from one corner to its end, at most ten degrees apart; the end is the last. */
export function arcCorners(
  from: Position,
  arc: Arc,
  apex: Position,
): { readonly corners: Position[]; readonly clockwise: boolean } {
  const centre = arc.centre ?? apex;
  const [start, end] = [bearing(centre, from), bearing(centre, arc.to)];
  const right = (((end - start) % 360) + 360) % 360;
  const clockwise = arc.clockwise ?? right <= 180;
  const sweep = clockwise ? right : right - 360;
  const steps = Math.max(1, Math.ceil(Math.abs(sweep) / 10));
  const [r1, r2] = [distance(centre, from), distance(centre, arc.to)];
  const corners: Position[] = [];
  for (let i = 1; i < steps; i++) corners.push(away(centre, start + (sweep * i) / steps, r1 + ((r2 - r1) * i) / steps));
  return { corners: [...corners, arc.to], clockwise };
}

/** The sector of an apex, an arc's start, and the arc, when the arc goes round the apex. */
export function sectorOf(
  apex: Position,
  from: Position,
  arc: Arc,
): { readonly apex: Position; readonly bearings: readonly [number, number]; readonly radiusKm: number } | undefined {
  if (arc.centre !== null && (arc.centre[0] !== apex[0] || arc.centre[1] !== apex[1])) return undefined;
  const { clockwise } = arcCorners(from, arc, apex);
  const tenth = (degrees: number): number => Math.round(degrees * 10) / 10;
  const [a, b] = [tenth(bearing(apex, from)), tenth(bearing(apex, arc.to))];
  const radiusKm = arc.radiusKm ?? Math.round(distance(apex, from) * 6371.0088 * 10) / 10;
  return { apex, bearings: clockwise ? [a, b] : [b, a], radiusKm };
}

const rad = Math.PI / 180;

/** Degrees from true north on a sphere, 0 … 360. */
export function bearing([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const [a, b, d] = [lat1 * rad, lat2 * rad, (lon2 - lon1) * rad];
  const angle =
    Math.atan2(Math.sin(d) * Math.cos(b), Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(d)) / rad;
  return (angle + 360) % 360;
}

/** Radians on a sphere. */
function distance([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  const [a, b] = [lat1 * rad, lat2 * rad];
  const h = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2;
  return 2 * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A place so many radians away on a bearing, on a sphere. */
export function away([lon, lat]: Position, degrees: number, radians: number): Position {
  const [b, phi] = [degrees * rad, lat * rad];
  const y = Math.asin(Math.sin(phi) * Math.cos(radians) + Math.cos(phi) * Math.sin(radians) * Math.cos(b));
  const x = Math.atan2(
    Math.sin(b) * Math.sin(radians) * Math.cos(phi),
    Math.cos(radians) - Math.sin(phi) * Math.sin(y),
  );
  const at = lon + x / rad;
  return [at > 180 ? at - 360 : at < -180 ? at + 360 : at, y / rad];
}
