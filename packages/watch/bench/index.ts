/**
 * A million live windows: built, looked up by detections, changed while they serve; beside flatbush and rbush over the same windows,
 * with the same detections and the same test of what their boxes let through.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import Flatbush from "flatbush";
import RBush from "rbush";
import { earthMetres } from "../src/area/geodesic.ts";
import { vectorOf } from "../src/area/plane.ts";
import { Areas } from "../src/index/areas.ts";
import { noRun } from "../src/index/runs.ts";
import { type Entry, WindowIndex } from "../src/index/windows.ts";
import { type Boxes, boxesOf, type Detection, detectionsOf, entriesOf } from "./windows.ts";

const windows = 1_000_000;
const looks = 50_000;

export default {
  name: "windows in time and space",
  async run() {
    return [...rowsOf("windows of a run of days share an area", false), ...rowsOf("an area for each window", true)];
  },
};

function rowsOf(which: string, isOwn: boolean) {
  const entries = entriesOf(windows, isOwn);
  const detections = detectionsOf(entries, looks);
  // Once before, so that what is measured is not the compiler; and kept, for V8 forgets what it compiled for objects of which none is left.
  const few = entries.slice(0, 20_000);
  const kept = [WindowIndex.of(few), flatbushOf(boxesOf(few))] as const;
  const before = inProcess();
  const started = performance.now();
  const index = WindowIndex.of(entries);
  const perS = (windows / (performance.now() - started)) * 1000;
  const held = inProcess() - before;
  const bytes = index.bytes;
  const own = ask(detections, (d) => index.query(d).length);
  const change = changing(index, entries, detections);
  if (kept[0].size === 0) throw new Error("nothing was built before");
  const boxes = boxesOf(entries);
  const flat = flatbush(entries, boxes, detections);
  const bush = rbush(entries, boxes, detections);
  if (flat.matches !== own.matches || bush.matches !== own.matches)
    throw new Error(`matches: ours ${own.matches}, flatbush ${flat.matches}, rbush ${bush.matches}`);
  const each = (own.matches / looks).toFixed(1);
  const matches = { measured: own.perS, unit: "matches/s" };
  const memory = { unit: "bytes/window", target: 100 };
  return [
    {
      what: `${which}: building (floor: flatbush, areas being boxes already)`,
      measured: perS,
      floor: flat.builtPerS,
      target: 1e6,
      unit: "windows/s",
    },
    {
      what: `matches, ${each} a detection (floor: flatbush by longitude and latitude)`,
      floor: flat.perS,
      target: "3× the floor",
      ...matches,
    },
    {
      what: "the same (floor: flatbush by time and latitude)",
      floor: flat.byTimePerS,
      target: "3× the floor",
      ...matches,
    },
    { what: "the same (floor: rbush)", floor: bush.perS, target: "10× the floor", ...matches },
    {
      what: "99 of 100 look-ups take at most (floor: flatbush)",
      measured: own.p99,
      floor: flat.p99,
      target: 20,
      unit: "µs",
    },
    { what: "the same while windows are added and withdrawn", measured: change.p99, target: 20, unit: "µs" },
    { what: "adding one window and withdrawing one", measured: change.eachUs, unit: "µs" },
    {
      what: "memory: typed arrays, and 8 for each id (floor: flatbush, boxes alone)",
      measured: bytes / windows,
      floor: flat.bytes / windows,
      ...memory,
    },
    { what: "memory: heap and array buffers of the process, after less before", measured: held / windows, ...memory },
  ];
}

/** Bytes that the process holds on its heap and in array buffers, after all that can go has gone. */
function inProcess(): number {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  for (let i = 0; i < 3; i++) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

interface Asked {
  readonly perS: number;
  readonly p99: number;
  readonly matches: number;
}
/** The best of a few rounds for the rate; one more round, look-up by look-up, for the 99th of a hundred. */
function ask(detections: readonly Detection[], look: (d: Detection) => number): Asked {
  let [best, matches] = [Number.POSITIVE_INFINITY, 0];
  for (let round = 0; round < 4; round++) {
    matches = 0;
    const start = performance.now();
    for (const d of detections) matches += look(d);
    best = Math.min(best, performance.now() - start);
  }
  const us = Float64Array.from(detections, (d) => {
    const start = performance.now();
    look(d);
    return (performance.now() - start) * 1000;
  }).sort();
  return { perS: (matches / best) * 1000, p99: us[Math.floor(us.length * 0.99)] as number, matches };
}

function changing(
  index: WindowIndex,
  entries: readonly Entry[],
  detections: readonly Detection[],
): { p99: number; eachUs: number } {
  const n = 20_000;
  const us = new Float64Array(n);
  let spent = 0;
  for (let i = 0; i < n; i++) {
    const { windows: own, areas } = entries[(i * 7919) % entries.length] as Entry;
    const opens = (own[0]?.from ?? 0) + 3_600_000;
    const added = { id: `new-${i}`, windows: [{ from: opens, to: opens + 21_600_000 }], areas };
    let start = performance.now();
    index.add(added);
    if (i >= 1000) index.withdraw(`new-${i - 1000}`);
    spent += performance.now() - start;
    start = performance.now();
    index.query(detections[i % detections.length] as Detection);
    us[i] = (performance.now() - start) * 1000;
  }
  for (let i = n - 1000; i < n; i++) index.withdraw(`new-${i}`);
  us.sort();
  return { p99: us[Math.floor(n * 0.99)] as number, eachUs: (spent / n) * 1000 };
}

/** What boxes let through is asked by the clock and by the same test of the same areas as ours; an entry counts once. */
function sameTest(entries: readonly Entry[], boxes: Boxes): (d: Detection, found: readonly number[]) => number {
  const areas = new Areas();
  const rows = new Map(entries.flatMap((e) => e.areas.map((a) => [a, areas.put(a, 0, [], noRun)] as const)));
  const rowOf = Uint32Array.from(boxes.areaOf, (a) => rows.get(a) as number);
  return (d, found) => {
    const [x, y, z] = vectorOf([d.lon, d.lat]);
    const angle = (d.plusMinusKm * 1000) / earthMetres;
    const ids: number[] = [];
    for (const i of found) {
      if ((boxes.from[i] as number) > d.ms + d.plusMinusMs || (boxes.to[i] as number) < d.ms - d.plusMinusMs) continue;
      const row = rowOf[i] as number;
      const near = areas.near(row, x, y, z, angle);
      if (near === 0 || (near === -1 && !areas.exactly(row, d.lon, d.lat, d.plusMinusKm * 1000))) continue;
      const id = boxes.entryOf[i] as number;
      if (!ids.includes(id)) ids.push(id);
    }
    return ids.length;
  };
}

function flatbushOf(b: Boxes): Flatbush {
  const map = new Flatbush(b.from.length);
  for (let i = 0; i < b.from.length; i++)
    map.add(b.west[i] as number, b.south[i] as number, b.east[i] as number, b.north[i] as number);
  map.finish();
  return map;
}

function flatbush(entries: readonly Entry[], b: Boxes, detections: readonly Detection[]) {
  const test = sameTest(entries, b);
  const n = b.from.length;
  const start = performance.now();
  const map = flatbushOf(b);
  const builtPerS = (n / (performance.now() - start)) * 1000;
  // The clock is asked inside the search, as early as flatbush allows; so is longitude below.
  const onMap = ask(detections, (d) => {
    const [since, until] = [d.ms - d.plusMinusMs, d.ms + d.plusMinusMs];
    const inTime = (i: number): boolean => (b.from[i] as number) <= until && (b.to[i] as number) >= since;
    return test(d, map.search(d.west, d.south, d.east, d.north, inTime));
  });
  const times = new Flatbush(n);
  for (let i = 0; i < n; i++)
    times.add(b.from[i] as number, b.south[i] as number, Math.min(b.to[i] as number, 8e15), b.north[i] as number);
  times.finish();
  const byTime = ask(detections.slice(0, 2_000), (d) => {
    const inside = (i: number): boolean => (b.west[i] as number) <= d.east && (b.east[i] as number) >= d.west;
    return test(d, times.search(d.ms - d.plusMinusMs, d.south, d.ms + d.plusMinusMs, d.north, inside));
  });
  return { ...onMap, builtPerS, byTimePerS: byTime.perS, bytes: map.data.byteLength };
}

function rbush(entries: readonly Entry[], b: Boxes, detections: readonly Detection[]): Asked {
  const test = sameTest(entries, b);
  const tree = new RBush<{ minX: number; minY: number; maxX: number; maxY: number; i: number }>();
  const box = (_: number, i: number) => ({
    minX: b.west[i] as number,
    minY: b.south[i] as number,
    maxX: b.east[i] as number,
    maxY: b.north[i] as number,
    i,
  });
  tree.load(Array.from(b.from, box));
  const look = (d: Detection): readonly number[] =>
    tree.search({ minX: d.west, minY: d.south, maxX: d.east, maxY: d.north }).map((f) => f.i);
  return ask(detections, (d) => test(d, look(d)));
}
