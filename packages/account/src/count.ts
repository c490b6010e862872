import type { Almanac } from "@comity/almanac";
import { isPartyOn, owes, type Party, type Regime } from "@comity/regime";
import { type CountOptions, countLimit } from "./limit.ts";
import type { LimitFinding, PartyCount, RegimeCount } from "./types.ts";

/**
 * Counts what parties hold against every limit of a regime on a day: by items where there are some, else by the published figures that
 * the file names (`figures`). What it knows is what the almanac holds; for a past day's knowledge hand in `asKnownOn(almanac, day)`.
 */
export function countRegime(regime: Regime, almanac: Almanac, options: CountOptions): RegimeCount {
  const parties = options.parties ?? regime.parties.filter((p) => isPartyOn(regime, p, options.on));
  return {
    regime: regime.id,
    on: options.on,
    ...(almanac.knownOn === undefined ? {} : { asKnownOn: almanac.knownOn }),
    parties: new Map(parties.map((p) => [p, countParty(regime, almanac, p, options)])),
  };
}

function countParty(regime: Regime, almanac: Almanac, party: Party, options: CountOptions): PartyCount {
  const owed = [...regime.limits].filter(([, rule]) => owes(regime, { family: "limits", ...rule }, party));
  const holders = new Set(owed.flatMap(([, rule]) => (rule.countedOtherwise ?? []).flatMap((w) => w.by as Party[])));
  const ways = [...holders].map((as): [Party, Map<string, LimitFinding>] => {
    const theirs = owed.filter(([, rule]) => rule.countedOtherwise?.some((w) => w.by.includes(as)));
    return [as, new Map(theirs.map(([name]) => [name, countLimit(regime, almanac, name, party, options, as)]))];
  });
  return {
    limits: new Map(owed.map(([name]) => [name, countLimit(regime, almanac, name, party, options)])),
    otherWays: new Map(ways),
  };
}
