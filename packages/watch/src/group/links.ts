/** Why two warnings are likely to tell of one event: what one says of the other, windows that they share, how their areas lie. */
import type { Text } from "@comity/regime";
import { msOf } from "@comity/wire";
import { angleBetween, headingBetween } from "../area/geodesic.ts";
import { middleOfArea, outlineOf, squareKmOf } from "../area/outline.ts";
import { kmOutside } from "../match/evidence.ts";
import { formatRef } from "../read/references.ts";
import type { MessageRef, Position, Warning, WarningArea, Window } from "../types.ts";
import { warningId } from "../warning-id.ts";
import * as words from "./words.ts";

export interface Link {
  readonly between: readonly [string, string];
  readonly reasons: readonly Text[];
}

/** Reasons add up; from this sum on two warnings are taken together. */
const enough = 3;

/** @returns undefined where too little speaks for it */
export function linkBetween(a: Warning, b: Warning): Link | undefined {
  const reasons = [named(a, b), sameSource(a, b), ...timeAndPlace(a, b)].filter((r) => r !== undefined);
  if (reasons.reduce((sum, r) => sum + r.weight, 0) < enough) return undefined;
  return { between: [warningId(a), warningId(b)], reasons: reasons.filter((r) => r.weight > 0).map((r) => r.text) };
}

interface Reason {
  readonly weight: number;
  readonly text: Text;
}

const same = (a: MessageRef, b: MessageRef): boolean =>
  a.series === b.series && a.number === b.number && (a.year === undefined || b.year === undefined || a.year === b.year);
const own = (w: Warning): readonly MessageRef[] =>
  w.series === null || w.number === null
    ? []
    : [{ series: w.series, number: w.number, ...(w.year === null ? {} : { year: w.year }) }];

/** One gives the other again, or cancels it for a new version. */
function named(a: Warning, b: Warning): Reason | undefined {
  const names = (x: Warning, y: Warning): boolean =>
    [...x.refersTo, ...x.cancels].some((r) => own(y).some((o) => same(r, o)));
  return names(a, b) || names(b, a) ? { weight: enough, text: words.named } : undefined;
}

/** Both give again the same message of a coordinator. */
function sameSource(a: Warning, b: Warning): Reason | undefined {
  const shared = a.refersTo.find((r) => b.refersTo.some((o) => same(r, o)));
  return shared === undefined ? undefined : { weight: enough, text: words.sameSource(formatRef(shared)) };
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Windows that are shared, and areas that could be of one flight: neither is enough alone. */
function timeAndPlace(a: Warning, b: Warning): readonly (Reason | undefined)[] {
  const time = sharedWindows(a.windows, b.windows);
  if (time === undefined) return [];
  const place = sharedPlace(a.areas, b.areas);
  return place === undefined ? [] : [time, place];
}

function sharedWindows(a: readonly Window[], b: readonly Window[]): Reason | undefined {
  const span = (all: readonly Window[]): number =>
    all.reduce((sum, w) => sum + (w.to === null ? 30 * dayMs : msOf(w.to) - msOf(w.from)), 0);
  let both = 0;
  for (const x of a)
    for (const y of b) both += Math.max(0, Math.min(endOf(x), endOf(y)) - Math.max(msOf(x.from), msOf(y.from)));
  const [long, other] = [span(a), span(b)];
  if (both === 0 || Math.max(long, other) > 20 * dayMs) return undefined;
  const share = both / Math.min(long, other);
  const clocks = sameClock(a, b);
  // The same hours of the day are said for a reason; mere overlap of long windows is nothing.
  const weight =
    (clocks ? 1.5 : 0) + (share > 0.9 ? 0.75 : share > 0.5 ? 0.4 : 0) + (Math.max(long, other) < 3 * dayMs ? 0.5 : 0);
  return weight === 0 ? undefined : { weight, text: words.windows(Math.round((both / hourMs) * 10) / 10, clocks) };
}
const endOf = (w: Window): number => (w.to === null ? Number.POSITIVE_INFINITY : msOf(w.to));
const clockOf = (w: Window): string => `${w.from.slice(11, 16)} ${w.to?.slice(11, 16) ?? ""}`;
const sameClock = (a: readonly Window[], b: readonly Window[]): boolean =>
  a.some((x) => b.some((y) => clockOf(x) === clockOf(y)));

function sharedPlace(a: readonly WarningArea[], b: readonly WarningArea[]): Reason | undefined {
  let best: Reason | undefined;
  for (const x of a)
    for (const y of b) {
      const found = areasTogether(x, y);
      if (found !== undefined && found.weight > (best?.weight ?? 0)) best = found;
    }
  return best;
}

function areasTogether(a: WarningArea, b: WarningArea): Reason | undefined {
  const [p, q] = [middleOfArea(a), middleOfArea(b)];
  const km = Math.min(kmOutside(p, [b]), kmOutside(q, [a]));
  if (km === 0) {
    const [s, l] = [squareKmOf(a), squareKmOf(b)].sort((x, y) => x - y) as [number, number];
    return { weight: s / l > 0.7 ? 1.5 : 0.75, text: words.overlap };
  }
  const line = headingBetween(p, q);
  const off = Math.min(
    ...[axisOf(a, p), axisOf(b, q)].map((axis) => (axis === undefined ? 90 : acute(axis, line.bearing))),
  );
  if (off <= 12 && line.metres < 9_000_000) return { weight: 1.5, text: words.oneLine(Math.round(line.metres / 1000)) };
  return km < 400 ? { weight: 0.5, text: words.near(Math.round(km)) } : undefined;
}

/** Which way a long and narrow area lies: drop zones lie along the flight. Undefined for one that is about round. */
function axisOf(area: WarningArea, middle: Position): number | undefined {
  const outline = outlineOf(area);
  const polar = outline.map((p) => headingBetween(middle, p));
  let [x, y, sum] = [0, 0, 0];
  for (const { bearing, metres } of polar) {
    x += metres ** 2 * Math.cos((2 * bearing * Math.PI) / 180);
    y += metres ** 2 * Math.sin((2 * bearing * Math.PI) / 180);
    sum += metres ** 2;
  }
  return Math.hypot(x, y) < 0.5 * sum ? undefined : ((Math.atan2(y, x) * 90) / Math.PI + 360) % 180;
}
const acute = (a: number, b: number): number => Math.min(angleBetween(a, b), angleBetween(a + 180, b));
