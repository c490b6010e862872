/**
 * How fast, beside what this machine could do at best: each measure stands next to a floor taken in the same run, so that a
 * ratio means the same on every machine. Slowness is printed and never fails; only a bench that breaks does.
 *
 *     npm run bench [-- word]        every packages/<room>/bench/<name>.ts whose path holds the word
 *
 * A bench exports by default a {@link Bench}; each runs in a Node process of its own, from sources. A file in such a folder
 * that exports none is a helper.
 */
import { fork } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { formatTable } from "./bench/table.ts";

export interface Row {
  readonly what: string;
  readonly measured: number;
  /** The same work at the machine's own best, measured beside it. */
  readonly floor?: number;
  /** Left out, it is measured ÷ floor. */
  readonly ratio?: number;
  /** What we hold ourselves to: a number in `unit`, or words such as "within 3× the floor". */
  readonly target?: number | string;
  readonly unit: string;
}

export interface Bench {
  readonly name: string;
  run(): Promise<readonly Row[]>;
}

type Heard = { readonly name: string; readonly rows: readonly Row[] } | { readonly helper: true };

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = dirname(import.meta.dirname);
  const files = benches(root).filter((f) => f.includes(process.argv[2] ?? ""));
  if (files.length === 0) process.stderr.write("no bench found under packages/*/bench\n");
  const results: { readonly name: string; readonly rows: readonly Row[] }[] = [];
  for (const file of files) {
    process.stderr.write(`${relative(root, file)} …\n`);
    const heard = await runApart(file);
    if (heard === undefined) process.exitCode = 1;
    else if ("rows" in heard) results.push(heard);
  }
  if (results.length > 0) process.stdout.write(formatTable(results));
}

function benches(root: string): readonly string[] {
  return readdirSync(join(root, "packages"))
    .map((room) => join(root, "packages", room, "bench"))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((file) => /(?<!\.test|\.d)\.ts$/.test(file));
}

/** Undefined when it broke; the child has then said why on standard error. */
function runApart(file: string): Promise<Heard | undefined> {
  return new Promise((resolve) => {
    let heard: Heard | undefined;
    const child = fork(join(import.meta.dirname, "bench/one.ts"), [file], {
      execArgv: ["--conditions=@comity/source"],
      stdio: ["ignore", 2, 2, "ipc"],
    });
    child.on("message", (m) => {
      heard = m as Heard;
    });
    child.on("error", () => resolve(undefined));
    child.on("close", (code) => resolve(code === 0 ? heard : undefined));
  });
}
