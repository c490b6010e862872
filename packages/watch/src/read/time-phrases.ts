/** Words of a time expression that mean something only beside what stands around them: `IN PROGRESS`, `AS BACKUP`, `FOR 4 HOURS`, `TUESDAYS IN JUNE`. */
import type { Atom, DateNode } from "./atoms.ts";
import { durationAt, endsInMoment, isClock, type Peek } from "./time-tokens.ts";
import { months, timeWords } from "./words.ts";

export interface Phrase {
  /** Index after it. */
  readonly end: number;
  readonly atoms: readonly Atom[];
  /** It makes the expression a time beyond doubt. */
  readonly certain?: true;
  /** It may belong to what follows and not to the time. */
  readonly loose?: true;
}

/** @param before the atoms so far; those of `12 JUN FROM 0800Z FOR 4 HOURS` are put together @param at a word */
export function phraseAt(peek: Peek, before: Atom[], at: number): Phrase | undefined {
  const text = peek(at)?.text ?? "";
  const [next, later] = [peek(at + 1), peek(at + 2)];
  const last = before.at(-1);
  switch (text) {
    case "UNTIL":
      if (next?.text !== "FURTHER") return undefined;
      return {
        end: at + (/^(?:NOTICE|ADVISED|NOTIFICATION)$/.test(later?.text ?? "") ? 3 : 2),
        atoms: [{ a: "ufn" }],
        certain: true,
      };
    case "КРУГЛОСУТОЧНО":
    case "24小时":
      return { end: at + 1, atoms: [{ a: "h24" }] };
    case "H":
      return next?.text === "24" && !next.spaced ? { end: at + 2, atoms: [{ a: "h24" }] } : undefined;
    case "FOR": {
      const lasts = durationAt(peek, at + 1);
      return lasts > 0 && endsInMoment(before) ? { end: at + 3, atoms: [{ a: "lasts", minutes: lasts }] } : undefined;
    }
    case "AS":
      return before.length > 0 && timeWords.get(next?.text ?? "") === "alternate"
        ? { end: at + 2, atoms: [{ a: "was-alternate" }] }
        : undefined;
    // 12 JUNE AT 0600, 12 JUIN A 0600
    case "AT":
    case "A":
    case "À":
      return last?.a === "date" && isClock(next) ? { end: at + 1, atoms: [], loose: true } : undefined;
    case "NOT":
      return next?.text === "ON" || next?.text === "INCLUDING"
        ? { end: at + 2, atoms: [{ a: "except" }], loose: true }
        : undefined;
    case "IN":
      if (next?.text === "PROGRESS") return { end: at + 2, atoms: [{ a: "progress" }], certain: true };
      return wholeMonths(peek, before, at);
    case "DURING":
    case "THROUGHOUT":
    case "OF":
      return wholeMonths(peek, before, at);
    default:
      break;
  }
  if (last === undefined) return undefined;
  if (last.a === "date" && /^(?:DE|DU|DEL)$/.test(text) && months.has(next?.text ?? ""))
    return { end: at + 1, atoms: [] };
  const inBrackets = peek(at - 1)?.text === "(" && next?.text === ")" && before.length > 0;
  if (inBrackets && timeWords.get(text) === "alternate") return { end: at + 2, atoms: [{ a: "was-alternate" }] };
  if (inBrackets && /^(?:PRIMARY|MAIN|PRIME)$/.test(text)) return { end: at + 2, atoms: [] };
  // BACKUP LAUNCH DAYS, ALTERNATE WINDOWS
  if (last.a === "alternate" && /^(?:LAUNCH|WINDOWS?|OPPORTUNIT(?:Y|IES)|AT)$/.test(text))
    return { end: at + 1, atoms: [], loose: true };
  return undefined;
}

/** `TUESDAYS IN JUNE AND JULY`: all of these months, where hours or weekdays came before. */
function wholeMonths(peek: Peek, before: readonly Atom[], at: number): Phrase | undefined {
  if (!before.some((x) => x.a === "clock" || x.a === "weekdays" || x.a === "daily")) return undefined;
  let i = at + 1;
  if (peek(i)?.text === "THE" && /^MONTHS?$/.test(peek(i + 1)?.text ?? "")) i += 2;
  if (peek(i)?.text === "OF") i++;
  const atoms: Atom[] = [];
  let end = at;
  for (;;) {
    const month = months.get(peek(i)?.text ?? "");
    const after = peek(i + 1);
    if (month === undefined || (after?.kind === "number" && after.text.length < 3)) break;
    const year = /^20\d\d$/.test(after?.text ?? "") ? Number(after?.text) : null;
    const day = (n: number): DateNode => ({ day: n, month, year, filled: false });
    if (atoms.length > 0) atoms.push({ a: "and" });
    atoms.push({ a: "date", date: day(1) }, { a: "to" }, { a: "date", date: { ...day(28), last: true } });
    end = i + (year === null ? 1 : 2);
    if (!/^(?:AND|,|&)$/.test(peek(end)?.text ?? "")) break;
    i = end + 1;
  }
  return atoms.length === 0 ? undefined : { end, atoms, certain: true };
}
