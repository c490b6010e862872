/** An outlook as data that others rely on: the shape of `comity outlook --json`. */

import type { Backtest } from "./backtest/backtest.ts";
import { round, yearsOf } from "./framework/result.ts";
import type { Parameter } from "./model/types.ts";
import type { Outlook } from "./outlook.ts";

export const outlookJson = (o: Outlook) => {
  const { study } = o;
  const { fitted, years, options } = study;
  return {
    seed: options.seed,
    paths: options.paths,
    asKnownOn: options.knownOn,
    model: {
      name: fitted.model.name,
      extends: fitted.model.extends,
      title: fitted.model.title,
      about: fitted.model.about,
    },
    years,
    parties: Object.fromEntries(fitted.parties.map((f, i) => [f.party, partyJson(o, i)])),
    withoutFigures: fitted.without,
    regimes: regimesJson(o),
    notHeld: study.notHeld,
    ratios: o.ratios.map(({ party, to, quantity, shares }) => ({
      ...{ party, to, quantity },
      p10: years.map((_, y) => three(shares.quantile(y, 0.1))),
      p50: years.map((_, y) => three(shares.quantile(y, 0.5))),
      p90: years.map((_, y) => three(shares.quantile(y, 0.9))),
      reachesEach: shares.firstReached[0] === undefined ? null : first(shares.firstReached[0], years),
      reachesBoth: shares.firstReached[1] === undefined ? null : first(shares.firstReached[1], years),
    })),
    sweep: o.sweep.map(({ party, quantity, cap, overShare, firstOver }) => ({
      ...{ party, quantity, cap, shareOver: overShare },
      firstOver: yearsOf(firstOver, years),
      neverOverShare: firstOver.neverShare,
    })),
    backtests: o.backtests.map(backtestJson),
    cameSince: o.cameSince.map(backtestJson),
    parameters: [...fitted.model.parameters.values()].map(parameterJson),
  };
};

export type OutlookJson = ReturnType<typeof outlookJson>;

const backtestJson = ({ checked, inside, crps, baselines, ...b }: Backtest) => ({
  ...b,
  checked: checked.length,
  inside,
  crps: crps === null ? null : three(crps),
  noChange: baselines.noChange === null ? null : three(baselines.noChange),
  constantGrowth: baselines.constantGrowth === null ? null : three(baselines.constantGrowth),
  figures: checked.map(({ row, producer, at, value, band, inside80 }) => ({
    ...{ row, producer, at: round(at), value, inside80 },
    band: { p10: round(band.p10), p50: round(band.p50), p90: round(band.p90) },
  })),
});

function partyJson({ bands, study }: Outlook, i: number) {
  const fit = study.fitted.parties[i];
  const quantity = (q: "stockpile" | "deployed") => ({
    p10: study.years.map((_, y) => round(bands.quantile(q, i, y, 0.1))),
    p25: study.years.map((_, y) => round(bands.quantile(q, i, y, 0.25))),
    p50: study.years.map((_, y) => round(bands.quantile(q, i, y, 0.5))),
    p75: study.years.map((_, y) => round(bands.quantile(q, i, y, 0.75))),
    p90: study.years.map((_, y) => round(bands.quantile(q, i, y, 0.9))),
    mean: study.years.map((_, y) => round(bands.mean(q, i, y))),
  });
  if (fit === undefined) throw new Error(`no party ${i}`);
  const { used, leftOut, deployed, aim, upload } = fit;
  return {
    stockpile: quantity("stockpile"),
    deployed: deployed.projected ? quantity("deployed") : null,
    fittedTo: used.flatMap((u) => u.rows),
    leftOut,
    deployedBy: deployed.projected
      ? { by: deployed.by, ...(deployed.of === undefined ? {} : { of: deployed.of }), rows: deployed.rows }
      : { none: deployed.why, rows: deployed.rows },
    aim: aim ?? null,
    upload: upload ?? null,
  };
}

function regimesJson(o: Outlook) {
  const regimes: Record<string, Record<string, Record<string, ReturnType<typeof limitJson>>>> = {};
  for (const r of o.study.options.regimes) regimes[r.id] = {};
  for (const r of o.limits) {
    regimes[r.held.regime] ??= {};
    const limits = regimes[r.held.regime] ?? {};
    limits[r.held.limit] ??= {};
    const parties = limits[r.held.limit] ?? {};
    parties[r.held.party] = limitJson(r);
  }
  return regimes;
}

function limitJson({
  held,
  firstMet,
  neverShare,
  firstOver,
  neverOverShare,
  margin,
  toRemove,
  shareOver,
}: Outlook["limits"][number]) {
  return {
    ...{ firstMet, neverShare, firstOver, neverOverShare },
    ceiling: held.ceiling,
    heldAgainst: held.measured.quantity,
    near: held.measured.near,
    countedAs: held.countedAs ?? null,
    ...{ margin, toRemove, shareOver },
  };
}

const first = (f: Parameters<typeof yearsOf>[0], years: readonly number[]) => ({
  ...yearsOf(f, years),
  neverShare: f.neverShare,
});

const parameterJson = ({ name, is, source, because, file, line }: Parameter) => ({
  ...{ name, is, file, line },
  source: source ?? null,
  because: because ?? null,
});

const three = (value: number): number => Math.round(value * 1000) / 1000;
