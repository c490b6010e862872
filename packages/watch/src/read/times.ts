/** Times in a message's body: expressions placed in UTC, and what they have to do with one another. */
import type { Window } from "../types.ts";
import { type Block, type Reading, type Time, times } from "./blocks.ts";
import { fillMonths } from "./fill-months.ts";
import { use } from "./heading.ts";
import type { Token } from "./scan.ts";
import type { Days, Spec } from "./spec.ts";
import type { Run } from "./time-run.ts";
import { whenFromAtoms } from "./when.ts";
import { isKnownWord, lengthUnits } from "./words.ts";

/** `EACH DAY FOLLOWING MARCH 14` says what comes after it; `WARNINGS IN FORCE AT 011200 UTC` tells of a list. */
export function namesNoWindow(
  tokens: readonly Token[],
  at: number,
  run: Run,
): "aside" | "unplaced" | "end" | undefined {
  const [a, b, c] = [1, 2, 3].map((k) => tokens[at - k]?.text ?? "");
  if (a === "FOLLOWING" || a === "AFTER") return "unplaced";
  // 1X1200Z TO 121600Z: what it runs from could not be read, so that nothing says that it is open now.
  const before = tokens[at - 1];
  const isStrangeWord = (t: Token | undefined): boolean => t?.kind === "word" && !t.used && !isKnownWord(t.text);
  // DAILY 08 XX 11 JUN: what joins the two days could not be read, and so neither could they.
  const [opening, last] = [tokens[at], run.atoms.at(-1)];
  const joinless = isStrangeWord(before) && tokens[at - 2]?.kind === "number" && tokens[at - 2]?.used === false;
  if (joinless && run.atoms[0]?.a === "date" && opening?.first === false && before?.first === false) return "unplaced";
  const loose = last?.a === "date" && last.date.month === null && run.atoms.length > 1;
  if (loose && isStrangeWord(tokens[run.end]) && tokens[run.end + 1]?.kind === "number") return "unplaced";
  const strange =
    before?.kind === "number" ||
    a === "Z" ||
    (before?.kind === "word" && !isKnownWord(before.text) && tokens[at - 2]?.kind === "number");
  if (run.atoms[0]?.a === "to" && before !== undefined && !before.used && strange)
    return tokens[at + 1]?.text.length === 6 ? "end" : "unplaced";
  return (a === "AT" && b === "FORCE") || (a === "OF" && b === "AS" && c === "FORCE") ? "aside" : undefined;
}

/** A number right before or after hours that no rule took: it may be their day. */
function unreadBeside(tokens: readonly Token[], at: number, end: number): boolean {
  const isNumber = (t: Token | undefined): boolean => (t?.kind === "number" || t?.kind === "half") && !t.used;
  const before = tokens[at - 1]?.kind === "sign" && tokens[at - 1]?.text !== "." ? tokens[at - 2] : tokens[at - 1];
  const after = tokens[end];
  const unit = tokens[end + 1];
  if (isNumber(after) && unit?.kind === "word" && lengthUnits.has(unit.text)) return false;
  return isNumber(before) || isNumber(after);
}

/** The time before was said to be an alternate. */
export const alternates = (block: Block): boolean =>
  times(block)
    .findLast((t) => t.windows.length > 0)
    ?.windows.at(-1)?.alternate === true;
export const asAlternate = (t: Time): Time => ({
  ...t,
  specs: t.specs.map((s) => ({ ...s, alternate: true })),
  windows: t.windows.map((w) => ({ ...w, alternate: true })),
});

export function timeOf(tokens: readonly Token[], at: number, run: Run, reading: Reading): Time | undefined {
  if (run.atoms[0]?.a === "except") return leftOutOf(tokens, at, run);
  const kinds = new Set(run.atoms.map((x) => x.a));
  const hours = kinds.has("clock") && kinds.has("to");
  if (!(run.certain || (hours && kinds.has("daily")) || (kinds.has("dtg") && kinds.has("to")))) return undefined;
  const { specs, doubts } = whenFromAtoms(run.atoms);
  if (specs.length === 0) return undefined;
  for (const d of run.doubts) reading.timeDoubts.add(d);
  if (run.local && run.offsetMinutes === null) {
    reading.timeDoubts.add("local time without its offset from UTC: its windows can't be placed");
    return { is: "time", run: null, specs: [], windows: [] };
  }
  if (onlyHours(specs) && unreadBeside(tokens, at, run.end)) {
    reading.timeDoubts.add("hours beside a day that could not be read: no window");
    return { is: "time", run: null, specs: [], windows: [] };
  }
  const half = onlyDays(specs) || onlyHours(specs);
  const windows = half ? [] : placed(specs, run, reading);
  if (run.zoneDoubt !== null) reading.timeDoubts.add(run.zoneDoubt);
  for (const d of doubts) reading.timeDoubts.add(d);
  if (!run.zulu && !run.local && (kinds.has("clock") || kinds.has("dtg")) && !longStamps(tokens, at, run.end))
    reading.timeDoubts.add("no time zone is given: read as UTC, the custom of these messages");
  if (windows.length > 0 || half) use(tokens, at, run.end);
  // Times that can't be placed are times still: no others stand in for them.
  return { is: "time", run, specs: half ? specs : [], all: specs, windows };
}

/** `B) EXCEPT THE FOLLOWING DATES: 01 JAN, 06 JAN`: days that the times before it do not have. */
function leftOutOf(tokens: readonly Token[], at: number, run: Run): Time | undefined {
  const weekdays: number[] = [];
  const days: Days[] = [];
  fillMonths(run.atoms);
  for (let i = 1; i < run.atoms.length; i++) {
    const [atom, to, end] = [0, 1, 2].map((k) => run.atoms[i + k]);
    if (atom?.a === "weekdays") weekdays.push(...atom.days);
    else if (atom?.a === "date") {
      const ranged = to?.a === "to" && end?.a === "date";
      days.push({ from: atom.date, to: ranged ? end.date : atom.date });
      if (ranged) i += 2;
    } else if (atom?.a !== "and" && atom?.a !== "except") return undefined;
  }
  if (weekdays.length + days.length === 0) return undefined;
  use(tokens, at, run.end);
  return { is: "time", run, specs: [], windows: [], left: { weekdays, days } };
}

/** Takes such days out of the times before them in the same paragraph. */
function leaveOut(blocks: readonly Block[], reading: Reading): void {
  const before: { readonly time: Time; readonly paragraph: string | null }[] = [];
  for (const block of blocks)
    for (const time of block.found) {
      if (time.is !== "time") continue;
      const { left } = time;
      if (left === undefined) {
        before.push({ time, paragraph: block.paragraph });
        continue;
      }
      const less = (s: Spec): Spec =>
        s.kind === "daily"
          ? {
              ...s,
              exceptDays: [...s.exceptDays, ...left.days],
              exceptWeekdays: [...s.exceptWeekdays, ...left.weekdays],
            }
          : s;
      const meant = before.filter(
        (x) => x.paragraph === block.paragraph && x.time.all?.some((s) => s.kind === "daily"),
      );
      if (meant.length === 0) reading.timeDoubts.add("days that are left out of no time that is said before them");
      for (const { time: t } of meant) {
        [t.specs, t.all] = [t.specs.map(less), t.all?.map(less)];
        if (t.specs.length === 0 && t.run !== null) t.windows = placed(t.all ?? [], t.run, reading);
      }
    }
}

const onlyDays = (specs: readonly Spec[]): boolean =>
  specs.length > 0 &&
  specs.every(
    (s) => s.kind === "daily" && s.clocks.length === 0 && s.days.length > 0 && !s.alternate && s.weekdays === null,
  );
const onlyHours = (specs: readonly Spec[]): boolean =>
  specs.length > 0 &&
  specs.every(
    (s) => s.kind === "daily" && s.clocks.length > 0 && s.days.length === 0 && s.within === undefined && !s.alternate,
  );

/** Days said in one place and hours in another (`FIRINGS 12 AND 13 JUN: A. 0600-0900 UTC … B. …`) are hours on these days. */
export function settle(blocks: readonly Block[], reading: Reading): void {
  leaveOut(blocks, reading);
  const halves = blocks.flatMap((b) => times(b).filter((t) => t.specs.length > 0));
  const days = halves.filter((t) => onlyDays(t.specs));
  const hours = halves.filter((t) => onlyHours(t.specs));
  const isDays = new Set(days);
  const isHours = new Set(hours);
  const daysOf = (t: Time | undefined): readonly Days[] =>
    t?.specs.flatMap((s) => (s.kind === "daily" ? s.days : [])) ?? [];
  let spans = daysOf(days[0]);
  for (const t of halves) {
    if (isDays.has(t)) spans = daysOf(t);
    if (!isHours.has(t) || spans.length === 0) continue;
    t.specs = t.specs.map((s) => (s.kind === "daily" ? { ...s, days: spans } : s));
  }
  for (const t of halves) {
    if (t.run === null || (hours.length > 0 && isDays.has(t))) continue;
    t.windows = placed(t.specs, t.run, reading);
  }
}

function placed(specs: readonly Spec[], run: Run, reading: Reading): Window[] {
  const { offsetMinutes } = run;
  if (offsetMinutes === null || offsetMinutes === 0) return reading.placing.windows(specs);
  return reading.placing.ahead(offsetMinutes).windows(specs);
}

const longStamps = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, to).some((t) => t.kind === "number" && t.text.length >= 10);
