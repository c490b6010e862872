import type { Clock } from "../language/common.ts";
import type { ProcedureRule, StepRule } from "../language/conduct.ts";
import { valueAt } from "../paths.ts";
import type { Named } from "../regime-types.ts";
import type { Instant, Text } from "../types.ts";
import { namedIn } from "./addressees.ts";
import { dayOfWhen, findingOf, fixedMoment, isWhen, timed, type When } from "./clock.ts";
import { type Draft, type Judging, type Kind, saidAbout, saidOf } from "./judging.ts";
import { fieldsOf } from "./prepare.ts";
import type { Finding } from "./row.ts";
import { actorsIn, inScope, none } from "./scope.ts";
import { titleOfPart } from "./telling.ts";
import * as words from "./words.ts";
import * as say from "./words-other.ts";

type Rule = ProcedureRule & Named;
type Request = Kind<"request">;
type Taken = Kind<"step">;

/** Every request starts the clocks of its procedure's steps: a row for each step and each that owes it. */
export function procedureDrafts(j: Judging): readonly Draft[] {
  return saidOf(j, "request").flatMap((request) => {
    const rule = j.regime.procedures.get(request.request);
    return rule === undefined ? [] : [...rule.steps].flatMap(([name, step]) => ofStep(j, rule, request, name, step));
  });
}

const takenOf = (j: Judging, request: Request, name: string): readonly Taken[] =>
  saidAbout(j, "step", request.id).filter((s) => s.step === name);

function ofStep(j: Judging, rule: Rule, request: Request, name: string, step: StepRule): readonly Draft[] {
  return whoOwes(j, request, step.by).map((from): Draft => {
    const taken = takenOf(j, request, name).find(
      (s) => s.by === undefined || s.by === from || step.by?.includes(s.by) === true,
    );
    return {
      duty: `${rule.name}.${name}`,
      rule: { family: "procedures", ...rule },
      title: titleOfPart(step.title, name),
      clause: step.given[0]?.clause || step.clause || rule.clause,
      from,
      to: step.to === undefined ? [] : whoOwes(j, request, step.to).filter((p) => p !== from),
      about: request.id,
      day: dayOfWhen(request.at),
      finding: findingIn(j, rule, request, step, taken),
      verified: step.verified,
    };
  });
}

/** `requester` and `requested` are the parties of this request; others are named. */
function whoOwes(j: Judging, request: Request, named: readonly string[] | undefined): readonly string[] {
  const requested = request.to ?? j.regime.parties.filter((p) => p !== request.by);
  const all = (named ?? ["requested"]).flatMap((n): readonly string[] => {
    if (n === "requester") return [request.by];
    if (n === "requested") return requested;
    if (n === "others") return j.regime.parties.filter((p) => p !== request.by && !requested.includes(p));
    return namedIn(j.regime, [n]);
  });
  return [...new Set(all)];
}

function findingIn(j: Judging, rule: Rule, request: Request, step: StepRule, taken: Taken | undefined): Finding {
  const fields = fieldsOf(request);
  const actors = actorsIn(j.regime, request.by, request.to?.[0]);
  const owed = inScope(step.when, rule.fields ?? none, fields, actors);
  const clause = step.when?.clause ?? step.clause;
  const not = (because: Text): Finding => ({ state: "not-required", because, dueAt: null, verified: "text" });
  if (owed === false && taken === undefined) return not(say.stepNotInScope(clause));
  const clocks = clocksOf(j, rule, request, step);
  const finding = findingOf(clocks, taken?.at, j.now, "taken");
  if (taken !== undefined) return withVotes(step, taken, finding);
  const waiting = step.given.flatMap((c) => [c.after, c.before]).find((p) => p !== undefined && rule.steps.has(p));
  if (finding.dueAt === null && waiting !== undefined) {
    const title = titleOfPart(rule.steps.get(waiting)?.title, waiting);
    return { ...finding, because: say.afterStep(title) };
  }
  const past = finding.dueAt !== null && j.now > finding.dueAt;
  const silence = step.votes?.silence;
  if (past && silence !== undefined)
    return {
      ...finding,
      state: "met",
      because: words.and(say.bySilence(silence === "approves"), words.dueBy(finding.dueAt as Instant)),
    };
  if (step.optional === true)
    return past
      ? not(say.notTaken)
      : { ...finding, state: "watched", because: words.and(finding.because, say.optional) };
  if (owed === undefined && (finding.state === "late" || finding.state === "due"))
    return { ...finding, state: "watched", because: words.and(finding.because, say.stepUnknown(clause)) };
  return finding;
}

function clocksOf(j: Judging, rule: Rule, request: Request, step: StepRule) {
  const given: readonly Clock[] = step.given;
  return given.map((c) => timed(c, (path) => momentIn(j, rule, request, path, 0)));
}

/** The request, a step that was taken, or one that silence decided when its time was over. */
function momentIn(j: Judging, rule: Rule, request: Request, path: string, depth: number): When | undefined {
  if (path === "request") return request.at;
  const said = valueAt(fieldsOf(request), path);
  if (isWhen(said)) return said;
  const step = rule.steps.get(path);
  // Steps that count from each other in a ring never begin.
  if (step === undefined || depth > rule.steps.size) return fixedMoment(j.regime, path, request.by);
  const taken = takenOf(j, request, path)[0];
  if (taken !== undefined) return taken.at;
  if (step.votes?.silence === undefined) return undefined;
  const due = step.given
    .map((c: Clock) => timed(c, (p) => momentIn(j, rule, request, p, depth + 1)).dueAt)
    .find((d) => d !== null && j.now > d);
  return due ?? undefined;
}

const parts: { readonly [majority: string]: readonly [number, number] } = {
  "two-thirds": [2, 3],
  "three-quarters": [3, 4],
  consensus: [1, 1],
};
/** A step taken in time is met, however the votes fell; the reason says how. */
function withVotes(step: StepRule, taken: Taken, finding: Finding): Finding {
  const { votes } = taken;
  if (step.votes === undefined || votes === undefined) return finding;
  const total = step.votes.of ?? (taken.against === undefined ? undefined : votes + taken.against);
  const needed = step.votes.atLeast ?? neededOf(step.votes.majority, total);
  const reached =
    needed === undefined
      ? undefined
      : votes >= needed && (step.votes.majority !== "consensus" || (taken.against ?? 0) === 0);
  return { ...finding, because: words.and(finding.because, say.voted(reached, votes, needed)) };
}
function neededOf(majority: string | undefined, total: number | undefined): number | undefined {
  if (majority === undefined || total === undefined) return undefined;
  if (majority === "simple") return Math.floor(total / 2) + 1;
  const [over, under] = parts[majority] ?? [1, 1];
  return Math.ceil((total * over) / under);
}
