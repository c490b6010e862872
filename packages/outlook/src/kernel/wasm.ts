/** The kernel in WASM SIMD, from the bytes that ship with the code: the same in Node and in a browser, and nothing is fetched. */
import { mostSummed } from "./bands.ts";
import { flatPlan } from "./flat.ts";
import { cells, warheads } from "./grid.ts";
import { javascriptKernel } from "./javascript.ts";
import { type BandCounter, type Block, type Kernel, type KernelPlan, newBlock } from "./plan.ts";
import { wasmBase64 } from "./wasm-bytes.ts";

/** What we use of WebAssembly; neither library of types that this room compiles with names it. */
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
      readonly Instance: new (module: object) => { readonly exports: unknown };
    }
  | undefined;

/** As packages/outlook/kernel/index.ts exports them; addresses and sizes in bytes. */
export interface WasmExports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  countRows(
    values: number,
    rows: number,
    width: number,
    counts: number,
    cells: number,
    lowest: number,
    sums: number,
    most: number,
  ): void;
  freeFrom(): number;
  scratchBytes(parties: number): number;
  simulate(
    plan: number,
    parties: number,
    years: number,
    first: number,
    width: number,
    stockpile: number,
    deployed: number,
    scratch: number,
  ): void;
}

/** The fastest kernel that this machine can run. All give the same numbers. */
export function openKernel(): Kernel {
  return openWasmKernel() ?? javascriptKernel;
}

/** Undefined where there is no WebAssembly, none with SIMD, or where a page's policy forbids it. */
export function openWasmKernel(): Kernel | undefined {
  const exports = instantiate();
  if (exports === undefined) return undefined;
  let counters = 0;
  return {
    name: "wasm",
    newBlock: (plan, first, count) => {
      if (count % 4 !== 0) return newBlock(plan, first, count);
      const { stockpile, deployed, floats } = reserve(exports, plan, count);
      const { buffer } = exports.memory;
      return {
        first,
        count,
        stockpile: new Float32Array(buffer, stockpile, floats),
        deployed: new Float32Array(buffer, deployed, floats),
      };
    },
    simulate: (plan, into) => simulate(exports, plan, into),
    openBands: (plan) => {
      counters += 1;
      const own = counters;
      return openBands(exports, plan, () => own === counters);
    },
  };
}

/** Compiled once; what the engine has learnt of it serves the next kernel too. */
let compiled: object | undefined;

function instantiate(): WasmExports | undefined {
  if (typeof WebAssembly === "undefined") return undefined;
  try {
    compiled ??= new WebAssembly.Module(bytesOf(wasmBase64));
  } catch {
    // No SIMD, or a Content-Security-Policy without 'wasm-unsafe-eval'. That the bytes are good, a test knows.
    return undefined;
  }
  return new WebAssembly.Instance(compiled).exports as WasmExports;
}

interface Places {
  readonly plan: number;
  readonly scratch: number;
  /** Histograms of bands, and after them the sums: nothing is written there unless a run counts them. */
  readonly counts: number;
  readonly sums: number;
  readonly stockpile: number;
  readonly deployed: number;
  /** Floats of each of the two results. */
  readonly floats: number;
  readonly width: number;
}

/** Where things lie for a plan and so many paths; the memory grows where it must, which detaches blocks handed out before. */
function reserve({ memory, scratchBytes, freeFrom }: WasmExports, plan: KernelPlan, count: number): Places {
  const width = Math.ceil(count / 4) * 4;
  const floats = plan.parties.length * (plan.steps + 1) * width;
  const start = aligned(freeFrom());
  const scratch = aligned(start + flatPlan(plan).byteLength);
  const counts = aligned(scratch + scratchBytes(plan.parties.length));
  const rows = 2 * plan.parties.length * (plan.steps + 1);
  const sums = aligned(counts + rows * cells * 4);
  const stockpile = aligned(sums + rows * 8);
  const deployed = aligned(stockpile + floats * 4);
  const lacking = deployed + floats * 4 - memory.buffer.byteLength;
  if (lacking > 0) memory.grow(Math.ceil(lacking / 65_536));
  return { plan: start, scratch, counts, sums, stockpile, deployed, floats, width };
}

function simulate(exports: WasmExports, plan: KernelPlan, into: Block): void {
  const own = into.stockpile.buffer === exports.memory.buffer;
  const at = reserve(exports, plan, into.count);
  if (own && (into.stockpile.byteOffset !== at.stockpile || into.deployed.byteOffset !== at.deployed)) {
    throw new Error("this block of the kernel's memory was made for another plan: ask newBlock for one");
  }
  const flat = flatPlan(plan);
  new Float32Array(exports.memory.buffer, at.plan, flat.length).set(flat);
  const years = plan.steps + 1;
  exports.simulate(at.plan, plan.parties.length, years, into.first, at.width, at.stockpile, at.deployed, at.scratch);
  if (own) return;
  for (const [from, to] of [
    [at.stockpile, into.stockpile],
    [at.deployed, into.deployed],
  ] as const) {
    const rows = new Float32Array(exports.memory.buffer, from, at.floats);
    for (let row = 0; row < plan.parties.length * years; row += 1) {
      to.set(rows.subarray(row * at.width, row * at.width + into.count), row * into.count);
    }
  }
}

/** @param current false once another counter has begun, in the same memory */
function openBands(exports: WasmExports, plan: KernelPlan, current: () => boolean): BandCounter {
  const { counts, sums } = reserve(exports, plan, 0);
  const { memory } = exports;
  const rows = plan.parties.length * (plan.steps + 1);
  new Uint8Array(memory.buffer, counts, sums + 16 * rows - counts).fill(0);
  return {
    take: ({ stockpile, deployed, count }) => {
      if (!current())
        throw new Error("a kernel counts the bands of one run at a time: open another kernel for another run");
      if (stockpile.buffer !== memory.buffer || deployed.buffer !== memory.buffer) return false;
      const tally = (values: number, first: number): void =>
        exports.countRows(
          values,
          rows,
          count,
          counts + first * cells * 4,
          cells,
          warheads.lowest,
          sums + first * 8,
          mostSummed,
        );
      tally(stockpile.byteOffset, 0);
      tally(deployed.byteOffset, rows);
      return true;
    },
    addTo: (toCounts, toSums) => {
      if (!current()) throw new Error("another run has counted in this kernel's memory since");
      const counted = new Uint32Array(memory.buffer, counts, 2 * rows * cells);
      for (let i = 0; i < counted.length; i += 1) toCounts[i] = (toCounts[i] ?? 0) + (counted[i] ?? 0);
      new BigInt64Array(memory.buffer, sums, 2 * rows).forEach((n, i) => {
        toSums[i] = (toSums[i] ?? 0) + Number(n);
      });
    },
  };
}

const aligned = (address: number): number => Math.ceil(address / 16) * 16;

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = base64.replace(/=+$/, "");
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let held = 0;
  let at = 0;
  for (let i = 0; i < text.length; i += 1) {
    held = ((held << 6) | digits.indexOf(text.charAt(i))) & 0xffff;
    const bitsHeld = ((i + 1) * 6) % 8;
    if (i % 4 !== 0) bytes[at++] = held >> bitsHeld;
  }
  return bytes;
}
