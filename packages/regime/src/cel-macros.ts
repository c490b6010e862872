import type { Expr } from "./cel-types.ts";

type Of<K> = Extract<Expr["exprKind"], { readonly case: K }>["value"];
export type Call = Of<"callExpr">;
export type Comprehension = Of<"comprehensionExpr">;

/** `list.exists(name, test)` and its kin, read back from the loop that the parser makes of them. */
export type Macro = { readonly range: Expr; readonly name: string } & (
  | { readonly is: "exists" | "all" | "exists_one" | "filter"; readonly test: Expr }
  /** `map(name, value)`, or with `test` `map(name, test, value)`. */
  | { readonly is: "map"; readonly test?: Expr; readonly value: Expr }
);

export const macroNames: readonly string[] = ["exists", "all", "exists_one", "filter", "map"];

const callOf = (e: Expr | undefined): Call | undefined =>
  e?.exprKind.case === "callExpr" ? e.exprKind.value : undefined;
/** The `x` of the parser's `@result + [x]`. */
function added(e: Expr | undefined): Expr | undefined {
  const [, list] = callOf(e)?.args ?? [];
  return list?.exprKind.case === "listExpr" ? list.exprKind.value.elements[0] : undefined;
}

/** Undefined for a loop that no macro makes; the parser makes no other, and there is no way to write one. */
export function macroOf({ iterRange: range, iterVar: name, accuInit, loopStep }: Comprehension): Macro | undefined {
  const step = callOf(loopStep);
  if (range === undefined || step === undefined) return undefined;
  const [first, second] = step.args;
  if (first === undefined || second === undefined) return undefined;
  if (step.function === "_||_") return { is: "exists", range, name, test: second };
  if (step.function === "_&&_") return { is: "all", range, name, test: second };
  if (step.function === "_?_:_" && accuInit?.exprKind.case === "constExpr")
    return { is: "exists_one", range, name, test: first };
  const value = added(step.function === "_?_:_" ? second : loopStep);
  if (value === undefined) return undefined;
  if (step.function === "_+_") return { is: "map", range, name, value };
  const kept = value.exprKind.case === "identExpr" && value.exprKind.value.name === name;
  return kept ? { is: "filter", range, name, test: first } : { is: "map", range, name, test: first, value };
}
