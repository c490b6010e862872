/**
 * Which parameters matter: each put to the tenth and the ninetieth part of a hundred of what the model says of it, all others as
 * they are, the same random numbers throughout.
 */
import { type Almanac, asKnownOn, type State } from "@comity/almanac";
import { type PlanOptions, planOf } from "./fit/plan.ts";
import {
  bandsOf,
  type Kernel,
  type KernelPlan,
  limitSharesOf,
  normalAbove,
  type Quantity,
  runPaths,
} from "./kernel/kernel.ts";
import { quantileOf } from "./model/distribution.ts";
import { withValue } from "./model/extend.ts";
import type { Model, Parameter } from "./model/types.ts";

/** The number that is watched. */
export interface Outcome {
  readonly party: State;
  readonly quantity: Quantity;
  readonly year: number;
  /** A ceiling, for the share of paths over it, in what is projected. */
  readonly ceiling?: number;
  /** The limit that it is of, and its own number, where that counts otherwise. */
  readonly against?: { readonly regime: string; readonly limit: string; readonly ceiling: number };
}

export interface End {
  readonly value: number;
  readonly p50: number;
  readonly shareOver: number | null;
}

/** One bar of a tornado. */
export interface Bar {
  readonly name: string;
  /** Of the model file, or read out of the record by the fit. */
  readonly of: Parameter | "fit";
  readonly low: End;
  readonly high: End;
}

export interface Tornado {
  readonly outcome: Outcome;
  readonly asItIs: Omit<End, "value">;
  /** The widest first. */
  readonly bars: readonly Bar[];
}

const low = 0.1;
const high = 0.9;

/** @returns undefined where the party or its deployed warheads are not projected */
export function tornado(
  almanac: Almanac,
  model: Model,
  outcome: Outcome,
  options: Omit<PlanOptions, "to"> & { readonly knownOn: string; readonly paths?: number },
  kernel: Kernel,
): Tornado | undefined {
  const known = asKnownOn(almanac, options.knownOn);
  // Others change nothing for a party that does not react to them.
  const parties = model.reacts ? options.parties : [outcome.party];
  const plan = (m: Model): KernelPlan => planOf(m, known, { ...options, parties, to: outcome.year }).plan;
  const fitted = planOf(model, known, { ...options, parties, to: outcome.year });
  const fit = fitted.parties.find((f) => f.party === outcome.party);
  if (fit === undefined || (outcome.quantity === "deployed" && !fit.deployed.projected)) return undefined;
  const paths = options.paths ?? 10_000;
  const run = (p: KernelPlan): Omit<End, "value"> => watch(p, outcome, paths, kernel);
  const asItIs = run(fitted.plan);
  const stated = [...model.parameters.values()]
    .filter((p) => matters(p, outcome, model))
    .map((of): Bar => {
      const [l, h] = [low, high].map((c) => quantileOf(of.is, c)) as [number, number];
      const end = (value: number): End => ({ value, ...run(plan(withValue(model, of.name, value))) });
      return { name: of.name, of, low: end(l), high: end(h) };
    });
  const read = fittedBars(fitted.plan, outcome.party, run);
  const bars = [...stated, ...read].filter((b) => b.low.value !== b.high.value).sort((a, b) => width(b) - width(a));
  return { outcome, asItIs, bars };
}

const width = (b: Bar): number =>
  Math.abs(b.high.p50 - b.low.p50) + Math.abs((b.high.shareOver ?? 0) - (b.low.shareOver ?? 0));

/** Not those of deployment for a stockpile; not another state's own, unless states react to each other; nor one that the state's own stands before. */
function matters({ name, is }: Parameter, { party, quantity }: Outcome, model: Model): boolean {
  if (is.kind === "point") return false;
  if (quantity === "stockpile" && /^(?:upload\.|(?:..\.)?deployed-)/.test(name)) return false;
  const whose = /(?:^|\.)([A-Z]{2})(?:\.|$)/.exec(name)?.[1];
  if (whose === undefined) return !model.parameters.has(`${party}.${name}`);
  return whose === party || model.reacts;
}

function watch(plan: KernelPlan, o: Outcome, paths: number, kernel: Kernel): Omit<End, "value"> {
  const party = plan.parties.findIndex((p) => p.party === o.party);
  const ceiling = o.ceiling ?? null;
  const limits = Array.from({ length: plan.steps + 1 }, (_, y) => (y === plan.steps ? ceiling : null));
  const [bands, limit] = runPaths(
    { plan, paths, folds: [{ kind: "bands" }, { kind: "limit", party, quantity: o.quantity, limits }] },
    kernel,
  );
  if (bands === undefined || limit === undefined) throw new Error("a run without folds");
  return {
    p50: bandsOf(bands).quantile(o.quantity, party, plan.steps, 0.5),
    shareOver: limitSharesOf(limit).overShare[plan.steps] ?? null,
  };
}

/** What the fit itself left open: where the state stands, and its pace. */
function fittedBars(plan: KernelPlan, party: State, run: (p: KernelPlan) => Omit<End, "value">): readonly Bar[] {
  const z = -normalAbove(high);
  const bar = (name: string, which: "level" | "growth", shown: (v: number) => number): Bar => {
    const end = (sign: number): End => {
      const own = plan.parties.find((p) => p.party === party)?.[which];
      if (own === undefined) throw new Error(`no ${party} in the plan`);
      const value = own.mean + sign * z * own.sd;
      const parties = plan.parties.map((p) =>
        p.party === party ? { ...p, [which]: { ...p[which], mean: value, sd: 0 } } : p,
      );
      return { value: shown(value), ...run({ ...plan, parties }) };
    };
    return { name: `${party}.${name}`, of: "fit", low: end(-1), high: end(1) };
  };
  return [bar("stockpile-at-start", "level", (v) => Math.exp(v)), bar("pace-at-start", "growth", (v) => v)];
}
