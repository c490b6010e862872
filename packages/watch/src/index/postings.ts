/**
 * Which windows stand in a bucket of time × a cell of the globe: a table of chains. A posting holds its window, whether the window's
 * area holds the whole cell (then no distance need be measured), and the tag of its cell and bucket, so that chains never mix.
 */
import { cellsInAll } from "./grid.ts";
import { Pool } from "./pool.ts";
import { spanSizes } from "./spans.ts";

/** A posting: its window with the top bit for *holds the whole cell*, its tag, and the next in its chain, or `none`. */
const perPosting = 3;
const none = 0xffffffff;
export const wholeBit = 0x80000000;
export const windowOf = (posted: number): number => (posted & ~wholeBit) >>> 0;

/** Buckets come round after so many; the clock is asked anyway. With every cell and size of bucket beside it, a tag fits in 32 bits. */
const bucketsRound = Math.floor(2 ** 32 / (cellsInAll * spanSizes));
export function tagOf(cell: number, span: number, bucket: number): number {
  const b = ((bucket % bucketsRound) + bucketsRound) % bucketsRound;
  return (b * spanSizes + span) * cellsInAll + cell;
}

export class Postings {
  private heads: Uint32Array;
  private readonly rows = new Pool((n) => new Uint32Array(n), perPosting);
  private count = 0;

  constructor(keys = 1 << 10) {
    this.heads = new Uint32Array(keys).fill(none);
  }

  get bytes(): number {
    return this.heads.byteLength + this.rows.bytes;
  }

  private slot(tag: number): number {
    let h = Math.imul(tag ^ (tag >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return ((h ^ (h >>> 16)) & (this.heads.length - 1)) >>> 0;
  }

  put(tag: number, window: number, isWhole: boolean): void {
    if (this.count >= this.heads.length * 2) this.settle(this.heads.length * 2);
    const row = this.rows.take();
    const slot = this.slot(tag);
    const p = this.rows.all;
    p[row * perPosting] = isWhole ? (window | wholeBit) >>> 0 : window;
    p[row * perPosting + 1] = tag;
    p[row * perPosting + 2] = this.heads[slot] as number;
    this.heads[slot] = row;
    this.count++;
  }

  withdraw(tag: number, window: number): void {
    const slot = this.slot(tag);
    const p = this.rows.all;
    let before = none;
    for (let row = this.heads[slot] as number; row !== none; row = p[row * perPosting + 2] as number) {
      if (p[row * perPosting + 1] === tag && windowOf(p[row * perPosting] as number) === window) {
        const next = p[row * perPosting + 2] as number;
        if (before === none) this.heads[slot] = next;
        else p[before * perPosting + 2] = next;
        this.rows.give(row);
        this.count--;
        return;
      }
      before = row;
    }
  }

  /** What is posted under a tag, into `out` from `n` on, as posted. @returns how many are then in it */
  read(tag: number, out: number[], n: number): number {
    const p = this.rows.all;
    let count = n;
    for (let row = this.heads[this.slot(tag)] as number; row !== none; row = p[row * perPosting + 2] as number)
      if (p[row * perPosting + 1] === tag) out[count++] = p[row * perPosting] as number;
    return count;
  }

  /** Lays each chain in one piece, so that reading it walks straight on; over so many heads. */
  settle(keys = this.heads.length): void {
    const [heads, from] = [this.heads, this.rows.all];
    if (keys !== heads.length) return this.rehash(keys);
    const to = new Uint32Array(this.count * perPosting);
    let next = 0;
    for (let slot = 0; slot < heads.length; slot++) {
      let row = heads[slot] as number;
      if (row === none) continue;
      heads[slot] = next;
      while (row !== none) {
        to[next * perPosting] = from[row * perPosting] as number;
        to[next * perPosting + 1] = from[row * perPosting + 1] as number;
        row = from[row * perPosting + 2] as number;
        to[next * perPosting + 2] = row === none ? none : next + 1;
        next++;
      }
    }
    this.rows.replace(to, next);
  }

  private rehash(keys: number): void {
    const old = this.heads;
    const p = this.rows.all;
    this.heads = new Uint32Array(keys).fill(none);
    for (let slot = 0; slot < old.length; slot++) {
      for (let row = old[slot] as number; row !== none; ) {
        const next = p[row * perPosting + 2] as number;
        const home = this.slot(p[row * perPosting + 1] as number);
        p[row * perPosting + 2] = this.heads[home] as number;
        this.heads[home] = row;
        row = next;
      }
    }
  }
}
