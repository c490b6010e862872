/** The great circle along which an event flew, as far as its heading or its claimed impact tells, and how areas lie to it. */
import { metresFromEdge } from "../area/distance.ts";
import { footOn, headingBetween, placeAlong } from "../area/geodesic.ts";
import { outlineOf } from "../area/outline.ts";
import type { WatchEvent } from "../events/event.ts";
import type { Position, WarningArea } from "../types.ts";

export interface Track {
  readonly from: Position;
  readonly to: Position;
  readonly bearingDeg: number;
  /** How far off the bearing may be, in degrees. */
  readonly bearingOffDeg: number;
  readonly km: number;
  /** Its end is where it came down, and not only as far as one looks. */
  readonly isWhole: boolean;
}

/** Nothing that a watch is for flies farther than this short of going round. */
const farthestKm = 13_000;

export function trackOf(e: WatchEvent): Track | undefined {
  if (e.lon === null || e.lat === null) return undefined;
  const from: Position = [e.lon, e.lat];
  if (e.impact !== undefined) {
    const { bearing, metres } = headingBetween(from, e.impact);
    if (metres < 1000) return undefined;
    const off =
      (Math.atan2(Math.hypot(e.placeUncertaintyKm, e.impactUncertaintyKm ?? 0), metres / 1000) * 180) / Math.PI;
    return { from, to: e.impact, bearingDeg: bearing, bearingOffDeg: off, km: metres / 1000, isWhole: true };
  }
  if (e.headingDeg === undefined) return undefined;
  const to = placeAlong(from, e.headingDeg, farthestKm * 1000);
  return {
    from,
    to,
    bearingDeg: e.headingDeg,
    bearingOffDeg: e.headingUncertaintyDeg ?? 10,
    km: farthestKm,
    isWhole: false,
  };
}

export interface Beside {
  /** From the track to the nearest of the area, nought where the track passes through it. */
  readonly offKm: number;
  /** How far down the track that is. */
  readonly alongKm: number;
  /** How wide the area is across the track. */
  readonly wideKm: number;
}

export function besideTrack(area: WarningArea, { from, to }: Track): Beside {
  const feet = outlineOf(area).map((p) => footOn(p, from, to));
  const signed = feet.map((f) => (f.side === 0 ? f.metres : f.side * f.metres));
  const nearest = feet.reduce((best, f) => (f.metres < best.metres ? f : best));
  const crosses = feet.some((f) => f.side > 0) && feet.some((f) => f.side < 0);
  const touched = crosses || metresFromEdge(from, area) <= 0 || metresFromEdge(to, area) <= 0;
  const wide = Math.max(...signed) - Math.min(...signed);
  return { offKm: touched ? 0 : nearest.metres / 1000, alongKm: nearest.alongMetres / 1000, wideKm: wide / 1000 };
}
