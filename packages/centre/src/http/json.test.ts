import fc from "fast-check";
import { expect, test } from "vitest";
import { BrokenJson, faultInJson, readJson } from "./json.ts";

test("each fault at its place, in words", () => {
  const faults: readonly (readonly [string, number, number, string])[] = [
    ["", 1, 1, "expected a value, found the end"],
    ["{", 1, 2, 'expected a name in quotes or "}", found the end'],
    ['{"a": 1,\n "b": }', 2, 7, 'expected a value, found "}"'],
    ['{"a": 1,}', 1, 9, 'expected a name in quotes, found "}"'],
    ['{"a" 1}', 1, 6, 'expected ":", found "1"'],
    ["{'a': 1}", 1, 2, 'expected a name in quotes or "}", found "\'"'],
    ["{a: 1}", 1, 2, 'expected a name in quotes or "}", found "a"'],
    ["[1 2]", 1, 4, 'expected "," or "]", found "2"'],
    ["[1, 2", 1, 6, 'expected "," or "]", found the end'],
    ["[,]", 1, 2, 'expected a value or "]", found ","'],
    ['{"a": 1} x', 1, 10, 'expected nothing more, found "x"'],
    ['["вода", "水", 007]', 1, 15, 'expected a value, found "007"'],
    ["[True]", 1, 2, 'expected a value or "]", found "True"'],
    ['["a\nb"]', 1, 4, "a line break or control character inside quotes; write it as \\n or \\u000a"],
    ['["C:\\Users"]', 1, 5, 'a backslash that begins no escape; for a backslash write "\\\\"'],
    ['{\r\n  "a": "never closed\\"}', 2, 8, "quotes are opened here and never closed"],
    ['["🚀" "x"]', 1, 6, 'expected "," or "]", found "\\""'],
    ['{"a": 1]', 1, 8, 'expected "," or "}", found "]"'],
  ];
  for (const [text, line, column, what] of faults)
    expect([text, faultInJson(text)]).toEqual([text, { line, column, what }]);
});

test("what the runtime reads has no fault, and what it refuses has one", () => {
  fc.assert(fc.property(fc.json(), (text) => faultInJson(text) === undefined));
  const letters = fc.constantFrom(...'{}[]:,"\\ \n\ttrufalsn0123456789.-+eEbx\u0001é');
  const near = fc.oneof(
    fc.string({ unit: letters, maxLength: 12 }),
    fc
      .tuple(fc.json({ maxDepth: 2 }), fc.nat(), letters)
      .map(([t, i, c]) => t.slice(0, i % (t.length + 1)) + c + t.slice((i % (t.length + 1)) + 1)),
  );
  const isRead = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(near, (text) => isRead(text) === (faultInJson(text) === undefined)),
    { numRuns: 3000 },
  );
});

test("depth is counted outside quotes", () => {
  expect(readJson(JSON.stringify({ a: "[".repeat(500) }))).toEqual({ a: "[".repeat(500) });
  expect(() => readJson("[".repeat(65))).toThrow(BrokenJson);
});
