/** Finds a time expression among tokens and takes it apart, as far as it goes: `171430Z TO 172330Z APR, ALTERNATE …`. */
import { type Atom, betweens, clockOf, type DateNode, fullYear, trimmed } from "./atoms.ts";
import { clockMarkAt } from "./clock-marks.ts";
import type { Token } from "./scan.ts";
import { phraseAt } from "./time-phrases.ts";
import {
  calendarAt,
  goesOn,
  groupOf,
  isDashedDate,
  isDayName,
  isPrimary,
  isShortened,
  isSpoiltMonth,
  isSpoiltThru,
  isTimeWord,
  notDays,
  offsetAt,
} from "./time-tokens.ts";
import { lengthUnits, months, type TimeWord, timeWords, weekdaySets, weekdays, zones } from "./words.ts";

export interface Run {
  readonly atoms: readonly Atom[];
  /** Index of the first token after it. */
  readonly end: number;
  /** It says which zone, or a month, or something else that makes it a time beyond doubt. */
  readonly certain: boolean;
  readonly zulu: boolean;
  /** It says local time. */
  readonly local: boolean;
  readonly offsetMinutes: number | null;
  /** A zone that no offset in the text confirms, and what it was read as. */
  readonly zoneDoubt: string | null;
  /** Words that were read as what they nearly are. */
  readonly doubts: readonly string[];
}

/** With no atoms where the words lead to no time. @param years those that the message is about, to tell a year from a clock or a day */
export function runAt(
  tokens: readonly Token[],
  start: number,
  stop: number,
  years: readonly number[],
): Run | undefined {
  const reader = new Reader(tokens, stop, years);
  let at = start;
  let kept = start;
  while (at < stop && at < start + 600) {
    const next = reader.take(at);
    if (next === at) break;
    at = next;
    if (reader.content) kept = at;
  }
  if (at === start) return undefined;
  const atoms = trimmed(betweens(reader.withoutLocalHours()));
  const { certain, zulu, offsetMinutes, zoneDoubt } = reader;
  const local = reader.local || (reader.twelveHours && !zulu);
  // Where there is nothing in it, all that was looked at is passed: nobody looks at it again.
  return {
    atoms,
    end: atoms.length === 0 ? at : kept,
    certain,
    zulu,
    local,
    offsetMinutes,
    zoneDoubt,
    doubts: reader.doubts,
  };
}

class Reader {
  readonly atoms: Atom[] = [];
  readonly doubts: string[] = [];
  certain = false;
  zulu = false;
  local = false;
  offsetMinutes: number | null = null;
  zoneDoubt: string | null = null;
  /** 7:00 A.M.: without a zone beside it, the clock on a wall. */
  twelveHours = false;
  /** The last thing taken belongs to the expression for sure, and not perhaps to what follows. */
  content = false;
  /** How many parts there were when local time was said last. */
  private localAfter: number | null = null;
  private ahead: number | null = null;
  private aheadYear: number | null = null;

  private readonly tokens: readonly Token[];
  private readonly stop: number;
  private readonly years: readonly number[];
  constructor(tokens: readonly Token[], stop: number, years: readonly number[]) {
    [this.tokens, this.stop, this.years] = [tokens, stop, years];
  }

  /** `FROM 1130 HRS IST TO 1530 HRS IST (0600 UTC TO 1000 UTC)`: one pair of hours said twice; those in UTC are kept. */
  withoutLocalHours(): readonly Atom[] {
    const { atoms, localAfter: at } = this;
    if (at === null || !this.zulu || this.offsetMinutes !== null) return atoms;
    const isPair = (i: number): boolean =>
      atoms[i]?.a === "clock" && atoms[i + 1]?.a === "to" && atoms[i + 2]?.a === "clock";
    if (!isPair(at - 3) || !isPair(at)) return atoms;
    this.local = false;
    return [...atoms.slice(0, at - 3), ...atoms.slice(at)];
  }

  /** @returns the index after what was taken, or `at` when it is no part of a time */
  take(at: number): number {
    const token = this.at(at);
    if (token === undefined || token.used) return at;
    this.content = true;
    if (token.kind === "number") return this.number(token, at);
    if (token.kind === "sign") return this.sign(token, at);
    return token.kind === "word" ? this.word(token, at) : at;
  }

  private readonly peek = (i: number): Token | undefined => this.at(i);
  private at(i: number): Token | undefined {
    return i < this.stop ? this.tokens[i] : undefined;
  }

  private number(token: Token, at: number): number {
    const digits = token.text;
    // 120930Z0: what is written to it may change it.
    const glued = this.at(at + 1);
    if (token.mark !== "" && glued?.kind === "number" && !glued.spaced) return at;
    if (token.mark !== "") this.zulu = this.certain = true;
    const iso = calendarAt(this.peek, at);
    if (iso !== undefined) {
      this.certain = true;
      return this.date(iso.date, iso.end);
    }
    const zone = clockMarkAt(this.tokens, at);
    if (zone?.zoneMinutes !== undefined) this.zone(zone.zoneMinutes, zone.doubt ?? null);
    const clock = /^([01]?\d|2[0-4]):([0-5]\d)(?::\d\d)?$/.exec(digits);
    if (clock !== null) return this.clock(Number(clock[1]) * 60 + Number(clock[2]), at, zone);
    if (!/^\d+$/.test(digits)) return at;
    if (zone?.minutes !== undefined) return this.clock(zone.minutes, at, zone);
    // 2024年10月22日
    if (digits.length === 4 && this.at(at + 1)?.text === "年") {
      this.aheadYear = Number(digits);
      return at + 2;
    }
    if (zone?.month !== undefined) return this.monthMark(zone.month, at, zone.end);
    if (this.isYear(token, at)) {
      const node = this.yearless();
      if (node !== undefined) node.year = fullYear(Number(digits));
      return at + 1;
    }
    const next = this.at(at + 1);
    if (digits.length <= 2) {
      const day = Number(digits);
      if (day < 1 || day > 31 || (next?.kind === "word" && (notDays.has(next.text) || lengthUnits.has(next.text))))
        return at;
      // 16 SEB: of a month that can't be told.
      if (next?.kind === "word" && isSpoiltMonth(next.text)) return at;
      return this.date({ day, month: this.ahead, year: this.aheadYear, filled: false }, at + 1);
    }
    if (digits.length === 4) {
      const minutes = clockOf(digits);
      return minutes === undefined ? at : this.clock(minutes, at, zone);
    }
    const next6 = this.group(digits, at);
    return next6 > at && zone !== undefined ? Math.max(next6, zone.end) : next6;
  }

  /** DDHHMM, YYMMDDHHMM, YYYYMMDD, YYYYMMDDHHMM. */
  private group(digits: string, at: number): number {
    const found = groupOf(digits, this.ahead, this.aheadYear);
    if (found === undefined) return at;
    if (digits.length > 6) this.certain = true;
    if (found.minutes === null) return this.date(found.date, at + 1);
    this.atoms.push({ a: "dtg", date: found.date, minutes: found.minutes });
    return at + 1;
  }

  private clock(minutes: number, at: number, mark?: { readonly end: number; readonly halfDay?: "a" | "p" }): number {
    const half = mark?.halfDay;
    if (half !== undefined) this.twelveHours = this.certain = true;
    const noon = Math.floor(minutes / 60) === 12 && half !== undefined ? minutes - 720 : minutes;
    this.atoms.push({ a: "clock", minutes: half === "p" ? noon + 720 : noon });
    return mark?.end ?? at + 1;
  }
  private zone(minutes: number, doubt: string | null): void {
    if (this.offsetMinutes !== null) return;
    [this.offsetMinutes, this.zoneDoubt] = [minutes, doubt];
    this.local = this.certain = true;
  }
  /** The month before its day: `10月23日`. */
  private monthMark(month: number, at: number, end: number): number {
    const next = this.at(end);
    if (next?.kind !== "number" || next.text.length > 2) return at;
    this.ahead = month;
    this.certain = true;
    return end;
  }
  private date(date: DateNode, next: number): number {
    this.atoms.push({ a: "date", date });
    return next;
  }

  /** A number right after a month, or after a day of that month, that names a year. */
  private isYear(token: Token, at: number): boolean {
    if (this.yearless() === undefined) return false;
    if (token.mark !== "" || (token.text.length !== 2 && token.text.length !== 4)) return false;
    const joined = /^(?:,|-|\/|DE|OF|DU|DEL|YEAR)$/.test(this.at(at - 1)?.text ?? "");
    const before = this.at(joined ? at - 2 : at - 1);
    const afterMonth = before?.kind === "word" && months.has(before.text) && !(joined && token.text.length === 2);
    if (!afterMonth && !(this.ahead !== null && token.text.length === 4)) return false;
    const value = fullYear(Number(token.text));
    if (token.text.length === 4) {
      if (value < 1950 || value > 2099) return false;
      const [to, clock] = [this.at(at + 1), this.at(at + 2)];
      const opens = (to?.text === "-" || timeWords.get(to?.text ?? "") === "to") && clock?.text.length === 4;
      return (
        !opens || this.years.some((y) => y === value || (Math.abs(y - value) <= 1 && clockOf(token.text) === undefined))
      );
    }
    if (months.has(this.at(at + 1)?.text ?? "")) return false;
    return this.years.length === 0 ? value >= 1980 : this.years.some((y) => Math.abs(y - value) <= 2);
  }

  /** The day that a year said here would be of: the last one, with a month and perhaps its hour after it. */
  private yearless(): DateNode | undefined {
    const last = this.atoms.at(-1)?.a === "clock" ? this.atoms.at(-2) : this.atoms.at(-1);
    return (last?.a === "date" || last?.a === "dtg") && last.date.month !== null && last.date.year === null
      ? last.date
      : undefined;
  }

  private sign(token: Token, at: number): number {
    this.content = false;
    const next = this.at(at + 1);
    const open = next !== undefined && !next.used && (next.kind === "number" || isTimeWord(next));
    switch (token.text) {
      case ",":
      case ";":
      case "&":
      case "、":
      case "，":
      case "；":
        if (token.text === "," && this.yearNext(at)) return at + 1;
        return open ? this.push("and", at) : at;
      case "-":
      case "–":
      case "—":
      case "/": {
        // 12/0300Z is a day and its hour.
        const dayHour =
          token.text === "/" && this.atoms.at(-1)?.a === "date" && next?.kind === "number" && next.text.length === 4;
        return dayHour || isDashedDate(this.peek, at) ? at + 1 : open ? this.push("to", at) : at;
      }
      case ".":
        return open && this.atoms.length > 0 && (goesOn(this.peek, at + 1) || isShortened(this.at(at - 1), token))
          ? at + 1
          : at;
      case ":":
      case "(":
        return (open || isPrimary(this.peek, at + 1)) && this.atoms.length > 0 ? at + 1 : at;
      case ")":
        return this.atoms.length > 0 && open ? at + 1 : at;
      default:
        return at;
    }
  }

  private push(a: "to" | "and", at: number): number {
    this.atoms.push({ a });
    return at + 1;
  }

  private word(token: Token, at: number): number {
    const { text } = token;
    const month = months.get(text);
    // CARRIED OUT 12-14 JUN: a month in Portuguese only right after its day.
    const english = (): boolean =>
      /^(?:OUT|SET|AGO|MARS)$/.test(text) && !/^(?:\d{1,2}|DE|-|\/)$/.test(this.at(at - 1)?.text ?? "");
    if (month !== undefined && text !== "A" && !english()) return this.month(month, at);
    const day = weekdays.get(text);
    if (day !== undefined && this.atoms.at(-1)?.a !== "to" && isDayName(this.peek, at)) {
      this.content = false;
      return at + 1;
    }
    const set = day === undefined ? weekdaySets.get(text) : [day];
    if (set !== undefined) {
      this.atoms.push({ a: "weekdays", days: set });
      return at + 1;
    }
    if (text === "L" && !token.spaced) {
      this.local = true;
      return at + 1;
    }
    const phrase = phraseAt(this.peek, this.atoms, at);
    if (phrase !== undefined) {
      this.atoms.push(...phrase.atoms);
      this.certain ||= phrase.certain === true;
      this.content = phrase.loose !== true;
      return phrase.end;
    }
    if (/^(?:DE|OF|DU|DEL)$/.test(text) && this.yearNext(at)) return at + 1;
    const zone = zones.get(text);
    if (zone !== undefined && this.atoms.length > 0) {
      this.zone(zone, `${text} is read as UTC+${zone / 60}`);
      return this.offset(at + 1);
    }
    // EXCEPT THE FOLLOWING DATES
    if (this.atoms.at(-1)?.a === "except" && /^(?:FOLLOWING|FLW)$/.test(text)) return at + 1;
    const word = timeWords.get(text);
    if (word === undefined && this.atoms.length > 0 && isSpoiltThru(this.peek, at)) {
      this.doubts.push(`"${text}" between two times is read as THRU`);
      return this.push("to", at);
    }
    return word === undefined ? at : this.timeWord(word, token, at);
  }

  private timeWord(word: TimeWord, token: Token, at: number): number {
    // One letter is a word of time only where another language has it between two times.
    const letter = token.text.length === 1 && token.text.charCodeAt(0) < 0x3000;
    if (letter && token.text !== "Z" && this.at(at + 1)?.kind !== "number") return at;
    if (letter && !this.timely(at - 1)) return at;
    this.content =
      word === "daily" ||
      word === "excepted" ||
      word === "zulu" ||
      word === "sunrise" ||
      word === "sunset" ||
      word === "ufn" ||
      word === "local";
    switch (word) {
      case "zulu":
        this.zulu = this.certain = true;
        return this.offset(at + 1);
      case "local":
        this.local = this.certain = true;
        this.localAfter = this.atoms.length;
        return this.offset(at + 1);
      case "ordinal":
        this.content = true;
        return at + 1;
      case "filler":
        this.content = /^(?:HRS|HOURS|INCLUSIVE|INCL)$/.test(token.text);
        return at + 1;
      case "each": {
        const day = this.at(at + 1)?.text === "DAY";
        if (day) this.atoms.push({ a: "daily" });
        this.content = day;
        return day ? at + 2 : at + 1;
      }
      case "ufn":
      case "now":
        this.certain = true;
        this.atoms.push({ a: word });
        return at + 1;
      default:
        this.atoms.push({ a: word });
        return at + 1;
    }
  }

  /** `14, 2024` and `JUNIO DE 2024`: the year of the day before. */
  private yearNext(at: number): boolean {
    const next = this.at(at + 1);
    return next?.kind === "number" && /^20\d\d$/.test(next.text) && this.isYear(next, at + 1);
  }

  private timely(at: number): boolean {
    const t = this.at(at);
    return t !== undefined && (t.kind === "number" || months.has(t.text) || timeWords.get(t.text) === "zulu");
  }

  private offset(at: number): number {
    const found = offsetAt(this.peek, at);
    if (found === undefined) return at;
    [this.offsetMinutes, this.zoneDoubt, this.local] = [found.minutes, null, true];
    return at + 2;
  }

  private month(month: number, at: number): number {
    // 22/1200 SEP: of the day before its hour.
    const [hour, day] = [this.atoms.at(-1), this.atoms.at(-2)];
    const ofHour = hour?.a === "clock" && day?.a === "date" && day.date.month === null;
    const last = ofHour ? day : this.atoms.findLast((x) => x.a !== "to" || x === this.atoms.at(-1));
    const open = (last?.a === "date" || last?.a === "dtg") && last.date.month === null;
    const next = this.at(at + 1);
    const dayAhead = next?.kind === "number" && next.mark === "" && next.text.length <= 2;
    this.certain ||= dayAhead || this.atoms.length > 0;
    if (open) {
      last.date.month = month;
      this.ahead = null;
      return at + 1;
    }
    const before = this.atoms.findLast((x) => (x.a === "date" || x.a === "dtg") && x.date.month === null);
    const yearAhead = dayAhead && this.years.some((y) => Math.abs(y - fullYear(Number(next.text))) <= 2);
    const back = dayAhead && !yearAhead ? undefined : before;
    if (back?.a === "date" || back?.a === "dtg") back.date.month = month;
    else if (dayAhead || next?.text.length === 6) this.ahead = month;
    else if (this.atoms.length === 0) return at;
    return at + 1;
  }
}
