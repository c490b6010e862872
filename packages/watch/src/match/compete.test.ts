import { expect, test } from "vitest";
import { compete } from "./compete.ts";

const parts = {
  time: null,
  place: { compared: "area", inside: true, byKm: 1, mayBeInside: true },
  heading: null,
} as const;
const on = { ...parts, place: { ...parts.place, compared: "track" } } as const;
const at = (id: string, score: number, kind: "warning" | "group" | "notification" = "warning") => ({
  kind,
  id,
  score,
  parts,
});

test("warnings that fit in the same way and do not belong together make each other less likely", () => {
  expect(compete([at("a", 0.8)], (id) => id)).toEqual([0.8]);
  // Odds of 4 and 1: 4 / (5 + 0.2) and 1 / (2 + 0.8).
  expect(compete([at("a", 0.8), at("b", 0.5)], (id) => id)).toEqual([0.769, 0.357]);
});

test("those of one group do not compete, nor those that were compared otherwise, nor notifications", () => {
  expect(compete([at("a", 0.8), at("b", 0.5), at("a", 0.8, "group")], () => "a")).toEqual([0.8, 0.5, 0.8]);
  expect(compete([at("a", 0.8), { ...at("b", 0.5), parts: on }], (id) => id)).toEqual([0.8, 0.5]);
  expect(compete([at("a", 0.8), at("n", 0.9, "notification")], (id) => id)).toEqual([0.8, 0.9]);
});

test("a hundred of the same leave none likely", () => {
  const many = Array.from({ length: 100 }, (_, i) => at(`w${i}`, 0.7));
  expect(Math.max(...compete(many, (id) => id))).toBeLessThan(0.1);
});
