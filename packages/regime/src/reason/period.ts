import { dayOf, plus, plusDays, startOf } from "../duration.ts";
import type { Regime } from "../regime-types.ts";
import type { Day, Party } from "../types.ts";

/** Both days are in it. */
export interface Period {
  readonly from: Day;
  readonly until: Day;
}

/** The day on which the instrument entered into force for a party. */
export const inForceFor = (regime: Regime, party: Party | undefined): Day | undefined =>
  regime.life.find(
    (e) => e.event === "in-force" && (e.parties === undefined || (party !== undefined && e.parties.includes(party))),
  )?.on;

/**
 * The year of that name: from 1 January, or for a treaty year from the day of entry into force in that calendar year.
 * @returns undefined for a treaty year before entry into force
 */
export function periodOf(
  regime: Regime,
  per: "calendar-year" | "treaty-year" | undefined,
  party: Party | undefined,
  year: number,
): Period | undefined {
  const whole = (y: number): Day => `${String(y).padStart(4, "0")}-01-01` as Day;
  if (per !== "treaty-year") return { from: whole(year), until: plusDays(whole(year + 1), -1) };
  const first = inForceFor(regime, party);
  const years = first === undefined ? -1 : year - Number(first.slice(0, 4));
  if (first === undefined || years < 0) return undefined;
  const begins = (n: number): Day => dayOf(plus(startOf(first), { text: "", ms: 0, months: 12 * n }));
  return { from: begins(years), until: plusDays(begins(years + 1), -1) };
}

/** The year in which a day lies. */
export function periodAround(
  regime: Regime,
  per: "calendar-year" | "treaty-year" | undefined,
  party: Party | undefined,
  on: Day,
): Period | undefined {
  const year = Number(on.slice(0, 4));
  return [year, year - 1]
    .map((y) => periodOf(regime, per, party, y))
    .find((p) => p !== undefined && p.from <= on && on <= p.until);
}
