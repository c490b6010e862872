/** `BETWEEN 45-00N AND 46-00N AND 030-00W AND 031-00W`: an area between two parallels and two meridians. */
import type { Position } from "../types.ts";
import type { Token } from "./scan.ts";

const between = new Set([
  "AND",
  "TO",
  "BETWEEN",
  "LAT",
  "LATITUDE",
  "LATITUDES",
  "LONG",
  "LON",
  "LONGITUDE",
  "LONGITUDES",
  "THRU",
  "PARALLELS",
  "MERIDIANS",
  "THE",
  "OF",
  "ON",
  "BY",
  "NORTH",
  "SOUTH",
  "EAST",
  "WEST",
]);

export function boxAt(
  tokens: readonly Token[],
  start: number,
  stop: number,
): { readonly positions: readonly Position[]; readonly end: number } | undefined {
  const lats: number[] = [];
  const lons: number[] = [];
  let end = start;
  let halves = 0;
  for (let i = start; i < Math.min(stop, start + 26) && lats.length + lons.length < 4; i++) {
    const t = tokens[i];
    if (t === undefined || t.used) return undefined;
    if (t.kind === "half") {
      (t.mark === "lat" ? lats : lons).push(t.lat);
      [end, halves] = [i + 1, halves + 1];
    } else if (t.kind === "position") {
      // Two of the four that stand side by side: 45-00N 46-00N 030-00W 031-00W.
      lats.push(t.lat);
      lons.push(t.lon);
      end = i + 1;
      if (halves === 0) return undefined;
    } else if (t.kind !== "sign" && !between.has(t.text)) return undefined;
  }
  const [a, b, c, d] = [lats[0], lats[1], lons[0], lons[1]];
  if (halves < 2 || a === undefined || b === undefined || c === undefined || d === undefined || a === b || c === d)
    return undefined;
  const [north, south] = [Math.max(a, b), Math.min(a, b)];
  // The short way round: 170 E and 170 W are twenty degrees apart.
  const [west, east] = Math.abs(c - d) <= 180 ? [Math.min(c, d), Math.max(c, d)] : [Math.max(c, d), Math.min(c, d)];
  return {
    positions: [
      [west, north],
      [east, north],
      [east, south],
      [west, south],
    ],
    end,
  };
}
