import { dayPlus, isDay } from "../duration.ts";
import type { RuleFamily } from "../regime-types.ts";
import type { Day, Instant, Party, Text } from "../types.ts";
import { dayOfWhen } from "./clock.ts";
import { type Draft, type Judging, recordsOf } from "./judging.ts";
import { type DutyRow, weakest } from "./row.ts";
import type { DutyStanding } from "./standing.ts";
import { isPartyOn } from "./who.ts";
import * as words from "./words.ts";
import * as standingWords from "./words-standing.ts";

/** Whether a duty bound a party on a day. */
export type Force =
  | { readonly kind: "bound" }
  /** Views differ, or it is a word given by itself: nothing is late by it. */
  | { readonly kind: "watched"; readonly because: Text; readonly views?: DutyStanding["views"] }
  | {
      readonly kind: "not-bound";
      readonly why: "not-yet" | "over" | "other";
      readonly because: Text;
      readonly views?: DutyStanding["views"];
    };

type Ruled = Pick<Draft["rule"], "family" | "name" | "from" | "until">;

/** Standing, the rule's own first and last day, and states of affairs in which it rests. A body owes as long as the instrument does. */
export function forceOf(j: Judging, rule: Ruled, from: string, day: Day): Force {
  const { regime } = j;
  // A declaration's `from` may be a moment, where its periods begin; a day is the first day of the rule.
  const first = rule.from !== undefined && isDay(rule.from) ? rule.from : undefined;
  if ((first !== undefined && day < first) || (rule.until !== undefined && day > rule.until))
    return {
      kind: "not-bound",
      why: rule.until !== undefined && day > rule.until ? "over" : "not-yet",
      because: standingWords.ruleDays(first, rule.until),
    };
  const parties = from.split(",").map((p) => p.trim());
  const party = parties.find((p): p is Party => isPartyOn(regime, p as Party, day));
  if (party === undefined && /^[A-Z]{2}$/.test(from))
    return { kind: "not-bound", why: "other", because: standingWords.notParty(from) };
  const resting = restingIn(j, rule, from, day);
  if (resting !== undefined) return { kind: "not-bound", why: "other", because: resting };
  if (regime.kind === "proposal" && j.options.asIfAgreed !== true)
    return { kind: "not-bound", why: "other", because: standingWords.proposal };
  const someone = party ?? regime.parties[0];
  if (someone === undefined) return { kind: "bound" };
  return byStanding(j.standing(rule.name, someone, day), someone, regime.kind === "proposal");
}

/** Why a sender's word calls for nothing in return: it is no party, has left, or has not come yet. */
export function outsideOf(j: Judging, rule: Ruled, sender: string, day: Day): Text | undefined {
  const { regime } = j;
  if (!isCode(sender)) return undefined;
  if (!isPartyOn(regime, sender, day)) return standingWords.notParty(sender);
  if (regime.kind === "proposal") return undefined;
  const { status, views } = j.standing(rule.name, sender, day);
  return status === "withdrawn" || status === "not-yet"
    ? standingWords.status(status, views[0]?.since ?? undefined)
    : undefined;
}

function byStanding(standing: DutyStanding, party: Party, agreed: boolean): Force {
  const { status, views } = standing;
  const since = (views.find((v) => v.by === party) ?? views[0])?.since ?? undefined;
  switch (status) {
    case "in-force":
    case "provisional":
      return { kind: "bound" };
    case "pledged":
      return { kind: "watched", because: standingWords.status(status, since) };
    case "disputed": {
      const said = views.map((v) => ({ party: v.by, words: standingWords.status(v.status, v.since ?? undefined) }));
      return { kind: "watched", because: standingWords.disputed(said), views };
    }
    case "not-yet":
      // A proposal that is judged as if it had been agreed holds on any day, as far back as one cares to play.
      if (agreed) return { kind: "bound" };
      return { kind: "not-bound", why: "not-yet", because: standingWords.status(status, undefined), views };
    default:
      return {
        kind: "not-bound",
        why: status === "suspended" ? "other" : "over",
        because: standingWords.status(status, since),
        views,
      };
  }
}

/** A state of affairs that the party itself has declared, and in which this duty rests. */
function restingIn(j: Judging, rule: Ruled, from: string, day: Day): Text | undefined {
  const named = (list: readonly string[]): boolean => list.includes(rule.name) || list.includes(rule.family);
  for (const record of recordsOf(j, "suspension")) {
    const s = j.regime.suspensions.get(record.suspension);
    if (s === undefined || record.by !== from) continue;
    if (s.duties !== undefined ? !named(s.duties) : s.except === undefined || named(s.except)) continue;
    const first = dayOfWhen(record.from);
    const longest = s.atMost === undefined ? undefined : dayPlus(first, s.atMost);
    const told = record.until === undefined ? undefined : dayOfWhen(record.until);
    const last = told !== undefined && longest !== undefined ? (told < longest ? told : longest) : (told ?? longest);
    if (day >= first && (last === undefined || day <= last)) return standingWords.rests(s.title, first, last);
  }
  return undefined;
}

/** The row: what the facts say, as far as the duty bound its party and the evidence carries. */
export function settle(j: Judging, draft: Draft): DutyRow {
  const { rule, finding } = draft;
  const verified = weakest(rule.verified, draft.verified, finding.verified);
  const force = forceOf(j, rule, draft.from, draft.day);
  const binding = draft.binding ?? rule.binding ?? "required";
  let { state, because } = finding;
  if (force.kind === "not-bound") {
    // What the facts would have found is no part of the answer: only that it was given all the same.
    because =
      state === "not-required"
        ? because
        : words.and(force.because, finding.doneAt === undefined ? undefined : standingWords.givenAllTheSame);
    state = "not-required";
  } else if (state === "late" || state === "due") {
    const lateUnread = state === "late" && weakest(rule.verified, draft.verified) === "unverified";
    if (force.kind === "watched") [state, because] = ["watched", words.and(because, force.because)];
    else if (binding !== "required") [state, because] = ["watched", words.and(because, standingWords.binding(binding))];
    else if (lateUnread) [state, because] = ["watched", words.and(because, standingWords.evidence("unverified"))];
  } else if (force.kind === "watched" && state === "watched")
    because = rule.family === "pledges" ? words.and(force.because, because) : words.and(because, force.because);
  const views = force.kind === "bound" ? undefined : force.views;
  return {
    duty: draft.duty,
    family: rule.family as RuleFamily,
    title: draft.title,
    clause: draft.clause,
    from: draft.from,
    to: draft.to,
    dueAt: finding.dueAt as Instant | null,
    state,
    because,
    verified,
    about: draft.about ?? null,
    ...(draft.year === undefined ? {} : { year: draft.year }),
    ...(draft.asOf === undefined ? {} : { asOf: draft.asOf }),
    ...(views === undefined ? {} : { views }),
    ...(rule.alsoUnder === undefined || !isCode(draft.from)
      ? {}
      : { alsoUnder: j.standing(rule.name, draft.from, draft.day).alsoUnder }),
  };
}
const isCode = (who: string): who is Party => /^[A-Z]{2}$/.test(who);
