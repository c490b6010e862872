import { type Fields, type FieldValue, isInstant } from "@comity/wire";
import { endOf, isDay, startOf } from "./duration.ts";
import type { FieldSpec, Instant } from "./types.ts";

/** What a path such as `window.opens` or `missile.built-on` leads to. */
export interface Found {
  readonly spec: FieldSpec;
  /** The end of an interval that the path names. */
  readonly end?: "opens" | "closes";
  /** Always there: neither the field nor a group around it is optional. */
  readonly sure: boolean;
  /** Inside a list, so that the path names several values. */
  readonly many: boolean;
}

/** Follow a path through the field specs; undefined when it names no field. */
export function findPath(fields: ReadonlyMap<string, FieldSpec>, path: string): Found | undefined {
  let here: ReadonlyMap<string, FieldSpec> = fields;
  let sure = true;
  let many = false;
  const parts = path.split(".");
  for (const [i, part] of parts.entries()) {
    const spec = here.get(part);
    if (spec === undefined) return undefined;
    sure &&= !spec.optional && spec.optionalWhen === undefined && spec.verified !== "unverified";
    many ||= spec.many;
    const rest = parts.slice(i + 1);
    if (rest.length === 0) return { spec, sure, many };
    if (spec.type === "interval" && rest.length === 1 && (rest[0] === "opens" || rest[0] === "closes"))
      return { spec, end: rest[0], sure, many };
    if (spec.type !== "group") return undefined;
    here = spec.fields;
  }
  return undefined;
}

/** Every path that a rule may name, with the ends of intervals: for the nearest right word. */
export function allPaths(fields: ReadonlyMap<string, FieldSpec>, before = ""): readonly string[] {
  return [...fields].flatMap(([name, spec]) => {
    const path = before + name;
    if (spec.type === "group") return [path, ...allPaths(spec.fields, `${path}.`)];
    return spec.type === "interval" ? [path, `${path}.opens`, `${path}.closes`] : [path];
  });
}

/** A path that names one moment: an instant, a day, or an end of an interval. */
export const namesMoment = (found: Found): boolean =>
  !found.many && (found.spec.type === "instant" || found.spec.type === "day" || found.end !== undefined);

export function valueAt(values: Fields, path: string): FieldValue | undefined {
  let here: FieldValue | undefined = values;
  for (const part of path.split(".")) {
    if (typeof here !== "object" || here === null || Array.isArray(here)) return undefined;
    here = (here as Fields)[part];
  }
  return here;
}

/** The moment that a path names in a filled form; a day gives its start, or with `dayEnds` its end. */
export function momentAt(values: Fields, path: string, dayEnds = false): Instant | undefined {
  const value = valueAt(values, path);
  if (isInstant(value)) return value;
  if (!isDay(value)) return undefined;
  return dayEnds ? endOf(value) : startOf(value);
}
