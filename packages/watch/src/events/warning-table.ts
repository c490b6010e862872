/**
 * Warnings that a table has already taken apart: one row a warning, with the words of its windows, and the corners of its areas. What the
 * table does not say is not made up; where it runs several areas together, the cut is a guess and said so.
 */
import { parseInstant } from "@comity/wire";
import { headingBetween } from "../area/geodesic.ts";
import { readWarning } from "../read/read.ts";
import type { MessageRef, Position, Warning, WarningArea } from "../types.ts";
import { type CsvRow, readCsv } from "./csv.ts";
import type { EventFault } from "./event.ts";
import { type Gazetteer, noPlaces, withNamedPlace } from "./gazetteer.ts";

const columns = ["warning", "series", "number", "year", "issued_utc", "windows", "vertices"];
export const isWarningTable = (text: string): boolean => {
  const head = readCsv(text.split("\n", 1)[0] ?? "").columns;
  return columns.every((c) => head.includes(c));
};

/** @param places what a row without corners may name as its waters, in `sea_region` or in its words */
export function readWarningTable(
  text: string,
  places: Gazetteer = noPlaces,
): {
  readonly warnings: readonly Warning[];
  readonly faults: readonly EventFault[];
} {
  const warnings: Warning[] = [];
  const faults: EventFault[] = [];
  for (const row of readCsv(text).rows) {
    const w = warningOf(row);
    if (typeof w === "string") faults.push({ line: row.line, message: w });
    else warnings.push(withNamedPlace(w, places, row.cells.sea_region));
  }
  return { warnings, faults };
}

function warningOf({ cells }: CsvRow): Warning | string {
  const year = Number(cells.year);
  if (!Number.isInteger(year) || !cells.number)
    return `no number and year for a warning: "${cells.number ?? ""}", "${cells.year ?? ""}"`;
  const issued = parseInstant(cells.issued_utc ?? "");
  if (!issued.ok) return `issued_utc: ${issued.faults.map((f) => f.message).join("; ")}`;
  const corners = cornersOf(cells.vertices ?? "");
  if (typeof corners === "string") return corners;
  const hint = {
    series: cells.series ?? "",
    number: `${cells.number}/${String(year).slice(2)}`,
    issued: issued.value,
    year,
  };
  const windows = readWarning(cells.windows ?? "", hint);
  const count = Number(cells.areas ?? 1);
  const from = refOf(cells.originating_warning ?? "");
  return {
    ...windows,
    windows: cells.windows ? windows.windows : [],
    series: cells.series ?? null,
    number: cells.number,
    year,
    issued: issued.value,
    authority: cells.originating_warning || null,
    areas: cut(corners, count).map((points) => areaOf(points)),
    refersTo: from === undefined ? [] : [from],
    cancels: [],
    hazards: (cells.kind ?? "")
      .split(";")
      .map((h) => h.trim().toLowerCase())
      .filter((h) => h !== ""),
    doubts:
      count > 1
        ? ["The table runs the corners of its areas together; they are cut where the sides come out shortest."]
        : [],
  };
}

const areaOf = (points: readonly Position[]): WarningArea => {
  const [only] = points;
  if (points.length === 1 && only !== undefined) return { shape: "point", point: only };
  return points.length === 2 ? { shape: "line", points, widthKm: null } : { shape: "polygon", points };
};

/** `NAVAREA XX 10/19 030530Z FEB 19`: the message that this one gives again. */
export function refOf(text: string): MessageRef | undefined {
  const m = /^(.*?)\s+(\d{1,4})\/(\d\d)\b/.exec(text);
  return m === null ? undefined : { series: m[1] as string, number: m[2] as string, year: 2000 + Number(m[3]) }; // tidy: years of two digits
}

function cornersOf(text: string): readonly Position[] | string {
  const pairs = text.split(/\s+/).filter((p) => p !== "");
  const corners = pairs.map((p) => p.split(",").map(Number));
  const bad = corners.findIndex(
    ([lat, lon]) => !(Math.abs(lat ?? Number.NaN) <= 90 && Math.abs(lon ?? Number.NaN) <= 180),
  );
  return bad >= 0
    ? `vertices has "${(pairs[bad] ?? "").slice(0, 40)}", which is no place; write lat,lon`
    : corners.map(([lat, lon]) => [lon as number, lat as number]);
}

/** The cut into so many rings of three corners or more whose sides are shortest together. */
function cut(corners: readonly Position[], count: number): readonly (readonly Position[])[] {
  if (corners.length === 0) return [];
  if (!(count > 1) || corners.length < 3 * count) return [corners];
  const n = corners.length;
  const side = (a: number, b: number): number => headingBetween(corners[a] as Position, corners[b] as Position).metres;
  const upTo = [0];
  for (let i = 1; i < n; i++) upTo.push((upTo[i - 1] as number) + side(i - 1, i));
  const ring = (from: number, to: number): number => (upTo[to] as number) - (upTo[from] as number) + side(to, from);
  let best: { length: number; ends: readonly number[] }[] = corners.map((_, i) => ({
    length: i < 2 ? Number.POSITIVE_INFINITY : ring(0, i),
    ends: [i],
  }));
  for (let k = 1; k < count; k++) {
    best = corners.map((_, i) => {
      let found = { length: Number.POSITIVE_INFINITY, ends: [] as readonly number[] };
      for (let j = 2; j + 3 <= i; j++) {
        const length = (best[j] as { length: number }).length + ring(j + 1, i);
        if (length < found.length) found = { length, ends: [...(best[j] as { ends: readonly number[] }).ends, i] };
      }
      return found;
    });
  }
  const ends = (best[n - 1] as { ends: readonly number[] }).ends;
  return ends.length < count
    ? [corners]
    : ends.map((end, k) => corners.slice(k === 0 ? 0 : (ends[k - 1] as number) + 1, end + 1));
}
