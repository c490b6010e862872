import { holds } from "../condition.ts";
import type { QuotaRule } from "../language/visits.ts";
import type { RegimeRecord } from "../records.ts";
import type { Regime } from "../regime-types.ts";
import type { Clause, Condition, Day, Evidence, Party } from "../types.ts";
import { type Counted, sameParty, weakest, whoseOf } from "./dated.ts";
import { partOf } from "./exact.ts";
import { type Period, periodOf } from "./period.ts";
import {
  type Agreed,
  type Given,
  type QuotaNumber,
  quotaNumber,
  type Reason,
  type SizeRecord,
  type Transfer,
  togetherWith,
  type Visit,
} from "./quota-number.ts";
import * as words from "./quota-words.ts";
import { type AsIf, type Stands, standsIn, standsReason } from "./stands.ts";

export type { Agreed, SizeRecord, Transfer };

/** One number with what is gone of it; null: no number is known. */
export interface Allowance {
  readonly atMost: number | null;
  /** Visits that count for certain. */
  readonly used: number;
  /** What is surely left, never below 0: visits of which it can't be told are taken off. */
  readonly left: number | null;
}
export interface QuotaResult extends Allowance {
  readonly visit: string;
  readonly party: Party;
  readonly year: number;
  /** First and last day of that year; absent when a treaty year can't be placed. */
  readonly period?: Period;
  /** Whose visits count together: those of a group that counts as one, or the party's own. */
  readonly whose: readonly Party[];
  /** Whether it is the quota of the party visited (passive) or of the one that visits (active). */
  readonly counts: "host" | "visitor";
  /** Every other party, or group that counts as one, with its share where the quota has shares. */
  readonly partners: readonly (Allowance & { readonly partner: string; readonly members: readonly Party[] })[];
  /** Objects that were visited, where the same one may be visited only so often; by visitor where that is limited too. */
  readonly objects: readonly (Allowance & { readonly object: string; readonly visitor?: string })[];
  /** Visits of which it can't be told whether they count, by `id` or line. */
  readonly cannotTell: readonly string[];
  readonly filled: boolean;
  /** A party whose quota is filled tells all others. */
  readonly filledTold: boolean;
  readonly because: readonly Reason[];
  readonly clause: Clause;
  readonly verified: Evidence;
}
type VisitRecord = Extract<RegimeRecord, { readonly kind: "visit" }>;

/**
 * A party's quota of visits in one year and what is left of it, in all and for each partner.
 * @param party of the host's quota (the default) the party visited, of the visitor's the one that visits
 * @param year a calendar year; a treaty year goes by the calendar year in which it begins
 * @param known `records`: visits and declared sizes, in any order; exercises and tests are passed over. `sizes`: more of them.
 *   `agreed`: numbers agreed for years; left out, they are not known, and the file's numbers stand. `transfers`: parts passed on
 *   `asIf: "in-force"`: by the numbers alone, whatever the life says
 * @returns no number for a party that the rule binds on no day of the year, nor for such a partner; where it is disputed whether it
 *   does, the number with all views
 * @throws when the regime has no such visit
 */
export function quotaOf(
  regime: Regime,
  visitName: string,
  party: Party,
  year: number,
  known: {
    readonly records: readonly RegimeRecord[];
    readonly sizes?: readonly SizeRecord[];
    readonly agreed?: readonly Agreed[];
    readonly transfers?: readonly Transfer[];
  } & AsIf,
): QuotaResult {
  const visit = regime.visits.get(visitName);
  if (visit === undefined) throw new Error(`${regime.id} has no visit "${visitName}"`);
  const sizes = [...known.records.filter((r) => r.kind === "size"), ...(known.sizes ?? [])];
  const { agreed, transfers } = known;
  const given: Given = {
    regime,
    sizes,
    ...(agreed === undefined ? {} : { agreed }),
    ...(transfers === undefined ? {} : { transfers }),
  };
  const counts = visit.quota?.counts ?? "host";
  const whose = whoseOf(regime, party, visit.quota?.counted).members;
  const period = visit.quota === undefined ? undefined : periodOf(regime, visit.quota.per, party, year);
  const stands =
    period === undefined || known.asIf === "in-force"
      ? undefined
      : (p: Party) => standsIn(regime, { family: "visits", ...visit }, p, period);
  const own = stands?.(party);
  const number = standing(quotaNumber(given, visit, party, year), own, visit);
  const made = visitsIn(regime, visit, whose, counts, period, known.records);
  const all = allowance(number.atMost, made.sure.length, made.unsure.length);
  const shares = partnersOf(regime, whose, visit.quota?.counted).map(({ partner, members }) => {
    const same = members.flatMap((p) => sameParty(regime, p));
    const theirs = (v: VisitRecord): boolean => same.includes((counts === "host" ? v.by : v.to) as Party);
    const share = shareOf(given, visit, party, members, year, number);
    // One that has left, or has not yet come, neither visits nor is visited.
    if (stands !== undefined && members.every((p) => ended(stands(p)))) {
      const used = made.sure.filter(theirs).length;
      return { of: { partner, members, atMost: null, used, left: null }, share: { atMost: null, unknown: false } };
    }
    const own = allowance(share.atMost, made.sure.filter(theirs).length, made.unsure.filter(theirs).length);
    const left = all.left === null || own.left === null ? (own.left ?? all.left) : Math.min(own.left, all.left);
    return { of: { partner, members, ...own, left }, share };
  });
  const { share: rule } = visit.quota ?? {};
  const because = [
    ...number.because,
    ...(shares.some((s) => s.share.unknown) && rule !== undefined && (own === undefined || !ended(own))
      ? [{ clause: rule.clause, text: words.shareUnknown }]
      : []),
    ...made.because,
  ];
  return {
    visit: visitName,
    party,
    year,
    ...(period === undefined ? {} : { period }),
    whose,
    counts,
    ...all,
    partners: shares.map((s) => s.of),
    objects: objectsOf(visit.quota, made),
    cannotTell: made.unsure.map((v) => v.id ?? `line ${v.line}`),
    filled: all.atMost !== null && all.used >= all.atMost,
    filledTold: visit.filledTold === true,
    because,
    clause: number.clause,
    verified: weakest([...number.evidence, ...(rule === undefined ? [] : [rule.verified])]),
  };
}

const ended = (stands: Stands): boolean => !["binds", "agreed", "disputed"].includes(stands.state);

/** A quota's number as it stands: none where the rule binds on no day, with the reason. */
function standing(number: QuotaNumber, stands: Stands | undefined, visit: Visit): QuotaNumber {
  const reason = stands === undefined ? undefined : standsReason(stands, visit.clause);
  if (stands === undefined || reason === undefined) return number;
  return ended(stands)
    ? { ...number, atMost: null, because: [reason] }
    : { ...number, because: [...number.because, reason] };
}

const allowance = (atMost: number | null, used: number, unsure: number): Allowance => ({
  atMost,
  used,
  left: atMost === null ? null : Math.max(0, atMost - used - unsure),
});

function partnersOf(
  regime: Regime,
  whose: readonly Party[],
  counted: Counted,
): { partner: string; members: readonly Party[] }[] {
  const partners = new Map<string, readonly Party[]>();
  for (const party of regime.parties) {
    if (whose.includes(party)) continue;
    const { group, members } = whoseOf(regime, party, counted);
    partners.set(group ?? party, members);
  }
  return [...partners].map(([partner, members]) => ({ partner, members }));
}

/** How many of a quota one partner may take. */
function shareOf(
  given: Given,
  visit: Visit,
  party: Party,
  partner: readonly Party[],
  year: number,
  quota: QuotaNumber,
): { readonly atMost: number | null; readonly unknown: boolean } {
  const rule = visit.quota?.share;
  const [other = party] = partner;
  if (rule === undefined) return { atMost: quota.atMost, unknown: false };
  const counts = visit.quota?.counts ?? "host";
  const [visitor, host] = counts === "host" ? [other, party] : [party, other];
  const totals = (rule.of ?? ["quota"]).map((of) => {
    if (of === "quota") return quota.atMost;
    const [side, whose] = of === "own-active" ? (["visitor", visitor] as const) : (["host", host] as const);
    if (side === counts) return quota.atMost;
    const of_ = counterpart(given.regime, visit, side);
    return of_ === undefined ? null : quotaNumber(given, of_, whose, year).atMost;
  });
  const known = totals.filter((t): t is number => t !== null && Number.isSafeInteger(t));
  if (known.length < totals.length) return { atMost: null, unknown: true };
  const part = partOf(Math.min(...known), rule.atMost, rule.round ?? "down");
  const share = Math.max(part, rule.atLeast ?? 0);
  return { atMost: quota.atMost === null ? share : Math.min(share, quota.atMost), unknown: false };
}

/** The visit that holds the other side's totals: bound to this one by `not-above` or `together-with`, else the only one. */
function counterpart(regime: Regime, visit: Visit, side: "host" | "visitor"): Visit | undefined {
  const all = [...regime.visits.values()].filter((v) => v.quota !== undefined && (v.quota.counts ?? "host") === side);
  const bound = (v: Visit): boolean =>
    v.quota?.notAbove === visit.name ||
    visit.quota?.notAbove === v.name ||
    v.quota?.togetherWith?.includes(visit.name) === true ||
    visit.quota?.togetherWith?.includes(v.name) === true;
  return all.find(bound) ?? (all.length === 1 ? all[0] : undefined);
}

interface Made {
  readonly sure: readonly VisitRecord[];
  readonly unsure: readonly VisitRecord[];
  readonly because: readonly Reason[];
}
function visitsIn(
  regime: Regime,
  visit: Visit,
  whose: readonly Party[],
  counts: "host" | "visitor",
  period: Period | undefined,
  records: readonly RegimeRecord[],
): Made {
  const mine = whose.flatMap((p) => sameParty(regime, p));
  const rules = new Map(togetherWith(regime, visit.name).map((v) => [v.name, v]));
  const sure: VisitRecord[] = [];
  const unsure: VisitRecord[] = [];
  const left = new Map<NonNullable<Visit["notCounted"]>[number], number>();
  for (const r of records) {
    if (r.kind !== "visit" || r.context === "exercise" || r.context === "test") continue;
    const rule = rules.get(r.visit);
    if (rule === undefined || !mine.includes((counts === "host" ? r.to : r.by) as Party)) continue;
    // A visit counts in the year in which it began.
    const day = (r.arrival ?? r.at ?? r.departure)?.slice(0, 10) as Day | undefined;
    if (day !== undefined && (period === undefined || day < period.from || day > period.until)) continue;
    const held = (rule.notCounted ?? []).map((c) => ({
      c,
      is: c.when === undefined ? false : told(regime, rule, c.when, r),
    }));
    const out = held.find((h) => h.is === true && h.c.verified !== "unverified")?.c;
    if (out !== undefined) left.set(out, (left.get(out) ?? 0) + 1);
    else if (day === undefined || held.some((h) => h.is !== false)) unsure.push(r);
    else sure.push(r);
  }
  const because = [...left].map(([c, n]) => ({ clause: c.clause, text: words.uncounted(n, c.about) }));
  if (unsure.length > 0) because.push({ clause: visit.clause, text: words.unclear(unsure.length) });
  return { sure, unsure, because };
}

function told(regime: Regime, rule: Visit, when: Condition, record: VisitRecord): boolean | undefined {
  const { by, to } = record;
  return holds(when, rule.fields ?? noFields, record.fields ?? {}, { by, to, parties: regime.parties });
}
const noFields: NonNullable<Visit["fields"]> = new Map();

function objectsOf(quota: QuotaRule | undefined, { sure, unsure }: Made): QuotaResult["objects"] {
  const found: (Allowance & { object: string; visitor?: string })[] = [];
  const tally = (atMost: number | undefined, key: (v: VisitRecord) => string | undefined, visitor: boolean): void => {
    if (atMost === undefined) return;
    const seen = new Map<string, { first: VisitRecord; used: number; unsure: number }>();
    for (const [list, word] of [
      [sure, "used"],
      [unsure, "unsure"],
    ] as const)
      for (const v of list) {
        const k = key(v);
        if (k === undefined) continue;
        const one = seen.get(k) ?? { first: v, used: 0, unsure: 0 };
        one[word]++;
        seen.set(k, one);
      }
    for (const { first, used, unsure } of seen.values())
      found.push({
        object: first.object ?? "",
        ...(visitor ? { visitor: first.by } : {}),
        ...allowance(atMost, used, unsure),
      });
  };
  tally(quota?.perObject, (v) => v.object, false);
  tally(quota?.perObjectAndVisitor, (v) => (v.object === undefined ? undefined : `${v.by} ${v.object}`), true);
  return found;
}
