/** How a line and a call stand, by shape and tone. Five facts that the record keeps apart, and two before a line can be used. */
import type { CallInfo, LineInfo, MemberStandingInfo } from "../api/centre.ts";
import type { MarkName } from "../parts/mark.tsx";

export type Sign = MemberStandingInfo["sign"];
export type Outcome = NonNullable<CallInfo["outcome"]>;

export const signMarks: Readonly<Record<Sign, MarkName>> = {
  answers: "answers",
  "nobody-answers": "silent",
  declined: "declined",
  down: "down",
  frozen: "frozen",
  stopped: "late",
  "not-tested": "unknown",
};
/** An officer can do something about these; a party's own word is no fault, and has no colour. */
export const signTones: Readonly<Partial<Record<Sign, "soon" | "late">>> = {
  "nobody-answers": "soon",
  down: "late",
  stopped: "late",
};
export const outcomeMarks: Readonly<Record<Outcome, MarkName>> = {
  answered: "done",
  declined: "declined",
  "will-answer-by": "later",
  "no-answer": "silent",
  "line-down": "down",
};

export const isTested = (l: LineInfo): boolean => l.testEvery !== null;
/** Everyone on it answers; that of a line of one peer is that peer's. */
export const lineAnswers = (l: LineInfo): boolean => l.standings.every((m) => m.sign === "answers");

/** The worst of a line's signs tints its row. */
export function lineTone(l: LineInfo): "soon" | "late" | undefined {
  const tones = l.standings.map((m) => signTones[m.sign]);
  return tones.includes("late") ? "late" : tones.includes("soon") ? "soon" : undefined;
}

export const somethingWaits = (l: LineInfo): boolean =>
  l.waitsForUs.length > 0 || l.testsToAnswer.length > 0 || l.stopped !== null;

/** How much of the test interval has passed since an officer last answered: 0 to 1; null where nothing can be said. */
export function ageShare(lastAnsweredAt: string | null, testEvery: string | null, nowMs: number): number | null {
  const every = testEvery === null ? null : spanMs(testEvery);
  if (lastAnsweredAt === null || every === null || every <= 0) return null;
  return Math.min(1, Math.max(0, (nowMs - Date.parse(lastAnsweredAt)) / every));
}

/** An ISO 8601 span of days, hours, minutes and seconds in milliseconds; months count thirty days. */
export function spanMs(iso: string): number | null {
  const m = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(iso);
  if (m === null) return null;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = m
    .slice(1)
    .map((n) => Number(n ?? 0));
  const allDays = years * 365 + months * 30 + weeks * 7 + days;
  return (((allDays * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
