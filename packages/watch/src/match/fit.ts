/** One notification, warning or group held against one event: its parts, and a score that means a share of cases. */
import { headingBetween } from "../area/geodesic.ts";
import { middleOfArea } from "../area/outline.ts";
import type { WatchEvent } from "../events/event.ts";
import type { Position, WarningArea, Window } from "../types.ts";
import {
  type HeadingPart,
  headingWorth,
  type PlacePart,
  placeWorth,
  type TimePart,
  timeWorth,
  trackWorth,
  type Worth,
} from "./evidence.ts";
import type { Facts } from "./facts.ts";
import type { Track } from "./track.ts";

/** What was held against the event; null where one of the two says nothing of it. */
export interface Parts {
  readonly time: TimePart | null;
  readonly place: PlacePart | null;
  readonly heading: HeadingPart | null;
}
export interface Fit {
  readonly score: number;
  readonly parts: Parts;
  /** The sum of what the parts are worth, before calibration. */
  readonly worth: number;
}

/** Log-odds = base + slope × worth, fitted on launches whose warnings are known, against the same launches on other dates: docs/watch.md. */
export const calibration = { base: -2.92, slope: 0.72 } as const;
const scoreOf = (worth: number): number => {
  const share = 1 / (1 + Math.exp(-(calibration.base + calibration.slope * worth)));
  return Math.round(share * 1000) / 1000;
};

function fitOf(
  time: Worth<TimePart> | undefined,
  place: Worth<PlacePart> | undefined,
  heading: Worth<HeadingPart> | undefined,
): Fit | undefined {
  if (time === undefined) return undefined;
  const worth = time.worth + (place?.worth ?? 0) + (heading?.worth ?? 0);
  return {
    score: scoreOf(worth),
    worth,
    parts: { time: time.part, place: place?.part ?? null, heading: heading?.part ?? null },
  };
}

/**
 * A warning names areas of danger, wherever they lie on the way: the event's place may be inside one, or its track may pass through, and
 * the likelier of the two counts. Without a heading or an impact only the place is compared.
 */
export function fitWarning(
  e: WatchEvent,
  track: Track | undefined,
  windows: readonly Window[],
  areas: readonly WarningArea[],
): Fit | undefined {
  const here = placeOf(e);
  const at = here === undefined ? undefined : placeWorth(here, e.placeUncertaintyKm, areas, "area");
  const along = track === undefined ? undefined : trackWorth(track, e.placeUncertaintyKm, areas);
  const down =
    e.impact === undefined ? undefined : placeWorth(e.impact, e.impactUncertaintyKm ?? 100, areas, "impact-area");
  return fitOf(timeWorth(e, windows), best([at, along, down]), undefined);
}

/** A notification names a launch area: the event's place is held against it; the heading against the azimuth, or the line between areas. */
export function fitNotification(e: WatchEvent, track: Track | undefined, facts: Facts): Fit | undefined {
  const here = placeOf(e);
  const from = here === undefined ? undefined : placeWorth(here, e.placeUncertaintyKm, facts.launch, "launch-area");
  const down =
    e.impact === undefined
      ? undefined
      : placeWorth(e.impact, e.impactUncertaintyKm ?? 100, facts.impact, "impact-area");
  const along =
    facts.launch.length > 0 || track === undefined ? undefined : trackWorth(track, e.placeUncertaintyKm, facts.impact);
  const declared = declaredHeading(here, facts);
  const heading =
    track === undefined || declared === undefined
      ? undefined
      : headingWorth(track.bearingDeg, track.bearingOffDeg, declared);
  return fitOf(timeWorth(e, facts.windows), from ?? best([down, along]), heading);
}

/** The azimuth that was declared; else from the launch, or from where the event was, to the impact area nearest in bearing. */
export function declaredHeading(here: Position | undefined, { azimuthDeg, launch, impact }: Facts): number | undefined {
  if (azimuthDeg !== undefined) return azimuthDeg;
  const [first] = launch;
  const from = first === undefined ? here : middleOfArea(first);
  const to = impact.at(-1);
  return from === undefined || to === undefined ? undefined : headingBetween(from, middleOfArea(to)).bearing;
}

export const placeOf = (e: WatchEvent): Position | undefined =>
  e.lon === null || e.lat === null ? undefined : [e.lon, e.lat];

function best(all: readonly (Worth<PlacePart> | undefined)[]): Worth<PlacePart> | undefined {
  const known = all.filter((x) => x !== undefined);
  return known.length === 0 ? undefined : known.reduce((a, b) => (b.worth > a.worth ? b : a));
}
