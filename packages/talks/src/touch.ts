/** Which channels a row is about, and what it does to them. */
import { actorOf } from "./direction.ts";
import { isPlanned, sameParties } from "./known.ts";
import { theFiveStates } from "./names.ts";
import { type Subject, subjectsIn } from "./subjects.ts";
import { tellsEnd } from "./treaty-end.ts";
import type { TalkEvent } from "./types.ts";

export interface Touched {
  /** `end`: the treaty that the channel belonged to ran out. */
  readonly does: "open" | "freeze" | "use" | "propose" | "agree" | "dispute" | "end";
  readonly names: readonly string[];
  /** No subject of ours: the name is the row's own words. */
  readonly isOwnName: boolean;
  /** It is said of all channels between them. */
  readonly isAll: boolean;
}

/** What a channel on a subject is called. */
const called: Partial<Record<Subject, string>> = {
  "arms control": "arms control consultations",
  "strategic stability": "strategic stability dialogue",
  "nuclear testing": "talks on nuclear testing",
  "no first use": "talks on no first use",
  "doctrine and spending": "exchange on doctrine and spending",
  space: "talks on outer space",
  "artificial intelligence": "talks on artificial intelligence",
  "track two": "track two talks",
};
export const channelName = (subject: Subject): string => called[subject] ?? subject;

/** @returns undefined for a row that says nothing of a channel */
export function touchedBy(e: TalkEvent): Touched | undefined {
  const does = doneBy(e);
  if (does === undefined) return undefined;
  const names = namesOf(e, does);
  if (names.length > 0) return { does, names, isOwnName: false, isAll: isAll(e) };
  if (!e.kind.startsWith("channel-"))
    return does === "use" ? { does, names: [], isOwnName: true, isAll: false } : undefined;
  return { does, names: [withoutCause(e.topic)], isOwnName: true, isAll: isAll(e) };
}

function doneBy(e: TalkEvent): Touched["does"] | undefined {
  const isClosed = /\b(frozen|suspended|halted|cut|severed|put off)\b/i.test(e.status);
  if (/\bdisputed\b/i.test(e.status)) return e.kind.startsWith("channel-") ? "dispute" : undefined;
  switch (e.kind) {
    case "channel-frozen":
      return isPlanned(e) ? undefined : "freeze";
    case "channel-opened":
    case "channel-resumed":
      return isPlanned(e) && !/^announced/i.test(e.status) ? "agree" : "open";
    case "meeting":
      return isPlanned(e) || staysShut(e) ? undefined : "use";
    case "proposal":
      return isOfChannel(e) ? "propose" : undefined;
    case "statement":
      return isClosed && actorOf(e) !== undefined ? "freeze" : /^resumed\b/i.test(e.status) ? "open" : undefined;
    case "treaty-action":
      if (tellsEnd(e)) return "end";
      return /\b(suspen\w+|halt\w*|stops?)\b/i.test(`${e.topic} ${e.outcome}`) ? "freeze" : undefined;
    default:
      return undefined;
  }
}

/** They met, and the row says itself that what was closed was not opened again. */
const staysShut = (e: TalkEvent): boolean =>
  /\b(not|never|no)\s+(\w+\s+){0,3}?(restor|resum|reopen|re-establish)\w*|\b(remain|stay)(s|ed)?\s+(cut|closed|frozen|suspended|shut|severed)\b/i.test(
    `${e.outcome}; ${e.status}`,
  );

const standing: readonly Subject[] = ["crisis line", "launch notification"];
const isOfChannel = (e: TalkEvent): boolean => standing.includes(subjectsIn(e.topic)[0] ?? "space");

/** A meeting shows one channel in use, that of its own level and first subject; other rows name each that they speak of. */
function namesOf(e: TalkEvent, does: Touched["does"]): readonly string[] {
  if (e.kind === "meeting") return meetingNames(e);
  if (does === "end") return ["treaty bodies"];
  if (e.kind === "treaty-action")
    return subjectsIn(e.outcome).includes("treaty bodies") || subjectsIn(e.topic).includes("treaty bodies")
      ? ["treaty bodies"]
      : [];
  const text = withoutCause(e.topic);
  const each = text.split(/;|,|\band\b/).flatMap((part) => narrowest(part) ?? []);
  const found = each.length > 0 ? each : [narrowest(text) ?? narrowest(e.level)].filter((s) => s !== undefined);
  return [...new Set((does === "propose" ? found.filter((s) => standing.includes(s)) : found).map(channelName))];
}

function meetingNames(e: TalkEvent): readonly string[] {
  if (/head of state|president|summit|leaders|prime minister/i.test(e.level)) return ["meetings of leaders"];
  const text = `${e.level}; ${e.topic}`;
  if (narrowest(text) === "track two") return [channelName("track two")];
  if (sameParties(e.parties, theFiveStates)) return ["process of the five"];
  const [first] = e.topic.split(";").flatMap((part) => subjectsIn(withoutCause(part))[0] ?? []);
  const subject = first ?? subjectsIn(e.level)[0];
  return subject === undefined ? [] : [channelName(subject)];
}

/** The narrowest word wins: a military hotline is a crisis line. */
function narrowest(text: string): Subject | undefined {
  const found = subjectsIn(text);
  return order.find((s) => found.includes(s));
}
const order: readonly Subject[] = [
  "track two",
  "launch notification",
  "crisis line",
  "treaty bodies",
  "military contacts",
  "strategic stability",
  "nuclear testing",
  "no first use",
  "doctrine and spending",
  "space",
  "artificial intelligence",
  "arms control",
];

/** "over arms sales", "after the Speaker visited": why, and not what. */
const withoutCause = (text: string): string =>
  text.replace(
    /\s+\b(over|after|because|due to|in response|in protest|citing|following|amid|in retaliation)\b.*$/i,
    "",
  );

const isAll = (e: TalkEvent): boolean =>
  e.kind.startsWith("channel-") &&
  /\ball (\w+ )?(channels|contacts?|dialogues?|communications?|talks|lines|exchanges)\b/i.test(e.topic);
