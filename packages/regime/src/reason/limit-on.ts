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
import { type AsIf, type Stands, standsFor } from "./stands.ts";

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
  /** Whose items count together: the party's own, or those of its group. */
  readonly whose: Whose;
  /** What stands behind each of the two, where there is one. */
  readonly most?: Standing;
  readonly least?: Standing;
  /** Why there is neither ceiling nor floor. `not-standing`: the instrument, or this rule of it, does not bind on that day. */
  readonly none?: "not-bound" | "not-yet" | "over" | "no-value" | "not-standing";
  /** How the rule stands, where it does not simply bind: not in force, over, disputed, or a proposal. */
  readonly stands?: Stands;
}

type Limit = Pick<LimitRule, "atMost" | "atLeast" | "perParty" | "counted" | "by" | "from" | "until" | "firstMet"> &
  Pick<Named, "name"> &
  Pick<LimitRule, "clause" | "verified">;

/**
 * The ceiling and the floor on a day (UTC): the file's dated values, those of a party or its group before everybody's, and
 * what bodies decided; of several the one that began last. Before `first-met` there is nothing to meet. Nor is there where the rule
 * does not bind the party on that day: not yet in force, suspended, over, or left. Where that is disputed the numbers stand, with
 * all views; a proposal has its numbers as if it were agreed.
 * @param party left out: what holds for everybody
 * @param options `asIf: "in-force"`: by the numbers alone, whatever the life says
 * @throws when the regime has no such limit
 */
export function limitOn(
  regime: Regime,
  limitName: string,
  party: Party | undefined,
  on: Day,
  options: AsIf = {},
): LimitOn {
  const rule = regime.limits.get(limitName);
  if (rule === undefined) throw new Error(`${regime.id} has no limit "${limitName}"`);
  const found = limitOf(regime, rule, party, on);
  if (found.none !== undefined || options.asIf === "in-force") return found;
  const stands = standsFor(regime, { family: "limits", ...rule }, party, on);
  if (stands.state === "binds") return found;
  if (stands.state === "agreed" || stands.state === "disputed") return { ...found, stands };
  const { most: _most, least: _least, ...rest } = found;
  return { ...rest, atMost: null, atLeast: null, none: "not-standing", stands };
}

/** As {@link limitOn}, by the numbers alone: for a rule of a file that is still being checked. */
export function limitOf(parts: Parts, rule: Limit, party: Party | undefined, on: Day): LimitOn {
  const whose: Whose = party === undefined ? { members: [] } : whoseOf(parts, party, rule.counted);
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
