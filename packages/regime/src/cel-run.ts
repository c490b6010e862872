import { type Macro, macroOf } from "./cel-macros.ts";
import { callRun } from "./cel-run-calls.ts";
import type { Expr } from "./cel-types.ts";
import { type CelValues, isObject, partOf, type Run } from "./cel-value.ts";

/** Turns an expression, piece by piece, into nested functions; never into text that is run, which the console forbids. */
export class Compiling {
  /** Names that macros give → their place in the frame. */
  readonly #names: ReadonlyMap<string, number>;
  readonly #depth: number;
  constructor(names: ReadonlyMap<string, number> = new Map(), depth = 0) {
    this.#names = names;
    this.#depth = depth;
  }

  run(e: Expr | undefined): Run {
    const kind = e?.exprKind;
    switch (kind?.case) {
      case "constExpr": {
        const { case: is, value } = kind.value.constantKind;
        const constant = is === "int64Value" || is === "uint64Value" ? Number(value) : value;
        if (typeof constant === "object" || is === "nullValue") break;
        return () => constant;
      }
      case "identExpr":
        return this.#name(kind.value.name);
      case "selectExpr": {
        const { operand, field, testOnly } = kind.value;
        const of = this.run(operand);
        if (!testOnly) return (v, f) => partOf(of(v, f), field);
        // An interval that is not filled in has neither end. Where more than a name comes before the dot, what can't be told
        // stays so.
        const absent = operand?.exprKind.case === "identExpr" ? false : undefined;
        return (v, f) => {
          const held = of(v, f);
          return isObject(held) ? partOf(held, field) !== undefined : held === undefined ? absent : undefined;
        };
      }
      case "listExpr":
        return listRun(kind.value.elements.map((x) => this.run(x)));
      case "structExpr":
        return tableRun(
          kind.value.entries.map(({ keyKind, value }) => [
            this.run(keyKind.case === "mapKey" ? keyKind.value : undefined),
            this.run(value),
          ]),
        );
      case "callExpr":
        return callRun((x) => this.run(x), kind.value);
      case "comprehensionExpr": {
        const macro = macroOf(kind.value);
        if (macro !== undefined) return this.#macro(macro);
      }
    }
    throw new Error(`compiled before it was checked: ${kind?.case ?? "nothing"} is not used in a regime file`);
  }

  #name(name: string): Run {
    const place = this.#names.get(name);
    if (place !== undefined) return (_, f) => f[place] ?? undefined;
    // Every object has a `constructor`, and it is nobody's field.
    if (name in {}) return (v) => (Object.hasOwn(v, name) ? (v[name] ?? undefined) : undefined);
    return (v) => v[name] ?? undefined;
  }

  #macro(m: Macro): Run {
    const place = this.#depth;
    const inner = new Compiling(new Map(this.#names).set(m.name, place), place + 1);
    const list = this.run(m.range);
    const each = loop(
      m,
      m.test === undefined ? undefined : inner.run(m.test),
      m.is === "map" ? inner.run(m.value) : undefined,
      place,
    );
    return (v, f) => {
      const items = list(v, f);
      return Array.isArray(items) ? each(items, v, f) : undefined;
    };
  }
}

const isTrue: Run = () => true;

function loop(m: Macro, test: Run = isTrue, value: Run | undefined, place: number) {
  if (m.is === "exists" || m.is === "all") {
    const found = m.is === "exists";
    return (items: readonly unknown[], v: CelValues, f: unknown[]): boolean | undefined => {
      let rest: boolean | undefined = !found;
      for (const item of items) {
        f[place] = item;
        const said = test(v, f);
        if (said === found) return found;
        if (said !== !found) rest = undefined;
      }
      return rest;
    };
  }
  return (items: readonly unknown[], v: CelValues, f: unknown[]): unknown => {
    const kept: unknown[] = [];
    for (const item of items) {
      f[place] = item;
      const said = test(v, f);
      if (said === false) continue;
      const one = said !== true ? undefined : value === undefined ? item : value(v, f);
      if (one === undefined || one === null) return undefined;
      kept.push(one);
    }
    return m.is === "exists_one" ? kept.length === 1 : kept;
  };
}

function listRun(elements: readonly Run[]): Run {
  return (v, f) => {
    const list: unknown[] = [];
    for (const element of elements) {
      const one = element(v, f);
      if (one === undefined) return undefined;
      list.push(one);
    }
    return list;
  };
}

function tableRun(entries: readonly (readonly [Run, Run])[]): Run {
  return (v, f) => {
    const table: { [word: string]: unknown } = Object.create(null);
    for (const [key, value] of entries) {
      const word = key(v, f);
      const one = value(v, f);
      if (typeof word !== "string" || word in table || one === undefined) return undefined;
      table[word] = one;
    }
    return table;
  };
}
