import { distance } from "fastest-levenshtein";
import { isMap, isScalar, isSeq, type LineCounter, type Node, type Pair } from "yaml";
import { countryFor } from "./codes.ts";
import type { Position, RegimeFault } from "./types.ts";

export interface Entry {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node | null;
}
type Extra = { readonly expected?: string; readonly nearest?: string };

/** One pass through a file's YAML tree. Every fault is kept; reading goes on, so that all are told at once. */
export class Reading {
  readonly faults: RegimeFault[] = [];
  readonly #file: string;
  readonly #text: string;
  readonly #lines: LineCounter;
  readonly #entries = new Map<Node, readonly Entry[]>();

  constructor(file: string, text: string, lines: LineCounter) {
    this.#file = file;
    this.#text = text;
    this.#lines = lines;
  }

  /** @param offset characters from the start of the file */
  positionAt(offset: number): Position {
    const { line, col } = this.#lines.linePos(offset);
    return { line, column: col };
  }
  positionOf(node: Node | null): Position {
    return this.positionAt(node?.range?.[0] ?? 0);
  }
  fault(where: Node | null | number, message: string, extra: Extra = {}): undefined {
    const position = typeof where === "number" ? this.positionAt(where) : this.positionOf(where);
    this.faults.push({ file: this.#file, ...position, message, ...extra });
    return undefined;
  }

  /** Where the n-th character of a scalar's value stands in the file; for folded or escaped text, the scalar's start. */
  offsetIn(node: Node, value: string, n: number): number {
    const [from, to] = node.range ?? [0, 0];
    const source = this.#text.slice(from, to);
    const whole = source.indexOf(value);
    if (whole >= 0) return from + whole + n;
    const line = value.slice(0, n).lastIndexOf("\n") + 1;
    const words = value.slice(line).split("\n")[0] ?? "";
    const found = words === "" ? -1 : source.indexOf(words);
    return found >= 0 ? from + found + (n - line) : from;
  }

  /** Entries of a mapping, in file order. @param what names it in a fault, such as "a field" */
  entries(node: Node | null, at: Node | null, what: string): readonly Entry[] | undefined {
    if (!isMap(node)) return this.fault(node ?? at, `${what} is a mapping (name: value)`, { expected: "a mapping" });
    // A mapping is asked for more than once: by its word, by its type, by the second reading.
    const known = this.#entries.get(node);
    if (known !== undefined) return known;
    const entries: Entry[] = [];
    for (const pair of node.items as Pair[]) {
      const key = pair.key as Node | null;
      if (!isScalar(key) || (typeof key.value !== "string" && typeof key.value !== "number"))
        this.fault(key ?? node, "a name must be a plain word");
      else
        entries.push({
          key: String(key.source ?? key.value),
          keyNode: key as Node,
          value: (pair.value as Node | null) ?? null,
        });
    }
    this.#entries.set(node, entries);
    return entries;
  }

  /** A mapping of known words. Unknown words and missing ones are faults; what is right is still returned. */
  words(
    node: Node | null,
    at: Node | null,
    what: string,
    required: readonly string[],
    optional: readonly string[] = [],
  ): Words {
    const entries = this.entries(node, at, what) ?? [];
    const found = new Map<string, Entry>();
    for (const entry of entries) {
      if (required.includes(entry.key) || optional.includes(entry.key)) found.set(entry.key, entry);
      else this.unknown(entry.keyNode, entry.key, `a word of ${what}`, [...required, ...optional]);
    }
    if (isMap(node))
      for (const word of required)
        if (!found.has(word)) this.fault(at ?? node, `${what} has no "${word}"`, { expected: word });
    return new Words(found, at ?? node);
  }

  unknown(node: Node | number | null, word: string, what: string, known: readonly string[]): void {
    const near = nearestName(word, known);
    const message = `"${word}" is not ${what}${near === undefined ? "" : `; the nearest is "${near}"`}`;
    this.fault(node, message, {
      expected: [...new Set(known)].join(", "),
      ...(near === undefined ? {} : { nearest: near }),
    });
  }

  /** Non-empty text. Numbers and true/false must be quoted to be text. */
  string(node: Node | null, at: Node | null, what: string): string | undefined {
    const value = this.scalar(node);
    if (typeof value === "string" && value.trim() !== "") return value;
    return this.fault(node ?? at, `${what} ${typeof value === "string" ? "is empty" : "must be text"}`, {
      expected: "text",
    });
  }
  number(node: Node | null, at: Node | null, what: string): number | undefined {
    const value = this.scalar(node);
    if (typeof value === "number" && Number.isFinite(value)) return value;
    return this.fault(node ?? at, `${what} must be a number`, { expected: "a number" });
  }
  /** One of the listed words. */
  oneOf<W extends string>(node: Node | null, at: Node | null, what: string, words: readonly W[]): W | undefined {
    const value = this.string(node, at, what);
    if (value === undefined) return undefined;
    const found = words.find((w) => w === value);
    if (found === undefined)
      this.unknown(
        node ?? (at as Node),
        value,
        /^"?[a-z-]+"?$/.test(what) ? `a word for "${what.replaceAll('"', "")}"` : what,
        words,
      );
    return found;
  }
  items(node: Node | null, at: Node | null, what: string): readonly Node[] {
    if (!isSeq(node)) {
      this.fault(node ?? at, `${what} is a list`, { expected: "a list" });
      return [];
    }
    return node.items.filter((item): item is Node => item !== null && typeof item === "object" && "range" in item);
  }
  scalar(node: Node | null): unknown {
    return isScalar(node) ? node.value : undefined;
  }
  isEmptyList(node: Node | null): boolean {
    return isSeq(node) && node.items.length === 0;
  }
  /** The plain values under a mapping, as JSON would hold them. */
  plainValues(node: Node | null): { readonly [name: string]: unknown } | undefined {
    return isMap(node) ? (node.toJSON() as { readonly [name: string]: unknown }) : undefined;
  }
  isMapping(node: Node | null): boolean {
    return isMap(node);
  }
}

/** The known words that were found under one mapping. */
export class Words {
  /** In the order of the file. */
  get all(): Iterable<string> {
    return this.#found.keys();
  }
  readonly #found: ReadonlyMap<string, Entry>;
  /** The key, or the mapping itself: where a fault about the whole stands. */
  readonly at: Node | null;
  constructor(found: ReadonlyMap<string, Entry>, at: Node | null) {
    this.#found = found;
    this.at = at;
  }
  has(word: string): boolean {
    return this.#found.has(word);
  }
  value(word: string): Node | null {
    return this.#found.get(word)?.value ?? null;
  }
  key(word: string): Node | null {
    return this.#found.get(word)?.keyNode ?? this.at;
  }
}

/** The nearest known word by Levenshtein distance; none when more than half of it would change. */
export function nearestOf(word: string, known: readonly string[]): string | undefined {
  const scored = known.map((k) => ({ k, d: distance(word.toLowerCase(), k.toLowerCase()) })).sort((a, b) => a.d - b.d);
  const [best] = scored;
  return best !== undefined && best.d <= Math.max(2, Math.ceil(Math.max(word.length, best.k.length) / 2))
    ? best.k
    : undefined;
}

/** The nearest of several names; for a capital code only the code that it stands for. */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  if (!/^[A-Z]{2,4}$/.test(written)) return nearestOf(written, known);
  const right = countryFor(written);
  return right !== undefined && right !== written && known.includes(right) ? right : undefined;
}
