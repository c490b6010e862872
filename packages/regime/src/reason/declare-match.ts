import { msOf } from "@comity/wire";
import { startOf } from "../duration.ts";
import { earliest } from "./clock.ts";
import type { Kind } from "./judging.ts";
import { fieldsOf } from "./prepare.ts";
import type { Occurrence } from "./schedule.ts";

export type Given = Kind<"declaration">;
export type Change = Kind<"change">;

/** Which declaration answers what. */
export interface Matched {
  /** For each time, in the order in which they came: the first to an addressee counts, a later one is given again. */
  readonly times: ReadonlyMap<Occurrence, readonly Given[]>;
  readonly changes: ReadonlyMap<Change, readonly Given[]>;
  readonly used: ReadonlySet<Given>;
}

/**
 * By the change that it names; by the day, else the year, that it speaks of; else by what lies nearest in time: a change before
 * it that nobody has told of, or a time that falls due. What lies nearest to a time that has its declaration, and far from
 * any other, is the same one given again.
 * @param own one party's declarations under one rule, in the order in which they came
 * @param changes those that call for one
 */
export function matchDeclarations(
  own: readonly Given[],
  times: readonly Occurrence[],
  changes: readonly Change[],
): Matched {
  const byTime = new Map<Occurrence, Given[]>();
  const byChange = new Map<Change, Given[]>();
  const used = new Set<Given>();
  const put = <K>(map: Map<K, Given[]>, key: K, d: Given): void => {
    used.add(d);
    map.set(
      key,
      [...(map.get(key) ?? []), d].toSorted((a, b) => compare(earliest(a.at), earliest(b.at))),
    );
  };
  const free = (): readonly Given[] => own.filter((d) => !used.has(d));

  for (const d of own) {
    const named = d.of === undefined ? undefined : changes.find((c) => c.id === d.of);
    if (named !== undefined) put(byChange, named, d);
  }
  const bySpoken = (d: Given, speaks: (o: Occurrence) => boolean): void => {
    const found = times.filter(speaks);
    const o = found.find((x) => !byTime.has(x)) ?? found.at(-1);
    if (o !== undefined) put(byTime, o, d);
  };
  for (const d of free()) if (d.asOf !== undefined) bySpoken(d, (o) => o.asOf === d.asOf);
  for (const d of free()) if (d.year !== undefined && d.of === undefined) bySpoken(d, (o) => yearOf(o) === d.year);

  const open = free().filter(
    (d) =>
      d.year === undefined && d.of === undefined && (d.asOf === undefined || times.every((o) => o.asOf === undefined)),
  );
  for (const d of open) {
    const nearest = Math.min(...times.map((o) => far(o, d)));
    const due = changes.filter(
      (c) => !byChange.has(c) && earliest(c.at) <= earliest(d.at) && since(c, d) <= nearest && d.asOf === undefined,
    );
    const change = due.find((c) => isAlike(c, d)) ?? due[0];
    if (change !== undefined) put(byChange, change, d);
  }
  toNearest(
    open.filter((d) => !used.has(d)),
    times,
    byTime,
    (o, d) => put(byTime, o, d),
  );
  // What answers no time may still answer a change that it does not name: the first one before it.
  for (const c of changes.filter((x) => !byChange.has(x))) {
    const next = free().find((d) => d.asOf === undefined && earliest(d.at) >= earliest(c.at));
    if (next !== undefined) put(byChange, c, next);
  }
  return { times: byTime, changes: byChange, used };
}

function toNearest(
  open: readonly Given[],
  times: readonly Occurrence[],
  taken: ReadonlyMap<Occurrence, readonly Given[]>,
  take: (o: Occurrence, d: Given) => void,
): void {
  const done = new Set<Given>();
  const pairs = open.flatMap((d) => times.map((o) => ({ o, d, far: far(o, d) }))).toSorted((a, b) => a.far - b.far);
  for (const { o, d } of pairs) {
    if (done.has(d)) continue;
    const others = taken.get(o);
    if (others !== undefined) {
      const elsewhere = Math.min(...times.filter((x) => !taken.has(x)).map((x) => far(x, d)));
      const gap = Math.min(...others.map((e) => Math.abs(msOf(earliest(e.at)) - msOf(earliest(d.at)))));
      // Nearer to the one that was given than, twice over, to any other time: it is the same one again.
      if (2 * gap >= elsewhere) continue;
    }
    take(o, d);
    done.add(d);
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const far = (o: Occurrence, d: Given): number => Math.abs(msOf(startOf(o.day)) - msOf(earliest(d.at)));
const since = (c: Change, d: Given): number => msOf(earliest(d.at)) - msOf(earliest(c.at));
/** The year that one is about: as the rule says; else that of the day it speaks of; else that in which it falls due. */
const yearOf = (o: Occurrence): number => o.year ?? o.ofYear ?? Number((o.asOf ?? o.day).slice(0, 4));

/** Whether nothing that both say differs. */
function isAlike(c: Change, d: Given): boolean {
  const [a, b] = [fieldsOf(c), fieldsOf(d)];
  return Object.keys(a).every((name) => b[name] === undefined || JSON.stringify(a[name]) === JSON.stringify(b[name]));
}
