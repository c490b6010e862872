/**
 * Projections of stockpiles and deployed warheads, as models in files, and frameworks tested against them. Nothing here knows a
 * clock or a disk; the same plan and seed give the same numbers on every machine.
 */
export {
  type Backtest,
  type BacktestOptions,
  backtest,
  type Checked,
  type Inside,
  type Way,
} from "./backtest/backtest.ts";
export { type Calibration, type CalibrationOptions, calibrate, poolOf } from "./backtest/calibration.ts";
export type { FoundAim } from "./fit/aim.ts";
export type { LeftOut, Observation, WhyLeftOut } from "./fit/observe.ts";
export { type Fitted, type PartyFit, type PlanOptions, planOf } from "./fit/plan.ts";
export type { DeployedFit } from "./fit/share.ts";
export type { UploadFit } from "./fit/upload.ts";
export type { Held, NotHeld } from "./framework/held.ts";
export type { CountedAs, Measured, WhyNot } from "./framework/measure.ts";
export type { BandByYear, LimitResult, YearBand } from "./framework/result.ts";
export { type OutlookJson, outlookJson } from "./json.ts";
export * from "./kernel/kernel.ts";
export { type Distribution, meanOf, sdOf } from "./model/distribution.ts";
export { together } from "./model/extend.ts";
export { readModel } from "./model/read.ts";
export type { Model, ModelFault, ModelSource, Parameter, ReadModel } from "./model/types.ts";
export { type Outlook, type OutlookOptions, outlookOf, prepareOutlook, type Study } from "./outlook.ts";
export { type Bar, type End, type Outcome, type Tornado, tornado } from "./sensitivity.ts";
