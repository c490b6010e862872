import type { Node } from "yaml";
import { allPaths, findPath } from "./paths.ts";
import type { Reading, Words } from "./reading.ts";
import { type FieldSpec, languages, type Text } from "./types.ts";

/** `{from}`, `{missile.kind}`, `{from: notifie | notifient}` */
export const placeholder = /\{([^{}]*)\}/g;
const agreement = /^from:\s*([^|]+?)\s*\|\s*([^|]+?)\s*$/;

export interface Agreement {
  readonly one: string;
  readonly many: string;
}
/** The two forms of a verb, of which one agrees with the sender's name. */
export function agreementIn(inside: string): Agreement | undefined {
  const [, one, many] = agreement.exec(inside) ?? [];
  return one === undefined || many === undefined ? undefined : { one, many };
}

/** Every placeholder of a sentence names something that is always there. */
export function checkSays(
  r: Reading,
  words: Words,
  says: Text,
  fields: ReadonlyMap<string, FieldSpec>,
  follows: boolean,
): void {
  const fixed = ["from", "clause", "title", ...(follows ? ["about"] : [])];
  const node = words.value("says");
  const inner = new Map(
    r.isMapping(node) ? (r.entries(node, node, "the sentence") ?? []).map((e) => [e.key, e.value]) : [],
  );
  for (const language of inner.size === 0 ? languages.slice(0, 1) : languages) {
    const own: Node | null = inner.get(language) ?? node;
    const at = (n: number): Node | null | number =>
      own === null ? words.key("says") : r.offsetIn(own, says[language], n);
    const text = says[language];
    for (const match of text.matchAll(placeholder)) {
      const inside = match[1] ?? "";
      if (fixed.includes(inside) || agreementIn(inside) !== undefined) continue;
      const found = findPath(fields, inside);
      const offset = at(match.index);
      if (found === undefined)
        r.unknown(offset, inside, "something that a sentence can name", [...fixed, ...allPaths(fields)]);
      else if (!found.sure || found.many)
        r.fault(offset, `"${inside}" may be missing or several: a sentence names only what is always there, once`);
      else if (found.spec.type === "group")
        r.fault(offset, `"${inside}" is a group: name one of its fields`, { expected: allPaths(fields).join(", ") });
    }
    const left = text.replaceAll(placeholder, "");
    const stray = left.search(/[{}]/);
    if (stray >= 0)
      r.fault(at(Math.max(0, text.search(/[{}]/))), "a brace stands alone: placeholders are written {from}");
  }
}
