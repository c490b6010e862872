import { plusDays } from "../duration.ts";
import type { LifeEntry } from "../language/instrument.ts";
import type { Top } from "../language/regime.ts";
import { ending } from "../reason/acts.ts";
import { weakest } from "../reason/dated.ts";
import { byItsClause, completedOn, countsAs } from "../reason/entry.ts";
import type { LifeEvent } from "../regime-types.ts";
import { say } from "../texts.ts";
import type { Day, Party } from "../types.ts";
import { judgeLife } from "./life-faults.ts";
import type { Resolver } from "./resolver.ts";

/** The events of a life, each on the day from which it counts; and every fault in their order and their names. */
export function resolveLife(r: Resolver, top: Partial<Top>): readonly LifeEvent[] {
  const entries = top.life ?? [];
  const events: LifeEvent[] = [];
  const earlier = new Set<string>();
  const ids = entries.flatMap((e) => e.id ?? []);
  for (const e of entries) {
    named(r, e, "parties", e.parties);
    named(r, e, "by", e.by);
    r.duties(e, "duties", e.duties);
    r.duties(e, "except", e.except);
    for (const word of ["of", "replaces"] as const) {
      const named = e[word];
      if (named === undefined || earlier.has(named)) continue;
      if (ids.includes(named))
        r.fault(e, word, `"${named}" stands later in this life; an event speaks of one before it`);
      else r.x.r.unknown(r.at(e, word), named, "the id of an event of this life", ids);
    }
    if (e.id !== undefined) {
      if (earlier.has(e.id)) r.fault(e, "id", `"${e.id}" names another event already`);
      earlier.add(e.id);
    }
    const event = placed(r, top, e);
    if (event === undefined) continue;
    const last = events.at(-1);
    if (last !== undefined && event.on < last.on)
      r.fault(e, undefined, `${event.on} stands after a later event; write a life in the order of its days`);
    events.push(event);
    const words = r.x.words.get(e);
    if (words !== undefined) r.x.words.set(event, words);
  }
  judgeLife(r, top, events);
  return withEntry(r, top, events);
}

/**
 * A life in which the acts that entry into force needs are done, yet nothing says that it is in force: it enters into force on the day
 * that its own clause gives, on the word of the last of those acts.
 */
function withEntry(r: Resolver, top: Partial<Top>, events: readonly LifeEvent[]): readonly LifeEvent[] {
  const { entryIntoForce: rule, successions = [] } = top;
  const parties = (top.parties ?? []) as readonly Party[];
  if (rule === undefined || rule.verified === "unverified" || top.kind === "proposal" || top.kind === "pledge")
    return events;
  if (events.some((e) => e.event === "in-force" && e.duties === undefined)) return events;
  // Others that the file does not name may have made a number full earlier.
  if (top.moreParties !== undefined && rule.needs.some((need) => need.atLeast !== undefined)) return events;
  const replaced = new Set(events.flatMap((e) => e.replaces ?? []));
  const life = events.filter((e) => e.by === undefined && (e.id === undefined || !replaced.has(e.id)));
  const known = { parties, successions, life, entryIntoForce: rule };
  const complete = completedOn(known, endOfTime);
  const on = byItsClause(known, endOfTime);
  const last = life.findLast((e) => e.on === complete && rule.needs.some((need) => isAct(e, need.act)));
  if (on === undefined || last === undefined) return events;
  if (life.some((e) => ending.includes(e.event) && e.parties === undefined && e.duties === undefined && e.on <= on))
    return events;
  const entry: LifeEvent = {
    on,
    event: "in-force",
    note: byClause,
    clause: rule.clause,
    source: last.source,
    verified: weakest([rule.verified, last.verified]),
    position: last.position,
  };
  const words = r.x.words.get(last);
  if (words !== undefined) r.x.words.set(entry, words);
  const after = events.findIndex((e) => e.on > on);
  const at = after < 0 ? events.length : after;
  return [...events.slice(0, at), entry, ...events.slice(at)];
}
const endOfTime = "9999-12-31" as Day;
const isAct = (e: LifeEvent, act: "signed" | "ratified" | "acceded"): boolean =>
  (countsAs[act] as readonly string[]).includes(e.event);
const byClause = say(
  "By its own clause on entry into force",
  "En vertu de sa propre clause d’entrée en vigueur",
  "В силу собственного положения о вступлении в силу",
  "依其生效条款",
);

function named(r: Resolver, e: LifeEntry, word: string, names: readonly string[] | undefined): void {
  const { parties, groups } = r.names;
  const known = [...parties, ...groups];
  for (const [i, one] of (names ?? []).entries())
    if (!known.includes(one)) r.x.r.unknown(r.nodeOf(e, word, i), one, "a party or group of this regime", known);
}

function placed(r: Resolver, top: Partial<Top>, e: LifeEntry): LifeEvent | undefined {
  const on = e.on ?? (e.lastDay === undefined ? undefined : plusDays(e.lastDay, 1));
  const { source } = e;
  if (on === undefined || source === undefined) return undefined;
  const members = (names: readonly string[]): readonly string[] => [
    ...new Set(names.flatMap((one): readonly string[] => top.groups?.get(one)?.members ?? [one])),
  ];
  return {
    ...e,
    on,
    source,
    ...(e.parties === undefined ? {} : { parties: members(e.parties) }),
    ...(e.by === undefined ? {} : { by: members(e.by) }),
    position: r.x.r.positionOf(r.at(e)),
  } as LifeEvent;
}
