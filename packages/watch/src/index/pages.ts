/**
 * Rows of whole numbers in pages, so that growing never copies what is there. A block is rows that lie together in one page; what is
 * given back is used again, a larger block being cut where there is none of the size.
 */
const shift = 12;
const rowsOfPage = 1 << shift;
const inPage = rowsOfPage - 1;

export class Pages {
  /** A block larger than a page has a page of its own: read a block from its first row on, never from the numbers of its others. */
  readonly all: Int32Array[] = [];
  private readonly wide: number;
  private next = rowsOfPage;
  /** First rows of free blocks, by how many rows they have. */
  private readonly free: number[][] = [];
  /** No free block is larger. */
  private largest = 0;
  private numbers = 0;

  /** @param wide numbers to a row */
  constructor(wide: number) {
    this.wide = wide;
  }

  get bytes(): number {
    return this.numbers * 4 + this.all.length * 8 + this.free.reduce((sum, f) => sum + f.length * 8, 0);
  }

  page = (first: number): Int32Array => this.all[first >>> shift] as Int32Array;
  /** Where in its page a block begins, in numbers. */
  place = (first: number): number => (first & inPage) * this.wide;

  /** @returns the first row of a block, whose numbers may be anything */
  take(rows: number): number {
    return (rows > this.largest ? undefined : this.takeFree(rows)) ?? this.takeNew(rows);
  }

  private takeFree(rows: number): number | undefined {
    const most = Math.min(this.largest, rows + 63);
    for (let size = rows; size <= most; size++) {
      const first = this.free[size]?.pop();
      if (first === undefined) continue;
      if (size > rows) this.give(first + rows, size - rows);
      return first;
    }
    if (most === this.largest) this.largest = Math.min(most, rows - 1);
    return undefined;
  }

  private takeNew(rows: number): number {
    if (this.next + rows > rowsOfPage) {
      if (this.next < rowsOfPage) this.give((this.all.length - 1) * rowsOfPage + this.next, rowsOfPage - this.next);
      this.all.push(pageOf(Math.max(rows, rowsOfPage) * this.wide));
      this.numbers += Math.max(rows, rowsOfPage) * this.wide;
      this.next = 0;
    }
    const first = (this.all.length - 1) * rowsOfPage + this.next;
    this.next += rows;
    return first;
  }

  /** Gives back the end of a block of so many rows, all but the first `left`. */
  giveEnd(first: number, rows: number, left: number): void {
    // What is beyond a page cannot be named; it goes with its block.
    if ((first & inPage) + rows <= rowsOfPage && left < rows) this.give(first + left, rows - left);
  }

  give(first: number, rows: number): void {
    if (rows > rowsOfPage) {
      // What is beyond a page has no numbers of its own.
      this.numbers -= this.page(first).length;
      this.all[first >>> shift] = pageOf(rowsOfPage * this.wide);
      this.numbers += rowsOfPage * this.wide;
      this.give(first, rowsOfPage);
      return;
    }
    while (this.free.length <= rows) this.free.push([]);
    this.free[rows]?.push(first);
    if (rows > this.largest) this.largest = rows;
  }
}

/**
 * Of shared memory where there is any, though nothing shares it: V8 takes each 64 MB of other buffers for a reason to go through all that a
 * process holds, a third of a second and more while a large index is built.
 */
const pageOf = (numbers: number): Int32Array =>
  new Int32Array(
    typeof SharedArrayBuffer === "undefined" ? new ArrayBuffer(numbers * 4) : new SharedArrayBuffer(numbers * 4),
  );
