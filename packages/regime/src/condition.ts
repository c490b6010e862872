import type { Fields } from "@comity/wire";
import { bindFields, type CelFault, type CelScope, checkCel, compileCel, scopeOfFields } from "./cel.ts";
import { namesIn } from "./cel-names.ts";
import type { Condition, FieldSpec, Party } from "./types.ts";

type Specs = ReadonlyMap<string, FieldSpec>;
const scopes = new WeakMap<Specs, CelScope>();

/** Whom a condition sees besides the fields: who acts, one addressee, the parties of the regime. */
export interface Actors {
  readonly by?: Party;
  readonly to?: Party;
  readonly parties: readonly Party[];
}

/**
 * What a condition sees: every field by itself, all of them in `item` (for `has(item.azimuth)`), and `by`, `to`, `parties`.
 * Remembered for this very map of fields.
 */
export function scopeOf(fields: Specs): CelScope {
  const known = scopes.get(fields);
  if (known !== undefined) return known;
  const names = scopeOfFields(fields);
  const scope: CelScope = new Map(names)
    .set("item", { is: "object", of: names })
    .set("by", { is: "party" })
    .set("to", { is: "party" })
    .set("parties", { is: "list", of: { is: "party" } });
  scopes.set(fields, scope);
  return scope;
}

/**
 * Check a condition against the fields that it is about.
 * @returns every fault with its offset, in characters from the start of the expression
 */
export function checkCondition(cel: string, fields: Specs, want: "bool" | "number" = "bool"): readonly CelFault[] {
  return checkCel(cel, scopeOf(fields), want);
}

/** Whether a condition that was found good asks for nothing that is known of its subject, such as `1 > 2`. */
export const namesNothing = (cel: string, fields: Specs): boolean => namesIn(cel, scopeOf(fields)).size === 0;

/** True, false, or undefined where a field that decides is not filled in. */
export function holds(
  condition: Pick<Condition, "cel">,
  fields: Specs,
  values: Fields,
  actors: Actors,
): boolean | undefined {
  const item = bindFields(fields, values);
  const result = compileCel(condition.cel, scopeOf(fields))({ ...item, ...actors, item });
  return typeof result === "boolean" ? result : undefined;
}
