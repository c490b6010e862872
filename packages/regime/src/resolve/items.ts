import type { ItemsRule } from "../language/limits.ts";
import type { FieldSpec } from "../types.ts";

type Specs = ReadonlyMap<string, FieldSpec>;

/** The fields of an item and, one after another, the values derived from them. */
export function itemSpecs(items: ItemsRule | undefined): Specs {
  const specs = new Map(items?.fields ?? []);
  for (const [name, cases] of items?.derive ?? [])
    specs.set(
      name,
      derivedSpec(
        name,
        cases.map((c) => c.is),
      ),
    );
  return specs;
}
function derivedSpec(name: string, values: readonly unknown[]): FieldSpec {
  const base = {
    name,
    label: { en: name, fr: name, ru: name, zh: name },
    clause: "",
    optional: true,
    many: false,
    coarse: false,
    verified: "text" as const,
  };
  if (values.every((v) => typeof v === "boolean")) return { ...base, type: "flag" };
  if (values.every((v) => typeof v === "number")) return { ...base, type: "number", whole: false };
  const words = [...new Set(values.map(String))];
  return {
    ...base,
    type: "choice",
    choices: words.map((value) => ({ value, label: { en: value, fr: value, ru: value, zh: value } })),
  };
}
