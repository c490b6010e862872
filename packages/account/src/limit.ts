import { type Almanac, addRanges, type Figure } from "@comity/almanac";
import {
  compileCount,
  type Day,
  holdAgainst,
  type LimitOn,
  type LimitRule,
  limitOn,
  type Party,
  type PublishedFigures,
  type Regime,
} from "@comity/regime";
import { type Counted, countedByItems, itemsOf } from "./by-items.ts";
import type { Holdings } from "./holdings.ts";
import { type Answer, type Published, publishedCount } from "./published.ts";
import { reasonsOf } from "./reasons.ts";
import type { Found, LimitFinding } from "./types.ts";

export interface CountOptions {
  /** The day (UTC) counted for. */
  readonly on: Day;
  /** Left out: all that are parties on that day. */
  readonly parties?: readonly Party[];
  /** `in-force`: by the numbers alone, whatever the life of the instrument says; for studies. */
  readonly asIf?: "in-force";
  /** Items, by type or one by one; a party that has some is counted by them. */
  readonly holdings?: Holdings;
}

/**
 * One limit for one party on a day (UTC). Where a group counts as one, what its members hold is added up.
 * @param as counted as this party counts it (`counted-otherwise`)
 * @throws when the regime has no such limit
 */
export function countLimit(
  regime: Regime,
  almanac: Almanac,
  name: string,
  party: Party,
  options: CountOptions,
  as?: Party,
): LimitFinding {
  const { on, asIf, holdings } = options;
  const bound = limitOn(regime, name, party, on, asIf === undefined ? {} : { asIf });
  const rule = regime.limits.get(name) as LimitRule;
  const way = as === undefined ? undefined : rule.countedOtherwise?.find((w) => w.by.includes(as));
  // What a party declares of its own force is its own count of it already.
  const choices = (way === undefined || as === party ? rule.figures : way.figures) ?? [];
  const members = bound.whose.group === undefined ? [party] : bound.whose.members;
  const published = firstThatAnswers(
    almanac,
    choices.filter((c) => c.near !== true),
    members,
    on,
  );
  const near = nearBy(
    almanac,
    choices.filter((c) => c.near === true),
    members,
    on,
  );
  const own = isOfItems(regime, rule) ? holdings?.of(members, on, almanac.knownOn as Day | undefined) : undefined;
  const results = own?.readings.map((items) =>
    compileCount(regime, name, { on, party, ...(asIf && { asIf }), ...(as && { as }) })(items),
  );
  const told = results === undefined || own === undefined ? published : countedByItems(results, own, bound, published);
  const found = finding(bound, told, as !== undefined);
  return {
    counted: told.counted,
    limit: bound.atMost,
    floor: bound.atLeast,
    ...found,
    basis: told.basis,
    figures: told.figures,
    ...(results === undefined ? {} : { items: itemsOf(results) }),
    ...(near === undefined ? {} : { near }),
    ...(results === undefined || choices.length === 0 ? {} : { published: withoutReasons(published) }),
    clause: bound.clause,
    verified: told.verified,
    because: reasonsOf({ almanac, bound, rule, party, as, published, results, told, found, near }),
  };
}

/** A limit that says neither how items count nor has items with a declared `total` is for published figures, whatever list there is. */
const isOfItems = (regime: Regime, rule: LimitRule): boolean =>
  rule.event === undefined && (rule.count !== undefined || regime.items?.fields.has("total") === true);

/** An estimate, alone or in a sum, never makes anything over or under by itself. */
function finding(bound: LimitOn, { counted, basis, verified, added }: Counted, isTheirs: boolean): Found {
  if (bound.atMost === null && bound.atLeast === null) return { finding: "no-limit", margin: null };
  if (counted === null || isOlderThan(bound, added)) return { finding: "cannot-tell", margin: null };
  const held = holdAgainst(bound, counted.low, counted.high ?? Number.POSITIVE_INFINITY, [verified]);
  // Under another party's name the finding is what that party says, and no finding of ours.
  if (isTheirs || basis !== "estimate" || (held.finding !== "over" && held.finding !== "under")) return held;
  return { finding: "cannot-tell", byEstimate: held.finding, margin: held.margin };
}

/** A figure of before the ceiling began can't tell whether it is kept since. */
export const isOlderThan = ({ from }: LimitOn, figures: readonly Figure[]): boolean =>
  from !== null && figures.some((f) => f.value !== null && f.asOf.to < from);

/** The first choice that has a figure for the members; else what is missing of the first. Members' figures are added up. */
function firstThatAnswers(
  almanac: Almanac,
  choices: readonly PublishedFigures[],
  members: readonly Party[],
  on: Day,
): Answer {
  const answers = choices.map((choice): Answer => {
    const each = members.map((m) => publishedCount(almanac, m, choice, on));
    return { ...sumOf(each), verified: choice.verified, choice };
  });
  return (
    answers.find((a) => a.counted !== null) ??
    answers[0] ?? { counted: null, basis: null, figures: [], added: [], verified: "text" }
  );
}

function sumOf(each: readonly Published[]): Published {
  const [only] = each;
  if (each.length === 1 && only !== undefined) return only;
  const known = each.flatMap((p) => p.counted ?? []);
  const sum = addRanges(known);
  const gap = each.find((p) => p.gap !== undefined)?.gap;
  const open = known.length < each.length ? { low: sum.low, high: null } : sum;
  return {
    counted: known.length === 0 ? null : open,
    basis: known.length === 0 ? null : each.some((p) => p.basis === "estimate") ? "estimate" : "declared",
    figures: each.flatMap((p) => p.figures),
    added: each.flatMap((p) => p.added),
    ...(gap && { gap }),
  };
}

function nearBy(
  almanac: Almanac,
  choices: readonly PublishedFigures[],
  members: readonly Party[],
  on: Day,
): LimitFinding["near"] {
  const { counted, basis, figures, choice } = firstThatAnswers(almanac, choices, members, on);
  if (counted === null || basis === null) return undefined;
  return { counted, basis, figures, ...(choice?.about && { about: choice.about }) };
}

const withoutReasons = ({ counted, basis, figures }: Answer) => ({ counted, basis, figures });
