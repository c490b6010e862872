import type { RegimeRecord } from "../records.ts";
import type { LifeEvent, Regime, Rule } from "../regime-types.ts";
import type { Clause, Day, Evidence, Instant, Party, Text } from "../types.ts";
import { dayOfWhen, type When } from "./clock.ts";
import type { DutyOptions, Finding } from "./row.ts";
import { type DutyStanding, standingOf } from "./standing.ts";

export type Kind<K extends RegimeRecord["kind"]> = Extract<RegimeRecord, { kind: K }>;

/** What every part of the reasoner is given: the regime, the records that count, and the moment. */
export interface Judging {
  readonly regime: Regime;
  readonly now: Instant;
  readonly since: Day;
  readonly until: Day;
  /** What the records and the moment alone give: what is found does not hang on which rows are asked for. */
  readonly known: { readonly since: Day; readonly until: Day };
  /** The day of the earliest record; undefined: there is none. */
  readonly firstRecord: Day | undefined;
  readonly options: DutyOptions;
  /** Real ones, with their fields read against the rules. */
  readonly records: readonly RegimeRecord[];
  readonly byId: ReadonlyMap<string, RegimeRecord>;
  /** By kind, and those of them that are past. */
  readonly kinds: ReadonlyMap<string, readonly RegimeRecord[]>;
  readonly past: ReadonlyMap<string, readonly RegimeRecord[]>;
  /** What was said of a record by now: acknowledgements, replies, parallel acts and steps, by its id. */
  readonly said: ReadonlyMap<string, readonly RegimeRecord[]>;
  standing(duty: string, party: Party, day: Day): DutyStanding;
}

/** A row before `settle` has asked whether the duty bound its party on the day. */
export interface Draft {
  readonly duty: string;
  /** The rule whose standing counts. */
  readonly rule: Pick<Rule, "family" | "name" | "verified" | "from" | "until" | "binding" | "alsoUnder">;
  readonly title: Text;
  readonly clause: Clause;
  readonly from: string;
  readonly to: readonly string[];
  readonly about?: string | undefined;
  /** The day on which the duty must have bound its party. */
  readonly day: Day;
  readonly finding: Finding;
  readonly year?: number | undefined;
  readonly asOf?: Day | undefined;
  /** Where a part of a rule binds less, or is known less well, than the rule. */
  readonly binding?: Rule["binding"];
  readonly verified?: Evidence;
}

export function recordsOf<K extends RegimeRecord["kind"]>(j: Judging, kind: K): readonly Kind<K>[] {
  return (j.kinds.get(kind) ?? []) as readonly Kind<K>[];
}
/** What was said by now: a message counts when it is received. */
export function saidOf<K extends RegimeRecord["kind"]>(j: Judging, kind: K): readonly Kind<K>[] {
  return (j.past.get(kind) ?? []) as readonly Kind<K>[];
}
/** What of one kind was said of a record by now. */
export function saidAbout<K extends RegimeRecord["kind"]>(
  j: Judging,
  kind: K,
  id: string | undefined,
): readonly Kind<K>[] {
  return id === undefined ? [] : ((j.said.get(`${kind} ${id}`) ?? []) as readonly Kind<K>[]);
}
/** A day without an hour is past once it has begun: of what is received nothing is known before. */
export const isPast = (j: Pick<Judging, "now">, w: When | undefined): boolean =>
  w !== undefined && (w.length === 10 ? w <= dayOfWhen(j.now) : w <= j.now);

export function judgingOf(
  regime: Regime,
  records: readonly RegimeRecord[],
  now: Instant,
  known: Judging["known"] & Pick<Judging, "firstRecord">,
  options: DutyOptions,
): Judging {
  const byId = new Map<string, RegimeRecord>();
  for (const r of records) {
    const id = (r as { id?: string }).id;
    if (id !== undefined && !byId.has(id)) byId.set(id, r);
  }
  const standings = new Map<string, DutyStanding>();
  const kinds = Map.groupBy(records, (r) => r.kind);
  const past = new Map(
    [...kinds].map(([kind, all]) => [kind, all.filter((r) => isPast({ now }, (r as { at?: When }).at))]),
  );
  const said = Map.groupBy([...past.values()].flat(), (r) =>
    r.kind === "acknowledgement" ? `${r.kind} ${r.acknowledgement}` : `${r.kind} ${(r as { of?: string }).of ?? ""}`,
  );
  return {
    regime,
    now,
    known,
    firstRecord: known.firstRecord,
    since: options.since ?? known.since,
    until: options.until ?? known.until,
    options,
    records,
    byId,
    kinds,
    past,
    said,
    standing(duty, party, day) {
      // A standing changes on days of the life only; yet terms and notices end on other days, so each day is asked once.
      const key = `${duty} ${party} ${day}`;
      const found = standings.get(key) ?? standingOf(regime, duty, party, day, options.library);
      standings.set(key, found);
      return found;
    },
  };
}
export type { LifeEvent };
