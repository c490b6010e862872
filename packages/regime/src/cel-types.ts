import type { parse } from "@bufbuild/cel";
import { nearestOf } from "./reading.ts";
import type { FieldSpec } from "./types.ts";

export interface CelFault {
  readonly offset: number;
  readonly message: string;
  readonly expected?: string;
  readonly nearest?: string;
}
export type Expr = ReturnType<typeof parse>["expr"];

/** What an expression yields. All numbers are doubles: `2000` and `2000.0` are the same number. */
export type CelType =
  | { readonly is: "bool" | "number" | "time" | "duration" | "place" | "unknown" }
  /** `of` lists the words of a choice; absent: any text. */
  | { readonly is: "text"; readonly of?: readonly string[] }
  | { readonly is: "list"; readonly of: CelType }
  | { readonly is: "object"; readonly of: ReadonlyMap<string, CelType> };

const bool: CelType = { is: "bool" };
const number: CelType = { is: "number" };
const time: CelType = { is: "time" };
const unknown: CelType = { is: "unknown" };

/** In CEL a hyphen subtracts, so `range-km` is written `range_km`. Field names have no underscores: nothing collides. */
export const celName = (field: string): string => field.replaceAll("-", "_");

function typeOf(spec: FieldSpec): CelType {
  const one = ((): CelType => {
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
        return number;
      case "choice":
        return { is: "text", of: spec.choices.map((c) => c.value) };
      case "text":
        return { is: "text" };
      case "place":
        return { is: "place" };
      case "flag":
        return bool;
      case "party":
        return { is: "text" };
      case "group":
        return { is: "object", of: typesOf(spec.fields) };
    }
  })();
  return spec.many ? { is: "list", of: one } : one;
}
export const typesOf = (fields: ReadonlyMap<string, FieldSpec>): ReadonlyMap<string, CelType> =>
  new Map([...fields].map(([name, spec]) => [celName(name), typeOf(spec)]));

const nameOf = (t: CelType): string =>
  ({
    bool: "true or false",
    number: "a number",
    time: "a time",
    duration: "a duration",
    place: "a place",
    unknown: "anything",
    text: "text",
    list: "a list",
    object: "a group of fields",
  })[t.is];
const same = (a: CelType, b: CelType): boolean => a.is === "unknown" || b.is === "unknown" || a.is === b.is;

const compared = new Set(["_<_", "_<=_", "_>_", "_>=_"]);
const signs: { readonly [f: string]: string } = {
  "_<_": "<",
  "_<=_": "<=",
  "_>_": ">",
  "_>=_": ">=",
  "_==_": "==",
  "_!=_": "!=",
  "_+_": "+",
  "_-_": "-",
  "_*_": "*",
  "_/_": "/",
};

/** @param positions expression id → offset, as the parser gives them */
export function checkTypes(
  expr: Expr,
  positions: { readonly [id: string]: number },
  types: ReadonlyMap<string, CelType>,
  wanted: "bool" | "number" | "text" | "any" = "bool",
): readonly CelFault[] {
  const faults: CelFault[] = [];
  const say = (e: Expr, message: string, more: Omit<CelFault, "offset" | "message"> = {}): CelType => {
    faults.push({ offset: positions[String(e.id)] ?? 0, message, ...more });
    return unknown;
  };
  const notIn = (e: Expr, word: string, known: readonly string[], what: string): CelType => {
    const nearest = nearestOf(word, known);
    return say(e, `"${word}" is not ${what}${nearest === undefined ? "" : `; the nearest is "${nearest}"`}`, {
      expected: known.join(", "),
      ...(nearest === undefined ? {} : { nearest }),
    });
  };
  const literal = (e: Expr): string | undefined =>
    e.exprKind.case === "constExpr" && e.exprKind.value.constantKind.case === "stringValue"
      ? e.exprKind.value.constantKind.value
      : undefined;
  const equalTypes = (e: Expr, sign: string, a: Expr, b: Expr, ta: CelType, tb: CelType): void => {
    if (!same(ta, tb)) say(e, `"${sign}" compares ${nameOf(ta)} with ${nameOf(tb)}`, { expected: nameOf(ta) });
    for (const [t, other] of [
      [ta, b],
      [tb, a],
    ] as const) {
      const word = literal(other);
      if (t.is === "text" && t.of !== undefined && word !== undefined && !t.of.includes(word))
        notIn(other, word, t.of, "one of the choices");
    }
  };

  const walk = (e: Expr, scope: ReadonlyMap<string, CelType>): CelType => {
    const kind = e.exprKind;
    switch (kind.case) {
      case "constExpr":
        switch (kind.value.constantKind.case) {
          case "boolValue":
            return bool;
          case "int64Value":
          case "uint64Value":
          case "doubleValue":
            return number;
          case "stringValue":
            return { is: "text" };
          default:
            return say(e, "this kind of value is not used in a regime file");
        }
      case "identExpr": {
        const found = scope.get(kind.value.name);
        return (
          found ??
          notIn(
            e,
            kind.value.name,
            [...scope.keys()].filter((k) => !k.startsWith("@")),
            "a field here",
          )
        );
      }
      case "selectExpr": {
        const operand = kind.value.operand;
        if (operand === undefined) return unknown;
        const of = walk(operand, scope);
        if (of.is === "unknown") return unknown;
        if (of.is !== "object") return say(e, `${nameOf(of)} has no fields; ".${kind.value.field}" asks for one`);
        const found = of.of.get(kind.value.field) ?? notIn(e, kind.value.field, [...of.of.keys()], "a field here");
        return kind.value.testOnly ? bool : found;
      }
      case "listExpr": {
        const types = kind.value.elements.map((x) => walk(x, scope));
        const [first = unknown] = types;
        for (const [i, t] of types.entries()) {
          const element = kind.value.elements[i];
          if (!same(first, t) && element !== undefined)
            say(element, `a list holds one kind of value; this is ${nameOf(t)} among ${nameOf(first)}`);
        }
        return { is: "list", of: first };
      }
      case "callExpr":
        return call(e, kind.value.function, kind.value.target, kind.value.args, scope);
      case "comprehensionExpr": {
        const { iterRange, accuInit, loopStep, result, iterVar, accuVar } = kind.value;
        if (iterRange === undefined || accuInit === undefined || loopStep === undefined || result === undefined)
          return unknown;
        const range = walk(iterRange, scope);
        if (range.is !== "list" && range.is !== "unknown")
          return say(iterRange, `${nameOf(range)} is no list to look through`);
        const inner = new Map(scope)
          .set(iterVar, range.is === "list" ? range.of : unknown)
          .set(accuVar, walk(accuInit, scope));
        walk(loopStep, inner);
        return walk(result, inner);
      }
      default:
        return say(e, "this form is not used in a regime file");
    }
  };

  const call = (
    e: Expr,
    name: string,
    target: Expr | undefined,
    args: readonly Expr[],
    scope: ReadonlyMap<string, CelType>,
  ): CelType => {
    const types = args.map((x) => walk(x, scope));
    const [a, b] = args;
    const [ta = unknown, tb = unknown] = types;
    const want = (t: CelType): void => {
      for (const [i, got] of types.entries())
        if (!same(t, got))
          say(args[i] ?? e, `${nameOf(t)} is needed here, not ${nameOf(got)}`, { expected: nameOf(t) });
    };
    if (target !== undefined) return say(e, `"${name}" is not a function of a regime file`);
    if (name === "_&&_" || name === "_||_" || name === "!_") {
      want(bool);
      return bool;
    }
    if (name === "@not_strictly_false") return bool;
    if (name === "_?_:_") {
      const [, yes = unknown, no = unknown] = types;
      if (!same(ta, bool)) say(a ?? e, `true or false is needed before "?", not ${nameOf(ta)}`);
      if (!same(yes, no)) say(e, `the two sides of ":" are ${nameOf(yes)} and ${nameOf(no)}`);
      return yes.is === "unknown" ? no : yes;
    }
    if (a !== undefined && b !== undefined && (name === "_==_" || name === "_!=_")) {
      equalTypes(e, signs[name] ?? name, a, b, ta, tb);
      return bool;
    }
    if (compared.has(name)) {
      if (!same(ta, tb)) say(e, `"${signs[name]}" compares ${nameOf(ta)} with ${nameOf(tb)}`, { expected: nameOf(ta) });
      else if (![ta, tb].every((t) => ["number", "time", "duration", "unknown"].includes(t.is)))
        say(e, `"${signs[name]}" orders numbers and times, not ${nameOf(ta.is === "unknown" ? tb : ta)}`, {
          expected: "a number, a time",
        });
      return bool;
    }
    if (a !== undefined && b !== undefined && name === "@in") {
      if (tb.is !== "list" && tb.is !== "unknown")
        return say(b, `"in" needs a list, not ${nameOf(tb)}`, { expected: "a list" });
      if (tb.is === "list" && !same(ta, tb.of)) say(e, `"in" looks for ${nameOf(ta)} among ${nameOf(tb.of)}`);
      if (b.exprKind.case === "listExpr") for (const x of b.exprKind.value.elements) equalTypes(x, "in", a, x, ta, ta);
      return bool;
    }
    if (["_+_", "_-_", "_*_", "_/_"].includes(name)) {
      if (ta.is === "time" && tb.is === "time" && name === "_-_") return { is: "duration" };
      if (ta.is === "time" && tb.is === "duration" && (name === "_+_" || name === "_-_")) return time;
      want(number);
      return number;
    }
    if (name === "-_") {
      want(number);
      return number;
    }
    if (name === "has")
      return say(e, "has takes a name with a dot: has(item.azimuth), has(missile.range_km)", {
        expected: "has(item.…)",
      });
    if (name === "size") {
      if (ta.is !== "list" && ta.is !== "text" && ta.is !== "unknown")
        say(a ?? e, `size counts a list or a text, not ${nameOf(ta)}`);
      return number;
    }
    if (name === "timestamp" || name === "duration") {
      const word = a === undefined ? undefined : literal(a);
      if (word === undefined) return say(e, `${name}("…") takes words in quotes`);
      if (name === "timestamp" && Number.isNaN(Date.parse(word)))
        return say(a ?? e, `"${word}" is not a time; write 2026-02-14T02:00:00Z`);
      if (name === "duration" && !/^(\d+(\.\d+)?(h|m|s))+$/.test(word))
        return say(a ?? e, `"${word}" is not a duration; write 24h or 90m`);
      return { is: name === "timestamp" ? "time" : "duration" };
    }
    return notIn(e, name, ["size", "timestamp", "duration", "has"], "a function of a regime file");
  };

  const result = walk(expr, new Map(types).set("item", { is: "object", of: types }));
  const wants: CelType = wanted === "any" ? unknown : { is: wanted };
  if (!same(result, wants))
    say(expr, `a condition is true or false; this is ${nameOf(result)}`, { expected: "true or false" });
  return faults;
}
