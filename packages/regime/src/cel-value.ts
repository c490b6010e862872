import { CelDuration, CelTime } from "./cel-time.ts";

export type CelValue =
  | boolean
  | number
  | string
  | CelTime
  | CelDuration
  | readonly CelValue[]
  | { readonly [name: string]: CelValue };

/** By the names of the scope. What is absent or null is not filled in. */
export type CelValues = { readonly [name: string]: unknown };

/** Undefined: can't be told. `frame` holds what the macros around are looking at. */
export type Run = (values: CelValues, frame: unknown[]) => unknown;

export const isObject = (x: unknown): x is { readonly [name: string]: unknown } =>
  typeof x === "object" && x !== null && !Array.isArray(x) && !(x instanceof CelTime) && !(x instanceof CelDuration);

export const partOf = (held: unknown, name: string): unknown =>
  isObject(held) && Object.hasOwn(held, name) ? (held[name] ?? undefined) : undefined;

/** As CEL has it: values of unlike kinds are not equal, and lists and groups are when their parts are. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (a instanceof CelTime || a instanceof CelDuration)
    return a.constructor === b.constructor && a.seconds === (b as CelTime).seconds && a.nanos === (b as CelTime).nanos;
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((x, i) => equal(x, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && equal(a[name], b[name]))
  );
}
