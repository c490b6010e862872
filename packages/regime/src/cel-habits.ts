import type { CelFault, CelScope, CelType } from "./cel-types.ts";
import { celName } from "./cel-values.ts";

/** What people write by habit from other languages, and how CEL has it. */
const signs: { readonly [written: string]: string } = { and: "&&", or: "||", not: "!", AND: "&&", OR: "||", NOT: "!" };

/** The signs that are wrong, and the expression with the right ones in the same places; undefined where they need more room. */
export interface Habits {
  readonly faults: readonly CelFault[];
  readonly mended?: string;
}

/**
 * Faults in the signs of an expression that a parser can only call unreadable: one `=` for a comparison, `and` for `&&`, and
 * a field's name with its hyphens. What stands in quotes is left alone.
 */
export function habitsOf(cel: string, scope: CelScope): Habits {
  const bare = cel.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, (words) => " ".repeat(words.length));
  const names = namesUnder(scope);
  const faults: CelFault[] = [];
  let mended: string | undefined = cel;
  const amiss = (offset: number, written: string, right: string, message: string): void => {
    faults.push({ offset, message, expected: right, nearest: right });
    const room = written.length >= right.length;
    mended = room
      ? mended && mended.slice(0, offset) + right.padEnd(written.length) + mended.slice(offset + written.length)
      : undefined;
  };
  for (const { 0: written, index } of bare.matchAll(/(?<![=!<>])=(?!=) ?/g))
    amiss(index, written, "==", "write == to compare");
  for (const { 0: written, index } of bare.matchAll(/(?<![\w.])(?:and|or|not)(?!\w)/gi)) {
    const sign = signs[written];
    if (sign !== undefined && !names.has(written)) amiss(index, written, sign, `"${written}" is written ${sign}`);
  }
  for (const { 0: written, index } of bare.matchAll(/(?<!\w)[a-z]\w*(?:-[a-z0-9]\w*)+/g)) {
    const right = celName(written);
    if (names.has(right) && !names.has(written.split("-")[0] ?? ""))
      amiss(index, written, right, `in a condition "${written}" is written ${right}`);
  }
  return { faults, ...(mended === undefined ? {} : { mended }) };
}

function namesUnder(scope: CelScope): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (type: CelType): void => {
    if (type.is === "list") visit(type.of);
    else if (type.is === "object") visitAll(type.of);
  };
  const visitAll = (of: ReadonlyMap<string, CelType>): void => {
    for (const [name, type] of of) {
      found.add(name);
      visit(type);
    }
  };
  visitAll(scope);
  return found;
}
