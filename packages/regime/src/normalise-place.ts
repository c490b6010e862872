import type { FieldValue } from "@comity/wire";
import * as words from "./field-faults.ts";
import { type FieldFault, fault } from "./field-faults.ts";
import { readText } from "./normalise-text.ts";
import { nearestOf } from "./reading.ts";
import type { PlaceShape } from "./types.ts";

/** The key by which each shape is written in JSON. */
const keys: { readonly [S in PlaceShape]: string } = {
  point: "point",
  circle: "circle",
  polygon: "polygon",
  "ocean-quadrant": "quadrant",
  "named-water": "water",
  "named-site": "site",
};
const nameMax = 200;
const cornersMax = 500;
type Json = { readonly [name: string]: unknown };
const isObject = (raw: unknown): raw is Json => typeof raw === "object" && raw !== null && !Array.isArray(raw);

/** One place in JSON, in one of the shapes that the field allows. */
export function normalisePlace(
  raw: unknown,
  shapes: readonly PlaceShape[],
  at: string,
  faults: FieldFault[],
): FieldValue | undefined {
  const allowed = shapes.map((s) => keys[s]);
  if (!isObject(raw)) return fault(faults, at, words.shapeNeeded(allowed));
  const { name, ...rest } = raw;
  const given = Object.keys(rest);
  const [key] = given;
  if (key === undefined || given.length !== 1) return fault(faults, at, words.shapeNeeded(allowed));
  if (!allowed.includes(key)) return fault(faults, at, words.shapeNotTaken(key, allowed, nearestOf(key, allowed)));
  const before = faults.length;
  const shape = readShape(key, rest[key], `${at}.${key}`, faults);
  const named = key === "water" || key === "site";
  if (named && name !== undefined) fault(faults, `${at}.name`, words.ownName);
  const called = named || name === undefined ? undefined : readText(name, nameMax, `${at}.name`, faults);
  if (faults.length > before || shape === undefined) return undefined;
  return { [key]: shape, ...(called === undefined ? {} : { name: called }) };
}

function noOthers(raw: Json, known: readonly string[], at: string, faults: FieldFault[]): void {
  for (const name of Object.keys(raw)) if (!known.includes(name)) fault(faults, `${at}.${name}`, words.noPart(known));
}

function readShape(key: string, raw: unknown, at: string, faults: FieldFault[]): FieldValue | undefined {
  switch (key) {
    case "point":
      return readLatLon(raw, at, faults);
    case "circle":
      return readCircle(raw, at, faults);
    case "polygon":
      if (!Array.isArray(raw) || raw.length > cornersMax) return fault(faults, at, words.listAtMost(cornersMax));
      return raw.flatMap((p: unknown, i) => readLatLon(p, `${at}.${i}`, faults) ?? []);
    case "quadrant": {
      if (!isObject(raw)) return fault(faults, at, words.mustBeQuadrant);
      noOthers(raw, ["ocean", "sector"], at, faults);
      const ocean = readText(raw.ocean, nameMax, `${at}.ocean`, faults);
      const sector = ["NE", "SE", "SW", "NW"].find((s) => s === raw.sector);
      if (sector === undefined) return fault(faults, `${at}.sector`, words.mustBeQuadrant);
      return ocean === undefined ? undefined : { ocean, sector };
    }
    default:
      return readText(raw, nameMax, at, faults);
  }
}

function readLatLon(raw: unknown, at: string, faults: FieldFault[]): FieldValue | undefined {
  if (!isObject(raw)) return fault(faults, at, words.mustBeLatLon);
  noOthers(raw, ["lat", "lon"], at, faults);
  const { lat, lon } = raw;
  if (typeof lat !== "number" || !(Math.abs(lat) <= 90)) fault(faults, `${at}.lat`, words.mustBeLatitude);
  if (typeof lon !== "number" || !(Math.abs(lon) <= 180)) fault(faults, `${at}.lon`, words.mustBeLongitude);
  return typeof lat === "number" && typeof lon === "number" ? { lat: lat + 0, lon: lon + 0 } : undefined;
}

/** Half the way around the Earth, in km and in nautical miles: no circle is larger. */
const radiusMax = { radiusKm: 20_000, radiusNm: 10_800 } as const;

function readCircle(raw: unknown, at: string, faults: FieldFault[]): FieldValue | undefined {
  if (!isObject(raw)) return fault(faults, at, words.mustBeCircle);
  noOthers(raw, ["centre", "radiusKm", "radiusNm"], at, faults);
  const centre = readLatLon(raw.centre, `${at}.centre`, faults);
  const units = (["radiusKm", "radiusNm"] as const).filter((u) => raw[u] !== undefined);
  const [unit] = units;
  if (unit === undefined || units.length !== 1) return fault(faults, at, words.mustBeCircle);
  const radius = raw[unit];
  if (typeof radius !== "number" || !(radius > 0 && radius <= radiusMax[unit]))
    return fault(faults, `${at}.${unit}`, words.mustBeRadius(radiusMax[unit]));
  return centre === undefined ? undefined : { centre, [unit]: radius };
}
