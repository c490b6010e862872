/** Folds what was said on lines into what we know of them. */
import type { EnvelopeId, Instant, ItemId, LineBody, Message, Party } from "@comity/wire";
import { Map as IMap, List } from "immutable";
import type { Env } from "../env.ts";
import type { State } from "../state.ts";
import { type LineId, lineIdOf, membersIn, sinceOf } from "./line.ts";
import { isOutAt } from "./removal.ts";
import { type CallState, emptyLine, type LineState } from "./state.ts";
import { testAnswerMs, testOutcome } from "./tests.ts";

export type LineMessage = Message & { readonly body: LineBody };
type InCall = Extract<LineBody, { call: unknown }>;

/** One message on a line, ours or another's, takes its effect. */
export function foldLine(env: Env, s: State, m: LineMessage, id: EnvelopeId, at: Instant): State {
  const line = lineIdOf(m.body.regime, m.body.line, [m.from, ...m.to]);
  const { body } = m;
  switch (body.kind) {
    case "line-test":
      return change(s, line, (l) => ({
        ...(m.from === env.me ? withPast(env, s, l, line) : l),
        tests: l.tests.set(m.from, { number: body.number, envelope: id, sentAt: m.sentAt, at, answers: IMap() }),
      }));
    case "line-test-answer":
      return change(s, line, (l) => answered(env, l, m, body, at));
    case "line-standing":
      return change(s, line, (l) => ({
        ...l,
        frozen:
          body.standing === "frozen"
            ? l.frozen.set(m.from, { at: m.sentAt, by: body.officer, reason: body.reason })
            : l.frozen.delete(m.from),
      }));
    case "line-membership":
      return change(s, line, (l) => ({
        ...l,
        joined: body.act === "join" ? l.joined.add(m.from) : l.joined.delete(m.from),
      }));
    case "line-change": {
      const { kind: _, regime: _r, line: _l, ...said } = body;
      const word = { ...said, by: m.from, sentAt: m.sentAt, envelope: id };
      return unsaid(
        change(s, line, (l) => ({ ...l, changes: l.changes.push(word) })),
        line,
      );
    }
    case "line-call": {
      if (s.calls.has(body.call) || isOutAt(sinceOf(s, line), m.from, m.sentAt)) return s;
      const call: CallState = {
        id: body.call,
        line,
        from: m.from,
        to: m.to,
        about: body.about,
        urgency: body.urgency,
        answerBy: body.answerBy,
        sentAt: m.sentAt,
        at,
        envelope: id,
        replies: IMap(),
        passages: List(),
        end: null,
        over: null,
      };
      const early = s.earlyOnLine.get(body.call, List<EarlyPart>());
      const begun = { ...s, calls: s.calls.set(body.call, spoken(call, m, body, id, at)) };
      const rest = { ...begun, earlyOnLine: s.earlyOnLine.delete(body.call) };
      return early.reduce((st, e) => inCall(st, e.message, e.message.body, e.id, e.at), rest as State);
    }
    default:
      return inCall(s, m, body, id, at);
  }
}

/** Heard before the call itself: another member's words can overtake the caller's. */
export interface EarlyPart {
  readonly message: LineMessage & { readonly body: InCall };
  readonly id: EnvelopeId;
  readonly at: Instant;
}

function inCall(s: State, m: LineMessage, body: LineBody, id: EnvelopeId, at: Instant): State {
  if (!("call" in body) || body.kind === "line-call") return s;
  const call = s.calls.get(body.call);
  if (call === undefined) {
    const early: EarlyPart = { message: { ...m, body }, id, at };
    return { ...s, earlyOnLine: s.earlyOnLine.update(body.call, List(), (l) => l.push(early)) };
  }
  if (body.kind !== "line-end" && isOutAt(sinceOf(s, call.line), m.from, m.sentAt)) return s;
  const next = partOf(call, m, body, id, at);
  return next === call ? s : { ...s, calls: s.calls.set(call.id, next) };
}

function partOf(call: CallState, m: LineMessage, body: InCall, id: EnvelopeId, at: Instant): CallState {
  switch (body.kind) {
    case "line-reply": {
      const { outcome, by, officer } = body;
      // What is said first stands; a later word is one more passage.
      const replies = call.replies.has(m.from)
        ? call.replies
        : call.replies.set(m.from, { outcome, by, officer, at, sentAt: m.sentAt, envelope: id });
      return { ...(body.words === null ? call : spoken(call, m, body, id, at)), replies };
    }
    case "line-say": {
      const over = body.over && call.over === null ? { by: m.from, at: m.sentAt } : call.over;
      return { ...spoken(call, m, body, id, at), over };
    }
    case "line-end":
      if (call.end !== null || m.from !== call.from) return call;
      return { ...call, end: { outcome: body.outcome, each: body.each, at: m.sentAt, envelope: id } };
    case "line-call":
      return call;
  }
}

function spoken(
  call: CallState,
  m: LineMessage,
  body: Extract<InCall, { officer: string }>,
  envelope: EnvelopeId,
  at: Instant,
): CallState {
  const { kind, officer, language } = body;
  const passage = { envelope, from: m.from, officer, language, sentAt: m.sentAt, at, kind };
  // In the order in which it was said, so that all records read alike; a tie goes by name.
  const passages = call.passages
    .push(passage)
    .sortBy((p) => `${p.sentAt} ${p.from} ${p.envelope}`)
    .toList();
  return { ...call, passages };
}

const change = (s: State, line: LineId, to: (l: LineState) => LineState): State => ({
  ...s,
  lines: s.lines.update(line, emptyLine, to),
});
export const changeLine = change;

/**
 * What a member said after it was out, and came here before the word that put it out, was never said on the line: so all records read
 * alike. The envelopes stay in the journal.
 */
function unsaid(s: State, line: LineId): State {
  const since = sinceOf(s, line);
  if (since.sets.length < 2) return s;
  const counts = (p: Party, at: Instant): boolean => !isOutAt(since, p, at);
  const calls = s.calls.flatMap((c, id): Iterable<[ItemId, CallState]> => {
    if (c.line !== line) return [[id, c]];
    if (!counts(c.from, c.sentAt)) return [];
    const replies = c.replies.filter((r, p) => counts(p, r.sentAt));
    const passages = c.passages.filter((p) => counts(p.from, p.sentAt));
    return [[id, { ...c, replies, passages }]];
  });
  const next = { ...s, calls: calls as State["calls"], openCalls: s.openCalls.filter((id) => calls.has(id)) };
  return change(next, line, (l) => ({ ...l, frozen: l.frozen.filter((f, p) => counts(p, f.at)) }));
}

const pastMost = 48;

/** Before our next test: who answered the last one, who took it and let it lie, whom it did not reach. */
function withPast(env: Env, s: State, l: LineState, line: LineId): LineState {
  const { me } = env;
  const last = l.tests.get(me);
  if (last === undefined) return l;
  const receipts = s.receipts.get(last.envelope);
  const others = membersIn(line).filter((p) => p !== me);
  const [regime = "", name = ""] = line.split("/");
  const within = testAnswerMs(env.regimes.get(regime)?.lines.get(name));
  const of = Object.fromEntries(others.map((p) => [p, testOutcome(last, p, receipts?.get(p)?.at, within)]));
  // An officer who answered late is there now: that test counts as unanswered, and does not ring.
  const lay = others.filter((p) => of[p] === "unanswered" && !last.answers.has(p));
  const unanswered = lay.reduce((n, p) => n.update(p, 0, (k) => k + 1), l.unanswered);
  return { ...l, unanswered, past: l.past.push({ at: last.sentAt, of }).takeLast(pastMost) };
}

type TestAnswer = Extract<LineBody, { kind: "line-test-answer" }>;
function answered(
  env: Env,
  l: LineState,
  { from, sentAt }: Pick<Message, "from" | "sentAt">,
  { test, officer }: TestAnswer,
  at: Instant,
): LineState {
  const tests = l.tests.map((t) =>
    t.envelope === test && !t.answers.has(from) ? { ...t, answers: t.answers.set(from, { by: officer, at }) } : t,
  );
  // What was on its way for an hour says that an officer was there an hour ago, and nothing of the tests since.
  const when = sentAt < at ? sentAt : at;
  const before = l.lastAnswered.get(from);
  const lastAnswered = before !== undefined && before >= when ? l.lastAnswered : l.lastAnswered.set(from, when);
  const ours = l.tests.get(env.me);
  const isOfNow = ours === undefined || test === ours.envelope || when >= ours.sentAt;
  return { ...l, tests, unanswered: isOfNow ? l.unanswered.delete(from) : l.unanswered, lastAnswered };
}
