/** Rows of numbers, so many to a row, in one typed array that grows by half when it is full. Rows given back are used again. */
type Numbers = Float64Array | Float32Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

export class Pool<T extends Numbers> {
  all: T;
  /** Rows ever taken; those given back among them. */
  length = 0;
  private readonly make: (n: number) => T;
  private readonly wide: number;
  private free: number[] = [];

  constructor(make: (n: number) => T, wide: number) {
    this.make = make;
    this.wide = wide;
    this.all = make(16 * wide);
  }

  get bytes(): number {
    return this.all.byteLength + this.free.length * 8;
  }

  take(): number {
    const given = this.free.pop();
    if (given !== undefined) return given;
    if ((this.length + 1) * this.wide > this.all.length) this.reserve(Math.ceil(this.length * 1.5) + 16);
    return this.length++;
  }

  /** All rows, with room for this one: for a pool whose rows are those of another. */
  at(row: number): T {
    if (row >= this.length) this.length = row + 1;
    if (this.length * this.wide > this.all.length) this.reserve(Math.ceil(this.length * 1.5) + 16);
    return this.all;
  }

  give(row: number): void {
    this.free.push(row);
  }

  /** Other rows in place of all. */
  replace(all: T, length: number): void {
    this.all = all;
    this.length = length;
    this.free = [];
  }

  /** Room for so many rows, no more and no less than what is in use. */
  reserve(rows: number): void {
    const next = this.make(Math.max(rows, this.length) * this.wide);
    next.set(this.all.subarray(0, this.length * this.wide) as never);
    this.all = next;
  }
}
