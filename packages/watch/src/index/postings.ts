/**
 * Which runs of windows stand in a bucket of time × a cell of the globe: a table of chains. A posting holds its run, whether the run's
 * area holds the whole cell (then no distance need be measured), the tag of its cell and bucket, so that chains never mix, and from
 * which minute to which the run lasts, so that most are passed over without a look at anything else.
 */
import { cellsInAll } from "./grid.ts";
import { Pool } from "./pool.ts";
import { spanSizes } from "./spans.ts";

const width = 5;
const [atRun, atTag, atNext, atSince, atUntil] = [0, 1, 2, 3, 4] as const;
const none = -1;
/** A posting's run below nought: its area holds the whole cell. */
const wholeBit = 0x80000000 | 0;
export const runOf = (posted: number): number => posted & 0x7fffffff;
export const isWholeCell = (posted: number): boolean => posted < 0;

/** Whole minutes since 1970, never negative, and at most what 31 bits hold: rounded out, so that nothing is passed over. */
export const minuteOf = (ms: number): number => Math.min(0x7fffffff, Math.max(0, Math.floor(ms / 60_000)));

/** Buckets come round after so many; the minutes are asked anyway. With every cell and size of bucket beside it, a tag fits 32 bits. */
const bucketsRound = Math.floor(2 ** 32 / (cellsInAll * spanSizes));
export function tagOf(cell: number, span: number, bucket: number): number {
  const b = ((bucket % bucketsRound) + bucketsRound) % bucketsRound;
  return withCell((b * spanSizes + span) * cellsInAll, cell);
}
export const withCell = (tag: number, cell: number): number => (tag + cell) | 0;

export class Postings {
  private heads: Int32Array;
  private readonly rows = new Pool((n) => new Int32Array(n), width);
  private count = 0;

  /** @param expected how many postings, about; it grows when there are more */
  constructor(expected: number) {
    this.heads = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(1024, expected)))).fill(none);
    this.rows.reserve(expected);
  }

  get bytes(): number {
    return this.heads.byteLength + this.rows.bytes;
  }

  private slot(tag: number): number {
    let h = Math.imul(tag ^ (tag >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return (h ^ (h >>> 16)) & (this.heads.length - 1);
  }

  /** @param since @param until the run's first and last minute */
  put(tag: number, run: number, isWhole: boolean, since: number, until: number): void {
    if (this.count >= this.heads.length * 2) this.rehash(this.heads.length * 2);
    const row = this.rows.take() * width;
    const slot = this.slot(tag);
    const p = this.rows.all;
    p[row + atRun] = isWhole ? run | wholeBit : run;
    p[row + atTag] = tag;
    p[row + atNext] = this.heads[slot] as number;
    p[row + atSince] = since;
    p[row + atUntil] = until;
    this.heads[slot] = row / width;
    this.count++;
  }

  withdraw(tag: number, run: number): void {
    const slot = this.slot(tag);
    const p = this.rows.all;
    let before = none;
    for (let row = this.heads[slot] as number; row !== none; row = p[row * width + atNext] as number) {
      if (p[row * width + atTag] === tag && runOf(p[row * width] as number) === run) {
        const next = p[row * width + atNext] as number;
        if (before === none) this.heads[slot] = next;
        else p[before * width + atNext] = next;
        this.rows.give(row);
        this.count--;
        return;
      }
      before = row;
    }
  }

  /** Runs under a tag that touch these minutes, as posted, into `out` from `n` on. @returns how many are then in it */
  read(tag: number, since: number, until: number, out: number[], n: number): number {
    const p = this.rows.all;
    let count = n;
    let row = this.heads[this.slot(tag)] as number;
    while (row !== none) {
      const at = row * width;
      if (p[at + atTag] === tag && (p[at + atSince] as number) <= until && (p[at + atUntil] as number) >= since)
        out[count++] = p[at] as number;
      row = p[at + atNext] as number;
    }
    return count;
  }

  /** Lays each chain in one piece, so that reading it walks straight on. */
  settle(): void {
    const [heads, from] = [this.heads, this.rows.all];
    const to = new Int32Array(this.count * width);
    let next = 0;
    for (let slot = 0; slot < heads.length; slot++) {
      let row = heads[slot] as number;
      if (row === none) continue;
      heads[slot] = next;
      while (row !== none) {
        const at = next * width;
        for (let i = 0; i < width; i++) to[at + i] = from[row * width + i] as number;
        row = from[row * width + atNext] as number;
        next++;
        to[at + atNext] = row === none ? none : next;
      }
    }
    this.rows.replace(to, next);
  }

  private rehash(keys: number): void {
    const old = this.heads;
    const p = this.rows.all;
    this.heads = new Int32Array(keys).fill(none);
    for (const head of old) {
      for (let row = head; row !== none; ) {
        const next = p[row * width + atNext] as number;
        const home = this.slot(p[row * width + atTag] as number);
        p[row * width + atNext] = this.heads[home] as number;
        this.heads[home] = row;
        row = next;
      }
    }
  }
}
