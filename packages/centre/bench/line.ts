/** A flash on an open line: from the officer's act to its words on four other centres' screens, beside the bare way of a notification. */
import type { ItemId } from "@comity/wire";
import { type Five, startFive } from "./five.ts";

const ms = (): number => performance.now();
const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[all.length >> 1] ?? Number.NaN;
const times = 60;
const warm = 300;

export default {
  name: "a flash on the line of the five",
  async run() {
    const five = await startFive();
    const end = new AbortController();
    try {
      const shown = screensOf(five, end.signal);
      for (let n = 0; n < warm; n++) await five.release(await five.compose());
      const flashes: number[] = [];
      const bare: number[] = [];
      for (let n = 0; n < times; n++) {
        const draft = await five.compose();
        const began = ms();
        const seen = shown((c) => c.message(draft).then(() => true));
        await five.release(draft);
        await seen;
        bare.push(ms() - began);
        const calls = ms();
        const id = await five.call("We see a launch and know of no notification. What is it?");
        await shown(async (c) => (await c.lineCall(id as ItemId)).passages[0]?.text != null);
        flashes.push(ms() - calls);
      }
      const floor = median(bare);
      return [
        {
          what: "a flash on four screens, median (floor: a notification on the same four screens, not sealed)",
          measured: median(flashes),
          floor,
          ratio: median(flashes) / floor,
          target: "within 2× the floor",
          unit: "ms",
        },
      ];
    } finally {
      end.abort();
      await five.close();
    }
  },
};

/** Asks each screen's centre after each change that it tells of, as the console does, until all show it. */
function screensOf(five: Five, signal: AbortSignal) {
  const looks = five.screens.map(() => new Set<() => void>());
  five.screens.forEach((c, i) => void c.changes(() => looks[i]?.forEach((l) => void l()), signal));
  return (fact: (c: Five["screens"][number]) => Promise<boolean>): Promise<unknown> =>
    Promise.all(
      five.screens.map(
        (c, i) =>
          new Promise<void>((done) => {
            const look = (): void => {
              fact(c).then(
                (isThere) => {
                  if (!isThere) return;
                  looks[i]?.delete(look);
                  done();
                },
                () => {},
              );
            };
            looks[i]?.add(look);
            look();
          }),
      ),
    );
}
