import type { Call } from "./cel-macros.ts";
import { CelDuration, CelTime, compared, minus, parseSpan, parseTime, plus } from "./cel-time.ts";
import type { Expr } from "./cel-types.ts";
import { equal, isObject, partOf, type Run } from "./cel-value.ts";
import { literal, patternOf, sectorOf } from "./cel-words.ts";

/** A function of values, none of them missing; undefined where it has no answer for them. */
type Two = (a: unknown, b: unknown) => unknown;

const spans = (x: unknown): x is CelTime | CelDuration => x instanceof CelTime || x instanceof CelDuration;
const numbers = (of: (a: number, b: number) => unknown): Two => {
  return (a, b) => (typeof a === "number" && typeof b === "number" ? of(a, b) : undefined);
};
/** @param holds from below zero, zero or above, as `a` is less than `b`, equal or more */
const order = (ofNumbers: (a: number, b: number) => boolean): Two => {
  return (a, b) => {
    if (typeof a === "number" && typeof b === "number") return ofNumbers(a, b);
    return spans(a) && spans(b) && a.constructor === b.constructor ? ofNumbers(compared(a, b), 0) : undefined;
  };
};

const two: { readonly [name: string]: Two } = {
  "_==_": equal,
  "_!=_": (a, b) => !equal(a, b),
  "_<_": order((a, b) => a < b),
  "_<=_": order((a, b) => a <= b),
  "_>_": order((a, b) => a > b),
  "_>=_": order((a, b) => a >= b),
  "_*_": numbers((a, b) => a * b),
  // CEL's doubles divide by zero to infinity; a count that came of it would be believed, so nothing is told.
  "_/_": numbers((a, b) => (b === 0 ? undefined : a / b)),
  "_+_": (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a + b;
    if (typeof a === "string" && typeof b === "string") return a + b;
    if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
    return spans(a) && spans(b) ? plus(a, b) : undefined;
  },
  "_-_": (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return spans(a) && spans(b) ? minus(a, b) : undefined;
  },
  "@in": (a, b) => {
    if (Array.isArray(b)) return b.some((x) => equal(a, x));
    return isObject(b) ? typeof a === "string" && Object.hasOwn(b, a) : undefined;
  },
  "_[_]": (a, b) => {
    if (Array.isArray(a)) return typeof b === "number" ? (a[b] ?? undefined) : undefined;
    return typeof b === "string" ? partOf(a, b) : undefined;
  },
  startsWith: (a, b) => (typeof a === "string" && typeof b === "string" ? a.startsWith(b) : undefined),
  endsWith: (a, b) => (typeof a === "string" && typeof b === "string" ? a.endsWith(b) : undefined),
  contains: (a, b) => (typeof a === "string" && typeof b === "string" ? a.includes(b) : undefined),
};

const one: { readonly [name: string]: (a: unknown) => unknown } = {
  "!_": (a) => (typeof a === "boolean" ? !a : undefined),
  "-_": (a) => (typeof a === "number" ? -a : undefined),
  sector: (a) => (typeof a === "number" ? sectorOf(a) : undefined),
  size: (a) => {
    if (Array.isArray(a)) return a.length;
    return typeof a === "string" ? [...a].length : undefined;
  },
};

/** @param run turns each part into a function */
export function callRun(run: (e: Expr | undefined) => Run, { function: name, target, args }: Call): Run {
  const all = target === undefined ? args : [target, ...args];
  const [first, second, third] = all;
  if (name === "timestamp" || name === "duration") {
    const words = literal(first);
    const value = words === undefined ? undefined : name === "timestamp" ? parseTime(words) : parseSpan(words);
    return () => value;
  }
  const a = run(first);
  const of = Object.hasOwn(one, name) ? one[name] : undefined;
  if (of !== undefined && all.length === 1)
    return (v, f) => {
      const x = a(v, f);
      return x === undefined ? undefined : of(x);
    };
  if (name === "matches") return matches(a, second);
  const known = name === "@in" ? wordsOf(second) : undefined;
  if (known !== undefined)
    return (v, f) => {
      const x = a(v, f);
      return x === undefined ? undefined : known.has(x);
    };
  const b = run(second);
  if (name === "_&&_") return unless(a, b, false);
  if (name === "_||_") return unless(a, b, true);
  if (name === "_?_:_") {
    const no = run(third);
    return (v, f) => {
      const asked = a(v, f);
      return asked === true ? b(v, f) : asked === false ? no(v, f) : undefined;
    };
  }
  const of2 = Object.hasOwn(two, name) ? two[name] : undefined;
  if (of2 === undefined || all.length !== 2)
    throw new Error(`compiled before it was checked: ${name} is not a function of a regime file`);
  return (v, f) => {
    const x = a(v, f);
    if (x === undefined) return undefined;
    const y = b(v, f);
    return y === undefined ? undefined : of2(x, y);
  };
}

/** `&&` and `||`: one side alone may settle it, even if the other can't be told. */
function unless(a: Run, b: Run, settled: boolean): Run {
  return (v, f) => {
    const x = a(v, f);
    if (x === settled) return settled;
    const y = b(v, f);
    if (y === settled) return settled;
    return x === !settled && y === !settled ? !settled : undefined;
  };
}

function matches(a: Run, asked: Expr | undefined): Run {
  const pattern = patternOf(literal(asked) ?? "(");
  if (typeof pattern === "string") return () => undefined;
  return (v, f) => {
    const x = a(v, f);
    return typeof x === "string" ? pattern.test(x) : undefined;
  };
}

/** The words of `["icbm", "slbm"]`; undefined where the list holds anything else. */
function wordsOf(e: Expr | undefined): ReadonlySet<unknown> | undefined {
  if (e?.exprKind.case !== "listExpr") return undefined;
  const words = e.exprKind.value.elements.map(literal);
  return words.includes(undefined) ? undefined : new Set(words);
}
