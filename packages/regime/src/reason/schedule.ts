import { msOf } from "@comity/wire";
import { dayOf, endOf, isDay, minus, plus, shifted, startOf } from "../duration.ts";
import type { Clock } from "../language/common.ts";
import type { DeclarationRule } from "../language/declarations.ts";
import type { Regime } from "../regime-types.ts";
import type { Day, Duration, Instant } from "../types.ts";
import { beginning, endOfDay, fixedMoment, type Lookup, lastDayOf, type Timed, timed } from "./clock.ts";

/** One time that a declaration falls due. */
export interface Occurrence {
  /** The clocks of this time; a day of the year stands as one that ends with that day. */
  readonly clocks: readonly Timed[];
  /** The last day on which it can be given in time; for one without a number, the end of its period. */
  readonly day: Day;
  readonly asOf?: Day;
  readonly year?: number;
  /** For one that is due before or after 1 January: that year, where the rule does not say which one it is about. */
  readonly ofYear?: number;
}

/** More than a page can show, and more than any agreement asks for in a lifetime. */
const most = 1_000;

/**
 * The times that a declaration falls due for a party between two days: `on` days of each year; periods from `from`, aligned or
 * not; each year's 1 January before or after which it is due; once; or, for `on-change` and `irregular`, none.
 */
export function occurrencesOf(
  regime: Regime,
  rule: DeclarationRule,
  party: string,
  since: Day,
  until: Day,
): readonly Occurrence[] {
  const fits = (o: Occurrence): boolean =>
    o.day >= since &&
    o.day <= until &&
    (rule.first === undefined || o.day >= rule.first) &&
    (rule.until === undefined || o.day <= rule.until);
  return all(regime, rule, party, since, until).filter(fits).slice(0, most);
}

function all(regime: Regime, rule: DeclarationRule, party: string, since: Day, until: Day): readonly Occurrence[] {
  const { every } = rule;
  if (every === "on-change" || every === "irregular") return [];
  const due = rule.due ?? [];
  const named = due.flatMap((c) => [c.before, c.after].filter((p) => p !== undefined));
  if (rule.on !== undefined) return onDays(regime, rule, party, since, until);
  if (
    every === "once" ||
    (every === undefined && due.length > 0 && !named.includes("period") && !named.includes("year"))
  )
    return once(regime, rule, party);
  const yearly = named.includes("year") && !named.includes("period") && (every === undefined || every.months === 12);
  if (yearly) return byYear(regime, rule, party, since, until);
  if (every !== undefined) return byPeriod(regime, rule, party, { every, since, until });
  return named.includes("period") ? byPeriod(regime, rule, party, { every: year, since, until }) : [];
}
const year: Duration = { text: "", ms: 0, months: 12 };
const yearOf = (day: Day): number => Number(day.slice(0, 4));
const firstOf = (y: number): Day => `${String(Math.min(9999, Math.max(1, y))).padStart(4, "0")}-01-01` as Day;
const years = (since: Day, until: Day): readonly number[] => {
  const [a, b] = [yearOf(since) - 1, yearOf(until) + 1];
  return Array.from({ length: Math.min(most, Math.max(0, b - a + 1)) }, (_, i) => a + i);
};

function onDays(regime: Regime, rule: DeclarationRule, party: string, since: Day, until: Day): readonly Occurrence[] {
  return years(since, until).flatMap((y) =>
    (rule.on ?? []).map((monthDay): Occurrence => {
      const day = `${firstOf(y).slice(0, 4)}-${monthDay}` as Day;
      return told(regime, rule, party, [fixed(rule, endOfDay(day))], { day, end: endOf(day) });
    }),
  );
}

function byYear(regime: Regime, rule: DeclarationRule, party: string, since: Day, until: Day): readonly Occurrence[] {
  return years(since, until).map((y) => {
    const clocks = (rule.due ?? []).map((c) => timed(c, lookupIn(regime, party, { year: startOf(firstOf(y)) })));
    return { ...told(regime, rule, party, clocks, { day: firstOf(y), end: startOf(firstOf(y)) }), ofYear: y };
  });
}

function byPeriod(
  regime: Regime,
  rule: DeclarationRule,
  party: string,
  { every, since, until }: { readonly every: Duration; readonly since: Day; readonly until: Day },
): readonly Occurrence[] {
  const anchor = rule.from === undefined ? beginning(regime, party) : fixedMoment(regime, rule.from, party);
  const base = rule.due === undefined && rule.align === undefined && rule.first !== undefined ? rule.first : anchor;
  if (base === undefined) return [];
  const start = aligned(startOf(base), rule.align);
  const after = (n: number): Instant => plus(start, { text: "", ms: every.ms * n, months: every.months * n });
  const skipped =
    every.months > 0 ? 0 : Math.max(0, Math.floor((msOf(reach(rule, since)) - msOf(start)) / every.ms) - 1);
  const found: Occurrence[] = [];
  const anchored = base === rule.first && base !== anchor;
  for (let n = skipped + (anchored ? 0 : 1); found.length < most; n++) {
    const end = after(n);
    // Due times come after their period's end, some of them long after.
    if (lastDayOf(end) > until) break;
    const moments = { period: end, year: startOf(firstOf(yearOf(dayOf(end)))) };
    const clocks = (rule.due ?? []).map((c) => timed(c, lookupIn(regime, party, moments)));
    const last = anchored ? dayOf(end) : lastDayOf(end);
    const own = rule.due === undefined ? [fixed(rule, endOfDay(last))] : clocks;
    const o = told(regime, rule, party, own, { day: last, end });
    if (o.day >= since) found.push(o);
  }
  return found;
}

/** The earliest end of a period that can fall due from a day on: nothing of seconds is counted from 1988. */
function reach(rule: DeclarationRule, since: Day): Instant {
  const longest = (rule.due ?? [])
    .flatMap((c) => c.within ?? [])
    .toSorted((a, b) => b.months - a.months || b.ms - a.ms)[0];
  return longest === undefined ? startOf(since) : minus(startOf(since), longest);
}

function once(regime: Regime, rule: DeclarationRule, party: string): readonly Occurrence[] {
  const clocks = (rule.due ?? []).map((c) => timed(c, lookupIn(regime, party, {})));
  const first = rule.first ?? beginning(regime, party);
  if (first === undefined) return [];
  const own = rule.due === undefined && rule.first !== undefined ? [fixed(rule, endOfDay(rule.first))] : clocks;
  return [told(regime, rule, party, own, { day: first, end: startOf(first) })];
}

/** Periods begin on the first day of the month, or year, after the moment. */
function aligned(at: Instant, align: DeclarationRule["align"]): Instant {
  if (align === undefined) return at;
  const day = dayOf(at);
  if (align === "year") return startOf(firstOf(yearOf(day) + 1));
  return plus(startOf(`${day.slice(0, 8)}01` as Day), { text: "", ms: 0, months: 1 });
}

/** A year and the end of a period are moments, 00:00 UTC; what the file writes as a day counts as a day. */
function lookupIn(regime: Regime, party: string, moments: { readonly [word: string]: Instant }): Lookup {
  return (path) => moments[path] ?? fixedMoment(regime, path, party);
}

const fixed = (rule: DeclarationRule, dueAt: Instant): Timed => ({
  clock: { clause: rule.clause, verified: rule.verified } as Clock,
  dueAt,
  notBefore: null,
  judged: rule.verified !== "unverified",
});

/** The day and the year that it speaks of. */
function told(
  regime: Regime,
  rule: DeclarationRule,
  party: string,
  clocks: readonly Timed[],
  at: { readonly day: Day; readonly end: Instant },
): Occurrence {
  const dueAt = clocks.map((c) => c.dueAt).find((d) => d !== null);
  const day = dueAt === undefined || dueAt === null ? at.day : lastDayOf(shifted(dueAt, 0));
  const y = yearOf(day);
  const asOf: { readonly [word: string]: Day | undefined } = {
    due: day,
    period: dayOf(at.end),
    year: firstOf(y),
    "next-year": firstOf(y + 1),
    "in-force": beginning(regime, party),
  };
  const own = rule.asOf === undefined ? undefined : asOf[rule.asOf];
  const spoken = { "preceding-year": y - 1, "same-year": y, "following-year": y + 1 };
  return {
    clocks,
    day,
    ...(own === undefined || !isDay(own) ? {} : { asOf: own }),
    ...(rule.speaks === undefined ? {} : { year: spoken[rule.speaks] }),
  };
}
