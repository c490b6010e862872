/** What opens the room: who calls, how many lines answer, who does not and in which way. */
import type { CallInfo, LineInfo } from "../api/centre.ts";
import { isTested, lineAnswers, type Sign } from "./signs.ts";

export interface LinesLead {
  /** Calls that wait for us, the most urgent first, then the soonest. */
  readonly waiting: readonly CallInfo[];
  readonly answer: number;
  /** Lines that are tested: of the others nobody can say whether they answer. */
  readonly count: number;
  readonly down: readonly string[];
  /** Where nobody answers, on any line: who let one test lie and answers another is at the desk, and who is not reached cannot answer. */
  readonly silent: readonly string[];
  readonly declined: readonly string[];
  readonly frozen: readonly string[];
  readonly stopped: readonly LineInfo[];
  /** Lines on which somebody's test waits for an officer here. */
  readonly tests: readonly LineInfo[];
}

export function linesLead(lines: readonly LineInfo[], calls: readonly CallInfo[]): LinesLead {
  const tested = lines.filter(isTested);
  const who = (sign: Sign): string[] =>
    [...new Set(lines.flatMap((l) => l.standings.filter((m) => m.sign === sign).map((m) => m.party)))].sort();
  const down = who("down");
  const otherwise = [...who("answers"), ...down];
  return {
    waiting: waitingCalls(calls),
    answer: tested.filter(lineAnswers).length,
    count: tested.length,
    down,
    silent: who("nobody-answers").filter((p) => !otherwise.includes(p)),
    declined: who("declined"),
    frozen: [...new Set(lines.flatMap((l) => l.frozen.map((f) => f.by)))].sort(),
    stopped: lines.filter((l) => l.stopped !== null),
    tests: lines.filter((l) => l.testsToAnswer.length > 0),
  };
}

const rank = { flash: 0, priority: 1, routine: 2 } as const;
export const waitingCalls = (calls: readonly CallInfo[]): readonly CallInfo[] =>
  calls
    .filter((c) => c.waitsForUs)
    .sort((a, b) => rank[a.urgency] - rank[b.urgency] || a.answerBy.localeCompare(b.answerBy));

/** Which line is opened when the address names none: where a call waits, where something is wrong, the first. */
export function lineToOpen(lines: readonly LineInfo[], lead: LinesLead): LineInfo | undefined {
  const waiting = lead.waiting[0];
  return (
    lines.find((l) => l.id === waiting?.line) ??
    lead.stopped[0] ??
    lines.find((l) => l.standings.some((m) => m.sign === "down" || m.sign === "nobody-answers")) ??
    lines[0]
  );
}

const downAfterMs = 30_000;
/** When the centre's answer about its lines changes by itself: a test unanswered, a path not up, a call's time over. */
export function lineMoments(lines: readonly LineInfo[], calls: readonly CallInfo[]): readonly string[] {
  const plus = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();
  const tests = lines.flatMap((l) =>
    l.standings.flatMap(({ lastTest }) =>
      lastTest === null
        ? []
        : [plus(lastTest.at, downAfterMs), ...(lastTest.answerBy === null ? [] : [lastTest.answerBy])],
    ),
  );
  const open = calls.filter((c) => c.outcome === null);
  const half = (c: CallInfo): string => plus(c.receivedAt, (Date.parse(c.answerBy) - Date.parse(c.sentAt)) / 2);
  return [
    ...tests,
    ...open.flatMap((c) => [plus(c.receivedAt, 60_000), plus(c.receivedAt, 180_000), half(c), c.answerBy]),
  ];
}
