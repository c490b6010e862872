import type { Node } from "yaml";
import { isDay, parseDuration } from "./duration.ts";
import type { Entry, Reading, Words } from "./reading.ts";
import {
  type Clause,
  type Day,
  type Duration,
  type Evidence,
  languages,
  type Party,
  type Source,
  type Text,
} from "./types.ts";

/** What a rule takes from the rule around it where it says nothing itself. */
export interface Ground {
  readonly clause?: Clause;
  readonly verified: Evidence;
  readonly source?: Source;
}
export const groundWords = ["clause", "verified", "source"] as const;
export const evidences = ["text", "secondary", "unverified"] as const;

/** `{ en: …, fr: …, ru: …, zh: … }`. A missing language is one fault that names all that are missing. */
export function readText(r: Reading, node: Node | null, at: Node | null, what: string): Text | undefined {
  if (!r.isMapping(node))
    return r.fault(node ?? at, `${what} is given in four languages`, { expected: "{ en: …, fr: …, ru: …, zh: … }" });
  const words = r.words(node, at, what, [], languages);
  const missing = languages.filter((l) => !words.has(l));
  if (missing.length > 0)
    return r.fault(at ?? node, `${what} is missing in ${missing.join(", ")}`, { expected: languages.join(", ") });
  const [en, fr, ru, zh] = languages.map((l) => r.string(words.value(l), words.key(l), `${what} in ${l}`));
  if (en === undefined || fr === undefined || ru === undefined || zh === undefined) return undefined;
  return { en, fr, ru, zh };
}

export function readDuration(r: Reading, words: Words, word: string): Duration | undefined {
  if (!words.has(word)) return undefined;
  const text = r.scalar(words.value(word));
  const duration = typeof text === "string" ? parseDuration(text) : undefined;
  if (duration !== undefined) return duration;
  return r.fault(
    words.value(word) ?? words.key(word),
    `"${word}" must be a duration in days, hours, minutes or seconds (months and years have no fixed length)`,
    {
      expected: "an ISO 8601 duration such as PT24H or P7D",
    },
  );
}

export function readDay(r: Reading, node: Node | null, at: Node | null, what: string): Day | undefined {
  const value = r.scalar(node);
  return isDay(value)
    ? value
    : r.fault(node ?? at, `${what} must be a day that exists, written 2026-02-14`, {
        expected: "a day such as 2026-02-14",
      });
}

export function readParty(r: Reading, node: Node, listed?: readonly Party[]): Party | undefined {
  const value = r.scalar(node);
  if (typeof value !== "string" || !/^[A-Z]{2}$/.test(value))
    return r.fault(node, "a party is two capital letters (ISO 3166-1 alpha-2)", { expected: "a code such as FR" });
  if (listed !== undefined && !(listed as readonly string[]).includes(value)) {
    r.unknown(node, value, "a party of this regime", listed);
    return undefined;
  }
  return value as Party;
}

/** A source in place, `{ title, url, read }`. */
export function readSource(r: Reading, node: Node | null, at: Node | null, key?: string): Source | undefined {
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
export function readSourceRef(r: Reading, words: Words, sources: ReadonlyMap<string, Source>): Source | undefined {
  if (!words.has("source")) return undefined;
  const node = words.value("source");
  if (r.isMapping(node)) return readSource(r, node, words.key("source"));
  const key = r.string(node, words.key("source"), "source");
  if (key === undefined) return undefined;
  const found = sources.get(key);
  if (found === undefined)
    r.unknown(node ?? (words.key("source") as Node), key, "a source of this file", [...sources.keys()]);
  return found;
}

/** A rule's own clause, evidence and source, or those of the rule around it. */
export function readGround(
  r: Reading,
  words: Words,
  around: Ground,
  sources: ReadonlyMap<string, Source>,
): Ground & { readonly clause: Clause } {
  const clause = words.has("clause") ? r.string(words.value("clause"), words.key("clause"), "clause") : around.clause;
  const verified = words.has("verified")
    ? r.oneOf(words.value("verified"), words.key("verified"), "an evidence mark", evidences)
    : around.verified;
  const source = readSourceRef(r, words, sources) ?? around.source;
  return { clause: clause ?? "", verified: verified ?? around.verified, ...(source === undefined ? {} : { source }) };
}

/** Names that travel in messages: `launch-area`. */
export function readName(r: Reading, entry: Entry, what: string): string | undefined {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(entry.key) && entry.key.length <= 60) return entry.key;
  return r.fault(entry.keyNode, `${what} is named in small letters, digits and hyphens`, {
    expected: "a name such as launch-area",
  });
}
