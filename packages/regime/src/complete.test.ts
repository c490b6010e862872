import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { completionsAt } from "./index.ts";

/** Words offered at the mark `|`. */
function at(text: string): readonly string[] {
  const offset = text.indexOf("|");
  return completionsAt(text.replace("|", ""), offset).options.map((o) => o.word);
}

test("at the top: words of a regime, those that are needed first, those that are there left out", () => {
  expect(at("regime: x\n|")).toContain("notifications");
  expect(at("regime: x\n|")).not.toContain("regime");
  expect(at("|")[0]).toBe("regime");
});

test("a word's own values", () => {
  expect(at("kind: |")).toContain("treaty");
  expect(at("kind: tr|")).toContain("treaty");
  expect(at("notifications:\n  launch:\n    binding: |")).toEqual([
    "required",
    "voluntary",
    "as-a-rule",
    "if-possible",
  ]);
  expect(at("declarations:\n  list:\n    simultaneous: |")).toEqual(["true", "false"]);
});

test("inside a rule, a clock in braces, a list, a field", () => {
  expect(at("notifications:\n  launch:\n    |")).toContain("given");
  expect(at("notifications:\n  launch:\n    given: { at-least: PT24H, |")).toContain("before");
  expect(at("notifications:\n  launch:\n    given: { at-least: PT24H, |")).not.toContain("at-least");
  expect(at("life:\n  - { on: 2026-01-01, event: |")).toContain("in-force");
  expect(at("life:\n  - on: 2026-01-01\n    |")).toContain("event");
  expect(at("life:\n- on: 2026-01-01\n  |")).toContain("event");
  expect(at("notifications:\n  launch:\n    fields:\n      window:\n        type: |")).toContain("interval");
  expect(at("notifications:\n  launch:\n    then:\n      launched: { |")).toContain("closes");
  expect(at("limits:\n  cap:\n    count: { where: 'x', |")).toContain("each");
  expect(at("limits:\n  cap:\n    # |")).toEqual([]);
});

test("after each prefix of a whole file there is an answer and no crash", () => {
  const text = readFileSync(new URL("../../../regimes/in-pk-2005.yaml", import.meta.url), "utf8");
  for (let i = 0; i < text.length; i += 7) expect(completionsAt(text, i).from).toBeLessThanOrEqual(i);
});
