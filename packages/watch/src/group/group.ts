/**
 * Warnings that probably tell of one event: of different authorities, numbers, areas and days. A group says *three warnings, probably one
 * launch*, and nothing stronger; an officer may put it together otherwise, and is named.
 */

import type { Text } from "@comity/regime";
import type { Instant } from "@comity/wire";
import { msOf } from "@comity/wire";
import type { Warning } from "../types.ts";
import { warningId } from "../warning-id.ts";
import { type Link, linkBetween } from "./links.ts";

export interface WarningGroup {
  /** The id of its earliest warning. */
  readonly id: string;
  /** Earliest issued first. */
  readonly warnings: readonly Warning[];
  /** Why they are together: of any two, in a large group of as many as hold it together. */
  readonly links: readonly Link[];
  /** *Three warnings, probably one launch*; a single warning says only that. */
  readonly says: Text;
  /** Put together, or taken apart, by hand. */
  readonly byHand?: ByHand;
}
export interface ByHand {
  readonly officer: string;
  readonly at: Instant;
  readonly reason?: string;
}

const dayMs = 86_400_000;
/** Up to so many warnings, a group has every reason between any two of them. */
const allReasonsMost = 12;

/** @param warnings each message once; those that were given again under another number belong in here too */
export function groupWarnings(warnings: readonly Warning[]): readonly WarningGroup[] {
  const all = [...warnings].sort(inOrder);
  const home = all.map((_, i) => i);
  const rootOf = (i: number): number => {
    let at = i;
    while (home[at] !== at) at = home[at] = home[home[at] as number] as number;
    return at;
  };
  const links: { readonly at: number; readonly link: Link }[] = [];
  const sizes = all.map(() => 1);
  for (const [i, j] of pairsNear(all)) {
    const [a, b] = [rootOf(i), rootOf(j)];
    // In a large group every reason between any two would be a list that nobody reads: those that hold it together are enough.
    if (a === b && (sizes[a] ?? 0) > allReasonsMost) continue;
    const link = linkBetween(all[i] as Warning, all[j] as Warning);
    if (link === undefined) continue;
    links.push({ at: i, link });
    if (a === b) continue;
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    home[high] = low;
    sizes[low] = (sizes[low] ?? 0) + (sizes[high] ?? 0);
  }
  const members = new Map<number, number[]>();
  for (const i of all.keys()) members.set(rootOf(i), [...(members.get(rootOf(i)) ?? []), i]);
  return [...members].map(([root, own]) => {
    const inside = links.filter((l) => rootOf(l.at) === root).map((l) => l.link);
    return groupOf(
      own.map((i) => all[i] as Warning),
      inside,
    );
  });
}

/** By the moment of issue, then by name; the same on every machine, whatever its language. */
function inOrder(a: Warning, b: Warning): number {
  const [x, y] = [`${a.issued ?? ""} ${warningId(a)}`, `${b.issued ?? ""} ${warningId(b)}`];
  return x < y ? -1 : x > y ? 1 : 0;
}

function groupOf(warnings: readonly Warning[], links: readonly Link[], byHand?: ByHand): WarningGroup {
  const id = warnings[0] === undefined ? "" : warningId(warnings[0]);
  return { id, warnings, links, says: says(warnings.length), ...(byHand === undefined ? {} : { byHand }) };
}

/** Pairs that could have to do with each other: their windows, or the days of their issue, are near. Never all with all. */
function* pairsNear(all: readonly Warning[]): Generator<readonly [number, number]> {
  const spans = all.map((w) => {
    const issued = w.issued === null ? [] : [msOf(w.issued)];
    const from = [...w.windows.map((x) => msOf(x.from)), ...issued];
    const to = [...w.windows.flatMap((x) => (x.to === null ? [] : [msOf(x.to)])), ...issued];
    return { from: Math.min(...from) - dayMs, to: Math.max(...to, ...from) + dayMs };
  });
  const order = [...all.keys()].sort((a, b) => (spans[a]?.from ?? 0) - (spans[b]?.from ?? 0));
  let open: number[] = [];
  for (const i of order) {
    const from = (spans[i] as { from: number }).from;
    open = open.filter((j) => (spans[j] as { to: number }).to >= from);
    for (const j of open) yield [Math.min(i, j), Math.max(i, j)];
    open.push(i);
  }
}

/**
 * An officer puts groups together otherwise: these warnings into one group, whatever they were in before; what is left of the others stays
 * as it was. The officer and the moment are kept with the new group.
 * @param ids of warnings
 */
export function regroup(
  groups: readonly WarningGroup[],
  ids: readonly string[],
  byHand: ByHand,
): readonly WarningGroup[] {
  const chosen = new Set(ids);
  const taken = groups
    .flatMap((g) => g.warnings)
    .filter((w) => chosen.has(warningId(w)))
    .sort(inOrder);
  if (taken.length === 0) return groups;
  const without = groups.flatMap((g) => {
    const left = g.warnings.filter((w) => !chosen.has(warningId(w)));
    if (left.length === g.warnings.length) return [g];
    const links = g.links.filter((l) => !l.between.some((id) => chosen.has(id)));
    return left.length === 0 ? [] : [groupOf(left, links, g.byHand ?? byHand)];
  });
  const links = groups.flatMap((g) => g.links).filter((l) => l.between.every((id) => chosen.has(id)));
  return [...without, groupOf(taken, links, byHand)];
}

function says(n: number): Text {
  if (n === 1) return { en: "one warning", fr: "un avertissement", ru: "одно предупреждение", zh: "一条警告" };
  const few = n % 10 >= 2 && n % 10 <= 4 && !(n % 100 >= 12 && n % 100 <= 14);
  const ru = n % 10 === 1 && n % 100 !== 11 ? "предупреждение" : few ? "предупреждения" : "предупреждений";
  return {
    en: `${n} warnings, probably one launch`,
    fr: `${n} avertissements, sans doute un seul lancement`,
    ru: `${n} ${ru}, вероятно об одном пуске`,
    zh: `${n}条警告，很可能涉及同一次发射`,
  };
}
