/** Warnings, groups and events as one GeoJSON FeatureCollection (RFC 7946): a feature an area, a point an event. */

import type { WatchEvent } from "../events/event.ts";
import { type AreaGeometry, toGeoJson } from "../geojson.ts";
import type { WarningGroup } from "../group/group.ts";
import type { Warning } from "../types.ts";
import { warningId } from "../warning-id.ts";

/** What is to be shown or sent on. */
export interface Shown {
  readonly warnings?: readonly Warning[];
  readonly groups?: readonly WarningGroup[];
  readonly events?: readonly WatchEvent[];
}
export interface Feature {
  readonly type: "Feature";
  readonly id: string;
  readonly geometry: AreaGeometry | null;
  readonly properties: Readonly<Record<string, unknown>>;
}
export interface FeatureCollection {
  readonly type: "FeatureCollection";
  readonly features: readonly Feature[];
}

export function featuresOf(shown: Shown): FeatureCollection {
  const groupOf = new Map((shown.groups ?? []).flatMap((g) => g.warnings.map((w) => [warningId(w), g.id] as const)));
  const warnings = allWarnings(shown).flatMap((w) => warningFeatures(w, groupOf.get(warningId(w))));
  return { type: "FeatureCollection", features: [...warnings, ...(shown.events ?? []).map(eventFeature)] };
}

/** Each warning once, those of groups among them. */
export function allWarnings({ warnings = [], groups = [] }: Shown): readonly Warning[] {
  const found = new Map([...warnings, ...groups.flatMap((g) => g.warnings)].map((w) => [warningId(w), w]));
  return [...found.values()];
}

function warningFeatures(w: Warning, group: string | undefined): readonly Feature[] {
  const id = warningId(w);
  return w.areas.map((area, i) => ({
    type: "Feature",
    id: w.areas.length === 1 ? id : `${id} ${area.label ?? i + 1}`,
    geometry: toGeoJson(area),
    properties: {
      kind: "warning",
      warning: id,
      authority: w.authority,
      windows: area.windows ?? w.windows,
      hazards: w.hazards,
      ...(group === undefined ? {} : { group }),
      text: w.text,
    },
  }));
}

function eventFeature(e: WatchEvent): Feature {
  const { id, lon, lat, kind, ...rest } = e;
  const geometry: AreaGeometry | null =
    lon === null || lat === null ? null : { type: "Point", coordinates: [lon, lat] };
  return {
    type: "Feature",
    id,
    geometry,
    properties: { kind: "event", ...(kind === undefined ? {} : { claimedKind: kind }), ...rest },
  };
}
