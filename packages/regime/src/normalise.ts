import { type Fields, type FieldValue, good, parseInstant, type Result } from "@comity/wire";
import { holds } from "./condition.ts";
import { isDay } from "./duration.ts";
import * as words from "./field-faults.ts";
import { type FieldFault, fault } from "./field-faults.ts";
import { normalisePlace } from "./normalise-place.ts";
import { readText } from "./normalise-text.ts";
import { nearestOf } from "./reading.ts";
import type { FieldSpec } from "./types.ts";

/** Most values of one `many` field, as one message carries. */
export const valuesMax = 500;
type Specs = ReadonlyMap<string, FieldSpec>;

/** What could be read, and what could not; a draft is checked on what could. */
export interface Read {
  readonly values: Fields;
  readonly faults: readonly FieldFault[];
  /** Paths of needed fields that hold nothing. */
  readonly missing: readonly string[];
}

/**
 * The door: JSON in, fields out in their one spelling (times to the millisecond, fields in the order of the regime).
 * Unknown names, wrong types and needed fields that are missing are faults, each with its path. A field whose rule no text
 * confirms is never needed.
 */
export function normaliseFields(fields: Specs, raw: unknown): Result<Fields> {
  const { values, faults, missing } = readValues(fields, raw);
  const all = [...faults, ...missing.map((at) => ({ at, message: words.needed }))];
  return all.length === 0
    ? good(values)
    : { ok: false, faults: all.map(({ at, message }) => ({ at, message: message.en })) };
}

export function readValues(fields: Specs, raw: unknown): Read {
  const faults: FieldFault[] = [];
  const values = readGroup(fields, raw, "", faults);
  return { values, faults, missing: missingIn(fields, values, fields, values, "", new Set(faults.map((f) => f.at))) };
}

function missingIn(
  specs: Specs,
  values: Fields,
  root: Specs,
  all: Fields,
  before: string,
  wrong: ReadonlySet<string>,
): readonly string[] {
  return [...specs.values()].flatMap((spec) => {
    const at = before + spec.name;
    const value = values[spec.name];
    if (spec.type === "group" && !spec.many && (value !== undefined || isNeeded(spec, root, all)))
      return missingIn(spec.fields, (value ?? {}) as Fields, root, all, `${at}.`, wrong);
    if (spec.type === "group" && Array.isArray(value))
      return value.flatMap((v: FieldValue, i) => missingIn(spec.fields, v as Fields, root, all, `${at}.${i}.`, wrong));
    const refused = [...wrong].some((w) => w === at || w.startsWith(`${at}.`));
    return value === undefined && !refused && isNeeded(spec, root, all) ? [at] : [];
  });
}

/** Needed: not optional, known from a text, and not let off by the item's other fields. */
export function isNeeded(spec: FieldSpec, root: Specs, values: Fields): boolean {
  if (spec.optional || spec.verified === "unverified") return false;
  return spec.optionalWhen === undefined || holds(spec.optionalWhen, root, values, { parties: [] }) !== true;
}

function readGroup(specs: Specs, raw: unknown, before: string, faults: FieldFault[]): Fields {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) {
    fault(faults, before.replace(/\.$/, ""), words.mustBeObject);
    return {};
  }
  for (const name of Object.keys(raw)) {
    if (specs.has(name)) continue;
    fault(faults, before + name, words.noField(nearestOf(name, [...specs.keys()])));
  }
  const values: { [name: string]: FieldValue } = {};
  for (const [name, spec] of specs) {
    const given: unknown = Object.hasOwn(raw, name) ? (raw as { [k: string]: unknown })[name] : undefined;
    if (given === undefined || given === null || given === "") continue;
    const value = spec.many
      ? readMany(spec, given, before + name, faults)
      : readOne(spec, given, before + name, faults);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

function readMany(spec: FieldSpec, raw: unknown, at: string, faults: FieldFault[]): FieldValue | undefined {
  if (!Array.isArray(raw)) return fault(faults, at, words.mustBeList);
  if (raw.length === 0) return undefined;
  if (raw.length > valuesMax) return fault(faults, at, words.listAtMost(valuesMax));
  return raw.flatMap((v: unknown, i) => readOne(spec, v, `${at}.${i}`, faults) ?? []);
}

function readOne(spec: FieldSpec, raw: unknown, at: string, faults: FieldFault[]): FieldValue | undefined {
  switch (spec.type) {
    case "instant":
      return readInstant(raw, at, faults);
    case "day":
      return isDay(raw) ? raw : fault(faults, at, words.mustBeDay);
    case "interval": {
      if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return fault(faults, at, words.mustBeInterval);
      const { opens, closes, ...others } = raw as { opens?: unknown; closes?: unknown };
      for (const name of Object.keys(others)) fault(faults, `${at}.${name}`, words.noPart(["opens", "closes"]));
      const [from, to] = [readInstant(opens, `${at}.opens`, faults), readInstant(closes, `${at}.closes`, faults)];
      return from === undefined || to === undefined ? undefined : { opens: from, closes: to };
    }
    case "bearing":
      if (typeof raw !== "number" || !Number.isFinite(raw)) return fault(faults, at, words.mustBeBearing);
      return raw >= 0 && raw < 360 ? raw + 0 : fault(faults, at, words.mustBeBearing);
    case "number":
      return readNumber(spec, raw, at, faults);
    case "choice":
      return readChoice(
        spec.choices.map((c) => c.value),
        raw,
        at,
        faults,
      );
    case "flag":
      return typeof raw === "boolean" ? raw : fault(faults, at, words.mustBeFlag);
    case "party":
      return typeof raw === "string" && /^[A-Z]{2}$/.test(raw) ? raw : fault(faults, at, words.mustBeParty);
    case "text":
      return readText(raw, spec.lengthMax, at, faults);
    case "place":
      return normalisePlace(raw, spec.shapes, at, faults);
    case "group":
      return readGroup(spec.fields, raw, `${at}.`, faults);
  }
}

function readInstant(raw: unknown, at: string, faults: FieldFault[]): string | undefined {
  const read = typeof raw === "string" ? parseInstant(raw) : undefined;
  if (read?.ok) return read.value;
  return fault(faults, at, words.mustBeInstant);
}

function readNumber(
  spec: Extract<FieldSpec, { type: "number" }>,
  raw: unknown,
  at: string,
  faults: FieldFault[],
): number | undefined {
  if (typeof raw !== "number" || !Number.isFinite(raw)) return fault(faults, at, words.mustBeNumber);
  if (spec.whole && !Number.isInteger(raw)) return fault(faults, at, words.mustBeWhole);
  if (spec.min !== undefined && raw < spec.min) return fault(faults, at, words.atLeast(spec.min));
  if (spec.max !== undefined && raw > spec.max) return fault(faults, at, words.atMost(spec.max));
  return raw;
}

function readChoice(choices: readonly string[], raw: unknown, at: string, faults: FieldFault[]): string | undefined {
  const found = choices.find((c) => c === raw);
  if (found !== undefined) return found;
  const near = typeof raw === "string" ? nearestOf(raw, choices) : undefined;
  return fault(faults, at, words.oneOf(choices, near));
}
