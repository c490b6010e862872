import { plusDays } from "../duration.ts";
import type { LifeEntry } from "../language/instrument.ts";
import type { Top } from "../language/regime.ts";
import type { LifeEvent } from "../regime-types.ts";
import { judgeLife } from "./life-faults.ts";
import type { Resolver } from "./resolver.ts";

/** The events of a life, each on the day from which it counts; and every fault in their order and their names. */
export function resolveLife(r: Resolver, top: Partial<Top>): readonly LifeEvent[] {
  const entries = top.life ?? [];
  const events: LifeEvent[] = [];
  const earlier = new Set<string>();
  const ids = entries.flatMap((e) => e.id ?? []);
  for (const e of entries) {
    r.parties(e, "parties", e.parties);
    r.parties(e, "by", e.by);
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
    const event = placed(r, e);
    if (event === undefined) continue;
    const last = events.at(-1);
    if (last !== undefined && event.on < last.on)
      r.fault(e, undefined, `${event.on} stands after a later event; write a life in the order of its days`);
    events.push(event);
    const words = r.x.words.get(e);
    if (words !== undefined) r.x.words.set(event, words);
  }
  judgeLife(r, top, events);
  return events;
}

function placed(r: Resolver, e: LifeEntry): LifeEvent | undefined {
  const on = e.on ?? (e.lastDay === undefined ? undefined : plusDays(e.lastDay, 1));
  const { source } = e;
  if (on === undefined || source === undefined) return undefined;
  return { ...e, on, source, position: r.x.r.positionOf(r.at(e)) } as LifeEvent;
}
