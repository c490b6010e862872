import { describe, expect, it } from "vitest";
import { instantMs, isEmpty, readDay, readInstant, readParty, typedInstant, withValue } from "./values.ts";

describe("instants as they are typed", () => {
  it("reads the usual spellings, always as UTC", () => {
    for (const text of [
      "2026-11-26 00:30",
      "2026-11-26T00:30Z",
      "2026-11-26 0030",
      "2026-11-26 0:30 UTC",
      " 2026-11-26 00:30:00 ",
    ]) {
      expect(readInstant(text)).toBe("2026-11-26T00:30:00.000Z");
    }
  });
  it("keeps what it cannot read, for the centre to say what is wrong", () => {
    for (const text of ["26 Nov", "2026-11-31 00:30", "2026-11-26 25:00", "2026-11-26"])
      expect(readInstant(text)).toBe(text);
  });
  it("gives back what it reads", () => {
    for (const text of ["2026-11-26 00:30", "2026-11-26 00:30:15", "tomorrow"])
      expect(typedInstant(readInstant(text))).toBe(text);
    expect(typedInstant(undefined)).toBe("");
  });
  it("counts only whole instants", () => {
    expect(instantMs("2026-11-26T00:30:00.000Z")).toBe(Date.UTC(2026, 10, 26, 0, 30));
    expect(instantMs("tomorrow")).toBeNull();
  });
});

describe("values of a form", () => {
  it("has one spelling for what is not filled in", () => {
    expect(withValue({ a: 1, b: 2 }, "b", "")).toEqual({ a: 1 });
    expect(withValue({ a: 1 }, "w", {})).toEqual({ a: 1 });
    expect(withValue({ a: 1 }, "b", 0)).toEqual({ a: 1, b: 0 });
    expect(isEmpty([])).toBe(true);
    expect(isEmpty(0)).toBe(false);
  });
  it("keeps a no, which is not the same as nothing said", () => {
    expect(withValue({}, "flag", false)).toEqual({ flag: false });
  });
  it("reads a state’s code however it was typed", () => {
    expect(readParty(" fr ")).toBe("FR");
    expect(readParty("France")).toBe("France");
  });
  it("reads days", () => {
    expect(readDay("2026-1-5")).toBe("2026-01-05");
    expect(readDay("soon")).toBe("soon");
  });
});
