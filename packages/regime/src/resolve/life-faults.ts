import { dayPlus } from "../duration.ts";
import type { Top } from "../language/regime.ts";
import { concernsDuty, concernsParty, type Duty, ending, holds, pausing } from "../reason/acts.ts";
import { byItsClause, completedOn, type Life } from "../reason/entry.ts";
import { type LifeEvent, type Rule, ruleFamilies } from "../regime-types.ts";
import type { Day, Party } from "../types.ts";
import type { Resolver } from "./resolver.ts";

/** What two events have in common: who holds both, of whom both speak, and of which duties. */
interface Common {
  readonly holders: readonly Party[];
  readonly parties: readonly Party[];
  readonly duties: readonly string[];
}

/** Events of a life that cannot all be so. Each fault names the line of the event that it stands against. */
export function judgeLife(r: Resolver, top: Partial<Top>, events: readonly LifeEvent[]): void {
  const { parties = [], successions = [], kind, pledges = new Map() } = top;
  const listed = parties as readonly Party[];
  const { entryIntoForce } = top;
  const all = {
    parties: listed,
    successions,
    life: events,
    ...(entryIntoForce === undefined ? {} : { entryIntoForce }),
  };
  const rules = ruleFamilies.flatMap((family) =>
    [...(top[family]?.values() ?? [])].map((rule) => ({ family, ...rule }) as Rule),
  );
  const common = (a: LifeEvent, b: LifeEvent): Common | undefined => {
    const of = { kind: kind ?? "treaty", pledges };
    const both = (test: (e: LifeEvent, p: Party) => boolean): readonly Party[] =>
      listed.filter((p) => test(a, p) && test(b, p));
    const found = {
      holders: both((e, p) => holds(all, e, p)),
      parties: both((e, p) => concernsParty(all, e, p)),
      duties: rules.filter((d: Duty) => concernsDuty(of, a, d) && concernsDuty(of, b, d)).map((d) => d.name),
    };
    return Object.values(found).some((x) => x.length === 0) ? undefined : found;
  };
  const before = (e: LifeEvent, words: readonly string[]): LifeEvent | undefined =>
    events.slice(0, events.indexOf(e)).findLast((x) => words.includes(x.event) && common(x, e) !== undefined);

  for (const [i, e] of events.entries()) {
    for (const other of events.slice(0, i)) {
      if (other.on !== e.on || !areOpposite(other, e) || (other.id !== undefined && e.replaces === other.id)) continue;
      const shared = common(other, e);
      if (shared === undefined) continue;
      const { holders, parties: of, duties } = shared;
      r.fault(
        e,
        "event",
        `"${e.event}" contradicts "${other.event}" of the same day (${where(other)}): both speak of ${some(of)} and "${duties[0]}", and ${some(holders)} ${holders.length === 1 ? "holds" : "hold"} both; say whose view each is, which duties it concerns, or which it replaces`,
        { expected: "by, duties, except, replaces" },
      );
    }
    if (e.event === "expired" && before(e, ["in-force", "provisionally-applied", "pledged", "resumed"]) === undefined) {
      const later = events.slice(i).find((x) => x.event === "in-force" && common(e, x) !== undefined);
      if (later !== undefined)
        r.fault(e, "event", `it expires on ${e.on}, before it is in force on ${later.on} (${where(later)})`);
    }
    if (e.event === "resumed") judgeResumed(r, events, e, before(e, [...pausing, "withdrawal-notified"]));
    if (e.event === "withdrawn") {
      const notice = before(e, ["withdrawal-notified"]);
      const { withdrawal } = top;
      const earliest =
        notice === undefined || withdrawal?.notice === undefined ? undefined : dayPlus(notice.on, withdrawal.notice);
      if (notice !== undefined && earliest !== undefined && e.on < earliest && withdrawal?.verified !== "unverified")
        r.fault(
          e,
          "on",
          `it takes effect ${withdrawal?.notice?.text} after the notice of ${notice.on} (${where(notice)}; ${ofClause(withdrawal)}): not before ${earliest}`,
          { expected: earliest },
        );
    }
  }
  judgeEntry(r, top, all);
  judgeLaterParties(r, top, all);
}

const where = (e: LifeEvent): string => `line ${e.position.line}${e.clause === "" ? "" : `, ${e.clause}`}`;
const ofClause = (rule: { readonly clause: string } | undefined): string => rule?.clause || "the file’s own period";
const some = (parties: readonly Party[]): string =>
  parties.length > 3 ? `${parties.slice(0, 2).join(", ")} and ${parties.length - 2} others` : parties.join(", ");

function areOpposite(a: LifeEvent, b: LifeEvent): boolean {
  const is = (x: LifeEvent, y: LifeEvent): boolean => {
    const ends = ending.includes(y.event);
    if (x.event === "extended") return ends;
    return ["in-force", "resumed", "provisionally-applied"].includes(x.event) && (ends || pausing.includes(y.event));
  };
  return is(a, b) || is(b, a);
}

function judgeResumed(r: Resolver, events: readonly LifeEvent[], e: LifeEvent, stopped: LifeEvent | undefined): void {
  const of = e.of === undefined ? undefined : events.find((x) => x.id === e.of);
  if (of !== undefined && !pausing.includes(of.event) && of.event !== "withdrawal-notified")
    r.fault(e, "of", `"${e.of}" (${where(of)}) is "${of.event}": it stopped nothing that could be resumed`);
  else if (stopped === undefined)
    r.fault(e, "event", "nothing that it concerns was suspended before it", {
      expected: "in-force, or an earlier suspended, frozen or countermeasure",
    });
}

/** The day on which the life puts it in force, against the day that its own clause gives. */
function judgeEntry(r: Resolver, top: Partial<Top>, all: Life): void {
  const rule = top.entryIntoForce;
  const said = all.life.find((e) => e.event === "in-force" && !e.parties && !e.duties && !e.except && !e.by);
  const everything = "9999-12-31" as Day;
  const complete = completedOn(all, everything);
  const day = byItsClause(all, everything);
  if (rule === undefined || rule.verified === "unverified" || said === undefined || complete === undefined) return;
  if (day === undefined || day === said.on) return;
  if (said.alsoSaid?.some((other) => other.on === day) === true) return;
  // Acts that the file does not tell can have made a number full earlier, never later.
  const isNamed = rule.needs.every((need) => need.atLeast === undefined);
  if (day > said.on && !isNamed && top.moreParties !== undefined) return;
  const last = all.life.findLast((e) => e.on === complete && ["signed", "ratified", "acceded"].includes(e.event));
  r.fault(
    said,
    "on",
    `by ${ofClause(rule)} (line ${r.x.r.positionOf(r.at(rule)).line}) it enters into force on ${day}: the last act that it needs is of ${complete}${last === undefined ? "" : ` (${where(last)})`}`,
    { expected: day },
  );
}

/** The day on which the life puts it in force for a later party, against the day that the clause gives after its own act. */
function judgeLaterParties(r: Resolver, top: Partial<Top>, all: Life): void {
  const rule = top.entryIntoForce;
  const wait = rule?.laterParties;
  if (rule === undefined || wait === undefined || rule.verified === "unverified") return;
  const entries = all.life.filter((e) => e.event === "in-force" && !e.duties && !e.except && !e.by);
  const [first] = entries;
  for (const e of entries) {
    if (first === undefined || e.on <= first.on) continue;
    for (const party of e.parties ?? []) {
      const own = (x: LifeEvent): boolean => x.parties !== undefined && concernsParty(all, x, party as Party);
      const act = all.life.findLast(
        (x) => x.on <= e.on && ["ratified", "acceded"].includes(x.event) && !x.by && own(x),
      );
      if (act === undefined || act.on <= first.on) continue;
      // An earlier entry of its own has come between: this one says something else.
      if (entries.some((x) => x !== e && x.on >= act.on && x.on <= e.on && own(x))) continue;
      const day = dayPlus(act.on, wait);
      const acts = [act.on, ...(act.alsoSaid ?? []).map((other) => other.on)].map((on) => dayPlus(on, wait));
      if (acts.includes(e.on) || e.alsoSaid?.some((other) => other.on === day) === true) continue;
      r.fault(
        e,
        "on",
        `by ${ofClause(rule)} (line ${r.x.r.positionOf(r.at(rule)).line}) it enters into force for ${party} ${wait.text} after its act of ${act.on} (${where(act)}): on ${day}`,
        { expected: day },
      );
    }
  }
}
