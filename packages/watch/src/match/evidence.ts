/**
 * How well an event fits what was said, in three parts, and what each part is worth. The worth is the logarithm of how much likelier the
 * part is for an event that was meant than for an unrelated one; the error model stands in docs/watch.md.
 */
import { msOf } from "@comity/wire";
import { metresFromEdge, metresOutside } from "../area/distance.ts";
import { angleBetween } from "../area/geodesic.ts";
import { squareKmOf } from "../area/outline.ts";
import type { WatchEvent } from "../events/event.ts";
import type { Position, WarningArea, Window } from "../types.ts";
import { besideTrack, type Track } from "./track.ts";

/** Inside by so many seconds to the nearest end (`byS`), or outside by so many. */
export interface TimePart {
  readonly inside: boolean;
  readonly byS: number;
  /** The event's uncertainty reaches the window, where it is not inside. */
  readonly mayBeInside: boolean;
}
/** What was held against what. */
export type Compared = "launch-area" | "area" | "track" | "impact-area";
export interface PlacePart {
  readonly compared: Compared;
  readonly inside: boolean;
  readonly byKm: number;
  readonly mayBeInside: boolean;
}
export interface HeadingPart {
  readonly offDeg: number;
  readonly within: boolean;
}
export interface Worth<T> {
  readonly part: T;
  readonly worth: number;
}

/** Numbers of the error model: how wide real windows and areas are, and how far real events fall outside. */
export const model = {
  /** Of events that were meant, the share that keeps to the window; the others miss it by about this much. */
  inWindow: 0.9,
  lateHours: 24,
  /** An unrelated event falls anywhere in so many hours around. */
  anyHours: 30 * 24,
  inArea: 0.85,
  missKm: 150,
  /** An unrelated area lies anywhere in a band so wide. */
  anyKm: 3000,
  /** The Earth turns under a flight: its track over the ground leaves the great circle by about so much. */
  turnKm: 75,
  /** A declared heading is meant to so many degrees. */
  headingDeg: 5,
  /** An end that no warning gives: taken for so many days, for what the window's length says. */
  openDays: 60,
  most: 5,
} as const;

const bounded = (x: number): number => Math.max(-model.most, Math.min(model.most, x));
const hourMs = 3_600_000;

export function timeWorth(e: WatchEvent, windows: readonly Window[]): Worth<TimePart> | undefined {
  if (windows.length === 0) return undefined;
  const t = msOf(e.time);
  const u = Math.max(30_000, e.timeUncertaintyS * 1000);
  let [best, covered, hours] = [Number.NEGATIVE_INFINITY, 0, 0];
  for (const w of windows) {
    const [from, to] = [msOf(w.from), w.to === null ? Number.POSITIVE_INFINITY : msOf(w.to)];
    best = Math.max(best, Math.min(t - from, to - t));
    covered += Math.max(0, Math.min(t + u, to) - Math.max(t - u, from)) / (2 * u);
    hours += (to === Number.POSITIVE_INFINITY ? model.openDays * 24 * hourMs : to - from) / hourMs;
  }
  const inside = best >= 0;
  const off = Math.max(0, -best - u) / hourMs;
  const density =
    (model.inWindow * Math.min(1, covered)) / Math.max(0.5, hours) +
    ((1 - model.inWindow) * Math.exp(-off / model.lateHours)) / (2 * model.lateHours);
  const byS = Math.round(Math.abs(best) / 1000);
  return {
    part: { inside, byS: Number.isFinite(byS) ? byS : 0, mayBeInside: inside || -best <= u },
    worth: bounded(Math.log(density * model.anyHours)),
  };
}

/** An event's place against areas that should hold it: the nearest counts. */
export function placeWorth(
  place: Position,
  uncertaintyKm: number,
  areas: readonly WarningArea[],
  compared: Compared,
): Worth<PlacePart> | undefined {
  if (areas.length === 0) return undefined;
  const each = areas.map((area) => ({ area, km: metresFromEdge(place, area) / 1000 }));
  const nearest = each.reduce((best, x) => (x.km < best.km ? x : best));
  const off = Math.max(0, nearest.km - uncertaintyKm);
  const wide = Math.sqrt(squareKmOf(nearest.area) / Math.PI) + uncertaintyKm + 10;
  const density = off === 0 ? model.inArea / wide ** 2 : 0;
  const tail = ((1 - model.inArea) * Math.exp(-off / model.missKm)) / (wide + model.missKm) ** 2;
  return {
    part: { compared, inside: nearest.km <= 0, byKm: round(Math.abs(nearest.km)), mayBeInside: off === 0 },
    worth: bounded(Math.log((density + tail) * model.anyKm ** 2)),
  };
}

/** Areas that lie down the way that the event flew: each is met by the track, or is beside it by so much. */
export function trackWorth(
  track: Track,
  uncertaintyKm: number,
  areas: readonly WarningArea[],
): Worth<PlacePart> | undefined {
  if (areas.length === 0) return undefined;
  const each = areas.map((area) => {
    const beside = besideTrack(area, track);
    const reach =
      uncertaintyKm + Math.tan((Math.min(80, track.bearingOffDeg) * Math.PI) / 180) * Math.min(beside.alongKm, 6_000);
    const beyond = Math.max(0, beside.offKm - reach);
    const off = Math.max(0, beyond - model.turnKm);
    // How far the Earth's turning takes a track is a spread and no edge.
    const kept = Math.exp(-0.5 * (beyond / model.turnKm) ** 2);
    const wide = beside.wideKm / 2 + reach + 1.25 * model.turnKm;
    const density = (model.inArea * kept + (1 - model.inArea) * Math.exp(-off / model.missKm)) / wide;
    return { beside, off, worth: Math.log(density * model.anyKm) };
  });
  const nearest = each.reduce((best, x) => (x.worth > best.worth ? x : best));
  // Areas of one message belong together: one that is far off the track speaks against, softly.
  const stray = each.filter((x) => x.off > 300).length / each.length;
  return {
    part: {
      compared: "track",
      inside: nearest.beside.offKm === 0,
      byKm: round(nearest.beside.offKm),
      mayBeInside: nearest.off === 0,
    },
    worth: bounded(nearest.worth - stray),
  };
}

/** @param declared degrees that were said, or that launch and impact areas make */
export function headingWorth(seenDeg: number, offDeg: number, declared: number): Worth<HeadingPart> {
  const off = angleBetween(seenDeg, declared);
  const sigma = Math.hypot(model.headingDeg, offDeg);
  const density = (0.95 * Math.exp(-0.5 * (off / sigma) ** 2)) / (sigma * Math.sqrt(2 * Math.PI)) + 0.05 / 180;
  return {
    part: { offDeg: round(off), within: off <= Math.max(15, 2 * sigma) },
    worth: bounded(Math.log(density * 180)),
  };
}

/** How far a place is from the nearest of some areas, in kilometres. */
export const kmOutside = (p: Position, areas: readonly WarningArea[]): number =>
  Math.min(...areas.map((a) => metresOutside(p, a))) / 1000;
const round = (x: number): number => Math.round(x * 10) / 10;
