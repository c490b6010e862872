/** The body of a message, paragraph by paragraph: which times belong to which areas. */
import type { WarningArea, Window } from "../types.ts";
import { areasOfRun, type Shape } from "./areas.ts";
import { type Block, type Place, places, type Reading, type Time, times } from "./blocks.ts";
import { use } from "./heading.ts";
import { placeAt, placeByName } from "./place.ts";
import type { Token } from "./scan.ts";
import { type Run, runAt } from "./time-run.ts";
import { type Days, type Spec, whenFromAtoms } from "./when.ts";
import { isKnownWord, lengthUnits, months, timeWords, weekdaySets, weekdays } from "./words.ts";

/** Finds places and times in each block. */
export function fill(tokens: readonly Token[], blocks: readonly Block[], reading: Reading): void {
  let opening: { readonly block: Block; shape?: Shape } | undefined;
  for (const block of blocks) {
    if (block.item === null) opening = { block };
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

/** `EACH DAY FOLLOWING MARCH 14` says what comes after it; `WARNINGS IN FORCE AT 011200 UTC` tells of a list. */
function namesNoWindow(tokens: readonly Token[], at: number, run: Run): "aside" | "unplaced" | "end" | undefined {
  const [a, b, c] = [1, 2, 3].map((k) => tokens[at - k]?.text ?? "");
  if (a === "FOLLOWING" || a === "AFTER") return "unplaced";
  // 1X1200Z TO 121600Z: what it runs from could not be read, so that nothing says that it is open now.
  const before = tokens[at - 1];
  const strange =
    before?.kind === "number" ||
    a === "Z" ||
    (before?.kind === "word" && !isKnownWord(before.text) && tokens[at - 2]?.kind === "number");
  if (run.atoms[0]?.a === "to" && before !== undefined && !before.used && strange)
    return tokens[at + 1]?.text.length === 6 ? "end" : "unplaced";
  return (a === "AT" && b === "FORCE") || (a === "OF" && b === "AS" && c === "FORCE") ? "aside" : undefined;
}

/** A number right before or after hours that no rule took: it may be their day. */
function unreadBeside(tokens: readonly Token[], at: number, end: number): boolean {
  const isNumber = (t: Token | undefined): boolean => (t?.kind === "number" || t?.kind === "half") && !t.used;
  const before = tokens[at - 1]?.kind === "sign" && tokens[at - 1]?.text !== "." ? tokens[at - 2] : tokens[at - 1];
  const after = tokens[end];
  const unit = tokens[end + 1];
  if (isNumber(after) && unit?.kind === "word" && lengthUnits.has(unit.text)) return false;
  return isNumber(before) || isNumber(after);
}

/** The time before was said to be an alternate. */
const alternates = (block: Block): boolean =>
  times(block)
    .findLast((t) => t.windows.length > 0)
    ?.windows.at(-1)?.alternate === true;
const asAlternate = (t: Time): Time => ({
  ...t,
  specs: t.specs.map((s) => ({ ...s, alternate: true })),
  windows: t.windows.map((w) => ({ ...w, alternate: true })),
});

function timeOf(tokens: readonly Token[], at: number, run: Run, reading: Reading): Time | undefined {
  const kinds = new Set(run.atoms.map((x) => x.a));
  const hours = kinds.has("clock") && kinds.has("to");
  if (!(run.certain || (hours && kinds.has("daily")) || (kinds.has("dtg") && kinds.has("to")))) return undefined;
  const { specs, doubts } = whenFromAtoms(run.atoms);
  if (specs.length === 0) return undefined;
  if (run.local && run.offsetMinutes === null) {
    reading.timeDoubts.add("local time without its offset from UTC: its windows can't be placed");
    return { is: "time", run: null, specs: [], windows: [] };
  }
  if (onlyHours(specs) && unreadBeside(tokens, at, run.end)) {
    reading.timeDoubts.add("hours beside a day that could not be read: no window");
    return { is: "time", run: null, specs: [], windows: [] };
  }
  const half = onlyDays(specs) || onlyHours(specs);
  const windows = half ? [] : placed(specs, run, reading);
  if (run.zoneDoubt !== null) reading.timeDoubts.add(run.zoneDoubt);
  for (const d of doubts) reading.timeDoubts.add(d);
  if (!run.zulu && !run.local && (kinds.has("clock") || kinds.has("dtg")) && !longStamps(tokens, at, run.end))
    reading.timeDoubts.add("no time zone is given: read as UTC, the custom of these messages");
  if (windows.length > 0 || half) use(tokens, at, run.end);
  // Times that can't be placed are times still: no others stand in for them.
  return { is: "time", run, specs: half ? specs : [], windows };
}

const onlyDays = (specs: readonly Spec[]): boolean =>
  specs.length > 0 &&
  specs.every(
    (s) => s.kind === "daily" && s.clocks.length === 0 && s.days.length > 0 && !s.alternate && s.weekdays === null,
  );
const onlyHours = (specs: readonly Spec[]): boolean =>
  specs.length > 0 &&
  specs.every(
    (s) => s.kind === "daily" && s.clocks.length > 0 && s.days.length === 0 && s.within === undefined && !s.alternate,
  );

/** Days said in one place and hours in another (`FIRINGS 12 AND 13 JUN: A. 0600-0900 UTC … B. …`) are hours on these days. */
function settle(blocks: readonly Block[], reading: Reading): void {
  const halves = blocks.flatMap((b) => times(b).filter((t) => t.specs.length > 0));
  const days = halves.filter((t) => onlyDays(t.specs));
  const hours = halves.filter((t) => onlyHours(t.specs));
  const isDays = new Set(days);
  const isHours = new Set(hours);
  const daysOf = (t: Time | undefined): readonly Days[] =>
    t?.specs.flatMap((s) => (s.kind === "daily" ? s.days : [])) ?? [];
  let spans = daysOf(days[0]);
  for (const t of halves) {
    if (isDays.has(t)) spans = daysOf(t);
    if (!isHours.has(t) || spans.length === 0) continue;
    t.specs = t.specs.map((s) => (s.kind === "daily" ? { ...s, days: spans } : s));
  }
  for (const t of halves) {
    if (t.run === null || (hours.length > 0 && isDays.has(t))) continue;
    t.windows = placed(t.specs, t.run, reading);
  }
}

function placed(specs: readonly Spec[], run: Run, reading: Reading): Window[] {
  const { offsetMinutes } = run;
  if (offsetMinutes === null || offsetMinutes === 0) return reading.placing.windows(specs);
  return reading.placing.ahead(offsetMinutes).windows(specs);
}

const longStamps = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, to).some((t) => t.kind === "number" && t.text.length >= 10);

/** POSTPONED TO 131200Z: the new time begins after it. */
const moved = /^(?:POSTPONED|RESCHEDULED|DELAYED|CHANGED|ADVANCED|MOVED|DEFERRED)$/;

function opens(t: Token): boolean {
  if (t.kind === "number") return t.text.length !== 3;
  if (t.kind !== "word") return false;
  if (t.text === "IN" || t.text === "H") return true;
  const word = timeWords.get(t.text);
  if (word !== undefined)
    return /^(?:from|between|until|daily|each|alternate|sunrise|ufn|now|to)$/.test(word) && t.text.length > 1;
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
      const opener = blocks[i - 1];
      const label =
        opener?.item != null && !cornered.has(opener) && places(opener).length === 0 ? opener.item : undefined;
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
