/**
 * Runs in flat memory: an area, its margin and the windows that go with it, 16 bytes for the head and a row of eight for each corner and
 * window. Corners stand in the gnomonic picture around the area's centre, in whole parts of its width: to the millimetre for areas of hundreds
 * of kilometres, to a centimetre for the largest, and back to longitude and latitude as exactly.
 */
import { sweepOf } from "../area/distance.ts";
import { earthMetres, radians } from "../area/geodesic.ts";
import type { Position, WarningArea } from "../types.ts";
import { degrees, fine, Given, onGlobe, reachCm } from "./caps.ts";
import { Pages } from "./pages.ts";
import { fineMs, fitsSeconds, type SpanMs, secondsOf, spanMsOf } from "./times.ts";

export const kindOf = { point: 0, circle: 1, line: 2, sector: 3, polygon: 4 } as const;
const kinds = ["point", "circle", "line", "sector", "polygon"] as const;
/** Rows of each kind before its corners: a radius or half width in centimetres; a sector's bearings. */
const ownRows = [0, 1, 1, 2, 0] as const;
/** Beyond this angle from its centre the picture of an area is too stretched; its corners then stand as they were given, in `fine` parts of a degree. */
export const pictureMax = 75 * radians;
const capSteps = 2 ** 20 - 1;
const widest = 2_147_480_000;
export const noRun = -1;

/** The head's fourth number: kind, what rows there are, how many windows and corners (or that a row says so), and the cap. */
const [hasMargin, hasNext, windowsAt, cornersAt, capAt] = [8, 16, 5, 8, 12] as const;

export class Runs {
  private readonly heads = new Pages(4);
  private readonly rows = new Pages(2);
  private loaded = noRun;
  /** The last area that was put. */
  readonly given = new Given();

  // What the last run that was loaded has; numbers of rows count in its page.
  page: Int32Array = new Int32Array(0);
  kind = 0;
  lon = 0;
  lat = 0;
  cap = 0;
  /** Margin, and radius or half width, as angles on the sphere. */
  margin = 0;
  reach = 0;
  own = 0;
  corners = 0;
  cornerCount = 0;
  windows = 0;
  windowCount = 0;
  isFine = false;
  sinLat = 0;
  cosLat = 0;
  sinLon = 0;
  cosLon = 0;

  get bytes(): number {
    return this.heads.bytes + this.rows.bytes;
  }

  /** @param next another run of the same entry; without one, {@link noRun} */
  put(area: WarningArea, marginKm: number, windows: readonly SpanMs[], next: number): number {
    const { given } = this;
    given.read(area);
    const kind = kindOf[area.shape];
    const corners = given.count;
    const steps = Math.min(capSteps, Math.ceil(((given.cap + 1e-8) / Math.PI) * capSteps));
    const isFine = !fitsSeconds(windows);
    const isLong = isFine || windows.length > 7 || windows.length === 0 || corners > 15;
    const count = corners + ownRows[kind] + windows.length * (isFine ? 2 : 1);
    const margin = Math.round(marginKm * 1e5);
    const extra = (isLong ? 1 : 0) + (next === noRun ? 0 : 1) + (margin === 0 ? 0 : 1);
    const first = count + extra === 0 ? 0 : this.rows.take(count + extra);
    const run = this.heads.take(1);
    const head = this.heads.page(run);
    const h = this.heads.place(run);
    const flags = kind | (margin === 0 ? 0 : hasMargin) | (next === noRun ? 0 : hasNext);
    head[h] = given.centreLon;
    head[h + 1] = given.centreLat;
    head[h + 2] = first;
    head[h + 3] = flags | (isLong ? 0 : (windows.length << windowsAt) | (corners << cornersAt)) | (steps << capAt);
    const page = this.rows.page(first);
    let i = this.rows.place(first);
    if (isLong) {
      page[i++] = windows.length;
      page[i++] = corners | (isFine ? 0x80000000 : 0);
    }
    if (next !== noRun) i = put(page, i, next, 0);
    if (margin !== 0) i = put(page, i, Math.min(0xffffffff, margin), 0);
    if (ownRows[kind] > 0) i = put(page, i, Math.min(0xffffffff, Math.round(reachCm(area))), 0);
    if (area.shape === "sector")
      i = put(
        page,
        i,
        degrees(((((area.bearings[0] + 180) % 360) + 360) % 360) - 180),
        degrees(sweepOf(area.bearings) - 180),
      );
    this.loaded = noRun;
    given.cap = (steps * Math.PI) / capSteps;
    given.margin = (Math.min(0xffffffff, margin) >>> 0) / 100 / earthMetres;
    if (given.cap <= pictureMax) i = given.drawInto(page, i, partOf(given.cap));
    else if ("points" in area) i = putAsGiven(page, i, area.points, corners);
    putWindows(page, i, windows, isFine);
    return run;
  }

  /** What one part of a corner's numbers is in the picture, in radii. */
  part = (): number => partOf(this.cap);

  /** Makes a run's numbers those that the fields give. */
  load(run: number): void {
    if (run === this.loaded) return;
    this.loaded = run;
    const head = this.heads.page(run);
    const h = this.heads.place(run);
    const first = head[h + 2] as number;
    const flags = head[h + 3] as number;
    this.lon = (head[h] as number) / fine;
    this.lat = (head[h + 1] as number) / fine;
    this.cap = ((flags >>> capAt) * Math.PI) / capSteps;
    this.kind = flags & 7;
    const page = this.rows.page(first);
    let i = this.rows.place(first);
    this.page = page;
    this.windowCount = (flags >>> windowsAt) & 7;
    this.cornerCount = (flags >>> cornersAt) & 15;
    this.isFine = false;
    if (this.windowCount === 0) {
      this.windowCount = page[i] as number;
      this.cornerCount = (page[i + 1] as number) & 0x7fffffff;
      this.isFine = (page[i + 1] as number) < 0;
      i += 2;
    }
    if ((flags & hasNext) !== 0) i += 2;
    this.margin = 0;
    if ((flags & hasMargin) !== 0) {
      this.margin = ((page[i] as number) >>> 0) / 100 / earthMetres;
      i += 2;
    }
    this.own = i;
    this.reach = ownRows[this.kind] === 0 ? 0 : ((page[i] as number) >>> 0) / 100 / earthMetres;
    this.corners = i + (ownRows[this.kind] as number) * 2;
    this.windows = this.corners + this.cornerCount * 2;
    const lat = this.lat * radians;
    const lon = this.lon * radians;
    this.sinLat = Math.sin(lat);
    this.cosLat = Math.cos(lat);
    this.sinLon = Math.sin(lon);
    this.cosLon = Math.cos(lon);
  }

  nextOf(run: number): number {
    const at = this.nextAt(run);
    return at < 0 ? noRun : (this.rows.page(this.firstOf(run))[at] as number);
  }

  /** Only of a run that has had a next. */
  setNext(run: number, next: number): void {
    this.rows.page(this.firstOf(run))[this.nextAt(run)] = next;
  }

  /** Of a run that has none: its rows move to where there is one more. */
  giveNext(run: number, next: number): void {
    this.load(run);
    const from = this.firstOf(run);
    const start = this.rows.place(from);
    const flags = this.flagsOf(run);
    const said = ((flags >>> windowsAt) & 7) === 0 ? 2 : 0;
    const all = this.page.slice(start, start + this.rowsOf(from) * 2);
    if (all.length > 0) this.rows.give(from, all.length / 2);
    const first = this.rows.take(all.length / 2 + 1);
    const page = this.rows.page(first);
    const i = this.rows.place(first);
    page.set(all.subarray(0, said), i);
    put(page, i + said, next, 0);
    page.set(all.subarray(said), i + said + 2);
    const head = this.heads.page(run);
    head[this.heads.place(run) + 2] = first;
    head[this.heads.place(run) + 3] = flags | hasNext;
    this.loaded = noRun;
  }

  /** How many rows the run that is loaded has, from its first on. */
  private rowsOf = (first: number): number =>
    (this.windows - this.rows.place(first)) / 2 + this.windowCount * (this.isFine ? 2 : 1);

  private firstOf = (run: number): number => this.heads.page(run)[this.heads.place(run) + 2] as number;
  private flagsOf = (run: number): number => this.heads.page(run)[this.heads.place(run) + 3] as number;

  private nextAt(run: number): number {
    const flags = this.flagsOf(run);
    if ((flags & hasNext) === 0) return -1;
    return this.rows.place(this.firstOf(run)) + (((flags >>> windowsAt) & 7) === 0 ? 2 : 0);
  }

  /**
   * A first look at the head alone, without a sine: false only where the area is surely farther from a place than an angle.
   * @param cosLat the cosine of the place's latitude @param lon @param lat the place, in degrees
   */
  mayBeNear(run: number, lon: number, lat: number, cosLat: number, angle: number): boolean {
    const head = this.heads.page(run);
    const h = this.heads.place(run);
    const flags = head[h + 3] as number;
    if ((flags & hasMargin) !== 0) return true;
    const reach = ((flags >>> capAt) * Math.PI) / capSteps + angle + 1e-6;
    const own = (head[h + 1] as number) / fine;
    const north = (lat - own) * radians;
    if (north > reach || north < -reach) return false;
    let east = Math.abs(lon - (head[h] as number) / fine) % 360;
    if (east > 180) east = 360 - east;
    // hav(distance) ≥ cos φ₁ · cos φ₂ · hav(Δλ); sin x ≥ x − x³/6, and sin(reach/2) ≤ reach/2.
    const half = (east * radians) / 2;
    const sine = half - (half * half * half) / 6;
    return cosLat * (leastCos[Math.floor(Math.abs(own))] as number) * sine * sine <= (reach * reach) / 4;
  }

  /** Whether a window of a run touches a stretch of time. */
  isInTime(run: number, since: number, until: number): boolean {
    const flags = this.flagsOf(run);
    const first = this.firstOf(run);
    const page = this.rows.page(first);
    let i = this.rows.place(first);
    let count = (flags >>> windowsAt) & 7;
    let corners = (flags >>> cornersAt) & 15;
    if (count === 0) {
      count = page[i] as number;
      const said = page[i + 1] as number;
      if (said < 0) return this.windowsOf(run).some((w) => w.from <= until && w.to >= since);
      corners = said;
      i += 2;
    }
    i += (((flags & hasMargin) >> 3) + ((flags & hasNext) >> 4) + (ownRows[flags & 7] as number) + corners) * 2;
    const [from, to] = [secondsOf(Math.ceil(since / 1000) * 1000), secondsOf(until)];
    for (const end = i + count * 2; i < end; i += 2)
      if ((page[i] as number) <= to && (page[i + 1] as number) >= from) return true;
    return false;
  }

  windowsOf(run: number): readonly SpanMs[] {
    this.load(run);
    const width = this.isFine ? 4 : 2;
    return Array.from({ length: this.windowCount }, (_, n) =>
      spanMsOf(this.page, this.windows + n * width, this.isFine),
    );
  }

  /** Leaves a run fewer windows, and at least one. */
  keep(run: number, left: readonly SpanMs[]): void {
    this.load(run);
    const rows = this.isFine ? 2 : 1;
    const first = this.firstOf(run);
    const [at, flags] = [this.heads.place(run) + 3, this.flagsOf(run)];
    putWindows(this.page, this.windows, left, this.isFine);
    const before = (this.windows - this.rows.place(first)) / 2;
    this.rows.giveEnd(first, before + this.windowCount * rows, before + left.length * rows);
    if (((flags >>> windowsAt) & 7) === 0) this.page[this.rows.place(first)] = left.length;
    else this.heads.page(run)[at] = (flags & ~(7 << windowsAt)) | (left.length << windowsAt);
    this.loaded = noRun;
  }

  forget(run: number): void {
    this.load(run);
    const first = this.firstOf(run);
    const count = this.rowsOf(first);
    if (count > 0) this.rows.give(first, count);
    this.heads.give(run, 1);
    this.loaded = noRun;
  }

  /** The area of the run that is loaded, as it was given, to a centimetre; for the geodesic. */
  area(): WarningArea {
    const centre: Position = [this.lon, this.lat];
    const metres = this.reach * earthMetres;
    const [a, sweep] = [this.page[this.own + 2] ?? 0, this.page[this.own + 3] ?? 0];
    switch (kinds[this.kind]) {
      case "point":
        return { shape: "point", point: centre };
      case "circle":
        return { shape: "circle", centre, radiusKm: metres / 1000 };
      case "line":
        return { shape: "line", points: this.points(), widthKm: (2 * metres) / 1000 };
      case "sector":
        return {
          shape: "sector",
          apex: centre,
          radiusKm: metres / 1000,
          bearings: [a / fine, (a + sweep) / fine + 180],
        };
      default:
        return { shape: "polygon", points: this.points() };
    }
  }

  private points(): readonly Position[] {
    const part = this.part();
    return Array.from({ length: this.cornerCount }, (_, n): Position => {
      const [a, b] = [this.page[this.corners + n * 2] as number, this.page[this.corners + n * 2 + 1] as number];
      if (this.cap > pictureMax) return [a / fine, b / fine];
      const [east, north] = [a * part, b * part];
      const out = this.cosLat - north * this.sinLat;
      const x = out * this.cosLon - east * this.sinLon;
      const y = out * this.sinLon + east * this.cosLon;
      return [Math.atan2(y, x) / radians, Math.atan2(this.sinLat + north * this.cosLat, Math.hypot(x, y)) / radians];
    });
  }
}

/** No less than what makes a corner at the edge of the cap the greatest number: for small ones by less than the tangent costs, and near it. */
function partOf(cap: number): number {
  const reach = cap < 0.3 ? cap * (1 + (cap * cap) / 2) : Math.tan(Math.min(cap, pictureMax));
  return reach / widest;
}

function putAsGiven(page: Int32Array, at: number, points: readonly Position[], count: number): number {
  for (let n = 0; n < count; n++) {
    const [lon, lat] = points[n] as Position;
    page[at + n * 2] = degrees(onGlobe(lon));
    page[at + n * 2 + 1] = degrees(lat);
  }
  return at + count * 2;
}

function putWindows(page: Int32Array, at: number, windows: readonly SpanMs[], isFine: boolean): void {
  let i = at;
  for (let n = 0; n < windows.length; n++) {
    const w = windows[n] as SpanMs;
    if (isFine) {
      fineMs(page, i, Math.floor(w.from));
      fineMs(page, i + 2, Math.ceil(w.to));
      i += 4;
    } else i = put(page, i, secondsOf(w.from), secondsOf(w.to));
  }
}

function put(page: Int32Array, at: number, a: number, b: number): number {
  page[at] = a;
  page[at + 1] = b;
  return at + 2;
}
/** The least cosine of a latitude within each degree. */
const leastCos = Float64Array.from({ length: 91 }, (_, d) => Math.max(0, Math.cos((d + 1) * radians)));
