/** A fault's place as characters of the text, for its underline and for putting the nearest word in its place. */
import type { RegimeFault } from "@comity/regime";

export interface FaultPlace {
  readonly from: number;
  readonly to: number;
}

export function placeOfFault(text: string, fault: Pick<RegimeFault, "line" | "column">): FaultPlace {
  let from = 0;
  for (let line = 1; line < fault.line; line++) {
    const next = text.indexOf("\n", from);
    if (next === -1) break;
    from = next + 1;
  }
  from = Math.min(text.length, from + fault.column - 1);
  const rest = text.slice(from);
  const [word = ""] = /^(?:"[^"\n]*"|'[^'\n]*'|[\p{L}\p{N}_.@-]+|[^\s]+)?/u.exec(rest) ?? [];
  return { from, to: from + Math.max(word.length, rest.length > 0 && !rest.startsWith("\n") ? 1 : 0) };
}

/** The text with the nearest right word in the place of the wrong one; quotes around it stay. */
export function mended(
  text: string,
  fault: RegimeFault,
): { readonly from: number; readonly to: number; readonly insert: string } | null {
  if (fault.nearest === undefined) return null;
  const { from, to } = placeOfFault(text, fault);
  const quote = /^["']/.exec(text.slice(from, to))?.[0] ?? "";
  return { from, to, insert: quote + fault.nearest + quote };
}
