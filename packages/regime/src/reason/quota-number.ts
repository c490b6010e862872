import { dayOf, plus, plusDays, startOf } from "../duration.ts";
import type { QuotaRule, VisitRule } from "../language/visits.ts";
import type { RegimeRecord } from "../records.ts";
import type { Named, Regime } from "../regime-types.ts";
import { each, formatNumber } from "../texts.ts";
import { formatDay } from "../times.ts";
import type { Clause, Day, Evidence, Party, Text } from "../types.ts";
import { datedFor, isAmong, type Standing, sameParty, standingAt, standings, whoseOf } from "./dated.ts";
import { partOf } from "./exact.ts";
import { inForceFor, type Period, periodOf } from "./period.ts";
import * as words from "./quota-words.ts";

export type SizeRecord = Omit<Extract<RegimeRecord, { readonly kind: "size" }>, "kind" | "line">;
/** A number that the parties agreed for one year; `party` may be a group that counts as one. */
export interface Agreed {
  readonly visit: string;
  readonly party: Party | string;
  readonly year: number;
  readonly number: number;
}
/** A part of a quota that one party passed on to another. */
export interface Transfer {
  readonly visit: string;
  readonly from: Party;
  readonly to: Party;
  readonly year: number;
  readonly number: number;
}
export interface Given {
  readonly regime: Regime;
  readonly sizes: readonly SizeRecord[];
  /** Absent: not known to us; empty: none were agreed. */
  readonly agreed?: readonly Agreed[];
  readonly transfers?: readonly Transfer[];
}
export interface Reason {
  readonly clause: Clause;
  readonly text: Text;
}
/** How many; null: no number is known. */
export interface QuotaNumber {
  readonly atMost: number | null;
  readonly clause: Clause;
  readonly because: readonly Reason[];
  readonly evidence: readonly Evidence[];
}
export type Visit = VisitRule & Named;

/** Visits that count against one quota: by `together-with`, whichever of them says it. */
export function togetherWith(regime: Regime, name: string): readonly Visit[] {
  const names = new Set([name]);
  for (const one of names)
    for (const v of regime.visits.values()) {
      if (v.name === one) for (const other of v.quota?.togetherWith ?? []) names.add(other);
      if (v.quota?.togetherWith?.includes(one) === true) names.add(v.name);
    }
  return [...names].flatMap((n) => regime.visits.get(n) ?? []);
}

/**
 * How many visits a year a quota allows a party, by every word that bears on the number: what was agreed for the year or the
 * last one, the file's numbers and those that decisions set, declared size, the first years, another quota that it may not
 * exceed, what was passed on.
 */
export function quotaNumber(
  given: Given,
  visit: Visit,
  party: Party,
  year: number,
  asked: ReadonlySet<string> = new Set(),
): QuotaNumber {
  const { regime } = given;
  const quota = visit.quota;
  const nothing = (text: Text): QuotaNumber => ({
    atMost: null,
    clause: quota?.clause ?? visit.clause,
    because: [{ clause: quota?.clause ?? visit.clause, text }],
    evidence: [visit.verified],
  });
  if (quota === undefined || asked.has(visit.name)) return nothing(words.noNumber);
  const period = periodOf(regime, quota.per, party, year);
  if (period === undefined) return nothing(words.notInForce);
  if (
    (visit.from !== undefined && visit.from > period.until) ||
    (visit.until !== undefined && visit.until < period.from)
  )
    return nothing(words.noNumber);
  const around = new Set([...asked, visit.name]);
  const found =
    agreedNumber(given, visit, quota, party, year) ??
    ownNumber(given, visit, quota, party, period) ??
    togetherNumber(given, visit, party, year, around);
  if (found === undefined) return nothing(words.noNumber);
  return passedOn(given, visit, quota, party, year, notAbove(given, quota, party, year, around, found));
}

function agreedNumber(
  { regime, agreed }: Given,
  visit: Visit,
  quota: QuotaRule,
  party: Party,
  year: number,
): QuotaNumber | undefined {
  const { group } = whoseOf(regime, party, quota.counted);
  const { clause } = quota;
  const mine = (agreed ?? []).filter((a) => a.visit === visit.name && (a.party === party || a.party === group));
  const said = (n: number, text: Text): QuotaNumber => ({
    atMost: n,
    clause,
    because: [{ clause, text }],
    evidence: [quota.verified],
  });
  const now = mine.find((a) => a.year === year);
  if (now !== undefined) return said(now.number, words.agreedFor(now.number, year));
  if (quota.otherwise === "none" && agreed !== undefined) return said(0, words.noneAgreed(year));
  if (quota.otherwise !== "last-year") return undefined;
  const [last] = mine.filter((a) => a.year < year).sort((a, b) => b.year - a.year);
  return last === undefined ? undefined : said(last.number, words.lastYear(last.number, year, last.year));
}

/** The value that stands in a year: the last number among those that stand on any day of it. */
function standingIn(all: readonly Standing[], { from, until }: Period): Standing | undefined {
  const days = [
    from,
    ...all.flatMap((s) => (s.from !== undefined && s.from > from && s.from <= until ? [s.from] : [])),
  ];
  for (const s of all) if (s.until !== undefined && s.until >= from && s.until < until) days.push(plusDays(s.until, 1));
  return days
    .sort()
    .reverse()
    .map((d) => standingAt(all, d))
    .find((s) => s !== undefined && s.value !== null);
}

/** The last number that stood before a year, where nothing stands in it. */
const lastOf = (all: readonly Standing[], { from }: Period): Standing | undefined =>
  all.findLast((s) => s.value !== null && (s.from ?? "") < from);
/** The last day on which a value stood; undefined where it goes on. */
function lastDayOf(all: readonly Standing[], stands: Standing): Day | undefined {
  const next = all[all.indexOf(stands) + 1]?.from;
  const before = next === undefined ? undefined : plusDays(next, -1);
  return [stands.until, before].flatMap((d) => d ?? []).sort()[0];
}

function ownNumber(
  given: Given,
  visit: Visit,
  quota: QuotaRule,
  party: Party,
  period: Period,
): QuotaNumber | undefined {
  const { regime } = given;
  const rule = { name: visit.name, clause: quota.clause, verified: quota.verified };
  const all = standings(regime, rule, datedFor(regime, quota, party), ["quota", "at-most"]);
  const stands = standingIn(all, period) ?? (quota.otherwise === "last-year" ? lastOf(all, period) : undefined);
  let found: QuotaNumber | undefined;
  if (stands !== undefined && stands.value !== null) {
    const { value, by, clause, verified } = stands;
    const until = lastDayOf(all, stands);
    const year = (day: Day): number => Number(day.slice(0, 4));
    const text =
      until !== undefined && until < period.from
        ? words.lastYear(value, year(period.from), year(until))
        : by === "file"
          ? words.fixed(value)
          : words.decided(value, by.number ?? by.on);
    found = { atMost: value, clause, because: [{ clause, text }], evidence: [verified] };
  } else found = fromSize(given, quota, party, period);
  return found === undefined ? undefined : early(regime, quota, party, period, found);
}

function fromSize({ regime, sizes }: Given, quota: QuotaRule, party: Party, period: Period): QuotaNumber | undefined {
  const rule = quota.fromSize;
  if (rule === undefined) return undefined;
  const { clause, verified } = rule;
  let size = 0;
  for (const member of whoseOf(regime, party, quota.counted).members) {
    const mine = sizes
      .filter((s) => s.size === rule.of && sameParty(regime, member).includes(s.by) && s.on <= period.until)
      .sort(byDay);
    // What was declared by the first day of the year; failing that, what was declared first in it.
    const declared = mine.findLast((s) => s.on <= period.from) ?? mine[0];
    if (declared === undefined || !Number.isSafeInteger(declared.value) || declared.value < 0)
      return { atMost: null, clause, because: [{ clause, text: words.noSize(rule.of) }], evidence: [verified] };
    size += declared.value;
  }
  const part = rule.part ?? { over: 1, under: Math.max(1, rule.per ?? 1) };
  const worked = partOf(size, part, rule.round ?? "up");
  const n = Math.min(rule.atMost ?? worked, Math.max(rule.atLeast ?? worked, worked));
  return {
    atMost: n,
    clause,
    because: [{ clause, text: words.ofSize(n, size, rule.part ?? rule.per ?? 1) }],
    evidence: [verified],
  };
}
const byDay = (a: { readonly on: Day }, b: { readonly on: Day }): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0);

/** The first years: a year belongs to them when its first day does. */
function early(regime: Regime, quota: QuotaRule, party: Party, period: Period, found: QuotaNumber): QuotaNumber {
  const rule = quota.early;
  const first = inForceFor(regime, party);
  if (rule === undefined || first === undefined || found.atMost === null) return found;
  const over = dayOf(plus(startOf(first), rule.for));
  if (period.from >= over || !Number.isSafeInteger(found.atMost)) return found;
  const n = partOf(found.atMost, rule.part, rule.round ?? "down");
  const text = each((l) =>
    words.firstYears[l].replace("…", formatNumber(n, l)).replace("…", rule.part.text).replace("…", formatDay(over, l)),
  );
  return {
    atMost: n,
    clause: found.clause,
    because: [...found.because, { clause: rule.clause, text }],
    evidence: [...found.evidence, rule.verified],
  };
}

/** A quota without a number of its own that stands together with others: theirs. */
function togetherNumber(
  given: Given,
  visit: Visit,
  party: Party,
  year: number,
  asked: ReadonlySet<string>,
): QuotaNumber | undefined {
  return togetherWith(given.regime, visit.name)
    .filter((v) => !asked.has(v.name))
    .map((v) => quotaNumber(given, v, party, year, asked))
    .find((n) => n.atMost !== null);
}

function notAbove(
  given: Given,
  quota: QuotaRule,
  party: Party,
  year: number,
  asked: ReadonlySet<string>,
  found: QuotaNumber,
): QuotaNumber {
  const other = quota.notAbove === undefined ? undefined : given.regime.visits.get(quota.notAbove);
  if (other === undefined || found.atMost === null) return found;
  const most = quotaNumber(given, other, party, year, asked);
  if (most.atMost === null || most.atMost >= found.atMost) return found;
  return {
    ...found,
    atMost: most.atMost,
    because: [...found.because, { clause: quota.clause, text: words.notAbove(most.atMost, other.title) }],
    evidence: [...found.evidence, ...most.evidence],
  };
}

function passedOn(
  { regime, transfers = [] }: Given,
  visit: Visit,
  quota: QuotaRule,
  party: Party,
  year: number,
  found: QuotaNumber,
): QuotaNumber {
  if (found.atMost === null) return found;
  const { members } = whoseOf(regime, party, quota.counted);
  const { clause } = quota;
  let n = found.atMost;
  const because = [...found.because];
  for (const t of transfers) {
    if (t.visit !== visit.name || t.year !== year) continue;
    const [gives, takes] = [members.includes(t.from), members.includes(t.to)];
    if (gives === takes) continue;
    const groups = [...regime.groups.keys()];
    const inGroup = groups.some((g) => isAmong(regime, [g], t.from) && isAmong(regime, [g], t.to));
    const may = quota.transfer === "any" || (quota.transfer === "within-group" && inGroup);
    if (may) n = Math.max(0, n + (takes ? t.number : -t.number));
    because.push({ clause, text: may ? words.passed(t.number, t.from, t.to) : words.notPassed(t.from, t.to) });
  }
  return { ...found, atMost: n, because };
}
