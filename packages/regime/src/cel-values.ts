import { type Fields, type FieldValue, isInstant } from "@comity/wire";
import { timeOf } from "./cel-time.ts";
import { type CelType, time } from "./cel-types.ts";
import { isDay, startOf } from "./duration.ts";
import type { FieldSpec } from "./types.ts";

/** In CEL a hyphen subtracts, so `range-km` is written `range_km`. Field names have no underscores: nothing collides. */
export const celName = (field: string): string => field.replaceAll("-", "_");

/** The names of fields and their types, without `item`; for a caller that puts several such maps together. */
export const scopeOfFields = (fields: ReadonlyMap<string, FieldSpec>): Map<string, CelType> =>
  new Map([...fields].map(([name, spec]) => [celName(name), typeOf(spec)]));

function typeOf(spec: FieldSpec): CelType {
  const one = typeOfOne(spec);
  return spec.many ? { is: "list", of: one } : one;
}
function typeOfOne(spec: FieldSpec): CelType {
  switch (spec.type) {
    case "instant":
    case "day":
      return time;
    case "interval":
      return {
        is: "object",
        of: new Map([
          ["opens", time],
          ["closes", time],
        ]),
      };
    case "bearing":
    case "number":
      return { is: "number" };
    case "choice":
      return { is: "text", of: spec.choices.map((c) => c.value) };
    case "text":
      return { is: "text" };
    case "flag":
      return { is: "flag" };
    case "party":
      return { is: "party" };
    case "place":
      return { is: "place" };
    case "group":
      return { is: "object", of: scopeOfFields(spec.fields) };
  }
}

/** Values for CEL: hyphens to underscores, instants and days to times; what is not filled in is absent. */
export function bindFields(
  fields: ReadonlyMap<string, FieldSpec>,
  values: Fields,
): { readonly [name: string]: unknown } {
  const bound: { [name: string]: unknown } = {};
  for (const [name, spec] of fields) {
    const value = values[name];
    if (value !== undefined && value !== null) bound[celName(name)] = bindOne(spec, value);
    else if (spec.type === "group") bound[celName(name)] = {};
  }
  return bound;
}

function bindOne(spec: FieldSpec, value: FieldValue): unknown {
  if (spec.many && Array.isArray(value)) return value.map((v: FieldValue) => bindOne({ ...spec, many: false }, v));
  if (spec.type === "group" && typeof value === "object" && value !== null)
    return bindFields(spec.fields, value as Fields);
  if (spec.type === "interval" && typeof value === "object" && value !== null) {
    const { opens, closes } = value as { opens?: FieldValue; closes?: FieldValue };
    return {
      ...(isInstant(opens) ? { opens: timeOf(opens) } : {}),
      ...(isInstant(closes) ? { closes: timeOf(closes) } : {}),
    };
  }
  if (isInstant(value) && spec.type === "instant") return timeOf(value);
  if (isDay(value) && spec.type === "day") return timeOf(startOf(value));
  return value;
}
