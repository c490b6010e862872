/** Places in a message's body: positions, with the shape that the words around them give. */
import { round, type Shape, shapeOf } from "./areas.ts";
import { type Block, type Place, places, type Reading } from "./blocks.ts";
import { lengthsNear } from "./length.ts";
import { positionsAt } from "./run-of-positions.ts";
import type { Token } from "./scan.ts";
import { bearingsIn, launcherOf, namesLauncher } from "./sector.ts";
import { shapeWords } from "./shape-words.ts";
import { timeWords } from "./words.ts";

/** What stands before the items of a paragraph. */
export interface Opening {
  readonly block: Block;
  /** What stands before the first paragraph. */
  readonly preamble?: Block;
  shape?: Shape;
}

/** The place that begins at a position, with what the words around it make of it. @param since the first word after the place before */
export function placeAt(
  tokens: readonly Token[],
  at: number,
  since: number,
  block: Block,
  opening: Opening | undefined,
  reading: Reading,
): Place | undefined {
  const here = tokens[at];
  if (here?.kind === "position" && isWaypoint(tokens, block.from, at)) {
    reading.doubts.add("positions of waypoints of a route are no areas");
    here.used = true;
    const positions = [[here.lon, here.lat]] as const;
    const run = { positions, start: at, end: at + 1, broken: false, box: false, arcs: false };
    return { is: "place", run, shape: { kind: "left-out" }, inherited: false, closes: false, areas: [] };
  }
  const track = tokens.slice(Math.max(since, at - 40), at).some((t) => shapeWords.get(t.text) === "track");
  const run = positionsAt(tokens, at, block.to, () => false, !track);
  if (run.positions.length === 0) return undefined;
  if (isLeftOut(tokens, Math.max(since, at - 8), at)) {
    reading.doubts.add("a part that is left out of an area is not cut out of it: listed");
    return { is: "place", run, shape: { kind: "left-out" }, inherited: false, closes: false, areas: [] };
  }
  let shape: Shape = run.box ? { kind: "polygon" } : shapeOf(tokens, since, at, run, block.to, reading.doubts);
  let inherited = false;
  // WITHIN: A. 15 MILES OF one place, B. 18 MILES OF another.
  if (shape.kind === "unsaid" && run.positions.length === 1 && tokens[at - 1]?.text === "OF") {
    const length = lengthsNear(tokens, Math.max(since, at - 5), at, reading.doubts).at(-1);
    const opens = tokens
      .slice(opening?.block.from ?? 0, opening?.block.to ?? 0)
      .some((t) => shapeWords.get(t.text) === "within");
    if (opens && length?.end === at - 1 && length.start === block.from) {
      length.take();
      shape = { kind: "circle", radiusKm: round(length.km) };
    }
  }
  if (shape.kind === "unsaid" && opening !== undefined && block.item !== null && opening.block !== block) {
    const { block: first } = opening;
    // The opening's lengths are read once, for all its items.
    const words = (b: Block): Shape => {
      const list = { ...run, positions: [...run.positions, [0, 0], [0, 0]] as const, start: b.to, end: b.to };
      return shapeOf(tokens, b.from, b.to, list, b.to, reading.doubts);
    };
    opening.shape ??= words(first);
    if (opening.shape.kind === "unsaid" && opening.preamble !== undefined) {
      const general = words(opening.preamble);
      if (general.kind === "polygon") {
        opening.shape = general;
        reading.doubts.add("lettered positions below a paragraph that speaks of an area: read as its corners");
      }
    }
    if (opening.shape.kind !== "unsaid") [shape, inherited] = [opening.shape, true];
  }
  // WITHIN 10 NM OF one place AND 20 NM OF another.
  const beside = block.found.at(-1);
  if (
    shape.kind === "unsaid" &&
    beside?.is === "place" &&
    beside.shape.kind === "circle" &&
    run.positions.length === 1
  ) {
    const length = lengthsNear(tokens, since, at, reading.doubts).at(-1);
    length?.take();
    if (length !== undefined) shape = { kind: "circle", radiusKm: round(length.km) };
  }
  // What could not be read among the corners stays to be shown.
  for (const t of tokens.slice(run.start, run.end))
    t.used ||= !run.broken || t.kind === "position" || t.kind === "sign";
  const closes =
    run.positions.length === 1 &&
    shape.kind === "unsaid" &&
    tokens.slice(run.end, Math.min(block.to, run.end + 8)).some((t) => shapeWords.get(t.text) === "bound");
  const site = shape.kind === "unsaid" && isSite(tokens, since, at, run.end);
  const arc =
    run.positions.length === 1 && tokens.slice(run.end, Math.min(block.to, run.end + 4)).some((t) => t.text === "ARC");
  return { is: "place", run, shape, inherited, closes, areas: [], ...(site ? { site } : {}), ...(arc ? { arc } : {}) };
}

/** EXCLUDING THE AREA WITHIN 5 NM OF …: nothing of danger. */
function isLeftOut(tokens: readonly Token[], from: number, at: number): boolean {
  let area = false;
  for (let i = at - 1; i >= from; i--) {
    const t = tokens[i];
    if (t === undefined || t.used || /^[.;:]$/.test(t.text)) return false;
    if (timeWords.get(t.text) === "except" || /^(?:EXCLUDES|EXCL)$/.test(t.text)) return area;
    area ||= shapeWords.has(t.text) || /^(?:PART|WATERS|PORTION|CIRCLE)$/.test(t.text);
  }
  return false;
}

/** `ADJUST TO ABC-XY1(25-39N 109-57E)-XY2(…)`: a short name with a number, of a route. */
function isWaypoint(tokens: readonly Token[], from: number, at: number): boolean {
  const [name, number, open, close] = [tokens[at - 3], tokens[at - 2], tokens[at - 1], tokens[at + 1]];
  if (open?.text !== "(" || close?.text !== ")" || number?.kind !== "number" || number.spaced) return false;
  if (name?.kind !== "word" || !/^[A-Z]{1,4}$/.test(name.text) || !/^\d{1,2}$/.test(number.text)) return false;
  return tokens
    .slice(Math.max(from, at - 30), at)
    .some((t) => /^(?:VIA|RTE|ROUTE|ROUTES|ADJUST|ADJUSTED)$/.test(t.text));
}

/** `LAUNCHED FROM A SPACE CENTRE (69-17N 016-01E)`. */
function isSite(tokens: readonly Token[], since: number, at: number, end: number): boolean {
  if (tokens[at - 1]?.text !== "(" || tokens[end]?.text !== ")") return false;
  const before = tokens.slice(Math.max(since, at - 14), at).map((t) => t.text);
  const from = before.findLastIndex((w) => w === "FROM" || w === "AT");
  return (
    from > 0 &&
    before
      .slice(0, from)
      .some((w) => /^(?:LAUNCH|LAUNCHED|LAUNCHES|LAUNCHING|LAUNCHINGS|FIRED|FIRING|FIRINGS|LIFTOFF)$/.test(w))
  );
}

/** `SECTOR BETWEEN AZIMUTH 100 AND 115 DEG FROM LAUNCHER UPTO 250 NM`: around the launcher whose position the message gives elsewhere. */
export function placeByName(
  tokens: readonly Token[],
  block: Block,
  blocks: readonly Block[],
  reading: Reading,
): Place | undefined {
  if (places(block).length > 0 || block.to - block.from > namedMax || !namesLauncher(tokens, block.from, block.to))
    return undefined;
  const bearings = bearingsIn(tokens, block.from, block.to);
  const [first, last] = [blocks[0], blocks.at(-1)];
  const apex = bearings === undefined ? undefined : launcherOf(tokens, first?.from ?? 0, last?.to ?? 0);
  if (bearings === undefined || apex === undefined) return undefined;
  const run = { positions: [apex], start: block.to, end: block.to, broken: false, box: false, arcs: false };
  const shape = shapeOf(tokens, block.from, block.to, run, block.to, reading.doubts);
  if (shape.kind !== "sector" && shape.kind !== "drawn") return undefined;
  reading.doubts.add(
    "the place that a sector is around is only named: the position that the message gives with the name is taken",
  );
  return { is: "place", run, shape, inherited: false, closes: false, areas: [] };
}
/** Words of a paragraph that names a launcher and gives a sector around it. */
const namedMax = 80;
