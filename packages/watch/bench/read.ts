/** Reading warnings on one core: messages in all the forms of the vectors, again and again; beside cutting them into words. */
import { readdirSync, readFileSync } from "node:fs";
import { GCProfiler, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Instant } from "@comity/wire";
import { readWarning } from "../src/read/read.ts";
import { hostileHeads, hostilePieces, hostileText } from "../src/testing/hostile.ts";

const folder = new URL("../../../vectors/warnings/valid/", import.meta.url);
const issued = "2024-06-01T00:00:00.000Z" as Instant;
const rounds = 20;

export default {
  name: "reading warnings",
  async run() {
    const texts = readdirSync(folder).flatMap((f) =>
      (JSON.parse(readFileSync(new URL(f, folder), "utf8")) as { cases: { text: string }[] }).cases.map((c) => c.text),
    );
    const areas = texts.reduce((sum, t) => sum + readWarning(t, { issued }).areas.length, 0);
    if (areas < texts.length * 0.9) throw new Error(`${areas} areas in ${texts.length} messages`);
    const read = rate(texts, (t) => readWarning(t, { issued }).areas.length);
    const words = rate(texts, (t) => t.match(/[A-Z]+|\d+(?:\.\d+)?|\S/gi)?.length ?? 0);
    const long = texts.slice(0, 20).map((t) => `${t}\n${corners}`);
    const mean = Math.round(texts.reduce((sum, t) => sum + t.length, 0) / texts.length);
    return [
      {
        what: `messages of ${mean} characters on average, a second (floor: only cutting them into words)`,
        measured: read,
        floor: words,
        target: "at least 5,000",
        unit: "messages/s",
      },
      {
        what: `messages of ${Math.round(long.reduce((sum, t) => sum + t.length, 0) / long.length)} characters, with twenty more corners`,
        measured: rate(long, (t) => readWarning(t, { issued }).areas.length),
        floor: rate(long, (t) => t.match(/[A-Z]+|\d+(?:\.\d+)?|\S/gi)?.length ?? 0),
        target: "at least 5,000",
        unit: "messages/s",
      },
      {
        what: `the worst of ${hostile.length} texts made to be slow, 20 and 100 kB (floor: cutting it into words)`,
        measured: slowest((t) => void readWarning(t, { issued })),
        floor: slowest((t) => void t.match(/[A-Z]+|\d+(?:\.\d+)?|\S/gi)),
        target: "under 50",
        unit: "ms",
      },
      {
        what: "the most that the heap grows while one of them is read",
        measured: mostMemory((t) => void readWarning(t, { issued })) / 1e6,
        target: "under 50",
        unit: "MB",
      },
    ];
  },
};

const corners = `4. HAZARDOUS OPERATIONS 0500Z TO 0900Z DAILY 01 THRU 20 JUN IN AREA BOUND BY ${Array.from(
  { length: 20 },
  (_, i) => `${20 + i}-15.50N 0${30 + i}-10.25W`,
).join(",\n")}.`;

/** What is read of a text at most, twenty thousand, and a hundred thousand characters of each. */
const hostile = [19_900, 100_000].flatMap((length) =>
  hostileHeads.flatMap((head) => hostilePieces.map((piece) => hostileText(head, piece, length))),
);

function slowest(read: (text: string) => void): number {
  return Math.max(...hostile.map((text) => Math.min(...Array.from({ length: 5 }, () => timed(() => read(text))))));
}

/** Bytes at the highest: a heap is at its fullest just before each collection, and at the end. What could go and has not yet gone counts. */
function mostMemory(read: (text: string) => void): number {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const grown = hostile.map((text) => {
    collect();
    const before = process.memoryUsage().heapUsed;
    const profiler = new GCProfiler();
    profiler.start();
    read(text);
    const after = process.memoryUsage().heapUsed;
    const collections = profiler.stop()?.statistics ?? [];
    return Math.max(after, ...collections.map((c) => c.beforeGC.heapStatistics.usedHeapSize)) - before;
  });
  return Math.max(...grown);
}

function rate(texts: readonly string[], read: (text: string) => number): number {
  const once = (): number => timed(() => texts.forEach((t) => void read(t)));
  for (let i = 0; i < 5; i++) once();
  const least = Math.min(...Array.from({ length: rounds }, once));
  return Math.round((texts.length / least) * 1000);
}

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
