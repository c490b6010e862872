/**
 * Records of two or three whole numbers, gathered in groups before they are put where they belong: those of a group stand in pieces that are
 * linked, in the order in which they came. So what belongs together comes together, and is then worked on in near memory.
 */
const piece = 512;
const inPiece = piece - 1;
const none = -1;

export class Chains {
  private readonly wide: 2 | 3;
  private all: Int32Array;
  private used = 0;
  /** Of each group where its first piece begins, where its next record goes, and how many numbers it has. */
  private readonly first: Int32Array;
  private readonly next: Int32Array;
  private readonly lengths: Int32Array;

  /** @param expected how many records, about */
  constructor(groups: number, wide: 2 | 3, expected: number) {
    this.wide = wide;
    this.all = new Int32Array(Math.ceil((expected * wide) / piece + Math.min(groups, expected)) * piece);
    this.first = new Int32Array(groups).fill(none);
    this.next = new Int32Array(groups).fill(inPiece);
    this.lengths = new Int32Array(groups);
  }

  get groups(): number {
    return this.first.length;
  }

  put(group: number, a: number, b: number, c: number): void {
    let at = this.next[group] as number;
    if ((at & inPiece) + this.wide > inPiece) at = this.more(group, at);
    const { all } = this;
    all[at] = a;
    all[at + 1] = b;
    if (this.wide === 3) all[at + 2] = c;
    this.next[group] = at + this.wide;
    this.lengths[group] = (this.lengths[group] as number) + this.wide;
  }

  private more(group: number, at: number): number {
    const start = this.used;
    this.used += piece;
    if (this.used > this.all.length) {
      const longer = new Int32Array(this.used + (this.used >> 1));
      longer.set(this.all);
      this.all = longer;
    }
    // The last number of a piece says where the next begins.
    if (this.first[group] === none) this.first[group] = start;
    else this.all[at | inPiece] = start;
    return start;
  }

  lengthOf = (group: number): number => this.lengths[group] as number;

  /** Copies a group's records, one after the other. */
  read(group: number, into: Int32Array): void {
    const { all } = this;
    const whole = inPiece - (inPiece % this.wide);
    const length = this.lengthOf(group);
    let from = this.first[group] as number;
    for (let to = 0; to < length; from = all[from | inPiece] as number)
      for (let i = 0; i < whole && to < length; i++) into[to++] = all[from + i] as number;
  }
}
