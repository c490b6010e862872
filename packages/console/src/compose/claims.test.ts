import { describe, expect, it } from "vitest";
import type { Check } from "../api/centre.ts";
import { besideField, count, onlyLate, sorted } from "./claims.ts";

const same = (s: string) => ({ en: s, fr: s, ru: s, zh: s });
const check = (id: string, result: Check["result"], field?: string): Check => ({
  id,
  result,
  message: same(id),
  ...(field === undefined ? {} : { field }),
});
const ids = (checks: readonly Check[]): string[] => checks.map((c) => c.id);

describe("checks beside fields", () => {
  const checks = [
    check("order", "fail", "window.closes"),
    check("length", "look", "window"),
    check("crosses", "fail", "impact-area.0.polygon"),
    check("fine", "pass", "window"),
    check("owed", "fail"),
  ];
  it("stands at the nearest field that has the path", () => {
    expect(ids(besideField(checks, "window", ["opens", "closes"]))).toEqual(["length"]);
    expect(ids(besideField(checks, "window.closes"))).toEqual(["order"]);
    expect(ids(besideField(checks, "impact-area.0"))).toEqual(["crosses"]);
    expect(ids(besideField(checks, "impact-area", ["0"]))).toEqual([]);
  });
  it("does not take a field whose name only begins alike", () => {
    expect(besideField([check("x", "fail", "window-two")], "window")).toEqual([]);
  });
  it("shows what to mend first", () => {
    expect(ids(sorted(checks)).at(-1)).toBe("fine");
    expect(count(checks, "fail")).toBe(3);
  });
});

describe("late", () => {
  it("may be sent only if nothing else fails", () => {
    expect(onlyLate([check("lead-time", "fail"), check("area", "look")])?.id).toBe("lead-time");
    expect(onlyLate([check("lead-time", "fail"), check("area", "fail")])).toBeNull();
    expect(onlyLate([check("lead-time", "pass")])).toBeNull();
  });
});
