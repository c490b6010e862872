/**
 * Windows in time and space, a million and more of them, each to be found by a moment and a place. An entry is what one warning or
 * notification says; its windows and areas are rows in flat memory, posted under the buckets of time × cells of the globe that they
 * touch. A look-up reads one such bucket × cell at each size, asks the clock, and measures only where a cell is not wholly inside.
 */
import type { Instant } from "@comity/wire";
import { msOf } from "@comity/wire";
import { earthMetres, radians, sphereOff } from "../area/geodesic.ts";
import type { WarningArea, Window } from "../types.ts";
import { Areas } from "./areas.ts";
import { type CellCap, capOfCell, cellAt, cellRadians, cellsOfCap, sizes } from "./grid.ts";
import { Pool } from "./pool.ts";
import { Postings, tagOf, wholeBit, windowOf } from "./postings.ts";
import { bucketAt, openSize, spanSize, spanSizes } from "./spans.ts";

export interface Entry {
  /** Of a warning, a notification or a group; each once. */
  readonly id: string;
  readonly windows: readonly Pick<Window, "from" | "to">[];
  /** Any of them: each area with each window. An area that carries windows of its own has those instead. */
  readonly areas: readonly WarningArea[];
  /** Counts as part of every area, all around it. Left out: none. */
  readonly marginKm?: number;
}

/** A moment and a place, each more or less. */
export interface Probe {
  /** Milliseconds since 1970, UTC. */
  readonly ms: number;
  readonly plusMinusMs: number;
  readonly lon: number;
  readonly lat: number;
  readonly plusMinusKm: number;
}

const perWindow = 2;
const noRow = 0xffffffff;

export class WindowIndex {
  private readonly areas = new Areas();
  private readonly postings = new Postings();
  /** Of each window: opens and closes (Infinity where it is open), its area, and the next window of the same entry. */
  private readonly times = new Pool((n) => new Float64Array(n), perWindow);
  private readonly areaOf = new Pool((n) => new Uint32Array(n), 1);
  private readonly nextOf = new Pool((n) => new Uint32Array(n), 1);
  /** Of each area: its entry, how many windows use it, and the cells that it touches. */
  private readonly entryOf = new Pool((n) => new Uint32Array(n), 1);
  private readonly usersOf = new Pool((n) => new Uint32Array(n), 1);
  private ids: (string | undefined)[] = [];
  private readonly freeIds: number[] = [];
  private readonly firstOf = new Map<string, number>();
  /** How many windows stand at each size of bucket × size of cell: a look-up passes over those that have none. */
  private readonly at = new Uint32Array(spanSizes * sizes);
  private live = 0;

  /** How many windows it holds. */
  get size(): number {
    return this.live;
  }

  /** Bytes of its typed arrays and of what names the entries; the texts of the ids are the caller's. */
  get bytes(): number {
    const flat = [this.areas, this.postings, this.times, this.areaOf, this.nextOf, this.entryOf, this.usersOf];
    return flat.reduce((sum, p) => sum + p.bytes, 0) + this.ids.length * 8 + this.firstOf.size * 40;
  }

  static of(entries: Iterable<Entry>): WindowIndex {
    const index = new WindowIndex();
    for (const e of entries) index.add(e);
    index.settle();
    return index;
  }

  /** Adds an entry, or more windows to one that is there. One that has no windows or no areas is not found by any look-up. */
  add(entry: Entry): void {
    const name = this.nameOf(entry.id);
    for (const area of entry.areas) {
      const windows = area.windows ?? entry.windows;
      if (windows.length === 0) continue;
      const row = this.areas.put(area, entry.marginKm ?? 0);
      this.entryOf.at(row)[row] = name;
      this.usersOf.at(row)[row] = windows.length;
      const count = this.cellsOf(row);
      for (const w of windows)
        this.addWindow(entry.id, row, msOf(w.from), w.to === null ? Infinity : msOf(w.to), count);
    }
  }

  /** Takes an entry out, or only its windows of one opening. @returns how many windows went */
  withdraw(id: string, opens?: Instant): number {
    const from = opens === undefined ? undefined : msOf(opens);
    let [before, went] = [noRow, 0];
    const next = this.nextOf.all;
    for (let w = this.firstOf.get(id) ?? noRow; w !== noRow; ) {
      const after = next[w] as number;
      if (from === undefined || this.times.all[w * perWindow] === from) {
        if (before !== noRow) next[before] = after;
        else if (after !== noRow) this.firstOf.set(id, after);
        this.dropWindow(w);
        if (before === noRow && after === noRow) this.forgetName(id, w);
        went++;
      } else before = w;
      w = after;
    }
    return went;
  }

  private forgetName(id: string, lastWindow: number): void {
    const name = this.entryOf.all[this.areaOf.all[lastWindow] as number] as number;
    this.firstOf.delete(id);
    this.ids[name] = undefined;
    this.freeIds.push(name);
  }

  private nameOf(id: string): number {
    const first = this.firstOf.get(id);
    if (first !== undefined) return this.entryOf.all[this.areaOf.all[first] as number] as number;
    const name = this.freeIds.pop() ?? this.ids.length;
    this.ids[name] = id;
    return name;
  }

  private addWindow(id: string, area: number, from: number, to: number, count: number): void {
    const w = this.areaOf.take();
    this.times.take();
    this.nextOf.take();
    this.times.all[w * perWindow] = from;
    this.times.all[w * perWindow + 1] = to;
    this.areaOf.all[w] = area;
    this.nextOf.all[w] = this.firstOf.get(id) ?? noRow;
    this.firstOf.set(id, w);
    this.live++;
    const span = spanSize(from, to);
    this.at[span * sizes + cells.size] = (this.at[span * sizes + cells.size] as number) + 1;
    for (let b = bucketAt(span, from); b <= lastBucket(span, to); b++)
      for (let i = 0; i < count; i++)
        this.postings.put(tagOf(cells.all[i] as number, span, b), w, cells.whole[i] === true);
  }

  private dropWindow(w: number): void {
    const area = this.areaOf.all[w] as number;
    const [from, to] = [this.times.all[w * perWindow] as number, this.times.all[w * perWindow + 1] as number];
    const span = spanSize(from, to);
    const count = this.cellsOf(area);
    this.at[span * sizes + cells.size] = (this.at[span * sizes + cells.size] as number) - 1;
    for (let b = bucketAt(span, from); b <= lastBucket(span, to); b++)
      for (let i = 0; i < count; i++) this.postings.withdraw(tagOf(cells.all[i] as number, span, b), w);
    for (const pool of [this.times, this.areaOf, this.nextOf]) pool.give(w);
    this.live--;
    const users = (this.usersOf.all[area] as number) - 1;
    this.usersOf.all[area] = users;
    if (users === 0) this.areas.forget(area);
  }

  /** After many have been added at once: look-ups then read straight on, and no memory is kept for more. */
  settle(): void {
    this.postings.settle();
    for (const pool of [this.times, this.areaOf, this.nextOf]) pool.reserve(0);
    this.areas.settle();
  }

  /**
   * The cells that an area touches, into {@link cells}: at the finest size at which its cap touches few, or one size finer where the
   * area itself, long and narrow, touches few of them.
   */
  private cellsOf(area: number): number {
    const [lon, lat, radius] = [this.areas.lon(area), this.areas.lat(area), this.areas.capRadius(area)];
    let size = sizes - 1;
    while (size > 0 && radius > 0.5 * cellRadians(size)) size--;
    if (size < sizes - 1 && this.areas.isLong(area)) {
      const finer = this.touched(area, size + 1, cellsOfCap(size + 1, lon, lat, radius, cells.all));
      if (finer <= cellsMost) return finer;
    }
    return this.touched(area, size, cellsOfCap(size, lon, lat, radius, cells.all));
  }

  private touched(area: number, size: number, count: number): number {
    cells.size = size;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const cell = cells.all[i] as number;
      const cap = capOfCell(size, cell, here);
      const cos = Math.cos(cap.lat * radians);
      const [x, y, z] = [
        cos * Math.cos(cap.lon * radians),
        cos * Math.sin(cap.lon * radians),
        Math.sin(cap.lat * radians),
      ];
      const held = this.areas.holdsCap(area, x, y, z, cap.radius);
      if (held === 0) continue;
      cells.all[kept] = cell;
      cells.whole[kept++] = held === 1;
    }
    return kept;
  }

  /** Ids of entries with a window and an area that the probe may have been in, each once, in no order that means anything. */
  query(probe: Probe): readonly string[] {
    const found = this.rows(probe);
    const ids: string[] = [];
    for (let i = 0; i < found; i++) {
      const id = this.ids[this.entryOf.all[this.areaOf.all[hits[i] as number] as number] as number];
      if (id !== undefined && !ids.includes(id)) ids.push(id);
    }
    return ids;
  }

  /** Windows of the probe, into {@link hits}. @returns how many */
  private rows({ ms, plusMinusMs, lon, lat, plusMinusKm }: Probe): number {
    const cos = Math.cos(lat * radians);
    const [x, y, z] = [cos * Math.cos(lon * radians), cos * Math.sin(lon * radians), Math.sin(lat * radians)];
    const angle = (plusMinusKm * 1000) / earthMetres;
    const [since, until] = [ms - plusMinusMs, ms + plusMinusMs];
    let [found, last] = [0, -1];
    let cellCount = 0;
    for (let size = 0; size < sizes; size++) {
      for (let span = 0; span < spanSizes; span++) {
        if (this.at[span * sizes + size] === 0) continue;
        if (last !== size) {
          last = size;
          cellCount =
            angle === 0
              ? one(probed, cellAt(size, lon, lat))
              : cellsOfCap(size, lon, lat, angle * (1 + sphereOff), probed);
        }
        for (let b = bucketAt(span, since); b <= lastBucket(span, until); b++)
          for (let i = 0; i < cellCount; i++) {
            const count = this.postings.read(tagOf(probed[i] as number, span, b), posted, 0);
            for (let k = 0; k < count; k++) {
              const p = posted[k] as number;
              const w = windowOf(p);
              if (
                (this.times.all[w * perWindow] as number) > until ||
                (this.times.all[w * perWindow + 1] as number) < since
              )
                continue;
              if (p < wholeBit && !this.isNear(w, x, y, z, angle, lon, lat, plusMinusKm)) continue;
              hits[found++] = w;
            }
          }
      }
    }
    return found;
  }

  private isNear(
    w: number,
    x: number,
    y: number,
    z: number,
    angle: number,
    lon: number,
    lat: number,
    km: number,
  ): boolean {
    const area = this.areaOf.all[w] as number;
    const near = this.areas.near(area, x, y, z, angle);
    return near === 1 || (near === -1 && this.areas.exactly(area, lon, lat, km * 1000));
  }
}

/** More cells than this to an area, and it stands at the next coarser size. */
const cellsMost = 6;
const lastBucket = (span: number, ms: number): number => (span === openSize ? 0 : bucketAt(span, ms));
function one(into: number[], cell: number): number {
  into[0] = cell;
  return 1;
}

// Room that every call uses again: nothing in it outlives the call.
const cells: { size: number; readonly all: number[]; readonly whole: boolean[] } = { size: 0, all: [], whole: [] };
const here: CellCap = { lon: 0, lat: 0, radius: 0 };
const [probed, posted, hits]: [number[], number[], number[]] = [[], [], []];
