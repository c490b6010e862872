/** What may be said on a line, seen from who hears it. Everything here was properly signed; the question is whether it belongs. */
import type { LineOfRegime } from "@comity/regime";
import { msOf } from "@comity/wire";
import type { Env } from "../env.ts";
import type { State } from "../state.ts";
import type { LineMessage } from "./fold.ts";
import { answerDeadline, type Line, type LineId, lineIdOf, lineOfCall, linesOf, membersOfRule, roots } from "./line.ts";
import { isOutAt, setsToCome, whenOut } from "./removal.ts";

export interface LineMisfit {
  readonly why: string;
  /** The lines that stop: somebody is on them who should not be, or is left out. */
  readonly stops: readonly LineId[];
}

export function lineMisfit(env: Env, s: State, m: LineMessage): LineMisfit | undefined {
  const { body } = m;
  const only = (why: string): LineMisfit => ({ why, stops: [] });
  const regime = env.regimes.get(body.regime);
  const rule = regime?.lines.get(body.line);
  if (regime === undefined || rule === undefined) return only(`no line "${body.line}" of "${body.regime}" here`);
  const members = [m.from, ...m.to].sort();
  const strangers = members.filter((p) => !membersOfRule(regime, rule).includes(p));
  if (body.kind === "line-membership") {
    return strangers.length > 0 ? only(`${strangers.join(", ")} may not be on line "${body.line}"`) : undefined;
  }
  if (body.kind === "line-change") return changeMisfit(rule, m, strangers);
  const id = lineIdOf(regime.id, rule.name, members);
  const line = lineOfCall(env, s, id);
  if (line === undefined) {
    const why = `${m.from} spoke on line "${body.line}" as if its members were ${members.join(", ")}`;
    // A pair's line stays what it is; a group that another state sees with other members stops until somebody has looked.
    const here = linesOf(env, s).filter((l) => l.regime.id === regime.id && l.rule.name === rule.name);
    const near = here.filter((l) => l.members.includes(m.from) && l.members.length > 2);
    return { why, stops: near.map((l) => l.id) };
  }
  return outMisfit(s, m, line) ?? bodyMisfit(s, m, line);
}

/**
 * Whether a message must wait, unreceipted, for what would settle it: it may have overtaken the last word that its sender has heard, by
 * which somebody went out or was let back. Its sender sends it again.
 */
export function mustWait(env: Env, s: State, m: LineMessage): boolean {
  const { body } = m;
  if (body.kind === "line-change" || body.kind === "line-membership") return false;
  const members = [m.from, ...m.to].sort();
  const id = lineIdOf(body.regime, body.line, members);
  const own = roots(env, s).filter((l) => l.regime.id === body.regime && l.rule.name === body.line);
  const isToCome = (l: Line): boolean =>
    setsToCome(l.since, s.clock).some((set) => lineIdOf(body.regime, body.line, set) === id && set.includes(m.from));
  if (lineOfCall(env, s, id) === undefined) return own.some(isToCome);
  return own.some((l) => l.id === id && isOutAt(l.since, m.from, m.sentAt) && isToCome(l));
}

/** Who was put out is heard no more; only a call of his from before may still be closed. */
function outMisfit(s: State, m: LineMessage, { since }: Line): LineMisfit | undefined {
  const { body } = m;
  if (!isOutAt(since, m.from, m.sentAt)) return undefined;
  if (body.kind === "line-end") {
    const call = s.calls.get(body.call);
    if (call === undefined || !isOutAt(since, m.from, call.sentAt)) return undefined;
  }
  const [gone] = whenOut(since, m.from)
    .filter((o) => o.since < m.sentAt)
    .slice(-1);
  return { why: `${m.from} is off this line since ${gone?.since}: the others agreed on it`, stops: [] };
}

function changeMisfit(rule: LineOfRegime, m: LineMessage, strangers: readonly string[]): LineMisfit | undefined {
  const only = (why: string): LineMisfit => ({ why, stops: [] });
  if (rule.membership?.remove !== "all-others") return only(`by its rule nobody is put off line "${m.body.line}"`);
  if (strangers.length > 0) return only(`${strangers.join(", ")} may not be on line "${m.body.line}"`);
  return m.to.length < 2 ? only("a line of two has no others who could put one out") : undefined;
}

function bodyMisfit(s: State, m: LineMessage, line: Line): LineMisfit | undefined {
  const only = (why: string): LineMisfit => ({ why, stops: [] });
  const { body } = m;
  if (body.kind === "line-call") {
    if (s.calls.has(body.call)) return only(`call ${body.call} is already on record`);
    const owed = answerDeadline(line.rule, body.urgency, m.sentAt);
    if (Math.abs(msOf(owed) - msOf(body.answerBy)) > 1000)
      return only(`the call asks for an answer by ${body.answerBy}, and the line gives until ${owed}`);
    return undefined;
  }
  if (!("call" in body)) return undefined;
  const call = s.calls.get(body.call);
  if (call === undefined) return undefined; // it may overtake the call
  if (call.line !== line.id) return only(`call ${body.call} was made on another line`);
  if (body.kind === "line-end") {
    if (call.from !== m.from) return only(`only who called can close the call`);
    return call.end === null ? undefined : only(`call ${body.call} has ended already`);
  }
  if (body.kind !== "line-reply") return undefined;
  if (call.from === m.from) return only(`${m.from} answers its own call`);
  return call.replies.has(m.from) ? only(`${m.from} has answered call ${body.call} already`) : undefined;
}
