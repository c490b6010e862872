import type { Fields, FieldValue } from "@comity/wire";
import type { FieldSpec, Place, Text } from "./types.ts";

/** A place that an item names, with the path and label of its field. */
export interface NamedPlace {
  /** Such as `launch-area` or `impact-area.0`. */
  readonly field: string;
  readonly label: Text;
  readonly place: Place;
}

/** Every place among normalised values, in the order of the form. */
export function placesOf(fields: ReadonlyMap<string, FieldSpec>, values: Fields): readonly NamedPlace[] {
  return [...fields.values()].flatMap((spec) => placesIn(spec, values[spec.name], spec.name));
}

function placesIn(spec: FieldSpec, value: FieldValue | undefined, field: string): readonly NamedPlace[] {
  if (spec.many && Array.isArray(value))
    return value.flatMap((v: FieldValue, i) => placesIn({ ...spec, many: false }, v, `${field}.${i}`));
  if (typeof value !== "object" || value === null) return [];
  if (spec.type === "place") return [{ field, label: spec.label, place: value as unknown as Place }];
  if (spec.type === "group")
    return placesOf(spec.fields, value as Fields).map((p) => ({ ...p, field: `${field}.${p.field}` }));
  return [];
}
