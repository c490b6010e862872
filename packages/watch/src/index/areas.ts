/**
 * Areas in flat memory: a centre, a cap that holds the area, and for a polygon or a line its points, both in the gnomonic picture
 * around the centre (fast, and enough nearly everywhere) and as printed (for the geodesic, near an edge).
 */
import { metresOutside, openRing, sweepOf } from "../area/distance.ts";
import { earthMetres, radians, sphereOff } from "../area/geodesic.ts";
import { angleOf, capOf, centreAt, project, vectorOf } from "../area/plane.ts";
import type { Position, WarningArea } from "../types.ts";
import { Lists } from "./lists.ts";
import { Pool } from "./pool.ts";

export const kinds = ["point", "circle", "line", "sector", "polygon"] as const;
const kindOf = { point: 0, circle: 1, line: 2, sector: 3, polygon: 4 } as const;

/** The numbers of one area, `perArea` in a row. */
const at = {
  lon: 0,
  lat: 1,
  sinLat: 2,
  cosLat: 3,
  sinLon: 4,
  cosLon: 5,
  cap: 6,
  reach: 7,
  margin: 8,
  a: 9,
  b: 10,
} as const;
export const perArea = 11;
/** A ten-millionth of a degree, a centimetre: how points are kept for the geodesic. */
const fine = 1e7;
/** Beyond this angle from its centre the picture of an area is too stretched to decide by. */
const pictureMax = 75 * radians;

/** Yes, no, or too near an edge for the sphere to tell. */
export type Near = 1 | 0 | -1;

export class Areas {
  private readonly numbers = new Pool((n) => new Float64Array(n), perArea);
  private readonly kinds = new Pool((n) => new Uint8Array(n), 1);
  private readonly points = new Pool((n) => new Int32Array(n), 2);
  private readonly picture = new Pool((n) => new Float32Array(n), 2);
  private readonly lists = new Lists(this.points, this.picture);

  get bytes(): number {
    return this.numbers.bytes + this.kinds.bytes + this.lists.bytes;
  }

  /** @param marginKm counts as part of the area, all around it */
  put(area: WarningArea, marginKm: number): number {
    const row = this.kinds.take();
    this.numbers.take();
    this.kinds.all[row] = kindOf[area.shape];
    const points = pointsOf(area);
    const cap = capFor(area, points);
    const c = centreAt(cap.centre);
    this.numbers.all.set(
      [cap.centre[0], cap.centre[1], c.sinLat, c.cosLat, c.sinLon, c.cosLon, cap.radius],
      row * perArea,
    );
    const [reach, a, b] = ownNumbers(area);
    this.numbers.all.set([reach / earthMetres, (marginKm * 1000) / earthMetres, a, b], row * perArea + at.reach);
    let i = this.lists.put(row, points.length) * 2;
    for (const p of points) {
      this.points.all[i] = Math.round(p[0] * fine);
      this.points.all[i + 1] = Math.round(p[1] * fine);
      const flat = cap.radius > pictureMax ? undefined : project(c, vectorOf(p));
      this.picture.all.set(flat ?? [0, 0], i);
      i += 2;
    }
    return row;
  }

  reserve(areas: number, points: number): void {
    this.numbers.reserve(areas);
    this.kinds.reserve(areas);
    this.lists.reserve(areas, points);
  }

  settle(): void {
    this.numbers.trim();
    this.kinds.trim();
    this.lists.settle();
  }

  forget(row: number): void {
    this.lists.forget(row);
    this.kinds.give(row);
    this.numbers.give(row);
  }

  /** The cap that holds an area with its margin. */
  lon = (row: number): number => this.numbers.all[row * perArea + at.lon] as number;
  lat = (row: number): number => this.numbers.all[row * perArea + at.lat] as number;
  capRadius = (row: number): number =>
    (this.numbers.all[row * perArea + at.cap] as number) + (this.numbers.all[row * perArea + at.margin] as number);

  /** The area as it was given, to a centimetre; for the geodesic. */
  area(row: number): WarningArea {
    const n = this.numbers.all;
    const base = row * perArea;
    const metres = (n[base + at.reach] as number) * earthMetres;
    const centre: Position = [n[base + at.lon] as number, n[base + at.lat] as number];
    switch (kinds[this.kinds.all[row] as number]) {
      case "point":
        return { shape: "point", point: centre };
      case "circle":
        return { shape: "circle", centre, radiusKm: metres / 1000 };
      case "line":
        return { shape: "line", points: this.pointsAt(row), widthKm: (2 * metres) / 1000 };
      case "sector":
        return {
          shape: "sector",
          apex: centre,
          radiusKm: metres / 1000,
          bearings: [n[base + at.a] as number, n[base + at.b] as number],
        };
      default:
        return { shape: "polygon", points: this.pointsAt(row) };
    }
  }

  private pointsAt(row: number): readonly Position[] {
    const [first, count] = [this.lists.firstOf(row), this.lists.countOf(row)];
    const p = this.points.all;
    return Array.from(
      { length: count },
      (_, i): Position => [(p[(first + i) * 2] as number) / fine, (p[(first + i) * 2 + 1] as number) / fine],
    );
  }

  /** Exactly: whether a place is within so many metres of the area with its margin. */
  exactly(row: number, lon: number, lat: number, metres: number): boolean {
    const margin = (this.numbers.all[row * perArea + at.margin] as number) * earthMetres;
    return metresOutside([lon, lat], this.area(row)) <= metres + margin;
  }

  /**
   * Whether a place is within an angle of the area with its margin, by the sphere.
   * @param x @param y @param z the place as a unit vector
   */
  near(row: number, x: number, y: number, z: number, angle: number): Near {
    const n = this.numbers.all;
    const base = row * perArea;
    const reach = angle + (n[base + at.margin] as number);
    const sinLat = n[base + at.sinLat] as number;
    const cosLat = n[base + at.cosLat] as number;
    const sinLon = n[base + at.sinLon] as number;
    const cosLon = n[base + at.cosLon] as number;
    const dx = x - cosLat * cosLon;
    const dy = y - cosLat * sinLon;
    const dz = z - sinLat;
    const chord = Math.sqrt(dx * dx + dy * dy + dz * dz);
    const kind = this.kinds.all[row] as number;
    if (kind === kindOf.circle || kind === kindOf.point)
      return by(2 * Math.asin(chord / 2), reach + (n[base + at.reach] as number));
    const cap = n[base + at.cap] as number;
    const far = 2 * Math.asin(Math.min(1, chord / 2));
    if (by(far, cap + reach) === 0) return 0;
    if (kind === kindOf.sector || far > pictureMax || cap > pictureMax) return -1;
    const out = x * cosLon + y * sinLon;
    const up = out * cosLat + z * sinLat;
    const wide = Math.max(far, cap);
    const line = kind === kindOf.line;
    return this.flatNear(
      row,
      (y * cosLon - x * sinLon) / up,
      (z * cosLat - out * sinLat) / up,
      wide,
      line ? reach + (n[base + at.reach] as number) : reach,
      line,
    );
  }

  /** In the picture: lengths there are longer than true ones by at most 1 / cos² of the angle from its centre. */
  private flatNear(row: number, x: number, y: number, wide: number, reach: number, line: boolean): Near {
    const ring = this.picture.all;
    const first = this.lists.firstOf(row) * 2;
    const end = first + this.lists.countOf(row) * 2;
    let inside = false;
    let least = Number.POSITIVE_INFINITY;
    let longest = 0;
    for (let i = line ? first + 2 : first, j = line ? first : end - 2; i < end; j = i, i += 2) {
      const yi = ring[i + 1] as number;
      const yj = ring[j + 1] as number;
      const sx = (ring[i] as number) - (ring[j] as number);
      const sy = yi - yj;
      const px = x - (ring[j] as number);
      const py = y - yj;
      const long = sx * sx + sy * sy;
      const dot = px * sx + py * sy;
      const along = dot <= 0 ? 0 : dot >= long ? 1 : dot / long;
      const ox = px - along * sx;
      const oy = py - along * sy;
      const off = ox * ox + oy * oy;
      if (off < least) least = off;
      if (long > longest) longest = long;
      if (yi > y !== yj > y && px < (sx * py) / sy) inside = !inside;
    }
    if (end - first === 2) least = (x - (ring[first] as number)) ** 2 + (y - (ring[first + 1] as number)) ** 2;
    const flat = Math.sqrt(least);
    const shrink = Math.cos(wide) ** 2;
    // The side as a geodesic lies this near its great circle, and single precision moves it no more than a metre.
    const slack = 0.0006 * longest + 1e-6;
    this.seen.inside = inside && !line;
    this.seen.flat = flat;
    this.seen.slack = slack;
    if (!line && inside) return flat > slack / shrink ? 1 : reach > (2 * slack) / shrink ? 1 : -1;
    if (flat * shrink * (1 - sphereOff) - slack > reach) return 0;
    return flat * (1 + sphereOff) + slack <= reach ? 1 : -1;
  }

  /** What the last look at a picture saw: whether inside, and how far the nearest side is. */
  private readonly seen = { inside: false, flat: 0, slack: 0 };

  /** Whether the whole cap lies in the area (1), none of it within the margin (0), or neither can be said quickly (-1). */
  holdsCap(row: number, x: number, y: number, z: number, radius: number): Near {
    this.seen.inside = false;
    if (this.near(row, x, y, z, radius * (1 + 2 * sphereOff)) === 0) return 0;
    return this.deep(row, x, y, z, radius) ? 1 : -1;
  }

  private deep(row: number, x: number, y: number, z: number, radius: number): boolean {
    const kind = this.kinds.all[row] as number;
    const n = this.numbers.all;
    const base = row * perArea;
    if (kind === kindOf.circle) {
      const away = angleOf([x, y, z], vectorOf([this.lon(row), this.lat(row)]));
      return (away + radius) * (1 + sphereOff) <= (n[base + at.reach] as number) + (n[base + at.margin] as number);
    }
    if (kind !== kindOf.polygon || !this.seen.inside) return false;
    const shrink = Math.cos(n[base + at.cap] as number) ** 2;
    return this.seen.flat * shrink * (1 - sphereOff) - this.seen.slack > radius;
  }
}

/** Distance against reach, both angles on the sphere. */
function by(angle: number, reach: number): Near {
  if (angle * (1 - sphereOff) - 1e-9 > reach) return 0;
  return angle * (1 + sphereOff) + 1e-9 <= reach ? 1 : -1;
}

function pointsOf(area: WarningArea): readonly Position[] {
  if (area.shape === "polygon") return openRing(area.points);
  return area.shape === "line" ? area.points : [];
}

function capFor(area: WarningArea, points: readonly Position[]): { centre: Position; radius: number } {
  if (area.shape === "point") return { centre: area.point, radius: 0 };
  const wide = 1 + sphereOff;
  if (area.shape === "circle")
    return { centre: area.centre, radius: Math.min(Math.PI, ((area.radiusKm * 1000) / earthMetres) * wide) };
  if (area.shape === "sector")
    return { centre: area.apex, radius: Math.min(Math.PI, ((area.radiusKm * 1000) / earthMetres) * wide) };
  const cap = capOf(points);
  const half = area.shape === "line" ? (((area.widthKm ?? 0) / 2) * 1000) / earthMetres : 0;
  // Sides between points of a cap stay in it while it is less than a hemisphere; geodesic ones bulge a little.
  const bulged = cap.radius > Math.PI / 2 - 0.01 ? Math.PI : cap.radius * wide + cap.radius * cap.radius * 0.003;
  return { centre: cap.centre, radius: Math.min(Math.PI, bulged + half * wide) };
}

/** A radius or half width in metres, and a sector's bearings. */
function ownNumbers(area: WarningArea): readonly [number, number, number] {
  if (area.shape === "circle") return [area.radiusKm * 1000, 0, 0];
  if (area.shape === "line") return [((area.widthKm ?? 0) * 1000) / 2, 0, 0];
  if (area.shape === "sector")
    return [area.radiusKm * 1000, area.bearings[0], area.bearings[0] + sweepOf(area.bearings)];
  return [0, 0, 0];
}
