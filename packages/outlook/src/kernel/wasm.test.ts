import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { anyPlan, partyPlan, planOf } from "../testing/plans.ts";
import { javascriptKernel } from "./javascript.ts";
import { type Block, type Kernel, type KernelPlan, newBlock } from "./plan.ts";
import { openKernel, openWasmKernel } from "./wasm.ts";

const wasm = openWasmKernel();
if (wasm === undefined) throw new Error("this Node has no SIMD in WebAssembly");
const kernel: Kernel = wasm;

const bitsOf = ({ stockpile, deployed }: Block): Uint8Array[] =>
  [stockpile, deployed].map((v) => new Uint8Array(v.buffer, v.byteOffset, v.byteLength).slice());

function simulated(by: Kernel, plan: KernelPlan, first: number, count: number, own: boolean): Block {
  const block = own ? by.newBlock(plan, first, count) : newBlock(plan, first, count);
  by.simulate(plan, block);
  return block;
}

test("it is the one that is opened", () => {
  expect(openKernel().name).toBe("wasm");
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test("where WebAssembly is absent or refused, JavaScript does it", async () => {
  vi.stubGlobal("WebAssembly", undefined);
  expect(openKernel().name).toBe("javascript");
  class Refused {
    constructor() {
      throw new Error("the page's policy forbids it");
    }
  }
  vi.stubGlobal("WebAssembly", { Module: Refused, Instance: Refused });
  vi.resetModules();
  const anew = await import("./wasm.ts");
  expect(anew.openKernel().name).toBe("javascript");
});

test("any plan gives the same bits as the JavaScript kernel, in blocks of any size", () => {
  const blocks = fc.record({
    plan: anyPlan,
    first: fc.oneof(fc.nat(100_000), fc.constant(2 ** 32 - 200)),
    count: fc.integer({ min: 1, max: 150 }),
    own: fc.boolean(),
  });
  fc.assert(
    fc.property(blocks, ({ plan, first, count, own }) => {
      const ours = simulated(kernel, plan, first, count, own);
      const oracle = simulated(javascriptKernel, plan, first, count, false);
      expect(oracle.stockpile.every((v) => Number.isFinite(v) && v > 0)).toBe(true);
      expect(bitsOf(ours)).toEqual(bitsOf(oracle));
    }),
    { numRuns: 300 },
  );
});

test("a path is the same in whatever block it is made", () => {
  const plan = planOf(["CN", "RU", "US"].map((p) => partyPlan(p)));
  const whole = simulated(kernel, plan, 0, 1_000, false);
  for (const [first, count] of [
    [0, 7],
    [500, 64],
    [999, 1],
  ] as const) {
    const part = simulated(kernel, plan, first, count, false);
    for (let row = 0; row < 3 * 11; row += 1) {
      expect(part.deployed.subarray(row * count, (row + 1) * count)).toEqual(
        whole.deployed.subarray(row * 1_000 + first, row * 1_000 + first + count),
      );
    }
  }
});

test("a party's paths do not depend on who else is projected, nor on its place", () => {
  const alone = simulated(kernel, planOf([partyPlan("CN")]), 0, 200, false);
  const last = simulated(kernel, planOf(["RU", "US", "CN"].map((p) => partyPlan(p))), 0, 200, false);
  expect(last.stockpile.subarray(2 * 11 * 200)).toEqual(alone.stockpile);
});

test("without a chance, a shock or an aim of its own, a plan differs only where it says so", () => {
  const plan = planOf([partyPlan("CN")]);
  const none = { ...partyPlan("CN").upload, chance: 0 };
  const without = planOf([partyPlan("CN", { upload: none })]);
  const [a, b] = [plan, without].map((p) => simulated(kernel, p, 0, 400, false));
  expect(b?.stockpile).toEqual(a?.stockpile);
  expect(b?.deployed).not.toEqual(a?.deployed);
});

test("a block of the kernel's memory serves one plan's shape", () => {
  const block = kernel.newBlock(planOf([partyPlan("CN")]), 0, 8);
  expect(() => kernel.simulate(planOf([partyPlan("CN"), partyPlan("RU")]), block)).toThrow("another plan");
});

test("the bytes are what the sources compile to", () => {
  const compiler = new URL("../../kernel/compile.mjs", import.meta.url).pathname;
  execFileSync(process.execPath, [compiler, "--check"], { stdio: ["ignore", "ignore", "pipe"] });
});
