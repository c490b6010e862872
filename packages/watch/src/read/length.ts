/** Lengths as warnings write them: `33 MILES`, `TWO MILES`, `25NM`, `1000 METERS`, `1.5 N MILES`. */
import type { Token } from "./scan.ts";
import { lengthUnits, loosely, numberWords } from "./words.ts";

export interface Length {
  readonly km: number;
  readonly start: number;
  readonly end: number;
  /** Marks its tokens as read. */
  take(): void;
}

export function lengthAt(tokens: readonly Token[], at: number, doubts: Set<string>): Length | undefined {
  const t = tokens[at];
  if (t === undefined || t.used) return undefined;
  const value = t.kind === "number" ? t.lat : t.kind === "word" ? numberWords.get(t.text) : undefined;
  if (value === undefined) return undefined;
  let end = at + 1;
  if (tokens[end]?.text === "-") end++;
  if (value === 0.5 && tokens[end]?.text === "A") end++;
  const unit = unitAt(tokens, end, value);
  if (unit === undefined) return undefined;
  if (unit.loose)
    doubts.add(`"${unit.word.toLowerCase()}" doesn't say which mile: read as nautical, the custom of these messages`);
  const last = unit.end;
  const take = (): void => {
    for (let i = at; i < last; i++) {
      const token = tokens[i];
      if (token !== undefined) token.used = true;
    }
  };
  return { km: value * unit.km, start: at, end: last, take };
}

function unitAt(
  tokens: readonly Token[],
  at: number,
  value: number,
): { km: number; end: number; word: string; loose: boolean } | undefined {
  const [a, b, c, d] = [0, 1, 2, 3].map((i) => tokens[at + i]?.text ?? "");
  if (a === "NAUTICAL" || a === "NAUT" || a === "SEA")
    return { km: 1.852, end: at + (b === "MILES" || b === "MILE" ? 2 : 1), word: a, loose: false };
  if (a === "N" && (b === "MILES" || b === "MILE")) return { km: 1.852, end: at + 2, word: a, loose: false };
  if (a === "N" && b === "." && c === "M") return { km: 1.852, end: at + (d === "." ? 4 : 3), word: a, loose: false };
  if ((a === "STATUTE" && (b === "MILES" || b === "MILE")) || a === "SM")
    return { km: 1.609344, end: at + (a === "SM" ? 1 : 2), word: a, loose: false };
  // M alone is miles on a chart and metres on land: a few are miles, a hundred are metres.
  if (a === "M") return { km: value >= 100 ? 0.001 : 1.852, end: at + 1, word: a, loose: value < 100 };
  const km = lengthUnits.get(a ?? "");
  if (km === undefined || a === undefined) return undefined;
  return { km, end: at + 1, word: a, loose: loosely.has(a) };
}

/** All lengths among some words, in their order; no doubt is told of those that nobody takes. */
export function lengthsNear(tokens: readonly Token[], from: number, to: number, doubts: Set<string>): Length[] {
  const found: Length[] = [];
  for (let i = from; i < to; i++) {
    const silent = new Set<string>();
    const length = lengthAt(tokens, i, silent);
    if (length === undefined || length.end > to) continue;
    const take = (): void => {
      for (const d of silent) doubts.add(d);
      length.take();
    };
    found.push({ ...length, take });
    i = length.end - 1;
  }
  return found;
}
