/**
 * Areas from runs of positions and the words before and after them: what is *bounded by* corners is a polygon, what lies *within
 * n miles of* a position a circle, what runs *along a trackline* a line. Where the words don't say, the doubt is told.
 */
import type { Position, WarningArea } from "../types.ts";
import { arcAt, arcCorners, sectorOf } from "./arc.ts";
import { boxAt } from "./box.ts";
import { type Length, lengthAt, lengthsNear } from "./length.ts";
import type { Token } from "./scan.ts";
import { type ShapeWord, shapeWords } from "./shape-words.ts";

export type Shape =
  | { readonly kind: "polygon" }
  | { readonly kind: "circle"; readonly radiusKm: number }
  | {
      readonly kind: "sector";
      readonly radiusKm: number;
      readonly bearings: readonly [number, number];
      readonly apex?: Position;
    }
  | { readonly kind: "line"; readonly widthKm: number | null }
  | { readonly kind: "unsaid" };

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

/** The run of positions that begins at a position or half, with what only joins them. */
export function positionsAt(
  tokens: readonly Token[],
  start: number,
  stop: number,
  label: (i: number) => boolean,
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
      if (t.lon !== positions[0]?.[0] || t.lat !== positions[0]?.[1]) sector = undefined;
      end = at + 1;
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

/** What the words from … to before a run (and right after it) make of it. Marks lengths and bearings as read. */
export function shapeOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  run: RunOfPositions,
  stop: number,
  doubts: Set<string>,
): Shape {
  const said = new Set<ShapeWord>();
  for (let i = from; i < to; i++) {
    const t = tokens[i];
    const word = t?.kind === "word" ? shapeWords.get(t.text) : undefined;
    if (t === undefined || word === undefined) continue;
    const next = tokens[i + 1];
    if (t.text === "LINE" && !/^(?:JOINING|BETWEEN|FROM)$/.test(next?.text ?? "")) continue;
    if (t.text === "RADIO" && next?.kind !== "number") continue;
    said.add(word);
  }
  const [bound, track, corridor] = [said.has("bound"), said.has("track"), said.has("corridor")];
  // WI 10NM OF a place.
  const near = tokens
    .slice(from, to)
    .some((t, i) => t.text === "WI" && lengthAt(tokens, from + i + 1, new Set()) !== undefined);
  const [within, radius, centred] = [near || said.has("within"), said.has("radius"), said.has("centred")];
  const [sides, area] = [said.has("sides"), said.has("area")];
  let sector = said.has("sector");
  if (run.sector !== undefined) return { kind: "sector", ...run.sector };
  if (run.arcs) {
    doubts.add("an arc is given by corners at most ten degrees apart");
    return { kind: "polygon" };
  }
  // AREA BOUNDED BY A LINE JOINING is an area.
  if (bound && !radius) return run.positions.length > 1 ? { kind: "polygon" } : { kind: "unsaid" };
  sector ||= tokens
    .slice(run.end, Math.min(stop, run.end + 16))
    .some((t) => /^(?:BEARINGS?|RADIALS|AZIMUTHS?)$/.test(t.text));
  const before = lengthsNear(tokens, from, to, doubts);
  const ring = openRing(run.positions).length;
  // Corners that come back to the first are an area, whatever radius the next sentence speaks of.
  if (ring >= 3 && ring < run.positions.length && !radius && !track && !sides && !corridor && before.length === 0)
    return { kind: "polygon" };
  const after =
    radius || centred || sector || before.length === 0
      ? lengthAfter(tokens, run.end, Math.min(stop, run.end + (sector ? 18 : 8)), doubts)
      : undefined;
  const aside = run.positions.length > 1 ? widthAfter(tokens, run.end, stop, doubts) : undefined;
  if (track || sides || aside !== undefined || (corridor && !area)) {
    const width = (within || sides || corridor ? before.at(-1) : undefined) ?? aside?.length;
    const halved = (corridor && !sides) || aside?.whole === true;
    const whole = width === undefined ? null : round(halved ? width.km : width.km * 2);
    if (width !== undefined) width.take();
    return { kind: "line", widthKm: whole };
  }
  const length = before.at(-1) ?? after;
  const round360 = within || radius || centred || length === after;
  if (length !== undefined && (round360 || sector)) {
    const bearings = sector
      ? (bearingsIn(tokens, from, to) ?? bearingsIn(tokens, run.end, Math.min(stop, run.end + 16)))
      : undefined;
    // BEARING 270 DEGREES, DISTANCE 12 MILES FROM a place is another place, and no area around it.
    if (bearings === undefined && !round360) return { kind: "unsaid" };
    length.take();
    if (bearings !== undefined) return { kind: "sector", radiusKm: round(length.km), bearings };
    return { kind: "circle", radiusKm: round(length.km) };
  }
  return run.positions.length > 2 && area ? { kind: "polygon" } : { kind: "unsaid" };
}

/** `…, RADIUS 25 NM` or `WITH A RADIUS OF 25 NM` after a position. */
function lengthAfter(
  tokens: readonly Token[],
  at: number,
  stop: number,
  doubts: Set<string>,
): ReturnType<typeof lengthAt> {
  let radius = false;
  for (let i = at; i < stop; i++) {
    const t = tokens[i];
    if (t === undefined || t.used || t.kind === "position") return undefined;
    if (
      t.text === "RADIUS" ||
      t.text === "RAYON" ||
      t.text === "DISTANCE" ||
      t.text === "半径" ||
      t.text === "РАДИУС" ||
      t.text === "РАДИУСОМ" ||
      (t.text === "R" && !radius)
    )
      radius = true;
    else if (radius) {
      const found = lengthAt(tokens, i, doubts);
      if (found !== undefined) return found;
    }
    const late = lengthAt(tokens, i, doubts);
    if (late !== undefined && tokens[late.end]?.text === "RADIUS") return late;
    // A new sentence, or the next item of the text, speaks of another place.
    const opens = tokens[i + 1];
    const goesOn = /^(?:RADIUS|RAYON|RADIO|RAIO|R|WITH|DISTANCE)$/.test(opens?.text ?? "");
    if (t.text === "." && !radius && (opens?.first === true || (opens?.kind === "word" && !goesOn))) return undefined;
  }
  return undefined;
}

/** `…, 5 MILES EITHER SIDE`, `WIDTH 10 NM`, `10 NM WIDE` after a line. */
function widthAfter(
  tokens: readonly Token[],
  at: number,
  stop: number,
  doubts: Set<string>,
): { readonly length: Length; readonly whole: boolean } | undefined {
  const words = tokens.slice(at, Math.min(stop, at + 10)).map((t) => t.text);
  const sides = words.some((w) => w === "SIDE" || w === "SIDES");
  if (!sides && !words.some((w) => w === "WIDE" || w === "WIDTH")) return undefined;
  const [length] = lengthsNear(tokens, at, Math.min(stop, at + 10), doubts);
  return length === undefined || words.includes("BERTH") ? undefined : { length, whole: !sides };
}

function bearingsIn(tokens: readonly Token[], from: number, to: number): [number, number] | undefined {
  const found: Token[] = [];
  for (let i = from; i < to; i++) {
    const t = tokens[i];
    if (t?.kind !== "number" || t.lat > 360 || t.used) continue;
    const next = tokens[i + 1];
    if (t.text.split(".")[0]?.length === 3 || /^(?:DEG|DEGREES|°|º)$/.test(next?.text ?? "")) found.push(t);
  }
  const [a, b] = found;
  if (a === undefined || b === undefined) return undefined;
  a.used = true;
  b.used = true;
  return [a.lat, b.lat];
}

/** The areas of a run. A corner that only closes a ring is left out. */
export function areasOfRun(
  run: RunOfPositions,
  shape: Shape,
  label: string | undefined,
  doubts: Set<string>,
): WarningArea[] {
  const named = label === undefined ? {} : { label };
  if (run.broken) doubts.add("a corner among others could not be read and is left out");
  if (run.coast === true) doubts.add("a side follows the coast: given as straight between its ends");
  const [first] = run.positions;
  if (first === undefined) return [];
  if (shape.kind === "circle")
    return run.positions.map((centre) => ({ ...named, shape: "circle", centre, radiusKm: shape.radiusKm }));
  if (shape.kind === "sector") {
    const { bearings, radiusKm } = shape;
    const apexes = shape.apex === undefined ? run.positions : [shape.apex];
    return apexes.map((apex) => ({ ...named, shape: "sector", apex, bearings, radiusKm }));
  }
  if (run.positions.length === 1) return [{ ...named, shape: "point", point: first }];
  if (shape.kind === "line") return [{ ...named, shape: "line", points: run.positions, widthKm: shape.widthKm }];
  const points = openRing(run.positions);
  if (run.positions.length === 2) {
    doubts.add(
      shape.kind === "polygon" ? "an area with two corners: given as a line" : "two positions: given as a line",
    );
    return [{ ...named, shape: "line", points: run.positions, widthKm: null }];
  }
  if (points.length < 3) return [{ ...named, shape: "line", points: run.positions, widthKm: null }];
  if (shape.kind === "unsaid" && points.length === run.positions.length)
    doubts.add("positions that no word calls an area or a line: read as the corners of an area");
  return [{ ...named, shape: "polygon", points }];
}

export function openRing(positions: readonly Position[]): readonly Position[] {
  const [first] = positions;
  let end = positions.length;
  while (end > 1 && positions[end - 1]?.[0] === first?.[0] && positions[end - 1]?.[1] === first?.[1]) end--;
  return positions.slice(0, end);
}

export const round = (km: number): number => Math.round(km * 1e6) / 1e6;
