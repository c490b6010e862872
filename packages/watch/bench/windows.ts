/** Made-up warnings in the proportions of real ones, and detections near them. From a seed: the same on every machine. */
import { placeAlong } from "../src/area/geodesic.ts";
import { capOf } from "../src/area/plane.ts";
import type { Entry, Probe } from "../src/index/windows.ts";
import type { Position, WarningArea } from "../src/types.ts";

const day = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const days = 365;
const degrees = 180 / Math.PI;

function seeded(seed: number): () => number {
  let s = seed;
  return () => {
    s = Math.imul(s ^ (s >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    s ^= s >>> 12;
    return ((Math.imul(s, 0x297a2d39) ^ s) >>> 0) / 2 ** 32;
  };
}

/**
 * Windows of some hours on a run of days; some in one piece over weeks, a few without an end.
 * @param isOwn each window is an entry with an area of its own; else the windows of a run of days share one
 */
export function entriesOf(windows: number, isOwn = false): readonly Entry[] {
  const random = seeded(5);
  const entries: Entry[] = [];
  for (let made = 0; made < windows; ) {
    const first = start + Math.floor(random() * days * 1440) * 60_000;
    const kind = random();
    const runs = kind < 0.9 ? Math.min(windows - made, 1 + Math.floor(random() * 14)) : 1;
    const hours = kind < 0.9 ? 2 + Math.floor(random() * 12) : 24 * (2 + Math.floor(random() * 29));
    const endOf = (opens: number) => (kind < 0.99 ? opens + hours * 3_600_000 : Number.POSITIVE_INFINITY);
    const all = Array.from({ length: runs }, (_, i) => ({ from: first + i * day, to: endOf(first + i * day) }));
    for (const own of isOwn ? all.map((w) => [w]) : [all])
      entries.push({ id: `w${entries.length}`, windows: own, areas: [areaOf(random)] });
    made += runs;
  }
  return entries;
}

function areaOf(random: () => number): WarningArea {
  const centre: Position = [random() * 360 - 180, Math.asin(random() * 1.9 - 0.95) * degrees];
  const km = 10 * 40 ** random();
  if (random() < 0.2) return { shape: "circle", centre, radiusKm: km };
  const corners = 4 + Math.floor(random() * 5);
  const corner = (_: unknown, i: number): Position =>
    placeAlong(centre, (360 * (i + 0.5 * random())) / corners, km * 1000 * (0.5 + random()));
  return { shape: "polygon", points: Array.from({ length: corners }, corner) };
}

export interface Detection extends Probe {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** Half of them in or near a window of somebody, half anywhere at any time; each known to a minute and ten kilometres. */
export function detectionsOf(entries: readonly Entry[], count: number): readonly Detection[] {
  const random = seeded(9);
  return Array.from({ length: count }, (_, i) => {
    const like = entries[Math.floor(random() * entries.length)] as Entry;
    const near = i % 2 === 0;
    const centre = capFor(like.areas[0] as WarningArea).centre;
    const [lon, lat] = near
      ? placeAlong(centre, 360 * random(), 200_000 * random())
      : ([random() * 360 - 180, random() * 170 - 85] as const);
    const opens = like.windows[0]?.from ?? 0;
    const ms = near ? opens + Math.floor(random() * 8 * 3_600_000) : start + Math.floor(random() * days * day);
    const reach = 0.0915;
    const wide = reach / Math.cos(Math.min(89, Math.abs(lat) + reach) / degrees);
    const box = { west: lon - wide, east: lon + wide, south: lat - reach, north: lat + reach };
    return { ms, plusMinusMs: 60_000, lon, lat, plusMinusKm: 10, ...box };
  });
}

function capFor(area: WarningArea): { centre: Position; radius: number } {
  if (area.shape === "circle") return { centre: area.centre, radius: (area.radiusKm / 6371) * 1.006 };
  return area.shape === "polygon" ? capOf(area.points) : { centre: [0, 0], radius: Math.PI };
}

export interface Boxes {
  readonly west: Float64Array;
  readonly south: Float64Array;
  readonly east: Float64Array;
  readonly north: Float64Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly entryOf: Float64Array;
  readonly areaOf: readonly WarningArea[];
}
type Box = readonly [west: number, south: number, east: number, north: number];

/** A box for each window; two for one near the 180th meridian, a whole band for one that holds a pole. */
export function boxesOf(entries: readonly Entry[]): Boxes {
  const rows: number[][] = [[], [], [], [], [], [], []];
  const areaOf: WarningArea[] = [];
  for (const [n, e] of entries.entries()) {
    const area = e.areas[0] as WarningArea;
    const boxes = boxesAround(area);
    for (const w of e.windows)
      for (const box of boxes) {
        for (const [i, v] of [...box, w.from, w.to, n].entries()) rows[i]?.push(v);
        areaOf.push(area);
      }
  }
  const [west, south, east, north, from, to, entryOf] = rows.map((r) => Float64Array.from(r)) as Float64Array[];
  return { west, south, east, north, from, to, entryOf, areaOf } as Boxes;
}

function boxesAround(area: WarningArea): readonly Box[] {
  const { centre, radius } = capFor(area);
  const reach = radius * degrees;
  if (Math.abs(centre[1]) + reach >= 89) return [[-180, centre[1] - reach, 180, centre[1] + reach]];
  if (area.shape !== "polygon") {
    const half = Math.asin(Math.sin(radius) / Math.cos(centre[1] / degrees)) * degrees;
    return around([centre[0] - half, centre[1] - reach, centre[0] + half, centre[1] + reach]);
  }
  // Longitudes as one goes along the sides, each the short way; geodesic sides bulge towards the poles by less than their sag.
  let lon = area.points[0]?.[0] ?? 0;
  let [west, east] = [lon, lon];
  for (const [i, p] of area.points.entries()) {
    lon += ((((p[0] - (area.points[i - 1] ?? p)[0]) % 360) + 540) % 360) - 180;
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
  }
  const lats = area.points.map((p) => p[1]);
  const sag = radius * radius * degrees * 0.6 * Math.tan(Math.max(...lats.map(Math.abs)) / degrees) + 0.001;
  return around([west, Math.min(...lats) - sag, east, Math.max(...lats) + sag]);
}

/** Where a detection's own box may reach over the 180th meridian, a window's box stands on both sides. */
function around(box: Box): readonly Box[] {
  const [west, south, east, north] = box;
  if (west < -175) return [box, [west + 360, south, east + 360, north]];
  return east > 175 ? [box, [west - 360, south, east - 360, north]] : [box];
}
