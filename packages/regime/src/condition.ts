import { celEnv, isCelError, parse, plan } from "@bufbuild/cel";
import type { Fields } from "@comity/wire";
import { type CelFault, checkTypes, typesOf } from "./cel-types.ts";
import { bindItem, doubled } from "./cel-values.ts";
import type { Condition, FieldSpec } from "./types.ts";

const environment = celEnv({});
type Plan = (values: { readonly [name: string]: unknown }) => unknown;
const plans = new Map<string, Plan>();

/**
 * Parse a CEL expression and check it against the fields: unknown names, comparisons of unlike types, choices that are not in
 * the list, a result that is not true or false.
 * @returns every fault with its offset, in characters from the start of the expression
 */
export function checkCondition(cel: string, fields: ReadonlyMap<string, FieldSpec>): readonly CelFault[] {
  try {
    const parsed = parse(cel);
    return checkTypes(parsed.expr, parsed.sourceInfo?.positions ?? {}, typesOf(fields));
  } catch (error) {
    return [syntaxFault(error)];
  }
}

function syntaxFault(error: unknown): CelFault {
  const place = (error as { location?: { start?: { offset?: number } } }).location?.start?.offset;
  const words = error instanceof Error ? error.message.replace(/^.*?:\d+:\d+: /, "").slice(0, 160) : "not readable";
  return { offset: place ?? 0, message: `not a CEL expression: ${words}` };
}

/**
 * True, false, or undefined where a field that decides is not filled in. As CEL has it, `a || b` is true when `a` is, even if
 * `b` cannot be told.
 */
export function holds(
  condition: Pick<Condition, "cel">,
  fields: ReadonlyMap<string, FieldSpec>,
  values: Fields,
): boolean | undefined {
  let run = plans.get(condition.cel);
  if (run === undefined) {
    run = plan(environment, doubled(parse(condition.cel).expr)) as Plan;
    plans.set(condition.cel, run);
  }
  const result = run(bindItem(fields, values));
  return isCelError(result) || typeof result !== "boolean" ? undefined : result;
}
