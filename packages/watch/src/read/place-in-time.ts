/**
 * Windows in UTC from what a text says of times, with the year and month that it leaves to the reader: from the time of issue,
 * the message's own end, or the limits of a NOTAM. What can't be placed is no window but a doubt.
 */
import { type Instant, instantOf } from "@comity/wire";
import type { Window } from "../types.ts";
import type { DateNode } from "./atoms.ts";
import { type Clock, type Days, isWhen, type Spec, type When } from "./spec.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** How long before its issue a message may still speak of a day without meaning the next year's. */
const lookBack = 30 * dayMs;
const windowsMax = 1_500;
/** Days looked at for one message. */
const daysMax = 10_000;

/** What a message says of its own time. Milliseconds since 1970, UTC. */
export interface Setting {
  readonly issued: number | null;
  /** The year in the message's number. */
  readonly year: number | null;
  /** When the message ends itself. */
  readonly until: number | null;
  /** A NOTAM's items B and C. */
  readonly within: { readonly from: number; readonly to: number | null } | null;
  /** To take from a local clock. */
  readonly offsetMinutes: number;
}

export class Placing {
  readonly doubts: Set<string>;
  readonly setting: Setting;
  /** What one message has had so far, in local time and in UTC together. */
  private readonly spent: { windows: number; days: number };
  constructor(setting: Setting, doubts = new Set<string>(), spent = { windows: 0, days: 0 }) {
    [this.setting, this.doubts, this.spent] = [setting, doubts, spent];
  }

  /** The same for clocks that run ahead of UTC by so many minutes. */
  ahead(offsetMinutes: number): Placing {
    return new Placing({ ...this.setting, offsetMinutes }, this.doubts, this.spent);
  }

  windows(specs: readonly Spec[]): Window[] {
    return specs.flatMap((s) =>
      this.spent.windows > windowsMax ? [] : s.kind === "range" ? this.range(s) : this.daily(s),
    );
  }

  /** Start of that day, or undefined and a doubt. */
  day(node: DateNode): number | undefined {
    const month = node.month ?? this.month(node.day);
    if (month === undefined) return undefined;
    const year = node.year ?? this.year(month, node.day);
    if (year === undefined) return undefined;
    if (node.last === true) return Date.UTC(year, month, 0);
    const ms = utc(year, month, node.day);
    if (ms === undefined) this.doubts.add(`there is no ${node.day}.${month}.${year}: windows of that day are left out`);
    return ms;
  }

  moment(when: When): number | undefined {
    if (when === "issue") {
      const at = this.setting.issued ?? this.setting.within?.from ?? undefined;
      if (at === undefined) this.doubts.add("it runs from the time of issue, which is not known");
      return at;
    }
    const day = this.day(when.date);
    return day === undefined ? undefined : day + (when.minutes ?? 0) * minuteMs - this.setting.offsetMinutes * minuteMs;
  }

  private range(spec: Extract<Spec, { kind: "range" }>): Window[] {
    let from = this.moment(spec.from);
    if (from === undefined) return [];
    if (spec.from === "issue" && isWhen(spec.to))
      this.doubts.add("no start is given: it is open from the time of issue");
    if (!isWhen(spec.to)) return [this.window(from, null, spec.to.words, spec.alternate)].flat();
    const at = this.moment(spec.to);
    if (at !== undefined && at < from && spec.from !== "issue" && spec.from.date.filled) {
      // 302100Z TO 010300Z JAN: the month said is that of the end.
      from = this.monthBefore(from, spec.from.date, spec.from.minutes);
      this.doubts.add("one month for a start and an earlier day of an end: read as the end's month");
    }
    const to = this.end(spec.to, from);
    if (to === undefined) return [];
    if (to < from) {
      this.doubts.add("a window that ends before it opens is left out");
      return [];
    }
    return this.window(from, to, undefined, spec.alternate);
  }

  /** The same day and hour a month earlier. */
  private monthBefore(at: number, date: DateNode, minutes: number | null): number {
    const month = (date.month ?? 1) - 1;
    const year = new Date(at).getUTCFullYear() - (month === 0 ? 1 : 0);
    const day = utc(year, month === 0 ? 12 : month, date.day);
    return day === undefined ? at : day + (minutes ?? 0) * minuteMs - this.shift;
  }

  /** The end of a range: whole days end with the day, and a year not given is the first that does. */
  private end(to: When, from: number): number | undefined {
    const at = this.moment(to);
    if (at === undefined || to === "issue") return at;
    const whole = to.minutes === null ? at + dayMs : at;
    if (whole >= from || to.date.year !== null || to.date.month === null) return whole;
    const later = utc(new Date(at).getUTCFullYear() + 1, to.date.month, to.date.day);
    const next = later === undefined ? whole : whole + (later - (at - (at % dayMs)));
    return next - from < 370 * dayMs ? next : whole;
  }

  private daily(spec: Extract<Spec, { kind: "daily" }>): Window[] {
    const days = this.spans(spec);
    if (days === undefined) return [];
    const except = spec.exceptDays.flatMap((d) => this.span(d) ?? []);
    const whole = spec.clocks.length === 0;
    const plainWhole = whole && spec.weekdays === null && spec.exceptWeekdays.length === 0 && except.length === 0;
    const out: Window[] = [];
    for (const span of days) {
      if (plainWhole) {
        out.push(...this.window(span.from - this.shift, span.to + dayMs - this.shift, undefined, spec.alternate));
        continue;
      }
      const limits = spec.within === undefined ? this.setting.within : span.limits;
      for (let day = span.from; day <= span.to && this.spent.windows <= windowsMax; day += dayMs) {
        if (++this.spent.days > daysMax) {
          this.doubts.add("days over too many years: windows of the later ones are left out");
          break;
        }
        const weekday = new Date(day).getUTCDay();
        if (spec.weekdays?.includes(weekday) === false || spec.exceptWeekdays.includes(weekday)) continue;
        if (except.some((x) => day >= x.from && day <= x.to)) continue;
        const clocks = whole ? [{ from: 0, to: 1440 }] : spec.clocks;
        for (const c of clocks) out.push(...this.hours(day, c.from, c.to, spec.alternate, limits));
      }
    }
    if (whole) this.doubts.add("days without hours: read as whole days in UTC");
    return out;
  }

  private get shift(): number {
    return this.setting.offsetMinutes * minuteMs;
  }

  private hours(day: number, from: Clock, to: Clock, alternate: boolean, limits: Limits | null | undefined): Window[] {
    if (from === "sunrise")
      this.doubts.add("it opens at sunrise, which is no clock time: the window is given from 0000Z");
    let opens = day + (typeof from === "number" ? from : 0) * minuteMs - this.shift;
    if (typeof to !== "number") return this.window(opens, null, to.toUpperCase(), alternate);
    let closes = day + to * minuteMs - this.shift;
    if (closes <= opens) closes += dayMs;
    if (limits !== null && limits !== undefined) {
      if (closes <= limits.from || (limits.to !== null && opens >= limits.to)) return [];
      [opens, closes] = [Math.max(opens, limits.from), limits.to === null ? closes : Math.min(closes, limits.to)];
    }
    return this.window(opens, closes, undefined, alternate);
  }

  /** The days of a daily window, as first and last; with the limits that cut them, where limits stand in place of days. */
  private spans(spec: Extract<Spec, { kind: "daily" }>): readonly SpanOfDays[] | undefined {
    const startOf = (ms: number): number => ms - (((ms % dayMs) + dayMs) % dayMs);
    if (spec.within !== undefined) {
      const from = this.moment(spec.within.from);
      const to = from === undefined ? undefined : this.end(spec.within.to, from);
      if (from === undefined || to === undefined || to < from) return undefined;
      return [{ from: startOf(from) - dayMs, to: startOf(to), limits: { from, to } }];
    }
    if (spec.days.length > 0) return spec.days.flatMap((d) => this.span(d) ?? []);
    const { within, issued } = this.setting;
    if (within !== null && within.to !== null) return [{ from: startOf(within.from) - dayMs, to: startOf(within.to) }];
    if (spec.weekdays !== null) {
      this.doubts.add("weekdays without a first or a last day: no window");
      return undefined;
    }
    const from = within?.from ?? issued;
    if (from === null) this.doubts.add("hours without days, and the time of issue is not known");
    else this.doubts.add("hours without days: only the day of issue is given");
    return from === null ? undefined : [{ from: startOf(from), to: startOf(from) }];
  }

  private span(days: Days): SpanOfDays | undefined {
    let to = this.day(days.to);
    if (days.from === "issue") {
      const at = this.moment("issue");
      if (at === undefined || to === undefined) return undefined;
      // UNTIL 31 DEC, said on 30 December: the message's own end tells which.
      const next =
        days.to.month === null ? undefined : utc(new Date(to).getUTCFullYear() + 1, days.to.month, days.to.day);
      const meant = to < at - dayMs || (next ?? at) <= (this.setting.until ?? 0) + dayMs;
      if (next !== undefined && days.to.year === null && meant) to = next;
      this.doubts.add("no first day is given: the first one on or after the day of issue is taken");
      return { from: at - (at % dayMs), to };
    }
    let from = this.day(days.from);
    if (from === undefined || to === undefined) return undefined;
    if (from > to && days.from.filled) {
      from = this.monthBefore(from, days.from, 0) + this.shift;
      this.doubts.add("one month for a first day and an earlier last day: read as the last day's month");
    }
    if (from > to && days.to.year === null && days.to.month !== null) {
      const later = utc(new Date(to).getUTCFullYear() + 1, days.to.month, days.to.day);
      if (later !== undefined && later - from < 200 * dayMs) return { from, to: later };
    }
    if (from <= to) return { from, to };
    this.doubts.add("days whose last comes before the first are left out");
    return undefined;
  }

  private window(from: number, to: number | null, words: string | undefined, alternate: boolean): Window[] {
    if (++this.spent.windows > windowsMax) {
      this.doubts.add(`more than ${windowsMax} windows: the rest are left out`);
      return [];
    }
    const [opens, closes] = [instant(from), to === null ? null : instant(to)];
    if (opens === undefined || closes === undefined) return [];
    const toWords = to === null && words !== undefined && words !== "" ? { toWords: words } : {};
    return [{ from: opens, to: closes, ...toWords, ...(alternate ? { alternate } : {}) }];
  }

  private month(day: number): number | undefined {
    const { within, issued } = this.setting;
    const base = within?.from ?? issued;
    if (base === null) {
      this.doubts.add("a day without a month, and the time of issue is not known: its windows can't be placed");
      return undefined;
    }
    if (within === null)
      this.doubts.add("a day without a month: read as the first such day from a week before the issue on");
    const earliest = within === null ? base - 7 * dayMs : base - dayMs;
    for (let i = 0; i < 13; i++) {
      const start = new Date(earliest);
      const month = ((start.getUTCMonth() + i) % 12) + 1;
      const at = utc(start.getUTCFullYear() + Math.floor((start.getUTCMonth() + i) / 12), month, day);
      if (at !== undefined && at >= earliest - (earliest % dayMs)) return month;
    }
    return undefined;
  }

  /** The year of a day that has none: the first in which it does not lie well before the issue. */
  private year(month: number, day: number): number | undefined {
    const { within, issued, year, until } = this.setting;
    const base = within?.from ?? issued;
    if (base === null && until !== null) {
      const last = new Date(until).getUTCFullYear();
      return (utc(last, month, day) ?? 0) <= until + dayMs ? last : last - 1;
    }
    if (base !== null) {
      const first = new Date(base).getUTCFullYear() - 1;
      for (let y = first; y < first + 6; y++) {
        const at = utc(y, month, day);
        if (at === undefined || at < base - lookBack) continue;
        // Days before the issue are past, unless the message's own end says that next year's are meant.
        const later = at < base - dayMs ? utc(y + 1, month, day) : undefined;
        return later !== undefined && until !== null && later <= until + dayMs ? y + 1 : y;
      }
      return first + 1;
    }
    if (year === null)
      this.doubts.add("the text gives no year, and none is known from its heading or issue: windows can't be placed");
    else this.doubts.add(`the year is that of the message's number, ${year}`);
    return year ?? undefined;
  }
}

interface Limits {
  readonly from: number;
  readonly to: number | null;
}
interface SpanOfDays {
  readonly from: number;
  readonly to: number;
  readonly limits?: Limits;
}

/** Milliseconds at the start of a day that exists. */
export function utc(year: number, month: number, day: number): number | undefined {
  if (year < 1900 || year > 2200) return undefined;
  const ms = Date.UTC(year, month - 1, day);
  return new Date(ms).getUTCDate() === day && new Date(ms).getUTCMonth() === month - 1 ? ms : undefined;
}

const instant = (ms: number): Instant | undefined => (Math.abs(ms) < 7.3e12 ? instantOf(ms) : undefined);
