import { z } from "zod";
import { isPlainText } from "./text.ts";

/** Every value that a field may hold. What it must look like is the regime's to say. */
export type FieldValue =
  | string
  | number
  | boolean
  | null
  | readonly FieldValue[]
  | { readonly [name: string]: FieldValue };
export type Fields = { readonly [name: string]: FieldValue };

/**
 * Limits that hold for every regime, so that no envelope can be small and still exhaust a reader. A list of polygons is five
 * deep; a stranger's 20,000 brackets fit into one envelope, and a reader that follows them runs out of stack.
 */
const depthMax = 16;
const textMax = 8000;
const listMax = 500;
const faultsMax = 10;
// A letter first: no `__proto__`. Names are ASCII, so that every language sorts them alike (RFC 8785 sorts by UTF-16).
const nameSpelling = /^[A-Za-z][A-Za-z0-9_-]{0,62}$/;

interface FieldFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What JSON gave, by reference: nothing is copied, so nothing can be lost on the way. */
export const fieldsSchema: z.ZodType<Fields> = z.custom<Fields>().superRefine((fields, context) => {
  const faults: FieldFault[] = [];
  if (isObject(fields)) walk(fields, [], faults);
  else faults.push({ path: [], message: "fields are an object" });
  for (const { path, message } of faults) context.addIssue({ code: "custom", path: [...path], message });
});

function walk(value: unknown, path: readonly (string | number)[], faults: FieldFault[]): void {
  if (faults.length >= faultsMax) return;
  const wrong = faultOf(value, path.length);
  if (wrong !== undefined) faults.push({ path, message: wrong });
  else if (Array.isArray(value)) for (const [i, inner] of value.entries()) walk(inner, [...path, i], faults);
  else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) {
      if (nameSpelling.test(name)) walk(inner, [...path, name], faults);
      else if (faults.length < faultsMax) faults.push({ path: [...path, name], message: "no name of a field" });
    }
  }
}

function faultOf(value: unknown, depth: number): string | undefined {
  switch (typeof value) {
    case "string":
      if (value.length > textMax && Array.from(value).length > textMax) return `more than ${textMax} characters`;
      return isPlainText(value) ? undefined : "a control character, or a mark that hides or reorders text";
    case "number":
      return Number.isFinite(value) ? undefined : "not a number that can be written";
    case "boolean":
      return undefined;
    case "object":
      if (value === null) return undefined;
      if (depth >= depthMax) return `nested deeper than ${depthMax}`;
      return Array.isArray(value) && value.length > listMax ? `more than ${listMax} values` : undefined;
    default:
      return "no value of a field";
  }
}

const isObject = (v: unknown): v is Readonly<Record<string, unknown>> =>
  typeof v === "object" && v !== null && !Array.isArray(v);
