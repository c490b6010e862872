import type { CelFault, CelScope, CelType } from "./cel-types.ts";
import { celName } from "./cel-values.ts";

/** What people write by habit from other languages, and how CEL has it. */
const signs: { readonly [written: string]: string } = { and: "&&", or: "||", not: "!", AND: "&&", OR: "||", NOT: "!" };

/**
 * Faults in the signs of an expression that a parser can only call unreadable: one `=` for a comparison, `and` for `&&`, and
 * a field's name with its hyphens. What stands in quotes is left alone.
 */
export function wordFaults(cel: string, scope: CelScope): readonly CelFault[] {
  const bare = cel.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, (words) => " ".repeat(words.length));
  const names = namesUnder(scope);
  const faults: CelFault[] = [];
  for (const { index } of bare.matchAll(/(?<![=!<>])=(?!=)/g))
    faults.push({ offset: index, message: "write == to compare", expected: "==", nearest: "==" });
  for (const { 0: written, index } of bare.matchAll(/(?<![\w.])(?:and|or|not)(?!\w)/gi)) {
    const sign = signs[written];
    if (sign !== undefined && !names.has(written))
      faults.push({ offset: index, message: `"${written}" is written ${sign}`, expected: sign, nearest: sign });
  }
  for (const { 0: written, index } of bare.matchAll(/(?<![\w])[a-z]\w*(?:-[a-z0-9]\w*)+/g)) {
    const right = celName(written);
    const [first = ""] = written.split("-");
    if (names.has(right) && !names.has(first))
      faults.push({
        offset: index,
        message: `in a condition "${written}" is written ${right}`,
        expected: right,
        nearest: right,
      });
  }
  return faults.toSorted((a, b) => a.offset - b.offset);
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
