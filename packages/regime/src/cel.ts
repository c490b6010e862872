/**
 * CEL as a regime file has it: expressions over names whose types are known beforehand. Parsed by the library, checked
 * against those types when the file is read, and run as nested functions (docs/decisions/0008-cel.md).
 */
import { parse } from "@bufbuild/cel";
import { checkTypes } from "./cel-check.ts";
import { habitsOf } from "./cel-habits.ts";
import { Compiling } from "./cel-run.ts";
import type { CelFault, CelScope } from "./cel-types.ts";
import type { CelValue, CelValues } from "./cel-value.ts";

export { CelDuration, CelTime, timeOf } from "./cel-time.ts";
export type { CelFault, CelScope, CelType } from "./cel-types.ts";
export type { CelValue, CelValues } from "./cel-value.ts";
export { bindFields, celName, scopeOfFields } from "./cel-values.ts";

/**
 * Unknown names, comparisons of unlike types, choices that are not in the list, a result of another type than is wanted.
 * @returns every fault with its offset, in characters from the start of the expression
 */
export function checkCel(cel: string, scope: CelScope, want: "bool" | "number" | "text" | "any"): readonly CelFault[] {
  const { faults: habits, mended } = habitsOf(cel, scope);
  if (habits.length > 0)
    return [...habits, ...(mended === undefined ? [] : checkCel(mended, scope, want))].toSorted(
      (a, b) => a.offset - b.offset,
    );
  try {
    const parsed = parse(cel);
    const faults = checkTypes(parsed.expr, parsed.sourceInfo?.positions ?? {}, scope, want);
    // The library places an operator at the blank before it.
    return faults.map((f) => ({ ...f, offset: f.offset + (/^\s*/.exec(cel.slice(f.offset))?.[0].length ?? 0) }));
  } catch (error) {
    return [syntaxFault(error)];
  }
}

function syntaxFault(error: unknown): CelFault {
  const place = (error as { location?: { start?: { offset?: number } } }).location?.start?.offset;
  const words = error instanceof Error ? error.message.replace(/^.*?:\d+:\d+: /, "").slice(0, 160) : "not readable";
  return { offset: place ?? 0, message: `not a CEL expression: ${words}` };
}

export type Cel = (values: CelValues) => CelValue | undefined;
const compiled = new WeakMap<CelScope, Map<string, Cel>>();

/**
 * An expression that `checkCel` found nothing against, ready to be run. What it gives is undefined where it can't be told: a
 * value that decides is missing or of the wrong kind, a number is divided by zero. `a || b` is true when `a` is, even if `b`
 * can't be told.
 *
 * NOTE It is remembered for this very `scope`: keep the map, and do not build it anew for every run.
 */
export function compileCel(cel: string, scope: CelScope): Cel {
  const ready = compiled.get(scope)?.get(cel);
  if (ready !== undefined) return ready;
  const [fault] = checkCel(cel, scope, "any");
  if (fault !== undefined) throw new Error(`compiled before it was checked: ${cel}: ${fault.message}`);
  const run = new Compiling().run(parse(cel).expr);
  const made: Cel = (values) => run(values, []) as CelValue | undefined;
  const all = compiled.get(scope) ?? new Map<string, Cel>();
  compiled.set(scope, all.set(cel, made));
  return made;
}
