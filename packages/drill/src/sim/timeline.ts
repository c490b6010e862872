/** Simulated time in milliseconds, and what is to happen when. Things at one moment happen in the order they were planned. */
export class Timeline {
  now: number;
  private readonly heap: { readonly at: number; readonly order: number; readonly run: () => void }[] = [];
  private planned = 0;

  constructor(start: number) {
    this.now = start;
  }

  get isEmpty(): boolean {
    return this.heap.length === 0;
  }

  plan(inMs: number, run: () => void): void {
    this.heap.push({ at: this.now + Math.max(0, inMs), order: this.planned++, run });
    this.up(this.heap.length - 1);
  }

  /** Let the next thing happen. @returns false when nothing is planned up to `until` */
  step(until: number): boolean {
    const next = this.heap[0];
    if (next === undefined || next.at > until) return false;
    const last = this.heap.pop();
    if (last !== undefined && this.heap.length > 0) {
      this.heap[0] = last;
      this.down(0);
    }
    this.now = Math.max(this.now, next.at);
    next.run();
    return true;
  }

  private before(i: number, j: number): boolean {
    const a = this.heap[i];
    const b = this.heap[j];
    return a !== undefined && b !== undefined && (a.at < b.at || (a.at === b.at && a.order < b.order));
  }
  private swap(i: number, j: number): void {
    const a = this.heap[i];
    const b = this.heap[j];
    if (a === undefined || b === undefined) return;
    this.heap[i] = b;
    this.heap[j] = a;
  }
  private up(from: number): void {
    for (let i = from; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!this.before(i, parent)) return;
      this.swap(i, parent);
      i = parent;
    }
  }
  private down(from: number): void {
    for (let i = from; ; ) {
      const left = 2 * i + 1;
      const least = this.before(left + 1, left) ? left + 1 : left;
      if (!this.before(least, i)) return;
      this.swap(i, least);
      i = least;
    }
  }
}
