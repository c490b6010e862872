/**
 * The kernel in JavaScript: the oracle of the WASM one, and what runs where there is no SIMD. Math.fround after each operation
 * makes it exactly that operation in single precision, and the order of operations is the other kernel's, so both give the
 * same bits.
 */
import { flatPlan } from "./flat.ts";
import * as at from "./layout.ts";
import type { Block, Kernel, KernelPlan } from "./plan.ts";
import { newBlock } from "./plan.ts";
import { eightNormals, expOf, seedPath } from "./random.ts";

const f = Math.fround;

/** What a path of a party carries from step to step; the generator's four words lie beside it. */
const x = 0;
const growth = 1;
const change = 2;
const aim = 3;
const share = 4;
const shareStart = 5;
const capacity = 6;
const pace = 7;
const uploaded = 8;
const carried = 9;

export const javascriptKernel: Kernel = { name: "javascript", newBlock, simulate };

/** One path at a time; within it one step at a time, since parties react to each other. */
function simulate(plan: KernelPlan, into: Block): void {
  const run: Run = {
    flat: flatPlan(plan),
    parties: plan.parties.length,
    years: plan.steps + 1,
    into,
    state: new Float32Array(carried * plan.parties.length),
    words: new Int32Array(4 * plan.parties.length),
    z: new Float32Array(8),
  };
  for (let path = 0; path < into.count; path += 1) {
    for (let party = 0; party < run.parties; party += 1) begin(run, party, path);
    for (let step = 1; step < run.years; step += 1) {
      for (let party = 0; party < run.parties; party += 1) advance(run, party, path, step);
    }
  }
}

interface Run {
  readonly flat: Float32Array<ArrayBuffer>;
  readonly parties: number;
  readonly years: number;
  readonly into: Block;
  readonly state: Float32Array;
  readonly words: Int32Array;
  readonly z: Float32Array;
}

function begin(run: Run, party: number, path: number): void {
  const { flat, state, words, z } = run;
  const row = party * at.partyFloats;
  const own = party * carried;
  const p = (place: number): number => flat[row + place] ?? 0;
  seedPath(new Int32Array(flat.buffer, (row + at.key) * 4, 4), run.into.first + path, words, 4 * party);
  eightNormals(words, 4 * party, z);
  const normal = (mean: number, sd: number, i: number): number => f(f(p(sd) * (z[i] ?? 0)) + p(mean));
  const level = normal(at.levelMean, at.levelSd, 0);
  state[own + x] = level;
  const withLevel = f(f(p(at.growthWithLevel) * f(level - p(at.levelMean))) + p(at.growthMean));
  state[own + growth] = f(f(p(at.growthSd) * (z[1] ?? 0)) + withLevel);
  state[own + change] = f(expOf(normal(at.changeMean, at.changeSd, 2)) * p(at.tailScale));
  state[own + aim] = normal(at.aimMean, at.aimSd, 3);
  const shareStarts = f(f(p(at.shareWithLevel) * f(level - p(at.levelMean))) + p(at.shareMean));
  state[own + share] = f(f(p(at.shareSd) * (z[4] ?? 0)) + shareStarts);
  state[own + shareStart] = state[own + share] ?? 0;
  state[own + capacity] = normal(at.capacityMean, at.capacitySd, 6);
  state[own + pace] = (z[5] ?? 0) > p(at.uploadAbove) ? larger(normal(at.paceMean, at.paceSd, 7), 0) : 0;
  state[own + uploaded] = 0;
  write(run, party, path, 0);
}

function advance(run: Run, party: number, path: number, step: number): void {
  const { flat, state, words, z } = run;
  const row = party * at.partyFloats;
  const own = party * carried;
  eightNormals(words, 4 * party, z);
  const p = (place: number): number => flat[row + place] ?? 0;
  const s = (place: number): number => state[own + place] ?? 0;
  const n = (i: number): number => z[i - 1] ?? 0;

  const tails = f(f(p(at.tail) * f(n(3) * n(3))) + 1);
  let g = f(f(f(p(at.growthKept) * s(growth)) + p(at.growthBase)) + f(f(s(change) * n(2)) * tails));
  if (n(8) > p(at.turnAbove)) g = f(f(p(at.turnSd) * n(3)) + p(at.turnMean));
  state[own + growth] = g;

  let moved = g;
  if (p(at.aimWeight) !== 0 && step <= p(at.aimDue)) {
    const inverse = f(1 / f(p(at.aimDue) - (step - 1)));
    const towards = f(f(f(f(p(at.aimSlip) * n(4)) + s(aim)) - s(x)) * inverse);
    moved = f(f(p(at.aimWeight) * f(towards - g)) + g);
  }
  if (p(at.reacts) !== 0) moved = f(moved + f(reaction(run, party, path, step) + f(p(at.noise) * n(7))));
  moved = f(f(p(at.levelShock) * n(1)) + moved);
  const within = smaller(larger(moved, -p(at.mostAYear)), p(at.mostAYear));
  state[own + x] = f(s(x) + within);

  const away = f(s(share) - s(shareStart));
  state[own + shareStart] = f(s(shareStart) - f(p(at.shareHeld) * within));
  state[own + share] = f(f(f(p(at.shareKept) * away) + s(shareStart)) + f(p(at.shareShock) * n(5)));
  if (step >= p(at.uploadFrom)) {
    const more = f(s(pace) * larger(f(f(p(at.paceShock) * n(6)) + 1), 0));
    state[own + uploaded] = smaller(f(s(uploaded) + more), 1);
  }
  write(run, party, path, step);
}

/** By the stockpiles of the year before, of which each is measured from where it began. */
function reaction({ flat, parties, years, into }: Run, party: number, path: number, step: number): number {
  const stock = (of: number, year: number): number => into.stockpile[(of * years + year) * into.count + path] ?? 0;
  const risen = (of: number): number => f(stock(of, step - 1) - stock(of, 0));
  const row = parties * at.partyFloats + party * parties;
  let sum = f(-(flat[party * at.partyFloats + at.fatigue] ?? 0) * risen(party));
  for (let other = 0; other < parties; other += 1) sum = f(sum + f((flat[row + other] ?? 0) * risen(other)));
  return f(sum / stock(party, step - 1));
}

function write({ state, years, into }: Run, party: number, path: number, year: number): void {
  const own = party * carried;
  const place = (party * years + year) * into.count + path;
  const stock = expOf(state[own + x] ?? 0);
  const base = f(stock * expOf(smaller(state[own + share] ?? 0, 0)));
  const room = larger(f((state[own + capacity] ?? 0) - base), 0);
  into.stockpile[place] = stock;
  into.deployed[place] = smaller(f(f((state[own + uploaded] ?? 0) * room) + base), stock);
}

/** As WASM's pmin and pmax: `a` unless `b` is past it. */
const smaller = (a: number, b: number): number => (b < a ? b : a);
const larger = (a: number, b: number): number => (a < b ? b : a);
