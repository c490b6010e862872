/**
 * A row of a launch catalogue as an event. The catalogue's own precision becomes an uncertainty; a name without a position stays
 * unplaced, unless the caller has a position for it.
 */
import { type Instant, instantOf, parseInstant } from "@comity/wire";
import type { Position } from "../types.ts";
import type { CsvRow } from "./csv.ts";
import type { WatchEvent } from "./event.ts";
import { type Gazetteer, placeNamed } from "./gazetteer.ts";

type Cells = CsvRow["cells"];
export const isCatalogue = (cells: Cells): boolean => "datetime_utc" in cells;

export function catalogueEvent({ line, cells }: CsvRow, places: Gazetteer): WatchEvent | string {
  const when = whenOf(cells.datetime_utc ?? "", cells.precision ?? "");
  if (when === undefined)
    return `datetime_utc "${(cells.datetime_utc ?? "").slice(0, 40)}" is no day, month or time in UTC`;
  const [lat, lon] = [cells.launch_lat ?? "", cells.launch_lon ?? ""];
  const placed = lat !== "" && lon !== "";
  if (placed && !(Math.abs(Number(lat)) <= 90 && Math.abs(Number(lon)) <= 180))
    return `launch_lat "${lat}" and launch_lon "${lon}" are no place; write decimal degrees`;
  const impact = placeIn(cells.impact_area ?? "", places);
  const site = placed ? undefined : placeNamed(cells.launch_site ?? "", places);
  // Of a submarine the catalogue gives the middle of a launch area, some degrees wide.
  const ownKm = /submerged/i.test(cells.launch_site ?? "") ? 250 : 10;
  return {
    id: cells.catalogue_id || `line ${line}`,
    ...when,
    lon: placed ? Number(lon) : (site?.centre[0] ?? null),
    lat: placed ? Number(lat) : (site?.centre[1] ?? null),
    placeUncertaintyKm: Math.max(ownKm, site?.radiusKm ?? 0),
    ...(impact === undefined ? {} : { impact: impact.at, impactUncertaintyKm: impact.km }),
    ...(cells.class ? { kind: cells.class } : {}),
    ...(cells.source_title ? { source: cells.source_title } : {}),
  };
}

const dayS = 86_400;
function whenOf(text: string, precision: string): { time: Instant; timeUncertaintyS: number } | undefined {
  const [from = "", to] = text.split("/");
  const doubtful = /uncertain/.test(precision);
  const [a, b] = [startOf(from), to === undefined ? endOf(from) : startOf(to)];
  if (a === undefined || b === undefined || b < a) return undefined;
  // A day with a question mark may be the day before or after; an hour with one, half a day off.
  const more = !doubtful ? 0 : from.length > 10 ? dayS / 2 : dayS;
  return { time: instantOf(Math.round((a + b) / 2)), timeUncertaintyS: Math.max(60, (b - a) / 1000 / 2 + more) };
}
function startOf(text: string): number | undefined {
  const full = /^\d{4}-\d\d$/.test(text)
    ? `${text}-01T00:00Z`
    : /^\d{4}-\d\d-\d\d$/.test(text)
      ? `${text}T00:00Z`
      : text;
  const read = parseInstant(full);
  return read.ok ? Date.parse(read.value) : undefined;
}
function endOf(text: string): number | undefined {
  const start = startOf(text);
  if (start === undefined || text.length > 10) return start;
  const d = new Date(start);
  return text.length === 10 ? start + dayS * 1000 : Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 1);
}

/** An impact that is given in degrees is meant to about so many kilometres. */
const impactKm = 100;

/** `8.99N 167.72E` or `45.7W 37.6N` somewhere in the words, else a name that the caller knows. */
function placeIn(words: string, places: Gazetteer): { at: Position; km: number } | undefined {
  const part = (letters: string): number | undefined => {
    const m = new RegExp(`(\\d{1,3}(?:\\.\\d+)?)\\s?([${letters}])\\b`).exec(words);
    return m === null ? undefined : Number(m[1]) * ("SW".includes(m[2] as string) ? -1 : 1);
  };
  const [lat, lon] = [part("NS"), part("EW")];
  if (lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180)
    return { at: [lon, lat], km: impactKm };
  const named = placeNamed(words, places);
  return named === undefined ? undefined : { at: named.centre, km: Math.max(impactKm, named.radiusKm) };
}
