/** A warning back from the JSON that `warningJson` makes: what could not be read there stays so here. */
import { isInstant } from "@comity/wire";
import { refOf } from "./events/warning-table.ts";
import type { Correction, Level, Levels, Position, Warning, WarningArea, Window } from "./types.ts";

type Json = Readonly<Record<string, unknown>>;
const isObject = (v: unknown): v is Json => typeof v === "object" && v !== null && !Array.isArray(v);

/** @returns the warning, or what is wrong with it. An area over the 180th meridian comes back as its pieces. */
export function warningFromJson(value: unknown): Warning | string {
  if (!isObject(value)) return "a warning is a JSON object";
  if (!Array.isArray(value.areas) || !Array.isArray(value.windows) || typeof value.text !== "string")
    return 'a warning has "areas", "windows" and "text"';
  const windows = value.windows.map(windowFrom);
  const areas = value.areas.flatMap(areasFrom);
  const bad = [...windows, ...areas].find((x) => typeof x === "string");
  if (typeof bad === "string") return bad;
  const text = (v: unknown): string | null => (typeof v === "string" ? v : null);
  const refs = (v: unknown) =>
    Array.isArray(v) ? v.flatMap((r) => (typeof r === "string" ? (refOf(r) ?? []) : [])) : [];
  const words = (v: unknown): readonly string[] => (Array.isArray(v) ? v.filter((x) => typeof x === "string") : []);
  const corrections = correctionsFrom(value.corrections);
  const levels = levelsFrom(value.levels);
  return {
    series: text(value.series),
    number: text(value.number),
    year: typeof value.year === "number" ? value.year : null,
    issued: isInstant(value.issued) ? value.issued : null,
    authority: text(value.authority),
    areas: areas as readonly WarningArea[],
    windows: windows as readonly Window[],
    cancels: refs(value.cancels),
    cancelledBy: refs(value.cancelledBy),
    refersTo: refs(value.refersTo),
    selfCancelsAt: isInstant(value.selfCancelsAt) ? value.selfCancelsAt : null,
    ...(corrections.length === 0 ? {} : { corrections }),
    hazards: words(value.hazards),
    notUnderstood: Array.isArray(value.notUnderstood)
      ? value.notUnderstood.filter(isObject).map((s) => ({ from: Number(s.from), to: Number(s.to) }))
      : [],
    doubts: words(value.doubts),
    ...(levels === undefined ? {} : { levels }),
    text: value.text,
  };
}

function levelsFrom(v: unknown): Levels | undefined {
  if (!isObject(v)) return undefined;
  const one = (x: unknown): Level | null =>
    !isObject(x) || typeof x.text !== "string"
      ? null
      : {
          text: x.text,
          value: typeof x.value === "number" ? x.value : null,
          unit: units.find((u) => u === x.unit) ?? null,
          ...(x.above === "AMSL" || x.above === "AGL" ? { above: x.above } : {}),
        };
  return { lower: one(v.lower), upper: one(v.upper) };
}
const units = ["FT", "FL", "M", "SFC", "UNL"] as const;

/** Named places are not brought back: they are spans of the text, which reading it again gives. */
function correctionsFrom(v: unknown): readonly Correction[] {
  if (!Array.isArray(v)) return [];
  return v.filter(isObject).flatMap(({ read, vice, of, by, applied }) => {
    if (typeof read !== "string" || typeof vice !== "string") return [];
    const [other, from] = [of, by].map((r) => (typeof r === "string" ? refOf(r) : undefined));
    return [
      {
        read,
        vice,
        ...(other === undefined ? {} : { of: other }),
        ...(from === undefined ? {} : { by: from }),
        applied: applied === true,
      },
    ];
  });
}

function windowFrom(v: unknown): Window | string {
  if (!isObject(v) || !isInstant(v.from) || !(v.to === null || isInstant(v.to)))
    return 'a window has "from" and "to", times such as 2026-02-14T02:00:00.000Z; "to" may be null';
  return {
    from: v.from,
    to: v.to,
    ...(typeof v.toWords === "string" ? { toWords: v.toWords } : {}),
    ...(v.alternate === true ? { alternate: true } : {}),
  };
}

const isPosition = (p: unknown): p is Position =>
  Array.isArray(p) && Number.isFinite(p[0]) && Math.abs(p[1]) <= 90 && Math.abs(p[0]) <= 180;
const positions = (v: unknown): readonly Position[] | undefined =>
  Array.isArray(v) && v.every(isPosition) ? v : undefined;

function areasFrom(v: unknown): readonly (WarningArea | string)[] {
  const wrong = [
    "an area is a GeoJSON Point, LineString, MultiLineString, Polygon or MultiPolygon with longitudes and latitudes in degrees",
  ];
  if (!isObject(v) || !Array.isArray(v.coordinates)) return wrong;
  const windows = Array.isArray(v.windows) ? v.windows.map(windowFrom) : undefined;
  const bad = windows?.find((w) => typeof w === "string");
  if (typeof bad === "string") return [bad];
  const label = typeof v.label === "string" ? { label: v.label } : {};
  const more = {
    ...label,
    ...(v.fromQLine === true ? { fromQLine: true as const } : {}),
    ...(windows === undefined ? {} : { windows: windows as readonly Window[] }),
  };
  const shapes = shapesFrom(v, v.coordinates);
  return shapes === undefined ? wrong : shapes.map((s) => ({ ...more, ...s }));
}

function shapesFrom(v: Json, c: readonly unknown[]): readonly WarningArea[] | undefined {
  if (v.type === "Point" && isPosition(c))
    return [
      typeof v.radiusKm === "number"
        ? { shape: "circle", centre: c, radiusKm: v.radiusKm }
        : { shape: "point", point: c },
    ];
  const widthKm = typeof v.widthKm === "number" ? v.widthKm : null;
  const rings: readonly unknown[] =
    v.type === "LineString"
      ? [c]
      : v.type === "Polygon"
        ? [c[0]]
        : v.type === "MultiPolygon"
          ? c.map((p) => (Array.isArray(p) ? p[0] : null))
          : c;
  const lists = rings.map(positions);
  if (lists.some((l) => l === undefined)) return undefined;
  if (v.type === "Polygon" || v.type === "MultiPolygon")
    return lists.map((points) => ({ shape: "polygon", points: points as readonly Position[] }));
  if (v.type !== "LineString" && v.type !== "MultiLineString") return undefined;
  return lists.map((points) => ({ shape: "line", points: points as readonly Position[], widthKm }));
}
