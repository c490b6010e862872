import fc from "fast-check";
import { expect, test } from "vitest";
import { partyPlan, planOf } from "../testing/plans.ts";
import { bandsOf } from "./bands.ts";
import { type FoldSpec, newParts, type Parts, takeBlock } from "./folds.ts";
import { cells, countBits, quantileOf, warheads } from "./grid.ts";
import { javascriptKernel } from "./javascript.ts";
import { capShares, limitSharesOf } from "./limit.ts";
import { type Block, type Kernel, newBlock } from "./plan.ts";
import { ratioSharesOf } from "./ratio.ts";
import { blockPaths, mergeAll, pathsInBlocks, pathsOf, runPaths } from "./run.ts";
import { openKernel, openWasmKernel } from "./wasm.ts";

const plan = planOf(["CN", "RU", "US"].map((p) => partyPlan(p)));
const years = plan.steps + 1;
const paths = 5_003;
const limits = [null, 500, 600, 600, 600, 600, 700, 700, 700, 700, 700];
const bands: FoldSpec = { kind: "bands" };
const limit: FoldSpec = { kind: "limit", party: 1, quantity: "deployed", limits };
const ratio: FoldSpec = { kind: "ratio", of: 0, to: [1, 2], quantity: "stockpile", levels: [0.4, 0.5, 1] };
const folds = [bands, limit, ratio];
const job = { plan, paths, folds };

const whole = newBlock(plan, 0, paths);
openKernel().simulate(plan, whole);
const values = (quantity: "stockpile" | "deployed", party: number, year: number): Float32Array =>
  whole[quantity].subarray((party * years + year) * paths, (party * years + year + 1) * paths);

function only(parts: readonly Parts[]): Parts {
  const [first] = parts;
  if (first === undefined) throw new Error("no fold");
  return first;
}
/** By value: what was counted, whatever counted it. */
const plain = (parts: readonly Parts[]) =>
  parts.map((p) => [p.spec.kind, p.paths, Buffer.from(p.counts.buffer).toString("base64"), [...p.sums]]);

test("a quantile is within 1/2048 of the path of its rank, a mean within 1/512 of a warhead", () => {
  const found = bandsOf(only(runPaths(job, openKernel())));
  expect(found.paths).toBe(paths);
  for (const quantity of ["stockpile", "deployed"] as const) {
    for (const [party, year] of [
      [0, 0],
      [1, 4],
      [2, 10],
    ] as const) {
      const own = values(quantity, party, year);
      const sorted = Float64Array.from(own).sort();
      for (const p of [0, 0.001, 0.1, 0.5, 0.9, 0.999, 1]) {
        const exact = sorted[Math.max(1, Math.ceil(p * paths)) - 1] ?? Number.NaN;
        expect(Math.abs(found.quantile(quantity, party, year, p) / exact - 1)).toBeLessThanOrEqual(1 / 2048);
      }
      const mean = sorted.reduce((s, v) => s + v, 0) / paths;
      expect(Math.abs(found.mean(quantity, party, year) - mean)).toBeLessThan(1 / 512);
      const histogram = [...found.histogram(quantity, party, year)];
      expect(histogram.reduce((s, [, , n]) => s + n, 0)).toBe(paths);
      for (const [low, high, n] of histogram.slice(0, 20)) {
        expect(own.reduce((s, v) => s + (v >= low && v < high ? 1 : 0), 0)).toBe(n);
      }
    }
  }
});

test("any value falls into a cell that is near it; the outer cells take the rest", () => {
  fc.assert(
    fc.property(fc.float({ min: Math.fround(0.5), max: Math.fround(131_071), noNaN: true }), (value) => {
      const counts = new Uint32Array(cells);
      countBits(warheads, new Int32Array(Float32Array.of(value).buffer), 0, 1, counts, 0);
      expect(Math.abs(quantileOf(warheads, counts, 0, 1, 0.5) / value - 1)).toBeLessThanOrEqual(1 / 2048);
    }),
  );
  const counts = new Uint32Array(cells);
  countBits(warheads, new Int32Array(Float32Array.of(0, 1e-20, 131_072, 1e30).buffer), 0, 4, counts, 0);
  expect([counts[0], counts[cells - 1]]).toEqual([2, 2]);
  expect(quantileOf(warheads, counts, 0, 4, 0.5)).toBe(0.5);
  expect(quantileOf(warheads, counts, 0, 4, 0.9)).toBe(131_072);
  expect(quantileOf(warheads, counts, 0, 0, 0.5)).toBeNaN();
});

test("a limit: first year within, first year over, over by year, path by path", () => {
  const shares = limitSharesOf(only(runPaths({ ...job, folds: [limit] }, openKernel())));
  const first = { within: new Array<number>(years + 1).fill(0), over: new Array<number>(years + 1).fill(0) };
  for (let i = 0; i < paths; i += 1) {
    const own = limits.map((cap, year) => (cap === null ? null : (values("deployed", 1, year)[i] ?? 0) > cap));
    for (const [list, sought] of [
      [first.within, false],
      [first.over, true],
    ] as const) {
      const year = own.indexOf(sought);
      const place = year === -1 ? years : year;
      list[place] = (list[place] ?? 0) + 1;
    }
  }
  expect(shares.firstWithin.shares.map((s) => Math.round(s * paths))).toEqual(first.within.slice(0, years));
  expect(Math.round(shares.firstWithin.neverShare * paths)).toBe(first.within[years]);
  expect(shares.firstOver.shares.map((s) => Math.round(s * paths))).toEqual(first.over.slice(0, years));
  expect(Math.round(shares.firstOver.neverShare * paths)).toBe(first.over[years]);
  expect(shares.overShare[0]).toBeNull();
  limits.forEach((cap, year) => {
    if (cap !== null)
      expect(shares.overShare[year]).toBe(values("deployed", 1, year).filter((v) => v > cap).length / paths);
  });
  expect(shares.firstOver.quantile(1)).toBeNull();
});

test("the year by which a share of the paths has it; null where too few ever do", () => {
  // Four paths of one party over three years, cap 10: within from year 0, 1, 2 and never.
  const made = Float32Array.of(9, 20, 20, 20, 9, 10, 20, 20, 30, 9, 9, 11);
  const [shares] = capShares(made, { parties: 1, years: 3, paths: 4 }, 10);
  expect(shares?.firstWithin.shares).toEqual([0.25, 0.25, 0.25]);
  expect(shares?.firstWithin.neverShare).toBe(0.25);
  expect([0.1, 0.5, 0.75, 0.9].map((p) => shares?.firstWithin.quantile(p))).toEqual([0, 1, 2, null]);
  expect(shares?.overShare).toEqual([0.75, 0.5, 0.5]);
  expect(shares?.firstOver.shares).toEqual([0.75, 0, 0.25]);
  expect(shares?.firstOver.neverShare).toBe(0);
  const [later] = capShares(made, { parties: 1, years: 3, paths: 4 }, [null, null, 10]);
  expect(later?.firstWithin.shares).toEqual([0, 0, 0.5]);
});

test("a ratio: its distribution, and when it first reaches each level", () => {
  const shares = ratioSharesOf(only(runPaths({ ...job, folds: [ratio] }, openKernel())));
  const at = (i: number, year: number): number => {
    const [of = 0, ...to] = [0, 1, 2].map((party) => values("stockpile", party, year)[i] ?? 0);
    return Math.fround(of / to.reduce((s, v) => s + v, 0));
  };
  const sorted = Float64Array.from({ length: paths }, (_, i) => at(i, 7)).sort();
  for (const p of [0.1, 0.5, 0.9]) {
    expect(Math.abs(shares.quantile(7, p) / (sorted[Math.ceil(p * paths) - 1] ?? 0) - 1)).toBeLessThanOrEqual(1 / 2048);
  }
  [0.4, 0.5, 1].forEach((level, n) => {
    const first = new Array<number>(years + 1).fill(0);
    for (let i = 0; i < paths; i += 1) {
      let year = 0;
      while (year < years && at(i, year) < level) year += 1;
      first[year] = (first[year] ?? 0) + 1;
    }
    const own = shares.firstReached[n];
    expect([...(own?.shares ?? []), own?.neverShare].map((s) => Math.round((s ?? 0) * paths))).toEqual(first);
  });
});

test("either kernel, and any number of workers merged in any order, count the same", () => {
  const alone = plain(runPaths(job, openKernel()));
  expect(plain(runPaths(job, javascriptKernel))).toEqual(alone);
  for (const workers of [2, 3, 7]) {
    const shares = Array.from({ length: workers }, (_, worker) => runPaths(job, openKernel(), { worker, workers }));
    expect(plain(mergeAll(shares.reverse()))).toEqual(alone);
  }
});

test("workers' blocks are all the paths, each once", () => {
  const seen = new Set<number>();
  for (const worker of [0, 1, 2]) {
    for (const { first, count } of pathsOf({ worker, workers: 3 }, paths)) {
      for (let i = first; i < first + count; i += 1) {
        expect(seen.has(i)).toBe(false);
        seen.add(i);
      }
    }
  }
  expect(seen.size).toBe(paths);
  expect(Math.max(...seen)).toBe(paths - 1);
});

test("folds of different plans are not added", () => {
  const other = newParts(bands, { ...plan, steps: 3 });
  expect(() => mergeAll([[newParts(bands, plan)], [other]])).toThrow("cannot be added");
});

test("a million paths take no more memory than ten thousand", () => {
  const small = { ...plan, steps: 2 };
  expect(allocated(10_000)).toEqual(allocated(1_000_000));

  /** Bytes of blocks made, and of folds: all that a run holds. */
  function allocated(many: number): readonly number[] {
    let blocks = 0;
    const kernel: Kernel = {
      name: "javascript",
      newBlock: (p, first, count) => {
        const block = newBlock(p, first, count);
        // The last block of a run may be shorter, and takes the place of the one before.
        blocks = Math.max(blocks, block.stockpile.byteLength + block.deployed.byteLength);
        return block;
      },
      simulate: (_plan, into: Block) => {
        expect(into.count).toBeLessThanOrEqual(blockPaths);
        into.stockpile.fill(100);
        into.deployed.fill(50);
      },
    };
    const parts = runPaths({ plan: small, paths: many, folds: [bands] }, kernel);
    expect(only(parts).paths).toBe(many);
    return [blocks, ...parts.map((p) => p.counts.byteLength + p.sums.byteLength)];
  }
});

test("the WASM kernel's own memory stays as it is, too", () => {
  const kernel = openWasmKernel();
  if (kernel === undefined) throw new Error("no SIMD");
  const one = { plan: { ...plan, steps: 1 }, folds: [bands] };
  runPaths({ ...one, paths: blockPaths }, kernel);
  const before = kernel.newBlock(one.plan, 0, blockPaths).stockpile.buffer.byteLength;
  runPaths({ ...one, paths: 1_000_000 }, kernel);
  expect(kernel.newBlock(one.plan, 0, blockPaths).stockpile.buffer.byteLength).toBe(before);
});

test("a run tells how far it is after each block", () => {
  const run = pathsInBlocks({ ...job, folds: [] }, openKernel());
  expect([...run]).toEqual([2_048, 4_096, paths]);
});

test("two runs at once need two kernels", () => {
  const kernel = openKernel();
  const first = pathsInBlocks({ ...job, folds: [bands] }, kernel);
  first.next();
  pathsInBlocks({ ...job, folds: [bands] }, kernel).next();
  expect(() => first.next()).toThrow("one run at a time");
});

test("a fold by hand, over blocks that one has made", () => {
  const parts = newParts(bands, plan);
  takeBlock(parts, whole);
  expect(plain([parts])).toEqual(plain(runPaths({ ...job, folds: [bands] }, openKernel())));
});
