import type { Node } from "yaml";
import type { Source } from "../types.ts";
import type { Scene } from "./shape.ts";

/** A source in place, `{ title, url, read }`. */
export function readSource(x: Pick<Scene, "r">, node: Node | null, at: Node | null, key?: string): Source | undefined {
  const { r } = x;
  const words = r.words(node, at, "a source", ["title", "read"], ["url"]);
  const title = words.has("title") ? r.string(words.value("title"), words.key("title"), "title") : undefined;
  const read = words.has("read")
    ? r.oneOf(words.value("read"), words.key("read"), "in-source or second-hand", ["in-source", "second-hand"] as const)
    : undefined;
  const url = words.has("url") ? r.string(words.value("url"), words.key("url"), "url") : undefined;
  if (url !== undefined && !/^https?:\/\/\S+$/.test(url))
    r.fault(words.value("url"), `"${url}" is not a web address`, { expected: "https://…" });
  if (title === undefined || read === undefined) return undefined;
  return { ...(key === undefined ? {} : { key }), title, ...(url === undefined ? {} : { url }), read };
}

/** The name of one of the file's sources, or a source in place. */
export function readSourceRef(x: Scene, node: Node | null, at: Node | null): Source | undefined {
  const { r, sources } = x;
  if (r.isMapping(node)) return readSource(x, node, at);
  const key = r.string(node, at, "source");
  if (key === undefined) return undefined;
  const found = sources.get(key);
  if (found === undefined) r.unknown(node ?? at, key, "a source of this file", [...sources.keys()]);
  return found;
}
