import { isMap, isSeq, type Node } from "yaml";
import { type RegimeRecord, records as recordsShape } from "./language/records.ts";
import { readListFile } from "./list-file.ts";
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
  const { faults, values, root } = readListFile(source, recordsShape, "records");
  if (faults.length === 0 && values !== undefined) return { ok: true, records: values };
  return { ok: false, faults, records: values ?? [], unread: unreadIds(root, values ?? []) };
}

function unreadIds(root: Node | null, read: readonly RegimeRecord[]): readonly string[] {
  if (!isSeq(root)) return [];
  const known = new Set(read.flatMap((r) => ("id" in r && r.id !== undefined ? [r.id] : [])));
  return root.items.flatMap((item) => {
    const id = isMap(item) ? item.get("id") : undefined;
    return id === undefined || known.has(String(id)) ? [] : [String(id)];
  });
}

export type { RegimeRecord };
