/** A rule as its file has it: the lines from its name to the next name of the same depth, less what stands beside it anyway. */

const beside = /^(?:title|about):/;

/** @param line where the rule's name stands, from 1 */
export function excerptOf(text: string, line: number): { readonly text: string; readonly lines: number } {
  const lines = text.split("\n");
  const first = lines[line - 1] ?? "";
  const depth = indentOf(first);
  const rest = lines.slice(line);
  const next = rest.findIndex((l) => l.trim() !== "" && indentOf(l) <= depth);
  const own = next === -1 ? rest : rest.slice(0, next);
  while (own.length > 0 && (own.at(-1) ?? "").trim() === "") own.pop();
  const inner = Math.min(...own.filter((l) => l.trim() !== "").map(indentOf));
  const kept: string[] = [];
  let skipping = false;
  for (const l of own) {
    const at = indentOf(l);
    if (at === inner) skipping = beside.test(l.trim());
    if (!skipping) kept.push(l.slice(Math.min(inner, at)));
  }
  // A rule that stands on one line with its name, `{ … }`.
  const onLine = /^\s*[\w-]+:\s*(\S.*)$/.exec(first)?.[1];
  const all = onLine === undefined || onLine.startsWith("#") ? kept : [onLine, ...kept];
  while (all.length > 0 && (all.at(-1) ?? "").trim() === "") all.pop();
  return { text: all.join("\n"), lines: all.length };
}

const indentOf = (l: string): number => l.length - l.trimStart().length;
