import type { parse } from "@bufbuild/cel";

export interface CelFault {
  readonly offset: number;
  readonly message: string;
  readonly expected?: string;
  readonly nearest?: string;
}
export type Expr = ReturnType<typeof parse>["expr"];

/** What an expression yields. All numbers are doubles: `2000` and `2000.0` are the same number. */
export type CelType =
  /** `flag` is a field of true or false, and `party` a party's code; in an expression they are `bool` and `text`. */
  | { readonly is: "bool" | "flag" | "number" | "party" | "time" | "duration" | "place" | "unknown" }
  /** `of` lists the words of a choice; absent: any text. */
  | { readonly is: "text"; readonly of?: readonly string[] }
  | { readonly is: "list"; readonly of: CelType }
  | { readonly is: "object"; readonly of: ReadonlyMap<string, CelType> };

/** The names that an expression sees, as it writes them: `range_km` for the field `range-km`. */
export type CelScope = ReadonlyMap<string, CelType>;

export const bool: CelType = { is: "bool" };
export const number: CelType = { is: "number" };
export const text: CelType = { is: "text" };
export const time: CelType = { is: "time" };
export const duration: CelType = { is: "duration" };
export const unknown: CelType = { is: "unknown" };

const plain = (t: CelType): CelType => (t.is === "flag" ? bool : t.is === "party" ? text : t);

/** Whether two types may meet. What cannot be known meets everything. */
export function same(one: CelType, other: CelType): boolean {
  const [a, b] = [plain(one), plain(other)];
  if (a.is === "unknown" || b.is === "unknown") return true;
  return a.is === "list" && b.is === "list" ? same(a.of, b.of) : a.is === b.is;
}
/** The type of a value that is of the one type or of the other; the types meet. */
export function either(one: CelType, other: CelType): CelType {
  const [a, b] = [plain(one), plain(other)];
  if (a.is === "unknown") return b;
  if (b.is === "unknown") return a;
  if (a.is === "list" && b.is === "list") return { is: "list", of: either(a.of, b.of) };
  if (a.is === "text" && b.is === "text")
    return a.of !== undefined && b.of !== undefined ? { is: "text", of: [...new Set([...a.of, ...b.of])] } : text;
  return a;
}
export const isOne = (t: CelType, ...kinds: readonly CelType["is"][]): boolean => {
  const { is } = plain(t);
  return is === "unknown" || kinds.includes(is);
};

const names: { readonly [K in CelType["is"]]: string } = {
  bool: "true or false",
  flag: "true or false",
  number: "a number",
  party: "text",
  time: "a time",
  duration: "a duration",
  place: "a place",
  unknown: "anything",
  text: "text",
  list: "a list",
  object: "a group of fields",
};
const plurals: { readonly [K in CelType["is"]]?: string } = {
  number: "numbers",
  party: "texts",
  time: "times",
  duration: "durations",
  place: "places",
  text: "texts",
  list: "lists",
  object: "groups",
};
export const nameOf = (t: CelType): string => names[t.is];
/** As `nameOf`, with what a list holds: for where two types do not meet. */
export const nameFully = (t: CelType): string =>
  t.is === "list" && plurals[t.of.is] !== undefined ? `a list of ${plurals[t.of.is]}` : names[t.is];
