/**
 * The globe in cells: bands of latitude, each cut into as many cells as keeps them about square, at five sizes. Near a pole a band
 * has few cells, and a cell knows no 180th meridian: the cells of a band go round.
 */
import { radians } from "../area/geodesic.ts";

/** Bands of latitude at each size, the coarsest first: cells of 90°, 30°, 10°, 3.3° and 1.1°. */
const bandsAt = [2, 6, 18, 54, 162] as const;
export const sizes = bandsAt.length;

interface Size {
  readonly bands: number;
  /** Cells of each band, and the number of the band's first cell. */
  readonly cells: Uint16Array;
  readonly first: Uint32Array;
}

/** Every cell of every size has one number. */
const grid: readonly Size[] = buildGrid();
export const cellsInAll: number = grid.reduce((sum, s) => sum + s.cells.reduce((n, c) => n + c, 0), 0);

function buildGrid(): readonly Size[] {
  let number = 0;
  return bandsAt.map((bands) => {
    const cells = new Uint16Array(bands);
    const first = new Uint32Array(bands);
    for (let b = 0; b < bands; b++) {
      const middle = ((b + 0.5) * 180) / bands - 90;
      cells[b] = Math.max(3, Math.round(2 * bands * Math.cos(middle * radians)));
      first[b] = number;
      number += cells[b] as number;
    }
    return { bands, cells, first };
  });
}

const firstAt = grid.map((s) => s.first[0] as number);
/** The size of a cell, by its number. */
export function sizeOf(cell: number): number {
  let size = sizes - 1;
  while ((firstAt[size] as number) > cell) size--;
  return size;
}

/** A cell's width in radians, from south to north. */
export const cellRadians = (size: number): number => Math.PI / (grid[size] as Size).bands;

/** What an area reaches, in degrees: the same for cells of every size. From `west` one goes east to `east`, all the way round from 360° on. */
export interface Bounds {
  /** From -360 to 180. */
  west: number;
  /** Not less than `west`, and below 540. */
  east: number;
  south: number;
  north: number;
}
export function boundsOfCap(lon: number, lat: number, radius: number, into: Bounds): Bounds {
  const reach = (radius * (1 + 1e-9) + 1e-9) / radians;
  into.south = lat - reach;
  into.north = lat + reach;
  // A cap that holds a pole goes all the way round; any other is widest in longitude off its centre, towards the pole.
  const round = into.north >= 90 || into.south <= -90;
  const wide = round ? 1 : Math.min(1, Math.sin(reach * radians) / Math.cos(lat * radians));
  const half = round ? 180 : Math.asin(wide) / radians + 1e-9;
  into.west = lon - half;
  into.east = lon + half;
  return into;
}

/** Every cell that bounds may touch, into `out` from nought on. @returns how many */
export function cellsWithin(size: number, { west, east, south, north }: Bounds, out: number[]): number {
  const { bands, cells, first } = grid[size] as Size;
  const from = Math.max(0, Math.floor(((south + 90) * bands) / 180));
  const to = Math.min(bands - 1, Math.floor(((north + 90) * bands) / 180));
  let count = 0;
  for (let band = from; band <= to; band++) {
    const n = cells[band] as number;
    const base = first[band] as number;
    const left = Math.floor(((west + 180) * n) / 360);
    const right = Math.floor(((east + 180) * n) / 360);
    if (east - west >= 360 || right - left + 1 >= n) for (let i = 0; i < n; i++) out[count++] = base + i;
    else for (let i = left; i <= right; i++) out[count++] = base + (i < 0 ? i + n : i >= n ? i - n : i);
  }
  return count;
}

/** The cap around a cell: its middle, and the angle from there to its farthest corner. */
export interface CellCap {
  lon: number;
  lat: number;
  radius: number;
}
export function capOfCell(size: number, cell: number, into: CellCap): CellCap {
  const { bands, cells, first } = grid[size] as Size;
  const height = 180 / bands;
  let [low, high] = [0, bands - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((first[middle] as number) <= cell) low = middle;
    else high = middle - 1;
  }
  const n = cells[low] as number;
  into.lat = (low + 0.5) * height - 90;
  into.lon = ((cell - (first[low] as number) + 0.5) * 360) / n - 180;
  // Half a cell's height and half its width on the equator's side: together they reach every corner.
  const nearest = Math.max(0, Math.abs(into.lat) - height / 2);
  const wide = (180 / n) * Math.cos(nearest * radians);
  into.radius = Math.min(Math.PI / 2, Math.hypot(height / 2, wide) * radians * (size === 0 ? 2 : 1.02));
  return into;
}
