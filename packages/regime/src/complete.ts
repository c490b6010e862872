import type { Shape, WordSpecs } from "./grammar/shape.ts";
import { top } from "./language/regime.ts";

/** What could stand at a place in a regime file. */
export interface Completion {
  readonly word: string;
  /** A word of the language before its colon, or a value after one. */
  readonly kind: "word" | "value";
  readonly about: string;
  readonly needed: boolean;
}
export interface Completions {
  /** Where the word that is being written begins, in characters from the start of the text. */
  readonly from: number;
  readonly options: readonly Completion[];
}

/**
 * Words that fit at a place in a regime file that is being written, and so may be broken anywhere: the way to the place is read
 * from indentation and open braces alone.
 * @param offset characters from the start of the text
 */
export function completionsAt(text: string, offset: number): Completions {
  const before = text.slice(0, offset);
  const typed = /[A-Za-z0-9_-]*$/.exec(before)?.[0] ?? "";
  const from = offset - typed.length;
  const place = placeOf(text.slice(0, from), text);
  if (place === undefined) return { from, options: [] };
  const shapes = follow([top as Shape<unknown>], place.way);
  const options = place.value === undefined ? wordsOf(shapes, place.present) : valuesOf(follow(shapes, [place.value]));
  return { from, options };
}

interface Place {
  /** Keys from the top; a place in a list is `-`. */
  readonly way: readonly string[];
  /** The key whose value is being written; absent: a key is. */
  readonly value?: string;
  /** Keys that the same mapping has already. */
  readonly present: ReadonlySet<string>;
}
const key = /^(\s*(?:- +)*)([A-Za-z0-9][\w.-]*):(?:\s|$)/;

function placeOf(before: string, whole: string): Place | undefined {
  const lines = before.split("\n");
  const line = lines.at(-1) ?? "";
  if (/(^|\s)#/.test(line.replace(/"[^"]*"|'[^']*'/g, ""))) return undefined;
  const braces = bracesIn(line);
  const [head = line] = braces.length === 0 ? [line] : [line.slice(0, braces[0]?.at ?? 0)];
  const indent = indentOf(head);
  const own = key.exec(head);
  const outer = wayTo(lines.slice(0, -1), own === null ? indent : (own[1] ?? "").length);
  if (braces.length === 0) {
    if (own !== null) return { way: [...outer, ...listMark(head)], value: own[2] ?? "", present: new Set() };
    return { way: [...outer, ...listMark(head)], present: siblings(whole, lines.length - 1, indent) };
  }
  const way = [...outer, ...listMark(head), ...(own === null ? [] : [own[2] ?? ""])];
  for (const b of braces) {
    if (b.list) way.push("-");
    if (b.key !== undefined && b !== braces.at(-1)) way.push(b.key);
  }
  const last = braces.at(-1);
  if (last === undefined || last.list)
    return last?.list === true ? { way: way.slice(0, -1), value: "-", present: new Set() } : undefined;
  return last.key === undefined ? { way, present: last.present } : { way, value: last.key, present: last.present };
}

interface Brace {
  readonly at: number;
  readonly list: boolean;
  /** The key whose value is open. */
  key: string | undefined;
  readonly present: Set<string>;
}
/** Braces and brackets of a line that are still open at its end. */
function bracesIn(line: string): readonly Brace[] {
  const open: Brace[] = [];
  let quote = "";
  let word = "";
  for (let i = 0; i < line.length; i++) {
    const c = line[i] ?? "";
    if (quote !== "") {
      if (c === quote) quote = "";
    } else if ((c === '"' || c === "'") && word === "") quote = c;
    else if ((c === "{" || c === "[") && (i === 0 || /[\s{[,:-]/.test(line[i - 1] ?? " "))) {
      open.push({ at: i, list: c === "[", key: undefined, present: new Set() });
      word = "";
    } else if (c === "}" || c === "]") {
      open.pop();
      word = "";
    } else if (c === "," || c === " ") {
      const last = open.at(-1);
      if (c === "," && last !== undefined) last.key = undefined;
      word = "";
    } else if (c === ":") {
      const last = open.at(-1);
      if (last !== undefined && !last.list && word !== "") {
        last.key = word;
        last.present.add(word);
      }
      word = "";
    } else word += c;
  }
  return open;
}
const indentOf = (line: string): number => (/^\s*(?:- +)*/.exec(line)?.[0] ?? "").length;
const listMark = (line: string): readonly string[] => (/^\s*- +/.test(line) || /^\s*-$/.test(line) ? ["-"] : []);

/** The keys above a line, by indentation. */
function wayTo(above: readonly string[], indent: number): readonly string[] {
  const way: string[] = [];
  let inside = indent;
  for (let i = above.length - 1; i >= 0 && inside > 0; i--) {
    const line = above[i] ?? "";
    if (line.trim() === "" || line.trim().startsWith("#")) continue;
    const found = key.exec(line);
    const marks = /^(\s*)((?:- +)*)/.exec(line);
    const dash = (marks?.[1] ?? "").length;
    const at = indentOf(line);
    if (found !== null && at < inside) {
      way.unshift(found[2] ?? "");
      inside = at;
    }
    if ((marks?.[2] ?? "") !== "" && dash < inside && at <= inside) {
      way.unshift("-");
      inside = dash;
      // A list may stand at its key's own indentation.
      const owner = above.slice(0, i).findLast((l) => key.test(l) && indentOf(l) <= dash && !/^\s*- /.test(l));
      if (owner !== undefined && indentOf(owner) === dash) {
        way.unshift(key.exec(owner)?.[2] ?? "");
        const up = above.lastIndexOf(owner);
        return [...wayTo(above.slice(0, up), dash), ...way];
      }
    }
  }
  return way;
}

/** Keys of the lines around that stand at one indentation. */
function siblings(text: string, n: number, indent: number): ReadonlySet<string> {
  const lines = text.split("\n");
  const found = new Set<string>();
  for (const step of [-1, 1])
    for (let i = n + step; i >= 0 && i < lines.length; i += step) {
      const line = lines[i] ?? "";
      if (line.trim() === "") continue;
      if (indentOf(line) < indent) break;
      const own = key.exec(line);
      if (own !== null && indentOf(line) === indent) found.add(own[2] ?? "");
      if (/^\s*- /.test(line) && indentOf(line) === indent && step === -1) break;
      if (/^\s*- /.test(line) && step === 1) break;
    }
  return found;
}

const formsOf = (shape: Shape<unknown>): readonly Shape<unknown>[] => [
  shape,
  ...(shape.either?.().flatMap(formsOf) ?? []),
];
function follow(from: readonly Shape<unknown>[], way: readonly string[]): readonly Shape<unknown>[] {
  let here = from.flatMap(formsOf);
  for (const step of way) {
    here = here.flatMap((shape) => {
      const word = shape.words?.()[step];
      if (word !== undefined) return formsOf(word.shape);
      return shape.inner === undefined ? [] : formsOf(shape.inner());
    });
  }
  return here;
}
function wordsOf(shapes: readonly Shape<unknown>[], present: ReadonlySet<string>): readonly Completion[] {
  const specs: WordSpecs = Object.assign({}, ...shapes.map((s) => s.words?.() ?? {}));
  return Object.entries(specs)
    .filter(([word]) => !present.has(word))
    .map(([word, s]) => ({ word, kind: "word" as const, about: s.about, needed: s.needed }))
    .sort((a, b) => Number(b.needed) - Number(a.needed));
}
function valuesOf(shapes: readonly Shape<unknown>[]): readonly Completion[] {
  const words = shapes.flatMap((s) => s.oneOf ?? (s.like === "true, false" ? ["true", "false"] : []));
  const inner = shapes.flatMap((s) => (s.inner === undefined ? [] : formsOf(s.inner()).flatMap((f) => f.oneOf ?? [])));
  return [...new Set([...words, ...inner])].map((word) => ({ word, kind: "value" as const, about: "", needed: false }));
}
