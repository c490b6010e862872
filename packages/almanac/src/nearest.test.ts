import { expect, test } from "vitest";
import { nearest } from "./nearest.ts";

test("the nearest right word, or none", () => {
  const words = ["military-stockpile", "total-inventory", "retired"];
  expect(nearest("military stockpil", words)).toBe("military-stockpile");
  expect(nearest("Retierd", words)).toBe("retired");
  expect(nearest("submarines", words)).toBeUndefined();
  expect(nearest("x".repeat(100_000), words)).toBeUndefined();
});
