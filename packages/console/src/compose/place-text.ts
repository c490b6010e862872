/** Places between text and JSON, by the regime's own reading; apart, so that only a form with a place loads it. */

import { type Place, parsePlace, typedPlace } from "@comity/regime";
import geographiclib from "geographiclib-geodesic";
import type { LatLon } from "../globe/ring.ts";
import { isValues } from "./values.ts";

export type ReadPlace = { readonly ok: true; readonly place: Place } | { readonly ok: false; readonly why: string };

export function readPlace(text: string): ReadPlace {
  const read = parsePlace(text);
  return read.ok ? { ok: true, place: read.value } : { ok: false, why: read.faults.map((f) => f.message).join("; ") };
}

const keys = ["point", "circle", "polygon", "quadrant", "water", "site"];
const isPlace = (value: unknown): value is Place => isValues(value) && keys.some((k) => k in value);

/** What to show in the field for a value of a draft; text that could not be read was kept as it was typed. */
export function placeText(value: unknown): string {
  if (typeof value === "string") return value;
  return isPlace(value) ? typedPlace(value) : "";
}

export function cornersOf(place: Place): number {
  return "polygon" in place ? place.polygon.length : 0;
}
export const shapeOf = (place: Place): string => keys.find((k) => k in place) ?? "point";

export function kmBetween(a: LatLon, b: LatLon): number {
  return (geographiclib.Geodesic.WGS84.Inverse(a.lat, a.lon, b.lat, b.lon).s12 ?? 0) / 1000;
}
