import { centreOf, type FieldSpec, formatPlace, heading, type Place, placesOf, ringOf } from "@comity/regime";
import type { Fields } from "@comity/wire";
import type { MapInfo } from "../api/schemas.ts";
import { inEach } from "./words.ts";

/** The places of an item's fields, with rings for the globe, and the shortest line from the first place to each of another field. */
export function mapOf(specs: ReadonlyMap<string, FieldSpec>, fields: Fields): MapInfo {
  const found = placesOf(specs, fields);
  const places = found.map(({ field, label, place }) => ({
    field,
    label,
    name: inEach((l) => formatPlace(place, l)),
    shape: shapeOf(place),
    ring: [...("point" in place ? [place.point] : (ringOf(place) ?? []))],
  }));
  const [first, ...rest] = found;
  const from = first && centreOf(first.place);
  const tracks = rest.flatMap(({ field, place }) => {
    const to = centreOf(place);
    if (from === undefined || to === undefined || field === first?.field) return [];
    const { metres, bearing } = heading(from, to);
    return [{ from, to, km: metres / 1000, bearing }];
  });
  return { places, tracks };
}

function shapeOf(p: Place): MapInfo["places"][number]["shape"] {
  if ("point" in p) return "point";
  if ("circle" in p) return "circle";
  return "polygon" in p ? "polygon" : "named";
}
