/**
 * How a line stands towards one of its members, as seen here. *Down*, *nobody answers* and *declined* are three things: the first is
 * a matter of the path, the second of the officers there, the third of their will.
 */
import { type Instant, msOf, type Party, plusMs } from "@comity/wire";
import type { Env } from "../env.ts";
import type { State } from "../state.ts";
import type { Line } from "./line.ts";
import { type CallState, emptyLine, type TestState } from "./state.ts";
import { downAfterMs, type TestOutcome, testAnswerMs, testOutcome } from "./tests.ts";

export type LineSign = "answers" | "nobody-answers" | "declined" | "down" | "frozen" | "stopped" | "not-tested";
export interface MemberStanding {
  readonly party: Party;
  readonly sign: LineSign;
  /** The path by itself, whatever the people do. */
  readonly path: "up" | "down" | "unknown";
  /** Of the last test: when it went, whether their machine took it, whether an officer answered and when. */
  readonly lastTest: {
    readonly at: Instant;
    readonly deliveredAt: Instant | null;
    readonly answeredAt: Instant | null;
    readonly answeredBy: string | null;
    readonly answerBy: Instant | null;
    /** Within its own time; null while it may still be answered. */
    readonly outcome: TestOutcome | null;
  } | null;
  readonly lastAnsweredAt: Instant | null;
  /** How many tests in a row no officer answered. */
  readonly unanswered: number;
  readonly frozen: { readonly at: Instant; readonly by: string; readonly reason: string } | null;
  readonly lastCall: CallState | null;
}

export function standingsOf(env: Env, s: State, line: Line, now: Instant): readonly MemberStanding[] {
  return line.members.filter((p) => p !== env.me).map((p) => standingOf(env, s, line, p, now));
}

function standingOf(env: Env, s: State, line: Line, party: Party, now: Instant): MemberStanding {
  const held = s.lines.get(line.id, emptyLine);
  const mine = held.tests.get(env.me);
  const within = testAnswerMs(line.rule);
  const deliveredAt = (mine && s.receipts.get(mine.envelope)?.get(party)?.at) ?? null;
  const answer = mine?.answers.get(party);
  const answerBy = deliveredAt === null ? null : plusMs(deliveredAt, within);
  const isUnanswered = answer === undefined && answerBy !== null && now > answerBy;
  const unanswered = (held.unanswered.get(party) ?? 0) + (isUnanswered ? 1 : 0);
  const path = pathOf(s, party, mine?.at ?? null, deliveredAt, now);
  const lastAnsweredAt = held.lastAnswered.get(party) ?? null;
  const lastCall = s.calls.findLast((c) => c.line === line.id && c.from === env.me && c.to.includes(party)) ?? null;
  const frozen = held.frozen.get(party) ?? null;
  const sign = ((): LineSign => {
    if (held.stopped !== null) return "stopped";
    if (path === "down") return "down";
    if (frozen !== null || held.frozen.has(env.me)) return "frozen";
    // What they last did by will stands until they do otherwise.
    const reply = lastCall?.replies.get(party);
    if (reply?.outcome === "declined" && (lastAnsweredAt === null || lastAnsweredAt < reply.at)) return "declined";
    if (unanswered > 0) return "nobody-answers";
    return lastAnsweredAt === null ? "not-tested" : "answers";
  })();
  return {
    party,
    sign,
    path,
    lastTest:
      mine === undefined
        ? null
        : {
            at: mine.at,
            deliveredAt,
            answeredAt: answer?.at ?? null,
            answeredBy: answer?.by ?? null,
            answerBy,
            outcome:
              mine.answers.has(party) || isOver(mine, now, within, path)
                ? testOutcome(mine, party, deliveredAt ?? undefined, within)
                : null,
          },
    lastAnsweredAt,
    unanswered,
    frozen: frozen ?? held.frozen.get(env.me) ?? null,
    lastCall,
  };
}

/** A test is decided when its time is over; one that did not get there, as soon as the path is known to be down. */
const isOver = (test: TestState, now: Instant, withinMs: number, path: MemberStanding["path"]): boolean =>
  path === "down" || now > plusMs(test.sentAt, downAfterMs + withinMs);

function pathOf(
  s: State,
  party: Party,
  sentAt: Instant | null,
  deliveredAt: Instant | null,
  now: Instant,
): MemberStanding["path"] {
  const link = s.links.get(party);
  if (link !== undefined && !link.connected && msOf(now) - msOf(link.since) > downAfterMs) return "down";
  if (sentAt === null) return link?.connected ? "up" : "unknown";
  if (deliveredAt !== null) return link?.connected === false ? "unknown" : "up";
  return msOf(now) - msOf(sentAt) > downAfterMs ? "down" : "unknown";
}
