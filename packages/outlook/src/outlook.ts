/**
 * A whole study: a model fitted to the record as known on a day, its paths, the frameworks that they are held against, and how
 * such projections did before. It is made in two halves, so that the paths between them can run on other threads:
 * {@link prepareOutlook} says what to run, {@link outlookOf} what it means.
 */
import { type Almanac, asKnownOn, type Day, type State } from "@comity/almanac";
import type { Regime } from "@comity/regime";
import type { Backtest } from "./backtest/backtest.ts";
import { type Fitted, planOf } from "./fit/plan.ts";
import { type Held, holdAgainst, type NotHeld } from "./framework/held.ts";
import { type LimitResult, limitResultOf } from "./framework/result.ts";
import {
  type Bands,
  bandsOf,
  type FoldSpec,
  type Job,
  limitSharesOf,
  type Parts,
  type Quantity,
  type RatioShares,
  ratioSharesOf,
} from "./kernel/kernel.ts";
import type { Model } from "./model/types.ts";

export interface OutlookOptions {
  readonly knownOn: Day;
  /** The last year. */
  readonly to: number;
  readonly parties: readonly State[];
  readonly seed: number;
  readonly paths: number;
  /** Those whose limits the projection is held against. */
  readonly regimes: readonly Regime[];
  /** Any regime by its id, for what the end of a limit sets free. */
  readonly library?: (id: string) => Regime | undefined;
  /** States of which each is set beside all the others together. */
  readonly peers?: readonly State[];
  /** Caps to sweep over, for every party and both quantities. */
  readonly caps?: readonly number[];
}

export interface Study {
  readonly options: OutlookOptions;
  readonly fitted: Fitted;
  readonly job: Job;
  readonly held: readonly Held[];
  readonly notHeld: readonly NotHeld[];
  readonly years: readonly number[];
  readonly ratios: readonly RatioAsked[];
  readonly caps: readonly CapAsked[];
}
interface RatioAsked {
  readonly party: State;
  readonly to: readonly State[];
  readonly quantity: Quantity;
}
interface CapAsked {
  readonly party: State;
  readonly cap: number;
  readonly quantity: Quantity;
}

/** Half of the others together is as much as each of two; all of it, as much as both. */
const ratioLevels = [0.5, 1];

/** @param almanac the whole record; what is known on the day is picked here */
export function prepareOutlook(almanac: Almanac, model: Model, options: OutlookOptions): Study {
  const known = asKnownOn(almanac, options.knownOn);
  const { parties, to, seed, library, regimes } = options;
  const fitted = planOf(model, known, { parties, to, seed, ...(library === undefined ? {} : { regimes: library }) });
  const { held, notHeld } = holdAgainst(known, fitted, regimes);
  const ratios = ratiosAsked(fitted, options.peers ?? []);
  const caps = capsAsked(fitted, options.caps ?? []);
  const place = (party: State): number => fitted.parties.findIndex((f) => f.party === party);
  const years = Array.from({ length: fitted.plan.steps + 1 }, (_, i) => fitted.plan.startYear + i);
  const folds: FoldSpec[] = [
    { kind: "bands" },
    ...held.map((h) => h.fold),
    ...ratios.map(
      ({ party, to, quantity }): FoldSpec => ({
        ...{ kind: "ratio", of: place(party), to: to.map(place), quantity, levels: ratioLevels },
      }),
    ),
    ...caps.map(
      ({ party, cap, quantity }): FoldSpec => ({
        ...{ kind: "limit", party: place(party), quantity, limits: years.map(() => cap) },
      }),
    ),
  ];
  const job: Job = { plan: fitted.plan, paths: options.paths, folds };
  return { options, fitted, job, held, notHeld, years, ratios, caps };
}

const quantities: readonly Quantity[] = ["stockpile", "deployed"];
const isProjected = (fitted: Fitted, party: State, quantity: Quantity): boolean =>
  fitted.parties.some((f) => f.party === party && (quantity === "stockpile" || f.deployed.projected));

function ratiosAsked(fitted: Fitted, peers: readonly State[]): readonly RatioAsked[] {
  return quantities.flatMap((quantity) => {
    const known = peers.filter((p) => isProjected(fitted, p, quantity));
    if (known.length < peers.length || known.length < 2) return [];
    return known.map((party) => ({ party, to: known.filter((p) => p !== party), quantity }));
  });
}

const capsAsked = (fitted: Fitted, caps: readonly number[]): readonly CapAsked[] =>
  caps.flatMap((cap) =>
    fitted.parties.flatMap(({ party }) =>
      quantities.filter((q) => isProjected(fitted, party, q)).map((quantity) => ({ party, cap, quantity })),
    ),
  );

export interface Outlook {
  readonly study: Study;
  readonly bands: Bands;
  readonly limits: readonly LimitResult[];
  readonly ratios: readonly (RatioAsked & { readonly shares: RatioShares })[];
  readonly sweep: readonly (CapAsked & LimitResult["shares"])[];
  readonly backtests: readonly Backtest[];
  /** For a day of the past: this very projection, scored by what has come since. */
  readonly cameSince: readonly Backtest[];
}

/** @param parts what the study's job counted, in the order of its folds */
export function outlookOf(
  study: Study,
  parts: readonly Parts[],
  { backtests = [], cameSince = [] }: Partial<Pick<Outlook, "backtests" | "cameSince">> = {},
): Outlook {
  const [first, ...others] = parts;
  if (first === undefined || parts.length !== study.job.folds.length) throw new Error("these are not the job's folds");
  const { held, ratios, caps } = study;
  const bands = bandsOf(first);
  const afterHeld = others.slice(held.length);
  return {
    ...{ study, bands, backtests, cameSince },
    limits: held.map((h, i) => limitResultOf(h, of(others, i), bands, study.years)),
    ratios: ratios.map((r, i) => ({ ...r, shares: ratioSharesOf(of(afterHeld, i)) })),
    sweep: caps.map((c, i) => ({ ...c, ...limitSharesOf(of(afterHeld, ratios.length + i)) })),
  };
}

function of(parts: readonly Parts[], i: number): Parts {
  const found = parts[i];
  if (found === undefined) throw new Error(`there is no fold ${i}`);
  return found;
}
