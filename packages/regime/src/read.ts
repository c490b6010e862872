import { portable, utf8 } from "@comity/wire";
import { isAlias, isCollection, isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import type { Scene } from "./grammar/shape.ts";
import { camel } from "./grammar/shape.ts";
import { sources as sourcesShape, type Top, top as topShape } from "./language/regime.ts";
import { nearestOf, Reading, type Words } from "./reading.ts";
import type { NotificationRule, ReadRegime, Regime } from "./regime-types.ts";
import { ruleFamilies } from "./regime-types.ts";
import { checkConflicts } from "./resolve/conflicts.ts";
import { resolveLife } from "./resolve/life.ts";
import { resolveNotification } from "./resolve/notifications.ts";
import { Resolver } from "./resolve/resolver.ts";
import { resolveRules } from "./resolve/rules.ts";
import { checkSense } from "./resolve/sense.ts";
import type { Party, RegimeFault, Source } from "./types.ts";

/**
 * Read a regime file (docs/regime-language.md): the whole of it, or every fault at once, each with file, line, column, what was
 * expected and the nearest right word. A first reading takes the file word by word; a second sees to it that names, moments
 * and conditions lead somewhere.
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
  const specs = topShape.words?.() ?? {};
  const needed = Object.entries(specs).flatMap(([w, s]) => (s.needed ? [w] : []));
  const found = r.words(root, root, "a regime", needed, Object.keys(specs));
  const first: Scene = { r, sources: new Map(), ground: { verified: "text" }, words: new WeakMap(), once: [] };
  const sources: ReadonlyMap<string, Source> =
    (found.has("sources")
      ? sourcesShape.read(first, found.value("sources"), found.key("sources"), "sources")
      : undefined) ?? new Map();
  const keyed = new Map([...sources].map(([key, s]) => [key, { key, ...s }]));
  // A source that could not be read is no unknown one as well.
  const named = new Map([
    ...keysOf(found.value("sources")).map(({ key }): [string, Source] => [key, { key, title: key, read: "in-source" }]),
    ...keyed,
  ]);
  const x: Scene = { ...first, sources: named };
  const top: { [word: string]: unknown } = {};
  for (const [word, spec] of Object.entries(specs)) {
    if (!found.has(word) || word === "sources") continue;
    const value = spec.shape.read(x, found.value(word), found.key(word), word);
    if (value !== undefined) top[camel(word)] = value;
  }
  const whole = top as Partial<Top>;
  checkTop(r, found, whole);
  const resolver = new Resolver(x, namesIn(r, found, whole));
  resolveRules(resolver, whole);
  const notifications = new Map<string, NotificationRule>();
  for (const [name, raw] of whole.notifications ?? [])
    notifications.set(
      name,
      resolveNotification(resolver, raw, whole.events ?? new Map(), whole.boundaries ?? new Map()),
    );
  const life = resolveLife(resolver, whole);
  checkSense(resolver, whole);
  checkConflicts(resolver, whole);
  const { regime: id, title, kind } = whole;
  if (r.faults.length > 0 || id === undefined || title === undefined || kind === undefined)
    return { ok: false, faults: inOrder(r.faults) };
  const empty: ReadonlyMap<string, never> = new Map<string, never>();
  const digest = [...sha256(utf8(text))].map((b) => b.toString(16).padStart(2, "0")).join("");
  const { regime: _, sources: _sources, life: _life, notFound, ...rest } = whole;
  const regime: Regime = {
    groups: empty,
    successions: [],
    boundaries: empty,
    events: empty,
    declarations: empty,
    types: empty,
    limits: empty,
    visits: empty,
    lines: empty,
    procedures: empty,
    undertakings: empty,
    pledges: empty,
    suspensions: empty,
    bodies: empty,
    ...rest,
    id,
    digest,
    title,
    kind,
    parties: (whole.parties ?? []) as readonly Party[],
    languages: whole.languages ?? [],
    sources: [...keyed.values()],
    life,
    notifications,
    notFound: notFound ?? [],
    textsInOneLanguage: x.once.length,
  };
  return { ok: true, regime };
}

/** What the top of the file says that no single word of it can tell. */
function checkTop(r: Reading, found: Words, whole: Partial<Top>): void {
  const { parties = [], kind } = whole;
  const nodes = (found.value("parties") as { items?: readonly Node[] } | null)?.items ?? [];
  if (parties.length === 1 && nodes.length === 1 && kind !== "pledge")
    r.fault(found.key("parties"), "a regime has at least two parties", { expected: "[FR, GB]" });
  for (const [i, p] of parties.entries())
    if (parties.indexOf(p) !== i) r.fault(nodes[i] ?? found.key("parties"), `${p} is listed twice`);
  if (!r.isMapping(found.at)) return;
  const meant = keysOf(found.at).some(({ key }) => !found.has(key) && nearestOf(key, ruleFamilies) !== undefined);
  if (!meant && !ruleFamilies.some((f) => found.has(f)))
    r.fault(found.at, "a regime has at least one rule", { expected: ruleFamilies.join(", ") });
  for (const f of ruleFamilies) {
    const value = found.value(f);
    if (found.has(f) && isMap(value) && value.items.length === 0) r.fault(found.key(f), `${f} names at least one`);
  }
}

/** All names of the file, those of rules that could not be read among them: they are not unknown as well. */
function namesIn(r: Reading, found: Words, whole: Partial<Top>) {
  const keys = (word: string): readonly { key: string; keyNode: Node }[] =>
    found.has(word) && r.isMapping(found.value(word)) ? keysOf(found.value(word)) : [];
  const rules = new Map<string, string>();
  for (const family of ruleFamilies)
    for (const { key, keyNode } of keys(family)) {
      const other = rules.get(key);
      if (other !== undefined)
        r.fault(keyNode, `"${key}" names a rule under "${other}" already; every rule of a file has a name of its own`);
      else rules.set(key, family);
    }
  return {
    // A party that another continues, and one that continues another, can be spoken of as itself.
    parties: new Set<string>([...(whole.parties ?? []), ...(whole.successions ?? []).flatMap((s) => [s.of, s.by])]),
    groups: new Set(keys("groups").map((k) => k.key)),
    bodies: new Set(keys("bodies").map((k) => k.key)),
    rules: new Set(rules.keys()),
    families: new Set<string>(ruleFamilies),
    life: new Set<string>((whole.life ?? []).map((e) => e.event)),
  };
}
const keysOf = (node: Node | null): readonly { key: string; keyNode: Node }[] =>
  isMap(node)
    ? node.items.flatMap((p) =>
        typeof (p.key as { value?: unknown } | null)?.value === "string"
          ? [{ key: String((p.key as { value: string }).value), keyNode: p.key as Node }]
          : [],
      )
    : [];

/** The document's root, or undefined when it is no YAML that can be read on. */
function readYaml(r: Reading, text: string, lines: LineCounter): Node | undefined {
  try {
    const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: "1.2" });
    for (const e of [...doc.errors, ...doc.warnings]) r.fault(e.pos[0], yamlWords(e.code, e.message));
    if ([...doc.errors, ...doc.warnings].some((e) => e.code !== "DUPLICATE_KEY")) return undefined;
    refuseLinks(r, doc.contents);
    if (doc.contents === null) return r.fault(0, "the file is empty", { expected: "regime: …" });
    return r.faults.some((f) => f.message.startsWith("write it out")) ? undefined : (doc.contents as Node);
  } catch (error) {
    // The parser recurses into nested brackets; a file of ten thousand of them is no regime.
    if (error instanceof RangeError) return r.fault(0, "nested too deeply to read");
    throw error;
  }
}
/** Aliases, anchors and tags: a reader of the file could not see what stands there. */
function refuseLinks(r: Reading, node: unknown): void {
  if (isAlias(node)) r.fault(node as unknown as Node, "write it out: a regime file has no aliases (*)");
  const scalar = isScalar(node);
  if (!scalar && !isCollection(node)) return;
  if (node.anchor !== undefined) r.fault(node as Node, "write it out: a regime file has no anchors (&)");
  if (typeof node.tag === "string" && node.tag !== "") r.fault(node as Node, `a regime file has no tags (${node.tag})`);
  if (scalar) return;
  for (const item of node.items) {
    if (!isPair(item)) refuseLinks(r, item);
    else {
      refuseLinks(r, item.key);
      refuseLinks(r, item.value);
    }
  }
}
const yamlWords = (code: string, message: string): string =>
  code === "DUPLICATE_KEY"
    ? "this name stands twice in one mapping; keep one of them"
    : `not readable as YAML: ${message}`;

const inOrder = (faults: readonly RegimeFault[]): readonly RegimeFault[] =>
  faults.toSorted((a, b) => a.line - b.line || a.column - b.column);
