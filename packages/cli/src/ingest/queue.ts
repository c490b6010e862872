/**
 * What was read and is not yet kept. Without `--follow` a centre out of reach ends the command; with it, what was read waits here, in
 * order, and is given again later and later, up to five minutes; the trouble is told once, and once that it is over.
 */
import type { PollWorld } from "./poll.ts";
import { type Kept, type Parcel, type Sink, Unreachable } from "./sink.ts";

const firstWaitMs = 5000;
const longestWaitMs = 5 * 60_000;
/** More than this is not held: no address is asked again before some of it is kept. */
const lettersMax = 50_000_000; // tidy: how much text may wait

export class Queue {
  private readonly sink: Sink;
  private readonly world: PollWorld;
  private readonly patient: boolean;
  private readonly say: (words: string) => void;
  private readonly kept: (parcel: Parcel, kept: Kept) => void;
  private waiting: Parcel[] = [];
  private waitMs = 0;
  private nextAt = 0;

  constructor(o: {
    readonly sink: Sink;
    readonly world: PollWorld;
    readonly patient: boolean;
    readonly say: (words: string) => void;
    readonly kept: (parcel: Parcel, kept: Kept) => void;
  }) {
    this.sink = o.sink;
    this.world = o.world;
    this.patient = o.patient;
    this.say = o.say;
    this.kept = o.kept;
  }

  /** When to try again; undefined: nothing waits. */
  get retryAt(): number | undefined {
    return this.waiting.length === 0 ? undefined : this.nextAt;
  }
  get isFull(): boolean {
    return this.waiting.reduce((n, p) => n + p.messages.reduce((m, t) => m + t.length, 0), 0) > lettersMax;
  }

  async give(parcel: Parcel): Promise<void> {
    this.waiting.push(parcel);
    if (this.waitMs === 0) await this.flush();
  }

  /** @throws Unreachable where nobody waits for better times */
  async flush(): Promise<void> {
    if (this.world.now() < this.nextAt) return;
    for (let parcel = this.waiting[0]; parcel !== undefined; parcel = this.waiting[0]) {
      try {
        const kept = await this.sink.keep(parcel);
        this.waiting.shift();
        if (this.waitMs > 0) this.say("the centre answers again; what was read meanwhile is being kept");
        [this.waitMs, this.nextAt] = [0, 0];
        this.kept(parcel, kept);
      } catch (e) {
        if (!(e instanceof Unreachable) || !this.patient) throw e;
        if (this.waitMs === 0) this.say(`${e.message}; what is read is held here and given again until it is kept`);
        this.waitMs = Math.min(Math.max(firstWaitMs, this.waitMs * 2), longestWaitMs);
        this.nextAt = this.world.now() + this.waitMs;
        return;
      }
    }
  }
}
