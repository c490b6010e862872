/**
 * Counts what parties hold by the counting rules of a regime file, against its limits on a day: within, over, or cannot tell, with the
 * margin, the rows and the clauses. It counts items where there are some, and else the published figures that the file names.
 * Ranges are carried through; what is missing is never zero; and an estimate alone makes nothing over.
 */
export { countRegime } from "./count.ts";
export { type HeldItems, type Holdings, readHoldings } from "./holdings.ts";
export { type CountOptions, countLimit } from "./limit.ts";
export {
  type Ceiling,
  type CountedOn,
  ceilingsOf,
  countedOver,
  figuresOfStory,
  type LimitStory,
  nearFigures,
  storyOf,
  turningDays,
} from "./over-time.ts";
export type { LimitFinding, PartyCount, RegimeCount } from "./types.ts";
