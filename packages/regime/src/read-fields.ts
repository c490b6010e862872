import type { Node } from "yaml";
import { checkCondition } from "./condition.ts";
import { allPaths, findPath } from "./paths.ts";
import { type Ground, groundWords, readDuration, readGround, readName, readText } from "./read-parts.ts";
import type { Reading, Words } from "./reading.ts";
import type { Choice, Condition, FieldBase, FieldSpec, PlaceShape, Source } from "./types.ts";

const types = ["instant", "day", "interval", "bearing", "number", "choice", "text", "place", "group"] as const;
type FieldType = (typeof types)[number];
export const placeShapes = ["point", "circle", "polygon", "ocean-quadrant", "named-water", "named-site"] as const;
const fieldWords = ["label", "hint", "optional", "many", ...groundWords];
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
  place: { required: ["as"], optional: [] },
  group: { required: ["fields"], optional: [] },
};
/** `item` means all fields in a condition; every JSON object in JavaScript answers to `constructor`. */
const reservedNames = ["item", "constructor"];
/** Longest free text where the file names no shorter one: what a message may carry in one value. */
const lengthMaxDefault = 2000; // tidy: characters, ours
const lengthMaxMost = 8000;

/** What reading one regime file's fields needs besides the node. */
export interface FieldReading {
  readonly r: Reading;
  readonly sources: ReadonlyMap<string, Source>;
}

/** `fields:` of a notification, a follow-up or a group. */
export function readFields(
  f: FieldReading,
  node: Node | null,
  at: Node | null,
  around: Ground,
): ReadonlyMap<string, FieldSpec> {
  const fields = new Map<string, FieldSpec>();
  for (const entry of f.r.entries(node, at, "fields") ?? []) {
    const name = readName(f.r, entry, "a field");
    const spec = readField(f, name ?? entry.key, entry.value, entry.keyNode, around);
    if (name !== undefined && spec !== undefined) fields.set(name, spec);
  }
  return fields;
}

function readField(f: FieldReading, name: string, node: Node | null, at: Node, around: Ground): FieldSpec | undefined {
  const { r } = f;
  if (reservedNames.includes(name))
    r.fault(at, `"${name}" is taken (conditions and JSON use it); give this field another name`);
  if (!r.isMapping(node))
    return r.fault(node ?? at, `the field "${name}" is a mapping`, { expected: "{ type: …, label: … }" });
  const typeNode = r.entries(node, at, "a field")?.find((e) => e.key === "type");
  const type = typeNode === undefined ? undefined : r.oneOf(typeNode.value, typeNode.keyNode, "a type of field", types);
  if (type === undefined) {
    if (typeNode === undefined) r.fault(at, `the field "${name}" has no "type"`, { expected: types.join(", ") });
    // Without its type we cannot know its own words; the words that every field has are still read.
    const every = Object.values(ownWords).flatMap((o) => [...o.required, ...o.optional]);
    r.words(node, at, `the field "${name}"`, ["label"], ["type", ...fieldWords, ...every]);
    return undefined;
  }
  const own = ownWords[type];
  const words = r.words(
    node,
    at,
    `a field of type ${type}`,
    ["type", "label", ...own.required],
    [...fieldWords, ...own.optional],
  );
  const label = words.has("label")
    ? readText(r, words.value("label"), words.key("label"), `the label of "${name}"`)
    : undefined;
  const hint = words.has("hint")
    ? readText(r, words.value("hint"), words.key("hint"), `the hint of "${name}"`)
    : undefined;
  const ground = readGround(r, words, around, f.sources);
  const base = {
    name,
    label: label ?? { en: name, fr: name, ru: name, zh: name },
    ...(hint === undefined ? {} : { hint }),
    ...ground,
    ...readOptional(r, words, ground),
    many: words.has("many") ? (r.boolean(words.value("many"), words.key("many"), "many") ?? false) : false,
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

function readOwn(
  f: FieldReading,
  type: FieldType,
  base: FieldBase,
  words: Words,
  ground: Ground,
): FieldSpec | undefined {
  const { r } = f;
  switch (type) {
    case "instant":
    case "day":
      return { ...base, type };
    case "interval": {
      const atMost = readDuration(r, words, "at-most");
      const exactly = readDuration(r, words, "exactly");
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
      return { ...base, type, ...readNumberWords(r, words) };
    case "choice":
      return { ...base, type, choices: readChoices(r, words) };
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

function readNumberWords(r: Reading, words: Words): { unit?: string; min?: number; max?: number; whole: boolean } {
  const unit = words.has("unit") ? r.string(words.value("unit"), words.key("unit"), "unit") : undefined;
  const min = words.has("min") ? r.number(words.value("min"), words.key("min"), "min") : undefined;
  const max = words.has("max") ? r.number(words.value("max"), words.key("max"), "max") : undefined;
  const whole = words.has("whole") ? r.boolean(words.value("whole"), words.key("whole"), "whole") : false;
  if (min !== undefined && max !== undefined && min > max)
    r.fault(words.value("max"), `max ${max} is under min ${min}`);
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    whole: whole ?? false,
  };
}

function readChoices(r: Reading, words: Words): readonly Choice[] {
  const entries = words.has("choices")
    ? (r.entries(words.value("choices"), words.key("choices"), "choices") ?? [])
    : [];
  if (words.has("choices") && entries.length === 0) r.fault(words.key("choices"), "a choice offers at least one word");
  return entries.flatMap((entry) => {
    const value = readName(r, entry, "a choice");
    const own = r.words(entry.value, entry.keyNode, "a choice", ["label"], ["says"]);
    const label = own.has("label")
      ? readText(r, own.value("label"), own.key("label"), `the label of "${entry.key}"`)
      : undefined;
    const says = own.has("says")
      ? readText(r, own.value("says"), own.key("says"), `the words of "${entry.key}" in a sentence`)
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
  f: FieldReading,
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
