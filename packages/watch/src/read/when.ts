/**
 * What a time expression says, before it is placed in years: stretches from a moment to a moment, and hours on days. The
 * forms, one an example:
 *
 *     131104Z TO 301246Z APR                             moments
 *     0500Z TO 0900Z AND 1100Z TO 1500Z DAILY 18 AND 19 APR      hours, then days
 *     12 JUN 0300 TO 0700, 13 JUN 0400 TO 0800                   days, then hours
 *     0300 UTC 12 JUN TO 0700 UTC 15 JUN                         moments again
 *     IN PROGRESS UNTIL 11 JUN                                   from the time of issue
 */
import { type Atom, type DateNode, week } from "./atoms.ts";
import { fillMonths } from "./fill-months.ts";
import { plainOrder } from "./forms.ts";
import { type Clock, type ClockRange, type Days, isWhen, type Spec, type When } from "./spec.ts";

type ClockAtom = { readonly a: "clock"; readonly minutes: number } | { readonly a: "sunrise" | "sunset" };

export interface Said {
  readonly specs: readonly Spec[];
  readonly doubts: readonly string[];
}

export function whenFromAtoms(atoms: readonly Atom[]): Said {
  fillMonths(atoms);
  const plain = plainOrder(atoms);
  const { specs, doubts } = new Sayings(plain.atoms).read();
  return { specs, doubts: [...plain.doubts, ...doubts] };
}

class Sayings {
  private readonly atoms: readonly Atom[];
  private p = 0;
  private readonly specs: Spec[] = [];
  private readonly doubts: string[] = [];
  private clocks: ClockRange[] = [];
  private days: Days[] = [];
  private weekdays: number[] | null = null;
  private exceptWeekdays: number[] = [];
  private exceptDays: Days[] = [];
  private daysFirst = false;
  private lastClocks: readonly ClockRange[] = [];
  private alternate = false;
  private daily = false;
  private progress = false;
  private from = false;

  constructor(atoms: readonly Atom[]) {
    this.atoms = atoms;
  }

  read(): Said {
    while (this.p < this.atoms.length) this.step();
    this.flush();
    if (this.specs.length === 0 && this.progress) this.open("IN PROGRESS");
    return { specs: this.specs, doubts: this.doubts };
  }

  private a(i = 0): Atom["a"] | undefined {
    return this.atoms[this.p + i]?.a;
  }

  private step(): void {
    const atom = this.atoms[this.p];
    if (atom === undefined) return;
    switch (atom.a) {
      case "dtg":
        this.moments(atom.date, atom.minutes);
        return;
      case "clock":
      case "sunrise":
      case "sunset":
        this.clock(atom);
        return;
      case "date":
        this.date(atom.date);
        return;
      case "weekdays":
        this.weekday(atom.days);
        return;
      case "h24":
        this.clocks.push({ from: 0, to: 1440 });
        break;
      case "alternate":
        this.flush();
        this.alternate = true;
        break;
      case "was-alternate":
        this.wasAlternate();
        break;
      case "except":
        this.except();
        return;
      case "daily":
        this.daily = true;
        break;
      case "progress":
      case "now":
        this.progress = true;
        break;
      case "from":
        this.from = true;
        break;
      case "ufn":
        this.open("UNTIL FURTHER NOTICE");
        break;
      case "to":
      case "until":
        this.until();
        return;
      default:
        break;
    }
    this.p++;
  }

  /** `121200Z TO 121600Z JUN THRU 141200Z TO 141600Z JUN`: the same hours on each of the days. */
  private sameHoursUntil(date: DateNode, minutes: number, end: Atom): boolean {
    const [thru, first, to, last] = [0, 1, 2, 3].map((i) => this.atoms[this.p + i]);
    if (!isTo(thru) || first?.a !== "dtg" || !isTo(to) || last?.a !== "dtg" || end.a !== "dtg") return false;
    if (first.minutes !== minutes || last.minutes !== end.minutes) return false;
    this.flush();
    const clocks = [{ from: minutes, to: end.minutes }];
    this.specs.push({ ...this.hours(), clocks, days: [{ from: date, to: first.date }] });
    this.p += 4;
    return true;
  }

  /** `131200Z TO 131600Z JUN (BACKUP)`: said of the stretch before it. */
  private wasAlternate(): void {
    this.flush();
    const last = this.specs.pop();
    if (last !== undefined) this.specs.push({ ...last, alternate: true });
  }

  /** A date-time group, and what it runs to. */
  private moments(date: DateNode, minutes: number): void {
    const from: When = { date, minutes };
    const connected = this.a(1) === "to" || this.a(1) === "until";
    const next = this.atoms[this.p + (connected ? 2 : 1)];
    const loose =
      !connected && (date.month !== null || this.from) && this.a(1) === "dtg" && this.specs.length === 0 && this.from;
    if (next !== undefined && (connected || loose) && (next.a === "dtg" || next.a === "clock" || next.a === "date")) {
      if (loose) this.doubts.push("two date-time groups without a word between them: read as from and to");
      const to: When = {
        date: next.a === "clock" ? sameDay(date, minutes, next.minutes) : next.date,
        minutes: next.a === "date" ? null : next.minutes,
      };
      this.p += connected ? 3 : 2;
      if (!this.sameHoursUntil(date, minutes, next)) this.range(from, to);
      return;
    }
    if (!connected && next?.a === "lasts") {
      const end = minutes + next.minutes;
      const last = { ...date, day: date.day + Math.floor(end / 1440) };
      this.range(from, { date: last, minutes: end % 1440 });
      this.p += 2;
      return;
    }
    this.p++;
    if (connected && (next?.a === "ufn" || next?.a === "sunset")) {
      this.range(from, { words: next.a === "ufn" ? "UNTIL FURTHER NOTICE" : "SUNSET" });
      this.p += 2;
    } else if (this.a() === "ufn") {
      this.range(from, { words: "UNTIL FURTHER NOTICE" });
      this.p++;
    } else if (!connected && this.a() === "and" && this.a(1) === "dtg" && this.a(2) === undefined && !this.from) {
      const second = this.atoms[this.p + 1];
      if (second?.a === "dtg") this.range(from, { date: second.date, minutes: second.minutes });
      this.doubts.push("two date-time groups joined by AND: read as from and to");
      this.p += 2;
    } else {
      if (!this.from) this.doubts.push("one moment without an end: the window is left open");
      this.range(from, { words: "" });
    }
  }

  private range(from: When, to: When | { words: string }): void {
    const { clocks, days } = this;
    if (clocks.length > 0 && days.length === 0 && isWhen(to)) {
      this.specs.push({ ...this.hours(), days: [], within: { from, to } });
      this.clear();
      return;
    }
    this.flush();
    this.specs.push({ kind: "range", from, to, alternate: this.alternate });
  }

  private clock(atom: ClockAtom): void {
    const [one, two, three, four] = [1, 2, 3, 4].map((i) => this.atoms[this.p + i]);
    // 0300 12 JUN TO 0700 15 JUN
    if (atom.a === "clock" && one?.a === "date" && isTo(two) && three?.a === "clock" && four?.a === "date") {
      this.range({ date: one.date, minutes: atom.minutes }, { date: four.date, minutes: three.minutes });
      this.p += 5;
      return;
    }
    const end = isTo(one) ? two : undefined;
    if (end?.a === "clock" || end?.a === "sunset" || end?.a === "sunrise") {
      if (this.days.length > 0 && !this.daysFirst && this.clocks.length > 0) this.flush();
      this.daysFirst ||= this.days.length > 0 && this.clocks.length === 0;
      this.clocks.push({ from: clockOf(atom), to: clockOf(end) });
      this.p += 3;
      return;
    }
    // 1200Z TO 13 JUN 0400Z, its first day before it
    const day = this.days.at(-1)?.to;
    if (day !== undefined && this.days.length === 1 && atom.a === "clock" && this.clocks.length === 0) {
      this.days = [];
      this.range(
        { date: day, minutes: atom.minutes },
        { words: isTo(one) && two?.a === "ufn" ? "UNTIL FURTHER NOTICE" : "" },
      );
      if (two?.a !== "ufn") this.doubts.push("one moment without an end: the window is left open");
    } else if (atom.a === "clock" && one?.a === "date") {
      this.range({ date: one.date, minutes: atom.minutes }, { words: "" });
      this.doubts.push("one moment without an end: the window is left open");
      this.p++;
    } else this.doubts.push("an hour without an end was left aside");
    this.p++;
  }

  private date(date: DateNode): void {
    const [one, two, three, four] = [1, 2, 3, 4].map((i) => this.atoms[this.p + i]);
    // 12 JUN 0300 TO 15 JUN 0700
    if (one?.a === "clock" && isTo(two) && three?.a === "date" && four?.a === "clock") {
      this.range({ date, minutes: one.minutes }, { date: three.date, minutes: four.minutes });
      this.p += 5;
      return;
    }
    if (one?.a === "clock" && isTo(two) && three?.a === "dtg") {
      this.range({ date, minutes: one.minutes }, { date: three.date, minutes: three.minutes });
      this.p += 4;
      return;
    }
    // 6 JUL 26 TO 242059 UTC SEP 26
    if (isTo(one) && two?.a === "dtg" && this.clocks.length === 0) {
      this.doubts.push("a first day without its hour: from its start");
      this.range({ date, minutes: 0 }, { date: two.date, minutes: two.minutes });
      this.p += 3;
      return;
    }
    if (this.daysFirst && this.clocks.length > 0) this.flush();
    if (isTo(one) && two?.a === "date") {
      this.days.push({ from: date, to: two.date });
      this.p += 3;
    } else {
      this.days.push({ from: date, to: date });
      this.p++;
    }
  }

  private weekday(days: readonly number[]): void {
    const before = this.atoms[this.p - (this.a(-1) === "and" ? 2 : 1)]?.a;
    if (
      this.days.length > 0 &&
      this.clocks.length > 0 &&
      !this.daysFirst &&
      this.weekdays !== null &&
      before === "date"
    ) {
      const keep = this.clocks;
      this.flush();
      this.clocks = [...keep];
    }
    const end = this.atoms[this.p + 2];
    const span =
      isTo(this.atoms[this.p + 1]) && end?.a === "weekdays" ? week(days[0] ?? 0, end.days.at(-1) ?? 0) : days;
    this.weekdays = [...(this.weekdays ?? []), ...span];
    this.p += span === days ? 1 : 3;
  }

  private except(): void {
    this.p++;
    for (; this.p < this.atoms.length; this.p++) {
      const [atom, to, end] = [0, 1, 2].map((i) => this.atoms[this.p + i]);
      if (atom?.a === "weekdays") this.exceptWeekdays.push(...atom.days);
      else if (atom?.a === "date") {
        const ranged = isTo(to) && end?.a === "date";
        this.exceptDays.push({ from: atom.date, to: ranged ? end.date : atom.date });
        if (ranged) this.p += 2;
      } else if (atom?.a !== "and" && atom?.a !== "from") break;
    }
    const last = this.specs.at(-1);
    if (this.clocks.length > 0 || this.days.length > 0 || last?.kind !== "range" || !isWhen(last.to)) return;
    const { exceptWeekdays, exceptDays } = this;
    const { from, to, alternate } = last;
    const within = { from, to };
    this.specs[this.specs.length - 1] = {
      kind: "daily",
      clocks: [{ from: 0, to: 1440 }],
      days: [],
      within,
      weekdays: null,
      exceptWeekdays,
      exceptDays,
      alternate,
    };
    this.doubts.push("one long window with days left out: read as running through the other days");
    this.clear();
  }

  /** `UNTIL 28 FEB` without a start, or the end of what stands before it. */
  private until(): void {
    const [end, more, next] = [1, 2, 3].map((i) => this.atoms[this.p + i]);
    const [date, clock] = end?.a === "clock" ? [more, end] : [end, more];
    if (date?.a === "date" && clock?.a === "clock" && !isTo(next)) {
      this.range("issue", { date: date.date, minutes: clock.minutes });
      this.p += 3;
      return;
    }
    if (end?.a === "date") this.days.push({ from: "issue", to: end.date });
    else if (end?.a === "dtg") this.range("issue", { date: end.date, minutes: end.minutes });
    if (end?.a === "date" && this.clocks.length === 0 && this.weekdays === null) {
      this.days.pop();
      this.range("issue", { date: end.date, minutes: null });
    }
    this.p += end?.a === "date" || end?.a === "dtg" ? 2 : 1;
  }

  private open(words: string): void {
    if (this.specs.length > 0 && this.days.length === 0 && this.clocks.length === 0) return;
    const [day] = this.days;
    if (this.clocks.length > 0)
      this.doubts.push("hours on every day without a last day: one window left open, the hours stand in the text");
    [this.clocks, this.days] = [[], []];
    this.range(day === undefined || day.from === "issue" ? "issue" : { date: day.from, minutes: 0 }, { words });
  }

  private hours(): Extract<Spec, { kind: "daily" }> {
    const { clocks, days, weekdays, exceptWeekdays, exceptDays, alternate } = this;
    return { kind: "daily", clocks, days, weekdays, exceptWeekdays, exceptDays, alternate };
  }

  private flush(): void {
    const last = this.specs.at(-1);
    const { days } = this;
    if (days.length > 0) {
      if (this.clocks.length === 0 && this.alternate)
        this.clocks = [...(this.lastClocks.length > 0 ? this.lastClocks : clocksOf(last))];
      this.specs.push(this.hours());
    } else if (this.clocks.length > 0 || this.weekdays !== null) {
      // Hours (and weekdays) without days of their own lie within the stretch before them; else from the issue on.
      if (last?.kind === "range" && isWhen(last.to)) {
        this.specs.pop();
        this.specs.push({ ...this.hours(), within: { from: last.from, to: last.to }, alternate: last.alternate });
      } else this.specs.push(this.hours());
    } else if (this.daily && last?.kind === "range" && isWhen(last.to) && isWhen(last.from)) this.hoursOfRange(last);
    if (this.clocks.length > 0) this.lastClocks = this.clocks;
    this.clear();
  }

  /** `170500 TO 211200 UTC MAR DAILY`: the hours of both ends on each day. */
  private hoursOfRange(last: Extract<Spec, { kind: "range" }>): void {
    const { from, to } = last;
    if (from === "issue" || !isWhen(to) || to === "issue" || from.minutes === null || to.minutes === null) return;
    if (from.date.day === to.date.day && from.date.month === to.date.month) return;
    this.specs.pop();
    const clocks = [{ from: from.minutes, to: to.minutes }];
    const days = [{ from: from.date, to: to.date }];
    this.specs.push({ ...this.hours(), clocks, days, alternate: last.alternate });
    this.doubts.push("two date-time groups and DAILY: read as these hours on each of the days");
  }

  private clear(): void {
    [this.clocks, this.days, this.weekdays, this.exceptWeekdays, this.exceptDays] = [[], [], null, [], []];
    [this.daysFirst, this.daily, this.from] = [false, false, false];
  }
}

/** The hours of a stretch within a day, for days that are said to be alternates of it. */
function clocksOf(spec: Spec | undefined): readonly ClockRange[] {
  if (spec?.kind !== "range" || spec.from === "issue" || !isWhen(spec.to) || spec.to === "issue") return [];
  const [from, to] = [spec.from.minutes, spec.to.minutes];
  return from === null || to === null ? [] : [{ from, to }];
}

const isTo = (x: Atom | undefined): boolean => x?.a === "to" || x?.a === "until";
const clockOf = (x: ClockAtom): Clock => (x.a === "clock" ? x.minutes : x.a);
const sameDay = (date: DateNode, from: number, to: number): DateNode =>
  to > from ? date : { ...date, day: date.day + 1 };
