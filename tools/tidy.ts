/**
 * The house rules that a machine can hold, over this checkout or the one named. Clean prints nothing; otherwise every fault
 * at once, each with the better way:
 *
 *     packages/account/src/count.ts:12  Date.now is for centre and above; take `now: Instant` as an argument
 *
 * Each rule is a function from the tree of files to faults, in tools/tidy/; this file reads the tree and prints.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { csvFaults } from "./tidy/data.ts";
import { machinePathFaults, sizeFaults } from "./tidy/files.ts";
import { neighbourFaults } from "./tidy/neighbours.ts";
import { numberFaults } from "./tidy/numbers.ts";
import { purityFaults } from "./tidy/purity.ts";
import { regimeFaults } from "./tidy/regimes.ts";
import { type Fault, formatFault, inOrder, type Tree } from "./tidy/tree.ts";

export const rules: readonly ((tree: Tree) => readonly Fault[])[] = [
  neighbourFaults,
  purityFaults,
  numberFaults,
  regimeFaults,
  csvFaults,
  sizeFaults,
  machinePathFaults,
];

export function tidy(tree: Tree): readonly Fault[] {
  return rules.flatMap((rule) => rule(tree)).sort(inOrder);
}

/** Every text file that git tracks or would: what is ignored is nobody's business here. */
export function readTree(root: string): Tree {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const tree = new Map<string, string>();
  for (const path of new Set(listed.split("\0"))) {
    const full = join(root, path);
    if (path === "" || !existsSync(full) || !statSync(full).isFile()) continue;
    const bytes = readFileSync(full);
    if (!bytes.includes(0)) tree.set(path, bytes.toString("utf8"));
  }
  return tree;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const faults = tidy(readTree(process.argv[2] ?? dirname(import.meta.dirname)));
  for (const f of faults) console.log(formatFault(f));
  process.exitCode = faults.length === 0 ? 0 : 1;
}
