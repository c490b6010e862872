/** Lists of rows in flat memory, one list to an owner, all of a list together. What is given back is closed up when it is half of all. */
import { Pool } from "./pool.ts";

type Numbers = Float64Array | Float32Array | Int32Array;

export class Lists {
  /** Where each owner's list begins, and how long it is. */
  private readonly spans = new Pool((n) => new Uint32Array(n), 2);
  private readonly pools: readonly Pool<Numbers>[];
  private lost = 0;

  constructor(...pools: readonly Pool<Numbers>[]) {
    this.pools = pools;
  }

  get bytes(): number {
    return this.spans.bytes + this.pools.reduce((sum, p) => sum + p.bytes, 0);
  }

  firstOf = (owner: number): number => this.spans.all[owner * 2] as number;
  countOf = (owner: number): number => this.spans.all[owner * 2 + 1] as number;

  /** Room for an owner's list. @returns its first row, in every pool the same */
  put(owner: number, count: number): number {
    const all = this.spans.upTo(owner);
    let first = 0;
    for (const pool of this.pools) {
      first = pool.length;
      if (count > 0) pool.upTo(first + count - 1);
    }
    all[owner * 2] = first;
    all[owner * 2 + 1] = count;
    return first;
  }

  forget(owner: number): void {
    this.lost += this.countOf(owner);
    this.spans.all[owner * 2 + 1] = 0;
    if (this.lost > 1024 && this.lost * 2 > (this.pools[0]?.length ?? 0)) this.closeUp();
  }

  reserve(owners: number, rows: number): void {
    this.spans.reserve(owners);
    for (const pool of this.pools) pool.reserve(rows);
  }

  settle(): void {
    for (const pool of [this.spans, ...this.pools]) pool.trim();
  }

  private closeUp(): void {
    const owners = Array.from({ length: this.spans.length }, (_, i) => i).filter((i) => this.countOf(i) > 0);
    owners.sort((a, b) => this.firstOf(a) - this.firstOf(b));
    let next = 0;
    for (const owner of owners) {
      const [first, count] = [this.firstOf(owner), this.countOf(owner)];
      for (const pool of this.pools) pool.move(first, next, count);
      this.spans.all[owner * 2] = next;
      next += count;
    }
    for (const pool of this.pools) pool.length = next;
    this.lost = 0;
  }
}
