/**
 * Windows in time and space, a million and more of them, each to be found by a moment and a place. What one warning or notification says
 * is an entry; an area of it with the windows of that area is a *run*, posted in each cell of the globe that it touches, in the order of
 * time. A look-up reads such a list or four at each size of cell, asks the clock, and measures.
 */
import { earthMetres, radians, sphereOff } from "../area/geodesic.ts";
import type { WarningArea } from "../types.ts";
import { Areas } from "./areas.ts";
import { cellsOf, cellsOfKept, takeKept } from "./cells.ts";
import { type Bounds, boundsOfCap, cellsInAll, cellsWithin, sizeOf, sizes } from "./grid.ts";
import { GatheredNames, Names } from "./names.ts";
import { Gathered, listOf, Postings } from "./postings.ts";
import { noRun } from "./runs.ts";
import { lastStep, packSpan, spanSize, spanSizes, stepOf } from "./spans.ts";
import type { SpanMs } from "./times.ts";

export type { SpanMs } from "./times.ts";
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

export class WindowIndex {
  private readonly runs = new Areas();
  private readonly postings = new Postings();
  /** Of each run. */
  private readonly ids: (string | undefined)[] = [];
  private readonly names = new Names((run) => this.ids[run] as string);
  /** Which sizes of span have ever been in a cell, a bit for each. */
  private readonly present = new Uint8Array(cellsInAll);
  private readonly presentAt = new Uint8Array(sizes);
  /** While many are added at once. */
  private gathered: Gathered | undefined;
  private live = 0;

  /** How many windows it holds; one that goes with two areas counts twice. */
  get size(): number {
    return this.live;
  }

  /** Bytes of its typed arrays, and eight for each id; the text of an id is the caller's. */
  get bytes(): number {
    return this.runs.bytes + this.postings.bytes + this.names.bytes + this.present.byteLength + this.ids.length * 8;
  }

  static of(entries: readonly Entry[]): WindowIndex {
    const index = new WindowIndex();
    index.build(entries);
    return index;
  }

  /** Many at once, where there are none yet. */
  private build(entries: readonly Entry[]): void {
    const gathered = new Gathered(entries.length);
    const names = new GatheredNames(entries.length);
    this.gathered = gathered;
    // Grown by itself it would take half as much again.
    this.ids.length = entries.length;
    for (let i = 0; i < entries.length; i++) {
      const e = entries[i] as Entry;
      const run = this.putRuns(e, noRun);
      if (run !== noRun) names.name(e.id, run);
    }
    this.gathered = undefined;
    this.names.fill(names, (run, before) => this.follow(run, before));
    this.postings.layOut(gathered);
  }

  /** Lets the last of the runs that begin with one be followed by another. */
  private follow(run: number, next: number): void {
    let last = run;
    for (let n = this.runs.nextOf(last); n !== noRun; n = this.runs.nextOf(last)) last = n;
    this.runs.giveNext(last, next);
  }

  /** Adds an entry, or more to one that is there. Without windows or without areas there is nothing to find. */
  add(entry: Entry): void {
    const last = this.names.get(entry.id) ?? noRun;
    const run = this.putRuns(entry, last);
    if (run !== last) this.names.set(entry.id, run);
  }

  /** @param last the last run of the entry so far @returns the last now */
  private putRuns({ id, windows, areas, marginKm = 0 }: Entry, last: number): number {
    let run = last;
    if (windows.length === 0) return run;
    for (let n = 0; n < areas.length; n++) {
      const area = areas[n] as WarningArea;
      run = this.runs.put(area, marginKm, windows, run);
      this.ids[run] = id;
      this.post(run, windows);
      this.live += windows.length;
    }
    return run;
  }

  /** Takes an entry out, or only its windows that open at one moment. @returns how many windows went */
  withdraw(id: string, opensMs?: number): number {
    let [before, went] = [noRun, 0];
    for (let run = this.names.get(id) ?? noRun; run !== noRun; ) {
      const next = this.runs.nextOf(run);
      const all = this.runs.windowsOf(run);
      const left = opensMs === undefined ? [] : all.filter((w) => w.from !== opensMs);
      went += all.length - left.length;
      if (left.length < all.length) this.unpost(run, all);
      if (left.length > 0) {
        before = run;
        if (left.length < all.length) this.keep(run, left);
      } else {
        if (before !== noRun) this.runs.setNext(before, next);
        else if (next !== noRun) this.names.set(id, next);
        else this.names.delete(id);
        this.runs.forget(run);
        this.ids[run] = undefined;
      }
      run = next;
    }
    this.live -= went;
    return went;
  }

  private keep(run: number, left: readonly SpanMs[]): void {
    this.runs.keep(run, left);
    takeKept(this.runs, run);
    this.post(run, left);
  }

  /** Posts the run of the area last given in all its cells. */
  private post(run: number, windows: readonly SpanMs[]): void {
    readTimes(windows);
    const { span, packed } = times;
    const count = cellsOf(this.runs, run, windows.length, cells);
    for (let i = 0; i < count; i++) {
      const cell = cells[i] as number;
      const list = listOf(cell, span);
      this.present[cell] = (this.present[cell] as number) | (1 << span);
      if (this.gathered === undefined) this.postings.put(list, packed, run);
      else this.gathered.post(list, packed, run);
    }
    if (count > 0) this.presentAt[sizeOf(cells[0] as number)] = 1;
  }

  /** Takes it out from there. */
  private unpost(run: number, windows: readonly SpanMs[]): void {
    readTimes(windows);
    const { span, packed } = times;
    const count = cellsOfKept(this.runs, run, windows.length, cells);
    for (let i = 0; i < count; i++) this.postings.withdraw(listOf(cells[i] as number, span), packed, run);
  }

  /** Ids of entries with a window and an area that the probe may have been in, each once, in no order that means anything. */
  query(probe: Probe): string[] {
    const { ms, plusMinusMs, lon, lat, plusMinusKm } = probe;
    const cos = Math.cos(lat * radians);
    look.cos = cos;
    look.x = cos * Math.cos(lon * radians);
    look.y = cos * Math.sin(lon * radians);
    look.z = Math.sin(lat * radians);
    look.angle = (plusMinusKm * 1000) / earthMetres;
    look.since = ms - plusMinusMs;
    look.until = ms + plusMinusMs;
    boundsOfCap(lon, lat, look.angle * (1 + sphereOff), around);
    const ids: string[] = [];
    for (let size = 0; size < sizes; size++) {
      if (this.presentAt[size] === 0) continue;
      const count = cellsWithin(size, around, probed);
      for (let i = 0; i < count; i++) {
        const cell = probed[i] as number;
        const spans = this.present[cell] as number;
        for (let span = 0; span < spanSizes; span++)
          if ((spans & (1 << span)) !== 0) this.find(listOf(cell, span), span, probe, ids);
      }
    }
    return ids;
  }

  private find(list: number, span: number, probe: Probe, ids: string[]): void {
    const count = this.postings.read(list, span, stepOf(look.since), stepOf(look.until), posted);
    for (let k = 0; k < count; k++) {
      const run = posted[k] as number;
      if (!this.runs.mayBeNear(run, probe.lon, probe.lat, look.cos, look.angle)) continue;
      if (!this.runs.isInTime(run, look.since, look.until) || !this.isNear(run, probe)) continue;
      const id = this.ids[run] as string;
      if (!ids.includes(id)) ids.push(id);
    }
  }

  private isNear(run: number, { lon, lat, plusMinusKm }: Probe): boolean {
    const near = this.runs.near(run, look.x, look.y, look.z, look.angle);
    return near === 1 || (near === -1 && this.runs.exactly(run, lon, lat, plusMinusKm * 1000));
  }
}

/** When the first of windows begins and the last ends, in {@link times}. */
function readTimes(windows: readonly SpanMs[]): void {
  let first = lastStep;
  let last = 0;
  for (let i = 0; i < windows.length; i++) {
    const w = windows[i] as SpanMs;
    const from = stepOf(w.from);
    const to = stepOf(w.to);
    if (from < first) first = from;
    if (to > last) last = to;
  }
  times.span = spanSize(first, last);
  times.packed = packSpan(times.span, first, last);
}

// Room that every call uses again: nothing in it outlives the call.
const times = { span: 0, packed: 0 };
const look = { cos: 0, x: 0, y: 0, z: 0, angle: 0, since: 0, until: 0 };
const around: Bounds = { west: 0, east: 0, south: 0, north: 0 };
const [cells, probed, posted]: [number[], number[], number[]] = [[], [], []];
