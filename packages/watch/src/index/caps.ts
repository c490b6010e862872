/** The cap around an area: its centre and how far from there the area reaches. Millions are put in at once, so nothing here makes an object. */
import { earthMetres, radians, sphereOff } from "../area/geodesic.ts";
import { turn, turned } from "../area/sines.ts";
import type { Position, WarningArea } from "../types.ts";

/** Parts of a degree in which a centre is told. */
export const fine = 1e7;
export const degrees = (d: number): number => Math.round(d * fine);
export const onGlobe = (lon: number): number =>
  lon >= -180 && lon <= 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180;

// Room that every call uses again.
/** The centre of the last area, in parts of a degree. */
export const centre = { lon: 0, lat: 0 };
/** Its corners as unit vectors. */
export const vectors = { all: new Float64Array(192) };

/** Sets the centre and the vectors. @returns the radius of a cap that holds the area, as an angle */
export function capFor(area: WarningArea): number {
  const wide = 1 + sphereOff;
  const half = (reachCm(area) / 100 / earthMetres) * wide;
  if (area.shape === "polygon" || area.shape === "line") {
    const radius = capAround(area.points, cornersOf(area));
    // Sides between points of a cap stay in it while it is less than a hemisphere; geodesic ones bulge a little.
    const bulged = radius > Math.PI / 2 - 0.01 ? Math.PI : radius * wide + radius * radius * 0.003;
    return Math.min(Math.PI, bulged + half);
  }
  setCentre(area.shape === "point" ? area.point : area.shape === "circle" ? area.centre : area.apex);
  return Math.min(Math.PI, half);
}

/** How many corners are kept: a ring may say its first again at the end. */
export function cornersOf(area: WarningArea): number {
  if (!("points" in area)) return 0;
  const { points } = area;
  const count = points.length;
  if (area.shape === "line" || count < 2) return count;
  const first = points[0] as Position;
  const last = points[count - 1] as Position;
  return first[0] === last[0] && first[1] === last[1] ? count - 1 : count;
}

/** A radius or half width. */
export function reachCm(area: WarningArea): number {
  if (area.shape === "polygon" || area.shape === "point") return 0;
  return area.shape === "line" ? (area.widthKm ?? 0) * 5e4 : area.radiusKm * 1e5;
}

function setCentre(at: Position): void {
  centre.lon = degrees(onGlobe(at[0]));
  centre.lat = degrees(at[1]);
}

function capAround(points: readonly Position[], count: number): number {
  if (count * 3 > vectors.all.length) vectors.all = new Float64Array(count * 6);
  const { all } = vectors;
  let x = 0;
  let y = 0;
  let z = 0;
  for (let n = 0; n < count; n++) {
    const p = points[n] as Position;
    turn(p[1]);
    const cos = turned[1] as number;
    z += all[n * 3 + 2] = turned[0] as number;
    turn(p[0]);
    x += all[n * 3] = cos * (turned[1] as number);
    y += all[n * 3 + 1] = cos * (turned[0] as number);
  }
  const flat = Math.sqrt(x * x + y * y);
  const size = Math.sqrt(x * x + y * y + z * z);
  if (size < 1e-9) {
    setCentre(points[0] ?? origin);
    return Math.PI;
  }
  centre.lon = degrees(Math.atan2(y, x) / radians);
  centre.lat = degrees(Math.atan2(z, flat) / radians);
  return farthest(all, count * 3, x / size, y / size, z / size);
}

/** The greatest angle from a unit vector to others. */
function farthest(all: Float64Array, end: number, x: number, y: number, z: number): number {
  let most = 0;
  for (let n = 0; n < end; n += 3) {
    const dx = (all[n] as number) - x;
    const dy = (all[n + 1] as number) - y;
    const dz = (all[n + 2] as number) - z;
    const far = dx * dx + dy * dy + dz * dz;
    if (far > most) most = far;
  }
  return 2 * Math.asin(Math.min(1, Math.sqrt(most) / 2));
}
const origin: Position = [0, 0];
