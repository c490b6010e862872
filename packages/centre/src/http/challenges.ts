/** Random numbers that are asked for once: a passkey's challenge, the state of a sign-in elsewhere. Good once, and for two minutes. */
import { type Instant, msOf } from "@comity/wire";

const lifeMs = 120_000;
/** Strangers may ask for challenges; they cannot fill our memory with them. */
const most = 2000;

export class Once<T> {
  private readonly issued = new Map<string, { readonly what: T; readonly untilMs: number }>();
  private readonly now: () => Instant;
  private readonly lifeMs: number;

  constructor(now: () => Instant, life = lifeMs) {
    this.now = now;
    this.lifeMs = life;
  }

  issue(name: string, what: T): void {
    const nowMs = msOf(this.now());
    for (const [old, { untilMs }] of this.issued) {
      if (untilMs >= nowMs && this.issued.size < most) break; // the oldest come first
      this.issued.delete(old);
    }
    this.issued.set(name, { what, untilMs: nowMs + this.lifeMs });
  }
  /** @returns what it was issued for; from then on it is good for nothing */
  take(name: string): T | undefined {
    const held = this.issued.get(name);
    this.issued.delete(name);
    return held !== undefined && held.untilMs >= msOf(this.now()) ? held.what : undefined;
  }
}
