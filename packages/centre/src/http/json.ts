/**
 * JSON from a person's hand: when it is broken, say where. The runtime names a position for some faults only, so the place
 * is found by reading the text once more.
 */

/** `line 2, column 7: expected a value, found "}"` */
export class BrokenJson extends Error {
  override readonly name = "BrokenJson";
  /** Such as `line 2, column 7`; empty where the fault has no one place. */
  readonly at: string;
  readonly what: string;
  constructor(what: string, at = "") {
    super(`the body is not JSON as this centre reads it: ${at === "" ? what : `${at}: ${what}`}`);
    this.what = what;
    this.at = at;
  }
}

export interface JsonFault {
  /** Both count from 1; a column is a character. */
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

/** Nothing that an officer writes is nested deeper. What is nested a thousand deep breaks those who later walk it. */
const depthMax = 64;

/**
 * @param parse the runtime's own parser, or a stricter one
 * @throws BrokenJson
 */
export function readJson(text: string, parse: (text: string) => unknown = JSON.parse): unknown {
  const depth = depthOf(text);
  if (depth > depthMax) throw new BrokenJson(`it is nested ${depth} deep, more than ${depthMax}`);
  try {
    return parse(text);
  } catch {
    const fault = faultInJson(text);
    if (fault === undefined) throw new BrokenJson("it has a field named __proto__ or constructor.prototype");
    throw new BrokenJson(fault.what, `line ${fault.line}, column ${fault.column}`);
  }
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (inString) {
      if (c === "\\") i++;
      else if (c === '"') inString = false;
    } else if (c === '"') inString = true;
    else if (c === "{" || c === "[") deepest = Math.max(deepest, ++depth);
    else if (c === "}" || c === "]") depth--;
  }
  return deepest;
}

type Expected =
  | "a value"
  | 'a value or "]"'
  | "a name in quotes"
  | 'a name in quotes or "}"'
  | '":"'
  | '"," or "]"'
  | '"," or "}"'
  | "nothing more";

/** The first place at which a text stops being JSON (RFC 8259); undefined when it is. */
export function faultInJson(text: string): JsonFault | undefined {
  const open: ("{" | "[")[] = [];
  let expected: Expected = "a value";
  let at = 0;
  const afterValue = (): Expected => {
    const inside = open.at(-1);
    return inside === undefined ? "nothing more" : inside === "{" ? '"," or "}"' : '"," or "]"';
  };
  for (;;) {
    while (at < text.length && " \t\n\r".includes(text.charAt(at))) at++;
    const c = text.charAt(at);
    if (c === "") return expected === "nothing more" ? undefined : faultAt(text, at, expected);
    if (expected === "a value" || expected === 'a value or "]"') {
      if (c === "]" && expected === 'a value or "]"') {
        open.pop();
        expected = afterValue();
        at++;
      } else if (c === "{" || c === "[") {
        open.push(c);
        expected = c === "{" ? 'a name in quotes or "}"' : 'a value or "]"';
        at++;
      } else {
        const end = c === '"' ? endOfString(text, at) : endOfScalar(text, at);
        if (typeof end === "object") return end;
        if (end === at) return faultAt(text, at, expected);
        at = end;
        expected = afterValue();
      }
    } else if (c === '"' && expected.startsWith("a name")) {
      const end = endOfString(text, at);
      if (typeof end === "object") return end;
      at = end;
      expected = '":"';
    } else if (c === ":" && expected === '":"') {
      expected = "a value";
      at++;
    } else if (c === "," && (expected === '"," or "]"' || expected === '"," or "}"')) {
      expected = open.at(-1) === "{" ? "a name in quotes" : "a value";
      at++;
    } else if ((c === "}" || c === "]") && expected.endsWith(`or "${c}"`)) {
      open.pop();
      expected = afterValue();
      at++;
    } else {
      return faultAt(text, at, expected);
    }
  }
}

function endOfString(text: string, from: number): number | JsonFault {
  for (let at = from + 1; at < text.length; at++) {
    const c = text.charAt(at);
    if (c === '"') return at + 1;
    if (c < " ") return placed(text, at, "a line break or control character inside quotes; write it as \\n or \\u000a");
    if (c !== "\\") continue;
    const escaped = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(at + 1, at + 6));
    if (escaped === null) return placed(text, at, 'a backslash that begins no escape; for a backslash write "\\\\"');
    at += escaped[0].length;
  }
  return placed(text, from, "quotes are opened here and never closed");
}

/** @returns `from` itself when no number or word of JSON begins there */
function endOfScalar(text: string, from: number): number {
  const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
  scalar.lastIndex = from;
  return scalar.test(text) ? scalar.lastIndex : from;
}

function faultAt(text: string, at: number, expected: string): JsonFault {
  const word = /^(?:[\w.+-]{1,20}|.)/su.exec(text.slice(at, at + 20))?.[0];
  return placed(text, at, `expected ${expected}, found ${word === undefined ? "the end" : JSON.stringify(word)}`);
}

function placed(text: string, at: number, what: string): JsonFault {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: [...(before.at(-1) ?? "")].length + 1, what };
}
