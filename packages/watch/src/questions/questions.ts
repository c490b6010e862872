/**
 * What a second look would ask before a notification goes out: whether its window, areas and heading can be of one flight, and whether the
 * warnings that should go with it are there. Plausibility in the plainest sense; each is a question, and none keeps anything from leaving.
 */
import { headingToleranceDegrees, type NotificationRule, type Text } from "@comity/regime";
import { type Fields, msOf } from "@comity/wire";
import { angleBetween, headingBetween } from "../area/geodesic.ts";
import { middleOfArea, squareKmOf } from "../area/outline.ts";
import { type Gazetteer, noPlaces } from "../events/gazetteer.ts";
import { allOf, areaIn, areaOf, roles, valueAt, windowsOf } from "../match/facts.ts";
import type { Position, Warning, WarningArea, Window } from "../types.ts";
import { parallelQuestions } from "./parallel.ts";
import * as words from "./words.ts";

export interface Question {
  /** Stable: `heading`, `range`, `spread`, `window-short`, `window-long`, `area-small`, `area-large`, `warning`, `warning-hours`, `also-under`. */
  readonly id: string;
  /** The path of the field that it is about, where it is about one. */
  readonly field?: string;
  /** Of a parallel duty: its name, such as `launch.navarea`, and what asks for it. */
  readonly duty?: string;
  readonly clause?: string;
  /** What it was worked out from, by name with the unit last: `saidDeg`, `rangeKm`, `windowMinutes`. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly message: Text;
}

/** Limits of the plausible, ours: no agreement sets them. */
const plausible = {
  /** Nothing comes down sooner than at this speed along the ground. */
  kmPerS: 8,
  rangeKm: { least: 20, most: 16_000 },
  windowDays: 10,
  squareKm: { least: 3, most: 1_500_000 },
  /** Impact areas of one flight lie within this of one bearing. */
  spreadDeg: 25,
} as const;

/**
 * @param warnings that are known to have gone out; left out, every parallel duty is asked about
 * @param named where places are that the notification only names; of how large these are nothing is asked
 */
export function questionsFor(
  rule: NotificationRule,
  fields: Fields,
  warnings: readonly Warning[] = [],
  named: Gazetteer = noPlaces,
): readonly Question[] {
  const { launch: from, impact: to } = roles(rule);
  const areas = (paths: readonly string[]): readonly Placed[] => paths.flatMap((path) => placedAt(fields, path, named));
  const [launch, impact] = [areas(from), areas(to)];
  const windows = windowsOf(rule, fields);
  const bearing = bearingIn(rule, fields);
  return [
    ...flight(launch, impact, bearing),
    ...windowQuestions(windows, launch, impact),
    ...[...launch, ...impact].filter((p) => !p.isNamed).flatMap(sizeQuestion),
    ...parallelQuestions(rule, { windows, areas: [...launch, ...impact].map((p) => p.area) }, warnings),
    ...alsoUnder(rule),
  ];
}

interface Placed {
  readonly field: string;
  readonly area: WarningArea;
  readonly isNamed: boolean;
}
function placedAt(fields: Fields, path: string, named: Gazetteer): readonly Placed[] {
  const value = valueAt(fields, path);
  const all = Array.isArray(value) ? value.map((v, i) => ({ v, field: `${path}.${i}` })) : [{ v: value, field: path }];
  return all.flatMap(({ v, field }) =>
    typeof v === "object" && v !== null
      ? areaIn(v as never, named).map((area) => ({ field, area, isNamed: areaOf(v as never).length === 0 }))
      : [],
  );
}
function bearingIn(
  rule: NotificationRule,
  fields: Fields,
): { readonly field: string; readonly deg: number } | undefined {
  for (const { path, spec } of allOf(rule.fields)) {
    const deg = valueAt(fields, path);
    if (spec.type === "bearing" && typeof deg === "number") return { field: path, deg };
  }
  return undefined;
}

/** Range and heading along the geodesic from the launch area to each impact area. */
function flight(
  launch: readonly Placed[],
  impact: readonly Placed[],
  declared: { readonly field: string; readonly deg: number } | undefined,
): readonly Question[] {
  const [from] = launch;
  if (from === undefined) return [];
  const start = middleOfArea(from.area);
  const lines = impact.map((p) => ({ ...p, ...headingBetween(start, middleOfArea(p.area)) }));
  const farthest = lines.reduce<(typeof lines)[number] | undefined>(
    (a, b) => (a === undefined || b.metres > a.metres ? b : a),
    undefined,
  );
  const range = lines.flatMap((l): Question[] => {
    const km = l.metres / 1000;
    const odd = km < plausible.rangeKm.least || km > plausible.rangeKm.most;
    const numbers = { rangeKm: Math.round(km) };
    return odd ? [{ id: "range", field: l.field, numbers, message: words.range(numbers.rangeKm) }] : [];
  });
  const heading: Question[] =
    farthest === undefined || declared === undefined
      ? []
      : headingQuestion(declared, farthest.bearing, farthest.metres);
  // A stage that falls close by may lie well aside; those far out should lie one behind the other.
  const far = lines.filter((l) => l.metres > 300_000);
  const spread = Math.max(
    0,
    ...far.map((l) => (farthest === undefined ? 0 : angleBetween(l.bearing, farthest.bearing))),
  );
  return [
    ...range,
    ...heading,
    ...(spread > plausible.spreadDeg
      ? [{ id: "spread", numbers: { apartDeg: Math.round(spread) }, message: words.spread(Math.round(spread)) }]
      : []),
  ];
}

function headingQuestion(
  said: { readonly field: string; readonly deg: number },
  bearing: number,
  metres: number,
): Question[] {
  const off = angleBetween(said.deg, bearing);
  if (off <= headingToleranceDegrees) return [];
  const numbers = {
    saidDeg: Math.round(said.deg),
    lineDeg: Math.round(bearing) % 360,
    offDeg: Math.round(off),
    rangeKm: Math.round(metres / 1000),
  };
  return [{ id: "heading", field: said.field, numbers, message: words.heading(numbers) }];
}

function windowQuestions(
  windows: readonly Window[],
  launch: readonly Placed[],
  impact: readonly Placed[],
): readonly Question[] {
  const [from] = launch;
  const km = from === undefined || impact.length === 0 ? 0 : kmFarthest(middleOfArea(from.area), impact);
  const leastMinutes = km / plausible.kmPerS / 60;
  return windows.flatMap((w): Question[] => {
    if (w.to === null) return [];
    const minutes = (msOf(w.to) - msOf(w.from)) / 60_000;
    if (minutes > plausible.windowDays * 1440) {
      const numbers = { windowDays: Math.round(minutes / 1440) };
      return [{ id: "window-long", numbers, message: words.windowLong(numbers.windowDays) }];
    }
    if (minutes <= 0 || minutes >= leastMinutes) return [];
    const numbers = {
      windowMinutes: Math.round(minutes),
      flightMinutes: Math.ceil(leastMinutes),
      rangeKm: Math.round(km),
    };
    return [{ id: "window-short", numbers, message: words.windowShort(numbers.windowMinutes, numbers.flightMinutes) }];
  });
}
const kmFarthest = (from: Position, impact: readonly Placed[]): number =>
  Math.max(...impact.map((p) => headingBetween(from, middleOfArea(p.area)).metres)) / 1000;

function sizeQuestion({ field, area }: Placed): readonly Question[] {
  if (area.shape === "point") return [];
  const km2 = squareKmOf(area);
  if (km2 < plausible.squareKm.least) {
    const numbers = { areaKm2: Math.round(km2 * 100) / 100 };
    return [{ id: "area-small", field, numbers, message: words.areaSmall(numbers.areaKm2) }];
  }
  if (km2 <= plausible.squareKm.most) return [];
  const numbers = { areaKm2: Math.round(km2 / 1000) * 1000 };
  return [{ id: "area-large", field, numbers, message: words.areaLarge(numbers.areaKm2) }];
}

/** The same duty under another instrument. */
function alsoUnder(rule: NotificationRule): readonly Question[] {
  return (rule.alsoUnder ?? []).map((a) => ({
    id: "also-under",
    duty: `${a.regime} ${a.duty}`,
    clause: rule.clause,
    numbers: {},
    message: words.alsoUnder(a.regime, a.duty),
  }));
}
