/**
 * An area as it is put into the index: its corners, a centre, and the cap around it. Millions are put in one after the other, so nothing here
 * makes an object: what the last area had stands in fields.
 */
import { earthMetres, radians, sphereOff } from "../area/geodesic.ts";
import type { Position, WarningArea } from "../types.ts";

/** Parts of a degree in which a centre is told. */
export const fine = 1e7;
export const degrees = (d: number): number => Math.round(d * fine);
export const onGlobe = (lon: number): number =>
  lon >= -180 && lon <= 180 ? lon : ((((lon + 180) % 360) + 360) % 360) - 180;

/** Areas no wider or higher than this, in degrees, and no nearer to a pole, have the middle of their corners for a centre. */
const [widestSmall, nearestPole] = [20, 80] as const;
const turns = 1 / 360;
// Series for angles of up to half that; what is left out is below 10⁻¹⁴.
const [c4, c6, c8] = [1 / 24, 1 / 720, 1 / 40_320] as const;
const [s3, s5, s7, s9] = [1 / 6, 1 / 120, 1 / 5040, 1 / 362_880] as const;
/** The sine of a small angle by the angle and its square. */
const sineBy = (d: number, dd: number): number => d * (1 - dd * (s3 - dd * (s5 - dd * (s7 - dd * s9))));
/** One less its cosine, by its square. */
const fallBy = (dd: number): number => dd * (0.5 - dd * (c4 - dd * (c6 - dd * c8)));

export class Given {
  /** Corners: how many, and of each the degrees east of the first and the latitude. */
  count = 0;
  private east = new Float64Array(64);
  private lats = new Float64Array(64);
  /** The first's longitude, −180 to 180; how far west and east of it the others go; the least and the greatest latitude. */
  lon = Number.NaN;
  westmost = Number.NaN;
  eastmost = Number.NaN;
  south = Number.NaN;
  north = Number.NaN;
  /** Centre, in whole parts of a degree, and how far from it the area reaches, as an angle. */
  centreLon = Number.NaN;
  centreLat = Number.NaN;
  cap = Number.NaN;
  cosLat = Number.NaN;
  /** Margin and half width or radius, as angles. */
  margin = Number.NaN;
  reach = Number.NaN;
  /** Corners in the gnomonic picture around the centre, east and north, in radii; only of an area within 90° of it. */
  picture = new Float64Array(128);

  /** Reads the corners alone; an area without sides has none. */
  readCorners(area: WarningArea): void {
    this.count = 0;
    if (area.shape !== "polygon" && area.shape !== "line") return;
    const { points } = area;
    const count = area.shape === "line" ? points.length : openCount(points);
    this.count = count;
    if (count > this.lats.length) this.widen(count * 2);
    const { east: easts, lats } = this;
    const lon = count === 0 ? 0 : (points[0] as Position)[0];
    let west = 0;
    let east = 0;
    let south = 90;
    let north = -90;
    for (let n = 0; n < count; n++) {
      const p = points[n] as Position;
      const lat = p[1];
      const d = p[0] - lon - 360 * Math.round((p[0] - lon) * turns);
      easts[n] = d;
      lats[n] = lat;
      if (d < west) west = d;
      if (d > east) east = d;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
    this.lon = onGlobe(lon);
    this.westmost = west;
    this.eastmost = east;
    this.south = south;
    this.north = north;
  }

  private widen(count: number): void {
    this.east = new Float64Array(count);
    this.lats = new Float64Array(count);
    this.picture = new Float64Array(count * 2);
  }

  /** Reads all that is told of an area here. */
  read(area: WarningArea): void {
    this.readCorners(area);
    const wide = 1 + sphereOff;
    this.reach = reachCm(area) / 100 / earthMetres;
    if (area.shape === "polygon" || area.shape === "line") {
      const radius = this.drawCorners();
      // Sides between points of a cap stay in it while it is less than a hemisphere; geodesic ones bulge a little.
      const bulged = radius > Math.PI / 2 - 0.01 ? Math.PI : radius * wide + radius * radius * 0.003;
      this.cap = Math.min(Math.PI, bulged + this.reach * wide);
      return;
    }
    const at = area.shape === "point" ? area.point : area.shape === "circle" ? area.centre : area.apex;
    this.centreLon = degrees(onGlobe(at[0]));
    this.centreLat = degrees(at[1]);
    this.cosLat = Math.cos((this.centreLat / fine) * radians);
    this.cap = Math.min(Math.PI, this.reach * wide);
  }

  /** Sets the centre of the corners, and draws them in the picture around it. @returns the angle from there to the farthest */
  private drawCorners(): number {
    const { south, north, westmost, eastmost } = this;
    const isSmall = eastmost - westmost <= widestSmall && north - south <= widestSmall;
    if (isSmall && south >= -nearestPole && north <= nearestPole) {
      this.centreLon = degrees(onGlobe(this.lon + (westmost + eastmost) / 2));
      this.centreLat = degrees((south + north) / 2);
      return this.drawSmall();
    }
    return this.setMean() ? this.draw() : Math.PI;
  }

  /** The centre is the mean of the corners as vectors: wherever and however wide. @returns false where they have none, lying all around */
  private setMean(): boolean {
    let [x, y, z] = [0, 0, 0];
    for (let n = 0; n < this.count; n++) {
      const lat = (this.lats[n] as number) * radians;
      const lon = (this.lon + (this.east[n] as number)) * radians;
      x += Math.cos(lat) * Math.cos(lon);
      y += Math.cos(lat) * Math.sin(lon);
      z += Math.sin(lat);
    }
    const isSomewhere = Math.hypot(x, y, z) >= 1e-9;
    this.centreLon = degrees(isSomewhere ? Math.atan2(y, x) / radians : this.lon);
    this.centreLat = degrees(isSomewhere ? Math.atan2(z, Math.hypot(x, y)) / radians : (this.lats[0] ?? 0));
    return isSomewhere;
  }

  private draw(): number {
    const { count, east, lats, picture } = this;
    const lat0 = (this.centreLat / fine) * radians;
    const [sinLat, cosLat] = [Math.sin(lat0), Math.cos(lat0)];
    const middle = this.centreLon / fine - this.lon;
    let least = 1;
    for (let n = 0; n < count; n++) {
      const lat = (lats[n] as number) * radians;
      const lon = ((east[n] as number) - middle) * radians;
      const z = Math.sin(lat);
      const out = Math.cos(lat) * Math.cos(lon);
      const up = z * sinLat + out * cosLat;
      if (up < least) least = up;
      picture[n * 2] = (Math.cos(lat) * Math.sin(lon)) / up;
      picture[n * 2 + 1] = (z * cosLat - out * sinLat) / up;
    }
    this.cosLat = cosLat;
    // Next to the centre a cosine tells an angle to 10⁻⁸.
    return Math.acos(Math.max(-1, least)) + (least > 0.9 ? 2e-8 : 0);
  }

  /** The same by how far the corners are from the centre, all small angles. */
  private drawSmall(): number {
    const { count, east, lats, picture } = this;
    const lat0 = this.centreLat / fine;
    const sinLat = Math.sin(lat0 * radians);
    const cosLat = Math.cos(lat0 * radians);
    const middle = onGlobe(this.centreLon / fine - this.lon);
    let most = 0;
    for (let n = 0; n < count; n++) {
      const dLat = ((lats[n] as number) - lat0) * radians;
      const dLon = ((east[n] as number) - middle) * radians;
      const sine = sineBy(dLat, dLat * dLat);
      const cosine = 1 - fallBy(dLat * dLat);
      const flat = cosLat * cosine - sinLat * sine;
      const fall = flat * fallBy(dLon * dLon);
      const share = 1 / (cosine - cosLat * fall);
      const right = flat * sineBy(dLon, dLon * dLon) * share;
      const above = (sine + sinLat * fall) * share;
      const off = right * right + above * above;
      if (off > most) most = off;
      picture[n * 2] = right;
      picture[n * 2 + 1] = above;
    }
    this.cosLat = cosLat;
    return Math.atan(Math.sqrt(most));
  }

  /** Writes the corners of the picture in whole parts of it. @returns where they end */
  drawInto(page: Int32Array, at: number, part: number): number {
    const { picture } = this;
    const parts = 1 / part;
    const end = this.count * 2;
    for (let n = 0; n < end; n++) page[at + n] = Math.round((picture[n] as number) * parts);
    return at + end;
  }
}

/** How many corners a ring has: it may say its first again at the end. */
function openCount(points: readonly Position[]): number {
  const count = points.length;
  if (count < 2) return count;
  const first = points[0] as Position;
  const last = points[count - 1] as Position;
  return first[0] === last[0] && first[1] === last[1] ? count - 1 : count;
}

/** A radius or half width. */
export function reachCm(area: WarningArea): number {
  if (area.shape === "polygon" || area.shape === "point") return 0;
  return area.shape === "line" ? (area.widthKm ?? 0) * 5e4 : area.radiusKm * 1e5;
}
