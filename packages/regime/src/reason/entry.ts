import { dayPlus } from "../duration.ts";
import type { LifeEvent, Regime } from "../regime-types.ts";
import type { Day, Party } from "../types.ts";
import { withPredecessors } from "./who.ts";

/** What is still missing for one condition of entry into force. */
export interface Missing {
  readonly act: "signed" | "ratified" | "acceded";
  /** Those of whom so many are still needed; where they are as many as that, every one of them. */
  readonly parties: readonly Party[];
  readonly stillNeeded: number;
}
export type Entry = { readonly on: Day } | { readonly missing: readonly Missing[] };

/** Acts that count as an act: accession is signature and ratification in one. */
export const countsAs = {
  signed: ["signed", "ratified", "acceded"],
  ratified: ["ratified", "acceded"],
  acceded: ["acceded"],
} as const;
const undone = {
  signed: ["signature-withdrawn"],
  ratified: ["ratification-withdrawn", "signature-withdrawn"],
  acceded: ["ratification-withdrawn"],
} as const;

export type Life = Pick<Regime, "parties" | "successions" | "entryIntoForce" | "life">;

/** Those that have done an act by the end of a day, and have not taken it back. */
export function haveDone(regime: Life, act: Missing["act"], on: Day): ReadonlySet<Party> {
  const done = new Set<Party>();
  for (const e of regime.life) {
    if (e.on > on) break;
    const of = e.parties ?? regime.parties;
    if ((countsAs[act] as readonly string[]).includes(e.event)) for (const p of of) done.add(p);
    if ((undone[act] as readonly string[]).includes(e.event)) for (const p of of) done.delete(p);
  }
  return done;
}

function missingOn(regime: Life, on: Day): readonly Missing[] {
  return (regime.entryIntoForce?.needs ?? []).flatMap((need) => {
    const done = haveDone(regime, need.act, on);
    const has = (p: Party): boolean => withPredecessors(regime, p).some((q) => done.has(q));
    const lack = (of: readonly string[] | undefined): readonly Party[] =>
      ((of ?? []) as readonly Party[]).filter((p) => !has(p));
    const among = (need.of ?? need.allOf ?? regime.parties) as readonly Party[];
    const number = need.atLeast === undefined ? 0 : need.atLeast - among.filter(has).length;
    const every = [...new Set([...lack(need.allOf), ...lack(need.including)])];
    return [
      ...(every.length === 0 ? [] : [{ act: need.act, parties: every, stillNeeded: every.length }]),
      ...(number <= 0 ? [] : [{ act: need.act, parties: lack(among), stillNeeded: number }]),
    ];
  });
}

/**
 * When an instrument enters into force: on the day that its life says; else by its own clause, from the acts in its life up to a
 * day; else what is missing for it.
 * @param on as of the end of this day (UTC); a ratification that is withdrawn before entry into force is missing again
 * @returns undefined where neither its life nor an `entry-into-force` says; `on` may lie after the day asked for
 */
export function entersIntoForce(regime: Life, on: Day): Entry | undefined {
  const said = regime.life.find((e) => e.event === "in-force" && e.on <= on && !e.by && !e.duties && !e.except);
  if (said !== undefined) return { on: said.on };
  if (regime.entryIntoForce === undefined) return undefined;
  const day = byItsClause(regime, on);
  return day === undefined ? { missing: missingOn(regime, on) } : { on: day };
}

/** The day that the clause on entry into force gives, whatever the life says. */
export function byItsClause(regime: Life, on: Day): Day | undefined {
  const complete = regime.entryIntoForce === undefined ? undefined : completedOn(regime, on);
  return complete === undefined ? undefined : later(regime, complete);
}

/** The day of the last act that entry into force needed, as of a day; undefined while something is missing. */
export function completedOn(regime: Life, on: Day): Day | undefined {
  let complete: Day | undefined;
  for (const day of [...new Set(regime.life.filter((e) => e.on <= on).map((e) => e.on))]) {
    if (complete !== undefined && later(regime, complete) <= day) break;
    complete = missingOn(regime, day).length === 0 ? (complete ?? day) : undefined;
  }
  return complete;
}

/** The day of entry into force, once the last act that it needs was done on a day. */
function later(regime: Life, complete: Day): Day {
  const { after, notBefore } = regime.entryIntoForce ?? {};
  const day = after === undefined ? complete : dayPlus(complete, after);
  if (notBefore === undefined) return day;
  const anchor = /^\d{4}-/.test(notBefore.after)
    ? (notBefore.after as Day)
    : regime.life.find((e: LifeEvent) => e.event === notBefore.after)?.on;
  if (anchor === undefined) return day;
  const earliest = notBefore.wait === undefined ? anchor : dayPlus(anchor, notBefore.wait);
  return earliest > day ? earliest : day;
}
