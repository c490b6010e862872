/** What the page asks of its worker, and what it is told: plain data, and paths that are handed over whole. */
import type { OutlookJson } from "@comity/outlook";

export type Measured = "stockpile" | "deployed";
export const measured: readonly Measured[] = ["stockpile", "deployed"];

/** Everything that a study depends on; the same ask gives the same answer on every machine. */
export interface Ask {
  readonly kind: "study";
  readonly id: number;
  /** The public record's files, and those of models and regimes: names and texts. */
  readonly record: readonly (readonly [string, string])[];
  readonly models: readonly (readonly [string, string])[];
  readonly regimes: readonly (readonly [string, string])[];
  readonly model: string;
  readonly knownOn: string;
  readonly to: number;
  readonly seed: number;
  readonly paths: number;
  readonly parties: readonly string[];
  readonly peers: readonly string[];
}
/** How such projections did before, and which parameters matter: of the study last asked for. */
export interface AskMore {
  readonly kind: "more";
  readonly id: number;
  readonly party: string;
  readonly measure: Measured;
  readonly days: readonly string[];
}

/** By [party][quantile][year], quantiles in the order of `quantiles`. */
export type Quantiles = readonly (readonly (readonly number[])[])[];
export const quantiles = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975] as const;

export interface Study {
  readonly kind: "study";
  readonly id: number;
  readonly years: readonly number[];
  readonly parties: readonly string[];
  readonly projected: Readonly<Record<Measured, readonly boolean[]>>;
  readonly quantiles: Readonly<Record<Measured, Quantiles>>;
  /** Paths by [party][year][path], for a cap that moves. */
  readonly values: Readonly<Record<Measured, Float32Array<ArrayBuffer>>>;
  readonly paths: number;
  readonly json: OutlookJson;
}

export interface EarlierRow {
  readonly knownOn: string;
  readonly way: string;
  readonly at: number;
  readonly p10: number;
  readonly p90: number;
  readonly value: number;
  readonly row: { readonly file: string; readonly table: string; readonly line: number };
  readonly producer: string;
}
export interface More {
  readonly kind: "more";
  readonly id: number;
  readonly earlier: readonly EarlierRow[];
  /** Of all figures that came after those days: how many, and the share inside the 80 % band. */
  readonly checked: number;
  readonly inside80: number | null;
  readonly tornado: {
    readonly year: number;
    readonly base: number;
    readonly bars: readonly { readonly name: string; readonly atLow: number; readonly atHigh: number }[];
  } | null;
}
export interface Failed {
  readonly kind: "failed";
  readonly id: number;
  readonly words: string;
}
export type Told = Study | More | Failed;
