import { type Actors, holds } from "../condition.ts";
import type { Regime } from "../regime-types.ts";
import type { Condition, FieldSpec, Fields, Party } from "../types.ts";

export type Specs = ReadonlyMap<string, FieldSpec>;
export const none: Specs = new Map();

/** Who acts, towards whom, and the parties of the regime, as every condition sees them. What is no state is not told. */
export function actorsIn(regime: Regime, by: string, to?: string): Actors {
  return {
    parties: regime.parties,
    ...(isCode(by) ? { by } : {}),
    ...(isCode(to) ? { to } : {}),
  };
}
const isCode = (who: string | undefined): who is Party => who !== undefined && /^[A-Z]{2}$/.test(who);

/** True where there is no condition; undefined where a field that decides is not known. */
export const inScope = (
  condition: Pick<Condition, "cel"> | undefined,
  fields: Specs,
  values: Fields,
  actors: Actors,
): boolean | undefined => (condition === undefined ? true : holds(condition, fields, values, actors));
