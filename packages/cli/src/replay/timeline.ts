/** A clock that jumps from one thing to do to the next, so that five years pass in seconds, in one order. */
import { assert, type Instant, plusMs } from "@comity/wire";

interface Event {
  readonly at: Instant;
  readonly run: () => void;
}

export class Timeline {
  private current: Instant;
  private readonly events: Event[] = [];

  constructor(start: Instant) {
    this.current = start;
  }

  get now(): Instant {
    return this.current;
  }

  /** Things of one moment run in the order in which they were asked for. */
  at(at: Instant, run: () => void): void {
    assert(at >= this.current, "nothing can be done in the past");
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.events[middle]?.at ?? at) > at) low = middle + 1;
      else high = middle;
    }
    this.events.splice(low, 0, { at, run });
  }
  in(ms: number, run: () => void): void {
    this.at(plusMs(this.current, ms), run);
  }

  run(): void {
    // The last is the next: taking it moves nothing.
    for (let next = this.events.pop(); next !== undefined; next = this.events.pop()) {
      this.current = next.at;
      next.run();
    }
  }
}
