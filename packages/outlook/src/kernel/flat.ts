/** A plan as flat memory, by the places of layout.ts; read once for each plan. */
import * as at from "./layout.ts";
import type { KernelPlan, PartyPlan } from "./plan.ts";
import { normalAbove } from "./quantile.ts";
import { streamKey } from "./random.ts";

const flats = new WeakMap<KernelPlan, Float32Array<ArrayBuffer>>();

/** @throws Error on a plan that no projection can be made from: it is a mistake of ours, not of whoever wrote the model */
export function flatPlan(plan: KernelPlan): Float32Array<ArrayBuffer> {
  const known = flats.get(plan);
  if (known !== undefined) return known;
  const n = plan.parties.length;
  const flat = new Float32Array(n * at.partyFloats + n * n);
  const keys = new Int32Array(flat.buffer);
  plan.parties.forEach((party, i) => {
    const row = i * at.partyFloats;
    for (const [place, value] of rowOf(plan, party, i)) flat[row + place] = value;
    for (const [j, word] of streamKey(plan.seed, party.party).entries()) keys[row + at.key + j] = word;
    for (let j = 0; j < n; j += 1) flat[n * at.partyFloats + i * n + j] = plan.reaction?.to[i]?.[j] ?? 0;
  });
  check(plan, flat);
  flats.set(plan, flat);
  return flat;
}

function rowOf(plan: KernelPlan, p: PartyPlan, i: number): readonly (readonly [number, number])[] {
  return [
    [at.levelMean, p.level.mean],
    [at.levelSd, p.level.sd],
    [at.growthMean, p.growth.mean],
    [at.growthWithLevel, p.growth.withLevel],
    [at.growthSd, p.growth.sd],
    [at.changeMean, p.growthChange.mean],
    [at.changeSd, p.growthChange.sd],
    [at.growthBase, (1 - p.growthKept) * p.longRunGrowth],
    [at.growthKept, p.growthKept],
    [at.tail, p.tail],
    [at.tailScale, 1 / Math.sqrt(1 + 2 * p.tail + 3 * p.tail * p.tail)],
    [at.turnAbove, p.turn.above],
    [at.turnMean, p.turn.mean],
    [at.turnSd, p.turn.sd],
    [at.levelShock, p.levelShock],
    [at.mostAYear, p.mostAYear],
    [at.aimMean, p.aim.mean],
    [at.aimSd, p.aim.sd],
    [at.aimWeight, p.aim.weight],
    [at.aimSlip, p.aim.slip],
    [at.aimDue, p.aim.dueStep],
    [at.shareMean, p.share.mean],
    [at.shareSd, p.share.sd],
    [at.shareKept, p.share.kept],
    [at.shareShock, p.share.shock],
    [at.uploadAbove, normalAbove(p.upload.chance)],
    [at.uploadFrom, p.upload.fromStep],
    [at.capacityMean, p.upload.capacity.mean],
    [at.capacitySd, p.upload.capacity.sd],
    [at.paceMean, p.upload.pace.mean],
    [at.paceSd, p.upload.pace.sd],
    [at.paceShock, p.upload.pace.shock],
    [at.fatigue, plan.reaction?.fatigue[i] ?? 0],
    [at.reacts, plan.reaction === undefined ? 0 : 1],
    [at.noise, plan.reaction?.noise ?? 0],
    [at.shareWithLevel, p.share.withLevel],
    [at.shareHeld, 1 - p.share.follows],
  ];
}

/** Two of the numbers may be infinite: there are no turns, there is no upload. */
const mayBeInfinite: readonly number[] = [at.turnAbove, at.uploadAbove];

function check(plan: KernelPlan, flat: Float32Array): void {
  const rows = plan.parties.length * at.partyFloats;
  flat.forEach((value, place) => {
    const column = place % at.partyFloats;
    if (place < rows && (column >= at.key || (mayBeInfinite.includes(column) && !Number.isNaN(value)))) return;
    if (!Number.isFinite(value)) throw new Error(`${plan.parties[0]?.party}…: place ${place} of the plan is ${value}`);
  });
  if (!Number.isInteger(plan.steps) || plan.steps < 0) throw new Error(`steps is ${plan.steps}, not a whole number`);
}
