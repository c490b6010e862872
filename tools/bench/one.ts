/** Runs one bench in this process and tells its rows to the parent: so no bench warms another's caches or heap. */
import { pathToFileURL } from "node:url";
import type { Bench } from "../bench.ts";

const file = process.argv[2] ?? "";
const found = (await import(pathToFileURL(file).href)) as { readonly default?: Partial<Bench> };
const bench = found.default;
const message =
  bench?.name !== undefined && bench.run !== undefined
    ? { name: bench.name, rows: await bench.run() }
    : { helper: true };
process.send?.(message, undefined, undefined, () => process.exit(0)); // a socket left open must not keep the harness waiting
