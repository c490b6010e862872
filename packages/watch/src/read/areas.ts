/**
 * Areas from runs of positions and the words before and after them: what is *bounded by* corners is a polygon, what lies *within
 * n miles of* a position a circle, what runs *along a trackline* a line. Where the words don't say, the doubt is told.
 */
import type { Position, WarningArea } from "../types.ts";
import { ellipseCorners, ellipseIn, isEllipse } from "./ellipse.ts";
import { type Length, lengthAt, lengthsNear } from "./length.ts";
import type { RunOfPositions } from "./run-of-positions.ts";
import type { Token } from "./scan.ts";
import { type Bearings, bearingsAfter, bearingsIn, distancesIn, reachAfter, ringCorners } from "./sector.ts";
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
  /** Corners that were worked out: of an ellipse, of a part of a ring. */
  | { readonly kind: "drawn"; readonly corners: readonly Position[] }
  /** Of a part that an area does not have. */
  | { readonly kind: "left-out" }
  | { readonly kind: "unsaid" };

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
  if (run.sector !== undefined) return { kind: "sector", ...run.sector };
  if (run.arcs) {
    doubts.add("an arc is given by corners at most ten degrees apart");
    return { kind: "polygon" };
  }
  const [apex, ...others] = run.positions;
  const alone = apex !== undefined && others.length === 0 ? apex : undefined;
  const ellipse = alone === undefined ? undefined : ellipseAt(tokens, from, to, run, stop, alone, doubts);
  if (ellipse !== undefined) return ellipse;
  const bearings = bearingsIn(tokens, from, to) ?? bearingsAfter(tokens, run.end, stop);
  const sector = bearings !== undefined;
  const part =
    alone === undefined || !sector ? undefined : sectorAt(tokens, from, to, run, stop, alone, bearings, doubts);
  if (part !== undefined) return part;
  // AREA BOUNDED BY A LINE JOINING is an area.
  if (bound && !radius) return run.positions.length > 1 ? { kind: "polygon" } : { kind: "unsaid" };
  const before = lengthsNear(tokens, from, to, doubts);
  const ring = openRing(run.positions).length;
  // Corners that come back to the first are an area, whatever radius the next sentence speaks of.
  if (ring >= 3 && ring < run.positions.length && !radius && !track && !sides && !corridor && before.length === 0)
    return { kind: "polygon" };
  const after =
    radius || centred || sector || before.length === 0
      ? lengthAfter(tokens, run.end, Math.min(stop, run.end + 8), run.positions.length > 2, doubts)
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
  // BEARING 270 DEGREES, DISTANCE 12 MILES FROM a place is another place, and no area around it.
  if (length !== undefined && round360) {
    length.take();
    return { kind: "circle", radiusKm: round(length.km) };
  }
  return run.positions.length > 2 && area ? { kind: "polygon" } : { kind: "unsaid" };
}

/** `…, RADIUS 25 NM` or `WITH A RADIUS OF 25 NM` after a position. */
function lengthAfter(
  tokens: readonly Token[],
  at: number,
  stop: number,
  ofCorners: boolean,
  doubts: Set<string>,
): ReturnType<typeof lengthAt> {
  let radius = false;
  for (let i = at; i < stop; i++) {
    const t = tokens[i];
    if (t === undefined || t.used || t.kind === "position" || t.text === "ARC") return undefined;
    // Below a list of corners it speaks of something else.
    if (ofCorners && t.first) return undefined;
    if (
      t.text === "RADIUS" ||
      t.text === "RADIOUS" ||
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

/** The sector, or the part of a ring, that bearings and distances cut out around a place; undefined where no distance is said. */
function sectorAt(
  tokens: readonly Token[],
  from: number,
  to: number,
  run: RunOfPositions,
  stop: number,
  apex: Position,
  bearings: Bearings,
  doubts: Set<string>,
): Shape | undefined {
  const limit = nextPosition(tokens, run.end, stop);
  const ring = distancesIn(tokens, from, to, doubts) ?? distancesIn(tokens, run.end, limit, doubts);
  if (ring !== undefined) {
    for (const x of [bearings, ring.inner, ring.outer]) x.take();
    doubts.add("a part of a ring between two distances is given by corners at most ten degrees apart");
    return { kind: "drawn", corners: ringCorners(apex, bearings.degrees, ring.inner.km, ring.outer.km) };
  }
  const length = lengthsNear(tokens, from, to, doubts).at(-1) ?? reachAfter(tokens, run.end, limit, doubts);
  if (length === undefined) return undefined;
  bearings.take();
  length.take();
  return { kind: "sector", radiusKm: round(length.km), bearings: bearings.degrees };
}

/** An ellipse around a place; without its direction, or both axes, only its centre is known. */
function ellipseAt(
  tokens: readonly Token[],
  from: number,
  to: number,
  run: RunOfPositions,
  stop: number,
  centre: Position,
  doubts: Set<string>,
): Shape | undefined {
  if (!tokens.slice(from, to).some(isEllipse)) return undefined;
  const limit = Math.min(nextPosition(tokens, run.end, stop), run.end + 40);
  const ellipse = ellipseIn(tokens, from, limit, doubts);
  if (ellipse === undefined || (ellipse.bearing === null && ellipse.majorKm !== ellipse.minorKm)) {
    doubts.add("an ellipse whose axes or direction could not be read: only its centre is given");
    return { kind: "unsaid" };
  }
  ellipse.take();
  doubts.add("an ellipse is given by 36 corners");
  return { kind: "drawn", corners: ellipseCorners(centre, ellipse) };
}

function nextPosition(tokens: readonly Token[], from: number, stop: number): number {
  let at = from;
  while (at < stop && at < from + 60 && tokens[at]?.kind !== "position") at++;
  return at;
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
  if (first === undefined || shape.kind === "left-out") return [];
  if (shape.kind === "circle")
    return run.positions.map((centre) => ({ ...named, shape: "circle", centre, radiusKm: shape.radiusKm }));
  if (shape.kind === "sector") {
    const { bearings, radiusKm } = shape;
    const apexes = shape.apex === undefined ? run.positions : [shape.apex];
    return apexes.map((apex) => ({ ...named, shape: "sector", apex, bearings, radiusKm }));
  }
  if (shape.kind === "drawn") return [{ ...named, shape: "polygon", points: shape.corners }];
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
