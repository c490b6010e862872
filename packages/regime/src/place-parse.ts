import { bad, good, type Result } from "@comity/wire";
import type { LatLon, Place } from "./types.ts";

const number = String.raw`\d{1,4}(?:\.\d{1,15})?`;
/** Thousands may be grouped: `1,000`. A decimal comma is refused, for it could be either. */
const size = String.raw`(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,7})(?:\.\d{1,9})?`;
/** `47-39.00N`, `47-39-30N`, `47°39.5′N`, `62.9 N`: degrees, perhaps minutes, perhaps seconds, and a letter (O is the French W). */
const angle = String.raw`(\d{1,3}(?:\.\d{1,15})?)(?:[-°\s]\s*(\d{1,2}(?:\.\d{1,15})?))?(?:[-'′\s]\s*(\d{1,2}(?:\.\d{1,15})?))?["″'′°]*\s*`;
const lettered = new RegExp(`${angle}([NS])[\\s,]*${angle}([EWO])(?![a-z])`, "gi");
const plain = new RegExp(`([+-]?${number})\\s*[,\\s]\\s*([+-]?${number})`, "g");
const miles = String.raw`nm|nmi|n\.?m\.?|naut(?:ical)?\s+miles?|miles?`;
const radius = new RegExp(
  `(?:radius(?:\\s+of)?|circle\\s+of|within)\\s*:?\\s*(${size})\\s*(${miles}|km|kilomet(?:re|er)s?)(?:\\s+radius)?`,
  "i",
);
const fillers =
  /\b(circle|polygon|of|around|about|centred|centered|centre|center|on|at|in|area|bound(?:ed)?|by|and|to|with|the|a|point|points|corners|radius|within)\b/gi;
const example =
  "Write 47-39.00N 004-01.00W, or 37-35.15N 045-40.37W, radius 150 NM, or three or more points for an area";
const sectors = {
  "north-east": "NE",
  northeast: "NE",
  ne: "NE",
  "south-east": "SE",
  southeast: "SE",
  se: "SE",
  "south-west": "SW",
  southwest: "SW",
  sw: "SW",
  "north-west": "NW",
  northwest: "NW",
  nw: "NW",
} as const;
const sectorWords = Object.keys(sectors).join("|");
const quadrant = new RegExp(`^(${sectorWords})\\s+(?:quadrant|sector)(?:\\s*,|\\s+of)?\\s+(?:the\\s+)?(.+)$`, "i");
const quadrantAfter = new RegExp(`^(.+?),?\\s+(${sectorWords})\\s+(?:quadrant|sector)$`, "i");

/**
 * A place as typed, or pasted from a sea warning:
 *
 *     47-39.00N 004-01.00W                                    a point; also 62.9N 40.6E and 62.9, 40.6
 *     37-35.15N 045-40.37W, radius 150 NM                     a circle, in nautical miles or km
 *     47-39N 004-01W, 47-48.71N 004-31W, 47-16N 005-17W       a polygon, in the order given
 *     NE quadrant of the Pacific Ocean                        a quarter of an ocean
 *     Barents Sea                                             a named water
 *     site: Plesetsk                                          a named site
 *
 * A name may stand before coordinates, in quotes where it holds a digit or a comma: `Bay of Biscay: 47-39N 004-01W, …`,
 * `"Range 5": …`. What cannot be read is refused, never dropped.
 */
export function parsePlace(text: string): Result<Place> {
  const words = text.normalize("NFKC").replaceAll("−", "-").replace(/\s+/g, " ").trim();
  if (words === "") return bad(`no place was given. ${example}`);
  if (words.length > 8_000) return bad("this is too long for a place");
  return /\d/.test(words) && !/^(?:site|water)\s*:/i.test(words) ? parseCoordinates(words) : parseNamed(words);
}

function parseNamed(words: string): Result<Place> {
  const [, kind, rest] = /^(site|water)\s*:\s*(.+)$/i.exec(words) ?? [];
  if (kind !== undefined && rest !== undefined)
    return good(kind.toLowerCase() === "site" ? { site: rest } : { water: rest });
  const [, first, ocean] = quadrant.exec(words) ?? [];
  const [, oceanBefore, second] = quadrantAfter.exec(words) ?? [];
  const sector = sectors[(first ?? second ?? "").toLowerCase() as keyof typeof sectors];
  const where = ocean ?? oceanBefore;
  if (sector !== undefined && where !== undefined)
    return good({ quadrant: { ocean: where.replace(/^the\s+/i, ""), sector } });
  return good({ water: words });
}

function parseCoordinates(words: string): Result<Place> {
  const { name, rest: unnamed } = splitName(words);
  const [said, length, unit = ""] = radius.exec(unnamed) ?? [];
  const rest = said === undefined ? unnamed : unnamed.replace(said, " ");
  const read = readPoints(rest.replace(/polygon of \d+ (?:points|corners)\s*:?/i, " "));
  if (!read.ok) return read;
  const { points, left } = read.value;
  const stray = left
    .replace(fillers, " ")
    .replace(/[\s,;:()./-]+/g, " ")
    .trim();
  if (stray !== "") return bad(`"${stray.slice(0, 40)}" could not be read as part of a place. ${example}`);
  const named = name === undefined ? {} : { name };
  const [first] = points;
  if (first === undefined) return bad(`no coordinates could be read. ${example}`);
  if (length !== undefined) {
    if (points.length !== 1) return bad(`a circle has one centre; ${points.length} points were given`);
    const km = /^k/i.test(unit);
    return good({
      circle: km
        ? { centre: first, radiusKm: Number(length.replaceAll(",", "")) }
        : { centre: first, radiusNm: Number(length.replaceAll(",", "")) },
      ...named,
    });
  }
  if (points.length === 1) return good({ point: first, ...named });
  if (points.length === 2) return bad("two points are neither a point nor an area. Give one, or three or more");
  return good({ polygon: points, ...named });
}

/** `Bay of Biscay: …`, `Bay of Biscay, …` or `"Range 5": …`; words that belong to a shape are no name. */
function splitName(words: string): { readonly name?: string; readonly rest: string } {
  const [whole, quoted] = /^"([^"]+)"\s*[,:]\s*/.exec(words) ?? [];
  if (whole !== undefined && quoted !== undefined) return { name: quoted.trim(), rest: words.slice(whole.length) };
  const [all, name] = /^([^\d,:;+-][^\d,:;]*)[,:]\s*/.exec(words) ?? [];
  if (
    all === undefined ||
    name === undefined ||
    /^(?:radius|circle|polygon|within|centre|center|area|in area)\b/i.test(name)
  )
    return { rest: words };
  return { name: name.trim(), rest: words.slice(all.length) };
}

function readPoints(words: string): Result<{ readonly points: readonly LatLon[]; readonly left: string }> {
  const points: LatLon[] = [];
  const wrong: string[] = [];
  const keep = (said: string, lat: number | undefined, lon: number | undefined): string => {
    if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180) wrong.push(said.trim());
    else points.push({ lat, lon });
    return " ";
  };
  let left = words.replace(lettered, (said, d1, m1, s1, ns, d2, m2, s2, ew) =>
    keep(said, degrees(d1, m1, s1, /s/i.test(ns)), degrees(d2, m2, s2, /[wo]/i.test(ew))),
  );
  if (points.length === 0 && wrong.length === 0)
    left = left.replace(plain, (said, lat, lon) => keep(said, round(Number(lat)), round(Number(lon))));
  const [first] = wrong;
  if (first === undefined) return good({ points, left });
  return bad(
    `"${first}" is not on the globe: latitude goes to 90, longitude to 180, minutes and seconds stay under 60`,
  );
}

function degrees(d: string, m: string | undefined, s: string | undefined, negative: boolean): number | undefined {
  const [minutes, seconds] = [Number(m ?? 0), Number(s ?? 0)];
  const wholeDegrees = m === undefined || !d.includes(".");
  if (minutes >= 60 || seconds >= 60 || !wholeDegrees || (s !== undefined && m?.includes(".") === true))
    return undefined;
  return round((negative ? -1 : 1) * (Number(d) + minutes / 60 + seconds / 3600));
}

/** A hundred-millionth of a degree is a millimetre: as fine as any sender means, and free of the division's tail. */
const round = (degrees: number): number => {
  const r = Math.round(degrees * 1e8) / 1e8;
  return Object.is(r, -0) ? 0 : r;
};
