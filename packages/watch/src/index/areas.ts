/** How near a place is to the area of a run: by the sphere where that can tell, by the geodesic where it cannot. */
import { metresOutside } from "../area/distance.ts";
import { earthMetres, sphereOff } from "../area/geodesic.ts";
import { kindOf, pictureMax, Runs } from "./runs.ts";

/** Yes, no, or too near an edge for the sphere to tell. */
export type Near = 1 | 0 | -1;

export class Areas extends Runs {
  /** Exactly: whether a place is within so many metres of the area with its margin. */
  exactly(run: number, lon: number, lat: number, metres: number): boolean {
    this.load(run);
    return metresOutside([lon, lat], this.area()) <= metres + this.margin * earthMetres;
  }

  /**
   * Whether a place is within an angle of the area with its margin, by the sphere.
   * @param x @param y @param z the place as a unit vector
   */
  near(run: number, x: number, y: number, z: number, angle: number): Near {
    this.load(run);
    const { sinLat, cosLat, sinLon, cosLon, kind, cap } = this;
    const reach = angle + this.margin;
    const dx = x - cosLat * cosLon;
    const dy = y - cosLat * sinLon;
    const dz = z - sinLat;
    const far = 2 * Math.asin(Math.min(1, Math.sqrt(dx * dx + dy * dy + dz * dz) / 2));
    if (kind === kindOf.circle || kind === kindOf.point) return by(far, reach + this.reach);
    if (by(far, cap + reach) === 0) return 0;
    if (kind === kindOf.sector || far > pictureMax || cap > pictureMax) return -1;
    const out = x * cosLon + y * sinLon;
    const part = this.part();
    const up = (out * cosLat + z * sinLat) * part;
    const isLine = kind === kindOf.line;
    const [east, north] = [(y * cosLon - x * sinLon) / up, (z * cosLat - out * sinLat) / up];
    return this.flatNear(east, north, part, Math.max(far, cap), isLine ? reach + this.reach : reach, isLine);
  }

  /** In the picture, in parts: lengths there are longer than true ones by at most 1 / cos² of the angle from its centre. */
  private flatNear(x: number, y: number, part: number, wide: number, reach: number, isLine: boolean): Near {
    const ring = this.page;
    const first = this.corners;
    const end = first + this.cornerCount * 2;
    let inside = false;
    let least = Number.POSITIVE_INFINITY;
    let longest = 0;
    for (let i = isLine ? first + 2 : first, j = isLine ? first : end - 2; i < end; j = i, i += 2) {
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
    const flat = Math.sqrt(least) * part;
    const shrink = Math.cos(wide) ** 2;
    // The side as a geodesic lies this near its great circle; corners are whole parts.
    const slack = 0.0006 * longest * part * part + 1e-7;
    if (!isLine && inside) return flat > slack / shrink ? 1 : reach > (2 * slack) / shrink ? 1 : -1;
    if (flat * shrink * (1 - sphereOff) - slack > reach) return 0;
    return flat * (1 + sphereOff) + slack <= reach ? 1 : -1;
  }
}

/** Distance against reach, both angles on the sphere. */
function by(angle: number, reach: number): Near {
  if (angle * (1 - sphereOff) - 1e-8 > reach) return 0;
  return angle * (1 + sphereOff) + 1e-8 <= reach ? 1 : -1;
}
