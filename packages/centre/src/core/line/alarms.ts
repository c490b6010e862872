/** What on a line an officer must act on: a call that waits for us, a line on which nobody answers, one that stopped. */
import { type Instant, msOf, plusMs, type Urgency } from "@comity/wire";
import type { AlarmFact } from "../alarms.ts";
import type { Env } from "../env.ts";
import type { State } from "../state.ts";
import { lineOfCall, linesOf } from "./line.ts";
import { proposalsForUs } from "./removal-acts.ts";
import { standingsOf } from "./signs.ts";
import { type CallState, emptyLine } from "./state.ts";

/** How long a call may ring for the officer on watch before it rings for the next role as well. Ours, not an agreement's. */
const escalateMs: Readonly<Record<Urgency, number>> = { flash: 60_000, priority: 180_000, routine: 30 * 60_000 };
/** So many tests in a row without an officer's answer ring: one may be a moment away from the desk. */
const unansweredRings = 2;

export function callAlarms(env: Env, s: State, now: Instant): readonly AlarmFact[] {
  return [...s.openCalls].flatMap((id) => {
    const call = s.calls.get(id);
    if (call === undefined || call.from === env.me || call.replies.has(env.me)) return [];
    const since = lineOfCall(env, s, call.line)?.since;
    // Nobody can answer a member that is out, or answer as one.
    if (since?.out.some((p) => p === env.me || p === call.from)) return [];
    const escalated = now > escalatesAt(call);
    return [
      {
        id: `line-call:${id}${escalated ? ":escalated" : ""}`,
        kind: escalated ? ("line-call-escalated" as const) : ("line-call" as const),
        item: null,
        party: call.from,
        since: call.at,
        duty: null,
        detail: call.urgency,
        call: id,
        line: call.line,
      },
    ];
  });
}

/** At half of the time that the agreement gives at the latest: whoever is fetched must still be able to answer. */
function escalatesAt(call: CallState): Instant {
  const half = (msOf(call.answerBy) - msOf(call.sentAt)) / 2;
  return plusMs(call.at, Math.min(escalateMs[call.urgency], Math.max(0, half)));
}

export function lineAlarms(env: Env, s: State, now: Instant): readonly AlarmFact[] {
  if (s.lines.size === 0) return [];
  const asked = linesOf(env, s).flatMap((line) =>
    proposalsForUs(env, line, now).map(
      (p): AlarmFact => ({
        id: `line-change:${p.id}`,
        kind: "line-change",
        item: null,
        party: p.member,
        since: p.at,
        duty: null,
        detail: p.change,
        line: line.id,
      }),
    ),
  );
  const standing = linesOf(env, s).flatMap((line): readonly AlarmFact[] => {
    const held = s.lines.get(line.id, emptyLine);
    const base = { item: null, duty: null, line: line.id };
    if (held.stopped !== null) {
      const { at, words } = held.stopped;
      return [
        { ...base, id: `line-stopped:${line.id}:${at}`, kind: "line-stopped", party: null, since: at, detail: words },
      ];
    }
    return standingsOf(env, s, line, now)
      .filter((m) => m.sign === "nobody-answers" && m.unanswered >= unansweredRings)
      .map((m) => ({
        ...base,
        id: `line-unanswered:${line.id}:${m.party}:${m.lastAnsweredAt ?? ""}`,
        kind: "line-unanswered",
        party: m.party,
        since: m.lastTest?.at ?? now,
        detail: String(m.unanswered),
      }));
  });
  return [...asked, ...standing];
}
