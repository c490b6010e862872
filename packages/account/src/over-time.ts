/** A limit over time: its ceilings, and what each party counted under it, as facts that a chart draws and a table says. */
import type { Almanac, Figure } from "@comity/almanac";
import {
  type Day,
  dayPlus,
  type LimitRule,
  limitOn,
  type Named,
  owes,
  type Party,
  parseDuration,
  type Regime,
} from "@comity/regime";
import { countLimit } from "./limit.ts";
import type { LimitFinding } from "./types.ts";

export interface Ceiling {
  readonly from: Day;
  /** The last day on which it bound; null: until further notice. */
  readonly to: Day | null;
  readonly value: number;
  /** Whose it is, where parties have their own. */
  readonly parties: readonly Party[];
}
export interface CountedOn {
  readonly on: Day;
  readonly finding: LimitFinding;
}

/** Every day on which something about a limit may change: its dated values, the regime's life, its term. */
export function turningDays(regime: Regime): readonly Day[] {
  const named = JSON.stringify([...regime.limits.values(), ...regime.life], (_, v) =>
    v instanceof Map ? [...v] : v,
  ).match(/\b\d{4}-\d{2}-\d{2}\b/g);
  const oneDay = parseDuration("P1D"); // tidy: the day after an event, not a time of any agreement
  const after = (d: Day): Day => (oneDay === undefined ? d : dayPlus(d, oneDay));
  const days = [...new Set(named ?? [])].sort() as Day[];
  return [...new Set(days.flatMap((d) => [d, after(d)]))].sort();
}

/** A proposal, which binds nobody yet, has its ceilings as if it were agreed. */
export function ceilingsOf(regime: Regime, limit: string, rule: LimitRule & Named): readonly Ceiling[] {
  const parties = regime.parties.filter((p) => owes(regime, { family: "limits", ...rule }, p));
  const days = turningDays(regime);
  const own = parties.map((p) => ({ party: p, spans: spansOf(regime, limit, p, days) }));
  const shared = new Map<string, Ceiling>();
  for (const { party, spans } of own)
    for (const s of spans) {
      const key = `${s.from} ${s.to} ${s.value}`;
      const before = shared.get(key);
      shared.set(key, { ...s, parties: [...(before?.parties ?? []), party] });
    }
  return [...shared.values()].map((c) => (c.parties.length === parties.length ? { ...c, parties: [] } : c));
}

function spansOf(regime: Regime, limit: string, party: Party, days: readonly Day[]): Omit<Ceiling, "parties">[] {
  const spans: { from: Day; to: Day | null; value: number }[] = [];
  let open: { from: Day; to: Day | null; value: number } | undefined;
  for (const day of days) {
    const { atMost } = limitOn(regime, limit, party, day);
    if (open !== undefined && open.value === atMost) continue;
    if (open !== undefined) open.to = dayBefore(day);
    open = atMost === null ? undefined : { from: day, to: null, value: atMost };
    if (open !== undefined) spans.push(open);
  }
  return spans;
}

const dayBefore = (day: Day): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10) as Day;

/** What a party counted under a limit on each day that a figure speaks of. */
export function countedOver(regime: Regime, almanac: Almanac, limit: string, party: Party): readonly CountedOn[] {
  const rule = regime.limits.get(limit);
  const wanted = new Set((rule?.figures ?? []).filter((f) => f.near !== true).flatMap((f) => f.of));
  const said = almanac.figures.filter((f) => f.party === party && wanted.has(f.quantity) && f.target === undefined);
  const days = [...new Set(said.map((f) => f.asOf.to))].sort() as Day[];
  return days.map((on) => ({ on, finding: countLimit(regime, almanac, limit, party, { on, asIf: "in-force" }) }));
}

/** Figures that answer a limit only nearly: they stand beside it and decide nothing. */
export function nearFigures(almanac: Almanac, rule: LimitRule, party: Party): readonly Figure[] {
  const near = new Set((rule.figures ?? []).filter((f) => f.near === true).flatMap((f) => f.of));
  return almanac.figures.filter(
    (f) => f.party === party && near.has(f.quantity) && f.target === undefined && f.value !== null,
  );
}

export interface LimitStory {
  readonly name: string;
  readonly rule: LimitRule & Named;
  readonly ceilings: readonly Ceiling[];
  readonly counted: ReadonlyMap<Party, readonly CountedOn[]>;
  /** The same as another party counts it, where that differs. */
  readonly otherwise: readonly { readonly of: Party; readonly by: Party; readonly counted: readonly CountedOn[] }[];
  /** For a party of which nothing is counted by the rule itself. */
  readonly near: ReadonlyMap<Party, readonly Figure[]>;
}

/** A limit with its ceilings and counts over all days of the record. @throws when the regime has no such limit */
export function storyOf(regime: Regime, almanac: Almanac, name: string, rule: LimitRule & Named): LimitStory {
  const counted = new Map(regime.parties.map((p) => [p, countedOver(regime, almanac, name, p)]));
  const holders = (rule.countedOtherwise ?? []).flatMap((w) => w.by) as readonly Party[];
  const otherwise = holders.flatMap((by) =>
    [...counted].flatMap(([of, days]) => {
      const theirs = days.flatMap(({ on, finding }) => {
        const other = countLimit(regime, almanac, name, of, { on, asIf: "in-force" }, by);
        const same = JSON.stringify(other.counted) === JSON.stringify(finding.counted);
        // Before the other way had figures of its own its sum is open, and says nothing that the line does not.
        return other.counted === null || other.counted.high === null || same ? [] : [{ on, finding: other }];
      });
      return theirs.length === 0 ? [] : [{ of, by, counted: theirs }];
    }),
  );
  const bare = regime.parties.filter((p) => (counted.get(p) ?? []).every((c) => c.finding.counted === null));
  const near = new Map(bare.map((p) => [p, nearFigures(almanac, rule, p)]));
  return { name, rule, ceilings: ceilingsOf(regime, name, rule), counted, otherwise, near };
}

/** Every figure that a story rests on, or found missing, once. */
export const figuresOfStory = (s: LimitStory): readonly Figure[] => [
  ...new Set([...s.counted.values()].flat().flatMap((c) => c.finding.figures)),
  ...new Set(s.otherwise.flatMap((o) => o.counted).flatMap((c) => c.finding.figures)),
  ...[...s.near.values()].flat(),
];
