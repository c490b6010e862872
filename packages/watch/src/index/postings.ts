/**
 * Which runs of windows stand in a cell of the globe, by how long they last: a list for each cell and size of span, in the order in which they
 * begin. A run that comes or goes moves the rest of its lists; all of them at once are laid out in one go.
 */

import { Chains } from "./chains.ts";
import { cellsInAll } from "./grid.ts";
import { Pages } from "./pages.ts";
import { sortRecords } from "./sort.ts";
import { leastTouching, mostTouching, reaches, spanSizes } from "./spans.ts";

const wide = 2;
const [first, count, room] = [0, 1, 2] as const;
const perList = 3;

export const listOf = (cell: number, span: number): number => cell * spanSizes + span;

/** Many postings, before they are laid out: of each its list, packed span and run. Lists of neighbouring cells are a group. */
export class Gathered extends Chains {
  /** @param runs how many will come, about */
  constructor(runs: number) {
    super(Math.ceil((cellsInAll * spanSizes) / listsOfGroup), 3, runs * 2);
  }

  post(list: number, packed: number, run: number): void {
    this.put(Math.floor(list / listsOfGroup), list, packed, run);
  }
}
const listsOfGroup = 128;

export class Postings {
  /** Where each list begins, how long it is, and how long it may grow where it is. */
  private readonly lists = new Int32Array(cellsInAll * spanSizes * perList);
  private readonly rows = new Pages(wide);

  get bytes(): number {
    return this.lists.byteLength + this.rows.bytes;
  }

  put(list: number, packed: number, run: number): void {
    const l = this.lists;
    const at = list * perList;
    const n = l[at + count] as number;
    if (n === l[at + room]) this.widen(at, n);
    const page = this.rows.page(l[at + first] as number);
    const base = this.rows.place(l[at + first] as number);
    const i = base + lowest(page, base, n, packed) * wide;
    page.copyWithin(i + wide, i, base + n * wide);
    page[i] = packed;
    page[i + 1] = run;
    l[at + count] = n + 1;
  }

  private widen(at: number, n: number): void {
    const l = this.lists;
    const more = Math.max(n + 2, Math.ceil(n * 1.25));
    const to = this.rows.take(more);
    if (n > 0) {
      const from = l[at + first] as number;
      const base = this.rows.place(from);
      this.rows.page(to).set(this.rows.page(from).subarray(base, base + n * wide), this.rows.place(to));
      this.rows.give(from, n);
    }
    l[at + first] = to;
    l[at + room] = more;
  }

  withdraw(list: number, packed: number, run: number): void {
    const l = this.lists;
    const at = list * perList;
    const n = l[at + count] as number;
    if (n === 0) return;
    const page = this.rows.page(l[at + first] as number);
    const base = this.rows.place(l[at + first] as number);
    const end = base + n * wide;
    for (let i = base + lowest(page, base, n, packed) * wide; i < end && page[i] === packed; i += wide) {
      if (page[i + 1] !== run) continue;
      page.copyWithin(i, i + wide, end);
      l[at + count] = n - 1;
      if (n === 1) {
        this.rows.give(l[at + first] as number, l[at + room] as number);
        l[at + room] = 0;
      }
      return;
    }
  }

  /** Runs of a list that touch these steps of time, as packed, into `out` from nought on. @returns how many */
  read(list: number, span: number, since: number, until: number, out: number[]): number {
    const l = this.lists;
    const at = list * perList;
    const n = l[at + count] as number;
    if (n === 0) return 0;
    const page = this.rows.page(l[at + first] as number);
    const base = this.rows.place(l[at + first] as number);
    const most = mostTouching(until);
    const end = base + n * wide;
    let found = 0;
    for (let i = base + lowest(page, base, n, leastTouching(span, since)) * wide; i < end; i += wide) {
      const packed = page[i] as number;
      if (packed > most) break;
      if (reaches(span, packed, since)) out[found++] = page[i + 1] as number;
    }
    return found;
  }

  /** Lays out all of many postings; there must be none yet. */
  layOut(all: Gathered): void {
    let own = new Int32Array(0);
    let other = own;
    for (let group = 0; group < all.groups; group++) {
      const length = all.lengthOf(group);
      if (length > own.length) [own, other] = [new Int32Array(length * 2), new Int32Array(length * 2)];
      all.read(group, own);
      const sorted = sortRecords(own, other, length);
      for (let i = 0; i < length; ) i = this.layOutList(sorted, i, length);
    }
  }

  /** @returns where the list that begins here ends among all that are sorted */
  private layOutList(sorted: Int32Array, start: number, length: number): number {
    const list = sorted[start] as number;
    let end = start;
    while (end < length && sorted[end] === list) end += 3;
    const n = (end - start) / 3;
    const at = list * perList;
    const to = this.rows.take(n);
    const page = this.rows.page(to);
    for (let i = start, place = this.rows.place(to); i < end; i += 3, place += wide) {
      page[place] = sorted[i + 1] as number;
      page[place + 1] = sorted[i + 2] as number;
    }
    this.lists[at + first] = to;
    this.lists[at + count] = n;
    this.lists[at + room] = n;
    return end;
  }
}

/** How many of a list's postings come before a packed span. */
function lowest(page: Int32Array, base: number, n: number, packed: number): number {
  let [low, high] = [0, n];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((page[base + middle * wide] as number) < packed) low = middle + 1;
    else high = middle;
  }
  return low;
}
