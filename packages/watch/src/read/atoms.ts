/**
 * The parts of a time expression: clocks, date-time groups, days, and the words between them. `0500Z TO 0900Z DAILY 21 AND 22 APR`
 * is clock, to, clock, daily, date, and, date. Words that add nothing (HOURS, UTC, TH) are gone, and BETWEEN … AND … is a *to*.
 */

/** A day as far as the text gives it. What is missing is filled from its neighbours, then from the message. */
export interface DateNode {
  readonly day: number;
  month: number | null;
  year: number | null;
  /** The month is that of a later day of the text. */
  filled: boolean;
  /** The last day of its month, whatever `day` says. */
  readonly last?: true;
}

export type Atom =
  | { readonly a: "clock"; readonly minutes: number }
  | { readonly a: "dtg"; readonly date: DateNode; readonly minutes: number }
  | { readonly a: "date"; readonly date: DateNode }
  | { readonly a: "weekdays"; readonly days: readonly number[] }
  | { readonly a: "to" | "and" | "from" | "between" | "until" | "daily" | "except" | "excepted" | "alternate" }
  | { readonly a: "sunrise" | "sunset" }
  | { readonly a: "lasts"; readonly minutes: number }
  | { readonly a: "was-alternate" }
  | { readonly a: "ufn" | "progress" | "h24" | "now" };

/** Minutes of `0530`, up to 2400; undefined for what is no clock. */
export function clockOf(digits: string): number | undefined {
  const [h, m] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))];
  return h < 24 ? (m < 60 ? h * 60 + m : undefined) : h === 24 && m === 0 ? 24 * 60 : undefined;
}
/** `24` is 2024 and `98` is 1998. */
// tidy: a century, not a limit
export const fullYear = (n: number): number => (n >= 100 ? n : n >= 70 ? 1900 + n : 2000 + n);

/** Weekdays from one to another, over Sunday too. */
export function week(from: number, to: number): number[] {
  const days: number[] = [];
  for (let d = from; days.length < 7; d = (d + 1) % 7) {
    days.push(d);
    if (d === to) break;
  }
  return days;
}

/** BETWEEN a AND b is a to b. */
export function betweens(atoms: readonly Atom[]): Atom[] {
  const out = [...atoms];
  for (let i = 0; i < out.length; i++) {
    if (out[i]?.a !== "between") continue;
    const near = out.slice(i + 1, i + 4);
    const and = near.findIndex((x) => x.a === "and");
    if (and > 0 && !near.slice(0, and).some((x) => x.a === "to")) out[i + 1 + and] = { a: "to" };
  }
  return out.filter((x) => x.a !== "between");
}

/** Without connectives at either end that nothing follows. */
export function trimmed(atoms: readonly Atom[]): Atom[] {
  const loose = (x: Atom | undefined): boolean =>
    x !== undefined && ["to", "and", "from", "except", "alternate", "until"].includes(x.a);
  let end = atoms.length;
  while (loose(atoms[end - 1])) end--;
  return atoms.slice(0, end);
}
