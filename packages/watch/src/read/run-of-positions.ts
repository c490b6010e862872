/** Positions that follow one another, with what only joins them: the corners of an area, or several places. */
import type { Position } from "../types.ts";
import { arcAt, arcCorners, sectorOf } from "./arc.ts";
import { boxAt } from "./box.ts";
import { lengthAt } from "./length.ts";
import type { Token } from "./scan.ts";

export interface RunOfPositions {
  readonly positions: readonly Position[];
  /** Tokens from … to (not included). */
  readonly start: number;
  readonly end: number;
  /** Something between two corners could not be read. */
  readonly broken: boolean;
  readonly box: boolean;
  /** A side follows the coast, which no corner tells. */
  readonly coast?: boolean;
  /** Corners of arcs are among them, at most ten degrees apart. */
  readonly arcs: boolean;
  /** The whole is an apex, an arc around it, and back. */
  readonly sector?: {
    readonly apex: Position;
    readonly bearings: readonly [number, number];
    readonly radiusKm: number;
  };
}

const joins = new Set([
  "NW",
  "NE",
  "SE",
  "SW",
  "ДАЛЕЕ",
  "ЗАТЕМ",
  "ДО",
  "И",
  "和",
  "与",
  "及",
  "至",
  "TO",
  "THENCE",
  "THEN",
  "AND",
  "THRU",
  "VIA",
  "A",
  "Y",
  "ET",
  "BY",
  "STRAIGHT",
  "LINE",
  "PSN",
]);

/**
 * The run of positions that begins at a position or half, with what only joins them. It ends with its first corner said again.
 * @param ring whether coming back to the first corner ends it: a trackline may cross itself
 */
export function positionsAt(
  tokens: readonly Token[],
  start: number,
  stop: number,
  label: (i: number) => boolean,
  ring = true,
): RunOfPositions {
  const box = boxAt(tokens, start, stop);
  if (box !== undefined)
    return { positions: box.positions, start, end: box.end, broken: false, box: true, arcs: false };
  const positions: Position[] = [];
  let [at, end, broken, arcs, coast] = [start, start, false, false, false];
  let sector: RunOfPositions["sector"];
  while (at < stop) {
    const t = tokens[at];
    if (t === undefined || t.used) break;
    if (t.kind === "position") {
      positions.push([t.lon, t.lat]);
      if (!samePlace(t, positions[0])) sector = undefined;
      end = at + 1;
      if (ring && positions.length > 3 && samePlace(t, positions[0])) {
        end = pastAgain(tokens, end, stop, positions[0]);
        break;
      }
    } else if (label(at) || !(t.kind === "sign" || (t.kind === "word" && joins.has(t.text)))) {
      const shore = positions.length > 0 ? coastAt(tokens, at, stop) : at;
      if (shore > at) {
        [at, end, coast] = [shore, shore, true];
        continue;
      }
      const [first, last] = [positions[0], positions.at(-1)];
      const arc = first === undefined || last === undefined ? undefined : arcAt(tokens, at, stop);
      if (arc !== undefined && first !== undefined && last !== undefined) {
        if (positions.length === 2) sector = sectorOf(first, last, arc);
        positions.push(...arcCorners(last, arc, first).corners);
        [at, end, arcs] = [arc.end, arc.end, true];
        continue;
      }
      const port = ring ? at : namedPort(tokens, at, stop);
      if (port > at && positions.length > 0) {
        at = port;
        continue;
      }
      // 点2, before the second corner
      if (t.text === "点" && tokens[at + 1]?.kind === "number") {
        at += 2;
        continue;
      }
      const beyond = unreadable(tokens, at, stop, label);
      if (beyond === at) break;
      broken = true;
      at = beyond;
      continue;
    }
    at++;
  }
  return { positions, start, end, broken, box: false, arcs, coast, ...(sector === undefined ? {} : { sector }) };
}

const samePlace = (t: Token | undefined, p: Position | undefined): boolean =>
  t?.kind === "position" && t.lon === p?.[0] && t.lat === p?.[1];

/** Past the first corner said a third time: `… - 76-22N 021-55E - (76-22N 021-55E)`. */
function pastAgain(tokens: readonly Token[], at: number, stop: number, first: Position | undefined): number {
  let end = at;
  for (let i = at; i < Math.min(stop, end + 4); i++) {
    const t = tokens[i];
    if (samePlace(t, first)) end = i + 1;
    else if (t?.kind !== "sign" || t.text === ".") break;
  }
  return end;
}

/** Past `ALONG THE COAST TO`, `COASTAL LINE TO`, `ПО БЕРЕГОВОЙ ЛИНИИ ДО`; or where it began. */
function coastAt(tokens: readonly Token[], at: number, stop: number): number {
  let coast = false;
  for (let i = at; i < Math.min(stop, at + 9); i++) {
    const t = tokens[i];
    if (t === undefined || t.used || t.kind === "number" || t.kind === "half") return at;
    if (t.kind === "position") return coast ? i : at;
    coast ||= coastWord.test(t.text);
    if (t.kind === "sign") return coast ? i : at;
    if (!coast && !alongWord.test(t.text)) return at;
    if (coast && /^(?:TO|ДО|UNTIL)$/.test(t.text)) return i + 1;
    if (coast && i + 1 === stop) return i + 1;
  }
  return at;
}
const coastWord = /^(?:COAST|COASTAL|COASTLINE|SHORE|SHORELINE|БЕРЕГОВОЙ|БЕРЕГУ|CÔTE|COTE|COSTA)$/;
const alongWord = /^(?:THEN|THENCE|ALONG|FOLLOWING|FOLLOW|BY|THE|VIA|ON|ПО|ДАЛЕЕ|VERS|LE|LONG|LA|DE|POR)$/;

/** Past what looks like a corner but is none (`47-9X.0N 004-01.0W`), if a true one follows: else where it began. */
function unreadable(tokens: readonly Token[], at: number, stop: number, label: (i: number) => boolean): number {
  let digits = false;
  for (let i = at; i < Math.min(stop, at + 14); i++) {
    const t = tokens[i];
    if (t === undefined || t.used || (label(i) && i > at)) return at;
    if (t.kind === "position") return digits ? i : at;
    // 2503151200 is a time, and what follows it another area.
    if (t.kind === "number" && t.text.length === 10) return at;
    if (lengthAt(tokens, i, new Set()) !== undefined) return at;
    if (t.kind === "number" || t.kind === "half" || t.kind === "serial") digits = true;
    else if (t.kind === "word" && t.text.length > 3) return at;
    if (label(i)) return at;
  }
  return at;
}

/** Past the name of the next port of a track, whose position follows in brackets: `ONE PORT (28-05N 017-06W) AND ANOTHER PORT (17-00N …)`. */
function namedPort(tokens: readonly Token[], at: number, stop: number): number {
  for (let i = at; i < Math.min(stop, at + 8); i++) {
    const t = tokens[i];
    if (t?.text === "(") return tokens[i + 1]?.kind === "position" && tokens[i + 2]?.text === ")" ? i : at;
    if (t?.kind !== "word" || t.used) return at;
  }
  return at;
}
