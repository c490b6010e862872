/** What happened: a detection, or a launch of a catalogue. What kind of thing it was is somebody's claim, with its source. */
import { type Instant, instantOf, isInstant, msOf, parseInstant } from "@comity/wire";
import type { Position } from "../types.ts";
import { catalogueEvent, isCatalogue } from "./catalogue.ts";
import { type CsvRow, readCsv } from "./csv.ts";
import { type Gazetteer, noPlaces, placeNamed } from "./gazetteer.ts";

export interface WatchEvent {
  readonly id: string;
  readonly time: Instant;
  /** Seconds to either side. */
  readonly timeUncertaintyS: number;
  /** Where it was first known: of a launch, the place of launch. Null where nobody says. */
  readonly lon: number | null;
  readonly lat: number | null;
  readonly placeUncertaintyKm: number;
  readonly headingDeg?: number;
  readonly headingUncertaintyDeg?: number;
  /** Where it came down, as claimed. */
  readonly impact?: Position;
  /** Kilometres about it; 100 where nothing is said. */
  readonly impactUncertaintyKm?: number;
  /** What it was, as claimed by the source; never read out of a warning. */
  readonly kind?: string;
  readonly source?: string;
}

export interface EventFault {
  readonly line: number;
  readonly message: string;
}
export interface ReadEvents {
  readonly events: readonly WatchEvent[];
  readonly faults: readonly EventFault[];
}

export interface ReadEventsOptions {
  /** Places of which a row gives only the name. */
  readonly places?: Gazetteer;
}

/**
 * Events as CSV with a header row, as JSON lines or a JSON array: `time, timeUncertaintyS, lon, lat, placeUncertaintyKm, headingDeg,
 * headingUncertaintyDeg`, besides `id`, `kind` and `source`, and `place`, a name, where `lon` and `lat` are empty; or rows of a launch catalogue (`datetime_utc`, `precision`, `launch_lat`, …).
 * A bad row is named by its line; the good ones are kept.
 */
export function readEvents(text: string, options: ReadEventsOptions = {}): ReadEvents {
  const rows = /^\uFEFF?\s*\[/.test(text)
    ? jsonList(text)
    : /^\uFEFF?\s*\{/.test(text)
      ? jsonRows(text)
      : csvRows(text);
  const events: WatchEvent[] = [];
  const ids = new Set<string>();
  const places = options.places ?? noPlaces;
  const faults: EventFault[] = [...rows.faults];
  for (const row of rows.rows) {
    const read = isCatalogue(row.cells) ? catalogueEvent(row, places) : detection(row, places);
    if (typeof read === "string") faults.push({ line: row.line, message: read });
    else if (ids.has(read.id))
      faults.push({ line: row.line, message: `a second event is called "${read.id}"; give each an id of its own` });
    else {
      ids.add(read.id);
      events.push(read);
    }
  }
  return { events, faults: faults.sort((a, b) => a.line - b.line) };
}

interface Rows {
  readonly rows: readonly CsvRow[];
  readonly faults: readonly EventFault[];
}

/** A column in capitals or small letters is the same column. */
const ownNames = new Map(
  [
    "id",
    "time",
    "timeUncertaintyS",
    "lon",
    "lat",
    "placeUncertaintyKm",
    "headingDeg",
    "headingUncertaintyDeg",
    "kind",
    "source",
    "place",
  ].map((name) => [name.toLowerCase(), name]),
);
const ownName = (column: string): string => ownNames.get(column.toLowerCase()) ?? column;

function csvRows(text: string): Rows {
  const read = readCsv(text);
  const columns = read.columns.map(ownName);
  const rows = read.rows.map((r) => ({
    ...r,
    cells: Object.fromEntries(Object.entries(r.cells).map(([k, v]) => [ownName(k), v])),
  }));
  const needed = columns.includes("place") ? ["time"] : ["time", "lon", "lat"];
  const missing = needed.filter((c) => !columns.includes(c));
  if (missing.length === 0 || columns.includes("datetime_utc")) return { rows, faults: [] };
  const message = `the header row has no ${missing.join(", no ")}; its columns are time, timeUncertaintyS, lon, lat, placeUncertaintyKm, headingDeg, headingUncertaintyDeg`;
  return { rows: [], faults: [{ line: 1, message }] };
}

function jsonRows(text: string): Rows {
  const rows: CsvRow[] = [];
  const faults: EventFault[] = [];
  for (const [i, line] of text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .entries()) {
    if (line.trim() === "") continue;
    const value = parsed(line);
    if (typeof value !== "object" || value === null || Array.isArray(value))
      faults.push({ line: i + 1, message: "not a JSON object; each line is one event" });
    else rows.push({ line: i + 1, cells: Object.fromEntries(Object.entries(value).map(([k, v]) => [k, cellOf(v)])) });
  }
  return { rows, faults };
}
/** A JSON array of events, which stand for their place in it. */
function jsonList(text: string): Rows {
  const list = parsed(text.replace(/^\uFEFF/, ""));
  if (!Array.isArray(list))
    return { rows: [], faults: [{ line: 1, message: "not JSON; write an array, or one event on each line" }] };
  return jsonRows(list.map((e) => JSON.stringify(e)).join("\n"));
}
function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
const cellOf = (v: unknown): string =>
  v === null || v === undefined ? "" : typeof v === "object" ? JSON.stringify(v) : String(v);

function detection({ line, cells: own }: CsvRow, places: Gazetteer): WatchEvent | string {
  const cells = withPlace(own, places);
  if (cells === undefined)
    return `place "${(own.place ?? "").slice(0, 40)}" is no name that is known here; give lon and lat, or a list of places`;
  const time = readTime(cells.time ?? "");
  if (time === undefined)
    return `time "${(cells.time ?? "").slice(0, 40)}" is not a UTC time; write it as 2026-02-14T02:00Z`;
  const number = (name: string, low: number, high: number, otherwise?: number): number | string => {
    const cell = cells[name] ?? "";
    if (cell === "" && otherwise !== undefined) return otherwise;
    const n = Number(cell);
    if (cell !== "" && Number.isFinite(n) && n >= low && n <= high) return n;
    return `${name} "${cell.slice(0, 40)}" is not a number from ${low} to ${high}`;
  };
  const values = {
    timeUncertaintyS: number("timeUncertaintyS", 0, 4e7, 60),
    lon: number("lon", -180, 360),
    lat: number("lat", -90, 90),
    placeUncertaintyKm: number("placeUncertaintyKm", 0, 20_000, 25),
    headingDeg: number("headingDeg", -180, 360, Number.NaN),
    headingUncertaintyDeg: number("headingUncertaintyDeg", 0, 180, 10),
  };
  const wrong = Object.values(values).filter((v) => typeof v === "string");
  if (wrong.length > 0) return wrong.join("; ");
  const v = values as Record<keyof typeof values, number>;
  const heading = Number.isNaN(v.headingDeg)
    ? {}
    : { headingDeg: (v.headingDeg + 360) % 360, headingUncertaintyDeg: v.headingUncertaintyDeg };
  const said = { ...(cells.kind ? { kind: cells.kind } : {}), ...(cells.source ? { source: cells.source } : {}) };
  const { timeUncertaintyS, lat, placeUncertaintyKm } = v;
  const lon = v.lon > 180 ? v.lon - 360 : v.lon;
  return { id: cells.id || `line ${line}`, time, timeUncertaintyS, lon, lat, placeUncertaintyKm, ...heading, ...said };
}

/** A row that names its place and gives no position has that of the name, and its reach. */
function withPlace(cells: CsvRow["cells"], places: Gazetteer): CsvRow["cells"] | undefined {
  if (cells.lon || cells.lat || !cells.place) return cells;
  const found = placeNamed(cells.place, places);
  if (found === undefined) return undefined;
  const [lon, lat] = found.centre;
  const km = Math.max(found.radiusKm, Number(cells.placeUncertaintyKm || 0) || 0);
  return { ...cells, lon: String(lon), lat: String(lat), placeUncertaintyKm: String(km) };
}

/** `2026-02-14T02:00Z`, or finer; a number of milliseconds is no time of ours. */
export function readTime(text: string): Instant | undefined {
  if (isInstant(text)) return text;
  const read = parseInstant(text);
  return read.ok ? read.value : undefined;
}

export const middleOf = (from: Instant, to: Instant): Instant => instantOf(Math.round((msOf(from) + msOf(to)) / 2));
