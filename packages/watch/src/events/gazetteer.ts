/**
 * Places that a catalogue or a warning only names, as circles: the name's middle, and how far it reaches. The list is handed in as text
 * (`data/places.csv` is one); nothing is known of a name that is not in it.
 */
import type { Position, Warning } from "../types.ts";
import { readCsv } from "./csv.ts";
import type { EventFault } from "./event.ts";

export interface NamedPlace {
  readonly name: string;
  readonly centre: Position;
  /** How far about the centre the name reaches: the uncertainty of whatever is only named. */
  readonly radiusKm: number;
}
export interface Gazetteer {
  /** By the name's words in small letters without accents, one space between. */
  readonly byWords: ReadonlyMap<string, NamedPlace>;
  /** The most words that a name has. */
  readonly most: number;
}
export const noPlaces: Gazetteer = { byWords: new Map(), most: 0 };

/** Where a list gives no `radius_km`, a name reaches this far. */
const plainKm = 25;

/**
 * @param texts CSV with `name, lat, lon`, and `also` (other names, semicolons between) and `radius_km` where it has them; a later text's
 * name stands before an earlier one's
 */
export function readPlaces(...texts: readonly string[]): { places: Gazetteer; faults: readonly EventFault[] } {
  const byWords = new Map<string, NamedPlace>();
  const faults: EventFault[] = [];
  for (const text of texts)
    for (const { line, cells } of readCsv(text).rows) {
      const place = placeOf(cells);
      if (place === undefined)
        faults.push({
          line,
          message: "a place is name, lat, lon, in decimal degrees; radius_km, where given, in kilometres",
        });
      else
        for (const name of [place.name, ...(cells.also ?? "").split(";")]) byWords.set(wordsOf(name).join(" "), place);
    }
  byWords.delete("");
  const most = Math.max(0, ...[...byWords.keys()].map((k) => k.split(" ").length));
  return { places: { byWords, most }, faults };
}

function placeOf(cells: Readonly<Record<string, string>>): NamedPlace | undefined {
  const [lat, lon, radiusKm] = [Number(cells.lat), Number(cells.lon), Number(cells.radius_km || plainKm)];
  const isPlace = cells.lat && cells.lon && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && radiusKm >= 0;
  return cells.name && isPlace ? { name: cells.name, centre: [lon, lat], radiusKm } : undefined;
}

/** Letters that are written without their mark where a keyboard lacks them, and that have none to be taken off. */
const plainLetters: Readonly<Record<string, string>> = { ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ß: "ss", ı: "i" };
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[øłđæœßı]/g, (letter) => plainLetters[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((w) => w !== "");

/** A name so doubtful (`?`, *uncertain*) reaches at least this far. */
const doubtfulKm = 200;

/** The place that words name, whole words only; of several names the longest, then the first. */
export function placeNamed(text: string, { byWords, most }: Gazetteer): NamedPlace | undefined {
  const words = wordsOf(text);
  for (let n = most; n > 0; n--)
    for (let i = 0; i + n <= words.length; i++) {
      const found = byWords.get(words.slice(i, i + n).join(" "));
      if (found === undefined) continue;
      return /\?|uncertain/i.test(text) ? { ...found, radiusKm: Math.max(doubtfulKm, found.radiusKm) } : found;
    }
  return undefined;
}

/**
 * A warning that gives no corners and names a place has that place's circle for its area, and says so among its doubts.
 * @param region the words that name it, where they do not stand in the text itself
 */
export function withNamedPlace(w: Warning, places: Gazetteer, region = ""): Warning {
  if (w.areas.length > 0 || w.windows.length === 0) return w;
  const place = placeNamed(region, places) ?? placeNamed(w.text.slice(0, textMost), places);
  if (place === undefined) return w;
  const doubt = `No corners were read; taken for where ${place.name} is, a circle of ${Math.round(place.radiusKm)} km.`;
  return {
    ...w,
    areas: [{ shape: "circle", centre: place.centre, radiusKm: place.radiusKm }],
    doubts: [...w.doubts, doubt],
  };
}
/** A message names its waters at its head. */
const textMost = 400;
