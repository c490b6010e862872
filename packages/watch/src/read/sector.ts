/**
 * Sectors and parts of rings, by bearings and distances from a place:
 *
 *     WITHIN 20 MILES OF 23-35N 017-00W BETWEEN 270 AND 360 DEGREES
 *     SECTOR BETWEEN BEARINGS 020 AND 065 FROM 69-50N 033-10E OUT TO 45 MILES
 *     BETWEEN AZIMUTH 100 AND 115 DEG, BETWEEN 140 NM AND 250 NM FROM 13-43.2N 080-13.8E
 */
import type { Position } from "../types.ts";
import { away } from "./arc.ts";
import { use } from "./heading.ts";
import { type Length, lengthAt, lengthsNear } from "./length.ts";
import type { Token } from "./scan.ts";

export interface Bearings {
  readonly degrees: readonly [number, number];
  /** Index of the first of the two numbers, and after the last mark of the second. */
  readonly start: number;
  readonly end: number;
  /** Marks its numbers as read. */
  take(): void;
}

const degreeWord = /^(?:DEG|DEGS|DEGREES|DEGREE|°|º|ГРАД|ГРАДУСОВ)$/;
/** `045 DEG (T)`. */
const trueWord = /^(?:T|TRUE|M|MAG|\(|\))$/;
const between = /^(?:AND|TO|THRU|-|–|\/|,|ET|Y|E|AU|AL|ДО|И|至)$/;
const bearingWord =
  /^(?:BEARINGS?|BRG|BRGS|RADIALS?|AZIMUTHS?|AZM|SECTOR|SECTEUR|SECTEURS|ARC|RELEVEMENTS?|RELÈVEMENTS?|GISEMENTS?|MARCACIONES|AZIMUTES?|ПЕЛЕНГАМИ|ПЕЛЕНГОВ|ПЕЛЕНГИ|АЗИМУТАМИ|СЕКТОРЕ|СЕКТОР)$/;

/** The first pair of bearings among some words: each with three figures, or called degrees. */
export function bearingsIn(tokens: readonly Token[], from: number, to: number): Bearings | undefined {
  for (let i = from; i < to; i++) {
    const first = tokens[i];
    if (first?.kind !== "number" || first.used || first.lat > 360) continue;
    let at = pastDegrees(tokens, i + 1, to);
    const called = at > i + 1;
    if (!between.test(tokens[at]?.text ?? "")) continue;
    at++;
    while (at < to && (bearingWord.test(tokens[at]?.text ?? "") || tokens[at]?.text === "THE")) at++;
    const second = tokens[at];
    if (at >= to || second?.kind !== "number" || second.used || second.lat > 360) continue;
    const end = pastDegrees(tokens, at + 1, to);
    const threeFigures = isThree(first) && isThree(second);
    // 020 NM TO 045 NM are distances.
    if (lengthAt(tokens, at, new Set()) !== undefined || lengthAt(tokens, i, new Set()) !== undefined) continue;
    if (!threeFigures && !(called || end > at + 1)) continue;
    if (end === at + 1 && !called && !bearingBefore(tokens, from, i)) continue;
    const take = (): void => {
      for (const t of tokens.slice(i, end)) t.used = true;
    };
    return { degrees: [first.lat, second.lat], start: i, end, take };
  }
  return undefined;
}

const isThree = (t: Token): boolean => t.text.split(".")[0]?.length === 3;

function pastDegrees(tokens: readonly Token[], at: number, to: number): number {
  let end = at;
  while (end < to && end < at + 2 && degreeWord.test(tokens[end]?.text ?? "")) end++;
  if (end > at) while (end < to && end < at + 5 && trueWord.test(tokens[end]?.text ?? "")) end++;
  return end;
}

function bearingBefore(tokens: readonly Token[], from: number, at: number): boolean {
  for (let i = at - 1; i >= from && i > at - 10; i--) if (bearingWord.test(tokens[i]?.text ?? "")) return true;
  return false;
}

/** Words looked at after a position for its bearings. */
const reach = 18;

/** Bearings after a position that are of it, and not of one that follows: `…, BETWEEN BEARINGS 020 AND 065 FROM 69-50N 033-10E`. */
export function bearingsAfter(tokens: readonly Token[], at: number, stop: number): Bearings | undefined {
  const end = Math.min(stop, at + reach);
  let limit = at;
  while (limit < end && tokens[limit]?.kind !== "position" && tokens[limit]?.kind !== "half") limit++;
  const found = bearingsIn(tokens, at, limit);
  if (found === undefined || (limit === end && tokens[end]?.kind !== "position")) return found;
  for (let i = found.end; i < limit; i++) {
    const text = tokens[i]?.text ?? "";
    if (/^(?:FROM|OF|AT|DE|ОТ|DESDE|DU)$/.test(text)) return undefined;
    if (text === "." || text === ";") return found;
  }
  return found;
}

/** `140 NM AND 250 NM`, `20 TO 45 NM`: from how far to how far. Only where both are said of one place. */
export function distancesIn(
  tokens: readonly Token[],
  from: number,
  to: number,
  doubts: Set<string>,
): { readonly inner: Length; readonly outer: Length } | undefined {
  for (let i = from; i < to; i++) {
    const first = tokens[i];
    if (first?.kind !== "number" || first.used) continue;
    const whole = lengthAt(tokens, i, doubts);
    const joint = whole?.end ?? i + 1;
    if (!/^(?:AND|TO|-|–|ET|Y|AU)$/.test(tokens[joint]?.text ?? "")) continue;
    const [outer] = lengthsNear(tokens, joint + 1, Math.min(to, joint + 4), doubts);
    const second = tokens[joint + 1];
    if (outer === undefined || second?.kind !== "number" || second.lat === 0) continue;
    const inner = whole ?? {
      km: (outer.km / second.lat) * first.lat,
      start: i,
      end: i + 1,
      take: () => use(tokens, i, i + 1),
    };
    if (inner.km > 0 && inner.km < outer.km) return { inner, outer };
  }
  return undefined;
}

/** The corners of a part of a ring, clockwise along its outer arc and back along the inner one, at most ten degrees apart. */
export function ringCorners(
  apex: Position,
  [from, to]: readonly [number, number],
  innerKm: number,
  outerKm: number,
): Position[] {
  const sweep = (((to - from) % 360) + 360) % 360 || 360;
  const steps = Math.max(1, Math.ceil(sweep / 10));
  const bearings = Array.from({ length: steps + 1 }, (_, i) => from + (sweep * i) / steps);
  const arc = (km: number): Position[] => bearings.map((b) => away(apex, b, km / earthKm));
  return [...arc(outerKm), ...arc(innerKm).reverse()];
}

export const earthKm = 6371.0088;

/** `…, OUT TO 45 MILES`, `UPTO 45NM`, `TO A DISTANCE OF 100 NM` after the apex of a sector. */
export function reachAfter(
  tokens: readonly Token[],
  at: number,
  stop: number,
  doubts: Set<string>,
): Length | undefined {
  for (let i = at; i < Math.min(stop, at + reach); i++) {
    const t = tokens[i];
    if (t === undefined || t.used || t.kind === "position" || t.kind === "half" || t.text === ";") return undefined;
    if (t.kind !== "number" && !/^(?:ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)$/.test(t.text)) continue;
    const length = lengthAt(tokens, i, doubts);
    if (length !== undefined) return length;
  }
  return undefined;
}

/** Words for the place from which rockets start, that a message gives a position once and then only names. */
const apexWord = /^(?:LAUNCHER|LAUNCHPAD|PAD|LAUNCH|LAUNCHING)$/;
const apexNoun = /^(?:LAUNCHER|LAUNCHPAD|PAD|POINT|SITE|POSITION|PSN|COMPLEX)$/;

/** The position that stands beside the name of a launcher, where exactly one does. */
export function launcherOf(tokens: readonly Token[], from: number, to: number): Position | undefined {
  const found = new Map<string, Position>();
  for (let i = from; i < to; i++) {
    const t = tokens[i];
    if (t?.kind !== "position" || !namesLauncher(tokens, Math.max(from, i - 5), i)) continue;
    found.set(`${t.lon},${t.lat}`, [t.lon, t.lat]);
  }
  const [one] = found.values();
  return found.size === 1 ? one : undefined;
}

export function namesLauncher(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const [a, b] = [tokens[i]?.text ?? "", tokens[i + 1]?.text ?? ""];
    if (a === "LAUNCHER" || a === "LAUNCHPAD" || (apexWord.test(a) && apexNoun.test(b) && i + 1 < to)) return true;
  }
  return false;
}
