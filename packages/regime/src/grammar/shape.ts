import type { Node } from "yaml";
import type { Reading, Words } from "../reading.ts";
import type { Clause, Evidence, Source } from "../types.ts";

/** JSON Schema (2020-12), as a plain object. */
export type Schema = { readonly [word: string]: unknown };

/** What a rule takes from the rule around it where it says nothing itself. */
export interface Ground {
  readonly clause?: Clause;
  readonly verified: Evidence;
  readonly source?: Source;
}

/** What reading knows besides the node: the faults so far, the file's sources, and the rule around. */
export interface Scene {
  readonly r: Reading;
  readonly sources: ReadonlyMap<string, Source>;
  readonly ground: Ground;
  /** The words that each mapping was read from, so that a later check can point at them. */
  readonly words: WeakMap<object, Words>;
  /** Texts that stand in one language only. */
  readonly once: Node[];
}

/**
 * One form of value in a regime file. A shape reads a node of the YAML tree into a value, or tells what is wrong with it, and
 * says the same as JSON Schema: the reader, the schema, the editor's completion and the tables of the guide come from one place.
 */
export interface Shape<T> {
  /** @returns undefined when at least one fault was told */
  read(x: Scene, node: Node | null, at: Node | null, what: string): T | undefined;
  schema(): Schema;
  /** What a person would write, for a fault's "expected" and for the guide. */
  readonly like: string;
  /** The words of a mapping, for completion and the guide. */
  readonly words?: () => WordSpecs;
  /** What stands under each name of a record or in each place of a list. */
  readonly inner?: () => Shape<unknown>;
  /** The forms of which this is one. */
  readonly either?: () => readonly Shape<unknown>[];
  /** The words of which this is one. */
  readonly oneOf?: readonly string[];
}
export type Of<S> = S extends Shape<infer T> ? T : never;

/** One word of a mapping. */
export interface WordSpec<T = unknown, N extends boolean = boolean> {
  readonly shape: Shape<T>;
  readonly needed: N;
  /** One sentence, for the guide and the editor. */
  readonly about: string;
}
export type WordSpecs = { readonly [word: string]: WordSpec };

/** A word that must be there. */
export const need = <T>(shape: Shape<T>, about: string): WordSpec<T, true> => ({ shape, needed: true, about });
/** A word that may be left out. */
export const may = <T>(shape: Shape<T>, about: string): WordSpec<T, false> => ({ shape, needed: false, about });

/** `at-least` in a file is `atLeast` in a value. */
export type Camel<S extends string> = S extends `${infer A}-${infer B}` ? `${A}${Capitalize<Camel<B>>}` : S;
export const camel = (word: string): string => word.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

type Needed<W extends WordSpecs> = {
  readonly [K in keyof W as W[K]["needed"] extends true ? Camel<K & string> : never]: Of<W[K]["shape"]>;
};
type Allowed<W extends WordSpecs> = {
  readonly [K in keyof W as W[K]["needed"] extends true ? never : Camel<K & string>]?: Of<W[K]["shape"]>;
};
/** The value of a mapping: needed words are there, the others may be. */
export type Read<W extends WordSpecs> = Needed<W> & Allowed<W>;
/** What every rule carries: its place in the agreement, how well it is known, and where it was read. */
export interface Grounded {
  readonly clause: Clause;
  readonly verified: Evidence;
  readonly source?: Source;
}
