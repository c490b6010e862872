/**
 * What a second look would ask before a notification goes out: whether its window, areas and heading can be of one flight, and whether the
 * warnings that should go with it are there. Plausibility in the plainest sense; each is a question, and none keeps anything from leaving.
 */
import { each, headingToleranceDegrees, type NotificationRule, type Text } from "@comity/regime";
import { type Fields, msOf } from "@comity/wire";
import { angleBetween, headingBetween } from "../area/geodesic.ts";
import { middleOfArea, squareKmOf } from "../area/outline.ts";
import { kmOutside } from "../match/evidence.ts";
import { areaOf, roles, valueAt, windowsOf } from "../match/facts.ts";
import type { Position, Warning, WarningArea, Window } from "../types.ts";
import * as words from "./words.ts";

export interface Question {
  /** Stable: `heading`, `range`, `spread`, `window-short`, `window-long`, `area-small`, `area-large`, `warning`, `also-under`. */
  readonly id: string;
  /** The field that it is about, where it is about one. */
  readonly field?: string;
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

/** @param warnings that are known to have gone out; left out, every parallel duty is asked about */
export function questionsFor(
  rule: NotificationRule,
  fields: Fields,
  warnings: readonly Warning[] = [],
): readonly Question[] {
  const named = roles(rule);
  const areas = (paths: readonly string[]): readonly Placed[] => paths.flatMap((path) => placedAt(fields, path));
  const [launch, impact] = [areas(named.launch), areas(named.impact)];
  const windows = windowsOf(rule, fields);
  const bearing = bearingIn(rule, fields);
  return [
    ...flight(launch, impact, bearing),
    ...windowQuestions(windows, launch, impact),
    ...[...launch, ...impact].flatMap(sizeQuestion),
    ...warningQuestions(
      rule,
      windows,
      [...launch, ...impact].map((p) => p.area),
      warnings,
    ),
  ];
}

interface Placed {
  readonly field: string;
  readonly area: WarningArea;
}
function placedAt(fields: Fields, path: string): readonly Placed[] {
  const value = valueAt(fields, path);
  const all = Array.isArray(value) ? value.map((v, i) => ({ v, field: `${path}.${i}` })) : [{ v: value, field: path }];
  return all.flatMap(({ v, field }) =>
    typeof v === "object" && v !== null ? areaOf(v as never).map((area) => ({ field, area })) : [],
  );
}
function bearingIn(
  rule: NotificationRule,
  fields: Fields,
): { readonly field: string; readonly deg: number } | undefined {
  const found = [...rule.fields.values()].find((s) => s.type === "bearing" && typeof fields[s.name] === "number");
  return found === undefined ? undefined : { field: found.name, deg: fields[found.name] as number };
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
    return odd ? [{ id: "range", field: l.field, message: words.range(Math.round(km)) }] : [];
  });
  const off = farthest === undefined || declared === undefined ? 0 : angleBetween(declared.deg, farthest.bearing);
  const heading: Question[] =
    declared !== undefined && farthest !== undefined && off > headingToleranceDegrees
      ? [
          {
            id: "heading",
            field: declared.field,
            message: words.heading(Math.round(declared.deg), Math.round(farthest.bearing), Math.round(off)),
          },
        ]
      : [];
  // A stage that falls close by may lie well aside; those far out should lie one behind the other.
  const far = lines.filter((l) => l.metres > 300_000);
  const spread = Math.max(
    0,
    ...far.map((l) => (farthest === undefined ? 0 : angleBetween(l.bearing, farthest.bearing))),
  );
  return [
    ...range,
    ...heading,
    ...(spread > plausible.spreadDeg ? [{ id: "spread", message: words.spread(Math.round(spread)) }] : []),
  ];
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
    if (minutes > plausible.windowDays * 1440)
      return [{ id: "window-long", message: words.windowLong(Math.round(minutes / 1440)) }];
    const isShort = minutes > 0 && minutes < leastMinutes;
    return isShort
      ? [{ id: "window-short", message: words.windowShort(Math.round(minutes), Math.ceil(leastMinutes)) }]
      : [];
  });
}
const kmFarthest = (from: Position, impact: readonly Placed[]): number =>
  Math.max(...impact.map((p) => headingBetween(from, middleOfArea(p.area)).metres)) / 1000;

function sizeQuestion({ field, area }: Placed): readonly Question[] {
  if (area.shape === "point") return [];
  const km2 = squareKmOf(area);
  if (km2 < plausible.squareKm.least)
    return [{ id: "area-small", field, message: words.areaSmall(Math.round(km2 * 100) / 100) }];
  return km2 > plausible.squareKm.most
    ? [{ id: "area-large", field, message: words.areaLarge(Math.round(km2 / 1000) * 1000) }]
    : [];
}

/** Each parallel duty of the rule, and the same duty under another instrument; not asked where a warning that goes with it is known. */
function warningQuestions(
  rule: NotificationRule,
  windows: readonly Window[],
  areas: readonly WarningArea[],
  warnings: readonly Warning[],
): readonly Question[] {
  const isKnown = warnings.some((w) => goesWith(w, windows, areas));
  const parallel = isKnown
    ? []
    : [...(rule.parallel ?? [])].map(
        ([name, p]): Question => ({
          id: "warning",
          message: words.parallel(p.title ?? each(() => name), p.clause ?? rule.clause),
        }),
      );
  const also = (rule.alsoUnder ?? []).map(
    (a): Question => ({ id: "also-under", message: words.alsoUnder(a.regime, a.duty) }),
  );
  return [...parallel, ...also];
}

/** A warning goes with a notification when their windows meet and an area of one holds or nearly touches the middle of one of the other. */
export function goesWith(w: Warning, windows: readonly Window[], areas: readonly WarningArea[]): boolean {
  const end = (x: Window): number => (x.to === null ? Number.POSITIVE_INFINITY : msOf(x.to));
  const meets = w.windows.some((a) => windows.some((b) => msOf(a.from) <= end(b) && msOf(b.from) <= end(a)));
  return (
    meets &&
    w.areas.length > 0 &&
    areas.length > 0 &&
    areas.some(
      (a) => kmOutside(middleOfArea(a), w.areas) < 50 || w.areas.some((x) => kmOutside(middleOfArea(x), [a]) < 50),
    )
  );
}
