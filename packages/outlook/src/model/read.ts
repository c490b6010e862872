/** Read a model file: the whole of it, or every fault at once with file, line, column, what was expected, the nearest word. */
import { isMap, LineCounter, type Node, parseDocument } from "yaml";
import { extend } from "./extend.ts";
import { type Entry, Reading } from "./reading.ts";
import type { AimFrom, Model, ModelSource, Parameter, ReadModel, Reads, Release } from "./types.ts";
import { aimWords, type ParameterWord, parameterWords, reactionWords, uploadWords } from "./words.ts";

const topWords = [
  ...["model", "extends", "title", "about", "sources", "reads", "parameters", "parties", "aims", "upload", "reaction"],
];
const aimFroms: readonly AimFrom[] = ["foretold", "declared-ceiling"];
const isState = (key: string): boolean => /^[A-Z]{2}$/.test(key);

/**
 * @param source the file's name as faults should show it, and its text
 * @param base the model that an `extends` names, where it is known
 */
export function readModel(
  source: { readonly file: string; readonly text: string },
  base: (name: string) => Model | undefined = () => undefined,
): ReadModel {
  const lines = new LineCounter();
  const r = new Reading(source.file, lines);
  const doc = parsed(source.text, lines);
  if (doc === undefined)
    return { ok: false, faults: [{ file: source.file, line: 1, column: 1, message: "nested too deeply to read" }] };
  for (const e of [...doc.errors, ...doc.warnings]) r.fault(e.pos[0], `not readable as YAML: ${e.message}`);
  const root = doc.contents as Node | null;
  if (r.faults.length === 0 && !isMap(root))
    r.fault(root ?? 0, "a model file is a mapping", { expected: "model: name" });
  if (r.faults.length > 0) return { ok: false, faults: r.faults };
  const model = readTop(r, root, base);
  const faults = r.faults.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return faults.length > 0 || model === undefined ? { ok: false, faults } : { ok: true, model };
}

function parsed(text: string, lineCounter: LineCounter) {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false, version: "1.2" });
  } catch (error) {
    // The parser recurses into nested brackets; a file of ten thousand of them is no model.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readTop(r: Reading, root: Node | null, base: (name: string) => Model | undefined): Model | undefined {
  const top = new Map(r.entries(root, root, "a model", topWords).map((e) => [e.key, e]));
  const need = (key: string): Entry | undefined =>
    top.get(key) ?? r.fault(root, `a model has no "${key}"`, { expected: key });
  const nameAt = need("model");
  const name = nameAt === undefined ? undefined : r.string(nameAt.value, nameAt.keyNode, "model");
  const titleAt = need("title");
  const title = titleAt === undefined ? undefined : r.text(titleAt.value, titleAt.keyNode, "title");
  const aboutAt = need("about");
  const about = aboutAt === undefined ? undefined : r.text(aboutAt.value, aboutAt.keyNode, "about");
  const sources = readSources(r, top.get("sources"));
  const parameters = new Map<string, Parameter>();
  const take = (e: Entry, path: string, word: ParameterWord): void => {
    const p = r.parameter(e, path, word, sources);
    if (p !== undefined) parameters.set(path, p);
  };
  const group = (
    at: Entry | undefined,
    what: string,
    words: Readonly<Record<string, ParameterWord>>,
    prefix: string,
  ) => {
    if (at === undefined) return;
    for (const e of r.entries(at.value, at.keyNode, what, Object.keys(words))) {
      const word = words[e.key];
      if (word !== undefined) take(e, `${prefix}${e.key}`, word);
    }
  };
  group(top.get("parameters"), "parameters", parameterWords, "");
  for (const e of states(r, top.get("parties"), "parties")) group(e, e.key, parameterWords, `${e.key}.`);
  const aims = readAims(r, top.get("aims"), take);
  const upload = readUpload(r, top.get("upload"), take);
  readReaction(r, top.get("reaction"), take);
  const reads = readReads(r, top.get("reads"));
  const below = readBase(r, top.get("extends"), base);
  if (name === undefined || title === undefined || about === undefined || r.faults.length > 0) return undefined;
  const own: Model = {
    ...{ name, file: r.file, title, about, extends: [], parameters, aims, upload },
    reads: reads ?? { standsIn: new Map(), deployed: [], otherwise: [] },
    reacts: top.has("reaction"),
  };
  const model = below === undefined ? own : extend(below, own);
  const lacking = Object.keys(parameterWords).filter((w) => w !== "deployed-share" && !model.parameters.has(w));
  if (lacking.length > 0)
    return r.fault(nameAt?.keyNode ?? root, `the model says nothing of ${lacking.join(", ")}`, {
      expected: "those parameters, or `extends: record`",
    });
  return model;
}

function readBase(r: Reading, at: Entry | undefined, base: (name: string) => Model | undefined): Model | undefined {
  if (at === undefined) return undefined;
  const name = r.string(at.value, at.keyNode, "extends");
  if (name === undefined) return undefined;
  return (
    base(name) ??
    r.fault(at.value, `there is no model "${name}" to extend`, { expected: "record, or another that is given" })
  );
}

function readSources(r: Reading, at: Entry | undefined): ReadonlyMap<string, ModelSource> {
  const found = new Map<string, ModelSource>();
  if (at === undefined) return found;
  for (const e of r.entries(at.value, at.keyNode, "sources")) {
    const words = new Map(r.entries(e.value, e.keyNode, "a source", ["title", "url", "read"]).map((w) => [w.key, w]));
    const title = r.string(words.get("title")?.value ?? null, e.keyNode, "title");
    const url = words.has("url") ? r.string(words.get("url")?.value ?? null, e.keyNode, "url") : undefined;
    const read = r.string(words.get("read")?.value ?? null, e.keyNode, "read");
    if (read !== undefined && read !== "in-source" && read !== "second-hand")
      r.unknown(words.get("read")?.value ?? null, read, "a way of reading", ["in-source", "second-hand"]);
    else if (title !== undefined && read !== undefined)
      found.set(e.key, { title, ...(url === undefined ? {} : { url }), read });
  }
  return found;
}

function readReads(r: Reading, at: Entry | undefined): Reads | undefined {
  if (at === undefined) return undefined;
  const words = new Map(
    r.entries(at.value, at.keyNode, "reads", ["stands-in", "deployed", "otherwise"]).map((e) => [e.key, e]),
  );
  const list = (key: string): readonly string[] => {
    const e = words.get(key);
    return e === undefined ? [] : r.strings(e.value, e.keyNode, key);
  };
  const standsIn = states(r, words.get("stands-in"), "stands-in").map((e): [string, readonly string[]] => [
    e.key,
    r.strings(e.value, e.keyNode, "stands-in"),
  ]);
  return { standsIn: new Map(standsIn), deployed: list("deployed"), otherwise: list("otherwise") };
}

const states = (r: Reading, at: Entry | undefined, what: string): readonly Entry[] =>
  at === undefined
    ? []
    : r.entries(at.value, at.keyNode, what).filter((e) => {
        if (isState(e.key)) return true;
        r.fault(e.keyNode, `"${e.key}" is no state's code`, { expected: "two capital letters, such as CN" });
        return false;
      });

type Take = (e: Entry, path: string, word: ParameterWord) => void;

function readAims(r: Reading, at: Entry | undefined, take: Take): ReadonlyMap<string, AimFrom> {
  const aims = new Map<string, AimFrom>();
  for (const state of states(r, at, "aims")) {
    const entries = r.entries(state.value, state.keyNode, "an aim", ["from", ...Object.keys(aimWords)]);
    const from = entries.find((e) => e.key === "from");
    const said = r.string(from?.value ?? null, state.keyNode, "from");
    if (said !== undefined && !aimFroms.includes(said as AimFrom))
      r.unknown(from?.value ?? null, said, "where an aim comes from", aimFroms);
    else if (said !== undefined) aims.set(state.key, said as AimFrom);
    const needed = Object.keys(aimWords).filter((w) => w !== "due-after" || said === "declared-ceiling");
    each(r, state, entries, needed, aimWords, `aims.${state.key}`, take);
  }
  return aims;
}

function readUpload(r: Reading, at: Entry | undefined, take: Take): ReadonlyMap<string, Release> {
  const upload = new Map<string, Release>();
  for (const state of states(r, at, "upload")) {
    const entries = r.entries(state.value, state.keyNode, "an upload", ["released-by", ...Object.keys(uploadWords)]);
    const by = entries.find((e) => e.key === "released-by");
    const words = new Map(
      r
        .entries(by?.value ?? null, by?.keyNode ?? state.keyNode, "released-by", ["regime", "limit"])
        .map((e) => [e.key, e]),
    );
    const regime = r.string(words.get("regime")?.value ?? null, by?.keyNode ?? state.keyNode, "regime");
    const limit = r.string(words.get("limit")?.value ?? null, by?.keyNode ?? state.keyNode, "limit");
    if (regime !== undefined && limit !== undefined) upload.set(state.key, { regime, limit });
    each(r, state, entries, Object.keys(uploadWords), uploadWords, `upload.${state.key}`, take);
  }
  return upload;
}

function readReaction(r: Reading, at: Entry | undefined, take: Take): void {
  if (at === undefined) return;
  const { response, fatigue, noise } = reactionWords;
  if (response === undefined || fatigue === undefined || noise === undefined) return;
  const words = r.entries(at.value, at.keyNode, "reaction", ["response", "fatigue", "noise"]);
  for (const e of words) {
    if (e.key === "noise") take(e, "reaction.noise", noise);
    for (const who of e.key === "noise" ? [] : states(r, e, e.key)) {
      if (e.key === "fatigue") take(who, `reaction.fatigue.${who.key}`, fatigue);
      else for (const to of states(r, who, who.key)) take(to, `reaction.${who.key}.${to.key}`, response);
    }
  }
  for (const w of ["response", "noise"])
    if (!words.some((e) => e.key === w)) r.fault(at.keyNode, `a reaction has no "${w}"`, { expected: w });
}

function each(
  r: Reading,
  state: Entry,
  entries: readonly Entry[],
  needed: readonly string[],
  words: Readonly<Record<string, ParameterWord>>,
  prefix: string,
  take: Take,
): void {
  for (const e of entries) {
    const word = words[e.key];
    if (word !== undefined) take(e, `${prefix}.${e.key}`, word);
  }
  for (const w of needed)
    if (!entries.some((e) => e.key === w))
      r.fault(state.keyNode, `${prefix} has no "${w}"`, { expected: words[w]?.about ?? w });
}
