import type { Node } from "yaml";
import { isCountry, isLanguage, notACountry } from "../codes.ts";
import { isDay, parseDuration } from "../duration.ts";
import { type Day, type Duration, languages, type Party, type Text } from "../types.ts";
import type { Schema, Shape } from "./shape.ts";

const scalarShape = <T>(
  like: string,
  schema: Schema,
  accept: (value: unknown) => T | undefined,
  words: string | ((value: unknown) => string),
): Shape<T> => ({
  like,
  schema: () => schema,
  read(x, node, at, what) {
    const scalar = x.r.scalar(node);
    const value = accept(scalar);
    const why = typeof words === "string" ? words : words(scalar);
    return value ?? x.r.fault(node ?? at, `${what} ${why}`, { expected: like });
  },
});
const isBlank = (v: unknown): boolean => typeof v === "string" && v.trim() === "";

/** Non-empty text as the file has it: a clause, a name in no language. */
export const words: Shape<string> = scalarShape(
  "text",
  { type: "string", minLength: 1 },
  (v) => (typeof v === "string" && v.trim() !== "" ? v : undefined),
  (v) => (isBlank(v) ? "is empty" : "must be text"),
);
export const number: Shape<number> = scalarShape(
  "a number",
  { type: "number" },
  (v) => (typeof v === "number" && Number.isFinite(v) ? v : undefined),
  "must be a number",
);
export const whole: Shape<number> = scalarShape(
  "a whole number",
  { type: "integer", minimum: 0 },
  (v) => (typeof v === "number" && Number.isSafeInteger(v) && v >= 0 ? v : undefined),
  "must be a whole number, 0 or more",
);
export const wholeFromOne: Shape<number> = scalarShape(
  "a whole number",
  { type: "integer", minimum: 1 },
  (v) => (typeof v === "number" && Number.isSafeInteger(v) && v >= 1 ? v : undefined),
  "must be a whole number, 1 or more",
);
export const flag: Shape<boolean> = scalarShape(
  "true, false",
  { type: "boolean" },
  (v) => (typeof v === "boolean" ? v : undefined),
  "must be true or false",
);
export const day: Shape<Day> = scalarShape(
  "a day such as 2026-02-14",
  { type: "string", format: "date" },
  (v) => (isDay(v) ? v : undefined),
  "must be a day that exists, written 2026-02-14",
);

/** A day of every year, `12-15`. 29 February is refused: three years in four have none. */
export type MonthDay = string & { readonly __monthDay: true };
export const monthDay: Shape<MonthDay> = scalarShape(
  "a month and a day such as 12-15",
  { type: "string", pattern: "^(0[1-9]|1[0-2])-([0-2]\\d|3[01])$" },
  (v) => (typeof v === "string" && isDay(`2023-${v}`) ? (v as MonthDay) : undefined),
  "must be a day of every year, written 12-15",
);

export const duration: Shape<Duration> = scalarShape(
  "an ISO 8601 duration such as PT24H or P7D",
  { type: "string", pattern: "^P(?=\\d|T\\d)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(\\d+H)?(\\d+M)?(\\d+S)?)?$" },
  (v) => (typeof v === "string" ? parseDuration(v) : undefined),
  (v) =>
    typeof v === "string" && (/^-P/.test(v) || (/^P(T?\d+[YMWDHS])+(T\d+[HMS])?$/.test(v) && !/[1-9]/.test(v)))
      ? "must be longer than nothing"
      : "must be a duration in years, months, weeks, days, hours, minutes or seconds",
);

/** `1/5`, `75%` or `0.2`, kept exact so that rounding is the agreement's and not the machine's. */
export interface Fraction {
  readonly text: string;
  readonly over: number;
  readonly under: number;
}
function parseFraction(v: unknown): Fraction | undefined {
  const text = typeof v === "number" ? String(v) : v;
  if (typeof text !== "string") return undefined;
  const [, over, under] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  if (over !== undefined && under !== undefined)
    return Number(under) > 0 ? { text, over: Number(over), under: Number(under) } : undefined;
  const [, percent] = /^(\d{1,4})%$/.exec(text) ?? [];
  if (percent !== undefined) return { text, over: Number(percent), under: 100 };
  const [, before, after = ""] = /^(\d{1,4})(?:\.(\d{1,6}))?$/.exec(text) ?? [];
  return before === undefined ? undefined : { text, over: Number(before + after), under: 10 ** after.length };
}
export const fraction: Shape<Fraction> = scalarShape(
  "a part such as 1/5 or 75%",
  { type: ["string", "number"] },
  (v) => {
    const part = parseFraction(v);
    return part === undefined || part.over > part.under ? undefined : part;
  },
  (v) =>
    parseFraction(v) === undefined
      ? "must be a part of a whole, such as 1/5 or 75%"
      : `is a part of a whole; ${v} is more than the whole`,
);

export const party: Shape<Party> = {
  like: "a code such as FR",
  schema: () => ({ type: "string", pattern: "^[A-Z]{2}$" }),
  read(x, node, at, what) {
    const value = x.r.scalar(node);
    if (typeof value === "string" && isCountry(value)) return value as Party;
    const { message, nearest } =
      typeof value === "string" && /^[A-Za-z]{2,4}$/.test(value)
        ? notACountry(value)
        : { message: `${what} must be two capital letters (ISO 3166-1 alpha-2)` };
    return x.r.fault(node ?? at, message, {
      expected: nearest ?? party.like,
      ...(nearest === undefined ? {} : { nearest }),
    });
  },
};

export const language: Shape<string> = {
  like: "a code such as fr",
  schema: () => ({ type: "string", pattern: "^[a-z]{2}$" }),
  read(x, node, at) {
    const value = x.r.scalar(node);
    if (typeof value === "string" && isLanguage(value)) return value;
    const isCode = typeof value === "string" && /^[a-z]{2}$/.test(value);
    const why = isCode ? `"${value}" is no language's code (ISO 639-1)` : "a language is two small letters (ISO 639-1)";
    return x.r.fault(node ?? at, why, { expected: language.like });
  },
};

/** The name of something in this file, or of another file: small letters, digits, hyphens. */
export const name: Shape<string> = scalarShape(
  "a name such as data-update",
  { type: "string", pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" },
  (v) => (typeof v === "string" && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(v) && v.length <= 60 ? v : undefined),
  "must be a name in small letters, digits and hyphens",
);
/** A path to a field, or a word for a moment: `window.opens`, `in-force`. Resolved once all is read. */
export const moment: Shape<string> = scalarShape(
  "a field that holds a time, or a moment such as in-force",
  { type: "string", pattern: "^[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*$|^\\d{4}-\\d\\d-\\d\\d$" },
  (v) => (typeof v === "string" && /^([a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*|\d{4}-\d\d-\d\d)$/.test(v) ? v : undefined),
  "must name a field that holds a time, or a moment",
);

/** `{ en, fr, ru, zh }`, or one text that then stands in all four. */
export const text: Shape<Text> = {
  like: "{ en: …, fr: …, ru: …, zh: … }",
  schema: () => ({
    anyOf: [
      { type: "string", minLength: 1 },
      {
        type: "object",
        properties: Object.fromEntries(languages.map((l) => [l, { type: "string", minLength: 1 }])),
        required: [...languages],
        additionalProperties: false,
      },
    ],
  }),
  read(x, node, at, what) {
    const { r } = x;
    const plain = r.scalar(node);
    if (typeof plain === "string" && plain.trim() !== "" && node !== null) {
      x.once.push(node);
      return { en: plain, fr: plain, ru: plain, zh: plain };
    }
    if (isBlank(plain)) return r.fault(node ?? at, `${what} is empty`, { expected: "text" });
    if (!r.isMapping(node))
      return r.fault(node ?? at, `${what} is a text: in four languages, or once in quotes`, { expected: text.like });
    const found = r.words(node, at, what, [], languages);
    const missing = languages.filter((l) => !found.has(l));
    if (missing.length > 0)
      return r.fault(at ?? node, `${what} is missing in ${missing.join(", ")}`, { expected: languages.join(", ") });
    const [en, fr, ru, zh] = languages.map((l) => r.string(found.value(l), found.key(l), `${what} in ${l}`));
    if (en === undefined || fr === undefined || ru === undefined || zh === undefined) return undefined;
    return { en, fr, ru, zh };
  },
};

/** One of the language's own words. */
export function oneOf<const W extends string>(...known: readonly W[]): Shape<W> {
  return {
    like: known.join(", "),
    oneOf: known,
    schema: () => ({ enum: [...known] }),
    read: (x, node: Node | null, at, what) => x.r.oneOf(node, at, what, known),
  };
}
