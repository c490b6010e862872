/** Why two warnings are likely to tell of one event: what one says of the other, windows that they share, how their areas lie. */
import type { Text } from "@comity/regime";
import { msOf } from "@comity/wire";
import { angleBetween, earthMetres, headingBetween, metresBetween, radians, sphereOff } from "../area/geodesic.ts";
import { middleOfArea, outlineOf, squareKmOf } from "../area/outline.ts";
import { kmOutside } from "../match/evidence.ts";
import { formatRef } from "../read/references.ts";
import type { MessageRef, Position, Warning, WarningArea } from "../types.ts";
import { warningId } from "../warning-id.ts";
import * as words from "./words.ts";

export interface Link {
  readonly between: readonly [string, string];
  readonly reasons: readonly Text[];
}

/** Reasons add up; from this sum on two warnings are taken together. */
const enough = 3;

/** Most of the placed reasons' weight: what place can add to time at best. */
const placeMost = 1.5;

/** What was found between two readings, so that one more warning costs one look at each of the others and no more. */
const known = new WeakMap<Warning, WeakMap<Warning, Link | null>>();

/** @returns undefined where too little speaks for it */
export function linkBetween(a: Warning, b: Warning): Link | undefined {
  const others = known.get(a) ?? new WeakMap<Warning, Link | null>();
  known.set(a, others);
  let link = others.get(b);
  if (link === undefined) {
    link = findLink(a, b) ?? null;
    others.set(b, link);
  }
  return link ?? undefined;
}

function findLink(a: Warning, b: Warning): Link | undefined {
  const said = [named(a, b), sameSource(a, b)].filter((r) => r !== undefined);
  const reasons = [...said, ...timeAndPlace(a, b, enough - weightOf(said))];
  if (weightOf(reasons) < enough) return undefined;
  return { between: [warningId(a), warningId(b)], reasons: reasons.filter((r) => r.weight > 0).map((r) => r.text) };
}

const weightOf = (reasons: readonly Reason[]): number => reasons.reduce((sum, r) => sum + r.weight, 0);

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

/**
 * Windows that are shared, and areas that could be of one flight: neither is enough alone.
 * @param wanted the weight that is still missing; where place could not make it up any more, places are not looked at
 */
function timeAndPlace(a: Warning, b: Warning, wanted: number): readonly Reason[] {
  const time = sharedWindows(timesOf(a), timesOf(b));
  if (time === undefined || (wanted > 0 && time.weight + placeMost < wanted)) return [];
  const place = sharedPlace(a.areas, b.areas);
  return place === undefined ? [] : [time, place];
}

/** A warning's windows in numbers, once for each reading. */
interface Times {
  readonly windows: readonly { readonly from: number; readonly to: number; readonly clock: string }[];
  readonly spanMs: number;
  readonly clocks: ReadonlySet<string>;
}
const times = new WeakMap<Warning, Times>();

function timesOf(w: Warning): Times {
  const held = times.get(w);
  if (held !== undefined) return held;
  const windows = w.windows.map((x) => ({
    from: msOf(x.from),
    to: x.to === null ? Number.POSITIVE_INFINITY : msOf(x.to),
    clock: `${x.from.slice(11, 16)} ${x.to?.slice(11, 16) ?? ""}`,
  }));
  const spanMs = windows.reduce((sum, x) => sum + (x.to === Number.POSITIVE_INFINITY ? 30 * dayMs : x.to - x.from), 0);
  const made = { windows, spanMs, clocks: new Set(windows.map((x) => x.clock)) };
  times.set(w, made);
  return made;
}

function sharedWindows(a: Times, b: Times): Reason | undefined {
  const [long, other] = [a.spanMs, b.spanMs];
  if (Math.max(long, other) > 20 * dayMs) return undefined;
  let both = 0;
  for (const x of a.windows)
    for (const y of b.windows) both += Math.max(0, Math.min(x.to, y.to) - Math.max(x.from, y.from));
  if (both === 0) return undefined;
  const share = both / Math.min(long, other);
  const clocks = [...a.clocks].some((c) => b.clocks.has(c));
  // The same hours of the day are said for a reason; mere overlap of long windows is nothing.
  const weight =
    (clocks ? 1.5 : 0) + (share > 0.9 ? 0.75 : share > 0.5 ? 0.4 : 0) + (Math.max(long, other) < 3 * dayMs ? 0.5 : 0);
  return weight === 0 ? undefined : { weight, text: words.windows(Math.round((both / hourMs) * 10) / 10, clocks) };
}

function sharedPlace(a: readonly WarningArea[], b: readonly WarningArea[]): Reason | undefined {
  let best: Reason | undefined;
  for (const x of a)
    for (const y of b) {
      const found = areasTogether(x, y);
      if (found !== undefined && found.weight > (best?.weight ?? 0)) best = found;
    }
  return best;
}

/** Nearer than this, areas speak for each other by nearness alone; further apart than the second, not even by a line. */
const nearKm = 400;
const lineMetres = 9_000_000;
const lineDegrees = 12;
/** A look on the sphere is off by less than this, in degrees of bearing, where the ends are not close together. */
const roughDegrees = 2;

function areasTogether(a: WarningArea, b: WarningArea): Reason | undefined {
  const [p, q] = [lieOf(a), lieOf(b)];
  const rough = roughly(p.middle, q.middle);
  const apart = rough.metres * (1 - sphereOff) - p.reachMetres - q.reachMetres;
  const km =
    apart > nearKm * 1000 ? Number.POSITIVE_INFINITY : Math.min(kmOutside(p.middle, [b]), kmOutside(q.middle, [a]));
  if (km === 0) {
    const [s, l] = [squareKmOf(a), squareKmOf(b)].sort((x, y) => x - y) as [number, number];
    return { weight: s / l > 0.7 ? placeMost : 0.75, text: words.overlap };
  }
  const offBy = (bearing: number): number =>
    Math.min(...[p.axis, q.axis].map((axis) => (axis === undefined ? 90 : acute(axis, bearing))));
  const could =
    rough.metres * (1 - sphereOff) < lineMetres &&
    (rough.metres < nearKm * 1000 || offBy(rough.bearing) <= lineDegrees + roughDegrees);
  if (could) {
    const line = headingBetween(p.middle, q.middle);
    if (offBy(line.bearing) <= lineDegrees && line.metres < lineMetres)
      return { weight: placeMost, text: words.oneLine(Math.round(line.metres / 1000)) };
  }
  return km < nearKm ? { weight: 0.5, text: words.near(Math.round(km)) } : undefined;
}

/** How an area lies, once for each: its middle, its long axis, and how far it reaches from the middle. */
interface Lie {
  readonly middle: Position;
  readonly axis: number | undefined;
  readonly reachMetres: number;
}
const lies = new WeakMap<WarningArea, Lie>();

function lieOf(area: WarningArea): Lie {
  const held = lies.get(area);
  if (held !== undefined) return held;
  const middle = middleOfArea(area);
  const width = area.shape === "line" ? ((area.widthKm ?? 0) * 1000) / 2 : 0;
  const reach = Math.max(0, ...outlineOf(area).map((x) => metresBetween(middle, x))) + width;
  // The sides of an outline bulge between its points; a fifth more is far beyond that.
  const made = { middle, axis: axisOf(area, middle), reachMetres: reach * 1.2 + 1000 };
  lies.set(area, made);
  return made;
}

/** Distance and bearing on the sphere. */
function roughly(a: Position, b: Position): { readonly metres: number; readonly bearing: number } {
  const [y1, y2, dx] = [a[1] * radians, b[1] * radians, (b[0] - a[0]) * radians];
  const h = Math.sin((y2 - y1) / 2) ** 2 + Math.cos(y1) * Math.cos(y2) * Math.sin(dx / 2) ** 2;
  const bearing = Math.atan2(
    Math.sin(dx) * Math.cos(y2),
    Math.cos(y1) * Math.sin(y2) - Math.sin(y1) * Math.cos(y2) * Math.cos(dx),
  );
  return { metres: 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(h))), bearing: (bearing / radians + 360) % 360 };
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
