import type { Frame } from "@comity/centre/core";
import { formatFrame, parseFrame } from "@comity/centre/core";
import type { Party } from "@comity/wire";
import type { Random } from "./random.ts";
import type { Timeline } from "./timeline.ts";

/** How bad the paths are, drawn from the seed. Delays in milliseconds. */
export interface Weather {
  readonly loss: number;
  readonly doubling: number;
  readonly delayMsMost: number;
  readonly cutEveryMs: number;
  readonly cutMsMost: number;
}
export const calm: Weather = {
  loss: 0,
  doubling: 0,
  delayMsMost: 50,
  cutEveryMs: Number.POSITIVE_INFINITY,
  cutMsMost: 0,
};

/** Paths between centres that lose, double, reorder and delay frames, and are cut for a while. */
export class SimNetwork {
  weather: Weather;
  private readonly timeline: Timeline;
  private readonly random: Random;
  private readonly cut = new Set<string>();
  private readonly isUp: (p: Party) => boolean;
  private readonly arrive: (from: Party, to: Party, frame: Frame) => void;
  private readonly linked: (a: Party, b: Party, up: boolean) => void;

  constructor(
    timeline: Timeline,
    random: Random,
    weather: Weather,
    hooks: {
      isUp: (p: Party) => boolean;
      arrive: (from: Party, to: Party, frame: Frame) => void;
      linked: (a: Party, b: Party, up: boolean) => void;
    },
  ) {
    this.timeline = timeline;
    this.random = random;
    this.weather = weather;
    this.isUp = hooks.isUp;
    this.arrive = hooks.arrive;
    this.linked = hooks.linked;
  }

  isOpen(a: Party, b: Party): boolean {
    return this.isUp(a) && this.isUp(b) && !this.cut.has(pathOf(a, b));
  }

  send(from: Party, to: Party, frame: Frame): void {
    if (!this.isOpen(from, to)) return;
    const copies = this.random.chance(this.weather.doubling) ? 2 : 1;
    for (let n = 0; n < copies; n++) {
      if (this.random.chance(this.weather.loss)) continue;
      // Most frames are quick; some take as long as this weather allows, and overtake nothing that follows them.
      const slow = this.random.chance(0.1) ? 1 : 0.01;
      const text = formatFrame(frame);
      this.timeline.plan(this.random.unit() * this.weather.delayMsMost * slow, () => {
        const read = parseFrame(text);
        if (read !== undefined && this.isUp(to)) this.arrive(from, to, read);
      });
    }
  }

  /** Cut a path for a while. */
  break(a: Party, b: Party, forMs: number): void {
    if (this.cut.has(pathOf(a, b))) return;
    this.cut.add(pathOf(a, b));
    this.linked(a, b, false);
    this.timeline.plan(forMs, () => this.mend(a, b));
  }
  mend(a: Party, b: Party): void {
    if (!this.cut.delete(pathOf(a, b))) return;
    if (this.isOpen(a, b)) this.linked(a, b, true);
  }
}

const pathOf = (a: Party, b: Party): string => (a < b ? `${a}-${b}` : `${b}-${a}`);
