/** What a centre does on its lines by itself, as time passes: the regular test, and the end of its own calls. */

import type { LineOfRegime } from "@comity/regime";
import { type Instant, instantOf, type LineBody, type LineOutcome, msOf, type Party } from "@comity/wire";
import type { Effect, Step } from "../effect.ts";
import type { Env } from "../env.ts";
import { say } from "../say.ts";
import type { State } from "../state.ts";
import { type Line, lineOfCall, linesOf } from "./line.ts";
import { type CallState, emptyLine } from "./state.ts";

/** A test that nothing asks for has an hour as its count. */
const hourMs = 3_600_000;
const periodMs = (rule: LineOfRegime): number | undefined => {
  const every = rule.test?.every;
  return every === undefined ? undefined : every.ms + every.months * 30 * 24 * hourMs;
};

/** Which period since 1970 a moment lies in. */
export const testNumber = (rule: LineOfRegime, at: Instant): number =>
  Math.floor(msOf(at) / (periodMs(rule) || hourMs));

/** When our next regular test is due; null where the line has none. */
export function nextTestAt(env: Env, line: Line, now: Instant): Instant | null {
  const period = periodMs(line.rule);
  if (period === undefined || period <= 0) return null;
  for (let n = testNumber(line.rule, now) + 1; ; n++) {
    if (line.rule.test?.by !== "in-turn" || line.members[n % line.members.length] === env.me)
      return instantOf(n * period);
  }
}

export function tickLines(env: Env, s: State, at: Instant): Step {
  let state = s;
  const effects: Effect[] = [];
  const take = (step: Step): void => {
    state = step.state;
    effects.push(...step.effects);
  };
  for (const line of linesOf(env, s)) if (testIsDue(env, state, line, at)) take(test(env, state, line, at));
  if (env.standIn === true) for (const line of linesOf(env, s)) take(answeredByScript(env, state, line, at));
  for (const id of s.openCalls) {
    const call = state.calls.get(id);
    const line = call && lineOfCall(env, state, call.line);
    const body = call && line && call.from === env.me ? endOf(state, call, line, at) : undefined;
    if (call !== undefined && body !== undefined) take(say(env, state, body, call.to, at, call.id));
  }
  return { state, effects };
}

function testIsDue(env: Env, s: State, line: Line, at: Instant): boolean {
  const period = periodMs(line.rule);
  const held = s.lines.get(line.id, emptyLine);
  if (period === undefined || period <= 0 || held.stopped !== null) return false;
  const number = testNumber(line.rule, at);
  if (line.rule.test?.by === "in-turn" && line.members[number % line.members.length] !== env.me) return false;
  return (held.tests.get(env.me)?.number ?? -1) < number;
}

function test(env: Env, s: State, line: Line, at: Instant): Step {
  const body: LineBody = {
    kind: "line-test",
    regime: line.regime.id,
    line: line.rule.name,
    number: testNumber(line.rule, at),
  };
  return say(
    env,
    s,
    body,
    line.members.filter((p) => p !== env.me),
    at,
    null,
  );
}

/** Long enough that an officer who sits here can answer first. */
const standInMs = 2 * 60_000;
const standInName = "Exercise script";

function answeredByScript(env: Env, s: State, line: Line, at: Instant): Step {
  const held = s.lines.get(line.id, emptyLine);
  const waits = [...held.tests].filter(
    ([from, t]) => from !== env.me && !t.answers.has(env.me) && msOf(at) - msOf(t.at) >= standInMs,
  );
  return waits.reduce<Step>(
    (done, [, { envelope }]) => {
      const body: LineBody = {
        kind: "line-test-answer",
        regime: line.regime.id,
        line: line.rule.name,
        test: envelope,
        officer: standInName,
      };
      const to = line.members.filter((p) => p !== env.me);
      const next = say(env, done.state, body, to, at, null);
      return { state: next.state, effects: [...done.effects, ...next.effects] };
    },
    { state: s, effects: [] },
  );
}

/** Once everyone called has answered, or the time is over, the caller's centre says what became of the call. */
function endOf(s: State, call: CallState, line: Line, at: Instant): LineBody | undefined {
  const isOver = at > call.answerBy;
  if (!isOver && !call.to.every((p) => call.replies.has(p))) return undefined;
  const receipts = s.receipts.get(call.envelope);
  const of = (p: Party): LineOutcome => {
    const reply = call.replies.get(p);
    if (reply !== undefined) return reply.outcome;
    const had = receipts?.get(p)?.at;
    return had !== undefined && had <= call.answerBy ? "no-answer" : "line-down";
  };
  const each = Object.fromEntries(call.to.map((p) => [p, of(p)]));
  return {
    kind: "line-end",
    regime: line.regime.id,
    line: line.rule.name,
    call: call.id,
    outcome: together(Object.values(each)),
    each,
  };
}

/** On a line with several, the call has the best that any of them gave it. */
const inOrder: readonly LineOutcome[] = ["answered", "will-answer-by", "declined", "no-answer", "line-down"];
const together = (outcomes: readonly LineOutcome[]): LineOutcome =>
  inOrder.find((o) => outcomes.includes(o)) ?? "line-down";
