/** What a row does to a proposal: by its status first, which is the compiler's word, then by the verbs of its topic and outcome. */
import type { TalkEvent } from "./types.ts";

export type Act = "accepted" | "declined" | "answered" | "withdrawn" | "lapsed";

/** A status that ends the waiting. "agreed in principle" and "partly answered" end it too; "no answer" does not. */
const byStatus: readonly (readonly [Act, RegExp])[] = [
  ["withdrawn", /^(withdrawn|taken back)\b/i],
  ["lapsed", /^(lapsed|expired|overtaken|superseded|moot)\b/i],
  ["declined", /\b(declined|rejected|refused|turned down|dismissed|ruled out)\b/i],
  ["accepted", /\b(accepted|agreed|approved|signed|concluded)\b/i],
  ["answered", /\b(answered|replied|responded|countered|settled|closed)\b/i],
];

/** Before one of these verbs they make it no answer: "no answer", "has not replied", "urges Beijing to answer". */
const undone =
  /\b(no|not|never|nor|without|un|yet|to|nobody|neither|await\w*|awaiting an?|waits? for( an?)?|would|could|should|may|might|must|if|until|before)\s+(\w+ly\s+|formal\w*\s+|public\w*\s+|substantive\s+|official\w*\s+|been\s+|yet\s+|have\s+|has\s+|an?\s+|the\s+|formally\s+)*$/i;

const byVerb: readonly (readonly [Act, RegExp])[] = [
  [
    "withdrawn",
    /\b(withdraws?|withdrew|takes? back|retracts?)\b[^.;]*\b(proposals?|offers?|papers?|memorandum|invitation|drafts?|ideas?)\b/gi,
  ],
  [
    "declined",
    /\b(declines?|declined|rejects?|rejected|rejection|refuses?|refused|refusal|turns? down|turned down|dismiss(es|ed)?|rules? out|rebuffs?|rebuffed|spurns?|says no|(?:will|would) not (hold|join|take part|attend|accept|agree))\b/gi,
  ],
  [
    "accepted",
    /\b(accepts?|accepted|acceptance|agrees? to|agreed to|agrees? with|welcomes? and accepts?|takes? up)\b/gi,
  ],
  ["answered", /\b(answers?|answered|repl(y|ies|ied)|responds?|responded|response|counter-?propos\w+|counters)\b/gi],
];

/** A status that keeps a proposal waiting, whatever the other words of its row say. */
const pending =
  /\b(await\w*|pending|waiting|unanswered|no (public |formal |substantive )?(answer|reply|response)|not (yet )?(answered|replied|accepted|agreed)|under (study|review|consideration)|under discussion|tabled)\b/i;

export const isPending = (e: TalkEvent): boolean => pending.test(e.status);

/** The record says that a reply to this statement is awaited; that something is being studied is the word of the one who owes it. */
export const awaitsReply = (e: TalkEvent): boolean => isPending(e) && !studied.test(e.status);
const studied = /\b(under|tabled)\b/i;

/** What became of the row's own proposal, by its status as of its source's day. */
export function ownEnd(e: TalkEvent): Act | undefined {
  if (isPending(e)) return undefined;
  return byStatus.find(([, words]) => isSaid(e.status, words))?.[0];
}

/** What the row does to what waited; undefined where it neither answers nor declines nor takes back. */
export function actOf(e: TalkEvent): Act | undefined {
  if (isPending(e)) return undefined;
  const status = ownEnd(e);
  if (status !== undefined) return status;
  for (const text of [e.topic, e.outcome]) for (const [act, words] of byVerb) if (isSaid(text, words)) return act;
  return undefined;
}

function isSaid(text: string, words: RegExp): boolean {
  const all = new RegExp(words.source, "gi");
  return [...text.matchAll(all)].some((m) => !undone.test(text.slice(0, m.index)));
}

/** Whether it refuses to talk at all, and not one paper alone. */
export function refusesTalks(e: TalkEvent): boolean {
  if (actOf(e) !== "declined") return false;
  const text = `${e.topic}; ${e.outcome}`;
  return new RegExp(`\\bno (new |further )?${talks}`, "i").test(text) || refusal.test(text);
}

const talks = "\\b(talks|dialogue|negotiations?|consultations?|discussions?|summit|conference|meetings?)\\b";
const refusal = new RegExp(
  `\\b(declin|reject|refus|rul|dismiss|turn|will not|not ready|unwilling|spurn|suspend)\\w*\\b(?![^;]*\\b(proposal|offer|paper|memorandum|draft)\\b)[^;]*${talks}`,
  "i",
);

/** Whether it asks for talks as such, so that talks on the subject are its answer; a treaty that is still to be made is asked for by talks. */
export const asksForTalks = (e: TalkEvent): boolean =>
  /\b(talks|dialogue|negotiat\w+|consultations?|discussions?|meeting|engage\w*|summit|conference|round)\b|\b(new|better|successor|follow-?on|three-way|trilateral) (and [\w-]+ )?(treaty|accord|framework)\b/i.test(
    e.topic,
  );

/** "its written reply", "rejects the proposal": an answer to something that had been put. */
export const speaksOfPaper = (e: TalkEvent): boolean =>
  /\b(proposals?|offers?|papers?|memorandum|drafts?|initiatives?|invitation|ideas?|repl(y|ies)|answers?|response)\b/i.test(
    e.topic,
  );
