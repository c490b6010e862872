/**
 * Item D of a NOTAM, in the grammar that Annex 15 and Doc 8126 give it: days, then their hours, the month before its days.
 *
 *     DAILY 1200-1400 AND 1600-1800        FEB 03 05-07 2200-0200        JAN 30-FEB 01 0800-1600
 *     MON-THU 0800-2200 FRI 0800-1400      DAILY 0800-1600 EXC SAT SUN   MAR 30 0800-MAR 31 1600, APR 02 0000-03 1200
 *     AUG 07 /1130-1430 AUG 08 /0430-0730  03-05 H24                     APR 11 SR MINUS15-1900
 *
 * What is outside this grammar (days before their month, years, local time) is left to the general reader of times.
 */
import { clockOf } from "./atoms.ts";
import type { Range } from "./notam.ts";
import type { Token } from "./scan.ts";
import { months, timeWords, weekdaySets, weekdays } from "./words.ts";

/** Minutes of the day; `sun` where it is said by sunrise or sunset, then at the start or the end of the day. */
export interface Hour {
  readonly minutes: number;
  readonly sun: boolean;
}
export interface Hours {
  readonly from: Hour;
  readonly to: Hour;
}
export interface Day {
  readonly month: number;
  readonly day: number;
}
export interface Days {
  readonly from: Day;
  readonly to: Day;
}
export interface Group {
  days: Days[];
  weekdays: number[];
  readonly exceptDays: Days[];
  readonly exceptWeekdays: number[];
  readonly hours: Hours[];
}
/** From an hour of one day to an hour of another, unbroken. */
export type Stretch = { readonly fromHour: number; readonly toHour: number } & (
  | { readonly from: Day; readonly to: Day }
  | { readonly weekdays: readonly [number, number] }
);
export interface Schedule {
  readonly groups: readonly Group[];
  readonly stretches: readonly Stretch[];
  /** Tokens of hours that the sun gives: which they are can't be said without its tables. */
  readonly sun: readonly Token[];
  /** Tokens of public holidays that are left out: nothing here knows them. */
  readonly holidays: readonly Token[];
}

/** @param base milliseconds of item B, from which a day without a month has its month. @returns undefined outside the grammar */
export function scheduleOf(tokens: readonly Token[], range: Range, base: number): Schedule | undefined {
  let to = range.to;
  while (to > range.from && tokens[to - 1]?.kind === "sign") to--;
  return new Reader(tokens.slice(range.from, to), new Date(base)).read();
}

const empty = (): Group => ({ days: [], weekdays: [], exceptDays: [], exceptWeekdays: [], hours: [] });

class Reader {
  private at = 0;
  private group = empty();
  private readonly groups: Group[] = [];
  private readonly stretches: Stretch[] = [];
  private readonly sun: Token[] = [];
  private readonly holidays: Token[] = [];
  private month: number;
  private monthSaid = false;
  private lastDay = 0;
  private except = false;
  private daily = false;
  private readonly tokens: readonly Token[];
  constructor(tokens: readonly Token[], base: Date) {
    this.tokens = tokens;
    this.month = base.getUTCMonth() + 1;
  }

  read(): Schedule | undefined {
    while (this.at < this.tokens.length) {
      const before = this.at;
      if (!this.step() || this.at === before) return undefined;
    }
    if (!this.close()) return undefined;
    const { groups, stretches, sun, holidays } = this;
    return groups.length + stretches.length === 0 ? undefined : { groups, stretches, sun, holidays };
  }

  private text(ahead = 0): string {
    return this.tokens[this.at + ahead]?.text ?? "";
  }

  private step(): boolean {
    const text = this.text();
    if (/^[,;/:.&()]$/.test(text) || /^(?:and|zulu|from)$/.test(timeWords.get(text) ?? "")) return this.skip();
    if (timeWords.get(text) === "filler" && !this.isH24(0)) return this.skip();
    if (timeWords.get(text) === "daily" || text === "EVERY") {
      if (this.group.hours.length > 0 && (this.daily || this.dated())) {
        if (!this.close()) return false;
      }
      this.daily = true;
      this.at += text === "EVERY" && this.text(1) === "DAY" ? 2 : 1;
      return true;
    }
    if (timeWords.get(text) === "except") {
      this.except = true;
      return this.skip();
    }
    const token = this.tokens[this.at];
    if (this.except && token !== undefined && /^(?:HOL|HOLS|HOLIDAY|HOLIDAYS|PH|PUBLIC)$/.test(text)) {
      this.holidays.push(token);
      this.at++;
      // What comes after a comma is of other days.
      return this.text() === "," ? this.close() : true;
    }
    const weekday = this.weekdayAt(0);
    if (weekday !== undefined) return this.weekday(weekday);
    if (this.dayAt(0) !== undefined) return this.day();
    return this.hours();
  }

  private skip(): true {
    this.at++;
    return true;
  }
  private dated(): boolean {
    return this.group.days.length > 0 || this.group.weekdays.length > 0;
  }

  private isTo(ahead: number): boolean {
    const text = this.text(ahead);
    return text === "-" || text === "–" || timeWords.get(text) === "to";
  }

  private isH24(ahead: number): boolean {
    return this.text(ahead) === "H" && this.text(ahead + 1) === "24";
  }

  private weekdayAt(ahead: number): readonly number[] | undefined {
    const text = this.text(ahead);
    const one = weekdays.get(text);
    return one === undefined ? weekdaySets.get(text) : [one];
  }

  private clockAt(ahead: number): number | undefined {
    const t = this.tokens[this.at + ahead];
    return t?.kind === "number" && /^\d{4}$/.test(t.text) ? clockOf(t.text) : undefined;
  }

  /** `FEB 03` or `03`, and how many tokens it has. */
  private dayAt(
    ahead: number,
  ): { readonly day: number; readonly month: number | null; readonly size: number } | undefined {
    const month = months.get(this.text(ahead)) ?? null;
    const shift = month === null ? 0 : 1;
    const t = this.tokens[this.at + ahead + shift];
    if (t?.kind !== "number" || t.mark !== "" || !/^\d{1,2}$/.test(t.text)) return undefined;
    const day = Number(t.text);
    return day < 1 || day > 31 ? undefined : { day, month, size: 1 + shift };
  }

  private placed(said: { readonly day: number; readonly month: number | null }): Day {
    if (said.month !== null) [this.month, this.monthSaid] = [said.month, true];
    // Without any month, the days run on into the next.
    else if (!this.monthSaid && said.day < this.lastDay) this.month = (this.month % 12) + 1;
    this.lastDay = said.day;
    return { month: this.month, day: said.day };
  }

  private day(): boolean {
    if (this.group.hours.length > 0 && !this.except && !this.close()) return false;
    const first = this.dayAt(0);
    if (first === undefined) return false;
    const from = this.placed(first);
    this.at += first.size;
    // `10 MAR 1200-1400`: the month of this day follows it.
    if (months.has(this.text()) && this.dayAt(0) === undefined) return false;
    const hour = this.clockAt(0);
    const next = this.isTo(1) ? this.dayAt(2) : undefined;
    const end = next === undefined ? undefined : this.clockAt(2 + next.size);
    if (hour !== undefined && next !== undefined && end !== undefined && !this.except) {
      if (this.group.days.length > 0) return false;
      this.stretches.push({ from, to: this.placed(next), fromHour: hour, toHour: end });
      this.at += 3 + next.size;
      return true;
    }
    let to = from;
    const last = this.isTo(0) ? this.dayAt(1) : undefined;
    if (last !== undefined) {
      to = this.placed(last);
      this.at += 1 + last.size;
    }
    (this.except ? this.group.exceptDays : this.group.days).push({ from, to });
    return true;
  }

  private weekday(first: readonly number[]): boolean {
    if (this.group.hours.length > 0 && !this.except) {
      const { days, weekdays } = this.group;
      if (!this.close()) return false;
      // APR 07-30 MON-THU 1300-0400 FRI 1300-2200: of the same days.
      if (weekdays.length > 0 && this.tokens[this.at - 1]?.text !== ",") this.group.days = days;
    }
    this.at++;
    const [day = 0] = first;
    const hour = this.clockAt(0);
    const next = this.isTo(1) ? this.weekdayAt(2)?.[0] : undefined;
    const end = this.clockAt(3);
    if (hour !== undefined && next !== undefined && end !== undefined && !this.except) {
      if (this.dated()) return false;
      this.stretches.push({ weekdays: [day, next], fromHour: hour, toHour: end });
      this.at += 4;
      return true;
    }
    const last = this.isTo(0) ? this.weekdayAt(1)?.[0] : undefined;
    if (last !== undefined) this.at += 2;
    const set = last === undefined ? first : week(day, last);
    (this.except ? this.group.exceptWeekdays : this.group.weekdays).push(...set);
    return true;
  }

  private hours(): boolean {
    if (this.isH24(0)) {
      this.group.hours.push({ from: { minutes: 0, sun: false }, to: { minutes: 1440, sun: false } });
      this.at += 2;
      return true;
    }
    const start = this.at;
    const from = this.hour(0);
    if (from === undefined || !this.isTo(0)) return false;
    this.at++;
    const to = this.hour(1440);
    if (to === undefined) return false;
    if (from.sun || to.sun) this.sun.push(...this.tokens.slice(start, this.at));
    // Hours after the days that are left out, when there were hours before them, begin something else.
    if (this.except && this.group.hours.length > 0) return false;
    this.group.hours.push({ from, to });
    return true;
  }

  private hour(sunAt: number): Hour | undefined {
    const word = timeWords.get(this.text());
    if (word === "sunrise" || word === "sunset") {
      this.at++;
      if (/^(?:MINUS|PLUS|\+|-)$/.test(this.text()) && /^\d{1,2}$/.test(this.text(1))) this.at += 2;
      return { minutes: sunAt, sun: true };
    }
    const minutes = this.clockAt(0);
    if (minutes === undefined) return undefined;
    this.at++;
    return { minutes, sun: false };
  }

  /** Ends a group; false where its days have no hours. */
  private close(): boolean {
    const { group } = this;
    const said =
      this.daily || this.dated() || group.hours.length > 0 || group.exceptDays.length + group.exceptWeekdays.length > 0;
    [this.group, this.daily, this.except] = [empty(), false, false];
    if (!said) return true;
    if (group.hours.length === 0) return false;
    this.groups.push(group);
    return true;
  }
}

function week(from: number, to: number): number[] {
  const days: number[] = [];
  for (let d = from; days.length < 7; d = (d + 1) % 7) {
    days.push(d);
    if (d === to) break;
  }
  return days;
}
