import { holds } from "../condition.ts";
import type { FieldBase, FieldSpec } from "../types.ts";
import type { Condition, Fields, NotificationRule, Party } from "../types.ts";

export type Specs = ReadonlyMap<string, FieldSpec>;
export const none: Specs = new Map();

/** Who acts, towards whom, and the parties of the regime, as every condition sees them. */
export interface Actors {
  readonly by: string;
  readonly to: string;
  readonly parties: readonly Party[];
}
const base = (name: string, many: boolean): FieldBase => ({
  name,
  label: { en: name, fr: name, ru: name, zh: name },
  clause: "",
  optional: true,
  coarse: false,
  many,
  verified: "text",
});
const actorSpecs: Specs = new Map([
  ["by", { ...base("by", false), type: "text", lengthMax: 60 }],
  ["to", { ...base("to", false), type: "text", lengthMax: 60 }],
  ["parties", { ...base("parties", true), type: "text", lengthMax: 60 }],
]);

// Conditions are kept ready for one and the same map of fields.
const scopes = new WeakMap<Specs, Specs>();
function withActors(fields: Specs): Specs {
  const known = scopes.get(fields);
  if (known !== undefined) return known;
  const scope = new Map([...actorSpecs, ...fields]);
  scopes.set(fields, scope);
  return scope;
}
const merged = new WeakMap<NotificationRule, Specs>();
/** What is known of the event and what the message says, together. */
export function scopeOfRule(rule: NotificationRule): Specs {
  const known = merged.get(rule);
  if (known !== undefined) return known;
  const scope = new Map([...rule.eventFields, ...rule.fields]);
  merged.set(rule, scope);
  return scope;
}

/** True where there is no condition; undefined where a field that decides is not known. */
export function inScope(
  condition: Pick<Condition, "cel"> | undefined,
  fields: Specs,
  values: Fields,
  actors: Actors,
): boolean | undefined {
  if (condition === undefined) return true;
  return holds(condition, withActors(fields), { ...actors, ...values } as Fields);
}
