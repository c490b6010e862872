import { plus } from "../duration.ts";
import type { Clock } from "../language/common.ts";
import type { VisitRule } from "../language/visits.ts";
import { valueAt } from "../paths.ts";
import type { Named } from "../regime-types.ts";
import type { Text } from "../types.ts";
import { dayOfWhen, earliest, findingOf, fixedMoment, isWhen, latest, timed, type When } from "./clock.ts";
import { acknowledged } from "./follow.ts";
import { type Draft, isPast, type Judging, type Kind, recordsOf } from "./judging.ts";
import { fieldsOf } from "./prepare.ts";
import type { Finding } from "./row.ts";
import { forceOf } from "./settle.ts";
import * as words from "./words.ts";
import * as say from "./words-other.ts";
import * as parts from "./words-parts.ts";

type Rule = VisitRule & Named;
type Visit = Kind<"visit">;

/**
 * How each visit was announced, confirmed, begun and ended. How many there may be is another question, answered by the quota of
 * the rule for a host and a year: see `quotaOf`.
 */
export function visitDrafts(j: Judging): readonly Draft[] {
  const all = recordsOf(j, "visit");
  return all.flatMap((v) => {
    const rule = j.regime.visits.get(v.visit);
    if (rule === undefined) return [];
    const drafts = [
      ...announcement(j, rule, v),
      ...confirmation(j, rule, v),
      ...beginning(j, rule, v),
      ...stay(j, rule, v),
      ...together(j, rule, v, all),
    ];
    const why = hostFree(j, rule, v);
    return why === undefined ? drafts : drafts.map((d) => ({ ...d, finding: notJudged(d, why) }));
  });
}

/** A host for whom the duty does not run need not receive anybody: nothing of such a visit is judged. */
function hostFree(j: Judging, rule: Rule, v: Visit): Text | undefined {
  const force = forceOf(j, { family: "visits", ...rule }, v.to, dayOfWhen(v.arrival ?? v.at ?? j.now));
  return force.kind === "not-bound" ? say.hostFree(v.to, force.because) : undefined;
}
const notJudged = ({ finding }: Draft, why: Text): Finding => ({
  state: "not-required",
  because: why,
  dueAt: finding.dueAt,
  verified: finding.verified,
});
const announcedAt = (j: Judging, v: Visit): When | undefined => (isPast(j, v.at) ? v.at : undefined);
const lookup =
  (j: Judging, v: Visit) =>
  (path: string): When | undefined => {
    if (path === "arrival") return v.arrival;
    if (path === "departure") return v.departure;
    if (path === "request" || path === "receipt") return v.at;
    const said = valueAt(fieldsOf(v), path);
    return isWhen(said) ? said : fixedMoment(j.regime, path, v.by);
  };
const draft = (
  j: Judging,
  rule: Rule,
  v: Visit,
  part: string,
  title: Text,
  clause: string,
  finding: Finding,
): Draft => ({
  duty: part === "" ? rule.name : `${rule.name}.${part}`,
  rule: { family: "visits", ...rule },
  title,
  clause: clause || rule.clause,
  from: v.by,
  to: [v.to],
  about: v.id,
  day: dayOfWhen(v.arrival ?? v.at ?? j.now),
  finding,
});

function announcement(j: Judging, rule: Rule, v: Visit): readonly Draft[] {
  if (rule.given === undefined) return [];
  const at = announcedAt(j, v);
  const finding = findingOf(
    rule.given.map((c) => timed(c, lookup(j, v))),
    at,
    j.now,
  );
  const because =
    at === undefined && finding.state === "late" ? words.and(say.notAnnounced, finding.because) : finding.because;
  return [draft(j, rule, v, "", rule.title, rule.given[0]?.clause ?? "", { ...finding, because })];
}

function confirmation(j: Judging, rule: Rule, v: Visit): readonly Draft[] {
  const at = announcedAt(j, v);
  const ack = rule.acknowledge;
  if (ack?.within === undefined || at === undefined) return [];
  const clock = { within: ack.within, after: "receipt", clause: ack.clause, verified: ack.verified } as Clock;
  const said = { at, by: v.by, to: [v.to], ...(v.id === undefined ? {} : { id: v.id }) };
  return acknowledged(j, { family: "visits", ...rule }, clock, said, [v.to]).map(({ by, finding }) => ({
    ...draft(j, rule, v, "acknowledge", parts.acknowledgeTitle(rule.title), ack.clause, finding),
    from: by,
    to: [v.by],
  }));
}

/** Visits are possible only between two moments: one that began outside them did not keep to that. */
function beginning(j: Judging, rule: Rule, v: Visit): readonly Draft[] {
  if (rule.starts === undefined || v.arrival === undefined) return [];
  const { notAfter } = rule.starts;
  const first = timed(rule.starts, lookup(j, v));
  const last = notAfter === undefined ? undefined : timed({ ...rule.starts, within: notAfter }, lookup(j, v));
  const [from, until] = [first.dueAt, last?.dueAt ?? null];
  if (from === null && until === null) return [];
  const outside = (from !== null && latest(v.arrival) < from) || (until !== null && earliest(v.arrival) > until);
  const finding: Finding = {
    state: outside ? (first.judged ? "late" : "watched") : "met",
    because: say.possible(from, until, v.arrival),
    dueAt: null,
    verified: rule.starts.verified,
  };
  return [draft(j, rule, v, "starts", parts.startsTitle(rule.title), rule.starts.clause, finding)];
}

function stay(j: Judging, rule: Rule, v: Visit): readonly Draft[] {
  if (rule.stay === undefined || v.arrival === undefined || !isPast(j, v.arrival)) return [];
  const dueAt = plus(latest(v.arrival), rule.stay);
  const left = isPast(j, v.departure) ? v.departure : undefined;
  const over = left === undefined ? j.now > dueAt : earliest(left) > dueAt;
  const because = words.and(say.stayed(left, rule.stay, !over), left === undefined ? words.dueBy(dueAt) : undefined);
  // A visit whose end nobody wrote down has not overstayed for that.
  const state = left === undefined ? (over ? "watched" : "due") : over ? "late" : "met";
  return [
    draft(j, rule, v, "stay", parts.stayTitle(rule.title), rule.clause, {
      state,
      because,
      dueAt,
      verified: rule.verified,
    }),
  ];
}

function together(j: Judging, rule: Rule, v: Visit, all: readonly Visit[]): readonly Draft[] {
  const { arrival } = v;
  if (rule.atATime === undefined || arrival === undefined || !isPast(j, arrival)) return [];
  const under = (other: Visit): boolean =>
    [rule.name, ...(rule.atATimeWith ?? [])].includes(other.visit) &&
    other.to === v.to &&
    other.arrival !== undefined &&
    earliest(other.arrival) <= earliest(arrival) &&
    (other === v || (other.departure !== undefined && earliest(other.departure) > latest(arrival)));
  const n = all.filter(under).length;
  const state = n > rule.atATime ? "late" : "met";
  const finding: Finding = { state, because: say.atATime(n, rule.atATime), dueAt: null, verified: rule.verified };
  return [draft(j, rule, v, "at-a-time", parts.atATimeTitle(rule.title), rule.clause, finding)];
}
