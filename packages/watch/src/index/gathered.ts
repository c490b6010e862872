/** Postings of many runs, before they are laid out all at once. */
export class Gathered {
  /** Packed span of each run, in the order in which they came. */
  packed: Int32Array;
  /** Its number. */
  runs: Int32Array;
  /** Where its lists begin in `lists`, and, after the last, where they end. */
  firstOf: Int32Array;
  lists: Int32Array;
  /** How many runs, and how many postings. */
  count = 0;
  length = 0;

  /** @param runs how many will come, about */
  constructor(runs: number) {
    this.packed = new Int32Array(runs);
    this.runs = new Int32Array(runs);
    this.firstOf = new Int32Array(runs + 1);
    this.lists = new Int32Array(runs * 2 + 16);
  }

  /** The next run; {@link put} then says where it stands. */
  begin(packed: number, run: number): void {
    if (this.count === this.packed.length) this.grow();
    this.packed[this.count] = packed;
    this.runs[this.count++] = run;
    this.firstOf[this.count] = this.length;
  }

  put(list: number): void {
    if (this.length === this.lists.length) this.lists = longer(this.lists);
    this.lists[this.length++] = list;
    this.firstOf[this.count] = this.length;
  }

  private grow(): void {
    this.packed = longer(this.packed);
    this.runs = longer(this.runs);
    this.firstOf = longer(this.firstOf);
  }

  /** The runs by their packed spans, the earliest first: sorted by eleven bits at a time, the lowest before the others. */
  inOrder(): Int32Array {
    let order = new Int32Array(this.count);
    for (let i = 0; i < this.count; i++) order[i] = i;
    let other = new Int32Array(this.count);
    for (let shift = 0; shift < 31; shift += digit) {
      const next = new Int32Array(2 ** digit + 1);
      for (let i = 0; i < this.count; i++) {
        const d = (((this.packed[i] as number) >>> shift) & mask) + 1;
        next[d] = (next[d] as number) + 1;
      }
      for (let d = 0; d < mask; d++) next[d + 1] = (next[d + 1] as number) + (next[d] as number);
      for (let k = 0; k < this.count; k++) {
        const i = order[k] as number;
        const d = ((this.packed[i] as number) >>> shift) & mask;
        const at = next[d] as number;
        other[at] = i;
        next[d] = at + 1;
      }
      [order, other] = [other, order];
    }
    return order;
  }
}

function longer(full: Int32Array): Int32Array {
  const more = new Int32Array(full.length + (full.length >> 1) + 16);
  more.set(full);
  return more;
}

const digit = 11;
const mask = 2 ** digit - 1;
