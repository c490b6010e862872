import type { Node } from "yaml";
import type { Words } from "../reading.ts";
import {
  camel,
  type Ground,
  type Grounded,
  may,
  type Read,
  type Scene,
  type Schema,
  type Shape,
  type WordSpec,
  type WordSpecs,
} from "./shape.ts";
import { readSourceRef } from "./source.ts";
import { oneOf, words as wordsShape } from "./values.ts";

/** How a value is known. */
export const evidence = oneOf("text", "secondary", "unverified");
/** Every rule may say where it stands in its agreement, where that was read, and how well it is known. */
export const groundWords = {
  clause: may(wordsShape, "The place in the agreement, as a reader of it would cite it: `Art. III.2`."),
  source: may(
    {
      like: "a source of this file, or { title, url, read }",
      schema: () => ({ type: ["string", "object"] }),
      read: (x, n, at) => readSourceRef(x, n, at),
    },
    "The name of one of the file's `sources`, or a source in place.",
  ),
  verified: may(
    evidence,
    "`text`: read in the agreement's own text. `secondary`: reported by others. `unverified`: nothing that was read confirms it. Left out: that of its own source, else that of the rule around it.",
  ),
} satisfies WordSpecs;

function schemaOf(specs: WordSpecs): Schema {
  const needed = Object.entries(specs).flatMap(([w, s]) => (s.needed ? [w] : []));
  return {
    type: "object",
    properties: Object.fromEntries(
      Object.entries(specs).map(([w, s]) => [w, { description: s.about, ...s.shape.schema() }]),
    ),
    ...(needed.length === 0 ? {} : { required: needed }),
    additionalProperties: false,
  };
}

/** Read the words that are there; undefined when one that is needed is missing or wrong. */
function readWords(
  x: Scene,
  found: Words,
  specs: WordSpecs,
  needed: readonly string[],
): { [key: string]: unknown } | undefined {
  const value: { [key: string]: unknown } = {};
  // Of thirty words a rule has five: those of the file are gone through, not those of the language.
  for (const word of found.all) {
    const spec = Object.hasOwn(specs, word) ? specs[word] : undefined;
    const read = spec?.shape.read(x, found.value(word), found.key(word), `"${word}"`);
    if (read !== undefined) value[camelOf(word)] = read;
  }
  return needed.every((word) => value[camelOf(word)] !== undefined) ? value : undefined;
}
const camels = new Map<string, string>();
function camelOf(word: string): string {
  const known = camels.get(word) ?? camel(word);
  camels.set(word, known);
  return known;
}
const split = (specs: WordSpecs): readonly [readonly string[], readonly string[]] => {
  const all = Object.entries(specs);
  return [all.flatMap(([w, s]) => (s.needed ? [w] : [])), all.flatMap(([w, s]) => (s.needed ? [] : [w]))];
};

type Also<T> = (value: T, x: Scene, found: Words) => void;

/** A mapping of known words. @param also checks the words against each other, once they are read */
export function mapping<const W extends WordSpecs>(what: string, specs: W, also?: Also<Read<W>>): Shape<Read<W>> {
  const [needed, allowed] = split(specs);
  return {
    like: what,
    words: () => specs,
    schema: () => schemaOf(specs),
    read(x, node, at) {
      const found = x.r.words(node, at, what, needed, allowed);
      if (!x.r.isMapping(node)) return undefined;
      const value = readWords(x, found, specs, needed) as Read<W> | undefined;
      if (value === undefined) return undefined;
      x.words.set(value, found);
      also?.(value, x, found);
      return value;
    },
  };
}

/** A mapping that stands in the agreement: it has a clause, a source and a mark, its own or those of the rule around it. */
export function rule<const W extends WordSpecs>(
  what: string,
  specs: W,
  also?: Also<Read<W> & Grounded>,
  options: { readonly clauseNeeded?: boolean } = {},
): Shape<Read<W> & Grounded> {
  const ground: WordSpecs =
    options.clauseNeeded === true ? { ...groundWords, clause: { ...groundWords.clause, needed: true } } : groundWords;
  const all: WordSpecs = { ...specs, ...ground };
  const [needed, allowed] = split(all);
  const [ownNeeded] = split(specs);
  return {
    like: what,
    words: () => all,
    schema: () => schemaOf(all),
    read(x, node, at) {
      const found = x.r.words(node, at, what, needed, allowed);
      if (!x.r.isMapping(node)) return undefined;
      const own = readGround(x, found);
      const value = readWords({ ...x, ground: own }, found, specs, ownNeeded);
      if (value === undefined) return undefined;
      const whole = { ...value, ...own } as Read<W> & Grounded;
      x.words.set(whole, found);
      also?.(whole, x, found);
      return whole;
    },
  };
}

/** A rule's own clause, evidence and source, or those of the rule around it. */
export function readGround(x: Scene, found: Words): Ground & Grounded {
  const clause = found.has("clause")
    ? x.r.string(found.value("clause"), found.key("clause"), "clause")
    : x.ground.clause;
  const own = found.has("source") ? readSourceRef(x, found.value("source"), found.key("source")) : undefined;
  const source = own ?? x.ground.source;
  const said = found.has("verified")
    ? evidence.read(x, found.value("verified"), found.key("verified"), "an evidence mark")
    : undefined;
  if (said === "text" && source?.read === "second-hand")
    x.r.fault(
      found.value("verified"),
      `a second-hand source can't be marked "text"${source.key === undefined ? "" : `: "${source.key}" was not read itself`}`,
      { expected: "secondary, or the source in which the text was read" },
    );
  // A source of its own speaks for itself; without one the mark of the rule around stands.
  const verified = said ?? (own === undefined ? x.ground.verified : own.read === "second-hand" ? "secondary" : "text");
  return { clause: clause ?? "", verified, ...(source === undefined ? {} : { source }) };
}

/** A list of one or more. */
export function list<T>(what: string, shape: Shape<T>): Shape<readonly T[]> {
  return {
    like: `[ ${shape.like}, … ]`,
    inner: () => shape,
    schema: () => ({ type: "array", items: shape.schema(), minItems: 1 }),
    read(x, node, at) {
      const nodes = x.r.items(node, at, what);
      if (nodes.length === 0) {
        if (node !== null && "items" in node) x.r.fault(node, `${what} names at least one`, { expected: shape.like });
        return undefined;
      }
      return nodes.flatMap((n) => shape.read(x, n, n, `one of ${what}`) ?? []);
    },
  };
}

/** One, or a list of them. */
export function oneOrMore<T>(what: string, shape: Shape<T>): Shape<readonly T[]> {
  const many = list(what, shape);
  return {
    like: `${shape.like}, or a list`,
    either: () => [shape, many],
    schema: () => ({ anyOf: [shape.schema(), many.schema()] }),
    read(x, node, at) {
      if (node !== null && "items" in node && !x.r.isMapping(node)) return many.read(x, node, at, what);
      const one = shape.read(x, node, at, what);
      return one === undefined ? undefined : [one];
    },
  };
}

/** Names that the author chooses, each with a value of one shape. */
export function record<T>(what: string, shape: Shape<T>, key: RegExp = nameKey): Shape<ReadonlyMap<string, T>> {
  return {
    like: `name: ${shape.like}`,
    inner: () => shape,
    schema: () => ({
      type: "object",
      patternProperties: { [key.source]: shape.schema() },
      additionalProperties: false,
    }),
    read(x, node, at) {
      const entries = x.r.entries(node, at, what);
      if (entries === undefined) return undefined;
      const found = new Map<string, T>();
      for (const entry of entries) {
        if (!key.test(entry.key) || entry.key.length > 60) {
          x.r.fault(entry.keyNode, `"${entry.key}" can't be a name in ${what}`, {
            expected: key === nameKey ? "small letters, digits and hyphens, beginning with a letter" : key.source,
          });
          continue;
        }
        const value = shape.read(x, entry.value, entry.keyNode, `"${entry.key}"`);
        if (value !== undefined) found.set(entry.key, value);
      }
      return found;
    },
  };
}
export const nameKey = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
export const partyKey = /^[A-Z]{2}$/;

/** The first form that fits the node's kind: a scalar, a list or a mapping. */
export function byKind<S, M>(
  what: string,
  forms: { readonly scalar?: Shape<S>; readonly mapping?: Shape<M> },
): Shape<S | M> {
  const all = [forms.scalar, forms.mapping].filter((f) => f !== undefined) as readonly Shape<S | M>[];
  return {
    like: all.map((f) => f.like).join(", or "),
    either: () => all,
    schema: () => ({ anyOf: all.map((f) => f.schema()) }),
    read(x, node: Node | null, at, own) {
      const form = x.r.isMapping(node) ? forms.mapping : forms.scalar;
      if (form === undefined)
        return x.r.fault(node ?? at, `${own} is ${what}`, { expected: all.map((f) => f.like).join(", or ") });
      return (form as Shape<S | M>).read(x, node, at, own);
    },
  };
}

/** Another value made of what was read. */
export function made<A, B>(shape: Shape<A>, make: (value: A, x: Scene, node: Node | null) => B | undefined): Shape<B> {
  return {
    ...(shape as unknown as Shape<B>),
    read(x, node, at, what) {
      const value = shape.read(x, node, at, what);
      return value === undefined ? undefined : make(value, x, node);
    },
  };
}
export type { WordSpec };
