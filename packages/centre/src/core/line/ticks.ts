/** What a centre does on its lines by itself, as time passes: the regular test, and the end of its own calls. */

import type { LineOfRegime } from "@comity/regime";
import { type Instant, type LineBody, type LineOutcome, msOf, type Party } from "@comity/wire";
import type { Effect, Step } from "../effect.ts";
import type { Env } from "../env.ts";
import { say } from "../say.ts";
import type { State } from "../state.ts";
import { type Line, lineNamed, linesOf } from "./line.ts";
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

export function tickLines(env: Env, s: State, at: Instant): Step {
  let state = s;
  const effects: Effect[] = [];
  const take = (step: Step): void => {
    state = step.state;
    effects.push(...step.effects);
  };
  for (const line of linesOf(env, s)) if (testIsDue(env, state, line, at)) take(test(env, state, line, at));
  for (const id of s.openCalls) {
    const call = state.calls.get(id);
    const line = call && lineNamed(env, state, call.line);
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
