/**
 * A model fitted to the record as known on a day: the kernel's plan, and for each party what it rests on. The numbers of a plan
 * have six digits, so that a last bit of a logarithm changes nothing on another machine.
 */
import type { Almanac, Day, State } from "@comity/almanac";
import type { Regime } from "@comity/regime";
import type { KernelPlan, PartyPlan, ReactionPlan } from "../kernel/kernel.ts";
import { normalAbove } from "../kernel/kernel.ts";
import { meanOf, sdOf } from "../model/distribution.ts";
import { distributionOf, parameterOf } from "../model/extend.ts";
import type { Model } from "../model/types.ts";
import { type FoundAim, findAim } from "./aim.ts";
import { type LeftOut, type Observation, observeStockpile } from "./observe.ts";
import { type DeployedFit, fitShare } from "./share.ts";
import { calendarYear, pointOf } from "./time.ts";
import { type FittedTrend, fitTrend } from "./trend.ts";
import { findRelease, type UploadFit } from "./upload.ts";

export interface PlanOptions {
  readonly parties: readonly State[];
  /** The last year. */
  readonly to: number;
  /** 32 bits. */
  readonly seed: number;
  /** Regimes by id, for what a limit's end sets free; left out: nothing is set free. */
  readonly regimes?: (id: string) => Regime | undefined;
}

/** What a party's projection rests on. */
export interface PartyFit {
  readonly party: State;
  readonly used: readonly Observation[];
  readonly leftOut: readonly LeftOut[];
  readonly trend: FittedTrend;
  readonly deployed: DeployedFit;
  readonly aim?: FoundAim;
  readonly upload?: UploadFit;
}

export interface Fitted {
  readonly model: Model;
  readonly knownOn: Day;
  readonly plan: KernelPlan;
  /** In the order of the plan's parties. */
  readonly parties: readonly PartyFit[];
  /** Asked for, and without a figure to go by on that day. */
  readonly without: readonly State[];
}

/** @param almanac as known on a day: `asKnownOn` has seen to it; its day is the start */
export function planOf(model: Model, almanac: Almanac, options: PlanOptions): Fitted {
  const knownOn = almanac.knownOn;
  if (knownOn === undefined) throw new Error("planOf takes an almanac as it was known on a day");
  const startYear = calendarYear(knownOn);
  const steps = Math.max(options.to - startYear, 0);
  const years = Array.from({ length: steps + 1 }, (_, i) => startYear + i);
  const fits = options.parties.flatMap((party) => fitParty(model, almanac, party, years, options) ?? []);
  const parties = fits.map((f) => partyPlan(model, f, startYear));
  const reaction = reactionOf(model, fits);
  return {
    ...{ model, knownOn, parties: fits },
    plan: { seed: options.seed, startYear, steps, parties, ...(reaction === undefined ? {} : { reaction }) },
    without: options.parties.filter((p) => !fits.some((f) => f.party === p)),
  };
}

function fitParty(
  model: Model,
  almanac: Almanac,
  party: State,
  years: readonly number[],
  { regimes = () => undefined }: PlanOptions,
): PartyFit | undefined {
  const startYear = years[0] ?? 0;
  const start = pointOf(startYear);
  const { used, leftOut, disagreement } = observeStockpile(almanac, model, party, start);
  if (used.length === 0) return undefined;
  const trend = fitTrend(used, model, party, start, disagreement);
  const deployed = fitShare(almanac, model, party, start, trend.level.mean);
  const aim = findAim(almanac, model, party, startYear);
  const upload = findRelease(model, party, years, regimes);
  return {
    ...{ party, used, leftOut, trend, deployed },
    ...(aim === undefined ? {} : { aim }),
    ...(upload === undefined ? {} : { upload }),
  };
}

function partyPlan(model: Model, fit: PartyFit, startYear: number): PartyPlan {
  const { party, trend, deployed, aim, upload } = fit;
  const d = (name: string): number => meanOf(distributionOf(model, name, party));
  const turn = distributionOf(model, "turn-pace", party);
  return digits({
    party,
    level: trend.level,
    growth: trend.growth,
    longRunGrowth: d("long-run-pace"),
    growthKept: d("pace-kept"),
    growthChange: trend.growthChange,
    tail: d("tail-weight"),
    turn: { above: normalAbove(d("turn-chance")), mean: meanOf(turn), sd: sdOf(turn) },
    levelShock: trend.levelShock,
    mostAYear: d("most-a-year"),
    aim:
      aim === undefined || "none" in aim
        ? { mean: trend.level.mean, sd: 0, weight: 0, slip: 0, dueStep: 0 }
        : { mean: aim.mean, sd: aim.sd, weight: aim.weight, slip: aim.slip, dueStep: aim.due - startYear },
    share: {
      ...(deployed.projected ? deployed.share : { mean: 0, sd: 0, withLevel: 0 }),
      follows: deployed.projected ? deployed.follows : 1,
      kept: d("deployed-kept"),
      shock: deployed.projected ? d("deployed-shock") : 0,
    },
    upload: uploadOf(model, party, upload, startYear),
  });
}

function uploadOf(model: Model, party: State, upload: UploadFit | undefined, startYear: number): PartyPlan["upload"] {
  const none = { chance: 0, fromStep: 1, capacity: { mean: 0, sd: 0 }, pace: { mean: 0, sd: 0, shock: 0 } };
  if (upload === undefined || "none" in upload) return none;
  const d = (name: string) => distributionOf(model, `upload.${party}.${name}`);
  return {
    chance: meanOf(d("chance")),
    fromStep: Math.max(upload.from - startYear, 1),
    capacity: { mean: meanOf(d("capacity")), sd: sdOf(d("capacity")) },
    pace: { mean: meanOf(d("pace")), sd: sdOf(d("pace")), shock: meanOf(d("pace-shock")) },
  };
}

function reactionOf(model: Model, fits: readonly PartyFit[]): ReactionPlan | undefined {
  if (!model.reacts) return undefined;
  const mean = (name: string): number => {
    const found = parameterOf(model, name);
    return found === undefined ? 0 : meanOf(found.is);
  };
  return digits({
    to: fits.map((a) => fits.map((b) => (a === b ? 0 : mean(`reaction.${a.party}.${b.party}`)))),
    fatigue: fits.map((f) => mean(`reaction.fatigue.${f.party}`)),
    noise: mean("reaction.noise"),
  });
}

/** Every number to six digits. */
function digits<T>(value: T): T {
  if (typeof value === "number") return (Number.isFinite(value) ? Number(value.toPrecision(6)) : value) as T;
  if (Array.isArray(value)) return value.map((v) => digits(v as unknown)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, digits(v as unknown)])) as T;
}
