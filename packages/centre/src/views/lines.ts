/** Lines and calls as the API shows them. */
import { formatSpan, partyName, type Text } from "@comity/regime";
import { type EnvelopeId, type Instant, type ItemId, msOf, type Party } from "@comity/wire";
import type {
  CallInfo,
  LineInfo,
  LineLeftInfo,
  LoggedCallInfo,
  MemberStandingInfo,
  PassageInfo,
  ProposalInfo,
  ProposedLineInfo,
} from "../api/line-schemas.ts";
import type { Env } from "../core/env.ts";
import type { Look } from "../core/file/pull.ts";
import { type Line, linesLeft, linesOf, proposedLines } from "../core/line/line.ts";
import { deciders, isProposed, type Membership } from "../core/line/removal.ts";
import { type MemberStanding, standingsOf } from "../core/line/signs.ts";
import { plainBytesMax } from "../core/line/size.ts";
import { type CallState, emptyLine, type Passage } from "../core/line/state.ts";
import { nextTestAt } from "../core/line/ticks.ts";
import { parseWords } from "../core/line/words.ts";
import { shownText } from "../core/shown-text.ts";
import type { State } from "../core/state.ts";
import { fileInfo, nothingHeld } from "./files.ts";
import { revokedKeys } from "./keys.ts";
import { phoneMark, signWords } from "./line-words.ts";
import { phrases } from "./phrases.ts";
import { fill } from "./words.ts";

export function lineList(env: Env, s: State, now: Instant): readonly LineInfo[] {
  return linesOf(env, s).map((l) => lineInfo(env, s, l, now));
}

export function proposedLineList(env: Env, s: State): readonly ProposedLineInfo[] {
  return proposedLines(env, s).map(({ id, regime, rule, members }) => ({
    id,
    regime: regime.id,
    line: rule.name,
    title: rule.title,
    clause: rule.clause,
    members: [...members],
    joined: [...s.lines.get(id, emptyLine).joined].sort(),
  }));
}

/** Lines that the others have put us out of, with who, when and why. */
export function lineLeftList(env: Env, s: State, now: Instant): readonly LineLeftInfo[] {
  return linesLeft(env, s).map((l) => {
    const { id, regime, rule, members, since } = l;
    const named = { id, regime: regime.id, line: rule.name, title: rule.title, clause: rule.clause };
    return { ...named, members: [...members], proposals: proposalInfos(since, now) };
  });
}

function proposalInfos(since: Membership, now: Instant): ProposalInfo[] {
  return since.proposals.filter(isProposed).map(({ words, ...p }) => {
    const state = p.state === "open" && now > p.agreeBy ? "lapsed" : p.state;
    const said = words.map(({ by, officer, sentAt: at, step, reason }) => ({ by, officer, at, step, reason }));
    const silent = deciders(since, p.member).filter((d) => !words.some((w) => w.by === d));
    return { ...p, state, words: said, waitsFor: state === "open" ? silent : [] };
  });
}

function lineInfo(env: Env, s: State, line: Line, now: Instant): LineInfo {
  const { regime, rule } = line;
  const held = s.lines.get(line.id, emptyLine);
  const calls = s.calls.filter((c) => c.line === line.id);
  return {
    id: line.id,
    regime: regime.id,
    regimeTitle: regime.title,
    line: rule.name,
    title: rule.title,
    clause: rule.clause,
    use: rule.use ?? null,
    mode: rule.mode ?? "open",
    members: [...line.members],
    chosen: held.joined.size > 0,
    mayRemove: rule.membership?.remove === "all-others",
    out: [...line.since.out],
    proposals: proposalInfos(line.since, now),
    revokedKeys: revokedKeys(env, s, line.members),
    answerWithin: rule.answer?.within?.text ?? null,
    testEvery: rule.test?.every?.text ?? null,
    testBy: rule.test === undefined ? null : (rule.test.by ?? "each"),
    nextTestAt: nextTestAt(env, line, now),
    routes: [...(rule.routes ?? [])],
    deliverTo: [...(rule.deliverTo ?? [])],
    standings: standingsOf(env, s, line, now).map((m) => standingInfo(m, env, held.frozen, now)),
    frozen: [...held.frozen].map(([by, f]) => ({ by, officer: f.by, at: f.at, reason: f.reason })),
    stopped: held.stopped,
    waitsForUs: [...calls.filter((c) => waitsForUs(env, c)).keys()],
    testsToAnswer: [...held.tests]
      .filter(([from, t]) => from !== env.me && !t.answers.has(env.me))
      .map(([from, t]) => ({ from, at: t.at })),
    tests: held.past.toArray().map((p) => ({ at: p.at, of: { ...p.of } })),
    roomBytes: roomOf(env, line),
  };
}

/** What fits into one message of ours on a line, in bytes of sealed words. */
export const roomOf = (env: Env, line: Line): number =>
  plainBytesMax(
    env.directory.record,
    env.me,
    line.members.filter((p) => p !== env.me),
    {
      kind: "line-call",
      regime: line.regime.id,
      line: line.rule.name,
      call: "0".repeat(32) as ItemId,
      about: "0".repeat(32) as ItemId,
      urgency: "priority",
      answerBy: "2026-01-01T00:00:00.000Z" as Instant,
      language: "en",
      officer: "x".repeat(40),
      words: { words: "", keys: {} },
    },
  );

const waitsForUs = (env: Env, c: CallState): boolean => c.from !== env.me && c.end === null && !c.replies.has(env.me);

function standingInfo(
  m: MemberStanding,
  env: Env,
  frozenBy: { has(p: Party): boolean },
  now: Instant,
): MemberStandingInfo {
  const lastCall = m.lastCall;
  const reply = lastCall?.replies.get(m.party);
  const when = (at: Instant | undefined): string => (at ?? "").slice(0, 16).replace("T", " ");
  const age = (l: keyof Text): string => {
    const ms = m.lastAnsweredAt === null ? null : msOf(now) - msOf(m.lastAnsweredAt);
    return ms === null ? "—" : formatSpan(Math.max(60_000, ms), l);
  };
  return {
    party: m.party,
    sign: m.sign,
    says: fill(signWords[m.sign], (l) => ({
      age: age(l),
      count: String(m.unanswered),
      party: partyName(frozenBy.has(m.party) ? m.party : env.me, l),
      reason: m.frozen?.reason ?? "",
      when: m.sign === "frozen" ? when(m.frozen?.at) : when(reply?.sentAt),
    })),
    path: m.path,
    lastTest: m.lastTest,
    lastAnsweredAt: m.lastAnsweredAt,
    unanswered: m.unanswered,
    lastCall:
      lastCall === null
        ? null
        : {
            id: lastCall.id,
            outcome: (lastCall.end?.each[m.party] ?? reply?.outcome ?? null) as CallInfo["outcome"],
            at: lastCall.sentAt,
          },
  };
}

/** Calls by the ordinary telephone that were logged here, the newest first. @param line only of this line */
export const loggedCallList = (s: State, line?: string): readonly LoggedCallInfo[] =>
  [...s.phoneCalls]
    .filter((c) => line === undefined || c.line === line)
    .map((c) => ({ ...c, with: [...c.with], mark: fill(phoneMark, () => ({ officer: c.loggedBy })) }))
    .sort((a, b) => (a.spokeAt < b.spokeAt ? 1 : -1));

/** Every call, the newest first. @param line only of this line */
export function callList(env: Env, s: State, line?: string, look: Look = nothingHeld): readonly CallInfo[] {
  return [...s.calls.values()]
    .filter((c) => line === undefined || c.line === line)
    .map((c) => callInfo(env, s, c, look))
    .reverse();
}

export function callInfo(env: Env, s: State, c: CallState, look: Look = nothingHeld): CallInfo {
  const [regime = "", name = ""] = c.line.split("/");
  const rule = env.regimes.get(regime)?.lines.get(name);
  const receipts = s.receipts.get(c.envelope);
  return {
    id: c.id,
    line: c.line,
    title: rule?.title ?? { en: name, fr: name, ru: name, zh: name },
    clause: rule?.clause ?? "",
    from: c.from,
    to: [...c.to],
    urgency: c.urgency,
    about: c.about,
    sentAt: c.sentAt,
    receivedAt: c.at,
    answerBy: c.answerBy,
    outcome: c.end?.outcome ?? null,
    endedAt: c.end?.at ?? null,
    each: { ...c.end?.each },
    replies: [...c.replies].map(([party, r]) => ({
      party,
      outcome: r.outcome,
      by: r.by,
      officer: r.officer,
      at: r.sentAt,
    })),
    deliveredTo: Object.fromEntries([...(receipts ?? [])].map(([p, r]) => [p as string, r.at])),
    over: c.over,
    waitsForUs: waitsForUs(env, c),
    passages: c.passages.toArray().map((p) => passageInfo(env, s, p, look)),
  };
}

function passageInfo(env: Env, s: State, p: Passage, look: Look): PassageInfo {
  const plain = s.words.get(p.envelope);
  const words = plain === undefined ? undefined : parseWords(plain);
  const shown = words === undefined ? undefined : shownText(words.text);
  return {
    envelope: p.envelope,
    from: p.from,
    officer: p.officer,
    kind: p.kind,
    language: p.language,
    sentAt: p.sentAt,
    receivedAt: p.at,
    text: shown?.text ?? null,
    fault: s.unopened.get(p.envelope) ?? null,
    marks: [...(shown?.marks ?? [])],
    phrase: words?.phrase === undefined ? null : (phrases[words.phrase] ?? null),
    annexOf: words?.annexOf ?? null,
    files: (words?.files ?? []).map((f) => fileInfo(env, s, look, f)),
    annexes: annexesOf(s, p.envelope),
  };
}

const annexesOf = (s: State, envelope: EnvelopeId): PassageInfo["annexes"] =>
  [...s.annexes.values()].filter((a) => a.of === envelope).map(({ of: _, ...a }) => a);
