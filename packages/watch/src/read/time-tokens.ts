/** What a few tokens of a time expression say by themselves: a date in figures, how long something lasts, what a number counts. */
import { type Atom, clockOf, type DateNode, fullYear } from "./atoms.ts";
import type { Token } from "./scan.ts";
import { isKnownWord, months, numberWords, timeWords, weekdays } from "./words.ts";

/** The token at an index, or undefined where the expression must end. */
export type Peek = (i: number) => Token | undefined;

/** 2024-09-25, 25/09/2024, 25.09.2024. */
export function calendarAt(peek: Peek, at: number): { readonly date: DateNode; readonly end: number } | undefined {
  const [a, s1, b, s2, c] = [0, 1, 2, 3, 4].map((i) => peek(at + i)?.text ?? "");
  const made = (year = "", month = "", day = "", end = at): ReturnType<typeof calendarAt> => {
    const [y, m, d] = [Number(year), Number(month), Number(day)];
    if (m < 1 || m > 12 || d < 1 || d > 31) return undefined;
    const after = peek(end);
    return {
      date: { day: d, month: m, year: y, filled: false },
      end: after?.text === "T" && !after.spaced ? end + 1 : end,
    };
  };
  const two = (t = ""): boolean => /^\d{1,2}$/.test(t);
  const four = (t = ""): boolean => /^(?:19|20)\d\d$/.test(t);
  const parted = s1 === s2 && (s1 === "-" || s1 === "/") && two(b);
  if (four(a) && parted && two(c)) return made(a, b, c, at + 5);
  if (two(a) && parted && four(c)) return made(c, b, a, at + 5);
  const dotted = /^(\d{1,2})\.(\d{1,2})$/.exec(a ?? "");
  return dotted !== null && s1 === "." && four(b) ? made(b, dotted[2], dotted[1], at + 3) : undefined;
}

/** DDHHMM, YYMMDDHHMM, YYYYMMDD (no minutes), YYYYMMDDHHMM. @param month of a DDHHMM, where it went before @param year likewise */
export function groupOf(
  digits: string,
  month: number | null,
  year: number | null,
): { readonly date: DateNode; readonly minutes: number | null } | undefined {
  const n = (from: number, to: number): number => Number(digits.slice(from, to));
  const date = (day: number, m: number | null, y: number | null): DateNode | undefined =>
    day >= 1 && day <= 31 && (m === null || (m >= 1 && m <= 12))
      ? { day, month: m, year: y, filled: false }
      : undefined;
  const found =
    digits.length === 6
      ? date(n(0, 2), month, year)
      : digits.length === 10
        ? date(n(4, 6), n(2, 4), fullYear(n(0, 2)))
        : digits.length === 8 || digits.length === 12
          ? date(n(6, 8), n(4, 6), n(0, 4))
          : undefined;
  const minutes = digits.length === 8 ? null : clockOf(digits.slice(-4));
  return found === undefined || minutes === undefined ? undefined : { date: found, minutes };
}

/** `4 HOURS`, `THREE DAYS`, in minutes; 0 where it is none. */
export function durationAt(peek: Peek, at: number): number {
  const [n, unit] = [peek(at), peek(at + 1)?.text ?? ""];
  const value = n?.kind === "number" ? n.lat : n?.kind === "word" ? (numberWords.get(n.text) ?? 0) : 0;
  if (value <= 0 || value > 1_000) return 0;
  return /^(?:HOURS?|HRS?)$/.test(unit) ? value * 60 : /^DAYS?$/.test(unit) ? value * 1_440 : 0;
}

/** `+8`, `PLUS 0530` after UTC: what must be taken from a local clock. Without it a local time can't be placed. */
export function offsetAt(peek: Peek, at: number): { readonly minutes: number } | undefined {
  const [mark, hours] = [peek(at), peek(at + 1)];
  const sign = mark?.text;
  const minus = sign === "MINUS" || (sign === "-" && mark?.spaced === false);
  const sense = sign === "+" || sign === "PLUS" ? 1 : minus ? -1 : 0;
  if (sense === 0 || hours?.kind !== "number" || hours.spaced !== (sign?.length !== 1)) return undefined;
  const digits = hours.text.replace(":", "").split(".")[0] ?? "";
  const minutes = digits.length > 2 ? Number(digits.slice(0, -2)) * 60 + Number(digits.slice(-2)) : hours.lat * 60;
  return minutes > 14 * 60 ? undefined : { minutes: sense * minutes };
}

/** Past a full stop: only what can be nothing but a time. */
export function goesOn(peek: Peek, at: number): boolean {
  const [token, next] = [peek(at), peek(at + 1)];
  if (token?.kind === "word") return !/^(?:ON|THE|OF|TO|AND|IN)$/.test(token.text);
  if (token === undefined || token.text.length > 2) return token !== undefined;
  return next !== undefined && (next.text === "-" || isTimeWord(next));
}

/** Whether a moment came last. A day and its hour (`12 JUN FROM 0800Z`) are made one. */
export function endsInMoment(atoms: Atom[]): boolean {
  const hour = atoms.at(-1);
  if (hour?.a !== "clock") return hour?.a === "dtg";
  const at = atoms.at(-2)?.a === "from" ? -3 : -2;
  const day = atoms.at(at);
  if (day?.a !== "date") return false;
  atoms.splice(at, -at, { a: "dtg", date: day.date, minutes: hour.minutes });
  return true;
}

/** `TUESDAY 11 JUNE`: the name of one day beside its date, and no rule for days of a stretch (`TUESDAYS 11 TO 30 JUNE`). */
export function isDayName(peek: Peek, at: number): boolean {
  const [name, day, month, after] = [0, 1, 2, 3].map((i) => peek(at + i));
  if (name === undefined || name.text.endsWith("DAYS")) return false;
  if (day?.kind !== "number" || day.text.length > 2 || !months.has(month?.text ?? "")) return false;
  return !(timeWords.get(after?.text ?? "") === "to" || after?.text === "-");
}

/** The hyphens of `12-JUN-2024`. */
export function isDashedDate(peek: Peek, at: number): boolean {
  const [before, hyphen, after] = [-1, 0, 1].map((i) => peek(at + i));
  if (hyphen?.spaced !== false || after?.spaced !== false) return false;
  if (months.has(after.text)) return before?.kind === "number" && before.text.length <= 2;
  return months.has(before?.text ?? "") && /^20\d\d$/.test(after.text);
}

export function isClock(t: Token | undefined): boolean {
  return t?.kind === "number" && (t.text.includes(":") || (t.text.length === 4 && clockOf(t.text) !== undefined));
}

/** `AUG. TO`: a full stop that belongs to a month's short name. */
export function isShortened(before: Token | undefined, stop: Token | undefined): boolean {
  return before?.kind === "word" && stop?.spaced === false && months.has(before.text) && before.text.length < 5;
}

/** `PRIMARY)`, within brackets. */
export const isPrimary = (peek: Peek, at: number): boolean =>
  peek(at + 1)?.text === ")" && /^(?:PRIMARY|MAIN|PRIME)$/.test(peek(at)?.text ?? "");

/** What follows a number that counts something else. */
export const notDays = new Set("HOURS HRS HOUR MIN MINUTES N M VESSELS PERSONS DEGREES DEG KNOTS".split(" "));

export function isTimeWord(token: Token): boolean {
  return token.kind === "word" && (timeWords.has(token.text) || months.has(token.text) || weekdays.has(token.text));
}

/** Three to nine letters that are no word, and one letter away from the name of a month: `SEB`, `JULI`. */
export function isSpoiltMonth(word: string): boolean {
  if (word.length < 3 || word.length > 9 || isKnownWord(word)) return false;
  for (const name of months.keys()) if (name.length > 2 && oneAway(word, name)) return true;
  return false;
}

/** `08 TTHRU 11`: no word, between two numbers, and one letter away from THRU. */
export function isSpoiltThru(peek: Peek, at: number): boolean {
  const [before, word, after] = [-1, 0, 1].map((i) => peek(at + i));
  if (word === undefined || before?.kind !== "number" || after?.kind !== "number" || isKnownWord(word.text))
    return false;
  return oneAway(word.text, "THRU") || oneAway(word.text, "THROUGH");
}

/** One letter put in, taken out, or another in its place. */
function oneAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let [same, end] = [0, 0];
  while (same < a.length && a[same] === b[same]) same++;
  while (end < Math.min(a.length, b.length) - same && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return Math.max(a.length, b.length) - same - end === 1;
}
