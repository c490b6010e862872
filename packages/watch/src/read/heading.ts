/** Who says it, under which number, and when: from the lines before the body, and from what the reader was told beside the text. */
import { fullYear } from "./atoms.ts";
import { utc } from "./place-in-time.ts";
import { messageAt, numberAt, seriesAt } from "./references.ts";
import type { Token } from "./scan.ts";
import { runAt } from "./time-run.ts";
import { calendarAt } from "./time-tokens.ts";
import { months, timeWords } from "./words.ts";

export interface Heading {
  readonly series: string | null;
  readonly number: string | null;
  readonly year: number | null;
  /** Milliseconds since 1970. */
  readonly issued: number | null;
  /** Index of the first token after it. */
  readonly end: number;
}

/** Looks at the first lines of a message at sea. */
export function headingOf(tokens: readonly Token[]): Heading {
  const at = domesticAt(tokens) ?? runTogetherAt(tokens);
  if (at !== undefined) return at;
  let heading: Heading = { series: null, number: null, year: null, issued: null, end: 0 };
  let line = 0;
  for (let i = 0; i < tokens.length && line < 7; i++) {
    let t = tokens[i];
    if (t === undefined) break;
    if (!t.first && i > 0) continue;
    line++;
    if (t.text === "ZCZC") {
      use(tokens, i, lineEnd(tokens, i));
      heading = { ...heading, end: lineEnd(tokens, i) };
      continue;
    }
    const stamp = heading.issued === null ? stampBeforeSeries(tokens, i) : null;
    const issued = heading.issued ?? stamp?.at ?? issueAt(tokens, i);
    if (issued !== null && heading.issued === null)
      heading = { ...heading, issued, end: Math.max(heading.end, stamp?.end ?? lineEnd(tokens, i)) };
    if (stamp !== null) {
      i = stamp.end;
      t = tokens[i] ?? t;
    }
    const dated = numberAndDateAt(tokens, i, heading);
    if (dated !== undefined) {
      heading = dated;
      continue;
    }
    if (heading.series !== null) {
      heading = repeatedAt(tokens, i, heading);
      continue;
    }
    const start = t.text === "[" ? tokens.findIndex((x, k) => k > i && k < i + 8 && x.text === "]") + 1 : i;
    const found =
      messageAt(tokens, start) ??
      (start === i ? afterStroke(tokens, i) : messageAt(tokens, i)) ??
      (/^(?:ПРИП|НАВИП|НАВАРЕА|INDIAN)$/.test(t.text) ? messageAt(tokens, i, true) : undefined);
    const series = found?.value.series ?? seriesAt(tokens, start)?.value;
    if (series === undefined || /^(?:DNC|CHART|CANCEL|CANCELS|REF|IN|FROM)\b/.test(series)) continue;
    const end = found?.end ?? seriesAt(tokens, start)?.end ?? start;
    use(tokens, i, end);
    const after = found === undefined ? null : (issueAt(tokens, end) ?? heading.issued);
    heading = {
      series,
      number: found?.value.number ?? null,
      year: found?.value.year ?? null,
      issued: after,
      end: Math.max(end, heading.end),
    };
  }
  return heading.issued === null && heading.year !== null
    ? { ...heading, ...stampWithoutYear(tokens, heading.year) }
    : heading;
}

/** `251816Z SEP 26 NAVAREA IV 931/26`: when it was issued, with the series on the same line. */
function stampBeforeSeries(tokens: readonly Token[], at: number): { readonly at: number; readonly end: number } | null {
  const named = (): boolean => [1, 2, 3, 4, 5, 6].some((k) => seriesAt(tokens, at + k) !== undefined);
  if (!isStamp(tokens, at) || !named()) return null;
  const end = runAt(tokens, at, tokens.length, [])?.end ?? at;
  if (end === at || end > at + 6 || seriesAt(tokens, end) === undefined) return null;
  const stamp = stampAt(tokens, at, end);
  if (stamp !== null) use(tokens, at, end);
  return stamp;
}

/** `NO.26-0445  Date:2026/10/05 12 UTC`: a number without its series, and the hour of issue. */
function numberAndDateAt(tokens: readonly Token[], at: number, heading: Heading): Heading | undefined {
  const t = tokens[at];
  const start = /^(?:NO|NR)$/.test(t?.text ?? "") ? at + (tokens[at + 1]?.text === "." ? 2 : 1) : at;
  const number = start === at ? undefined : numberAt(tokens, start);
  const date = number?.end ?? at;
  const end = lineEnd(tokens, at);
  const issued = tokens[date]?.text === "DATE" ? dateAndHour(tokens, date, end) : null;
  if (issued === null) return undefined;
  use(tokens, at, end);
  return {
    ...heading,
    number: heading.number ?? number?.value.number ?? null,
    year: heading.year ?? number?.value.year ?? null,
    issued,
    end,
  };
}

/** `Date:2026/10/05 12 UTC`. */
function dateAndHour(tokens: readonly Token[], at: number, end: number): number | null {
  const found = calendarAt((i) => (i < end ? tokens[i] : undefined), tokens[at + 1]?.text === ":" ? at + 2 : at + 1);
  const hour = found === undefined ? undefined : tokens[found.end];
  if (found === undefined || hour?.kind !== "number" || !/^\d{1,2}$/.test(hour.text) || hour.lat > 24) return null;
  if (hour.mark === "" && timeWords.get(tokens[found.end + 1]?.text ?? "") !== "zulu") return null;
  const { year, month, day } = found.date;
  const start = year === null || month === null ? undefined : utc(year, month, day);
  return start === undefined ? null : start + hour.lat * 3_600_000;
}

/** The same message named once more, as lists of messages do: the heading goes on to it. */
function repeatedAt(tokens: readonly Token[], at: number, heading: Heading): Heading {
  const again = messageAt(tokens, at) ?? messageAt(tokens, at, true);
  if (again === undefined || Number(again.value.number) !== Number(heading.number)) return heading;
  if (again.value.series !== heading.series) return heading;
  use(tokens, heading.end, again.end);
  const year = heading.year ?? again.value.year ?? null;
  return {
    ...heading,
    year,
    issued: heading.issued ?? issueAt(tokens, again.end),
    end: Math.max(heading.end, again.end),
  };
}

/** `280548 UTC SEP` alone on a line before the body: of the number's year. */
function stampWithoutYear(tokens: readonly Token[], year: number): { readonly issued?: number } {
  for (let i = 0, line = 0; i < tokens.length && line < 4; i = lineEnd(tokens, i), line++) {
    const t = tokens[i];
    if (t?.kind !== "number" || t.text.length !== 6 || t.used) continue;
    const end = lineEnd(tokens, i);
    const [one, two] = runAt(tokens, i, end, [])?.atoms ?? [];
    const whole = end - i <= 3 && two === undefined && one?.a === "dtg" && one.date.month !== null;
    const day = whole && one.date.month !== null ? utc(year, one.date.month, one.date.day) : undefined;
    if (day === undefined || one?.a !== "dtg") continue;
    use(tokens, i, end);
    return { issued: day + one.minutes * 60_000 };
  }
  return {};
}

/** `!CARF 04/125 ZMA`: who answers for it, its number in the month, and where. */
function domesticAt(tokens: readonly Token[]): Heading | undefined {
  const [mark, office, month, slash, serial, place] = tokens;
  if (
    mark?.text !== "!" ||
    office?.kind !== "word" ||
    month?.kind !== "number" ||
    slash?.text !== "/" ||
    serial?.kind !== "number"
  )
    return undefined;
  const end = place?.kind === "word" ? 6 : 5;
  use(tokens, 0, end);
  return { series: `NOTAM ${office.text}`, number: `${month.text}/${serial.text}`, year: null, issued: null, end };
}

/** `AVISO AOS NAVEGANTES / NAVAREA V 123/24`: the series after what the paper is called. */
function afterStroke(tokens: readonly Token[], at: number): ReturnType<typeof messageAt> {
  for (let i = at + 1; i < Math.min(lineEnd(tokens, at), at + 8); i++)
    if (/^[-/:]$/.test(tokens[i]?.text ?? "") && seriesAt(tokens, i + 1) !== undefined) return messageAt(tokens, i + 1);
  return undefined;
}

/** `HN0129 SOUTH CHINA SEA …`: two letters of an office and its running number, without a year. */
function runTogetherAt(tokens: readonly Token[]): Heading | undefined {
  const [office, number, next] = tokens;
  const glued =
    office?.kind === "word" && /^[A-Z]{2}$/.test(office.text) && number?.kind === "number" && !number.spaced;
  if (!glued || !/^\d{4}$/.test(number.text) || next?.kind !== "word" || !next.spaced) return undefined;
  use(tokens, 0, 2);
  return { series: office.text, number: number.text, year: null, issued: null, end: 2 };
}

/** A time of issue on the line at `at`: `141352Z APR 23`, alone, or after FM and a name, ISSUED, CREATED, DATE. */
function issueAt(tokens: readonly Token[], at: number): number | null {
  const end = lineEnd(tokens, at);
  let start = at;
  const opener = tokens[at]?.text ?? "";
  const told = /^(?:FM|FROM|SECURITE|ISSUED|CREATED|DATE|DTG|UTC|RELEASED)$/.test(opener);
  while (start < end && (told || /^[(.-]$/.test(tokens[start]?.text ?? "")) && !isStamp(tokens, start)) start++;
  if (!isStamp(tokens, start)) return null;
  const ms = stampAt(tokens, start, end);
  if (ms === null) return null;
  use(tokens, at, ms.end);
  // The line holds more than a stamp: it is a window of the body.
  return ms.at;
}

function isStamp(tokens: readonly Token[], at: number): boolean {
  const t = tokens[at];
  return (
    t?.kind === "number" && (t.text.length === 6 || t.text.length === 10 || t.text.length === 4 || t.text.length === 2)
  );
}

/** One whole moment that ends its line: day, hour, month and year. */
export function stampAt(
  tokens: readonly Token[],
  at: number,
  end: number,
): { readonly at: number; readonly end: number } | null {
  const run = runAt(tokens, at, end, []);
  if (run === undefined) return null;
  const rest = tokens.slice(run.end, end).filter((t) => !/^[).]$/.test(t.text));
  const [one, two] = run.atoms;
  const date = one?.a === "dtg" || one?.a === "date" ? one.date : undefined;
  const minutes = one?.a === "dtg" ? one.minutes : two?.a === "clock" ? two.minutes : undefined;
  if (rest.length > 0 || date?.month == null || date.year === null || minutes === undefined) return null;
  if (run.atoms.length > (one?.a === "dtg" ? 1 : 2)) return null;
  const day = utc(fullYear(date.year), date.month, date.day);
  return day === undefined ? null : { at: day + minutes * 60_000, end };
}

/**
 * Whose message this repeats, on a line of its own at the end: `(NAVAREA III 24/19 041208Z JAN 19)`, `EASTERN RANGE 222054Z FEB 19`.
 * @returns the token after which the line begins, and the message named
 */
export function originAt(
  tokens: readonly Token[],
  from: number,
): { readonly start: number; readonly ref: ReturnType<typeof messageAt> } | undefined {
  let start = tokens.length - 1;
  const closed = tokens[start]?.text === ")";
  while (start > from && tokens[start]?.first === false && !(closed && tokens[start]?.text === "(")) start--;
  const line = tokens.slice(start);
  if (start <= from || line.length < 4 || line.length > 16 || line.some((t) => t.used || t.kind === "position"))
    return undefined;
  const stamp = line.findIndex((t) => t.kind === "number" && t.text.length === 6);
  if (
    stamp < 1 ||
    !months.has(line[stamp + 1]?.text ?? "") ||
    line.slice(0, stamp).some((t) => /^(?:FROM|TO|UNTIL|AT|CANCEL|MSG|THRU|DAILY)$/.test(t.text))
  )
    return undefined;
  if (stampAt(tokens, start + stamp, tokens.length) === null) return undefined;
  return { start, ref: messageAt(tokens, line[0]?.text === "(" ? start + 1 : start) };
}

/** `081000 МСК  ГС-`: when a Russian coastal warning was handed in, and its sign-off, on the last line. */
export function useSignOff(tokens: readonly Token[], from: number): void {
  let start = tokens.length - 1;
  while (start > from && tokens[start]?.first === false) start--;
  const [time, zone] = [tokens[start], tokens[start + 1]];
  if (start > from && time?.text.length === 6 && time.kind === "number" && zone?.text === "МСК")
    use(tokens, start, tokens.length);
}

export function lineEnd(tokens: readonly Token[], at: number): number {
  let end = at + 1;
  while (end < tokens.length && tokens[end]?.first === false) end++;
  return end;
}

export function use(tokens: readonly Token[], from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const t = tokens[i];
    if (t !== undefined) t.used = true;
  }
}

/** `387/23(11,28)` or `A3054/24`, told beside the text. */
export function numberFromHint(text: string): { readonly number: string; readonly year: number | null } {
  const m = /^\s*([A-Z]?\d{1,5})(?:\s*[/-]\s*(\d{4}|\d{2}))?/i.exec(text.slice(0, 40));
  return {
    number: (m?.[1] ?? text.slice(0, 40)).toUpperCase(),
    year: m?.[2] === undefined ? null : fullYear(Number(m[2])),
  };
}
