/** Rows of numbers, so many to a row, in one typed array that grows by half when it is full. Rows given back are used again. */
type Numbers = Float64Array | Float32Array | Uint32Array | Int32Array | Uint8Array;

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
    const row = this.free.pop() ?? this.length;
    this.upTo(row);
    return row;
  }

  /** All rows, with room for this one. */
  upTo(row: number): T {
    if (row >= this.length) this.length = row + 1;
    if (this.length * this.wide > this.all.length) this.resize(Math.ceil(this.length * 1.5));
    return this.all;
  }

  give(row: number): void {
    this.free.push(row);
  }

  move(from: number, to: number, count: number): void {
    this.all.copyWithin(to * this.wide, from * this.wide, (from + count) * this.wide);
  }

  /** Other rows in place of all. */
  replace(all: T, length: number): void {
    this.all = all;
    this.length = length;
    this.free = [];
  }

  reserve(rows: number): void {
    if (rows > this.length) this.resize(rows);
  }

  /** No more room than what is in use. */
  trim(): void {
    this.resize(this.length);
  }

  private resize(rows: number): void {
    const next = this.make(rows * this.wide);
    next.set(this.all.subarray(0, this.length * this.wide) as never);
    this.all = next;
  }
}
