/** A NOTAM in ICAO form: its windows from items B, C and D, its areas from item E. */
import { type Instant, instantOf } from "@comity/wire";
import type { Warning, WarningArea, Window } from "../types.ts";
import { round } from "./areas.ts";
import { blocksOf, type Reading } from "./blocks.ts";
import { assembled, fill, merged } from "./body.ts";
import { hazardsOf } from "./hazards.ts";
import { numberFromHint, use } from "./heading.ts";
import { labelsOf } from "./labels.ts";
import { levelsOf } from "./levels.ts";
import { createdAt, type Notam } from "./notam.ts";
import { Placing, type Setting } from "./place-in-time.ts";
import type { Token } from "./scan.ts";
import { scheduleOf } from "./schedule.ts";
import { intervalsOf, namesDaysOutside } from "./schedule-days.ts";
import { type Run, runAt } from "./time-run.ts";
import { passOver, spansNotUnderstood } from "./understood.ts";
import { whenFromAtoms } from "./when.ts";

export interface NotamHint {
  readonly series?: string;
  readonly number?: string;
  readonly issued?: Instant;
  readonly year?: number;
}

export function readNotam(text: string, all: readonly Token[], scanned: number, said: Notam, hint: NotamHint): Warning {
  const tokens = all.map((t, i) => (isMetres(all, i) ? { ...t, text: "METRES" } : t));
  const created = createdAt(tokens);
  const issued = created ?? (hint.issued === undefined ? null : Date.parse(hint.issued));
  const notam = said.immediate && said.from === null ? { ...said, from: issued } : said;
  const told = hint.number === undefined ? undefined : numberFromHint(hint.number);
  const year = notam.year ?? told?.year ?? hint.year ?? null;
  const doubts = new Set<string>();
  const limits = notam.from === null ? null : { from: notam.from, to: notam.to };
  const setting: Setting = { issued, year, until: null, within: limits, offsetMinutes: 0 };
  const placing = new Placing(setting, doubts);
  const years = year === null ? [] : [year, year + 1];
  const cancelled = notam.kind === "cancel";
  const scheduled = cancelled ? [] : windowsOf(tokens, notam, placing, years, doubts);

  const { body } = notam;
  const labels = labelsOf(tokens, body.from, body.to);
  const blocks = blocksOf(labels, body.from, body.to);
  const timeDoubts = limits === null ? doubts : new Set<string>();
  const aside = limits === null ? placing : new Placing(setting, timeDoubts);
  const reading: Reading = { placing: aside, doubts, timeDoubts, years };
  fill(tokens, blocks, reading);
  const { areas: found, windows } = assembled(blocks, doubts);
  const placed = limits === null ? found : withTimesOfAreas(found, windows, scheduled, doubts, timeDoubts);
  const areas = placed.length > 0 || cancelled ? placed : fromQLine(notam, doubts);
  const levels = levelsOf(text, tokens, notam.lower, notam.upper, body);
  passOver(tokens, -1);
  return {
    series: notam.place === null ? (hint.series ?? "NOTAM") : `NOTAM ${notam.place}`,
    number: notam.number ?? told?.number ?? null,
    year,
    issued: issued === null ? null : instantOf(issued),
    authority: null,
    areas: cancelled ? [] : areas,
    windows: limits === null && !cancelled ? windows : scheduled,
    cancels: notam.kind === "new" ? [] : notam.replaces,
    cancelledBy: [],
    refersTo: [],
    selfCancelsAt: null,
    hazards: hazardsOf(tokens, body.from, body.to),
    notUnderstood: spansNotUnderstood(tokens, 0, text.length, scanned, notam.schedule ?? undefined),
    doubts: [...doubts],
    ...(notam.qLine === null ? {} : { qLine: notam.qLine }),
    ...(levels === undefined ? {} : { levels }),
    text,
  };
}

/** Times that item E gives each of its areas, as far as items B to D have them; where they don't agree, those of items B to D stand for all. */
function withTimesOfAreas(
  areas: readonly WarningArea[],
  own: readonly Window[],
  scheduled: readonly Window[],
  doubts: Set<string>,
  timeDoubts: ReadonlySet<string>,
): readonly WarningArea[] {
  const cut = areas.map((a) => (a.windows ?? []).flatMap((w) => scheduled.flatMap((s) => common(w, s))));
  if (areas.length > 1 && cut.every((list) => list.length > 0)) {
    for (const d of timeDoubts) if (!d.startsWith("days without hours")) doubts.add(d);
    return areas.map((a, i) => ({ ...a, windows: merged(cut[i] ?? []) }));
  }
  const others = own.filter((w) => !scheduled.some((s) => s.from === w.from && s.to === w.to));
  if (others.length > 0) doubts.add("item E gives times of its own: those of items B to D are taken");
  return areas.map(({ windows: _, ...area }) => area);
}

function common(a: Window, b: Window): Window[] {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to === null ? b.to : b.to === null || a.to < b.to ? a.to : b.to;
  return to === null || from < to ? [{ ...b, from, to }] : [];
}

/** Where item E gives no place, the circle by which the NOTAM is indexed, unless that stands for a whole region (999). */
function fromQLine(notam: Notam, doubts: Set<string>): readonly WarningArea[] {
  const { qLine } = notam;
  if (qLine === null || qLine.radiusNm <= 0 || qLine.radiusNm >= 999) return [];
  doubts.add("item E gives no place: the area is the circle of the Q-line");
  return [{ shape: "circle", centre: qLine.centre, radiusKm: round(qLine.radiusNm * 1.852), fromQLine: true }];
}

/** Tokens of item D: several times the longest real one. */
// tidy: a bound on work, of nobody's agreement
const scheduleMax = 800;

/** Item D's hours on each day from B to C; without D one unbroken window. */
function windowsOf(
  tokens: readonly Token[],
  notam: Notam,
  placing: Placing,
  years: readonly number[],
  doubts: Set<string>,
): readonly Window[] {
  const { from, to, schedule } = notam;
  if (from === null) {
    doubts.add(
      notam.immediate
        ? "it runs from the time of issue, which is not known"
        : "item B is missing or can't be read: the windows can't be placed",
    );
    return [];
  }
  if (notam.estimated) doubts.add("the end is an estimate (EST)");
  const whole = (): Window[] => {
    if (to === null) {
      if (!notam.permanent) doubts.add("item C is missing or can't be read: the window is left open");
      return [{ from: instantOf(from), to: null, ...(notam.permanent ? { toWords: "PERM" } : {}) }];
    }
    if (to >= from) return [{ from: instantOf(from), to: instantOf(to) }];
    doubts.add("item C comes before item B: no window");
    return [];
  };
  if (schedule === null || (to !== null && to < from)) return whole();
  if (schedule.to - schedule.from > scheduleMax) {
    doubts.add("item D is far longer than any schedule: one window from B to C");
    return whole();
  }
  if (to === null && notam.permanent) {
    doubts.add("item D gives hours and item C no end: one window left open, the hours stand in the text");
    return whole();
  }
  const own = byGrammar(tokens, notam, doubts);
  if (own !== undefined) return own;
  const { windows, end } = scheduled(tokens, schedule, placing, years, doubts);
  if (windows.length > 0 && end >= schedule.to - 1) return windows;
  doubts.add(
    windows.length === 0 ? "item D could not be read: one window from B to C" : "item D could be read only in part",
  );
  return windows.length === 0 ? whole() : windows;
}

/** Item D in its own grammar; undefined where it is outside it, or gives nothing between B and C. */
function byGrammar(tokens: readonly Token[], notam: Notam, doubts: Set<string>): readonly Window[] | undefined {
  const { from, to, schedule } = notam;
  if (from === null || to === null || schedule === null) return undefined;
  const said = scheduleOf(tokens, schedule, from);
  const intervals = said === undefined ? undefined : intervalsOf(said, { from, to });
  if (said === undefined || intervals === undefined || intervals.length === 0) return undefined;
  use(tokens, schedule.from, schedule.to);
  for (const t of [...said.sun, ...said.holidays]) t.used = false;
  if (said.holidays.length > 0)
    doubts.add("public holidays are left out, and not known here: their days are given too");
  if (namesDaysOutside(said, { from, to })) doubts.add("item D names a day that does not lie between items B and C");
  if (said.sun.length > 0)
    doubts.add(
      "hours by sunrise or sunset are no clock times: the windows run to the start or the end of the day in UTC",
    );
  return intervals.map((w) => ({ from: instantOf(w.from), to: instantOf(w.to) }));
}

function scheduled(
  tokens: readonly Token[],
  schedule: { readonly from: number; readonly to: number },
  placing: Placing,
  years: readonly number[],
  doubts: Set<string>,
): { readonly windows: readonly Window[]; readonly end: number } {
  const windows: Window[] = [];
  let at = schedule.from;
  while (at < schedule.to) {
    const run: Run | undefined = runAt(tokens, at, schedule.to, years);
    if (run === undefined || run.end === at) break;
    const said = whenFromAtoms(run.atoms);
    windows.push(...placing.windows(said.specs));
    for (const d of said.doubts) doubts.add(d);
    use(tokens, at, run.end);
    at = run.end;
    while (at < schedule.to && tokens[at]?.kind === "sign") at++;
  }
  const byStart = [...windows].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return { windows: byStart.filter((w, i) => w.from !== byStart[i - 1]?.from || w.to !== byStart[i - 1]?.to), end: at };
}

/** `RADIUS 30M`, `30M RADIUS`: metres in a NOTAM, where a mile is NM. */
const isMetres = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === "M" &&
  tokens[at - 1]?.kind === "number" &&
  [at - 2, at - 3, at + 1].some((i) => /^RAD(?:IUS)?$/.test(tokens[i]?.text ?? ""));
