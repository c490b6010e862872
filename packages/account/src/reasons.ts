import type { Almanac } from "@comity/almanac";
import { boundReasons, type CountResult, countingAs, type LimitOn, type LimitRule, type Party } from "@comity/regime";
import { isSilent } from "./by-items.ts";
import type { Answer } from "./published.ts";
import type { Found, LimitFinding } from "./types.ts";
import * as words from "./words.ts";

type Reason = LimitFinding["because"][number];

interface Case {
  readonly almanac: Almanac;
  readonly bound: LimitOn;
  readonly rule: LimitRule;
  readonly party: Party;
  readonly as: Party | undefined;
  readonly published: Answer;
  readonly results: readonly CountResult[] | undefined;
  readonly told: { readonly counted: LimitFinding["counted"]; readonly basis: LimitFinding["basis"] };
  readonly found: Found;
  readonly near: LimitFinding["near"];
}

/** Why a finding is what it is, clause by clause, for a reader who did not see the rows. */
export function reasonsOf(c: Case): readonly Reason[] {
  const { bound, told, found } = c;
  const estimate =
    found.byEstimate === undefined || found.margin === null
      ? []
      : [{ clause: bound.clause, text: words.estimatedWords(found.byEstimate, Math.abs(found.margin)) }];
  const [first] = c.results ?? [];
  // Counted item by item, the count has given its own reasons, the limit's among them.
  const high =
    (c.results ?? []).length < 2 || told.counted === null
      ? []
      : [{ clause: bound.clause, text: words.rangesWords(told.counted) }];
  if (first === undefined)
    return [...boundReasons(bound), ...figureReasons(c), ...(told.counted === null ? [] : estimate)];
  // The list has nothing of the kind, and yet more than nothing was told: from what was published.
  const silent =
    told.counted?.high === 0 || !isSilent(c.results ?? []) ? [] : [{ clause: bound.clause, text: words.silentList }];
  return [...first.because, ...high, ...silent, ...estimate];
}

function figureReasons({ almanac, bound, rule, party, as, published, told, near }: Case): Reason[] {
  const clause = published.choice?.clause ?? bound.clause;
  const said: Reason[] = [];
  if (as !== undefined) said.push({ clause: bound.clause, text: countingAs(as) });
  if (told.counted !== null && told.basis !== null) {
    const given = published.added.filter((f) => f.value !== null);
    said.push({ clause, text: words.countedWords(told.counted, told.basis, given) });
  }
  if (
    told.counted !== null &&
    bound.none === undefined &&
    bound.from !== null &&
    published.added.some((f) => f.asOf.to < (bound.from ?? ""))
  )
    said.push({ clause, text: words.beforeIt });
  if (published.gap !== undefined)
    said.push({
      clause,
      text: words.gapWords(published.gap, party, almanac.quantities.get(published.gap.quantity)?.title),
    });
  if (rule.event !== undefined) said.push({ clause, text: words.eventsNeeded });
  else if (published.choice === undefined && near === undefined) said.push({ clause, text: words.silent });
  if (near !== undefined && told.counted === null) said.push({ clause, text: words.nearOnly });
  return said;
}
