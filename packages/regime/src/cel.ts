import { parse } from "@bufbuild/cel";
import { type CelFault, type CelType, checkTypes, typesOf } from "./cel-types.ts";
import type { FieldSpec } from "./types.ts";
export type CelScope = ReadonlyMap<string, CelType>;
export type { CelFault, CelType };
export const scopeOfFields = (fields: ReadonlyMap<string, FieldSpec>): CelScope => typesOf(fields);
export function checkCel(cel: string, scope: CelScope, want: "bool" | "number" | "text" | "any"): readonly CelFault[] {
  try {
    const parsed = parse(cel);
    return checkTypes(parsed.expr, parsed.sourceInfo?.positions ?? {}, scope, want);
  } catch (error) {
    return [{ offset: 0, message: `not a CEL expression: ${String(error)}` }];
  }
}
