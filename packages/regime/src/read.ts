import { portable, utf8 } from "@comity/wire";
import { LineCounter, type Node, parseDocument, visit } from "yaml";
import type { FieldReading } from "./read-fields.ts";
import { evidences, readDay, readParty, readSource, readSourceRef, readText } from "./read-parts.ts";
import { readNotification } from "./read-rules.ts";
import { Reading, type Words } from "./reading.ts";
import type {
  Kind,
  LifeEvent,
  LifeWord,
  NotificationRule,
  Party,
  ReadRegime,
  RegimeFault,
  Source,
  Text,
} from "./types.ts";

const kinds: readonly Kind[] = ["treaty", "agreement", "memorandum", "political-code", "proposal", "pledge"];
const lifeWords: readonly LifeWord[] = [
  "proposed",
  "signed",
  "provisionally-applied",
  "in-force",
  "extended",
  "suspended",
  "resumed",
  "expired",
  "withdrawn",
];
const required = ["regime", "title", "kind", "parties", "languages", "sources", "life", "notifications"];
const optional = ["about", "not-found"];

/**
 * Read a regime file (docs/regime-language.md): the whole of it, or every fault at once, each with file, line, column, what was
 * expected and the nearest right word.
 * @param source the file's name as faults should show it, and its text
 * @param sha256 of the file's UTF-8 bytes, for the digest that notifications carry
 */
export function readRegime(
  source: { file: string; text: string },
  sha256: (bytes: Uint8Array) => Uint8Array = portable.sha256,
): ReadRegime {
  const { file, text } = source;
  const lines = new LineCounter();
  const r = new Reading(file, text, lines);
  const root = readYaml(r, text, lines);
  if (root === undefined) return { ok: false, faults: inOrder(r.faults) };
  const words = r.words(root, root, "a regime", required, optional);
  const id = words.has("regime") ? r.string(words.value("regime"), words.key("regime"), "regime") : undefined;
  if (id !== undefined && !/^[a-z][a-z0-9-]{0,62}$/.test(id))
    r.fault(words.value("regime"), `"${id}" cannot name a regime`, { expected: "small letters, digits and hyphens" });
  const title = text4(r, words, "title");
  const about = text4(r, words, "about");
  const kind = words.has("kind")
    ? r.oneOf(words.value("kind"), words.key("kind"), "a kind of instrument", kinds)
    : undefined;
  const parties = readParties(r, words);
  const languages = readLanguages(r, words);
  const sources = readSources(r, words);
  const life = readLife(r, words, parties, sources);
  const notifications = readNotifications({ r, sources }, words);
  const notFound = words.has("not-found")
    ? r
        .items(words.value("not-found"), words.key("not-found"), "not-found")
        .flatMap((n) => readText(r, n, n, "what was not found") ?? [])
    : [];
  if (r.faults.length > 0 || id === undefined || title === undefined || kind === undefined)
    return { ok: false, faults: inOrder(r.faults) };
  const digest = [...sha256(utf8(text))].map((b) => b.toString(16).padStart(2, "0")).join("");
  return {
    ok: true,
    regime: {
      id,
      digest,
      title,
      ...(about === undefined ? {} : { about }),
      kind,
      parties,
      languages,
      sources: [...sources.values()],
      life,
      notifications,
      notFound,
    },
  };
}

/** The document's root, or undefined when it is no YAML that can be read on. */
function readYaml(r: Reading, text: string, lines: LineCounter): Node | undefined {
  try {
    const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: "1.2" });
    for (const e of [...doc.errors, ...doc.warnings]) r.fault(e.pos[0], yamlWords(e.code, e.message));
    if ([...doc.errors, ...doc.warnings].some((e) => e.code !== "DUPLICATE_KEY")) return undefined;
    visit(doc, {
      Alias: (_, node) => void r.fault(node as unknown as Node, "write it out: a regime file has no aliases (*)"),
      Node: (_, node) => {
        if ("anchor" in node && node.anchor !== undefined)
          r.fault(node as Node, "write it out: a regime file has no anchors (&)");
        if ("tag" in node && typeof node.tag === "string" && node.tag !== "")
          r.fault(node as Node, `a regime file has no tags (${node.tag})`);
      },
    });
    if (doc.contents === null) return r.fault(0, "the file is empty", { expected: "regime: …" });
    return r.faults.some((f) => f.message.startsWith("write it out")) ? undefined : (doc.contents as Node);
  } catch (error) {
    // The parser recurses into nested brackets; a file of ten thousand of them is no regime.
    if (error instanceof RangeError) return r.fault(0, "nested too deeply to read");
    throw error;
  }
}
const yamlWords = (code: string, message: string): string =>
  code === "DUPLICATE_KEY"
    ? "this name stands twice in one mapping; keep one of them"
    : `not readable as YAML: ${message}`;

const text4 = (r: Reading, words: Words, word: string): Text | undefined =>
  words.has(word) ? readText(r, words.value(word), words.key(word), word) : undefined;

function readParties(r: Reading, words: Words): readonly Party[] {
  if (!words.has("parties")) return [];
  const nodes = r.items(words.value("parties"), words.key("parties"), "parties");
  if (nodes.length < 2) r.fault(words.key("parties"), "a regime has at least two parties", { expected: "[FR, GB]" });
  const parties = nodes.flatMap((n) => readParty(r, n) ?? []);
  for (const [i, p] of parties.entries())
    if (parties.indexOf(p) !== i) r.fault(nodes[i] ?? null, `${p} is listed twice`);
  return parties;
}

function readLanguages(r: Reading, words: Words): readonly string[] {
  if (!words.has("languages")) return [];
  return r.items(words.value("languages"), words.key("languages"), "languages").flatMap((n) => {
    const value = r.scalar(n);
    if (typeof value === "string" && /^[a-z]{2}$/.test(value)) return [value];
    r.fault(n, "a language is two small letters (ISO 639-1)", { expected: "a code such as fr" });
    return [];
  });
}

function readSources(r: Reading, words: Words): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>();
  if (!words.has("sources")) return sources;
  for (const entry of r.entries(words.value("sources"), words.key("sources"), "sources") ?? []) {
    const source = readSource(r, entry.value, entry.keyNode, entry.key);
    if (source !== undefined) sources.set(entry.key, source);
  }
  return sources;
}

function readLife(
  r: Reading,
  words: Words,
  parties: readonly Party[],
  sources: ReadonlyMap<string, Source>,
): readonly LifeEvent[] {
  if (!words.has("life")) return [];
  const nodes = r.items(words.value("life"), words.key("life"), "life");
  if (nodes.length === 0)
    r.fault(words.key("life"), "a regime's life has at least one event", { expected: "{ on, event, source }" });
  const events = nodes.flatMap((node): LifeEvent[] => {
    const own = r.words(node, node, "an event of its life", ["on", "event", "source"], ["parties", "note", "verified"]);
    const on = own.has("on") ? readDay(r, own.value("on"), own.key("on"), "on") : undefined;
    const event = own.has("event")
      ? r.oneOf(own.value("event"), own.key("event"), "an event of a regime's life", lifeWords)
      : undefined;
    const who = own.has("parties")
      ? r.items(own.value("parties"), own.key("parties"), "parties").flatMap((n) => readParty(r, n, parties) ?? [])
      : undefined;
    const note = text4(r, own, "note");
    const source = readSourceRef(r, own, sources);
    const verified = own.has("verified")
      ? (r.oneOf(own.value("verified"), own.key("verified"), "an evidence mark", evidences) ?? "text")
      : "text";
    if (on === undefined || event === undefined || source === undefined) return [];
    return [
      {
        on,
        event,
        ...(who === undefined ? {} : { parties: who }),
        ...(note === undefined ? {} : { note }),
        source,
        verified,
      },
    ];
  });
  for (const [i, e] of events.entries())
    if (i > 0 && e.on < (events[i - 1]?.on ?? e.on))
      r.fault(nodes[i] ?? null, `${e.on} stands after a later event; write a life in the order of its days`);
  return events;
}

function readNotifications(f: FieldReading, words: Words): ReadonlyMap<string, NotificationRule> {
  const rules = new Map<string, NotificationRule>();
  if (!words.has("notifications")) return rules;
  const entries = f.r.entries(words.value("notifications"), words.key("notifications"), "notifications");
  if (entries?.length === 0) f.r.fault(words.key("notifications"), "a regime names at least one notification");
  for (const entry of entries ?? []) {
    const rule = readNotification(f, entry);
    if (rule !== undefined) rules.set(rule.name, rule);
  }
  return rules;
}

const inOrder = (faults: readonly RegimeFault[]): readonly RegimeFault[] =>
  faults.toSorted((a, b) => a.line - b.line || a.column - b.column);
