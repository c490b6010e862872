/**
 * Just enough of TypeScript's grammar to tell code from strings and comments. The compiler's own API is not there for us
 * (TypeScript 7 has none), and a search that takes a comment for code would teach people to ignore this tool.
 */
export interface Literal {
  readonly line: number;
  readonly text: string;
  /** True when the literal is what an `import` or `export … from` names. */
  readonly specifier: boolean;
}

export interface Source {
  /** Line by line, with strings and comments blanked. */
  readonly code: readonly string[];
  readonly literals: readonly Literal[];
  /** The text of each `//` comment, by line number. */
  readonly remarks: ReadonlyMap<number, string>;
}

const beforeSpecifier = /(?:\bfrom|\bimport|\bimport\s*\(|\brequire\s*\()\s*$/;
// After one of these a slash starts a regular expression; after anything else it divides.
const beforeRegExp = /(?:^|[=(,:[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|in|of|do|else|void|delete|throw))\s*$/;

export function readSource(text: string): Source {
  let code = "";
  let line = 1;
  let at = 0;
  const literals: Literal[] = [];
  const remarks = new Map<number, string>();
  /** One entry for each `${` that we are inside: how many braces are open in it. */
  const holes: number[] = [];

  const tail = () => code.slice(-80);
  const blank = (s: string) => {
    code += s.replace(/[^\n]/g, " ");
    line += s.split("\n").length - 1;
  };

  /** Reads template text up to its closing backtick or its next `${`. */
  const template = (opening: string) => {
    const from = at + opening.length;
    let end = from;
    while (end < text.length && text[end] !== "`" && !text.startsWith("${", end)) end += text[end] === "\\" ? 2 : 1;
    literals.push({ line, text: text.slice(from, end), specifier: false });
    const hole = text.startsWith("${", end);
    blank(text.slice(at, end));
    code += hole ? "( " : ")";
    if (hole) holes.push(0);
    at = Math.min(text.length, end + (hole ? 2 : 1));
  };

  const quoted = (quote: string) => {
    let end = at + 1;
    while (end < text.length && text[end] !== quote && text[end] !== "\n") end += text[end] === "\\" ? 2 : 1;
    literals.push({ line, text: text.slice(at + 1, end), specifier: beforeSpecifier.test(tail()) });
    const stop = text[end] === quote ? end + 1 : end;
    blank(text.slice(at, stop));
    code = `${code.slice(0, -1)})`; // a value ended here, so that a slash after it divides
    at = stop;
  };

  const regExp = () => {
    let end = at + 1;
    let inClass = false;
    while (end < text.length && text[end] !== "\n" && (inClass || text[end] !== "/")) {
      if (text[end] === "[") inClass = true;
      if (text[end] === "]") inClass = false;
      end += text[end] === "\\" ? 2 : 1;
    }
    blank(text.slice(at, end + 1));
    code = `${code.slice(0, -1)})`;
    at = end + 1;
  };

  while (at < text.length) {
    const c = text[at] ?? "";
    const open = holes.length - 1;
    if (text.startsWith("//", at)) {
      const end = endOf(text, "\n", at);
      remarks.set(line, text.slice(at + 2, end).trim());
      blank(text.slice(at, end));
      at = end;
    } else if (text.startsWith("/*", at)) {
      const end = Math.min(text.length, endOf(text, "*/", at + 2) + 2);
      blank(text.slice(at, end));
      at = end;
    } else if (c === '"' || c === "'") quoted(c);
    else if (c === "`") template("`");
    else if (c === "}" && holes[open] === 0) {
      holes.pop();
      template("}");
    } else if (c === "/" && beforeRegExp.test(tail()) && !code.endsWith("<")) regExp();
    else {
      const depth = holes[open];
      if (depth !== undefined && (c === "{" || c === "}")) holes[open] = depth + (c === "{" ? 1 : -1);
      if (c === "\n") line += 1;
      code += c;
      at += 1;
    }
  }
  return { code: code.split("\n"), literals, remarks };
}

function endOf(text: string, what: string, from: number): number {
  const end = text.indexOf(what, from);
  return end === -1 ? text.length : end;
}
