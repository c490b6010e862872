import { timestampFromMs } from "@bufbuild/protobuf/wkt";
import { type Fields, type FieldValue, isInstant, msOf } from "@comity/wire";
import { celName, type Expr } from "./cel-types.ts";
import { isDay, startOf } from "./duration.ts";
import type { FieldSpec } from "./types.ts";

/**
 * The same expression with every whole number as a double and every size as a double, so that fields (doubles), literals and
 * counts mix. The library's own integers are BigInt and refuse `a + 1` for a double `a`.
 */
export function doubled(expr: Expr): Expr {
  const copy = structuredClone(expr);
  const visit = (e: Expr | undefined): void => {
    if (e === undefined) return;
    const kind = e.exprKind;
    switch (kind.case) {
      case "constExpr": {
        const constant = kind.value.constantKind;
        if (constant.case === "int64Value" || constant.case === "uint64Value")
          kind.value.constantKind = { case: "doubleValue", value: Number(constant.value) };
        return;
      }
      case "selectExpr":
        visit(kind.value.operand);
        return;
      case "listExpr":
        kind.value.elements.forEach(visit);
        return;
      case "callExpr": {
        visit(kind.value.target);
        kind.value.args.forEach(visit);
        if (kind.value.function === "size") {
          const inner = structuredClone(e);
          kind.value.function = "double";
          kind.value.args = [inner];
        }
        return;
      }
      case "comprehensionExpr":
        for (const part of [
          kind.value.iterRange,
          kind.value.accuInit,
          kind.value.loopCondition,
          kind.value.loopStep,
          kind.value.result,
        ])
          visit(part);
        return;
      default:
        return;
    }
  };
  visit(copy);
  return copy;
}

/** The names that an expression sees: every field by itself, and all of them in `item`, for `has(item.azimuth)`. */
export function bindItem(fields: ReadonlyMap<string, FieldSpec>, values: Fields): { readonly [name: string]: unknown } {
  const item = bindFields(fields, values);
  return { ...item, item };
}

/** Values for CEL: hyphens to underscores, instants and days to timestamps; what is not filled in is absent. */
function bindFields(fields: ReadonlyMap<string, FieldSpec>, values: Fields): { readonly [name: string]: unknown } {
  const bound: { [name: string]: unknown } = {};
  for (const [name, spec] of fields) {
    const value = values[name];
    if (value !== undefined && value !== null) bound[celName(name)] = bindOne(spec, value);
    else if (spec.type === "group") bound[celName(name)] = {};
  }
  return bound;
}

function bindOne(spec: FieldSpec, value: FieldValue): unknown {
  if (spec.many && Array.isArray(value)) return value.map((v: FieldValue) => bindOne({ ...spec, many: false }, v));
  if (spec.type === "group" && typeof value === "object" && value !== null)
    return bindFields(spec.fields, value as Fields);
  if (spec.type === "interval" && typeof value === "object" && value !== null) {
    const { opens, closes } = value as { opens?: FieldValue; closes?: FieldValue };
    return {
      ...(isInstant(opens) ? { opens: timestampFromMs(msOf(opens)) } : {}),
      ...(isInstant(closes) ? { closes: timestampFromMs(msOf(closes)) } : {}),
    };
  }
  if (isInstant(value) && spec.type === "instant") return timestampFromMs(msOf(value));
  if (isDay(value) && spec.type === "day") return timestampFromMs(msOf(startOf(value)));
  return value;
}
