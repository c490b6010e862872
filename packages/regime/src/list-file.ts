import { LineCounter, type Node, parseDocument } from "yaml";
import type { Scene, Shape } from "./grammar/shape.ts";
import { Reading, type Words } from "./reading.ts";
import type { RegimeFault } from "./types.ts";

/** A file beside a regime: a list in YAML or JSON. */
export interface ListFile<T> {
  readonly faults: readonly RegimeFault[];
  /** What could be read of it; undefined when nothing could. */
  readonly values: readonly T[] | undefined;
  readonly root: Node | null;
  /** The line on which a value that was read begins. */
  lineOf(value: object): number;
}

/** Read a file of records or of cases: every fault at once. An empty file, or an empty list, holds nothing and is no fault. */
export function readListFile<T>(
  source: { readonly file: string; readonly text: string },
  shape: Shape<readonly T[]>,
  what: string,
): ListFile<T> {
  const lines = new LineCounter();
  const r = new Reading(source.file, source.text, lines);
  const x: Scene = {
    r,
    sources: new Map(),
    ground: { verified: "text" },
    words: new WeakMap<object, Words>(),
    once: [],
  };
  const lineOf = (value: object): number => r.positionOf(x.words.get(value)?.at ?? null).line;
  try {
    const doc = parseDocument(source.text, { lineCounter: lines, prettyErrors: false, version: "1.2" });
    for (const e of doc.errors) r.fault(e.pos[0], `not readable as YAML or JSON: ${e.message}`);
    const root = doc.contents as Node | null;
    if (r.faults.length > 0) return { faults: r.faults, values: undefined, root, lineOf };
    const isEmpty = root === null || r.isEmptyList(root);
    return { faults: r.faults, values: isEmpty ? [] : shape.read(x, root, root, what), root, lineOf };
  } catch (error) {
    // The parser recurses into nested brackets; a file of ten thousand of them is none of ours.
    if (!(error instanceof RangeError)) throw error;
    r.fault(0, "nested too deeply to read");
    return { faults: r.faults, values: undefined, root: null, lineOf };
  }
}
