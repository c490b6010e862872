import { expect, test } from "vitest";
import { formatTally, sum, tallyOf } from "./count.mjs";

const file = (status: string, tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((s) => ({ status: s })),
});
const report = (counts: object, ...testResults: object[]) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  ...counts,
  testResults,
});

test("the last line counts, and names skipped tests only when there are any", () => {
  expect(formatTally({ passed: 12, failed: 0, skipped: 0 })).toBe("12 passed, 0 failed");
  expect(formatTally(sum([tallyOf(undefined, false), { passed: 3, failed: 0, skipped: 2 }]))).toBe(
    "3 passed, 1 failed, 2 skipped",
  );
});

test("what has no test to fail still counts as a failure", () => {
  const well = report({ numPassedTests: 2 }, file("passed", ["passed", "passed"]));
  expect(tallyOf(well, true)).toMatchObject({ passed: 2, failed: 0 });
  expect(tallyOf(well, false)).toMatchObject({ failed: 1 }); // an error outside every test
  expect(tallyOf(report({}, file("failed", [])), false)).toMatchObject({ failed: 1 }); // a file that does not load
  expect(tallyOf(report({ numFailedTests: 1 }, file("failed", ["failed"])), false)).toMatchObject({ failed: 1 });
});
