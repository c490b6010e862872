/**
 * The kernel of projections in WASM SIMD: the equations of src/kernel/plan.ts in the order of src/kernel/javascript.ts, four
 * paths at once and no relaxed instruction, so that both give the same bits. Paths are taken in chunks that stay in the
 * nearest cache; within a chunk, each loop does a few operations for all its paths.
 */
import * as at from "../src/kernel/layout";
import { draw, exp, lane, seed } from "./draw";

/** Bytes from the start of a party's state to each quantity of its chunk; first the generator's words, last the work of a step. */
const level: usize = 1024;
const growth: usize = 1280;
const change: usize = 1536;
const aim: usize = 1792;
const share: usize = 2048;
const shareStart: usize = 2304;
const capacity: usize = 2560;
const pace: usize = 2816;
const uploaded: usize = 3072;
const stateBytes: usize = 3328;

/** Normals of a step, z1 … z8, and then what else the step needs. */
const z1: usize = 0;
const z2: usize = 256;
const z3: usize = 512;
const z4: usize = 768;
const z5: usize = 1024;
const z6: usize = 1280;
const z7: usize = 1536;
const z8: usize = 1792;
const moved: usize = 2048;

/** Bytes that {@link simulate} works in, besides what it is given. */
export function scratchBytes(parties: i32): usize {
  return 2304 + stateBytes * parties;
}

/** The first address that the kernel leaves to its caller. */
export function freeFrom(): usize {
  return __heap_base;
}

let flat: usize = 0;
let parties: i32 = 0;
let years: i32 = 0;
/** Bytes of one row of results: one year of one party. */
let row: i32 = 0;
let stockpile: usize = 0;
let deployed: usize = 0;
let work: usize = 0;

/**
 * @param plan address of the flat plan
 * @param width paths, a multiple of four
 * @param stocks addresses of the results: float by [party][year][path]
 * @param scratch address of {@link scratchBytes} bytes
 */
export function simulate(
  plan: usize,
  partyCount: i32,
  yearCount: i32,
  first: i32,
  width: i32,
  stocks: usize,
  deployments: usize,
  scratch: usize,
): void {
  flat = plan;
  parties = partyCount;
  years = yearCount;
  row = width * 4;
  stockpile = stocks;
  deployed = deployments;
  work = scratch;
  for (let from: i32 = 0; from < row; from += lane) {
    const bytes = min(lane, row - from);
    for (let party: i32 = 0; party < parties; party += 1) begin(party, first + from / 4, from, bytes);
    for (let year: i32 = 1; year < years; year += 1) {
      for (let party: i32 = 0; party < parties; party += 1) advance(party, year, from, bytes);
    }
  }
}

function begin(party: i32, first: i32, from: i32, bytes: i32): void {
  const p = flat + party * at.partyFloats * 4;
  const own = work + 2304 + stateBytes * party;
  seed(p + at.key * 4, first, own, bytes);
  draw(own, work, bytes);
  for (let i: i32 = 0; i < bytes; i += 16) {
    const s = own + i;
    const z = work + i;
    const x = normal(v128.load(z, z1), p, at.levelMean, at.levelSd);
    v128.store(s, x, level);
    const risen = f32x4.mul(number(p, at.growthWithLevel), f32x4.sub(x, number(p, at.levelMean)));
    const start = f32x4.add(risen, number(p, at.growthMean));
    v128.store(s, f32x4.add(f32x4.mul(number(p, at.growthSd), v128.load(z, z2)), start), growth);
    v128.store(s, normal(v128.load(z, z3), p, at.changeMean, at.changeSd), change);
    v128.store(s, normal(v128.load(z, z4), p, at.aimMean, at.aimSd), aim);
    const held = f32x4.mul(number(p, at.shareWithLevel), f32x4.sub(x, number(p, at.levelMean)));
    const middle = f32x4.add(held, number(p, at.shareMean));
    const q = f32x4.add(f32x4.mul(number(p, at.shareSd), v128.load(z, z5)), middle);
    v128.store(s, q, share);
    v128.store(s, q, shareStart);
    v128.store(s, normal(v128.load(z, z7), p, at.capacityMean, at.capacitySd), capacity);
    const fast = f32x4.pmax(normal(v128.load(z, z8), p, at.paceMean, at.paceSd), f32x4.splat(0));
    v128.store(s, v128.and(fast, f32x4.gt(v128.load(z, z6), number(p, at.uploadAbove))), pace);
    v128.store(s, f32x4.splat(0), uploaded);
  }
  exp(own + change, own + change, bytes);
  for (let i: i32 = 0; i < bytes; i += 16) {
    v128.store(own + i, f32x4.mul(v128.load(own + i, change), number(p, at.tailScale)), change);
  }
  write(party, 0, from, bytes);
}

function advance(party: i32, year: i32, from: i32, bytes: i32): void {
  const p = flat + party * at.partyFloats * 4;
  const own = work + 2304 + stateBytes * party;
  draw(own, work, bytes);
  grow(p, own, bytes);
  const due = load<f32>(p + at.aimDue * 4);
  if (load<f32>(p + at.aimWeight * 4) !== 0 && <f32>year <= due) approach(p, own, due - <f32>(year - 1), bytes);
  if (load<f32>(p + at.reacts * 4) !== 0) react(p, party, year, from, bytes);
  move(p, own, bytes);
  const uploads = <f32>year >= load<f32>(p + at.uploadFrom * 4);
  deploy(p, own, uploads, bytes);
  write(party, year, from, bytes);
}

function grow(p: usize, own: usize, bytes: i32): void {
  const tail = number(p, at.tail);
  const kept = number(p, at.growthKept);
  const base = number(p, at.growthBase);
  const above = number(p, at.turnAbove);
  const turnSd = number(p, at.turnSd);
  const turnMean = number(p, at.turnMean);
  for (let i: i32 = 0; i < bytes; i += 16) {
    const z = work + i;
    const third = v128.load(z, z3);
    const tails = f32x4.add(f32x4.mul(tail, f32x4.mul(third, third)), f32x4.splat(1));
    const shock = f32x4.mul(f32x4.mul(v128.load(own + i, change), v128.load(z, z2)), tails);
    const steady = f32x4.add(f32x4.add(f32x4.mul(kept, v128.load(own + i, growth)), base), shock);
    const turned = f32x4.add(f32x4.mul(turnSd, third), turnMean);
    const g = v128.bitselect(turned, steady, f32x4.gt(v128.load(z, z8), above));
    v128.store(own + i, g, growth);
    v128.store(z, g, moved);
  }
}

function approach(p: usize, own: usize, left: f32, bytes: i32): void {
  const inverse = f32x4.splat(<f32>1 / left);
  const slip = number(p, at.aimSlip);
  const weight = number(p, at.aimWeight);
  for (let i: i32 = 0; i < bytes; i += 16) {
    const g = v128.load(work + i, moved);
    const target = f32x4.add(f32x4.mul(slip, v128.load(work + i, z4)), v128.load(own + i, aim));
    const towards = f32x4.mul(f32x4.sub(target, v128.load(own + i, level)), inverse);
    v128.store(work + i, f32x4.add(f32x4.mul(weight, f32x4.sub(towards, g)), g), moved);
  }
}

function react(p: usize, party: i32, year: i32, from: i32, bytes: i32): void {
  const pulls = flat + (parties * at.partyFloats + party * parties) * 4;
  const fatigue = f32x4.neg(number(p, at.fatigue));
  const noise = number(p, at.noise);
  for (let i: i32 = from; i < from + bytes; i += 16) {
    let sum = f32x4.mul(fatigue, risen(party, year, i));
    for (let other: i32 = 0; other < parties; other += 1) {
      sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(pulls + other * 4), risen(other, year, i)));
    }
    const pulled = f32x4.div(sum, v128.load(stockpile + (party * years + year - 1) * row + i));
    const z = work + i - from;
    const answer = f32x4.add(pulled, f32x4.mul(noise, v128.load(z, z7)));
    v128.store(z, f32x4.add(v128.load(z, moved), answer), moved);
  }
}

/** What a party has beyond its start, the year before. */
function risen(party: i32, year: i32, i: i32): v128 {
  const start = stockpile + party * years * row + i;
  return f32x4.sub(v128.load(start + (year - 1) * row), v128.load(start));
}

function move(p: usize, own: usize, bytes: i32): void {
  const shock = number(p, at.levelShock);
  const most = number(p, at.mostAYear);
  const least = f32x4.neg(most);
  for (let i: i32 = 0; i < bytes; i += 16) {
    const all = f32x4.add(f32x4.mul(shock, v128.load(work + i, z1)), v128.load(work + i, moved));
    const within = f32x4.pmin(f32x4.pmax(all, least), most);
    v128.store(own + i, f32x4.add(v128.load(own + i, level), within), level);
    v128.store(work + i, within, moved);
  }
}

function deploy(p: usize, own: usize, uploads: bool, bytes: i32): void {
  const kept = number(p, at.shareKept);
  const shock = number(p, at.shareShock);
  const held = number(p, at.shareHeld);
  for (let i: i32 = 0; i < bytes; i += 16) {
    const before = v128.load(own + i, shareStart);
    const start = f32x4.sub(before, f32x4.mul(held, v128.load(work + i, moved)));
    const back = f32x4.add(f32x4.mul(kept, f32x4.sub(v128.load(own + i, share), before)), start);
    v128.store(own + i, start, shareStart);
    v128.store(own + i, f32x4.add(back, f32x4.mul(shock, v128.load(work + i, z5))), share);
  }
  if (!uploads) return;
  const paceShock = number(p, at.paceShock);
  for (let i: i32 = 0; i < bytes; i += 16) {
    const ease = f32x4.add(f32x4.mul(paceShock, v128.load(work + i, z6)), f32x4.splat(1));
    const more = f32x4.mul(v128.load(own + i, pace), f32x4.pmax(ease, f32x4.splat(0)));
    v128.store(own + i, f32x4.pmin(f32x4.add(v128.load(own + i, uploaded), more), f32x4.splat(1)), uploaded);
  }
}

function write(party: i32, year: i32, from: i32, bytes: i32): void {
  const own = work + 2304 + stateBytes * party;
  const place = (party * years + year) * row + from;
  exp(own + level, stockpile + place, bytes);
  for (let i: i32 = 0; i < bytes; i += 16) {
    v128.store(work + i, f32x4.pmin(v128.load(own + i, share), f32x4.splat(0)));
  }
  exp(work, work, bytes);
  for (let i: i32 = 0; i < bytes; i += 16) {
    const stock = v128.load(stockpile + place + i);
    const base = f32x4.mul(stock, v128.load(work + i));
    const room = f32x4.pmax(f32x4.sub(v128.load(own + i, capacity), base), f32x4.splat(0));
    const all = f32x4.add(f32x4.mul(v128.load(own + i, uploaded), room), base);
    v128.store(deployed + place + i, f32x4.pmin(all, stock));
  }
}

function number(p: usize, place: i32): v128 {
  return v128.load32_splat(p + place * 4);
}

function normal(z: v128, p: usize, mean: i32, sd: i32): v128 {
  return f32x4.add(f32x4.mul(number(p, sd), z), number(p, mean));
}
