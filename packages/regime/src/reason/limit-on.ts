import type { LimitRule } from "../language/limits.ts";
import type { Named, Regime } from "../regime-types.ts";
import type { Clause, Day, Evidence, Party } from "../types.ts";
import {
  type Decided,
  datedFor,
  isAmong,
  isOf,
  type Parts,
  type Standing,
  standingAt,
  standings,
  type Whose,
  whoseOf,
} from "./dated.ts";

/** What a limit asks of a party on a day. */
export interface LimitOn {
  /** The ceiling; null: none. */
  readonly atMost: number | null;
  /** The floor; null: none. */
  readonly atLeast: number | null;
  readonly clause: Clause;
  readonly verified: Evidence;
  /** Since when the ceiling (without one, the floor) has stood; null: as long as the rule. */
  readonly from: Day | null;
  /** Where that value was said: the rule itself, or a decision of a body. */
  readonly by: "file" | Decided;
  /** Whose items count together: the party's own, or those of a group that counts as one. */
  readonly whose: Whose;
  /** What stands behind each of the two, where there is one. */
  readonly most?: Standing;
  readonly least?: Standing;
  /** Why there is neither ceiling nor floor. */
  readonly none?: "not-bound" | "not-yet" | "over" | "no-value";
}

type Limit = Pick<LimitRule, "atMost" | "atLeast" | "perParty" | "by" | "from" | "until" | "firstMet"> &
  Pick<Named, "name"> &
  Pick<LimitRule, "clause" | "verified">;

/**
 * The ceiling and the floor on a day (UTC): the file's dated values, those of a party or its group before everybody's, and
 * what bodies decided; of several the one that began last. Before `first-met` there is nothing to meet. Whether the
 * instrument itself is in force is asked elsewhere (`standing`).
 * @param party left out: what holds for everybody
 * @throws when the regime has no such limit
 */
export function limitOn(regime: Regime, limitName: string, party: Party | undefined, on: Day): LimitOn {
  const rule = regime.limits.get(limitName);
  if (rule === undefined) throw new Error(`${regime.id} has no limit "${limitName}"`);
  return limitOf(regime, rule, party, on);
}

/** As {@link limitOn}, for a rule of a file that is still being checked. */
export function limitOf(parts: Parts, rule: Limit, party: Party | undefined, on: Day): LimitOn {
  const whose: Whose = party === undefined ? { members: [] } : whoseOf(parts, party);
  const { clause, verified } = rule;
  const base: LimitOn = { atMost: null, atLeast: null, clause, verified, from: null, by: "file", whose };
  if (party !== undefined && (!isOf(parts, party, on) || !isAmong(parts, rule.by, party)))
    return { ...base, none: "not-bound" };
  const begins = [rule.from, rule.firstMet].flatMap((d) => d ?? []).sort();
  if (begins.some((d) => on < d)) return { ...base, from: begins.at(-1) ?? null, none: "not-yet" };
  if (rule.until !== undefined && on > rule.until) return { ...base, none: "over" };
  const most = standingAt(standings(parts, rule, datedFor(parts, rule, party), ["at-most", "quota"]), on);
  const least = standingAt(standings(parts, rule, rule.atLeast, ["at-least"]), on);
  const told = most !== undefined && most.value !== null ? most : (least ?? most);
  const found: LimitOn = {
    atMost: most?.value ?? null,
    atLeast: least?.value ?? null,
    clause: told?.clause ?? clause,
    verified: told?.verified ?? verified,
    from: told?.from ?? begins.at(-1) ?? null,
    by: told?.by ?? "file",
    whose,
    ...(most === undefined ? {} : { most }),
    ...(least === undefined ? {} : { least }),
  };
  if (found.atMost !== null || found.atLeast !== null) return found;
  return { ...found, none: most?.value === null || least?.value === null ? "over" : "no-value" };
}
