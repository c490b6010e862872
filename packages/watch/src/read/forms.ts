/**
 * Orders of words that say the same as a plainer order, put into the plainer one:
 *
 *     DAILY 02 TO 06 JUN, SATURDAYS AND SUNDAYS EXCEPTED          … EXCEPT SATURDAYS AND SUNDAYS
 *     2300Z DAILY 01 THRU 03 JAN TO 0215Z DAILY 02 THRU 04 JAN    2300Z TO 0215Z DAILY 01 THRU 03 JAN
 */
import type { Atom, DateNode } from "./atoms.ts";

const dayMs = 86_400_000;

/** @param atoms with the months of their days filled in */
export function plainOrder(atoms: readonly Atom[]): { readonly atoms: readonly Atom[]; readonly doubts: string[] } {
  // … TO BEGINNING 22/1200 SEP: the first word belongs to what stands before.
  if (atoms[0]?.a === "to" && atoms[1]?.a === "from") return plainOrder(atoms.slice(1));
  if (!atoms.some((x) => x.a === "excepted" || x.a === "daily")) return { atoms, doubts: [] };
  const doubts: string[] = [];
  const out: Atom[] = [];
  for (let i = 0; i < atoms.length; i++) {
    const atom = atoms[i];
    if (atom === undefined) break;
    if (atom.a === "excepted") {
      exceptBefore(out);
      continue;
    }
    const twice = atom.a === "clock" ? bothEndsAt(atoms, i) : undefined;
    if (twice === undefined) {
      out.push(atom);
      continue;
    }
    if (!twice.fits)
      doubts.push("hours whose two ends are given on days that do not match: the days of the start are taken");
    out.push(...twice.atoms);
    i = twice.end - 1;
  }
  return { atoms: out, doubts };
}

/** Puts EXCEPT before the weekdays, or the one day, that stand at the end. */
function exceptBefore(out: Atom[]): void {
  let at = out.length;
  while (at > 0 && out[at - 1]?.a === "and") at--;
  let start = at;
  if (out[at - 1]?.a === "date") start = at - 1;
  else
    for (let i = at - 1; i >= 0; i--) {
      const a = out[i]?.a;
      if (a === "weekdays") start = i;
      else if (a !== "and" && a !== "to") break;
    }
  if (start < at) out.splice(start, 0, { a: "except" });
}

interface Twice {
  readonly atoms: readonly Atom[];
  readonly end: number;
  /** The days of the end are those of the start, or each the day after. */
  readonly fits: boolean;
}

/** `clock DAILY days TO clock DAILY days` at a clock. */
function bothEndsAt(atoms: readonly Atom[], at: number): Twice | undefined {
  const from = atoms[at];
  const opens = daysAt(atoms, at + 1);
  const to = opens === undefined ? undefined : atoms[opens.end];
  const clock = opens === undefined ? undefined : atoms[opens.end + 1];
  if (opens === undefined || from?.a !== "clock" || (to?.a !== "to" && to?.a !== "until") || clock?.a !== "clock")
    return undefined;
  const closes = daysAt(atoms, opens.end + 2);
  if (closes === undefined) return undefined;
  const [first, last] = [opens.dates, closes.dates].map((list) => list.map(dayNumber));
  const later = clock.minutes <= from.minutes ? 1 : 0;
  const fits = first?.length === last?.length && first?.every((d, i) => d + later === last?.[i]) === true;
  return { atoms: [from, to, clock, ...opens.atoms], end: closes.end, fits };
}

/** DAILY, and the days after it. */
function daysAt(
  atoms: readonly Atom[],
  at: number,
): { readonly atoms: readonly Atom[]; readonly dates: readonly DateNode[]; readonly end: number } | undefined {
  if (atoms[at]?.a !== "daily") return undefined;
  const dates: DateNode[] = [];
  let end = at + 1;
  for (let i = end; i < atoms.length; i++) {
    const atom = atoms[i];
    if (atom?.a === "date") {
      dates.push(atom.date);
      end = i + 1;
    } else if ((atom?.a !== "and" && atom?.a !== "to") || atoms[i + 1]?.a !== "date") break;
  }
  return dates.length === 0 ? undefined : { atoms: atoms.slice(at, end), dates, end };
}

/** Days that follow one another, whatever the year: 1 January comes after 31 December. */
function dayNumber(date: DateNode): number {
  const year = date.year ?? (date.month !== null && date.month > 6 ? 2000 : 2001); // tidy: two years that follow each other, of no agreement
  return Date.UTC(year, (date.month ?? 1) - 1, date.day) / dayMs;
}
