import { bindFields, type Cel, type CelScope, celName, compileCel } from "../cel.ts";
import { namesIn } from "../cel-names.ts";
import { scopeOf } from "../condition.ts";
import { isDay } from "../duration.ts";
import type { ItemsRule } from "../language/limits.ts";
import { valueAt } from "../paths.ts";
import { itemSpecs } from "../resolve/rules.ts";
import type { Clause, Day, Evidence, FieldSpec, Fields, Text } from "../types.ts";

/** One item: its fields by their names in the file, as `items.fields` lists them. */
export type ItemValues = Fields;

type Values = { [name: string]: unknown };
const specs = new WeakMap<ItemsRule, ReadonlyMap<string, FieldSpec>>();
const noFields: ReadonlyMap<string, FieldSpec> = new Map();

/** What every expression about an item sees: its fields and what is derived from them, `item`, and who acts. */
export function itemScope(items: ItemsRule | undefined): CelScope {
  if (items === undefined) return scopeOf(noFields);
  const known = specs.get(items) ?? itemSpecs(items);
  specs.set(items, known);
  return scopeOf(known);
}

/** A derived value, ready to be worked out; `taken` is the case that gave the last item its value, -1 for none. */
interface Derived {
  readonly name: string;
  readonly cases: readonly {
    readonly when: Cel | undefined;
    readonly is: unknown;
    readonly sure: boolean;
    readonly title?: Text;
    readonly clause: Clause;
  }[];
  taken: number;
}

/**
 * Looks at one item after another and holds its values for expressions. NOTE `values` is the same object for every item: what
 * is kept of an item must be copied before the next is looked at.
 */
export class ItemLook {
  readonly values: Values;
  readonly derived: readonly Derived[];
  /** How well what is derived is known; a case that nothing confirms is not among it (it can't be told). */
  readonly evidence: readonly Evidence[];
  readonly #binders: readonly ((item: ItemValues) => void)[];

  /** @param needed names as expressions write them; only these are looked up, and what they are derived from */
  constructor(items: ItemsRule | undefined, needed: ReadonlySet<string>, acting: Values) {
    const scope = itemScope(items);
    const names = new Set(needed);
    const derived: Derived[] = [];
    const evidence: Evidence[] = [];
    for (const [name, cases] of [...(items?.derive ?? [])].reverse()) {
      if (!names.has(celName(name))) continue;
      for (const c of cases) {
        for (const used of c.when === undefined ? [] : namesIn(c.when.cel, scope)) names.add(used);
        const verified = c.when?.verified === "unverified" ? "unverified" : c.verified;
        if (verified !== "unverified") evidence.push(verified);
      }
      derived.unshift({ name: celName(name), cases: cases.map((c) => caseOf(c, scope)), taken: -1 });
    }
    const fields = [...(items?.fields ?? [])].filter(([name]) => names.has(celName(name)));
    // Every name is there from the start: adding them later would make each lookup slower.
    const values: Values = { ...acting };
    for (const [name] of fields) values[celName(name)] = undefined;
    for (const { name } of derived) values[name] = undefined;
    if (needed.has("item") || names.has("item")) values.item = values;
    this.values = values;
    this.derived = derived;
    this.evidence = evidence;
    this.#binders = fields.map(([name, spec]) => binder(values, name, spec));
  }

  look(item: ItemValues): void {
    for (const bind of this.#binders) bind(item);
    for (const d of this.derived) this.values[d.name] = this.#derive(d);
  }

  /** The first case that holds. One that can't be told before it leaves the value open, unless both give the same. */
  #derive(d: Derived): unknown {
    let maybe: unknown;
    d.taken = -1;
    for (let i = 0; i < d.cases.length; i++) {
      const c = d.cases[i];
      if (c === undefined) break;
      const held = c.when === undefined ? true : c.when(this.values);
      if (held === false) continue;
      if (maybe !== undefined && maybe !== c.is) return undefined;
      if (held === true && c.sure) {
        d.taken = i;
        return c.is;
      }
      maybe = c.is;
    }
    return undefined;
  }
}

type Case = ItemsRule extends { readonly derive?: ReadonlyMap<string, readonly (infer C)[]> } ? C : never;
const caseOf = (c: Case, scope: CelScope): Derived["cases"][number] => ({
  when: c.when === undefined ? undefined : compileCel(c.when.cel, scope),
  is: c.is,
  sure: c.verified !== "unverified" && c.when?.verified !== "unverified",
  clause: c.clause,
  ...(c.title === undefined ? {} : { title: c.title }),
});

function binder(values: Values, name: string, spec: FieldSpec): (item: ItemValues) => void {
  const own = celName(name);
  if (!spec.many && (spec.type === "day" || spec.type === "instant")) {
    // Days come again and again: one time each, not one for every item.
    const times = new Map<unknown, unknown>();
    return (item) => {
      const value = item[name];
      if (value === undefined || value === null) {
        values[own] = undefined;
        return;
      }
      let time = times.get(value);
      if (time === undefined) {
        time = bindFields(new Map([[name, spec]]), { [name]: value })[own];
        times.set(value, time);
      }
      values[own] = time;
    };
  }
  if (spec.many || spec.type === "group" || spec.type === "interval") {
    const one = new Map([[name, spec]]);
    return (item) => {
      values[own] = bindFields(one, item)[own];
    };
  }
  return (item) => {
    values[own] = item[name] ?? undefined;
  };
}

/**
 * Whether an item has left by the start of a day (UTC): the last of the days that `items.leaves` names has come. Undefined
 * where one of them is no day, or where nothing confirms the rule.
 */
export function leaving(items: ItemsRule | undefined, on: Day): (item: ItemValues) => boolean | undefined {
  const rule = items?.leaves;
  if (rule === undefined) return () => false;
  const gone = rule.verified === "unverified" ? undefined : true;
  const read = rule.allOf.map((path) =>
    path.includes(".") ? (item: ItemValues) => valueAt(item, path) : (item: ItemValues) => item[path],
  );
  const days = new Map<string, boolean>();
  const isKnownDay = (text: string): boolean => {
    const known = days.get(text) ?? isDay(text);
    days.set(text, known);
    return known;
  };
  return (item) => {
    let last = "";
    let bad = false;
    for (const of of read) {
      const day = of(item);
      if (day === undefined || day === null || day === "") return false;
      if (typeof day !== "string" || !isKnownDay(day)) bad = true;
      else if (day > last) last = day;
    }
    if (last > on) return false;
    return bad ? undefined : gone;
  };
}
