import { isMap, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { type RegimeRecord, records as recordsShape } from "./language/records.ts";
import { Reading, type Words } from "./reading.ts";
import type { RegimeFault } from "./types.ts";

export type ReadRecords =
  | { readonly ok: true; readonly records: readonly RegimeRecord[] }
  | {
      readonly ok: false;
      readonly faults: readonly RegimeFault[];
      /** Those that could be read, so that what is wrong with them can be told as well. */
      readonly records: readonly RegimeRecord[];
      /** The ids of those that could not. */
      readonly unread: readonly string[];
    };

/**
 * Read a file of what happened and what was said (docs/regime-language/records.md), in YAML or JSON: a list of records. Their
 * fields are read against a regime's rules when they are judged.
 */
export function readRecords(source: { file: string; text: string }): ReadRecords {
  const lines = new LineCounter();
  const r = new Reading(source.file, source.text, lines);
  try {
    const doc = parseDocument(source.text, { lineCounter: lines, prettyErrors: false, version: "1.2" });
    for (const e of doc.errors) r.fault(e.pos[0], `not readable as YAML or JSON: ${e.message}`);
    const root = doc.contents as Node | null;
    if (r.faults.length === 0 && root === null) return { ok: true, records: [] };
    if (
      r.faults.length === 0 &&
      "items" in (root as object) &&
      (root as unknown as { items: unknown[] }).items.length === 0 &&
      !r.isMapping(root)
    )
      return { ok: true, records: [] };
    const x = {
      r,
      sources: new Map(),
      ground: { verified: "text" as const },
      words: new WeakMap<object, Words>(),
      once: [] as Node[],
    };
    const records = r.faults.length > 0 ? undefined : recordsShape.read(x, root, root, "records");
    if (r.faults.length === 0 && records !== undefined) return { ok: true, records };
    return { ok: false, faults: r.faults, records: records ?? [], unread: unreadIds(root, records ?? []) };
  } catch (error) {
    if (error instanceof RangeError)
      return {
        ok: false,
        faults: [{ file: source.file, line: 1, column: 1, message: "nested too deeply to read" }],
        ...none,
      };
    throw error;
  }
}
const none = { records: [], unread: [] };

function unreadIds(root: Node | null, read: readonly RegimeRecord[]): readonly string[] {
  if (!isSeq(root)) return [];
  const known = new Set(read.flatMap((r) => ("id" in r && r.id !== undefined ? [r.id] : [])));
  return root.items.flatMap((item) => {
    const id = isMap(item) ? item.get("id") : undefined;
    return id === undefined || known.has(String(id)) ? [] : [String(id)];
  });
}

export type { RegimeRecord };
