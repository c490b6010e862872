/**
 * An archive of warnings as a file of JSON lines, only ever added to. A text stands in it once, with when it was first seen and its
 * SHA-256; another text under the same name is a further version. What a source said of its freshness is kept beside them.
 *
 *     {"kind":"warning","id":"NAVAREA XX 31/26","version":1,"sha256":"…","firstSeenAt":"…","source":"…","text":"…"}
 *     {"kind":"served","sha256":"…","source":"…","at":"…","served":false}
 *     {"kind":"fetched","url":"https://…","at":"…","etag":"…","lastModified":"…"}
 */
import { createHash } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { readWarning, warningId } from "@comity/watch";
import { z } from "zod";
import { Stop } from "../io.ts";

export const archivedSchema = z.object({
  kind: z.literal("warning"),
  id: z.string().describe("what the text calls itself, as the reader of that day read it"),
  version: z.number().int().describe("1 for the first text under that name"),
  sha256: z.string().describe("of the text in UTF-8, hex"),
  firstSeenAt: z.string().describe("UTC"),
  source: z.string(),
  text: z.string().describe("exactly as it came"),
});
export const fetchedSchema = z.object({
  kind: z.literal("fetched"),
  url: z.string(),
  at: z.string().describe("UTC"),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
});
export const servedLineSchema = z.object({
  kind: z.literal("served"),
  sha256: z.string(),
  source: z.string(),
  at: z.string().describe("UTC"),
  served: z.boolean().describe("false: its source serves the text no more; true: it does again"),
});
export type Archived = z.infer<typeof archivedSchema>;
export type ServedLine = z.infer<typeof servedLineSchema>;
export type Fetched = z.infer<typeof fetchedSchema>;

export interface ArchiveFile {
  /** When and how each address was last asked. */
  readonly fetched: ReadonlyMap<string, Fetched>;
  /** Lines that could not be read, such as one torn by a crash. They stay where they are. */
  readonly faults: readonly string[];
  /** @returns what was new */
  add(texts: readonly string[], source: string, at: string): readonly Archived[];
  /**
   * Notes what of a source's texts is not among these any more, and what is there again.
   * @returns digests of those that are gone
   */
  served(texts: readonly string[], source: string, at: string): readonly string[];
  note(f: Fetched): void;
  close(): void;
}

const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** @throws Stop with exit code 3 when the disk refuses */
export function openArchive(path: string): ArchiveFile {
  const seen = new Set<string>();
  const versions = new Map<string, number>();
  const fetched = new Map<string, Fetched>();
  const faults: string[] = [];
  /** Of each text, which source it first came from, and whether that serves it. */
  const servedBy = new Map<string, { readonly source: string; readonly served: boolean }>();
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  for (const [i, line] of before.split("\n").entries()) {
    if (line.trim() === "") continue;
    const record = z.union([archivedSchema, fetchedSchema, servedLineSchema]).safeParse(parsed(line));
    if (!record.success) faults.push(`${path}:${i + 1}: not a line of an archive; it was left as it is`);
    else if (record.data.kind === "fetched") fetched.set(record.data.url, record.data);
    else if (record.data.kind === "served") servedBy.set(record.data.sha256, record.data);
    else {
      seen.add(record.data.sha256);
      servedBy.set(record.data.sha256, { source: record.data.source, served: true });
      versions.set(record.data.id, Math.max(record.data.version, versions.get(record.data.id) ?? 0));
    }
  }
  let file: number;
  try {
    file = openSync(path, "a", 0o644);
  } catch (e) {
    throw new Stop(3, `${path} cannot be written: ${(e as Error).message}`);
  }
  function append(records: readonly (Archived | Fetched | ServedLine)[]): void {
    if (records.length === 0) return;
    try {
      writeSync(file, `${torn ? "\n" : ""}${records.map((r) => JSON.stringify(r)).join("\n")}\n`);
      torn = false;
      fsyncSync(file);
    } catch (e) {
      throw new Stop(3, `${path} cannot be written: ${(e as Error).message}`);
    }
  }
  // A last line without its end would swallow the next.
  let torn = before !== "" && !before.endsWith("\n");
  return {
    fetched,
    faults,
    add(texts, source, at) {
      const fresh: Archived[] = [];
      for (const text of texts) {
        const sha256 = digestOf(text);
        if (seen.has(sha256)) continue;
        seen.add(sha256);
        servedBy.set(sha256, { source, served: true });
        const id = warningId(readWarning(text));
        const version = (versions.get(id) ?? 0) + 1;
        versions.set(id, version);
        fresh.push({ kind: "warning", id, version, sha256, firstSeenAt: at, source, text });
      }
      append(fresh);
      return fresh;
    },
    served(texts, source, at) {
      const now = new Set(texts.map(digestOf));
      const changed = [...servedBy].flatMap(([sha256, was]): ServedLine[] =>
        was.source === source && was.served !== now.has(sha256)
          ? [{ kind: "served", sha256, source, at, served: !was.served }]
          : [],
      );
      for (const c of changed) servedBy.set(c.sha256, c);
      append(changed);
      return changed.filter((c) => !c.served).map((c) => c.sha256);
    },
    note(f) {
      fetched.set(f.url, f);
      append([f]);
    },
    close: () => closeSync(file),
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
