/** The cells of the globe in which a run stands. */
import { radians, sphereOff } from "../area/geodesic.ts";
import type { Areas } from "./areas.ts";
import type { Given } from "./caps.ts";
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
  const size = sizeFor(runs, run, windows);
  const count = cellsWithin(size, boundsOf(runs, 1e-6), out);
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
  const size = sizeFor(runs, run, windows);
  runs.given.readCorners(runs.area());
  return cellsWithin(size, boundsOf(runs, 1e-5), out);
}

/** The finest size of which the run's cap is narrower than a cell. */
function sizeFor(runs: Areas, run: number, windows: number): number {
  runs.load(run);
  const radius = runs.cap + runs.margin;
  const widest = windows < manyWindows ? widestCap : widestCapOfMany;
  let size = sizes - 1;
  while (size > 0 && radius > widest * cellRadians(size)) size--;
  return size;
}

/**
 * What the area of the run that is loaded reaches: by its corners where that is simple, by its cap where it is not.
 * @param slack degrees of the equator around the corners: they are kept to two centimetres
 */
function boundsOf(runs: Areas, slack: number): Bounds {
  const { cap, given } = runs;
  // Less than the cosine of any latitude in the area.
  const least = runs.cosLat - cap;
  if (given.count > 0 && runs.margin + runs.reach === 0 && least > 0.01 && cap < 0.3 * least)
    return boundsOfCorners(given, cap, least, slack);
  return boundsOfCap(runs.lon, runs.lat, cap + runs.margin, around);
}

/** By corners: a side goes beyond them in no longitude, and in latitude by less than its arc rises over its chord. */
function boundsOfCorners(given: Given, cap: number, leastCos: number, slack: number): Bounds {
  const rise = (cap * cap * (0.6 / leastCos + 0.003)) / radians + slack;
  around.south = given.south - rise;
  around.north = given.north + rise;
  around.west = given.lon + given.westmost - slack / leastCos;
  around.east = given.lon + given.eastmost + slack / leastCos;
  return around;
}

// Room that every call uses again: nothing in it outlives the call.
const here: CellCap = { lon: 0, lat: 0, radius: 0 };
const around: Bounds = { west: 0, east: 0, south: 0, north: 0 };
