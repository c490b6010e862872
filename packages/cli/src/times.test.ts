import { expect, it } from "vitest";
import { left, minute } from "./times.ts";

it.each([
  ["2026-11-24T03:00:00.000Z", "12 min over"],
  ["2026-11-24T03:41:40.000Z", "29 min left"],
  ["2026-11-25T00:00:00.000Z", "20 h 47 min left"],
  ["2027-04-30T00:00:00.000Z", "156 d left"],
])("due %s, seen at 03:12:40: %s", (dueAt, words) => {
  expect(left(dueAt, "2026-11-24T03:12:40.000Z")).toBe(words);
});

it("minutes of UTC", () => expect(minute("2026-02-14T02:00:11.123Z")).toBe("2026-02-14 02:00"));
