/** The cells of the globe in which a run stands. */
import { radians, sphereOff } from "../area/geodesic.ts";
import type { Areas } from "./areas.ts";
import { degrees, fine, type Given } from "./caps.ts";
import { type Bounds, boundsOfCap, type CellCap, capOfCell, cellRadians, cellsWithin, sizes } from "./grid.ts";

/** A run stands in cells that are wider than its cap is across: few postings, and not too many that only come near. */
const widestCap = 0.4;
/** What a run of many windows takes in postings is little beside the windows: it stands in finer cells, where less comes near. */
const widestCapOfMany = 0.8;
const manyWindows = 8;
/** More cells than this are each asked whether they come near the area; fewer are hardly ever too many. */
const fewCells = 4;

/**
 * The cells that the area last put touches, all of one size.
 * @param run where it was put
 * @param windows how many of them the run has
 * @param out the cells, from nought on
 * @returns how many
 */
export function cellsOf(runs: Areas, run: number, windows: number, out: number[]): number {
  const size = sizeFor(runs.given, windows);
  const count = cellsWithin(size, boundsOf(runs.given, 1e-6), out);
  if (count <= fewCells) return count;
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const cell = out[i] as number;
    const cap = capOfCell(size, cell, here);
    const cos = Math.cos(cap.lat * radians);
    const x = cos * Math.cos(cap.lon * radians);
    const y = cos * Math.sin(cap.lon * radians);
    if (runs.near(run, x, y, Math.sin(cap.lat * radians), cap.radius * (1 + 2 * sphereOff)) !== 0) out[kept++] = cell;
  }
  return kept;
}

/** The same of any run, by what is kept of its area: perhaps a few cells more than those it was given. */
export function cellsOfKept(runs: Areas, run: number, windows: number, out: number[]): number {
  takeKept(runs, run);
  return cellsWithin(sizeFor(runs.given, windows), boundsOf(runs.given, 1e-5), out);
}

/** Makes the area that is kept the last that was given. */
export function takeKept(runs: Areas, run: number): void {
  runs.load(run);
  const { given } = runs;
  given.readCorners(runs.area());
  given.centreLon = degrees(runs.lon);
  given.centreLat = degrees(runs.lat);
  given.cap = runs.cap;
  given.cosLat = runs.cosLat;
  given.margin = runs.margin;
  given.reach = runs.reach;
}

/** The finest size of which the cap is narrower than a cell. */
function sizeFor({ cap, margin }: Given, windows: number): number {
  const radius = cap + margin;
  const widest = windows < manyWindows ? widestCap : widestCapOfMany;
  let size = sizes - 1;
  while (size > 0 && radius > widest * cellRadians(size)) size--;
  return size;
}

/**
 * What the area last given reaches: by its corners where that is simple, by its cap where it is not.
 * @param slack degrees of the equator around the corners: they are kept to two centimetres
 */
function boundsOf(given: Given, slack: number): Bounds {
  const { cap } = given;
  // Less than the cosine of any latitude in the area.
  const least = given.cosLat - cap;
  if (given.count === 0 || given.margin + given.reach > 0 || least < 0.01 || cap > 0.3 * least)
    return boundsOfCap(given.centreLon / fine, given.centreLat / fine, cap + given.margin, around);
  // A side goes beyond its corners in no longitude, and in latitude by less than its arc rises over its chord.
  const rise = (cap * cap * (0.6 / least + 0.003)) / radians + slack;
  around.south = given.south - rise;
  around.north = given.north + rise;
  around.west = given.lon + given.westmost - slack / least;
  around.east = given.lon + given.eastmost + slack / least;
  return around;
}

// Room that every call uses again: nothing in it outlives the call.
const here: CellCap = { lon: 0, lat: 0, radius: 0 };
const around: Bounds = { west: 0, east: 0, south: 0, north: 0 };
