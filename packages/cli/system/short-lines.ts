/** The proposal on crisis lines with short clocks, so that a test need not wait for minutes: everything else is as it is shipped. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const regimes = join(import.meta.dirname, "../../../regimes");

export interface Clocks {
  /** Within which a call on an open line is answered; ISO 8601, as all of these. */
  readonly answer: string;
  readonly testEvery: string;
  readonly testAnswer: string;
  /** All others together may put a member off the line of the five. */
  readonly removable?: boolean;
}

/** @returns a folder of regime files for `up --regimes` */
export function shortLines(clocks: Clocks): string {
  const folder = mkdtempSync(join(tmpdir(), "comity-regimes-"));
  cpSync(regimes, folder, { recursive: true });
  const text = readFileSync(join(regimes, "p5-crisis-lines.yaml"), "utf8")
    .replaceAll("answer: { within: PT5M", `answer: { within: ${clocks.answer}`)
    .replaceAll("every: PT1H", `every: ${clocks.testEvery}`)
    .replaceAll("answer: PT5M", `answer: ${clocks.testAnswer}`);
  const given = clocks.removable
    ? text.replace("  group:\n", "  group:\n    membership: { remove: all-others }\n")
    : text;
  writeFileSync(join(folder, "p5-crisis-lines.yaml"), given);
  return folder;
}
