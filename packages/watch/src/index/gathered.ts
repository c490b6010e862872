/** Postings of many runs, numbered from nought as they come, before they are laid out all at once. */
export class Gathered {
  /** Of each run its packed span and where its lists end in `lists`; they begin where those of the one before end. */
  heads: Int32Array;
  lists: Int32Array;
  /** How many runs, and how many postings. */
  count = 0;
  length = 0;

  /** @param runs how many will come, about */
  constructor(runs: number) {
    this.heads = new Int32Array(runs * 2 + 2);
    this.lists = new Int32Array(runs * 2 + 16);
  }

  /** The next run; {@link put} then says where it stands. */
  begin(packed: number): void {
    if (this.count * 2 === this.heads.length) this.heads = longer(this.heads);
    this.heads[this.count * 2] = packed;
    this.heads[this.count * 2 + 1] = this.length;
    this.count++;
  }

  put(list: number): void {
    if (this.length === this.lists.length) this.lists = longer(this.lists);
    this.lists[this.length++] = list;
    this.heads[this.count * 2 - 1] = this.length;
  }

  /** The runs by their packed spans, the earliest first: sorted by eleven bits at a time, the lowest before the others. */
  inOrder(): Int32Array {
    let order = new Int32Array(this.count);
    for (let i = 0; i < this.count; i++) order[i] = i;
    let other = new Int32Array(this.count);
    for (let shift = 0; shift < 31; shift += digit) {
      this.sortBy(shift, order, other);
      [order, other] = [other, order];
    }
    return order;
  }

  private sortBy(shift: number, from: Int32Array, to: Int32Array): void {
    const { heads, count } = this;
    const next = new Int32Array(mask + 2);
    for (let i = 0; i < count; i++) {
      const d = (((heads[i * 2] as number) >>> shift) & mask) + 1;
      next[d] = (next[d] as number) + 1;
    }
    for (let d = 0; d < mask; d++) next[d + 1] = (next[d + 1] as number) + (next[d] as number);
    for (let k = 0; k < count; k++) {
      const i = from[k] as number;
      const d = ((heads[i * 2] as number) >>> shift) & mask;
      const at = next[d] as number;
      to[at] = i;
      next[d] = at + 1;
    }
  }
}

function longer(full: Int32Array): Int32Array {
  const more = new Int32Array(full.length + (full.length >> 2) * 2 + 16);
  more.set(full);
  return more;
}

const digit = 11;
const mask = 2 ** digit - 1;
