import type { Instant } from "@comity/wire";

/** Longitude and latitude in decimal degrees, east and north positive; longitude −180 … 180. */
export type Position = readonly [lon: number, lat: number];

/**
 * What an area of a warning is, as the text says it. An area that crosses the 180th meridian has neighbours of opposite sign in
 * longitude, and each side goes the short way round.
 */
export type WarningArea = {
  /** The text's own letter or number for it. */
  readonly label?: string;
  /** The area's own windows, where areas of one message differ in theirs; else those of the message. */
  readonly windows?: readonly Window[];
  /** The text gives no place: it is the circle of the NOTAM's Q-line. */
  readonly fromQLine?: true;
} & (
  | { readonly shape: "polygon"; readonly points: readonly Position[] }
  | { readonly shape: "circle"; readonly centre: Position; readonly radiusKm: number }
  | { readonly shape: "point"; readonly point: Position }
  /** `widthKm` null: a line along which no width is given. The width is whole, not to either side. */
  | { readonly shape: "line"; readonly points: readonly Position[]; readonly widthKm: number | null }
  | {
      readonly shape: "sector";
      readonly apex: Position;
      /** Degrees from true north, clockwise from the first to the second. */
      readonly bearings: readonly [from: number, to: number];
      readonly radiusKm: number;
    }
);

/** UTC. `to` null: no clock time for the end (*until further notice*, *sunset*); the words stand in `toWords`. */
export interface Window {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly toWords?: string;
  /** The text calls it alternate or reserve. */
  readonly alternate?: boolean;
}

/** A span of the text, in UTF-16 units from its start; `text.slice(from, to)`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A height in the text's own words; `value` null for the surface, for no limit, and for words that are no level we know. */
export interface Level {
  readonly text: string;
  readonly value: number | null;
  /** Feet, flight level (hundreds of feet), metres, the surface, or unlimited. */
  readonly unit: "FT" | "FL" | "M" | "SFC" | "UNL" | null;
  readonly above?: "AMSL" | "AGL";
}
export interface Levels {
  readonly lower: Level | null;
  readonly upper: Level | null;
}

/** Another message, as far as the text names it: `NAVAREA XII 189/23`. */
export interface MessageRef {
  readonly series: string;
  readonly number: string;
  readonly year?: number;
}

/** A figure or word of a warning that a correction changes. */
export interface Correction {
  /** What is to be read, and in place of what, as the text has them. */
  readonly read: string;
  readonly vice: string;
  /** The message that is corrected, where it is another. */
  readonly of?: MessageRef;
  /** The message that corrects this one. */
  readonly by?: MessageRef;
  /** Whether areas and windows (of the message corrected) are those after the correction. */
  readonly applied: boolean;
}

/** A place that a warning only names, where it gives an area no position. */
export interface PlaceName {
  readonly name: string;
  /** The distance that the text gives around it. */
  readonly withinKm?: number;
  readonly span: Span;
}

/** One warning as read. What could not be read is listed and never guessed. */
export interface Warning {
  readonly series: string | null;
  readonly number: string | null;
  readonly year: number | null;
  readonly issued: Instant | null;
  readonly authority: string | null;
  readonly areas: readonly WarningArea[];
  /** All windows of all areas together, earliest first. */
  readonly windows: readonly Window[];
  readonly cancels: readonly MessageRef[];
  /** Messages that the text says have ended this one. */
  readonly cancelledBy: readonly MessageRef[];
  readonly refersTo: readonly MessageRef[];
  readonly selfCancelsAt: Instant | null;
  /** Absent where there are none. */
  readonly corrections?: readonly Correction[];
  /** Absent where there are none. */
  readonly places?: readonly PlaceName[];
  /** The text's own words for the hazard, in small letters: a claim, never a kind of event. */
  readonly hazards: readonly string[];
  readonly notUnderstood: readonly Span[];
  /** What the text leaves open, and which reading was taken. */
  readonly doubts: readonly string[];
  /** How low and how high, where the text says it. */
  readonly levels?: Levels;
  /** The circle by which a NOTAM's Q-line indexes it. Not an area, unless the text gives no other place. */
  readonly qLine?: { readonly centre: Position; readonly radiusNm: number };
  readonly text: string;
}
