import type { Checking, Names, Typed } from "./cel-check.ts";
import { type Call, macroNames } from "./cel-macros.ts";
import { parseSpan, parseTime } from "./cel-time.ts";
import {
  bool,
  type CelType,
  duration,
  type Expr,
  either,
  isOne,
  nameFully,
  nameOf,
  number,
  same,
  text,
  time,
  unknown,
} from "./cel-types.ts";
import { literal, patternOf, sectors } from "./cel-words.ts";

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
const ordering = ["_<_", "_<=_", "_>_", "_>=_"];
const functions = ["size", "timestamp", "duration", "sector", "has"];
const methods = ["startsWith", "endsWith", "contains", "matches", "size"];

const of = (type: CelType, literals: readonly Expr[] = []): Typed => ({ type, literals });

export function checkCall(c: Checking, e: Expr, call: Call, names: Names): Typed {
  const { function: name, target, args } = call;
  if (target !== undefined) {
    if (macroNames.includes(name))
      return c.say(e, `${name} takes a name for each, then what it asks of it: list.${name}(x, …)`);
    if (!methods.includes(name)) return c.notIn(e, name, methods, "a function of a regime file");
    const on = c.typeOf(target, names);
    return name === "size"
      ? size(c, e, [target, ...args], [on, ...args.map((x) => c.typeOf(x, names))])
      : method(c, e, call, on, names);
  }
  const all = args.map((x) => c.typeOf(x, names));
  const [, b = e] = args;
  const [left = of(unknown), right = of(unknown)] = all;
  const [ta, tb] = [left.type, right.type];
  const sign = signs[name] ?? name;
  const want = (kind: CelType): Typed => {
    for (const [i, { type }] of all.entries())
      if (!same(kind, type))
        c.say(args[i] ?? e, `${nameOf(kind)} is needed here, not ${nameOf(type)}`, { expected: nameOf(kind) });
    return of(kind);
  };
  switch (name) {
    case "_&&_":
    case "_||_":
    case "!_":
      return want(bool);
    case "-_":
    case "_*_":
    case "_/_":
      return want(number);
    case "_+_":
    case "_-_":
      return sum(c, e, sign, left, right) ?? want(number);
    case "_?_:_":
      return ternary(c, e, args, all);
    case "_==_":
    case "_!=_":
      if (!same(ta, tb))
        c.say(e, `"${sign}" compares ${nameFully(ta)} with ${nameFully(tb)}`, { expected: nameFully(ta) });
      c.words(ta, right);
      c.words(tb, left);
      return of(bool);
    case "@in":
      return within(c, e, b, left, right);
    case "_[_]":
      return index(c, e, b, left, right);
    case "has":
      return c.say(e, "has takes a name with a dot: has(item.azimuth), has(missile.range_km)", {
        expected: "has(item.…)",
      });
    case "size":
      return size(c, e, args, all);
    case "sector":
      if (args.length !== 1) return c.say(e, "sector takes one bearing: sector(azimuth)");
      want(number);
      return of({ is: "text", of: sectors });
    case "timestamp":
    case "duration":
      return written(c, e, name, args);
    default:
      if (!ordering.includes(name) && /^_.+_$/.test(name))
        return c.say(e, `"${name.slice(1, -1)}" is not used in a regime file`);
      if (!ordering.includes(name)) return c.notIn(e, name, functions, "a function of a regime file");
      if (!same(ta, tb))
        c.say(e, `"${sign}" compares ${nameFully(ta)} with ${nameFully(tb)}`, { expected: nameFully(ta) });
      else if (![ta, tb].every((t) => isOne(t, "number", "time", "duration")))
        c.say(e, `"${sign}" orders numbers and times, not ${nameOf(ta.is === "unknown" ? tb : ta)}`, {
          expected: "a number, a time",
        });
      return of(bool);
  }
}

/** Undefined where it should be numbers. */
function sum(c: Checking, e: Expr, sign: string, left: Typed, right: Typed): Typed | undefined {
  const [ta, tb] = [left.type, right.type];
  if (ta.is === "number" || tb.is === "number") return undefined;
  if (ta.is === "unknown" || tb.is === "unknown") return of(unknown);
  if (isOne(ta, "duration") && isOne(tb, "duration")) return of(duration);
  if (isOne(ta, "time") && isOne(tb, "duration")) return of(time);
  if (sign === "-" && isOne(ta, "time") && isOne(tb, "time")) return of(duration);
  if (sign === "+" && isOne(ta, "duration") && isOne(tb, "time")) return of(time);
  if (sign === "+" && isOne(ta, "text") && isOne(tb, "text")) return of(text);
  if (sign === "+" && isOne(ta, "list") && isOne(tb, "list") && same(ta, tb))
    return of(either(ta, tb), [...left.literals, ...right.literals]);
  return c.say(e, `"${sign}" does not go between ${nameFully(ta)} and ${nameFully(tb)}`);
}

function ternary(c: Checking, e: Expr, args: readonly Expr[], all: readonly Typed[]): Typed {
  const [asked = of(unknown), yes = of(unknown), no = of(unknown)] = all;
  if (!isOne(asked.type, "bool")) c.say(args[0] ?? e, `true or false is needed before "?", not ${nameOf(asked.type)}`);
  const literals = [...yes.literals, ...no.literals];
  if (same(yes.type, no.type)) return of(either(yes.type, no.type), literals);
  return c.say(e, `the two sides of ":" are ${nameFully(yes.type)} and ${nameFully(no.type)}`);
}

function within(c: Checking, e: Expr, b: Expr, left: Typed, right: Typed): Typed {
  const list = right.type;
  if (!isOne(list, "list", "object")) return c.say(b, `"in" needs a list, not ${nameOf(list)}`, { expected: "a list" });
  const each = list.is === "list" ? list.of : list.is === "object" ? text : unknown;
  if (!same(left.type, each)) c.say(e, `"in" looks for ${nameFully(left.type)} among ${nameFully(each)}`);
  c.words(left.type, right);
  c.words(each, left);
  return of(bool);
}

/** `list[0]`, or a table by one of its words: `{"icbm": 3, "heavy-bomber": 1}[class]`. */
function index(c: Checking, e: Expr, b: Expr, left: Typed, right: Typed): Typed {
  const held = left.type;
  if (held.is === "list") {
    if (!isOne(right.type, "number")) c.say(b, `a list is asked by number, not by ${nameOf(right.type)}`);
    return of(held.of, left.literals);
  }
  if (held.is !== "object")
    return held.is === "unknown" ? of(unknown) : c.say(e, `${nameOf(held)} has no parts to ask for in [ ]`);
  if (!isOne(right.type, "text")) return c.say(b, `this is asked by words, not by ${nameOf(right.type)}`);
  const word = literal(b);
  if (word !== undefined) {
    const found = held.of.get(word);
    return found === undefined ? c.notIn(b, word, [...held.of.keys()], "a field here") : of(found);
  }
  c.words(right.type, left);
  const [first = unknown, ...others] = held.of.values();
  return of(others.every((t) => same(first, t)) ? others.reduce(either, first) : unknown);
}

function size(c: Checking, e: Expr, args: readonly Expr[], all: readonly Typed[]): Typed {
  const [counted = of(unknown)] = all;
  if (args.length !== 1) c.say(e, "size counts one list or one text: size(areas)");
  else if (!isOne(counted.type, "list", "text"))
    c.say(args[0] ?? e, `size counts a list or a text, not ${nameOf(counted.type)}`);
  return of(number);
}

function method(c: Checking, e: Expr, { function: name, target, args }: Call, on: Typed, names: Names): Typed {
  if (!isOne(on.type, "text"))
    return c.say(target ?? e, `${name} asks about text, not ${nameOf(on.type)}`, { expected: "text" });
  const [asked] = args;
  if (asked === undefined || args.length !== 1) return c.say(e, `${name} takes one text: name.${name}("…")`);
  const { type } = c.typeOf(asked, names);
  if (!isOne(type, "text")) return c.say(asked, `text is needed here, not ${nameOf(type)}`, { expected: "text" });
  if (name !== "matches") return of(bool);
  const words = literal(asked);
  if (words === undefined) return c.say(asked, 'matches("…") takes a pattern in quotes');
  const pattern = patternOf(words);
  return typeof pattern === "string" ? c.say(asked, `"${words}" is not a pattern: ${pattern}`) : of(bool);
}

function written(c: Checking, e: Expr, name: "timestamp" | "duration", args: readonly Expr[]): Typed {
  const [a] = args;
  const words = literal(a);
  if (a === undefined || args.length !== 1 || words === undefined)
    return c.say(e, `${name}("…") takes words in quotes`);
  if (name === "timestamp" && parseTime(words) === undefined)
    return c.say(a, `"${words}" is not a time; write 2026-02-14T02:00:00Z`);
  if (name === "duration" && parseSpan(words) === undefined)
    return c.say(a, `"${words}" is not a duration; write 24h or 90m`);
  return of(name === "timestamp" ? time : duration);
}
