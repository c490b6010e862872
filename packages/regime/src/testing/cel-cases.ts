/** The cases that CEL's authors publish, and which of them are about what a regime file may say. */
import { parse } from "@bufbuild/cel";
import { tests } from "@bufbuild/cel-spec/testdata/conformance.js";
import type { CelScope, CelType, CelValues } from "../cel.ts";
import { macroOf } from "../cel-macros.ts";
import { parseSpan, parseTime } from "../cel-time.ts";
import type { Expr } from "../cel-types.ts";
import { literal } from "../cel-words.ts";

/** A value or a type as protobuf's JSON has it: one key, which names the kind. */
type Json = { readonly [key: string]: unknown };

export interface Case {
  /** `comparisons/eq_literal/eq_int` */
  readonly name: string;
  readonly cel: string;
  /** Undefined where it does not parse. */
  readonly expr: Expr | undefined;
  readonly values: CelValues;
  /** Undefined: an error is expected. */
  readonly result: unknown;
  /** The types of its names, for the cases that CEL checks before it runs them. */
  readonly scope: CelScope | undefined;
  /** Why it is left out; absent: it is run. */
  readonly leftOut?: string;
}

export const allCases = (): readonly Case[] =>
  (tests.suites ?? []).flatMap((file) =>
    (file.suites ?? []).flatMap((section) =>
      (section.tests ?? []).map(({ original }) => readCase(`${file.name}/${section.name}/${original.name}`, original)),
    ),
  );

class NotOurs extends Error {}
const notOurs = (why: string): never => {
  throw new NotOurs(why);
};

function readCase(name: string, test: Json): Case {
  const cel = String(test.expr);
  const about = { name, cel, expr: undefined, values: {}, result: undefined, scope: undefined };
  try {
    const bindings = Object.entries((test.bindings ?? {}) as { [name: string]: { value?: Json } });
    const values = Object.fromEntries(
      bindings.map(([n, b]) => [n, valueIn(b.value ?? notOurs("an unknown in CEL's sense"))]),
    );
    const types = ((test.typeEnv ?? []) as { name: string; ident?: { type: Json } }[]).map((t): [string, CelType] => [
      t.name,
      typeOf(t.ident?.type ?? notOurs("declares a function of its own")),
    ]);
    if ([...bindings, ...types].some(([n]) => n.includes("."))) notOurs("a name with a dot");
    if (test.checkOnly === true) notOurs("asks for the name of a type");
    const result = "evalError" in test ? undefined : expected(test);
    const expr = parsed(cel);
    if (expr === undefined && /[.[{,]\s*\?|`/.test(cel))
      notOurs("optional values and names in backticks, which the parser does not know");
    let dynamic = test.disableCheck === true || "evalError" in test;
    if (expr !== undefined) {
      dynamic = withoutDyn(expr) || dynamic;
      eachIn(expr, (e) => {
        refuse(e, values);
        if (test.container !== undefined && e.exprKind.case === "identExpr" && /^[A-Z]/.test(e.exprKind.value.name))
          notOurs(kinds.enumValue ?? "");
      });
    }
    return { ...about, expr, values, result, scope: dynamic ? undefined : new Map(types) };
  } catch (error) {
    if (error instanceof NotOurs) return { ...about, leftOut: error.message };
    throw error;
  }
}

function parsed(cel: string): Expr | undefined {
  try {
    return parse(cel).expr;
  } catch {
    return undefined;
  }
}
function expected(test: Json): unknown {
  const typed = test.typedResult as { result?: Json } | undefined;
  const value = (test.value ?? typed?.result) as Json | undefined;
  // A case that states nothing expects true.
  return value === undefined ? true : valueIn(value);
}

function valueIn(value: Json): unknown {
  const [[kind, held] = ["nullValue"]] = Object.entries(value);
  switch (kind) {
    case "boolValue":
    case "stringValue":
      return held;
    case "int64Value":
    case "uint64Value":
    case "doubleValue":
      return Number(held);
    case "listValue":
      return ((held as { values?: Json[] }).values ?? []).map(valueIn);
    case "mapValue":
      return Object.fromEntries(
        ((held as { entries?: { key: Json; value: Json }[] }).entries ?? []).map((entry) => [
          "stringValue" in entry.key ? entry.key.stringValue : notOurs("a key that is not text"),
          valueIn(entry.value),
        ]),
      );
    case "objectValue": {
      const { "@type": type, value: words } = held as { "@type": string; value: string };
      if (type.endsWith("google.protobuf.Timestamp")) return parseTime(words);
      if (type.endsWith("google.protobuf.Duration")) return parseSpan(words);
      return notOurs("a protobuf message");
    }
    default:
      return notOurs(kinds[kind] ?? kind);
  }
}
const kinds: { readonly [kind: string]: string } = {
  nullValue: "null: what is not filled in is absent",
  bytesValue: "bytes",
  typeValue: "types as values",
  enumValue: "a protobuf enum",
};

function typeOf(type: Json): CelType {
  const [[kind, held] = ["dyn"]] = Object.entries(type);
  if (kind === "primitive")
    return {
      is: ({ BOOL: "bool", STRING: "text" } as const)[held as "BOOL"] ?? (held === "BYTES" ? "unknown" : "number"),
    };
  if (kind === "wellKnown" && held === "TIMESTAMP") return { is: "time" };
  if (kind === "wellKnown" && held === "DURATION") return { is: "duration" };
  if (kind === "listType") return { is: "list", of: typeOf((held as { elemType?: Json }).elemType ?? {}) };
  return { is: "unknown" };
}

/** `dyn(x)` only keeps CEL's checker from looking. Reads it as x; true where there was one. */
function withoutDyn(expr: Expr): boolean {
  let found = false;
  eachIn(expr, (e) => {
    while (e.exprKind.case === "callExpr" && e.exprKind.value.function === "dyn" && e.exprKind.value.args[0]) {
      found = true;
      e.exprKind = e.exprKind.value.args[0].exprKind;
    }
  });
  return found;
}

function eachIn(e: Expr | undefined, look: (e: Expr) => void): void {
  if (e === undefined) return;
  look(e);
  const kind = e.exprKind;
  if (kind.case === "selectExpr") eachIn(kind.value.operand, look);
  if (kind.case === "listExpr") for (const x of kind.value.elements) eachIn(x, look);
  if (kind.case === "callExpr") for (const x of [kind.value.target, ...kind.value.args]) eachIn(x, look);
  if (kind.case === "structExpr")
    for (const { keyKind, value } of kind.value.entries) {
      if (keyKind.case === "mapKey") eachIn(keyKind.value, look);
      eachIn(value, look);
    }
  if (kind.case === "comprehensionExpr") {
    const macro = macroOf(kind.value) ?? notOurs("a macro of an extension");
    for (const x of [macro.range, macro.test, macro.is === "map" ? macro.value : undefined]) eachIn(x, look);
  }
}

const operators = "_&&_ _||_ !_ -_ _+_ _-_ _*_ _/_ _?_:_ _==_ _!=_ _<_ _<=_ _>_ _>=_ @in _[_]".split(" ");
const functions = "size startsWith endsWith contains matches timestamp duration".split(" ");
const orders = ["_<_", "_<=_", "_>_", "_>=_"];

/** The rules by which a case is left out. */
function refuse(e: Expr, values: CelValues): void {
  const kind = e.exprKind;
  if (kind.case === "constExpr") {
    const { case: is } = kind.value.constantKind;
    if (is === "nullValue" || is === "bytesValue") notOurs(kinds[is] ?? is);
  }
  if (kind.case === "identExpr" && typesByName.includes(kind.value.name)) notOurs("types as values");
  if (kind.case === "structExpr") {
    if (kind.value.messageName !== "") notOurs("a protobuf message");
    if (kind.value.entries.some(({ keyKind: k }) => k.case !== "mapKey" || literal(k.value) === undefined))
      notOurs("a key that is not text");
  }
  const isTable = (x: Expr | undefined): boolean =>
    x?.exprKind.case === "structExpr" || isObjectValue(boundTo(x, values));
  if (kind.case === "comprehensionExpr" && isTable(macroOf(kind.value)?.range))
    notOurs("looks through the keys of a map");
  if (kind.case !== "callExpr") return;
  const { function: name, target, args } = kind.value;
  const all = target === undefined ? args : [target, ...args];
  if (!operators.includes(name) && !functions.includes(name)) notOurs(`a function that is not offered`);
  if (name === "size" && isTable(all[0])) notOurs("counts the keys of a map");
  if ((name === "timestamp" || name === "duration") && literal(args[0]) === undefined)
    notOurs("a time or a duration that is not written in quotes");
  if (name === "matches" && literal(args[0]) === undefined) notOurs("a pattern that is not written in quotes");
  if (orders.includes(name) && all.every((x) => hasNoOrder(boundTo(x, values))))
    notOurs("orders text or true and false");
}
const typesByName = "bool bytes double int list map null_type string type uint".split(" ");
const hasNoOrder = (x: unknown): boolean => typeof x === "string" || typeof x === "boolean";
const isObjectValue = (x: unknown): boolean =>
  typeof x === "object" && x !== null && Object.getPrototypeOf(x) === Object.prototype;

/** What a constant or a bound name holds. */
function boundTo(e: Expr | undefined, values: CelValues): unknown {
  if (e?.exprKind.case === "constExpr") return e.exprKind.value.constantKind.value;
  return e?.exprKind.case === "identExpr" ? values[e.exprKind.value.name] : undefined;
}
