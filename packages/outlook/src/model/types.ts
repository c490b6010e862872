import type { Distribution } from "./distribution.ts";

export interface Text {
  readonly en: string;
  readonly fr: string;
  readonly ru: string;
  readonly zh: string;
}

export interface ModelSource {
  readonly title: string;
  readonly url?: string;
  readonly read: "in-source" | "second-hand";
}

/** A number that a projection rests on, with where it comes from: a source, or our own reason. */
export interface Parameter {
  /** `pace-change`, or with its place: `CN.deployed-share`, `aims.CN.weight`, `reaction.RU.US`. */
  readonly name: string;
  readonly is: Distribution;
  readonly source?: ModelSource;
  /** The number is ours, and why it is what it is. */
  readonly because?: string;
  /** The line of the model file. */
  readonly file: string;
  readonly line: number;
}

/** Which figures of the record say what is projected. The stockpile: all that the record says measure it. */
export interface Reads {
  /** Quantities that stand in for a state's stockpile while the record has nothing else of that time. */
  readonly standsIn: ReadonlyMap<string, readonly string[]>;
  /** Quantities for the deployed warheads, the first that has a figure before the others. */
  readonly deployed: readonly string[];
  /** Producers who count otherwise: their level is no measure of growth in another's. */
  readonly otherwise: readonly string[];
}

/** Where an aim comes from: what is foretold for a year, or a ceiling that the state declares for itself. */
export type AimFrom = "foretold" | "declared-ceiling";

/** A limit whose end sets something free, by the names in its regime file. */
export interface Release {
  readonly regime: string;
  readonly limit: string;
}

/**
 * A model as its file says it, with what it extends. What the method does with each parameter stands in docs/outlook.md;
 * the numbers are all here.
 */
export interface Model {
  readonly name: string;
  readonly file: string;
  readonly title: Text;
  readonly about: Text;
  /** The names of what it builds on, nearest first. */
  readonly extends: readonly string[];
  readonly reads: Reads;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly aims: ReadonlyMap<string, AimFrom>;
  readonly upload: ReadonlyMap<string, Release>;
  /** Whether parties react to each other. */
  readonly reacts: boolean;
}

export interface ModelFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly expected?: string;
  readonly nearest?: string;
}

export type ReadModel =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly faults: readonly ModelFault[] };
