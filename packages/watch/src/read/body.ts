/** The body of a message, paragraph by paragraph: which times belong to which areas. */
import type { WarningArea, Window } from "../types.ts";
import { areasOfRun } from "./areas.ts";
import { type Block, listBefore, type Place, places, type Reading, type Time, times } from "./blocks.ts";
import { type Opening, placeAt, placeByName } from "./place.ts";
import type { Token } from "./scan.ts";
import { runAt } from "./time-run.ts";
import { alternates, asAlternate, namesNoWindow, settle, timeOf } from "./times.ts";
import { months, timeWords, weekdaySets, weekdays } from "./words.ts";

/** Finds places and times in each block. */
export function fill(tokens: readonly Token[], blocks: readonly Block[], reading: Reading): void {
  let opening: Opening | undefined;
  for (const [n, block] of blocks.entries()) {
    const [preamble] = blocks;
    const before = blocks[n - 1];
    // Periods A to C, the last with `IN AREA BOUNDED BY`, and then corners that begin again with A.
    const opener = block.item === null ? block : listBefore(blocks, n).length > 1 ? before : undefined;
    if (opener !== undefined)
      opening = { block: opener, ...(preamble === undefined || preamble === opener ? {} : { preamble }) };
    let [since, carried] = [block.from, false];
    for (let i = block.from; i < block.to; i++) {
      const t = tokens[i];
      if (t === undefined || t.used) continue;
      if (t.kind === "position" || t.kind === "half") {
        const place = placeAt(tokens, i, since, block, opening, reading);
        if (place === undefined) continue;
        block.found.push(place);
        i = place.run.end - 1;
        since = place.run.end;
      } else if (opens(t) && !(timeWords.get(t.text) === "to" && moved.test(tokens[i - 1]?.text ?? ""))) {
        const run = runAt(tokens, i, block.to, reading.years);
        if (run === undefined) continue;
        const aside = namesNoWindow(tokens, i, run);
        if (aside !== undefined) {
          if (aside !== "aside") {
            reading.timeDoubts.add("a time that could not be read whole: no window");
            block.found.push({ is: "time", run: null, specs: [], windows: [] });
          }
          // What comes after the end of a stretch that could not be read is another stretch, as alternate as those before.
          i = aside === "end" ? i + 1 : Math.max(i, run.end - 1);
          carried = aside === "end" && alternates(block);
          continue;
        }
        const time = timeOf(tokens, i, run, reading);
        if (time !== undefined) block.found.push(carried ? asAlternate(time) : time);
        i = Math.max(i, run.end - 1);
      }
    }
  }
  for (const block of blocks) {
    const place = placeByName(tokens, block, blocks, reading);
    if (place !== undefined) block.found.push(place);
  }
  settle(blocks, reading);
}

/** POSTPONED TO 131200Z: the new time begins after it. */
const moved = /^(?:POSTPONED|RESCHEDULED|DELAYED|CHANGED|ADVANCED|MOVED|DEFERRED)$/;

function opens(t: Token): boolean {
  if (t.kind === "number") return t.text.length !== 3;
  if (t.kind !== "word") return false;
  if (t.text === "IN" || t.text === "H") return true;
  const word = timeWords.get(t.text);
  if (word !== undefined)
    return /^(?:from|between|until|daily|each|alternate|except|sunrise|ufn|now|to)$/.test(word) && t.text.length > 1;
  return months.has(t.text) || weekdays.has(t.text) || weekdaySets.has(t.text);
}

/** The areas with their labels and, where they differ, their own windows; and all windows. */
export interface Assembled {
  readonly areas: WarningArea[];
  readonly windows: Window[];
  /** Some time is said, placed or not. */
  readonly timed: boolean;
}

export function assembled(blocks: readonly Block[], doubts: Set<string>): Assembled {
  corners(blocks, doubts);
  withoutSites(blocks, doubts);
  const withAreas = blocks.filter((b) => b.found.some((f) => f.is === "place"));
  const several = withAreas.flatMap((b) => places(b)).length > 1;
  const paragraphs = new Set(withAreas.map((b) => b.paragraph));
  const timesOf = timesIn(blocks);
  const out: { area: WarningArea; windows: readonly Window[] | null }[] = [];
  for (const block of withAreas) {
    const label = several
      ? labelOf(block, paragraphs.size > 1)
      : block.item === null
        ? undefined
        : labelOf(block, false);
    const said = timesOf(block);
    const all = places(block);
    const byTurns = paired(block, all.length);
    all.forEach((place, n) => {
      const areas = place.areas.length > 0 ? place.areas : areasOfRun(place.run, place.shape, label, doubts);
      for (const area of areas) out.push({ area, windows: byTurns?.[n]?.windows ?? said });
    });
  }
  const all = merged(blocks.flatMap((b) => b.found.flatMap((f) => (f.is === "time" ? f.windows : []))));
  const timed = blocks.some((b) => times(b).length > 0);
  // Areas of one block share their list of windows: it is put in order once.
  const once = new Map<readonly Window[], readonly Window[]>();
  for (const { windows } of out) if (windows !== null && !once.has(windows)) once.set(windows, merged(windows));
  const own = out.map(({ area, windows }) => ({ area, windows: windows === null ? all : (once.get(windows) ?? all) }));
  const differ = new Set([...new Set(own.map((x) => x.windows))].map((w) => JSON.stringify(w))).size > 1;
  const many = differ && own.reduce((sum, x) => sum + x.windows.length, 0) > ownWindowsMax;
  if (many) doubts.add("too many times of single areas: every area is given all the windows");
  if (!differ || many) return { areas: own.map((x) => x.area), windows: all, timed };
  return { areas: own.map(({ area, windows }) => ({ ...area, windows })), windows: all, timed };
}

/** Of all areas together. Real messages have a few dozen. */
const ownWindowsMax = 10_000;

const windowsOf = (b: Block): Window[] => times(b).flatMap((t) => t.windows);

function labelOf(block: Block, byParagraph: boolean): string | undefined {
  const paragraph = byParagraph ? block.paragraph : null;
  if (block.item === null) return paragraph ?? undefined;
  if (/^\d+$/.test(block.item)) return block.item;
  return paragraph === null ? block.item : `${paragraph}${block.item}`;
}

/** `LAUNCHED FROM A RANGE (69-17N 016-01E)` says where the range is, when the message gives areas besides. */
function withoutSites(blocks: readonly Block[], doubts: Set<string>): void {
  const all = blocks.flatMap(places);
  if (!all.some((p) => p.site === true) || all.every((p) => p.site === true)) return;
  for (const b of blocks) {
    const kept = b.found.filter((f) => f.is !== "place" || f.site !== true);
    b.found.splice(0, b.found.length, ...kept);
  }
  doubts.add("a position in brackets after the place of a launch is that place's, and no area");
}

/** Lettered positions under *bounded by* are the corners of one area. */
function corners(blocks: readonly Block[], doubts: Set<string>): void {
  const cornered = new Set<Block>();
  for (let i = 0; i < blocks.length; i++) {
    let end = i;
    const run: Place[] = [];
    for (; end < blocks.length; end++) {
      const here = blocks[end];
      const [place, ...more] = here === undefined ? [] : places(here);
      if (here?.item == null || place === undefined || more.length > 0 || place.run.positions.length !== 1) break;
      const bound = place.inherited && place.shape.kind === "polygon";
      if (!bound && (place.shape.kind !== "unsaid" || run[0]?.shape.kind === "polygon")) break;
      if (here.paragraph !== blocks[i]?.paragraph && blocks[i]?.item !== null) break;
      run.push(place);
    }
    const [first] = run;
    const said = first?.shape.kind === "polygon" || run.at(-1)?.closes === true;
    if (first !== undefined && said && run.length >= 3) {
      const positions = run.flatMap((p) => p.run.positions);
      if (run.some((p) => p.arc === true)) doubts.add("an arc between two corners is given as straight");
      const opener = blocks[i - 1];
      const ownList = listBefore(blocks, i).length > 1;
      const named = opener?.item != null && !cornered.has(opener) && places(opener).length === 0 && !ownList;
      const label = named ? opener.item : undefined;
      const areas = areasOfRun({ ...first.run, positions }, { kind: "polygon" }, label, doubts);
      for (const b of blocks.slice(i, end)) cornered.add(b);
      blocks.slice(i, end).forEach((b, n) => {
        const at = b.found.findIndex((f) => f.is === "place");
        if (n > 0) b.found.splice(at, 1);
      });
      first.areas = areas;
    }
    i = Math.max(i, end - 1);
  }
}

/** Times of the item itself, else of its paragraph, else of paragraphs that have no area. */
function timesIn(blocks: readonly Block[]): (block: Block) => readonly Window[] | null {
  const openings = new Map<string | null, Window[]>();
  const named = new Map<string, Window[]>();
  const placed = new Set(blocks.filter((b) => places(b).length > 0).map((b) => b.paragraph));
  const placedItems = new Set(blocks.filter((b) => places(b).length > 0).map((b) => b.item));
  const order = new Map(blocks.map((b, n) => [b, n]));
  const general: Window[] = [];
  for (const b of blocks) {
    if (places(b).length > 0) continue;
    const windows = windowsOf(b);
    if (b.item === null) openings.set(b.paragraph, [...(openings.get(b.paragraph) ?? []), ...windows]);
    else if (windows.length > 0) named.set(b.item, [...(named.get(b.item) ?? []), ...windows]);
    if (!placed.has(b.paragraph) && (b.item === null || !placedItems.has(b.item))) general.push(...windows);
  }
  return (block) => {
    if (times(block).length > 0) return windowsOf(block);
    const list = listBefore(blocks, order.get(block) ?? 0);
    if (list.length > 1) return list.flatMap(windowsOf);
    const own = block.item === null ? [] : (named.get(block.item) ?? openings.get(block.paragraph) ?? []);
    return own.length > 0 ? own : general.length > 0 ? general : null;
  };
}

/** Area and time by turns in one stretch: each area has the time beside it. */
function paired(block: Block, count: number): readonly Time[] | null {
  const all = times(block);
  if (count < 2 || all.length !== count) return null;
  const first = block.found[0]?.is;
  return block.found.every((f, i) => (f.is === first) === (i % 2 === 0)) ? all : null;
}

/** Earliest first, each once. */
export function merged(windows: readonly Window[]): Window[] {
  const key = (w: Window): string => `${w.from} ${w.to ?? "~"} ${w.toWords ?? ""} ${w.alternate === true ? "a" : ""}`;
  const byKey = new Map(windows.map((w) => [key(w), w]));
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, w]) => w);
}
