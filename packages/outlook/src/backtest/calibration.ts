/** Many back-tests together: whether the bands hold as often as they claim. */
import type { Almanac, Day, State } from "@comity/almanac";
import type { Kernel, Quantity } from "../kernel/kernel.ts";
import type { Model } from "../model/types.ts";
import { type Backtest, type BacktestOptions, backtest, type Inside, insideOf, type Way } from "./backtest.ts";

export interface Calibration {
  readonly quantity: Quantity;
  readonly way: Way;
  readonly days: readonly Day[];
  /** Figures that were scored; one that came after several of the days counts once for each. */
  readonly checked: number;
  readonly inside: Inside | null;
  /** Means of the back-tests' own, each figure counting alike. */
  readonly crps: number | null;
  readonly noChange: number | null;
  readonly constantGrowth: number | null;
  readonly byParty: ReadonlyMap<State, { readonly checked: number; readonly inside: Inside | null }>;
  readonly backtests: readonly Backtest[];
}

export interface CalibrationOptions extends Omit<BacktestOptions, "party" | "knownOn"> {
  readonly parties: readonly State[];
  readonly days: readonly Day[];
}

export function calibrate(almanac: Almanac, model: Model, options: CalibrationOptions, kernel: Kernel): Calibration {
  const { parties, days, ...rest } = options;
  const backtests = days.flatMap((knownOn) =>
    parties.flatMap((party) => backtest(almanac, model, { ...rest, party, knownOn }, kernel) ?? []),
  );
  return { ...poolOf(backtests, rest.quantity, rest.way ?? "published"), days };
}

/** What several back-tests say together. */
export function poolOf(backtests: readonly Backtest[], quantity: Quantity, way: Way): Omit<Calibration, "days"> {
  const all = backtests.flatMap((b) => b.checked);
  const weighed = (of: (b: Backtest) => number | null): number | null =>
    all.length === 0 ? null : backtests.reduce((s, b) => s + (of(b) ?? 0) * b.checked.length, 0) / all.length;
  const parties = [...new Set(backtests.map((b) => b.party))];
  return {
    ...{ quantity, way, backtests },
    checked: all.length,
    inside: insideOf(all),
    crps: weighed((b) => b.crps),
    noChange: weighed((b) => b.baselines.noChange),
    constantGrowth: weighed((b) => b.baselines.constantGrowth),
    byParty: new Map(
      parties.map((p) => {
        const own = backtests.filter((b) => b.party === p).flatMap((b) => b.checked);
        return [p, { checked: own.length, inside: insideOf(own) }];
      }),
    ),
  };
}
