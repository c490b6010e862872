import type { Regime, Rule } from "../regime-types.ts";
import type { Day, Party } from "../types.ts";

type Parties = Pick<Regime, "parties" | "successions">;

/** A party with those whose place it took, as the Russian Federation took that of the Soviet Union; what they did counts as its own. */
export function withPredecessors(regime: Parties, party: Party): readonly Party[] {
  const found = [party];
  for (const p of found) for (const s of regime.successions) if (s.by === p && !found.includes(s.of)) found.push(s.of);
  if (found.some((p) => regime.parties.includes(p))) return found;
  // An earlier party in a file that lists only its successor: what the successor is said to have done then was its own doing.
  for (const p of found) for (const s of regime.successions) if (s.of === p && !found.includes(s.by)) found.push(s.by);
  return found;
}

/** Whether a state is one of the parties on a day: listed, or in the place of a listed one. */
export function isPartyOn(regime: Parties, party: Party, on: Day): boolean {
  if (regime.parties.includes(party)) return true;
  const continues = (p: Party, seen: readonly Party[]): boolean =>
    regime.successions.some(
      (s) =>
        s.by === p &&
        (s.on === undefined || s.on <= on) &&
        !seen.includes(s.of) &&
        (regime.parties.includes(s.of) || continues(s.of, [...seen, p])),
    );
  const continuedBy = (p: Party, seen: readonly Party[]): boolean =>
    regime.successions.some(
      (s) =>
        s.of === p &&
        (s.on === undefined || s.on > on) &&
        !seen.includes(s.by) &&
        (regime.parties.includes(s.by) || continuedBy(s.by, [...seen, p])),
    );
  return continues(party, []) || continuedBy(party, []);
}

/** The parties behind names of parties and groups; `all` is every party. A body owes nothing as a state. */
export function partiesNamed(regime: Pick<Regime, "parties" | "groups">, names: readonly string[]): readonly Party[] {
  const found = names.flatMap((name): readonly string[] =>
    name === "all" ? regime.parties : (regime.groups.get(name)?.members ?? (/^[A-Z]{2}$/.test(name) ? [name] : [])),
  );
  return [...new Set(found)] as readonly string[] as readonly Party[];
}

/** The parties that owe a rule: those under `by` (the members of a line), else every party. */
export function partiesOwing(regime: Regime, rule: Rule): readonly Party[] {
  const names = rule.by ?? (rule.family === "lines" ? rule.members : undefined);
  return names === undefined ? regime.parties : partiesNamed(regime, names);
}

/** Whether a party owes a rule itself, or by its predecessor's word. */
export function owes(regime: Regime, rule: Rule, party: Party): boolean {
  const owing = partiesOwing(regime, rule);
  return withPredecessors(regime, party).some((p) => owing.includes(p));
}
