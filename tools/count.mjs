/** Counting tests: one tally for everything that ran, and the one line that it ends in. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, runNode, stamps } from "./house.mjs";

export const nothing = { passed: 0, failed: 0, skipped: 0 };
export const onePassed = { ...nothing, passed: 1 };
export const oneFailed = { ...nothing, failed: 1 };

export function sum(tallies) {
  const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped });
  return tallies.reduce(add, nothing);
}

/** `1042 passed, 0 failed`, and `, 3 skipped` where any were. */
export function formatTally(t) {
  return `${t.passed} passed, ${t.failed} failed${t.skipped > 0 ? `, ${t.skipped} skipped` : ""}`;
}

/** Prints the counting line as the last line, keeps it in .build/count.txt for `.ci/run`, and ends the process. */
export function finish(tallies) {
  const total = sum(tallies);
  const line = formatTally(total);
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, "count.txt"), `${line}\n`);
  process.stdout.write(`\n${line}\n`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

/** Runs vitest with its usual report on screen, and counts from the JSON report beside it. */
export async function vitest(project, { args = [], env = {} } = {}) {
  const report = join(stamps, `vitest-${project}.json`);
  mkdirSync(stamps, { recursive: true });
  rmSync(report, { force: true });
  const done = await runNode(
    [
      join(root, "node_modules/vitest/vitest.mjs"),
      "run",
      ...[
        "--project",
        project,
        "--passWithNoTests",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
      ],
      ...args,
    ],
    { env },
  );
  return tallyOf(readReport(report), done.ok);
}

/**
 * A file that does not load has no tests to fail, and an error outside any test fails none: both would vanish from a bare
 * count, so each such file counts as one failure, and a run that says no while all its tests say yes counts as one more.
 */
export function tallyOf(report, exitedWell) {
  if (report === undefined) return oneFailed;
  const unloaded = report.testResults.filter(
    (f) => f.status === "failed" && !f.assertionResults.some((t) => t.status === "failed"),
  ).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !exitedWell ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined; // vitest did not get as far as reporting
  }
}
