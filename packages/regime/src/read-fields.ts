import { isSeq, type Node } from "yaml";
import { checkCondition } from "./condition.ts";
import { readGround } from "./grammar/combine.ts";
import type { Ground, Scene } from "./grammar/shape.ts";
import { duration, flag, name, oneOf, text } from "./grammar/values.ts";
import { titleOf } from "./language/title.ts";
import { allPaths, findPath } from "./paths.ts";
import type { Entry, Reading, Words } from "./reading.ts";
import type { Choice, Condition, Duration, FieldBase, FieldSpec, PlaceShape } from "./types.ts";

export const fieldTypes = [
  "instant",
  "day",
  "interval",
  "bearing",
  "number",
  "choice",
  "text",
  "flag",
  "party",
  "place",
  "group",
] as const;
type FieldType = (typeof fieldTypes)[number];
export const placeShapes = ["point", "circle", "polygon", "ocean-quadrant", "named-water", "named-site"] as const;
const groundNames = ["clause", "source", "verified"];
const fieldWords = ["label", "hint", "optional", "many", "release", "coarse", ...groundNames];
const releases = oneOf("public", "own-data", "parties", "addressees", "authority", "in-confidence");
const ownWords: {
  readonly [T in FieldType]: { readonly required: readonly string[]; readonly optional: readonly string[] };
} = {
  instant: { required: [], optional: [] },
  day: { required: [], optional: [] },
  interval: { required: [], optional: ["at-most", "exactly"] },
  bearing: { required: [], optional: ["from", "to"] },
  number: { required: [], optional: ["unit", "min", "max", "whole"] },
  choice: { required: ["choices"], optional: [] },
  text: { required: [], optional: ["length-max"] },
  flag: { required: [], optional: [] },
  party: { required: [], optional: [] },
  place: { required: ["as"], optional: [] },
  group: { required: ["fields"], optional: [] },
};
/** What a condition sees besides the fields; and every JSON object in JavaScript answers to `constructor`. */
export const reservedNames = ["item", "by", "to", "parties", "constructor"];
/** Longest free text where the file names no shorter one: what a message may carry in one value. */
const lengthMaxDefault = 2000; // tidy: characters, ours
const lengthMaxMost = 8000;

/** Fields that were not read well: what names them is not told again as unknown. */
export const brokenFields = new WeakMap<ReadonlyMap<string, FieldSpec>, ReadonlySet<string>>();

/** `fields:` of a notification, a follow-up or a group. */
export function readFields(
  f: Scene,
  node: Node | null,
  at: Node | null,
  around: Ground,
): ReadonlyMap<string, FieldSpec> {
  const fields = new Map<string, FieldSpec>();
  const broken = new Set<string>();
  for (const entry of f.r.entries(node, at, "fields") ?? []) {
    const name = readName(f.r, entry, "a field");
    const spec = readField(f, name ?? entry.key, entry.value, entry.keyNode, around);
    if (name !== undefined && spec !== undefined) fields.set(name, spec);
    else broken.add(entry.key);
  }
  if (broken.size > 0) brokenFields.set(fields, broken);
  fieldNodes.set(fields, node);
  return fields;
}

/** Where a form stands in the file, for faults that are found once all is read. */
export const fieldNodes = new WeakMap<ReadonlyMap<string, FieldSpec>, Node | null>();

/** Names that travel in messages: `launch-area`. */
function readName(r: Reading, entry: Entry, what: string): string | undefined {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(entry.key) && entry.key.length <= 60) return entry.key;
  return r.fault(entry.keyNode, `"${entry.key}" cannot name ${what}`, {
    expected: "small letters, digits and hyphens, beginning with a letter",
  });
}
const durationIn = (f: Scene, words: Words, word: string): Duration | undefined =>
  words.has(word) ? duration.read(f, words.value(word), words.key(word), `"${word}"`) : undefined;

function readField(f: Scene, name: string, node: Node | null, at: Node, around: Ground): FieldSpec | undefined {
  const { r } = f;
  if (reservedNames.includes(name))
    r.fault(at, `"${name}" is taken (conditions and JSON use it); give this field another name`);
  if (!r.isMapping(node))
    return r.fault(node ?? at, `the field "${name}" is a mapping`, { expected: "{ type: …, label: … }" });
  const typeNode = r.entries(node, at, "a field")?.find((e) => e.key === "type");
  const type =
    typeNode === undefined ? undefined : r.oneOf(typeNode.value, typeNode.keyNode, "a type of field", fieldTypes);
  if (type === undefined) {
    if (typeNode === undefined) r.fault(at, `the field "${name}" has no "type"`, { expected: fieldTypes.join(", ") });
    // Without its type we cannot know its own words; the words that every field has are still read.
    const every = Object.values(ownWords).flatMap((o) => [...o.required, ...o.optional]);
    r.words(node, at, `the field "${name}"`, [], ["type", ...fieldWords, ...every]);
    return undefined;
  }
  const own = ownWords[type];
  const words = r.words(
    node,
    at,
    `a field of type ${type}`,
    ["type", ...own.required],
    [...fieldWords, ...own.optional],
  );
  const label = words.has("label")
    ? text.read(f, words.value("label"), words.key("label"), `the label of "${name}"`)
    : undefined;
  const hint = words.has("hint")
    ? text.read(f, words.value("hint"), words.key("hint"), `the hint of "${name}"`)
    : undefined;
  const ground = readGround({ ...f, ground: around }, words);
  const release = words.has("release")
    ? releases.read(f, words.value("release"), words.key("release"), "release")
    : undefined;
  const yes = (word: string): boolean =>
    words.has(word) ? (flag.read(f, words.value(word), words.key(word), word) ?? false) : false;
  const base = {
    name,
    label: label ?? titleOf(name),
    ...(hint === undefined ? {} : { hint }),
    ...ground,
    ...readOptional(r, words, ground),
    many: yes("many"),
    coarse: yes("coarse"),
    ...(release === undefined ? {} : { release }),
  };
  return readOwn(f, type, base, words, ground);
}

/** `optional: true`, or a condition under which the field may be left out. */
function readOptional(r: Reading, words: Words, ground: Ground): { optional: boolean; optionalWhen?: Condition } {
  if (!words.has("optional")) return { optional: false };
  const node = words.value("optional");
  const value = r.scalar(node);
  if (typeof value === "boolean") return { optional: value };
  if (typeof value !== "string" || node === null) {
    r.fault(node ?? words.key("optional"), "optional is true, false, or a condition in quotes", {
      expected: "true, false, or CEL",
    });
    return { optional: false };
  }
  const { verified, source, clause = "" } = ground;
  const position = r.positionOf(node);
  return {
    optional: false,
    optionalWhen: { cel: value, position, clause, verified, ...(source === undefined ? {} : { source }) },
  };
}

function readOwn(f: Scene, type: FieldType, base: FieldBase, words: Words, ground: Ground): FieldSpec | undefined {
  const { r } = f;
  switch (type) {
    case "instant":
    case "day":
    case "flag":
    case "party":
      return { ...base, type };
    case "interval": {
      const atMost = durationIn(f, words, "at-most");
      const exactly = durationIn(f, words, "exactly");
      if (atMost !== undefined && exactly !== undefined)
        r.fault(words.key("exactly"), 'an interval has "at-most" or "exactly", not both');
      return {
        ...base,
        type,
        ...(atMost === undefined ? {} : { atMost }),
        ...(exactly === undefined ? {} : { exactly }),
      };
    }
    case "bearing": {
      const [from, to] = (["from", "to"] as const).map((w) =>
        words.has(w) ? r.string(words.value(w), words.key(w), w) : undefined,
      );
      if (words.has("from") !== words.has("to"))
        r.fault(words.at, 'a bearing names both places, "from" and "to", or neither', { expected: "from, to" });
      return { ...base, type, ...(from === undefined || to === undefined ? {} : { from, to }) };
    }
    case "number":
      return { ...base, type, ...readNumberWords(f, words) };
    case "choice":
      return { ...base, type, choices: readChoices(f, words) };
    case "text": {
      const most = words.has("length-max")
        ? r.number(words.value("length-max"), words.key("length-max"), "length-max")
        : lengthMaxDefault;
      if (most !== undefined && !(Number.isInteger(most) && most > 0 && most <= lengthMaxMost))
        r.fault(
          words.value("length-max"),
          `length-max is a whole number up to ${lengthMaxMost}: a message carries no more in one value`,
        );
      return { ...base, type, lengthMax: most ?? lengthMaxDefault };
    }
    case "place":
      return { ...base, type, shapes: readShapes(r, words) };
    case "group":
      return { ...base, type, fields: readFields(f, words.value("fields"), words.key("fields"), ground) };
  }
}

function readNumberWords(
  { r, ...f }: Scene,
  words: Words,
): { unit?: string; min?: number; max?: number; whole: boolean } {
  const unit = words.has("unit") ? r.string(words.value("unit"), words.key("unit"), "unit") : undefined;
  const min = words.has("min") ? r.number(words.value("min"), words.key("min"), "min") : undefined;
  const max = words.has("max") ? r.number(words.value("max"), words.key("max"), "max") : undefined;
  const whole = words.has("whole") ? flag.read({ ...f, r }, words.value("whole"), words.key("whole"), "whole") : false;
  if (min !== undefined && max !== undefined && min > max)
    r.fault(words.value("max"), `max ${max} is under min ${min}`);
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    whole: whole ?? false,
  };
}

function readChoices(f: Scene, words: Words): readonly Choice[] {
  const { r } = f;
  if (isSeq(words.value("choices")))
    return r.items(words.value("choices"), words.key("choices"), "choices").flatMap((n) => {
      const value = name.read(f, n, n, "a choice");
      return value === undefined ? [] : [{ value, label: titleOf(value) }];
    });
  const entries = words.has("choices")
    ? (r.entries(words.value("choices"), words.key("choices"), "choices") ?? [])
    : [];
  if (words.has("choices") && entries.length === 0) r.fault(words.key("choices"), "a choice offers at least one word");
  return entries.flatMap((entry) => {
    const value = readName(r, entry, "a choice");
    if (!r.isMapping(entry.value)) {
      const label = text.read(f, entry.value, entry.keyNode, `the label of "${entry.key}"`);
      return value === undefined || label === undefined ? [] : [{ value, label }];
    }
    if (r.entries(entry.value, entry.keyNode, "a choice")?.some((e) => e.key === "en")) {
      const label = text.read(f, entry.value, entry.keyNode, `the label of "${entry.key}"`);
      return value === undefined || label === undefined ? [] : [{ value, label }];
    }
    const own = r.words(entry.value, entry.keyNode, "a choice", ["label"], ["says"]);
    const label = own.has("label")
      ? text.read(f, own.value("label"), own.key("label"), `the label of "${entry.key}"`)
      : undefined;
    const says = own.has("says")
      ? text.read(f, own.value("says"), own.key("says"), `the words of "${entry.key}" in a sentence`)
      : undefined;
    return value === undefined || label === undefined
      ? []
      : [{ value, label, ...(says === undefined ? {} : { says }) }];
  });
}

function readShapes(r: Reading, words: Words): readonly PlaceShape[] {
  if (!words.has("as")) return [];
  const items = r.items(words.value("as"), words.key("as"), "as");
  if (items.length === 0)
    r.fault(words.key("as"), "a place has at least one shape", { expected: placeShapes.join(", ") });
  const shapes = items.flatMap((n) => r.oneOf(n, n, "a shape of a place", placeShapes) ?? []);
  return [...new Set(shapes)];
}

/** Names inside the fields that lead to other fields: `from`, `to`, `optional: 'CEL'`. Read once all fields are known. */
export function checkFieldNames(
  f: Scene,
  node: Node | null,
  fields: ReadonlyMap<string, FieldSpec>,
  root: ReadonlyMap<string, FieldSpec>,
): void {
  const { r } = f;
  if (!r.isMapping(node)) return;
  for (const entry of r.entries(node, node, "fields") ?? []) {
    const spec = fields.get(entry.key);
    if (spec === undefined || !r.isMapping(entry.value)) continue;
    const inner = new Map((r.entries(entry.value, entry.keyNode, "a field") ?? []).map((e) => [e.key, e]));
    if (spec.optionalWhen !== undefined)
      faultsOfCel(r, inner.get("optional")?.value ?? entry.keyNode, spec.optionalWhen.cel, root);
    if (spec.type === "bearing")
      for (const word of ["from", "to"] as const) {
        const path = spec[word];
        const where = inner.get(word)?.value ?? entry.keyNode;
        const found = path === undefined ? undefined : findPath(root, path);
        if (path !== undefined && found?.spec.type !== "place") {
          const places = allPaths(root).filter((p) => findPath(root, p)?.spec.type === "place");
          r.unknown(where, path, "a place among the fields", places);
        }
      }
    if (spec.type === "group") checkFieldNames(f, inner.get("fields")?.value ?? null, spec.fields, root);
  }
}

/** Faults of a CEL expression, each at its own place in the file. */
export function faultsOfCel(r: Reading, node: Node, cel: string, fields: ReadonlyMap<string, FieldSpec>): void {
  for (const { offset, message, expected, nearest } of checkCondition(cel, fields))
    r.fault(r.offsetIn(node, cel, offset), message, {
      ...(expected === undefined ? {} : { expected }),
      ...(nearest === undefined ? {} : { nearest }),
    });
}
