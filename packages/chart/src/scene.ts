/**
 * A chart as plain data: marks in pixels, in the order in which they are drawn, with the words that belong to it. The console
 * draws a scene as elements that can be pointed at; `svgOf` writes the same scene as a file.
 */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** The quantity, as a report would head it. */
  readonly title: string;
  /** `declared`, `estimates`, …: stands beside the title. */
  readonly tag?: string;
  /** What one sees, in a sentence or two, for who does not see it. */
  readonly desc: string;
  readonly marks: readonly Mark[];
  /** One line each: who says it, where, and under what licence. */
  readonly sources: readonly string[];
  /** The plot and its scales, for who drags something in it. */
  readonly plot: Plot;
}

export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Values at `left` and `right`, `bottom` and `top`. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** A colour by its meaning; a palette or a style sheet says which. */
export type Ink =
  | "ink"
  | "ink-2"
  | "ink-3"
  | "line"
  | "line-strong"
  | "surface"
  | "sunken"
  | "act"
  | "us"
  | "ru"
  | "cn"
  | "fr"
  | "gb";

export type Mark = PathMark | RectMark | TextMark | PointMark;

export type Role =
  | "grid"
  | "axis"
  | "line"
  | "band"
  | "median"
  | "range"
  | "limit"
  | "cap"
  | "not-provided"
  | "published"
  | "said"
  | "known"
  | "bar"
  | "label"
  | "handle"
  | "head"
  | "source";

export interface PathMark {
  readonly kind: "path";
  readonly role: Role;
  readonly d: string;
  readonly stroke?: Ink;
  readonly width?: number;
  readonly dash?: string;
  readonly fill?: Ink;
  readonly opacity?: number;
}
export interface RectMark {
  readonly kind: "rect";
  readonly role: Role;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill?: Ink;
  readonly stroke?: Ink;
  readonly opacity?: number;
}
export interface TextMark {
  readonly kind: "text";
  readonly role: Role;
  readonly x: number;
  /** The base line. */
  readonly y: number;
  readonly text: string;
  readonly anchor: "start" | "middle" | "end";
  readonly ink: Ink;
  readonly bold?: boolean;
  /** Pixels; 12 where it is left out. */
  readonly size?: number;
}
/** One figure: may be pointed at, and leads to where it comes from. */
export interface PointMark {
  readonly kind: "point";
  readonly role: Role;
  readonly x: number;
  readonly y: number;
  /** The marker around 0,0. */
  readonly d: string;
  readonly ink: Ink;
  readonly hollow: boolean;
  /** Whose it is, as the caller named it; absent: nothing stands behind it. */
  readonly key?: string;
  /** The figure in words, with its source. */
  readonly words: string;
}

/** One decimal is a tenth of a pixel; what is drawn is the same on every machine. */
export const px = (n: number): number => Math.round(n * 10) / 10;

/** How a number is written in the reader's language. */
export type Numbers = (n: number) => string;
