import { RE2JS } from "@bufbuild/re2";
import type { Expr } from "./cel-types.ts";

/** The words of a text in quotes; undefined for every other expression. */
export const literal = (e: Expr | undefined): string | undefined =>
  e?.exprKind.case === "constExpr" && e.exprKind.value.constantKind.case === "stringValue"
    ? e.exprKind.value.constantKind.value
    : undefined;

/** The eight sectors of 45 degrees, centred on the winds, in the order of the compass from north. */
export const sectors = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"] as const;

/**
 * The sector of a bearing. The lower bound belongs to it: 22.5 is NE. A bearing past a full turn, such as `azimuth + 180` may
 * be, is turned back; undefined for what is no angle.
 */
export function sectorOf(bearing: number): (typeof sectors)[number] | undefined {
  const turned = ((bearing % 360) + 360) % 360;
  return sectors[Math.floor((turned + 22.5) / 45) % 8];
}

/** @returns what RE2 has against the pattern, in words, where it takes none */
export function patternOf(words: string): { readonly test: (text: string) => boolean } | string {
  try {
    return RE2JS.compile(words);
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^error parsing regexp: /, "") : "not readable";
  }
}
