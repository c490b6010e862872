import { type Cel, compileCel } from "../cel.ts";
import { namesIn } from "../cel-names.ts";
import type { LimitRule } from "../language/limits.ts";
import type { Regime } from "../regime-types.ts";
import type { Clause, Day, Evidence, Party, Text } from "../types.ts";
import { reasonsOf } from "./count-reasons.ts";
import { weakest } from "./dated.ts";
import { type Attribution, attributionOf } from "./each.ts";
import { itemsOfEvents } from "./events-in.ts";
import { ItemLook, type ItemValues, itemScope, leaving } from "./items.ts";
import { type LimitOn, limitOn } from "./limit-on.ts";
import type { AsIf } from "./stands.ts";

export type { ItemValues };

/** What was counted against a limit, what the limit is, and why. */
export interface CountResult {
  readonly limit: string;
  /** Absent: what holds for everybody. */
  readonly party?: Party;
  readonly on: Day;
  /** Equal when everything can be told. `high` is null where nothing bounds it. */
  readonly counted: { readonly low: number; readonly high: number | null };
  readonly ceiling: number | null;
  readonly floor: number | null;
  /**
   * An `unverified` rule never gives `over` or `under`. `no-limit` also where the limit does not bind the party on that day; where
   * that is disputed, `within` when it is kept whoever is right, else `cannot-tell`.
   */
  readonly finding: "within" | "over" | "under" | "cannot-tell" | "no-limit";
  /** What is surely left to the nearer bound; below zero, by how much it is surely passed; null where neither can be told. */
  readonly margin: number | null;
  /** How many items count for certain. */
  readonly items: number;
  /** Items of which it can't be told whether, or how much, they count: the first twenty by their identifier, and how many. */
  readonly cannotTell: readonly string[];
  readonly cannotTellCount: number;
  readonly because: readonly { readonly clause: Clause; readonly text: Text }[];
  readonly verified: Evidence;
  readonly basis?: NonNullable<LimitRule["basis"]>;
  /** Whose way of counting this is, where it differs from the limit's own. */
  readonly as?: Party;
}

type Count = NonNullable<LimitRule["count"]>[number];
/** One of the counts whose sum is held against the limit. */
interface Adding {
  readonly rule: Pick<Count, "clause">;
  readonly where: Cel | undefined;
  readonly each: Attribution;
  /** Items that it surely counted, those that it perhaps counted besides, and what they came to. */
  sure: number;
  maybe: number;
  low: number;
  high: number;
}
const shown = 20; // identifiers

/** The ways of counting one limit: the file's own, without `by`, then those of parties that count otherwise. */
export function waysOfCounting(regime: Regime, limitName: string): readonly { readonly by?: readonly Party[] }[] {
  return [
    {},
    ...(regime.limits.get(limitName)?.countedOtherwise ?? []).map(({ by }) => ({ by: by as readonly Party[] })),
  ];
}

/**
 * Makes a limit ready to be counted, once, for any number of lists of items.
 * @param on the day (UTC) whose ceiling holds, and at whose start what has left counts no more
 * @param party whose items they are (of a group that counts as one: those of all its members together); left out: the ceiling
 *   that holds for everybody
 * @param asIf `in-force`: whatever the life says of the limit, for studies of days on which it is not in force
 * @param as counted as this party does (`counted-otherwise`); a party that has no way of its own counts as the file does
 * @returns a function of the items, by YAML names; without a `count`, each holds a declared `total`. For a limit on events it
 *   counts events (`eventsIn`), one each
 * @throws when the regime has no such limit
 */
export function compileCount(
  regime: Regime,
  limitName: string,
  options: { readonly on: Day; readonly party?: Party; readonly as?: Party } & AsIf,
): (items: readonly ItemValues[]) => CountResult {
  const { on, party, as } = options;
  const bound = limitOn(regime, limitName, party, on, options);
  const rule = regime.limits.get(limitName) as LimitRule;
  const otherwise = as === undefined ? undefined : rule.countedOtherwise?.find((w) => w.by.includes(as));
  const rules = otherwise?.count ?? rule.count;
  const about = itemsOfEvents(regime, rule);
  const scope = itemScope(about);
  const whose = [
    ...(party === undefined ? [] : [party]),
    ...(bound.whose.group === undefined ? [] : [bound.whose.group]),
  ];
  const made = (rules ?? []).map((c) => ({
    rule: c,
    where: c.where === undefined ? undefined : compileCel(c.where.cel, scope),
    each: attributionOf(regime, scope, c.each, whose),
  }));
  const declared: Attribution = {
    counts: {
      of: (_, item) => (typeof item.total === "number" ? item.total : undefined),
      least: 0,
      most: Number.POSITIVE_INFINITY,
    },
    names: new Set(),
    evidence: [],
  };
  const plain = rule.event === undefined ? declared : attributionOf(regime, scope, undefined, whose);
  const counts = rules === undefined ? [{ rule, where: undefined, each: plain }] : made;
  const names = new Set([
    ...made.flatMap((c) => [...c.each.names]),
    ...(rules ?? []).flatMap((c) => (c.where === undefined ? [] : [...namesIn(c.where.cel, scope)])),
  ]);
  const acting = { by: party, to: undefined, parties: regime.parties };
  const evidence: readonly Evidence[] = (rules ?? []).flatMap((c, i) => [
    c.verified,
    ...(c.where === undefined ? [] : [c.where.verified]),
    ...(made[i]?.each.evidence ?? []),
  ]);
  return (items) => {
    const look = new ItemLook(about, names, acting);
    const run = new Run(
      counts.map((c) => ({ ...c, sure: 0, maybe: 0, low: 0, high: 0 })),
      look,
      leaving(about, on),
      about?.id,
    );
    run.all(items);
    const verified = weakest([bound.verified, ...evidence, ...look.evidence]);
    const found = holdAgainst(bound, run.low, run.high, [...evidence, ...look.evidence]);
    const high = Number.isFinite(run.high) ? run.high : null;
    return {
      limit: limitName,
      ...(party === undefined ? {} : { party }),
      on,
      counted: { low: run.low, high },
      ceiling: bound.atMost,
      floor: bound.atLeast,
      ...found,
      items: run.counted,
      cannotTell: run.unclear,
      cannotTellCount: run.unclearCount,
      because: reasonsOf(regime, bound, run, found.finding, otherwise === undefined ? undefined : as, verified),
      verified,
      ...(rule.basis === undefined ? {} : { basis: rule.basis }),
      ...(otherwise === undefined || as === undefined ? {} : { as }),
    };
  };
}

/** One pass over the items, in their order. */
export class Run {
  low = 0;
  high = 0;
  counted = 0;
  left = 0;
  unclear: string[] = [];
  unclearCount = 0;
  readonly counts: readonly Adding[];
  readonly look: ItemLook;
  /** For each derived value, how many counted items each of its cases was taken for. */
  readonly taken: readonly number[][];
  readonly #leaving: (item: ItemValues) => boolean | undefined;
  readonly #id: string | undefined;

  constructor(
    counts: readonly Adding[],
    look: ItemLook,
    leaving: (item: ItemValues) => boolean | undefined,
    id: string | undefined,
  ) {
    this.counts = counts;
    this.look = look;
    this.taken = look.derived.map((d) => d.cases.map(() => 0));
    this.#leaving = leaving;
    this.#id = id;
  }

  all(items: readonly ItemValues[]): void {
    for (let i = 0; i < items.length; i++) {
      const item = items[i];
      if (item !== undefined) this.#one(item, i);
    }
  }

  #one(item: ItemValues, at: number): void {
    const left = this.#leaving(item);
    if (left === true) {
      this.left++;
      return;
    }
    this.look.look(item);
    let [surely, unclear] = [false, false];
    for (const c of this.counts) {
      const asked = c.where === undefined ? true : c.where(this.look.values);
      if (asked === false) continue;
      const sure = asked === true && left === false;
      const value = this.#range(c, item);
      if (sure) {
        c.sure++;
        surely = true;
      } else {
        c.maybe++;
        value.low = Math.min(0, value.low);
        value.high = Math.max(0, value.high);
      }
      if (value.low !== value.high) unclear = true;
      c.low += value.low;
      c.high += value.high;
      this.low += value.low;
      this.high += value.high;
    }
    if (surely) {
      this.counted++;
      for (let i = 0; i < this.look.derived.length; i++) {
        const [case_, tally] = [this.look.derived[i]?.taken ?? -1, this.taken[i]];
        if (case_ >= 0 && tally !== undefined) tally[case_] = (tally[case_] ?? 0) + 1;
      }
    }
    if (unclear) {
      this.unclearCount++;
      const id = this.#id === undefined ? undefined : item[this.#id];
      // An item without an identifier goes by its place, from 1.
      if (this.unclear.length < shown) this.unclear.push(id === undefined || id === null ? `#${at + 1}` : String(id));
    }
  }

  readonly #value = { low: 0, high: 0 };
  /** What it counts if it counts. NOTE the same object each time. */
  #range(c: Adding, item: ItemValues): { low: number; high: number } {
    const { first, counts } = c.each;
    const value = this.#value;
    value.low = Number.POSITIVE_INFINITY;
    value.high = Number.NEGATIVE_INFINITY;
    // With items before it of which it can't be told, its place among the first so many can't be told either.
    const [early, late] = [c.sure, c.sure + c.maybe];
    const amongFirst = first !== undefined && (first.upTo === undefined || early < first.upTo);
    const amongFurther = first === undefined || first.upTo === undefined || late >= first.upTo;
    for (const one of [amongFirst ? first.counts : undefined, amongFurther ? counts : undefined]) {
      if (one === undefined) continue;
      const n = one.of(this.look.values, item);
      value.low = Math.min(value.low, n ?? one.least);
      value.high = Math.max(value.high, n ?? one.most);
    }
    return value;
  }
}

/**
 * Holds a count against what a limit asks. Where it is disputed whether the limit stands, a count that surely keeps it is within by
 * every view, and of any other it can't be told.
 * @param low, high what was counted, both included; `high` may be infinite
 * @param evidence of what counted it: an unverified rule never alone makes anything over or under
 */
export function holdAgainst(
  bound: LimitOn,
  low: number,
  high: number,
  evidence: readonly Evidence[],
): Pick<CountResult, "finding" | "margin"> {
  const { atMost, atLeast } = bound;
  if (atMost === null && atLeast === null) return { finding: "no-limit", margin: null };
  const above = atMost === null ? Number.POSITIVE_INFINITY : atMost - high;
  const below = atLeast === null ? Number.POSITIVE_INFINITY : low - atLeast;
  if (above >= 0 && below >= 0) return { finding: "within", margin: Math.min(above, below) };
  if (bound.stands?.state === "disputed") return { finding: "cannot-tell", margin: null };
  const known = (of: { readonly verified: Evidence } | undefined): boolean =>
    weakest([...evidence, of?.verified ?? bound.verified]) !== "unverified";
  if (atMost !== null && low > atMost && known(bound.most)) return { finding: "over", margin: atMost - low };
  if (atLeast !== null && high < atLeast && known(bound.least)) return { finding: "under", margin: high - atLeast };
  return { finding: "cannot-tell", margin: null };
}
