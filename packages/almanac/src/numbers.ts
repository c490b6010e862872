/** What a cell says of a number: one, a range such as `380..420`, that it was withheld or not found, or nothing at all. */
import type { Figure } from "./types.ts";

export type NumberCell =
  | { readonly kind: "empty" }
  | { readonly kind: "missing"; readonly why: NonNullable<Figure["missing"]> }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "range"; readonly low: number; readonly high: number }
  | { readonly kind: "none"; readonly better: string };

/** @param commaIsPoint the file has semicolons between its cells, as spreadsheets write where 91,4 is a number */
export function readNumber(text: string, whole: boolean, commaIsPoint = false): NumberCell {
  const cell = text.trim();
  if (cell === "") return { kind: "empty" };
  const missing = /^not[ -](provided|found)$/i.exec(cell)?.[1]?.toLowerCase();
  if (missing !== undefined) return { kind: "missing", why: missing === "provided" ? "not-provided" : "not-found" };
  const parts = cell.split("..").map((p) => one(p.trim(), whole, commaIsPoint));
  const [low, high] = parts;
  if (low !== undefined && parts.length === 1) {
    if (whole && !Number.isSafeInteger(low)) return none(whole, cell);
    return { kind: "number", value: low };
  }
  if (low !== undefined && high !== undefined && parts.length === 2 && (!whole || Number.isInteger(low + high))) {
    return { kind: "range", low, high };
  }
  return none(whole, cell);
}

/** 1.481 is one and a half to some, and to others a thousand and more: of whole numbers, and where commas are points, it is neither. */
const thousands = /^[1-9]\d{0,2}(\.\d{3})+$/;

function one(text: string, whole: boolean, commaIsPoint: boolean): number | undefined {
  if ((whole || commaIsPoint) && thousands.test(text)) return undefined;
  const written = commaIsPoint && !whole ? text.replace(",", ".") : text;
  return /^-?\d{1,15}(\.\d{1,9})?$/.test(written) ? Number(written) : undefined;
}

function none(whole: boolean, cell: string): NumberCell {
  // A thousand with a comma, a blank or an apostrophe: the meaning is plain, and the right spelling can be named.
  const bare = /^\d{1,3}([.,' \u00a0\u202f’]\d{3})+$/.test(cell) ? cell.replace(/\D/g, "") : undefined;
  const kind = whole ? "a whole number" : "a number";
  return {
    kind: "none",
    better: bare === undefined ? `Write ${kind}, or a range such as 380..420` : `Write ${bare}, without a separator`,
  };
}
