/** A table whose centres are joined by links of 2,400 bits a second with three seconds of delay each way. */
import type { Party } from "@comity/wire";
import { type Frame, formatFrame } from "./core/frames.ts";
import type { Centre } from "./shell/centre.ts";

/** What is needed of a table of tests. */
interface Table {
  now: number;
  readonly seats: Readonly<Record<string, { readonly centre: Pick<Centre, "tick" | "receive" | "state"> }>>;
  readonly onTheWay: { readonly from: Party; readonly to: Party; readonly frame: Frame }[];
  flush(): void;
}

const bytesPerMs = 2_400 / 8 / 1000;
const delayMs = 3_000;

/** One circuit each way: frames queue for it, take their time on it, and arrive in order. */
export function circuits(table: Table) {
  const free = new Map<string, number>();
  const travelling: { at: number; from: Party; to: Party; frame: Frame }[] = [];
  let bytes = 0;
  const load = (): void => {
    for (const f of table.onTheWay.splice(0)) {
      if (table.seats[f.to] === undefined) continue;
      const size = formatFrame(f.frame).length;
      const begins = Math.max(table.now, free.get(`${f.from}${f.to}`) ?? 0);
      const ends = begins + size / bytesPerMs;
      free.set(`${f.from}${f.to}`, ends);
      bytes += size;
      travelling.push({ at: ends + delayMs, ...f });
    }
  };
  return {
    bytes: () => bytes,
    /** Runs the world in steps of a quarter of a second until something holds. @returns how long it took, in milliseconds */
    async until(holds: () => boolean, mostMs: number): Promise<number> {
      const began = table.now;
      while (!holds() && table.now - began < mostMs) {
        load();
        table.now += 250;
        if (table.now % 1000 < 250) for (const s of Object.values(table.seats)) s.centre.tick();
        for (const f of travelling.filter((t) => t.at <= table.now)) {
          travelling.splice(travelling.indexOf(f), 1);
          table.seats[f.to]?.centre.receive(f.from, f.frame);
        }
        table.flush();
        // Sealing and opening take real time, of which the pretend world has as much as it needs.
        for (let i = 0; i < 40 && sealed(table); i++) await new Promise((done) => setTimeout(done, 1));
        table.flush();
      }
      return table.now - began;
    },
  };
}
/** Lets what waits be committed until a promise is kept. */
export async function pumped<T>(table: Table, asked: Promise<T>): Promise<T> {
  let isDone = false;
  const done = asked.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    table.flush();
    await new Promise((next) => setImmediate(next));
  }
  return done;
}
const sealed = (table: Table): boolean =>
  Object.values(table.seats).some(({ centre }) => centre.state.unopened.some((fault) => fault === null));
