import type { Dated } from "../language/common.ts";
import type { DecisionRule } from "../language/conduct.ts";
import type { Regime } from "../regime-types.ts";
import type { Clause, Day, Evidence, Party } from "../types.ts";
import { isPartyOn, withPredecessors } from "./who.ts";

/** The parts of a regime that values depend on; a file that is still being checked has them too. */
export interface Parts {
  readonly parties?: readonly string[];
  readonly successions?: Regime["successions"];
  readonly groups?: ReadonlyMap<string, { readonly members: readonly string[]; readonly countsAsOne?: boolean }>;
  readonly bodies?: ReadonlyMap<
    string,
    { readonly members?: readonly string[]; readonly decisions?: readonly DecisionRule[] }
  >;
}

/** Whose number it is: a party's own, or that of a group that counts as one. */
export interface Whose {
  /** The group that counts as one, by its name in the file. */
  readonly group?: string;
  readonly members: readonly Party[];
}
const lineage = ({ parties = [], successions = [] }: Parts) => ({ parties: parties as readonly Party[], successions });
/** Whether a state is a party on a day, itself or in the place of one. */
export const isOf = (parts: Parts, party: Party, on: Day): boolean => isPartyOn(lineage(parts), party, on);
/** A party and those whose place it took. */
export const sameParty = (parts: Parts, party: Party): readonly Party[] => withPredecessors(lineage(parts), party);

/** What a limit or a quota says of whose number it is; left out, as the groups of the file say. */
export type Counted = "by-party" | "by-group" | undefined;

export function whoseOf(parts: Parts, party: Party, counted?: Counted): Whose {
  if (counted === "by-party") return { members: [party] };
  const same = sameParty(parts, party);
  for (const [group, { members, countsAsOne }] of parts.groups ?? [])
    if (countsAsOne === true && same.some((p) => members.includes(p)))
      return { group, members: members as readonly Party[] };
  if (counted === "by-group")
    for (const [group, { members }] of parts.groups ?? [])
      if (same.some((p) => members.includes(p))) return { group, members: members as readonly Party[] };
  return { members: [party] };
}

/** Whether `by` names the party, itself or through a group or body; left out, it is everybody. */
export function isAmong(parts: Parts, by: readonly string[] | undefined, party: string): boolean {
  if (by === undefined) return true;
  const same: readonly string[] = sameParty(parts, party as Party);
  return by.some(
    (one) =>
      one === "all" ||
      same.includes(one) ||
      parts.groups?.get(one)?.members.some((m) => same.includes(m)) === true ||
      parts.bodies?.get(one)?.members?.some((m) => same.includes(m)) === true,
  );
}

interface Numbers {
  readonly atMost?: Dated;
  readonly perParty?: ReadonlyMap<string, Dated>;
}
/** The party's own numbers, else those of a group it is in, else everybody's. */
export function datedFor(parts: Parts, rule: Numbers, party?: Party): Dated | undefined {
  if (party === undefined) return rule.atMost;
  const same = sameParty(parts, party);
  for (const p of same) {
    const own = rule.perParty?.get(p);
    if (own !== undefined) return own;
  }
  for (const [group, dated] of rule.perParty ?? [])
    if (same.some((p) => parts.groups?.get(group)?.members.includes(p) === true)) return dated;
  return rule.atMost;
}

/** A value with the days on which it stands, `until` the last of them; and where it was said. */
export interface Standing {
  readonly from?: Day;
  readonly until?: Day;
  readonly value: number | null;
  readonly clause: Clause;
  readonly verified: Evidence;
  readonly by: "file" | Decided;
}
/** A decision of a body that set a value. */
export interface Decided {
  readonly body: string;
  readonly number?: string;
  readonly on: Day;
}

/** Values of a rule's word, those of the file and those that decisions set, in the order in which they begin to stand. */
export function standings(
  parts: Parts,
  rule: { readonly name: string; readonly clause: Clause; readonly verified: Evidence },
  dated: Dated | undefined,
  words: readonly string[],
): readonly Standing[] {
  const { name, clause, verified } = rule;
  const all: Standing[] = (dated ?? []).map((d) => ({ ...d, clause, verified, by: "file" }));
  for (const [body, { decisions = [] }] of parts.bodies ?? [])
    for (const d of decisions)
      for (const set of d.sets ?? [])
        if (set.rule === name && words.includes(set.word) && typeof set.value !== "string")
          all.push({
            from: set.from ?? d.on,
            ...(set.until === undefined ? {} : { until: set.until }),
            value: set.value,
            // A decision that cites no clause of its own changes the rule's.
            clause: d.clause === "" ? clause : d.clause,
            verified: d.verified,
            by: { body, on: d.on, ...(d.number === undefined ? {} : { number: d.number }) },
          });
  const begins = (s: Standing): string => s.from ?? "";
  return all.sort((a, b) => (begins(a) < begins(b) ? -1 : begins(a) > begins(b) ? 1 : 0));
}

/** The value that stands on a day: of those begun by then and not over, the one that began last. */
export const standingAt = (all: readonly Standing[], on: Day): Standing | undefined =>
  all.findLast((s) => (s.from ?? "") <= on && (s.until === undefined || on <= s.until));

const strength: readonly Evidence[] = ["text", "secondary", "unverified"];
/** A finding is known no better than the least known of what it stands on. */
export const weakest = (all: Iterable<Evidence>): Evidence => {
  let least = 0;
  for (const e of all) least = Math.max(least, strength.indexOf(e));
  return strength[least] ?? "unverified";
};
