/** Places that a warning only names (`WITHIN 10 MILES OF CAPE EXAMPLE`): no areas, and not guessed at; but told. */
import type { PlaceName } from "../types.ts";
import { lengthsNear } from "./length.ts";
import type { Token } from "./scan.ts";
import { isKnownWord, months, timeWords, weekdays } from "./words.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const prepositions = set("OF OFF NEAR AT FROM IN AROUND INTO OVER TOWARDS ABOUT");
const geographic = set(
  "ISLAND ISLANDS ISLE ISLES CAPE GULF BAY BIGHT STRAIT STRAITS SEA OCEAN CHANNEL PENINSULA COAST REEF ATOLL BANK SHOAL HARBOUR HARBOR LAGOON ARCHIPELAGO DELTA SOUND HEAD RANGE FACILITY SPACEPORT COSMODROME CABO ISLA PUNTA CAP ILE",
);
const stops = set(
  "BY IS ARE WILL BE MAY TO ON AND WITH WITHIN BETWEEN UNTIL DURING DUE WHILE CAUTION VESSELS VESSEL SHIPS WIDE AREA AREAS POSITION POSITIONS VICINITY ACCORDANCE ORDER PROGRESS ADDITION REQUESTED CANCEL THIS MSG",
);
const wordsMax = 7;

/** @param from the first token of the body */
export function placesOf(tokens: readonly Token[], from: number, doubts: Set<string>): PlaceName[] {
  const found: PlaceName[] = [];
  for (let i = from; i < tokens.length; i++) {
    const t = tokens[i];
    if (t?.kind !== "word" || !prepositions.has(t.text)) continue;
    const start = tokens[i + 1]?.text === "THE" ? i + 2 : i + 1;
    const end = nameEnd(tokens, start);
    if (end === start || !isPlace(tokens, i, start, end)) continue;
    const [first, last] = [tokens[start], tokens[end - 1]];
    if (first === undefined || last === undefined) continue;
    const length = t.text === "OF" ? lengthsNear(tokens, Math.max(from, i - 4), i, doubts).at(-1) : undefined;
    length?.take();
    found.push({
      name: tokens
        .slice(start, end)
        .map((x, k) => (k > 0 && x.spaced ? ` ${x.text}` : x.text))
        .join(""),
      ...(length === undefined ? {} : { withinKm: Math.round(length.km * 1e6) / 1e6 }),
      span: { from: first.from, to: last.to },
    });
    i = end - 1;
  }
  return found.filter((p, i) => found.findIndex((q) => q.name === p.name) === i);
}

function nameEnd(tokens: readonly Token[], start: number): number {
  let end = start;
  for (let i = start; i < start + wordsMax; i++) {
    const t = tokens[i];
    if (t?.kind !== "word") {
      const joined = (t?.text === "-" || t?.text === "'") && !t.spaced && tokens[i + 1]?.spaced === false;
      if (joined && i > start) continue;
      break;
    }
    const ofName = t.text === "OF" && i > start && geographic.has(tokens[i - 1]?.text ?? "");
    if (!ofName && (stops.has(t.text) || prepositions.has(t.text) || months.has(t.text) || weekdays.has(t.text))) break;
    if (!ofName && timeWords.has(t.text) && isKnownWord(t.text) && !geographic.has(t.text)) break;
    end = i + 1;
  }
  return end;
}

/** A name that no list of ours has, or a cape, a gulf, a range with its name. */
function isPlace(tokens: readonly Token[], preposition: number, start: number, end: number): boolean {
  const words = tokens.slice(start, end).filter((t) => t.kind === "word");
  const named = words.some((t) => geographic.has(t.text));
  if (named && words.length > 1) return true;
  if (!words.some((t) => !isKnownWord(t.text) && t.text.length > 2)) return false;
  const before = tokens[preposition - 1]?.text ?? "";
  return (
    tokens[preposition]?.text !== "OF" ||
    /^(?:MILES?|NM|KM|KILOMET(?:RE|ER)S?|VICINITY|COAST|EAST|WEST|NORTH|SOUTH|\w+(?:EAST|WEST))$/.test(before)
  );
}
