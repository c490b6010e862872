/**
 * The items of a NOTAM:
 *
 *     A3054/24 NOTAMR A3050/24
 *     Q) ZGZU/QRDCA/IV/BO/W/000/999/1952N11145E018
 *     A) ZGZU B) 2409250020 C) 2409250230 EST
 *     D) DAILY 0020-0230
 *     E) free text, with the areas
 *     F) SFC G) UNL
 */
import type { MessageRef, Position } from "../types.ts";
import { fullYear } from "./atoms.ts";
import { lineEnd, stampAt, use } from "./heading.ts";
import { utc } from "./place-in-time.ts";
import { numberAt } from "./references.ts";
import type { Token } from "./scan.ts";

export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Notam {
  readonly number: string | null;
  readonly year: number | null;
  readonly place: string | null;
  readonly kind: "new" | "replace" | "cancel";
  readonly replaces: readonly MessageRef[];
  readonly qLine: { readonly centre: Position; readonly radiusNm: number } | null;
  /** Milliseconds since 1970; null where the item is absent, unreadable, or PERM. */
  readonly from: number | null;
  readonly to: number | null;
  readonly permanent: boolean;
  readonly estimated: boolean;
  /** Tokens of items D and E. */
  readonly schedule: Range | null;
  readonly body: Range;
  /** Items F and G. */
  readonly lower: Range | undefined;
  readonly upper: Range | undefined;
  /** B says *with immediate effect*. */
  readonly immediate: boolean;
}

/** @returns undefined where this is no NOTAM in ICAO form */
export function notamOf(tokens: readonly Token[]): Notam | undefined {
  const items = itemsOf(tokens);
  const stamp = tokens.findIndex((t, i) => i < 40 && /^NOTAM[NRC]$/.test(t.text));
  if (stamp < 0 && !(items.has("E") && items.has("B") && (items.has("A") || items.has("Q")))) return undefined;
  const own = stamp > 0 ? numberAt(tokens, stamp - 1) : headNumber(tokens, items);
  const word = stamp < 0 ? "NOTAMN" : tokens[stamp]?.text;
  const old = stamp < 0 ? undefined : numberAt(tokens, stamp + 1);
  const head = Math.min(...[...items.values()].map((r) => r.from - 2), tokens.length);
  use(tokens, 0, Math.max(0, head));
  for (const letter of ["Q", "F", "G"]) markItem(tokens, items.get(letter));
  const [a, b, c] = ["A", "B", "C"].map((x) => items.get(x));
  const place = a === undefined ? undefined : tokens.slice(a.from, a.to).find((t) => t.kind === "word")?.text;
  markItem(tokens, a);
  const [from, to] = [momentOf(tokens, b), momentOf(tokens, c)];
  const words = c === undefined ? [] : tokens.slice(c.from, c.to).map((t) => t.text);
  const body = items.get("E") ?? { from: Math.max(0, Math.min(head, tokens.length)), to: tokens.length };
  const number = own?.value.number ?? null;
  for (const r of items.values()) use(tokens, r.from - 2, r.from);
  return {
    number,
    year: own?.value.year ?? (from === null ? null : new Date(from).getUTCFullYear()),
    place: place ?? null,
    kind: word === "NOTAMR" ? "replace" : word === "NOTAMC" ? "cancel" : "new",
    replaces: old === undefined ? [] : [refOf(old.value)],
    qLine: qLineOf(tokens, items.get("Q")),
    from,
    to,
    permanent: words.some((w) => w === "PERM" || w === "UFN"),
    estimated: words.includes("EST"),
    schedule: items.get("D") ?? null,
    body,
    lower: items.get("F"),
    upper: items.get("G"),
    immediate: b !== undefined && tokens.slice(b.from, b.to).some((t) => t.text === "WIE"),
  };
}

/** Each item's tokens, after its letter and bracket. */
function itemsOf(tokens: readonly Token[]): Map<string, Range> {
  const order = "QABCDEFG";
  const starts: { letter: string; at: number }[] = [];
  let least = 0;
  for (let i = 0; i + 1 < tokens.length; i++) {
    const t = tokens[i];
    if (t?.kind !== "word" || t.text.length !== 1 || tokens[i + 1]?.text !== ")" || tokens[i + 1]?.spaced === true)
      continue;
    const place = order.indexOf(t.text);
    // Letters in the text of item E may be its own list: only F and G end it, and those with a level after them.
    if (place < least || (least > 5 && place < 6) || tokens[i - 1]?.text === "(") continue;
    if (place > 5 && !/^(?:SFC|SURFACE|GND|GROUND|UNL|FL|AMSL|MSL|AGL|ALT|\d+)/.test(tokens[i + 2]?.text ?? "SFC"))
      continue;
    starts.push({ letter: t.text, at: i });
    least = place + 1;
  }
  return new Map(starts.map((s, k) => [s.letter, { from: s.at + 2, to: starts[k + 1]?.at ?? tokens.length }]));
}

function headNumber(tokens: readonly Token[], items: ReadonlyMap<string, Range>): ReturnType<typeof numberAt> {
  const before = Math.min(...[...items.values()].map((r) => r.from));
  const at = tokens.findIndex((t, i) => i < before && t.kind === "serial");
  return at < 0 ? undefined : numberAt(tokens, at);
}

const refOf = (n: { number: string; year: number | null }): MessageRef => ({
  series: "NOTAM",
  number: n.number,
  ...(n.year === null ? {} : { year: n.year }),
});

function markItem(tokens: readonly Token[], range: Range | undefined): void {
  if (range === undefined) return;
  // An item at the end of the text ends with its line: what follows is not of it.
  let to = range.from + 1;
  while (to < range.to && (to < range.from + 3 || tokens[to]?.first === false)) to++;
  use(tokens, range.from, Math.min(to, range.to));
}

function qLineOf(tokens: readonly Token[], range: Range | undefined): Notam["qLine"] {
  if (range === undefined) return null;
  use(tokens, range.from, range.to);
  const at = tokens.findIndex((t, i) => i >= range.from && i < range.to && t.kind === "position");
  const [place, radius] = [tokens[at], tokens[at + 1]];
  if (at < 0 || place === undefined || radius?.kind !== "number") return null;
  return { centre: [place.lon, place.lat], radiusNm: radius.lat };
}

/** YYMMDDHHMM, marked as read; also with blanks or signs between (`25 03 10 03 30`), or in words (`10 MAR 2025 0330`). */
function momentOf(tokens: readonly Token[], range: Range | undefined): number | null {
  if (range === undefined) return null;
  for (const x of tokens.slice(range.from, range.to)) if (/^(?:EST|PERM|UFN|WIE|UTC)$/.test(x.text)) x.used = true;
  let end = range.from;
  while (end < range.to && (end === range.from || tokens[end]?.first === false)) end++;
  const line = tokens.slice(range.from, end).filter((t) => !/^(?:EST|UTC|Z)$/.test(t.text));
  const whole = line.findIndex((t) => t.kind === "number" && t.text.length === 10);
  const parts = whole >= 0 && whole < 3 ? [line[whole]] : line.filter((t) => t.kind === "number");
  const digits = parts.map((t) => (t?.text ?? "").replace(":", "")).join("");
  const rest = line.filter((t) => t.kind !== "number" && !/^[-/:.]$/.test(t.text));
  const short = digits.length === 12 && digits.startsWith("20") ? digits.slice(2) : digits;
  if (/^\d{10}$/.test(short) && (whole >= 0 || rest.length === 0)) {
    for (const t of whole >= 0 ? parts : line) if (t !== undefined) t.used = true;
    return inDigits(short);
  }
  const stamp = stampAt(tokens, range.from, end);
  if (stamp !== null) use(tokens, range.from, end);
  return stamp?.at ?? null;
}

function inDigits(digits: string): number | null {
  const n = (i: number): number => Number(digits.slice(i, i + 2));
  const day = utc(fullYear(n(0)), n(2), n(4));
  const [h, m] = [n(6), n(8)];
  return day === undefined || h > 24 || m > 59 ? null : day + (h * 60 + m) * 60_000;
}

/** The lines that a data base adds: `CREATED: 06 Aug 2024 08:03:00` is when it was issued, `SOURCE: …` who sent it. */
export function createdAt(tokens: readonly Token[]): number | null {
  let at: number | null = null;
  for (let i = tokens.length - 1; i >= 0 && i > tokens.length - 24; i--) {
    const t = tokens[i];
    if (t?.first !== true || tokens[i + 1]?.text !== ":") continue;
    const end = lineEnd(tokens, i);
    if (t.text === "CREATED") at = stampAt(tokens, i + 2, end)?.at ?? null;
    if (t.text === "SOURCE" || (t.text === "CREATED" && at !== null)) use(tokens, i, end);
  }
  return at;
}
