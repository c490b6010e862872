/** Reads warnings: a text, a file or a feed of NAVAREA, HYDROPAC and coastal warnings and NOTAMs, to areas and windows. */
import { type Instant, instantOf, msOf } from "@comity/wire";
import type { Correction, MessageRef, Warning, Window } from "../types.ts";
import { authorityOf } from "./authority.ts";
import { blocksOf, type Reading } from "./blocks.ts";
import { assembled, fill } from "./body.ts";
import { cancelsOf } from "./cancels.ts";
import { type Change, corrected, correctionsMax, notCarriedOut } from "./corrections.ts";
import { isEstimated, withoutLocalTimes } from "./domestic.ts";
import { hazardsOf } from "./hazards.ts";
import { headingOf, numberFromHint, originAt, use, useSignOff } from "./heading.ts";
import { labelsOf } from "./labels.ts";
import { type Legible, legible } from "./legible.ts";
import { levelsOf } from "./levels.ts";
import { notamOf } from "./notam.ts";
import { Placing, type Setting } from "./place-in-time.ts";
import { placesOf } from "./places.ts";
import { readNotam } from "./read-notam.ts";
import { scan, type Token } from "./scan.ts";
import { splitMessages } from "./split.ts";
import { passOver, spansNotUnderstood } from "./understood.ts";

/** What is known of a message beside its text. The text's own word goes before it. */
export interface WarningHint {
  readonly series?: string;
  /** With its year, where known: `387/23`. */
  readonly number?: string;
  readonly issued?: Instant;
  /** The year that the messages are of, where nothing else says. */
  readonly year?: number;
}

/** Ten times the longest real one. */
const textMax = 20_000;

/** All messages of a text, in order. Never throws; what is no warning is one of which nothing is understood. */
export const readWarnings = (text: string, hint: WarningHint = {}): readonly Warning[] =>
  readTogether(splitMessages(text), hint);

/** Messages, each a text of its own, in their order; what one of them corrects in another is corrected there. */
export function readTogether(texts: readonly string[], hint: WarningHint = {}): readonly Warning[] {
  const read = texts.map((text) => readWarning(text, hint));
  return read.some((w) => w.corrections?.some((c) => c.of !== undefined)) ? withCorrections(texts, read, hint) : read;
}

/** Corrections that one message of a text gives of another are carried out in it. */
function withCorrections(parts: readonly string[], read: readonly Warning[], hint: WarningHint): readonly Warning[] {
  const done = new Set<Correction>();
  const key = (series: string | null, number: string | null): string => `${series} ${Number(number)}`;
  const of = new Map<string, { readonly correction: Correction; readonly by: MessageRef; readonly from: Warning }[]>();
  for (const from of read)
    for (const correction of from.corrections ?? []) {
      if (correction.of === undefined) continue;
      const k = key(correction.of.series, correction.of.number);
      of.set(k, [...(of.get(k) ?? []).slice(-correctionsMax), { correction, by: refOf(from), from }]);
    }
  const after = read.map((w, i) => {
    const given = (of.get(key(w.series, w.number)) ?? []).filter(
      ({ correction, from }) => from !== w && correction.of !== undefined && names(correction.of, w),
    );
    if (given.length === 0) return w;
    const again = readWarning(
      parts[i] ?? "",
      hint,
      given.map(({ correction: c, by }) => ({ read: c.read, vice: c.vice, by })),
    );
    given.forEach(({ correction }, k) => {
      if (again.corrections?.[k]?.applied === true) done.add(correction);
    });
    return again;
  });
  return after.map((w) => {
    if (w.corrections?.some((c) => done.has(c)) !== true) return w;
    const corrections = w.corrections.map((c) => (done.has(c) ? { ...c, applied: true } : c));
    const figures = new Set(corrections.flatMap((c) => (c.applied ? [c.read, c.vice] : [])));
    return {
      ...w,
      corrections,
      notUnderstood: w.notUnderstood.filter((s) => !figures.has(w.text.slice(s.from, s.to))),
      doubts: w.doubts.filter((d) => d !== notCarriedOut || corrections.some((c) => !c.applied)),
    };
  });
}
/** Whether a message is the one that another names; a name without a year is of the same year. */
export const names = (ref: MessageRef, w: Pick<Warning, "series" | "number" | "year">): boolean =>
  ref.series === w.series && Number(ref.number) === Number(w.number) && (ref.year ?? w.year) === w.year;
const refOf = (w: Warning): MessageRef => ({
  series: w.series ?? "",
  number: w.number ?? "",
  ...(w.year === null ? {} : { year: w.year }),
});

/** One message. Its spans count from the start of `text`. Linear in the text; beyond 20,000 characters or 8,000 words and signs it reads no further, and says so. */
export function readWarning(
  text: string,
  hint: WarningHint = {},
  given: readonly (Change & { readonly by: MessageRef })[] = [],
): Warning {
  const cut = text.length > textMax ? text.slice(0, textMax) : text;
  const clean = legible(cut);
  const { tokens: all, end } = scan(clean.text);
  const tokens = withoutLocalTimes(all);
  const notam = notamOf(tokens);
  if (notam !== undefined) {
    const read = readNotam(text, tokens, end, notam, hint);
    return end < text.length ? { ...read, doubts: [...read.doubts, tooLong(end)] } : read;
  }
  const read = readAtSea(text, clean, tokens, end, hint, given);
  const doubts = [
    ...(isEstimated(all) ? ["the end is an estimate (EST)"] : []),
    ...(end < text.length ? [tooLong(end)] : []),
  ];
  return doubts.length === 0 ? read : { ...read, doubts: [...read.doubts, ...doubts] };
}

const tooLong = (end: number): string => `too long to read whole: only the first ${end} characters were`;

function readAtSea(
  text: string,
  clean: Legible,
  scannedTokens: readonly Token[],
  scanned: number,
  hint: WarningHint,
  given: readonly (Change & { readonly by: MessageRef })[],
): Warning {
  const heading = headingOf(scannedTokens);
  const { tokens, corrections, open, doubts: ofCorrections } = corrected(scannedTokens, heading.end, clean.text, given);
  const told = hint.number === undefined ? undefined : numberFromHint(hint.number);
  const number = heading.number ?? told?.number ?? null;
  const year = (heading.number === null ? (told?.year ?? null) : heading.year) ?? hint.year ?? null;
  const series = heading.series ?? hint.series ?? null;
  const issued = heading.issued ?? (hint.issued === undefined ? null : msOf(hint.issued));
  const origin = originAt(tokens, heading.end);
  if (origin !== undefined) use(tokens, origin.start, tokens.length);

  useSignOff(tokens, heading.end);
  const setting: Setting = { issued, year, until: null, within: null, offsetMinutes: 0 };
  const years = [...new Set([year, yearOf(issued)])].filter((y) => y !== null);
  const cancels = cancelsOf(tokens, heading.end, tokens.length, series, new Placing(setting));
  const labels = labelsOf(tokens, heading.end, tokens.length);
  const blocks = blocksOf(labels, heading.end, tokens.length);
  const placing = new Placing({ ...setting, until: cancels.selfCancelsAt });
  const doubts = new Set<string>([...clean.doubts, ...ofCorrections]);
  const reading: Reading = { placing, doubts, timeDoubts: doubts, years };
  fill(tokens, blocks, reading);
  const { areas, windows, timed } = assembled(blocks, doubts);
  const places = areas.length > 0 ? [] : placesOf(tokens, Math.max(heading.end, labels[0]?.end ?? 0), doubts);
  if (places.length > 0) doubts.add("places that are only named: no areas");
  const aloft = series?.startsWith("NOTAM") === true;
  const levels = aloft
    ? levelsOf(text, tokens, undefined, undefined, { from: heading.end, to: tokens.length })
    : undefined;
  passOver(tokens, labels[0]?.at ?? tokens.length);
  const hazards = hazardsOf(tokens, heading.end, tokens.length);
  for (const t of [...open, ...cancels.unread]) t.used = false;
  const corrects = corrections.some((c) => c.of !== undefined);
  const ends = areas.length === 0 && hazards.length === 0 && (cancels.cancels.length > 0 || corrects);
  const standing = windows.length > 0 || timed || ends ? windows : standingWindow(issued, doubts);
  for (const d of placing.doubts) doubts.add(d);
  const self = cancels.selfCancelsAt;
  return {
    series,
    number,
    year: year ?? yearOf(issued) ?? (windows[0] === undefined ? null : Number(windows[0].from.slice(0, 4))),
    issued: issued === null ? null : instantOf(issued),
    authority: authorityOf(series),
    areas,
    windows: cut(standing, self, doubts),
    cancels: cancels.cancels,
    cancelledBy: cancels.cancelledBy,
    refersTo: [...cancels.refersTo, ...(origin?.ref === undefined ? [] : [origin.ref.value])],
    selfCancelsAt: self === null ? null : instantOf(self),
    ...(corrections.length === 0 ? {} : { corrections }),
    ...(places.length === 0 ? {} : { places }),
    ...(levels === undefined ? {} : { levels }),
    hazards,
    notUnderstood: spansNotUnderstood(tokens, 0, text.length, scanned),
    doubts: [...doubts],
    text,
  };
}

/** A notice that gives no time stands from its issue on. */
function standingWindow(issued: number | null, doubts: Set<string>): readonly Window[] {
  doubts.add(
    issued === null
      ? "no time is given, and the time of issue is not known: no window"
      : "no time is given: one window from the time of issue, left open",
  );
  return issued === null ? [] : [{ from: instantOf(issued), to: null }];
}

/** A whole day in which the message ends itself ends with it. */
function cut(windows: readonly Window[], end: number | null, doubts: Set<string>): readonly Window[] {
  if (end === null) return windows;
  const at = instantOf(end);
  return windows.map((w) => {
    if (
      w.to === null ||
      !w.to.endsWith("T00:00:00.000Z") ||
      at >= w.to ||
      at <= w.from ||
      msOf(w.to) - end > 86_400_000
    )
      return w;
    doubts.add("the message ends itself within the last day: the window ends with it");
    return { ...w, to: at };
  });
}

const yearOf = (ms: number | null): number | null => (ms === null ? null : new Date(ms).getUTCFullYear());
