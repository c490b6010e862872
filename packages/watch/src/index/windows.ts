/**
 * Windows in time and space, a million and more of them, each to be found by a moment and a place. What one warning or notification says
 * is an entry; an area of it with the windows of that area is a *run*, posted under the buckets of time × cells of the globe that it
 * touches. A look-up reads such a bucket × cell at each size, asks the clock, and measures only where a cell is not wholly inside.
 */
import { earthMetres, radians, sphereOff } from "../area/geodesic.ts";
import type { WarningArea } from "../types.ts";
import { Areas } from "./areas.ts";
import {
  type Bounds,
  boundsOfCap,
  type CellCap,
  capOfCell,
  cellRadians,
  cellsInAll,
  cellsWithin,
  sizeOf,
  sizes,
} from "./grid.ts";
import { Lists } from "./lists.ts";
import { Pool } from "./pool.ts";
import { isWholeCell, minuteOf, Postings, runOf, tagOf, withCell } from "./postings.ts";
import { bucketAt, spanSize, spanSizes } from "./spans.ts";

/** Milliseconds since 1970, UTC; `to` Infinity where the end is open. */
export interface SpanMs {
  readonly from: number;
  readonly to: number;
}
export interface Entry {
  /** Of a warning, a notification or a group. */
  readonly id: string;
  /** The earliest first. Each of them goes with each area. */
  readonly windows: readonly SpanMs[];
  readonly areas: readonly WarningArea[];
  /** Counts as part of every area, all around it. Left out: none. */
  readonly marginKm?: number;
}

/** A moment and a place, each more or less. */
export interface Probe {
  readonly ms: number;
  readonly plusMinusMs: number;
  readonly lon: number;
  readonly lat: number;
  readonly plusMinusKm: number;
}

const noRun = 0xffffffff;
const own = 2;

export class WindowIndex {
  private readonly areas = new Areas();
  private readonly postings: Postings;
  private readonly times = new Pool((n) => new Float64Array(n), 2);
  private readonly windows = new Lists(this.times);
  /** Of each run: the number of its entry, and the next run of the same. */
  private readonly runs = new Pool((n) => new Uint32Array(n), own);
  private readonly ids: (string | undefined)[] = [];
  private readonly freeIds: number[] = [];
  private readonly firstOf = new Map<string, number>();
  /** Which sizes of bucket have anything in a cell, a bit for each: a hint, set for good until all is settled again. */
  private readonly present = new Uint8Array(cellsInAll);
  private readonly presentAt = new Uint8Array(sizes);
  private live = 0;

  /** How many windows it holds; one that goes with two areas counts twice. */
  get size(): number {
    return this.live;
  }

  /** Bytes of its typed arrays and of what finds an entry by its id; the text of an id is the caller's. */
  get bytes(): number {
    const flat =
      this.areas.bytes + this.postings.bytes + this.windows.bytes + this.runs.bytes + this.present.byteLength;
    return flat + this.ids.length * 8 + this.firstOf.size * 48;
  }

  /** @param areas @param windows @param points how many to make room for; it grows when there are more */
  constructor(areas = 0, windows = 0, points = 0) {
    this.postings = new Postings(areas * 6);
    this.windows.reserve(areas, windows);
    this.areas.reserve(areas, points);
    this.runs.reserve(areas);
  }

  static of(entries: readonly Entry[]): WindowIndex {
    let [areas, windows, points] = [0, 0, 0];
    for (const e of entries) {
      areas += e.areas.length;
      windows += e.areas.length * e.windows.length;
      for (const a of e.areas) points += "points" in a ? a.points.length : 0;
    }
    const index = new WindowIndex(areas, windows, points);
    for (const e of entries) index.add(e);
    index.settle();
    return index;
  }

  /** Adds an entry, or more to one that is there. Without windows or without areas there is nothing to find. */
  add({ id, windows, areas, marginKm = 0 }: Entry): void {
    if (windows.length === 0) return;
    for (const area of areas) {
      const first = this.firstOf.get(id);
      const name = first === undefined ? this.nameFor(id) : (this.runs.all[first * own] as number);
      const run = this.areas.put(area, marginKm);
      const r = this.runs.upTo(run);
      r[run * own] = name;
      r[run * own + 1] = first ?? noRun;
      this.firstOf.set(id, run);
      this.putWindows(run, windows);
      this.post(run, windows, true);
      this.live += windows.length;
    }
  }

  private nameFor(id: string): number {
    const name = this.freeIds.pop() ?? this.ids.length;
    this.ids[name] = id;
    return name;
  }

  private putWindows(run: number, windows: readonly SpanMs[]): void {
    let row = this.windows.put(run, windows.length) * 2;
    for (const w of windows) {
      this.times.all[row++] = w.from;
      this.times.all[row++] = w.to;
    }
  }

  /** Takes an entry out, or only its windows that open at one moment. @returns how many windows went */
  withdraw(id: string, opensMs?: number): number {
    const r = this.runs.all;
    let [before, went] = [noRun, 0];
    for (let run = this.firstOf.get(id) ?? noRun; run !== noRun; ) {
      const next = r[run * own + 1] as number;
      const left = this.windowsOf(run).filter((w) => opensMs !== undefined && w.from !== opensMs);
      const gone = this.windows.countOf(run) - left.length;
      went += gone;
      if (gone > 0 && left.length > 0) this.replaceWindows(run, left);
      if (left.length > 0) before = run;
      else {
        if (before !== noRun) r[before * own + 1] = next;
        else if (next !== noRun) this.firstOf.set(id, next);
        else this.forgetId(id, r[run * own] as number);
        this.drop(run);
      }
      run = next;
    }
    this.live -= went;
    return went;
  }

  private windowsOf(run: number): readonly SpanMs[] {
    const first = this.windows.firstOf(run) * 2;
    const at = (i: number): number => this.times.all[first + i] as number;
    return Array.from({ length: this.windows.countOf(run) }, (_, i) => ({ from: at(i * 2), to: at(i * 2 + 1) }));
  }

  private replaceWindows(run: number, left: readonly SpanMs[]): void {
    this.post(run, this.windowsOf(run), false);
    this.windows.forget(run);
    this.putWindows(run, left);
    this.post(run, left, true);
  }

  private drop(run: number): void {
    this.post(run, this.windowsOf(run), false);
    this.windows.forget(run);
    this.areas.forget(run);
  }

  private forgetId(id: string, name: number): void {
    this.firstOf.delete(id);
    this.ids[name] = undefined;
    this.freeIds.push(name);
  }

  /** Posts a run under all its buckets × cells, or takes it out from there. */
  private post(run: number, windows: readonly SpanMs[], isNew: boolean): void {
    let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const w of windows) {
      if (w.from < from) from = w.from;
      if (w.to > to) to = w.to;
    }
    const span = spanSize(from, to);
    const count = this.cellsOf(run);
    const [since, until] = [minuteOf(from), minuteOf(to)];
    for (let b = bucketAt(span, from); b <= bucketAt(span, to); b++)
      for (let i = 0; i < count; i++) {
        const cell = cells.all[i] as number;
        if (!isNew) this.postings.withdraw(tagOf(cell, span, b), run);
        else this.postings.put(tagOf(cell, span, b), run, cells.whole[i] === true, since, until);
        if (isNew) this.mark(cell, span);
      }
  }

  private mark(cell: number, span: number): void {
    this.present[cell] = (this.present[cell] as number) | (1 << span);
    this.presentAt[sizeOf(cell)] = 1;
  }

  /** After many have been added at once: look-ups then read straight on, and no memory is kept for more. */
  settle(): void {
    this.postings.settle();
    this.windows.settle();
    this.runs.trim();
    this.areas.settle();
  }

  /** The cells that an area touches, into {@link cells}, at the finest size of which its cap is no wider than one and a half. @returns how many */
  private cellsOf(run: number): number {
    const radius = this.areas.capRadius(run);
    let size = sizes - 1;
    while (size > 0 && radius > 0.75 * cellRadians(size)) size--;
    const bounds = boundsOfCap(this.areas.lon(run), this.areas.lat(run), radius, around);
    const count = cellsWithin(size, bounds, cells.all);
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const cell = cells.all[i] as number;
      const cap = capOfCell(size, cell, here);
      const cos = Math.cos(cap.lat * radians);
      const [x, y] = [cos * Math.cos(cap.lon * radians), cos * Math.sin(cap.lon * radians)];
      const held = this.areas.holdsCap(run, x, y, Math.sin(cap.lat * radians), cap.radius);
      if (held === 0) continue;
      cells.all[kept] = cell;
      cells.whole[kept++] = held === 1;
    }
    return kept;
  }

  /** Ids of entries with a window and an area that the probe may have been in, each once, in no order that means anything. */
  query(probe: Probe): string[] {
    const { ms, plusMinusMs, lon, lat, plusMinusKm } = probe;
    const cos = Math.cos(lat * radians);
    look.x = cos * Math.cos(lon * radians);
    look.y = cos * Math.sin(lon * radians);
    look.z = Math.sin(lat * radians);
    look.angle = (plusMinusKm * 1000) / earthMetres;
    look.since = ms - plusMinusMs;
    look.until = ms + plusMinusMs;
    look.minutes = [minuteOf(look.since), minuteOf(look.until)];
    for (let span = 0; span < spanSizes; span++) fillTags(span);
    boundsOfCap(lon, lat, look.angle * (1 + sphereOff), around);
    const ids: string[] = [];
    for (let size = 0; size < sizes; size++) {
      if (this.presentAt[size] === 0) continue;
      const count = cellsWithin(size, around, probed);
      for (let i = 0; i < count; i++) {
        const cell = probed[i] as number;
        const spans = this.present[cell] as number;
        for (let span = 0; span < spanSizes; span++)
          if ((spans & (1 << span)) !== 0) this.find(cell, look.tags[span] as number[], probe, ids);
      }
    }
    return ids;
  }

  private find(cell: number, tags: readonly number[], probe: Probe, ids: string[]): void {
    const [since, until] = look.minutes;
    for (const tag of tags) {
      const count = this.postings.read(withCell(tag, cell), since, until, posted, 0);
      for (let k = 0; k < count; k++) {
        const p = posted[k] as number;
        const run = runOf(p);
        if (!this.isInTime(run) || (!isWholeCell(p) && !this.isNear(run, probe))) continue;
        const id = this.ids[this.runs.all[run * own] as number] as string;
        if (!ids.includes(id)) ids.push(id);
      }
    }
  }

  private isInTime(run: number): boolean {
    const first = this.windows.firstOf(run) * 2;
    const end = first + this.windows.countOf(run) * 2;
    for (let i = first; i < end; i += 2)
      if ((this.times.all[i] as number) <= look.until && (this.times.all[i + 1] as number) >= look.since) return true;
    return false;
  }

  private isNear(run: number, { lon, lat, plusMinusKm }: Probe): boolean {
    const near = this.areas.near(run, look.x, look.y, look.z, look.angle);
    return near === 1 || (near === -1 && this.areas.exactly(run, lon, lat, plusMinusKm * 1000));
  }
}

/** The tags of the buckets that a probe touches, without their cell. */
function fillTags(span: number): void {
  const tags = look.tags[span] as number[];
  const [from, to] = [bucketAt(span, look.since), bucketAt(span, look.until)];
  tags.length = to - from + 1;
  for (let b = from; b <= to; b++) tags[b - from] = tagOf(0, span, b);
}

// Room that every call uses again: nothing in it outlives the call.
const cells: { readonly all: number[]; readonly whole: boolean[] } = { all: [], whole: [] };
const here: CellCap = { lon: 0, lat: 0, radius: 0 };
const look = {
  ...{ x: 0, y: 0, z: 0, angle: 0, since: 0, until: 0 },
  minutes: [0, 0] as readonly [number, number],
  tags: Array.from({ length: spanSizes }, (): number[] => []),
};
const around: Bounds = { lon: 0, south: 0, north: 0, half: 0 };
const [probed, posted]: [number[], number[]] = [[], []];
