/** What came of a test, judged by its own period: who answers an hour late was not there when it counted. */
import type { LineOfRegime } from "@comity/regime";
import { type Instant, type Party, plusMs } from "@comity/wire";
import type { PastTest, TestState } from "./state.ts";

/** A machine that does not take a test within this time is not reached. Ours, not an agreement's. */
export const downAfterMs = 30_000;
const answerMsDefault = 5 * 60_000;

/** How long an officer has to answer a test that has reached them: the agreement's time, or ours. */
export const testAnswerMs = (rule: LineOfRegime | undefined): number => rule?.test?.answer?.ms ?? answerMsDefault;

export type TestOutcome = PastTest["of"][string];
/**
 * Of one member. A test that reached it late was not delivered, and an answer that came late is none, whatever was said since.
 * @param deliveredAt by the member's receipt
 */
export function testOutcome(
  test: Pick<TestState, "sentAt" | "answers">,
  party: Party,
  deliveredAt: Instant | undefined,
  withinMs: number,
): TestOutcome {
  const answeredAt = test.answers.get(party)?.at;
  if (answeredAt !== undefined && answeredAt <= plusMs(test.sentAt, downAfterMs + withinMs)) return "answered";
  return deliveredAt !== undefined && deliveredAt <= plusMs(test.sentAt, downAfterMs) ? "unanswered" : "undelivered";
}
