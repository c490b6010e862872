/** A warning as JSON, in the shape that others rely on. */
import type { Instant } from "@comity/wire";
import { type AreaGeometry, toGeoJson } from "./geojson.ts";
import { formatRef } from "./read/references.ts";
import type { Levels, Position, Span, Warning, Window } from "./types.ts";

export interface WindowJson {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly toWords?: string;
  readonly alternate?: boolean;
}

export interface CorrectionJson {
  readonly read: string;
  readonly vice: string;
  readonly of?: string;
  readonly by?: string;
  readonly applied: boolean;
}

export interface WarningJson {
  readonly series: string | null;
  readonly number: string | null;
  readonly year: number | null;
  readonly issued: Instant | null;
  readonly authority: string | null;
  /** GeoJSON; a circle is a Point with `radiusKm`, a corridor a LineString with `widthKm`. */
  readonly areas: readonly (AreaGeometry & { readonly fromQLine?: true; readonly windows?: readonly WindowJson[] })[];
  readonly windows: readonly WindowJson[];
  /** As a text would write them: `NAVAREA XII 189/23`. */
  readonly cancels: readonly string[];
  readonly cancelledBy: readonly string[];
  readonly refersTo: readonly string[];
  readonly selfCancelsAt: Instant | null;
  /** What was corrected, and to what; `of` and `by` name the other message. */
  readonly corrections: readonly CorrectionJson[];
  /** Places that are only named, and no areas. */
  readonly places: readonly { readonly name: string; readonly withinKm?: number }[];
  readonly hazards: readonly string[];
  readonly notUnderstood: readonly (Span & { readonly text: string })[];
  readonly doubts: readonly string[];
  readonly levels?: Levels;
  readonly qLine?: { readonly centre: Position; readonly radiusNm: number };
  readonly text: string;
}

export function warningJson(w: Warning): WarningJson {
  return {
    series: w.series,
    number: w.number,
    year: w.year,
    issued: w.issued,
    authority: w.authority,
    areas: w.areas.map((area) => ({
      ...toGeoJson(area),
      ...(area.fromQLine === true ? { fromQLine: true as const } : {}),
      ...(area.windows === undefined ? {} : { windows: area.windows.map(windowJson) }),
    })),
    windows: w.windows.map(windowJson),
    cancels: w.cancels.map(formatRef),
    cancelledBy: w.cancelledBy.map(formatRef),
    refersTo: w.refersTo.map(formatRef),
    selfCancelsAt: w.selfCancelsAt,
    corrections: (w.corrections ?? []).map(({ read, vice, of, by, applied }) => ({
      read,
      vice,
      ...(of === undefined ? {} : { of: formatRef(of) }),
      ...(by === undefined ? {} : { by: formatRef(by) }),
      applied,
    })),
    places: (w.places ?? []).map(({ name, withinKm }) => ({ name, ...(withinKm === undefined ? {} : { withinKm }) })),
    hazards: w.hazards,
    notUnderstood: w.notUnderstood.map((s) => ({ ...s, text: w.text.slice(s.from, s.to) })),
    doubts: w.doubts,
    ...(w.levels === undefined ? {} : { levels: w.levels }),
    ...(w.qLine === undefined ? {} : { qLine: w.qLine }),
    text: w.text,
  };
}

const windowJson = (w: Window): WindowJson => ({ ...w });
