/**
 * Rules are dated data with a clause and a source. `comity regime check` reads these files properly; here, line by line
 * and without a parser (no library stands at the root), only that no rule lacks its clause and no file its source.
 */
import type { Fault, Tree } from "./tree.ts";

const sections = [
  "notifications",
  "declarations",
  "limits",
  "visits",
  "lines",
  "procedures",
  "undertakings",
  "pledges",
  "suspensions",
];

export function regimeFaults(tree: Tree): readonly Fault[] {
  return [...tree].flatMap(([file, text]) => (/^regimes\/[^/]+\.ya?ml$/.test(file) ? faultsIn(file, text) : []));
}

function faultsIn(file: string, text: string): readonly Fault[] {
  const faults = rulesIn(text)
    .filter((r) => !/(?:^|[\s{,])clause:\s*\S/m.test(r.text))
    .map((r) => ({
      file,
      line: r.line,
      what: `${r.section}.${r.name} has no clause`,
      better: "say which words ask for it: `clause: Art. 2`",
    }));
  const sourced = /(?:^|[\s{,])sources?:(?:\s|$)/m.test(withoutRemarks(text));
  return sourced
    ? faults
    : [
        ...faults,
        { file, line: 1, what: "no source", better: "name the text that was read: `source: { title, url, read }`" },
      ];
}

interface Rule {
  readonly section: string;
  readonly name: string;
  readonly line: number;
  readonly text: string;
}

/** The direct children of the sections that hold rules, each with the lines that belong to it. */
function rulesIn(text: string): readonly Rule[] {
  const rules: Rule[] = [];
  let section: string | undefined;
  let depth: number | undefined;
  withoutRemarks(text)
    .split("\n")
    .forEach((line, i) => {
      if (line.trim() === "") return;
      const indent = line.length - line.trimStart().length;
      const [, key, rest = ""] = /^\s*["']?([\w.-]+)["']?:(.*)$/.exec(line) ?? [];
      if (indent === 0) {
        section = key !== undefined && sections.includes(key) ? key : undefined;
        depth = undefined;
        return;
      }
      if (section === undefined) return;
      depth ??= indent;
      if (indent === depth && key !== undefined) rules.push({ section, name: key, line: i + 1, text: rest });
      else {
        const last = rules.pop();
        if (last !== undefined) rules.push({ ...last, text: `${last.text}\n${line}` });
      }
    });
  return rules;
}

function withoutRemarks(text: string): string {
  return text.replace(/(^|\s)#[^\n]*/g, "$1");
}
