/**
 * The same as KML 2.2 (OGC 07-147r2): a folder a warning, a placemark an area with its first and last moment. A circle becomes a ring of 72
 * corners, a corridor its middle line; an area over the 180th meridian becomes the pieces on either side.
 */
import { outlineOf } from "../area/outline.ts";
import { toGeoJson } from "../geojson.ts";
import type { WarningArea, Window } from "../types.ts";
import { warningId } from "../warning-id.ts";
import { allWarnings, type Shown } from "./geojson.ts";
import { element, type Xml, xmlText } from "./xml.ts";

export function toKml(shown: Shown, title: string): string {
  const folders = allWarnings(shown).map((w) =>
    element("Folder", [
      element("name", warningId(w)),
      element("description", w.text),
      ...w.areas.map((a, i) => placemark(a.label ?? String(i + 1), timeOf(a.windows ?? w.windows), geometryOf(a))),
    ]),
  );
  const events = (shown.events ?? []).flatMap((e) =>
    e.lon === null || e.lat === null
      ? []
      : [placemark(e.id, [element("TimeStamp", [element("when", e.time)])], [point([e.lon, e.lat])])],
  );
  return xmlText(
    element("kml", [element("Document", [element("name", title), ...folders, ...events])], {
      xmlns: "http://www.opengis.net/kml/2.2",
    }),
  );
}

const placemark = (name: string, time: readonly Xml[], geometry: readonly Xml[]): Xml =>
  element("Placemark", [element("name", name), ...time, ...geometry]);

function timeOf(windows: readonly Window[]): readonly Xml[] {
  const begin = windows.map((w) => w.from).sort()[0];
  if (begin === undefined) return [];
  const open = windows.some((w) => w.to === null);
  const end = windows
    .flatMap((w) => w.to ?? [])
    .sort()
    .at(-1);
  return [element("TimeSpan", [element("begin", begin), ...(open || end === undefined ? [] : [element("end", end)])])];
}

type Ring = readonly (readonly number[])[];
const coordinates = (points: Ring): Xml => element("coordinates", points.map((p) => `${p[0]},${p[1]}`).join(" "));
const point = (p: readonly number[]): Xml => element("Point", [coordinates([p])]);
const line = (points: Ring): Xml => element("LineString", [element("tessellate", "1"), coordinates(points)]);
const polygon = (rings: readonly Ring[]): Xml =>
  element("Polygon", [
    element("tessellate", "1"),
    ...rings.map((ring, i) =>
      element(i === 0 ? "outerBoundaryIs" : "innerBoundaryIs", [element("LinearRing", [coordinates(ring)])]),
    ),
  ]);

function geometryOf(area: WarningArea): readonly Xml[] {
  const g = toGeoJson(area.shape === "circle" ? { shape: "polygon", points: outlineOf(area, 72) } : area);
  switch (g.type) {
    case "Point":
      return [point(g.coordinates)];
    case "LineString":
      return [line(g.coordinates)];
    case "MultiLineString":
      return [element("MultiGeometry", g.coordinates.map(line))];
    case "Polygon":
      return [polygon(g.coordinates)];
    case "MultiPolygon":
      return [element("MultiGeometry", g.coordinates.map(polygon))];
  }
}
