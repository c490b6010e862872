/**
 * What is written to a number and makes a clock or a month of it: `7:00 A.M.`, `120800I` (a zone's letter), `10月`, `0700时`, `7时30分`.
 */
import { clockOf } from "./atoms.ts";
import type { Token } from "./scan.ts";

export interface ClockMark {
  /** Index after it. */
  readonly end: number;
  readonly halfDay?: "a" | "p";
  /** Of the zone that the letter stands for, or that the language takes for granted. */
  readonly zoneMinutes?: number;
  readonly doubt?: string;
  /** Where the mark alone makes a clock of one or two digits. */
  readonly minutes?: number;
  readonly month?: number;
}

const beijing = { zoneMinutes: 480, doubt: "hours in Chinese without a zone: read as Beijing time, UTC+8" };

/** @param at a number */
export function clockMarkAt(tokens: readonly Token[], at: number): ClockMark | undefined {
  const [t, a, b, c, d] = [0, 1, 2, 3, 4].map((i) => tokens[at + i]);
  if (t?.kind !== "number" || a?.kind !== "word") return undefined;
  switch (a.text) {
    case "AM":
    case "PM":
      return twelve(t, at + 2, a.text);
    case "A":
    case "P":
      if (b?.text !== "." || c?.text !== "M") return undefined;
      return twelve(t, d?.text === "." && !d.spaced ? at + 5 : at + 4, a.text);
    case "月":
      return t.lat >= 1 && t.lat <= 12 ? { end: at + 2, month: t.lat } : undefined;
    case "时":
      return chinese(tokens, at);
    default:
      return letter(t, a, at);
  }
}

function twelve(t: Token, end: number, word: string): ClockMark | undefined {
  const halfDay = word.startsWith("A") ? "a" : "p";
  if (t.text.includes(":")) return { end, halfDay };
  const minutes = t.text.length <= 2 ? t.lat * 60 : (clockOf(t.text) ?? 1440);
  return minutes > 0 && minutes < 780 ? { end, halfDay, minutes } : undefined;
}

function chinese(tokens: readonly Token[], at: number): ClockMark | undefined {
  const [t, minute, mark] = [tokens[at], tokens[at + 2], tokens[at + 3]];
  if (t === undefined || !/^\d+$/.test(t.text)) return undefined;
  if (t.text.length === 4 || t.text.length === 6) return { end: at + 2, ...beijing };
  if (t.text.length > 2 || t.lat > 24) return undefined;
  const minutes = minute?.kind === "number" && mark?.text === "分" ? minute.lat : 0;
  return { end: minutes > 0 || mark?.text === "分" ? at + 4 : at + 2, minutes: t.lat * 60 + minutes, ...beijing };
}

/** A … M without J run ahead of UTC; N … Y behind. N, S, E and W would be a latitude or a longitude. */
function letter(t: Token, a: Token, at: number): ClockMark | undefined {
  if (t.text.length !== 6 || a.spaced || a.text.length !== 1 || t.mark !== "") return undefined;
  const ahead = "ABCD-FG-IK-M".indexOf(a.text);
  const behind = "-OPQR-TUV-XY".indexOf(a.text);
  if (a.text === "-" || (ahead < 0 && behind < 0)) return undefined;
  return { end: at + 2, zoneMinutes: ahead >= 0 ? (ahead + 1) * 60 : -(behind + 1) * 60 };
}
