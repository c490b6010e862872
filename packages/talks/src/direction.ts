/** Who did it, and to whom it went: by the words of the row, then by its heads of delegation, then by the order of its parties. */
import type { State } from "@comity/almanac";
import { mentionsIn, statesIn } from "./names.ts";
import type { TalkEvent } from "./types.ts";

const papers =
  "(?:non-?papers?|papers?|memorandum|memoranda|proposals?|offers?|notes?|drafts?|ideas?|invitations?|initiatives?|plans?|letters?|texts?|suggestions?|overtures?|requests?|call)";
/** Between a state and its paper: "written, informal US arms-control memorandum". */
const between =
  "(?:(?!(?:to|of|for|on|in|with|its|his|their|and|or|by|from|answer|answers|reply|replies|response|has|is|was)\\b)[\\w,-]+\\s+){0,3}?";

/** Whose paper a text speaks of: `the US paper`, `China’s proposal`, `a proposal by Russia`. */
export function authorIn(text: string, among?: readonly State[]): State | undefined {
  for (const m of mentionsIn(text, among)) {
    const [behind, before] = [text.slice(m.end), text.slice(0, m.at)];
    if (
      new RegExp(`^\\s+${between}${papers}\\b`, "i").test(behind) &&
      !/^\s+(and|to|of|for|with|on|in|has|is)\b/i.test(behind) &&
      !/^\s+[a-z]+(s|ed|ing)\s/i.test(nounless(behind))
    )
      return m.party;
    if (new RegExp(`\\b${papers}\\s+(by|from|of)\\s+(the\\s+)?$`, "i").test(before)) return m.party;
    if (/\b(proposed|offered|suggested|tabled|requested|put forward)\s+by\s+(the\s+)?$/i.test(before)) return m.party;
  }
  return undefined;
}

/** What follows, unless it begins with the paper itself: "Russia rejects the proposal" is not Russia's proposal. */
const nounless = (behind: string): string => (new RegExp(`^\\s+${papers}\\b`, "i").test(behind) ? "" : behind);

/** The state with which a sentence opens: `China cuts …`, `The US urges …`, and not `US-Russian talks`. */
export function subjectOf(text: string, among?: readonly State[]): State | undefined {
  const [first] = mentionsIn(text, among);
  if (first === undefined || !/^(the\s+)?$/i.test(text.slice(0, first.at))) return undefined;
  return /^(\s+(foreign|defen[cs]e|state|government|president|ministry|minister|spokes\w+|department|side|military|official\w*))*\s+\w+(s|ed|es)\b/i.test(
    text.slice(first.end),
  )
    ? first.party
    : undefined;
}

/** Who did what the row tells: spoke, froze, answered. Undefined where all of them did, or nobody can tell. */
export function actorOf(e: TalkEvent): State | undefined {
  const said = subjectOf(e.topic, amongOf(e)) ?? doneBy(e.topic, e) ?? doneBy(e.status, e) ?? doneBy(e.outcome, e);
  if (said !== undefined) return said;
  const [answerer] = mentionsIn(e.topic, amongOf(e));
  if (
    answerer !== undefined &&
    /^(the\s+)?$/i.test(e.topic.slice(0, answerer.at)) &&
    /^\s+([\w-]+\s+){0,2}(answer|reply|response|refusal|rejection|acceptance|rebuff)\b/i.test(
      e.topic.slice(answerer.end),
    )
  )
    return answerer.party;
  const speaking = [...new Set(e.heads.map((h) => h.party))];
  if (speaking.length === 1 && speaking[0] !== undefined) return speaking[0];
  const byLevel = mentionsIn(e.level, amongOf(e))[0]?.party;
  if (byLevel !== undefined) return byLevel;
  if (e.parties.length === 1) return e.parties[0];
  // A spokesman in Beijing speaks for China; where two met says nothing of who acted.
  return e.kind === "meeting" ? undefined : mentionsIn(e.place, amongOf(e))[0]?.party;
}

/** `frozen by CN`, `by China`. */
function doneBy(text: string, e: TalkEvent): State | undefined {
  const code = new RegExp(`${done}by ([A-Z]{2})\\b`).exec(text)?.[1];
  if (code !== undefined && e.parties.includes(code)) return code;
  const before = new RegExp(`${done}by (the )?$`, "i");
  return mentionsIn(text, amongOf(e)).find((m) => before.test(text.slice(0, m.at)))?.party;
}

/** Not what was proposed by somebody: that is whose paper it is. */
const done =
  "\\b(frozen|suspended|cut( off)?|severed|halted|stopped|closed|put off|postponed|cancell?ed|declined|rejected|refused|answered|withdrawn|accepted|resumed) ";

/** The row's own parties; where it names one alone, any. */
const amongOf = (e: TalkEvent): readonly State[] | undefined => (e.parties.length > 1 ? e.parties : undefined);

/**
 * From whom a proposal, or a statement that awaits a reply, went to whom. By default the first party made it and the others owe a
 * reply; the row's words ("a US memorandum"), and a head of another party who does not merely speak of it, say otherwise.
 */
export function directionOf(e: TalkEvent): { readonly from: State; readonly to: readonly State[] } | undefined {
  const from = proposerOf(e);
  if (from === undefined) return undefined;
  const others = e.parties.filter((p) => p !== from);
  // A row of one party alone: those that it names.
  const to = others.length > 0 ? others : statesIn(e.topic).filter((p) => p !== from);
  return { from, to };
}

function proposerOf(e: TalkEvent): State | undefined {
  const [first] = e.parties;
  const author = authorIn(e.topic, amongOf(e));
  if (author !== undefined) return author;
  const opens = subjectOf(e.topic, amongOf(e));
  if (opens !== undefined && !waits.test(e.topic)) return opens;
  const receiver = waits.test(e.topic) && e.parties.length === 2 ? actorOf(e) : undefined;
  if (receiver !== undefined && e.parties.includes(receiver)) return e.parties.find((p) => p !== receiver);
  const heads = [...new Set(e.heads.filter((h) => h.isSpeaking !== true).map((h) => h.party))];
  if (heads.length === 1 && heads[0] !== undefined && e.parties.includes(heads[0])) return heads[0];
  return mentionsIn(e.level, amongOf(e))[0]?.party ?? first;
}

/** Words of the one who received it: "confirms that it received", "studies". */
const waits = /\b(confirms|receives|received|studies|studying|considers|considering|acknowledges|examines)\b/i;
