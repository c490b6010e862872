/**
 * A million paths of three parties over thirty years, eight normals a step: the WASM kernel in one thread, beside the same
 * arithmetic in NumPy (kernel.py, single precision, one thread, chunks of its best size). The runs take turns, since what
 * else the machine does comes and goes. Without a python3 that has NumPy, its row is left out and another says so.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { javascriptKernel } from "../src/kernel/javascript.ts";
import { capShares } from "../src/kernel/limit.ts";
import { type Kernel, newBlock } from "../src/kernel/plan.ts";
import { runPaths } from "../src/kernel/run.ts";
import { openWasmKernel } from "../src/kernel/wasm.ts";
import { benchPlan } from "./plan.ts";

const paths = 1_000_000;
/** JavaScript is slow enough to be measured on a part. */
const part = 40_000;
const rounds = 3;
const plan = benchPlan(3, 30);

const wasm = openWasmKernel();
if (wasm === undefined) throw new Error("no SIMD in this Node's WebAssembly");

const script = new URL("kernel.py", import.meta.url).pathname;
const env = { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };

function numpy(...args: readonly string[]): { readonly seconds: number; readonly chunk: number } {
  const input = JSON.stringify(plan);
  return JSON.parse(execFileSync("python3", [script, ...args], { encoding: "utf8", env, input }));
}

export default {
  name: "projecting a million paths",
  async run() {
    const present = spawnSync("python3", ["-c", "import numpy"], { stdio: "ignore" }).status === 0;
    const chunk = present ? numpy("65536").chunk : 0;
    const took: Record<"numpy" | "wasm" | "bands" | "javascript", number[]> = {
      numpy: [],
      wasm: [],
      bands: [],
      javascript: [],
    };
    run(wasm, part, false);
    for (let i = 0; i < rounds; i += 1) {
      if (present) took.numpy.push(numpy(String(paths), String(chunk)).seconds);
      took.wasm.push(run(wasm, paths, false));
      took.bands.push(run(wasm, paths, true));
      took.javascript.push((run(javascriptKernel, part, false) * paths) / part);
    }
    const best = (of: keyof typeof took): number => Math.min(...took[of]);
    const floor = best("wasm");
    return [
      present
        ? {
            what: `NumPy, one thread, chunks of ${chunk.toLocaleString("en")} (floor: the WASM kernel, one thread)`,
            measured: best("numpy"),
            floor,
            target: "at least 5×",
            unit: "s",
          }
        : { what: "NumPy is not here: the WASM kernel alone, one thread", measured: floor, unit: "s" },
      {
        what: "the kernel with bands, one thread (floor: the kernel alone)",
        measured: best("bands"),
        floor,
        unit: "s",
      },
      { what: "the JavaScript kernel, one thread", measured: best("javascript"), floor, unit: "s" },
      redraw(),
    ];
  },
};

function run(kernel: Kernel, many: number, bands: boolean): number {
  const start = performance.now();
  runPaths({ plan, paths: many, folds: bands ? [{ kind: "bands" }] : [] }, kernel);
  return (performance.now() - start) / 1000;
}

/** What a moved slider costs once the paths are at hand. */
function redraw() {
  const five = benchPlan(5, 10);
  const shape = { parties: 5, years: 11, paths: 10_000 };
  const block = newBlock(five, 0, shape.paths);
  openWasmKernel()?.simulate(five, block);
  const times = Array.from({ length: 25 }, (_, i) => {
    const start = performance.now();
    const shares = capShares(block.stockpile, shape, 400 + 20 * i);
    for (const party of shares) for (const p of [0.1, 0.5, 0.9]) party.firstWithin.quantile(p);
    return performance.now() - start;
  });
  const median = times.sort((a, b) => a - b)[12] ?? Number.NaN;
  return {
    what: "a cap moved: 10,000 paths, 5 parties, 10 years",
    measured: median,
    target: "under 100 ms",
    unit: "ms",
  };
}
