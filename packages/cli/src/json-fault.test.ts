import { describe, expect, it } from "vitest";
import { findJsonFault } from "./json-fault.ts";

describe("where a text stops being JSON", () => {
  it.each([
    ['{"window": {"opens": "2026-11-26T00:30Z",}}', 1, 42, '"}" stands here; expected a name in "…"'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, '"\\"" stands here; expected "," or "}"'],
    ['{"a": tru}', 1, 7, '"t" stands here; expected a value'],
    ['{"a": "no end', 1, 14, 'the text ends here; expected a closing "'],
    ["", 1, 1, "the text ends here; expected a value"],
    ["{'a': 1}", 1, 2, '"\'" stands here; expected a name in "…"'],
    ["[1, 2] and more", 1, 8, '"a" stands here; expected the end'],
    ["[01]", 1, 2, '"0" stands here; expected a value'],
  ])("%j", (text, line, column, message) => {
    expect(findJsonFault(text)).toEqual({ line, column, message });
  });

  it("agrees with JSON.parse on every text with one character changed, dropped or added", () => {
    const sound = '{"a": [1, -2.5e+3, true, null, "\\u00e9 \\"x\\""], "b": {"c": {}}, "d": []}';
    const texts = [...sound].flatMap((_, i) => [
      sound.slice(0, i) + sound.slice(i + 1),
      sound.slice(0, i),
      ...[",", '"', "}", "0", "\\", " ", "\n", "e"].flatMap((c) => [
        sound.slice(0, i) + c + sound.slice(i),
        sound.slice(0, i) + c + sound.slice(i + 1),
      ]),
    ]);
    for (const text of texts) expect([text, findJsonFault(text) === undefined]).toEqual([text, parses(text)]);
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
