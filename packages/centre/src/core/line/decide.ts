/** What officers do on crisis lines. One officer on watch speaks at a time, as on the line of 1963; the text is the sender's own. */
import type { EnvelopeId, Instant, ItemId, LineBody, Party, SealedWords, Urgency } from "@comity/wire";
import { append, type Step } from "../effect.ts";
import type { Env, Officer } from "../env.ts";
import { limitsOf } from "../file/limits.ts";
import { no, record, say } from "../say.ts";
import type { State } from "../state.ts";
import { answerDeadline, type Line, lineIdOf, lineNamed, lineOfCall, membersOfRule } from "./line.ts";
import { decidePhone, type PhoneAct } from "./phone.ts";
import { type ChangeAct, decideChange } from "./removal-acts.ts";
import { type CallState, emptyLine } from "./state.ts";
import { testNumber } from "./ticks.ts";
import { formatWords, type Words, wordsFault } from "./words.ts";

/** Words as typed, and the same sealed: the shell seals before it asks. */
export interface Spoken {
  readonly language: string;
  readonly words: Words;
  readonly sealed?: SealedWords | undefined;
}
export type LineAct =
  | ({
      readonly do: "line-call";
      readonly line: string;
      readonly urgency: Urgency;
      readonly about?: string | undefined;
      /** A flash is confirmed by naming who will get it. */
      readonly confirm?: readonly string[] | undefined;
    } & Spoken)
  | ({ readonly do: "line-say"; readonly call: string; readonly over: boolean } & Spoken)
  | ({
      readonly do: "line-reply";
      readonly call: string;
      readonly outcome: "answered" | "declined" | "will-answer-by";
      readonly by?: Instant | undefined;
      readonly language: string;
    } & { readonly words?: Words | undefined; readonly sealed?: SealedWords | undefined })
  | { readonly do: "line-freeze" | "line-resume"; readonly line: string; readonly reason: string }
  | { readonly do: "line-test" | "line-test-answer" | "line-clear"; readonly line: string }
  | {
      readonly do: "line-join" | "line-leave";
      readonly regime: string;
      readonly line: string;
      readonly members: readonly Party[];
    }
  | {
      readonly do: "line-annex";
      readonly of: string;
      readonly language: string;
      readonly text: string;
      readonly machine: string | null;
    }
  | { readonly do: "line-confirm"; readonly annex: string }
  | PhoneAct
  | ChangeAct;

export type SpokenAct = Extract<LineAct, { do: "line-call" | "line-say" | "line-reply" }>;
export const isLineAct = (a: { readonly do: string }): a is LineAct => a.do.startsWith("line-");

export function decideLine(env: Env, s: State, officer: Officer, act: LineAct, at: Instant, newId: ItemId): Step {
  switch (act.do) {
    case "line-say":
    case "line-reply": {
      const call = s.calls.get(act.call as ItemId);
      if (call === undefined) return no(s, "not-found", `there is no call "${act.call}"`);
      return inCall(env, s, officer, act, call, at);
    }
    case "line-join":
    case "line-leave":
      return member(env, s, officer, act, at);
    case "line-log-call":
      return decidePhone(env, s, officer, act, at, newId);
    case "line-remove":
    case "line-let-back":
    case "line-agree":
    case "line-object":
      return decideChange(env, s, officer, act, at, newId);
    case "line-annex":
      return annex(env, s, officer, act, at, newId);
    case "line-confirm": {
      const known = s.annexes.get(act.annex);
      if (known === undefined) return no(s, "not-found", `there is no translation "${act.annex}"`);
      if (known.confirmed !== null) return { state: s, effects: [], answer: { kind: "done", id: null } };
      return record(env, s, { kind: "annex-confirmed", at, by: officer.name, annex: act.annex }, null);
    }
    default: {
      const line = lineNamed(env, s, act.line);
      if (line === undefined) return no(s, "not-found", `there is no line "${act.line}" here`);
      return onLine(env, s, officer, act, line, at, newId);
    }
  }
}

type OnLine = Exclude<Extract<LineAct, { line: string }>, ChangeAct | PhoneAct>;

function onLine(
  env: Env,
  s: State,
  officer: Officer,
  act: Exclude<OnLine, { members: unknown }>,
  line: Line,
  at: Instant,
  newId: ItemId,
): Step {
  const held = s.lines.get(line.id, emptyLine);
  const on = { regime: line.regime.id, line: line.rule.name };
  const to = others(env, line);
  if (held.stopped !== null && act.do !== "line-clear")
    return no(s, "wrong-state", `the line is stopped: ${held.stopped.words}. Look into it, then clear it`);
  switch (act.do) {
    case "line-call": {
      const fault = callFault(env, s, act, line);
      if (fault !== undefined) return no(s, "bad-input", fault);
      const { urgency, language } = act;
      const answerBy = answerDeadline(line.rule, urgency, at);
      const about = (act.about as ItemId | undefined) ?? null;
      const words = act.sealed as SealedWords;
      const body: LineBody = {
        kind: "line-call",
        ...on,
        call: newId,
        about,
        urgency,
        answerBy,
        language,
        officer: officer.name,
        words,
      };
      return saidWith(env, s, body, to, at, newId, act.words);
    }
    case "line-freeze":
    case "line-resume": {
      const standing = act.do === "line-freeze" ? "frozen" : "resumed";
      if (held.frozen.has(env.me) === (standing === "frozen"))
        return no(s, "wrong-state", `we have ${standing === "frozen" ? "already frozen" : "not frozen"} this line`);
      const body = {
        kind: "line-standing" as const,
        ...on,
        standing,
        reason: act.reason,
        officer: officer.name,
      } as const;
      return say(env, s, body, to, at, null);
    }
    case "line-test":
      return say(env, s, { kind: "line-test", ...on, number: testNumber(line.rule, at) }, to, at, null);
    case "line-test-answer": {
      const open = openTests(env, s, line);
      if (open.length === 0) return no(s, "wrong-state", "no test on this line waits for our answer");
      return open.reduce<Step>(
        (done, test) => {
          const body = { kind: "line-test-answer" as const, ...on, test, officer: officer.name };
          const next = say(env, done.state, body, to, at, null);
          return { ...next, effects: [...done.effects, ...next.effects] };
        },
        { state: s, effects: [] },
      );
    }
    case "line-clear":
      if (held.stopped === null) return no(s, "wrong-state", "the line is not stopped");
      return record(env, s, { kind: "line-cleared", at, by: officer.name, line: line.id }, null);
  }
}

const others = (env: Env, line: Line): readonly Party[] => line.members.filter((p) => p !== env.me);

function callFault(env: Env, s: State, act: Extract<LineAct, { do: "line-call" }>, line: Line): string | undefined {
  const fault = wordsFault(act.words, limitsOf(env));
  if (fault !== undefined) return fault;
  if (act.sealed === undefined) return "the words could not be sealed to every member of the line";
  if (act.about !== undefined && !s.calls.has(act.about as ItemId))
    return `there is no call "${act.about}" to take up again`;
  const wanted = others(env, line).join(", ");
  const named = [...(act.confirm ?? [])].sort().join(", ");
  if (act.urgency === "flash" && named !== wanted)
    return `a flash is confirmed by naming everyone who will get it: ${wanted}`;
  return undefined;
}

/** Tests of others that no officer of ours has answered, the last of each. */
export function openTests(env: Env, s: State, line: Line): readonly EnvelopeId[] {
  const held = s.lines.get(line.id, emptyLine);
  return [...held.tests].filter(([from, t]) => from !== env.me && !t.answers.has(env.me)).map(([, t]) => t.envelope);
}

function inCall(
  env: Env,
  s: State,
  officer: Officer,
  act: Extract<LineAct, { do: "line-say" | "line-reply" }>,
  call: CallState,
  at: Instant,
): Step {
  const line = lineOfCall(env, s, call.line);
  if (line === undefined || line.since.out.includes(env.me))
    return no(s, "wrong-state", "we are no longer on that line");
  if (lineNamed(env, s, call.line) === undefined && (act.do === "line-say" || act.words !== undefined))
    return no(
      s,
      "wrong-state",
      "who is on this line has changed since the call: answer it without words, and call anew",
    );
  const stopped = s.lines.get(line.id, emptyLine).stopped;
  if (stopped !== null)
    return no(s, "wrong-state", `the line is stopped: ${stopped.words}. Look into it, then clear it`);
  const on = { regime: line.regime.id, line: line.rule.name, call: call.id };
  const { language } = act;
  const fault = act.words === undefined ? undefined : wordsFault(act.words, limitsOf(env));
  if (fault !== undefined) return no(s, "bad-input", fault);
  if (act.words !== undefined && act.sealed === undefined)
    return no(s, "bad-input", "the words could not be sealed to every member of the line");
  const to = others(env, line);
  const spoken = { language, officer: officer.name };
  if (act.do === "line-say") {
    const body: LineBody = { kind: "line-say", ...on, ...spoken, over: act.over, words: act.sealed as SealedWords };
    return saidWith(env, s, body, to, at, call.id, act.words);
  }
  if (call.from === env.me) return no(s, "wrong-state", "this is our own call: say more, or wait for their answer");
  if (call.replies.has(env.me)) return no(s, "wrong-state", "we have answered this call: say more in it");
  if (call.end !== null) return no(s, "wrong-state", `the call ended: ${call.end.outcome}. Call anew about it`);
  if (act.outcome === "will-answer-by" && (act.by === undefined || act.by <= at))
    return no(s, "bad-input", "say by when you will answer: a moment that is still to come");
  if (act.outcome === "declined" && act.words === undefined) return no(s, "bad-input", "say why you decline");
  const by = act.outcome === "will-answer-by" ? (act.by ?? null) : null;
  const body: LineBody = { kind: "line-reply", ...on, outcome: act.outcome, by, ...spoken, words: act.sealed ?? null };
  return saidWith(env, s, body, to, at, call.id, act.words);
}

/** Say it, and keep our own words: what was sealed to others we could not read again. */
export function saidWith(
  env: Env,
  s: State,
  body: Parameters<typeof say>[2],
  to: readonly Party[],
  at: Instant,
  id: ItemId,
  words: Words | undefined,
): Step {
  const said = say(env, s, body, to, at, id);
  const sent = said.effects.find((e) => e.do === "append")?.entry;
  if (words === undefined || sent?.kind !== "sent") return said;
  const kept = append(env, said.state, {
    kind: "opened",
    at,
    envelope: sent.id,
    words: formatWords(words),
    fault: null,
  });
  return { ...said, state: kept.state, effects: [...said.effects, kept.effect] };
}

function member(env: Env, s: State, officer: Officer, act: Extract<LineAct, { members: unknown }>, at: Instant): Step {
  const regime = env.regimes.get(act.regime);
  const rule = regime?.lines.get(act.line);
  if (regime === undefined || rule === undefined)
    return no(s, "not-found", `no line "${act.line}" in "${act.regime}" here`);
  const may = membersOfRule(regime, rule);
  const members = [...new Set(act.members)].sort();
  const strangers = members.filter((p) => !may.includes(p));
  if (strangers.length > 0)
    return no(s, "bad-input", `${strangers.join(", ")} cannot be on this line; it is for ${may.join(", ")}`);
  if (members.length < 2 || !members.includes(env.me))
    return no(s, "bad-input", "a line has two members or more, and we are one");
  const joined = s.lines.get(lineIdOf(regime.id, rule.name, members), emptyLine).joined.has(env.me);
  const wants = act.do === "line-join";
  if (joined === wants) return no(s, "wrong-state", wants ? "we have joined this line" : "we are not on this line");
  const body: LineBody = {
    kind: "line-membership",
    regime: regime.id,
    line: rule.name,
    act: wants ? "join" : "leave",
    officer: officer.name,
  };
  return say(
    env,
    s,
    body,
    members.filter((p) => p !== env.me),
    at,
    null,
  );
}

function annex(
  env: Env,
  s: State,
  officer: Officer,
  act: Extract<LineAct, { do: "line-annex" }>,
  at: Instant,
  newId: ItemId,
): Step {
  const of = act.of as EnvelopeId;
  if (!s.words.has(of)) return no(s, "not-found", "there are no words to translate under that name");
  const fault = wordsFault({ text: act.text });
  if (fault !== undefined) return no(s, "bad-input", fault);
  const { language, text, machine } = act;
  const made = { id: newId as string, of, language, text, author: officer.name, machine };
  return record(env, s, { kind: "annexed", at, annex: made }, newId);
}
