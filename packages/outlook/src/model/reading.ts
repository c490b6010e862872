/** One pass through a model file's YAML: every fault is kept with its place, and reading goes on. */
import { nearestOf } from "@comity/regime";
import { isMap, isScalar, isSeq, type LineCounter, type Node, type Pair } from "yaml";
import { type Distribution, distributionWords } from "./distribution.ts";
import type { ModelFault, ModelSource, Parameter, Text } from "./types.ts";
import type { ParameterWord } from "./words.ts";

export interface Entry {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node | null;
}
type Extra = { readonly expected?: string; readonly nearest?: string };
const languages = ["en", "fr", "ru", "zh"] as const;

export class Reading {
  readonly faults: ModelFault[] = [];
  readonly file: string;
  readonly #lines: LineCounter;

  constructor(file: string, lines: LineCounter) {
    this.file = file;
    this.#lines = lines;
  }

  lineOf(node: Node | null): number {
    return this.#lines.linePos(node?.range?.[0] ?? 0).line;
  }
  fault(where: Node | null | number, message: string, extra: Extra = {}): undefined {
    const { line, col } = this.#lines.linePos(typeof where === "number" ? where : (where?.range?.[0] ?? 0));
    this.faults.push({ file: this.file, line, column: col, message, ...extra });
    return undefined;
  }

  /** Entries of a mapping; unknown words are faults when the known ones are given. */
  entries(node: Node | null, at: Node | null, what: string, known?: readonly string[]): readonly Entry[] {
    if (!isMap(node)) {
      this.fault(node ?? at, `${what} is a mapping (name: value)`, { expected: known?.join(", ") ?? "a mapping" });
      return [];
    }
    return (node.items as Pair[]).flatMap((pair) => {
      const keyNode = pair.key as Node | null;
      if (!isScalar(keyNode)) {
        this.fault(keyNode ?? node, "a name must be a plain word");
        return [];
      }
      const key = String(keyNode.value);
      if (known !== undefined && !known.includes(key)) {
        this.unknown(keyNode as Node, key, `a word of ${what}`, known);
        return [];
      }
      return [{ key, keyNode: keyNode as Node, value: (pair.value as Node | null) ?? null }];
    });
  }

  unknown(node: Node | null, word: string, what: string, known: readonly string[]): undefined {
    const near = nearestOf(word, known);
    return this.fault(node, `"${word}" is not ${what}${near === undefined ? "" : `; the nearest is "${near}"`}`, {
      expected: known.join(", "),
      ...(near === undefined ? {} : { nearest: near }),
    });
  }

  string(node: Node | null, at: Node | null, what: string): string | undefined {
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === "string" && value.trim() !== "") return value;
    return this.fault(node ?? at, `${what} must be text`, { expected: "text" });
  }

  strings(node: Node | null, at: Node | null, what: string): readonly string[] {
    if (!isSeq(node)) {
      this.fault(node ?? at, `${what} is a list`, { expected: "[a, b]" });
      return [];
    }
    return (node.items as (Node | null)[]).flatMap((item) => this.string(item, node, `each of ${what}`) ?? []);
  }

  number(node: Node | null, at: Node | null, what: string): number | undefined {
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === "number" && Number.isFinite(value)) return value;
    return this.fault(node ?? at, `${what} must be a number`, { expected: "a number, such as 0.05" });
  }

  /** A text in all four languages. */
  text(node: Node | null, at: Node | null, what: string): Text | undefined {
    const found = new Map(this.entries(node, at, what, languages).map((e) => [e.key, e]));
    const said = languages.map((l) => {
      const e = found.get(l);
      if (e === undefined) return isMap(node) ? this.fault(at ?? node, `${what} is not given in "${l}"`) : undefined;
      return this.string(e.value, e.keyNode, `${what} (${l})`);
    });
    const [en, fr, ru, zh] = said;
    if (en === undefined || fr === undefined || ru === undefined || zh === undefined) return undefined;
    return { en, fr, ru, zh };
  }

  /** A distribution with its source, or with our reason. */
  parameter(
    e: Entry,
    name: string,
    word: ParameterWord,
    sources: ReadonlyMap<string, ModelSource>,
  ): Parameter | undefined {
    const kinds = Object.keys(distributionWords);
    const parts = this.entries(e.value, e.keyNode, name, [...kinds, "source", "ours", "because"]);
    if (parts.length === 0) return undefined;
    const given = parts.filter((p) => kinds.includes(p.key));
    const [one, second] = given;
    if (one === undefined) return this.fault(e.keyNode, `${name} has no distribution`, { expected: kinds.join(", ") });
    if (second !== undefined) return this.fault(second.keyNode, `${name} has two distributions; keep one`);
    const is = this.distribution(one, name);
    if (is !== undefined) this.#bounds(one, is, name, word);
    const by = this.#grounds(e, name, parts, sources);
    if (is === undefined || by === undefined) return undefined;
    return { name, is, ...by, file: this.file, line: this.lineOf(e.keyNode) };
  }

  distribution({ key, keyNode, value }: Entry, name: string): Distribution | undefined {
    const kind = key as Distribution["kind"];
    if (kind === "point") {
      const n = this.number(value, keyNode, name);
      return n === undefined ? undefined : { kind, value: n };
    }
    const words: readonly string[] = distributionWords[kind];
    const found = new Map(this.entries(value, keyNode, `a ${kind}`, words).map((e) => [e.key, e]));
    const numbers: Record<string, number> = {};
    for (const w of words) {
      const e = found.get(w);
      if (e === undefined) {
        if (isMap(value)) this.fault(keyNode, `a ${kind} has no "${w}"`, { expected: words.join(", ") });
        continue;
      }
      const n = this.number(e.value, e.keyNode, w);
      if (n === undefined) continue;
      if (w !== "mean" && w !== "low" && w !== "high" && !(w === "sd" ? n >= 0 : n > 0))
        this.fault(e.value, `"${w}" of a ${kind} must be above 0`);
      else numbers[w] = n;
    }
    if (Object.keys(numbers).length < words.length) return undefined;
    if (kind === "uniform" && (numbers.low ?? 0) > (numbers.high ?? 0))
      return this.fault(value, "low is above high; turn them round");
    return { kind, ...numbers } as unknown as Distribution;
  }

  #bounds(one: Entry, is: Distribution, name: string, { low, high, about }: ParameterWord): void {
    const middles =
      is.kind === "uniform"
        ? [is.low, is.high]
        : is.kind === "point"
          ? [is.value]
          : is.kind === "normal"
            ? [is.mean]
            : [];
    const median = is.kind === "lognormal" ? [is.median] : [];
    if ([...middles, ...median].some((v) => v < low || v > high))
      this.fault(one.keyNode, `${name} is ${about}: it lies from ${low} to ${high}`, { expected: `${low} to ${high}` });
  }

  #grounds(
    e: Entry,
    name: string,
    parts: readonly Entry[],
    sources: ReadonlyMap<string, ModelSource>,
  ): Pick<Parameter, "source" | "because"> | undefined {
    const of = (key: string): Entry | undefined => parts.find((p) => p.key === key);
    const ours = of("ours");
    const because = of("because");
    const why = because === undefined ? undefined : this.string(because.value, because.keyNode, "because");
    const from = of("source");
    if (from !== undefined) {
      const key = this.string(from.value, from.keyNode, "a source");
      const source = key === undefined ? undefined : sources.get(key);
      if (key !== undefined && source === undefined)
        return this.unknown(from.value, key, "a source of this file", [...sources.keys()]);
      return source === undefined ? undefined : { source, ...(why === undefined ? {} : { because: why }) };
    }
    if (ours !== undefined && isScalar(ours.value) && ours.value.value === true && why !== undefined)
      return { because: why };
    return this.fault(e.keyNode, `${name} has neither a source nor a reason of ours`, {
      expected: "source: <one of sources>, or ours: true with because: <words>",
    });
  }
}
