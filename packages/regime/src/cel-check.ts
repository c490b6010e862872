import { checkCall } from "./cel-check-calls.ts";
import { type Macro, macroOf } from "./cel-macros.ts";
import {
  bool,
  type CelFault,
  type CelScope,
  type CelType,
  type Expr,
  either,
  isOne,
  nameFully,
  nameOf,
  number,
  same,
  text,
  unknown,
} from "./cel-types.ts";
import { literal } from "./cel-words.ts";
import { isCountry, notACountry } from "./codes.ts";
import { nearestOf } from "./reading.ts";

/** A type, with the words in quotes that such a value may be: held against the choices that it is compared with. */
export interface Typed {
  readonly type: CelType;
  readonly literals: readonly Expr[];
}
/** The names that an expression sees, those of macros among them. */
export type Names = ReadonlyMap<string, Typed>;
export const typed = (type: CelType, literals: readonly Expr[] = []): Typed => ({ type, literals });

/** @param positions expression id → offset, as the parser gives them */
export function checkTypes(
  expr: Expr,
  positions: { readonly [id: string]: number },
  scope: CelScope,
  want: "bool" | "number" | "text" | "any",
): readonly CelFault[] {
  const checking = new Checking(positions);
  const { type } = checking.typeOf(expr, new Map([...scope].map(([name, t]) => [name, typed(t)])));
  if (want !== "any" && !isOne(type, want)) {
    const wanted = nameOf({ is: want });
    const message = want === "bool" ? "a condition is true or false; this is" : `${wanted} is needed here, not`;
    checking.say(expr, `${message} ${nameOf(type)}`, { expected: wanted });
  }
  return checking.faults;
}

export class Checking {
  readonly faults: CelFault[] = [];
  readonly #positions: { readonly [id: string]: number };
  constructor(positions: { readonly [id: string]: number }) {
    this.#positions = positions;
  }

  say(e: Expr, message: string, more: Omit<CelFault, "offset" | "message"> = {}): Typed {
    this.faults.push({ offset: this.#positions[String(e.id)] ?? 0, message, ...more });
    return typed(unknown);
  }
  notIn(e: Expr, word: string, known: readonly string[], what: string): Typed {
    const nearest = nearestOf(word, known);
    return this.say(e, `"${word}" is not ${what}${nearest === undefined ? "" : `; the nearest is "${nearest}"`}`, {
      expected: [...new Set(known)].join(", "),
      ...(nearest === undefined ? {} : { nearest }),
    });
  }
  /** Faults for the words in quotes that are none of the choices beside them. */
  words(choices: CelType, { literals }: Typed): void {
    if (choices.is === "party")
      for (const e of literals) {
        const word = literal(e);
        if (word === undefined || isCountry(word)) continue;
        const { message, nearest } = notACountry(word);
        this.say(e, message, nearest === undefined ? {} : { expected: nearest, nearest });
      }
    if (choices.is === "list") this.words(choices.of, typed(unknown, literals));
    if (choices.is !== "text" || choices.of === undefined) return;
    for (const e of literals) {
      const word = literal(e);
      if (word !== undefined && !choices.of.includes(word)) this.notIn(e, word, choices.of, "one of the choices");
    }
  }

  typeOf(e: Expr, names: Names): Typed {
    const kind = e.exprKind;
    switch (kind.case) {
      case "constExpr":
        switch (kind.value.constantKind.case) {
          case "boolValue":
            return typed(bool);
          case "int64Value":
          case "uint64Value":
          case "doubleValue":
            return typed(number);
          case "stringValue":
            return typed(text, [e]);
          default:
            return this.say(e, "this kind of value is not used in a regime file");
        }
      case "identExpr": {
        const { name } = kind.value;
        return names.get(name) ?? this.notIn(e, name, [...names.keys()], "a field here");
      }
      case "selectExpr": {
        const { operand, field, testOnly } = kind.value;
        if (operand === undefined) return typed(unknown);
        const of = this.typeOf(operand, names).type;
        if (of.is === "unknown") return typed(testOnly ? bool : unknown);
        if (of.is !== "object") return this.say(e, `${nameOf(of)} has no fields; ".${field}" asks for one`);
        const found = of.of.get(field);
        if (found === undefined) return this.notIn(e, field, [...of.of.keys()], "a field here");
        return typed(testOnly ? bool : found);
      }
      case "listExpr":
        return this.#list(kind.value.elements, names);
      case "structExpr":
        return this.#table(e, kind.value, names);
      case "callExpr":
        return checkCall(this, e, kind.value, names);
      case "comprehensionExpr": {
        const macro = macroOf(kind.value);
        return macro === undefined ? this.say(e, "this form is not used in a regime file") : this.#macro(macro, names);
      }
      default:
        return this.say(e, "this form is not used in a regime file");
    }
  }

  #list(elements: readonly Expr[], names: Names): Typed {
    let of: CelType = unknown;
    const literals: Expr[] = [];
    for (const element of elements) {
      const one = this.typeOf(element, names);
      literals.push(...one.literals);
      if (same(of, one.type)) of = either(of, one.type);
      else this.say(element, `a list holds one kind of value; this is ${nameFully(one.type)} among ${nameFully(of)}`);
    }
    return typed({ is: "list", of }, literals);
  }

  /** `{"heavy-bomber": 1, "icbm": 3}`: keys in quotes. Its words are its keys. */
  #table(e: Expr, { messageName, entries }: Struct, names: Names): Typed {
    if (messageName !== "") return this.say(e, "this form is not used in a regime file");
    const of = new Map<string, CelType>();
    const keys: Expr[] = [];
    for (const { keyKind, value } of entries) {
      const key = keyKind.case === "mapKey" ? keyKind.value : e;
      const word = literal(key);
      const type = value === undefined ? unknown : this.typeOf(value, names).type;
      if (word === undefined) this.say(key, 'a key is words in quotes: {"icbm": 1}');
      else if (of.has(word)) this.say(key, `"${word}" stands here twice`);
      else of.set(word, type);
      keys.push(key);
    }
    return typed({ is: "object", of }, keys);
  }

  #macro(m: Macro, names: Names): Typed {
    const range = this.typeOf(m.range, names);
    if (!isOne(range.type, "list")) return this.say(m.range, `${nameOf(range.type)} is no list to look through`);
    const each = range.type.is === "list" ? range.type.of : unknown;
    const inner = new Map(names).set(m.name, typed(each, range.literals));
    if (m.test !== undefined) {
      const { type } = this.typeOf(m.test, inner);
      if (!isOne(type, "bool"))
        this.say(m.test, `true or false is needed here, not ${nameOf(type)}`, { expected: nameOf(bool) });
    }
    if (m.is === "map") {
      const value = this.typeOf(m.value, inner);
      return typed({ is: "list", of: value.type }, value.literals);
    }
    return m.is === "filter" ? typed({ is: "list", of: each }, range.literals) : typed(bool);
  }
}

type Struct = Extract<Expr["exprKind"], { readonly case: "structExpr" }>["value"];
