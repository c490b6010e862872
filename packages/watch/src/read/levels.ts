/**
 * How low and how high: items F and G of a NOTAM (`SFC`, `FL550`, `14800FT AMSL`, `3000M AGL`, `UNL`), or where they are absent the
 * first pair of the text (`VERTICAL LIMITS: SFC-UNL`, `SFC-FL400`, `FL000/FL600`).
 */
import type { Level, Levels } from "../types.ts";
import { use } from "./heading.ts";
import type { Range } from "./notam.ts";
import type { Token } from "./scan.ts";

interface Found {
  readonly level: Level;
  readonly end: number;
}

/** @param f, g the items, where the NOTAM has them @param body where to look for the first pair when it has neither */
export function levelsOf(
  text: string,
  tokens: readonly Token[],
  f: Range | undefined,
  g: Range | undefined,
  body: Range,
): Levels | undefined {
  if (f === undefined && g === undefined) return pairIn(text, tokens, body);
  const one = (range: Range | undefined): Level | null =>
    range === undefined ? null : (levelAt(text, tokens, range.from, range.to)?.level ?? unread(text, tokens, range));
  return { lower: one(f), upper: one(g) };
}

/** An item whose words are no level that is known: its line, as it stands. */
function unread(text: string, tokens: readonly Token[], range: Range): Level | null {
  const [first] = tokens.slice(range.from, range.to);
  if (first === undefined) return null;
  let last = range.from;
  while (last + 1 < range.to && tokens[last + 1]?.first === false) last++;
  return {
    text: text.slice(first.from, Math.min(tokens[last]?.to ?? first.to, first.from + 60)),
    value: null,
    unit: null,
  };
}

function pairIn(text: string, tokens: readonly Token[], body: Range): Levels | undefined {
  for (let i = body.from; i < body.to; i++) {
    const t = tokens[i];
    if (t === undefined || !starts(t)) continue;
    const lower = levelAt(text, tokens, i, body.to);
    if (lower === undefined) continue;
    if (!/^(?:-|–|\/|TO|UP)$/.test(tokens[lower.end]?.text ?? "")) continue;
    const next = lower.end + (tokens[lower.end]?.text === "UP" ? 2 : 1);
    const upper = levelAt(text, tokens, next, body.to);
    if (upper === undefined) continue;
    use(tokens, i, upper.end);
    // `2000-3000FT`: the unit is said once.
    return { lower: lower.level, upper: upper.level };
  }
  return undefined;
}

const starts = (t: Token): boolean =>
  t.kind === "number" ? !t.used : /^(?:SFC|SURFACE|GND|GROUND|MSL|FL)$/.test(t.text);

/** One level; a number needs its unit. */
function levelAt(text: string, tokens: readonly Token[], at: number, stop: number): Found | undefined {
  const t = tokens[at];
  if (t === undefined || at >= stop) return undefined;
  const made = (end: number, value: number | null, unit: Level["unit"], above?: "AMSL" | "AGL"): Found => ({
    level: {
      text: text.slice(t.from, tokens[end - 1]?.to ?? t.to),
      value,
      unit,
      ...(above === undefined ? {} : { above }),
    },
    end,
  });
  if (/^(?:SFC|SURFACE|GND|GROUND)$/.test(t.text) || (t.text === "MSL" && t.kind === "word"))
    return made(at + 1, null, "SFC");
  if (/^(?:UNL|UNLTD|UNLIMITED)$/.test(t.text)) return made(at + 1, null, "UNL");
  const next = tokens[at + 1];
  if (t.text === "FL" && next?.kind === "number" && at + 1 < stop) return made(at + 2, next.lat, "FL");
  if (t.kind !== "number") return undefined;
  const [value, size] = thousands(tokens, at);
  const word = tokens[at + size]?.text ?? "";
  const unit = /^(?:FT|FEET)$/.test(word) ? "FT" : /^(?:M|MTR|MTRS|METERS|METRES)$/.test(word) ? "M" : undefined;
  if (unit === undefined || at + size >= stop) return undefined;
  const datum = tokens[at + size + 1]?.text ?? "";
  const above = /^(?:AMSL|MSL|ALT)$/.test(datum) ? "AMSL" : /^(?:AGL|SFC|GND|ASFC)$/.test(datum) ? "AGL" : undefined;
  const counted = above !== undefined && at + size + 1 < stop;
  return made(at + size + (counted ? 2 : 1), value, unit, counted ? above : undefined);
}

/** `50,000` is three tokens. */
function thousands(tokens: readonly Token[], at: number): readonly [value: number, size: number] {
  const [t, comma, rest] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (comma?.text === "," && rest?.kind === "number" && /^\d{3}$/.test(rest.text) && !rest.spaced && !comma.spaced)
    return [(t?.lat ?? 0) * 1_000 + rest.lat, 3];
  return [t?.lat ?? 0, 1];
}
