/** Where a text stops being JSON (RFC 8259), so that a fault can be said with its line and column. */
export interface JsonFault {
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const depthMax = 500;

/** @returns undefined when the text is JSON */
export function findJsonFault(text: string): JsonFault | undefined {
  let at = 0;

  class Fault extends Error {}
  const fail = (expected: string): never => {
    throw new Fault(
      `${at >= text.length ? "the text ends here" : `${show(text.charAt(at))} stands here`}; expected ${expected}`,
    );
  };
  const space = (): void => {
    while (at < text.length && " \t\n\r".includes(text.charAt(at))) at += 1;
  };
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at += found[0].length;
    return found !== null;
  };
  const string = (): void => {
    at += 1;
    for (;;) {
      // Control characters may not stand in a string; at the end of the text the code is NaN.
      while (text.charCodeAt(at) >= 0x20 && text.charAt(at) !== '"' && text.charAt(at) !== "\\") at += 1;
      if (text.charAt(at) === '"') break;
      if (!take(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y))
        fail(text.charAt(at) === "\\" ? "an escape such as \\n or \\u00e9" : 'a closing "');
    }
    at += 1;
  };
  /** What stands between brackets, with commas between; the opening one has been read. */
  const list = (close: string, item: () => void, what: string): void => {
    space();
    if (text.charAt(at) === close) {
      at += 1;
      return;
    }
    for (;;) {
      item();
      space();
      if (text.charAt(at) === close) break;
      if (text.charAt(at) !== ",") fail(`"," or "${close}"`);
      at += 1;
      space();
      if (text.charAt(at) === close) fail(what);
    }
    at += 1;
  };
  const value = (depth: number): void => {
    space();
    if (depth > depthMax) fail("less nesting");
    const first = text.charAt(at);
    if (first === '"') string();
    else if (first === "{") {
      at += 1;
      list("}", () => member(depth), 'a name in "…"');
    } else if (first === "[") {
      at += 1;
      list("]", () => value(depth + 1), "a value");
    } else if (!take(/(?:true|false|null)(?![\w])|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y))
      fail("a value");
  };
  const member = (depth: number): void => {
    if (text.charAt(at) !== '"') fail('a name in "…"');
    string();
    space();
    if (text.charAt(at) !== ":") fail('":"');
    at += 1;
    value(depth + 1);
  };

  try {
    value(0);
    space();
    if (at < text.length) fail("the end");
    return undefined;
  } catch (e) {
    if (!(e instanceof Fault)) throw e;
    const before = text.slice(0, at).split("\n");
    return { line: before.length, column: (before.at(-1) ?? "").length + 1, message: e.message };
  }
}

const show = (c: string): string => (c === "\n" ? "the line's end" : JSON.stringify(c));
