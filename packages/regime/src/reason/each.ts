import { type Cel, type CelScope, compileCel } from "../cel.ts";
import { namesIn } from "../cel-names.ts";
import type { Each } from "../language/limits.ts";
import { findPath, valueAt } from "../paths.ts";
import type { Regime } from "../regime-types.ts";
import type { Evidence, FieldSpec } from "../types.ts";
import type { ItemValues } from "./items.ts";

/** What one item counts: a number, or undefined where that can't be told and lies somewhere from `least` to `most`. */
export interface Counts {
  readonly of: (values: { readonly [name: string]: unknown }, item: ItemValues) => number | undefined;
  readonly least: number;
  readonly most: number;
}
/** What each item counts, and what that stands on. */
export interface Attribution {
  /** For the first so many of those that are counted, in the order of the file; without it, for all. */
  readonly first?: { readonly upTo: number | undefined; readonly counts: Counts };
  readonly counts: Counts;
  /** Names that the expressions ask for. */
  readonly names: ReadonlySet<string>;
  readonly evidence: readonly Evidence[];
}

const constant = (n: number): Counts => ({ of: () => n, least: n, most: n });
const number = (x: unknown): number | undefined => (typeof x === "number" && !Number.isNaN(x) ? x : undefined);

/** @param whose names under which `first` may give a number: the party, its group */
export function attributionOf(
  regime: Regime,
  scope: CelScope,
  each: Each | undefined,
  whose: readonly string[],
): Attribution {
  const fields: ReadonlyMap<string, FieldSpec> = regime.items?.fields ?? new Map();
  const plain = (cel: string): Counts => {
    const run: Cel = compileCel(cel, scope);
    // A bare field has its own bounds. Nothing counts less than nothing.
    const [name = ""] = [...namesIn(cel, scope)];
    const spec = name === cel.trim() ? fields.get(cel.trim().replaceAll("_", "-")) : undefined;
    const [min, max] = spec?.type === "number" ? [spec.min, spec.max] : [];
    return { of: (values) => number(run(values)), least: Math.max(0, min ?? 0), most: max ?? Number.POSITIVE_INFINITY };
  };
  switch (each?.kind) {
    case undefined:
      return { counts: constant(1), names: new Set(), evidence: [] };
    case "number":
      return { counts: constant(each.number), names: new Set(), evidence: [] };
    case "cel": {
      const { cel, verified } = each.condition;
      return { counts: plain(cel), names: namesIn(cel, scope), evidence: [verified] };
    }
    case "first":
      return {
        first: {
          upTo:
            typeof each.first === "number"
              ? each.first
              : whose.map((w) => upToOf(each.first, w)).find((n) => n !== undefined),
          counts: plain(each.each.cel),
        },
        counts: plain(each.further.cel),
        names: new Set([...namesIn(each.each.cel, scope), ...namesIn(each.further.cel, scope)]),
        evidence: [each.verified, each.each.verified, each.further.verified],
      };
    case "table": {
      const table = regime.types.get(each.table);
      const values = table?.values ?? new Map<string, number>();
      const rest = each.otherwise === undefined ? undefined : plain(each.otherwise.cel);
      const dotted = each.by.includes(".");
      const found = findPath(fields, each.by)?.spec;
      // Where the field's words all stand in the table, an item without one counts at least its least and at most its most.
      const known = found?.type === "choice" && found.choices.every((c) => values.has(c.value));
      const all = known ? found.choices.map((c) => values.get(c.value) ?? 0) : [];
      return {
        counts: {
          of(bound, item) {
            const type = dotted ? valueAt(item, each.by) : item[each.by];
            if (type === undefined || type === null) return undefined;
            return values.get(String(type)) ?? rest?.of(bound, item);
          },
          least: known ? Math.min(...all) : 0,
          most: known ? Math.max(...all) : Number.POSITIVE_INFINITY,
        },
        names: each.otherwise === undefined ? new Set() : namesIn(each.otherwise.cel, scope),
        evidence: [
          each.verified,
          ...(table === undefined ? [] : [table.verified]),
          ...(each.otherwise === undefined ? [] : [each.otherwise.verified]),
        ],
      };
    }
  }
}
const upToOf = (first: number | ReadonlyMap<string, number>, who: string): number | undefined =>
  typeof first === "number" ? first : first.get(who);
