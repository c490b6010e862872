import type { Fields } from "@comity/wire";
import { bindFields, type CelFault, type CelScope, checkCel, compileCel, scopeOfFields } from "./cel.ts";
import type { Condition, FieldSpec } from "./types.ts";

const scopes = new WeakMap<ReadonlyMap<string, FieldSpec>, CelScope>();

/** Every field by itself, and all of them in `item`, for `has(item.azimuth)`. */
function scopeOf(fields: ReadonlyMap<string, FieldSpec>): CelScope {
  const known = scopes.get(fields);
  if (known !== undefined) return known;
  const names = scopeOfFields(fields);
  const scope: CelScope = new Map(names).set("item", { is: "object", of: names });
  scopes.set(fields, scope);
  return scope;
}

/**
 * Check a condition against the fields that it is about.
 * @returns every fault with its offset, in characters from the start of the expression
 */
export function checkCondition(cel: string, fields: ReadonlyMap<string, FieldSpec>): readonly CelFault[] {
  return checkCel(cel, scopeOf(fields), "bool");
}

/** True, false, or undefined where a field that decides is not filled in. */
export function holds(
  condition: Pick<Condition, "cel">,
  fields: ReadonlyMap<string, FieldSpec>,
  values: Fields,
): boolean | undefined {
  const item = bindFields(fields, values);
  const result = compileCel(condition.cel, scopeOf(fields))({ ...item, item });
  return typeof result === "boolean" ? result : undefined;
}
