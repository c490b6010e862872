import { parse } from "@bufbuild/cel";
import type { CelScope, Expr } from "./cel-types.ts";

/** The names that an expression asks for, as it writes them: only these need be there when it is run. */
export function namesIn(cel: string, scope: CelScope): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (e: Expr | undefined): void => {
    const kind = e?.exprKind;
    switch (kind?.case) {
      case "identExpr":
        // The whole item may be compared or looked through.
        if (kind.value.name === "item") for (const name of scope.keys()) names.add(name);
        names.add(kind.value.name);
        return;
      case "selectExpr": {
        const { operand, field } = kind.value;
        if (operand?.exprKind.case === "identExpr" && operand.exprKind.value.name === "item")
          names.add("item").add(field);
        else visit(operand);
        return;
      }
      case "listExpr":
        kind.value.elements.forEach(visit);
        return;
      case "structExpr":
        for (const { keyKind, value } of kind.value.entries) {
          if (keyKind.case === "mapKey") visit(keyKind.value);
          visit(value);
        }
        return;
      case "callExpr":
        visit(kind.value.target);
        kind.value.args.forEach(visit);
        return;
      case "comprehensionExpr": {
        const { iterRange, accuInit, loopCondition, loopStep, result } = kind.value;
        for (const part of [iterRange, accuInit, loopCondition, loopStep, result]) visit(part);
      }
    }
  };
  visit(parse(cel).expr);
  return names;
}
