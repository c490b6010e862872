import { expect, test } from "vitest";
import { formatTable } from "./table.ts";

test("measures stand beside their floors, and the ratio follows", () => {
  const rows = [
    { what: "release to durable at four peers", measured: 4.2, floor: 1.75, target: "within 3× the floor", unit: "ms" },
    { what: "64 at once", measured: 1040, floor: 3000, ratio: 0.35, target: 900, unit: "notifications/s" },
    { what: "five centres idle", measured: 312, target: 400, unit: "MB" },
  ];
  expect(formatTable([{ name: "delivery", rows }])).toBe(
    [
      "                                    measured  floor  ratio  target               unit",
      "delivery",
      "  release to durable at four peers      4.20   1.75  2.40×  within 3× the floor  ms",
      "  64 at once                           1,040  3,000  0.35×  900                  notifications/s",
      "  five centres idle                      312                400                  MB",
      "",
    ].join("\n"),
  );
});
