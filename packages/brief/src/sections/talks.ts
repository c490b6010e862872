/** Channels, proposals that wait, and what comes next, from the record of the talks and the lives of agreements. */
import { type Day, formatDay, type Language, type LifeEvent, type Regime } from "@comity/regime";
import {
  type Channel,
  channels as channelsOn,
  channelTitle,
  eventsBetween,
  type TalkEvent,
  upcoming,
  waiting as waitingOn,
} from "@comity/talks";
import { isTold } from "../scope.ts";
import { ofLife, ofTalk, ofTalkSource, sentenceOf } from "../sources.ts";
import type { BriefOptions, BriefRecord, Sentence } from "../types.ts";
import { calledIn, daysIn, formatCount, nameIn, namesIn, quoted, tell } from "../words.ts";
import { dues } from "./due.ts";

export function channels({ talks, regimes }: BriefRecord, o: BriefOptions): readonly Sentence[] {
  return channelsOn(talks, { on: o.on, between: o.between, regimes }).map((c) => channelSentence(c, o));
}

function channelSentence(c: Channel, { language, on }: BriefOptions): Sentence {
  const state =
    c.state === "frozen" && c.by !== null
      ? tell(language, "frozenBy", { who: nameIn(language, c.by) })
      : tell(language, c.state);
  const name = c.title?.[language] ?? ownName(c.name, language);
  const fields = {
    who: namesIn(language, c.parties),
    name,
    state,
    day: c.since === null ? "" : daysIn(language, c.since),
    first: c.since === null ? "" : formatDay(c.since.from as Day, language),
    last: c.since === null ? "" : formatDay(c.since.to as Day, language),
  };
  const isSpan = c.since !== null && /^\d.*\//.test(c.since.text);
  const since = c.since === null ? "channel" : isSpan ? "channelWithin" : "channelSince";
  const [row = { file: "talks.csv", line: 1 }, ...more] = c.rows.toReversed();
  const found = ofTalkSource(c.source, row, c.since !== null && c.since.to <= on ? c.since.to : on);
  const sentence = sentenceOf(language, "channels", tell(language, since, fields), [found]);
  return { ...sentence, rows: [...sentence.rows, ...more.map(({ file, line }) => ({ file, line }))] };
}

/** Within a sentence, and so without its capital; a name that the record alone has is quoted. */
function ownName(name: string, language: Language): string {
  const title = language === "en" ? name : channelTitle(name)?.[language];
  return title === undefined ? quoted(language, name) : title.charAt(0).toLowerCase() + title.slice(1);
}

/** One proposal to several is one sentence: all of them owe the reply since the same day. */
export function waiting({ talks, regimes }: BriefRecord, o: BriefOptions): readonly Sentence[] {
  const { language, on, between } = o;
  const owed = waitingOn(talks, { on, between, regimes });
  return [...Map.groupBy(owed, (w) => JSON.stringify([w.from, w.topic, w.since])).values()].flatMap((group) => {
    const [w] = group;
    if (w === undefined) return [];
    const fields = {
      from: nameIn(language, w.from),
      to: namesIn(
        language,
        group.map((g) => g.to),
      ),
      topic: quoted(language, w.topic),
      day: formatDay(w.since as Day, language),
      days: formatCount(language, w.waitingDays),
    };
    const phrase = w.date.from === w.date.to ? "waits" : "waitsAtLeast";
    const found = group.map((g) => ofTalkSource(g.source, g.row, g.since));
    return [sentenceOf(language, "waiting", tell(language, phrase, fields), found)];
  });
}

/** Meetings that were announced, what falls due within a year, and the last days of agreements that were fixed by then. */
export function next(record: BriefRecord, o: BriefOptions): readonly Sentence[] {
  const { talks, regimes } = record;
  const meetings = eventsBetween(upcoming(talks, o.on), o.between).map((e) => meetingSentence(e, o));
  return [...meetings, ...dues(record, o), ...regimes.filter((r) => isTold(r, o)).flatMap((r) => endSentence(r, o))];
}

function meetingSentence(e: TalkEvent, { language }: BriefOptions): Sentence {
  const heads = e.heads.map((h) => (h.party === undefined ? h.name : `${h.name} (${nameIn(language, h.party)})`));
  const more = [e.place, ...heads]
    .filter((w) => w !== "")
    .map((w) => `, ${w}`)
    .join("");
  const kind = tell(language, e.kind === "meeting" ? "meeting" : "otherEvent");
  const status = e.status === "" ? "" : ` (${e.status})`;
  const fields = {
    day: daysIn(language, e.date),
    kind,
    who: namesIn(language, e.parties),
    more,
    topic: quoted(language, `${e.topic}${status}`),
  };
  return sentenceOf(language, "next", tell(language, "comes", fields), [ofTalk(e)]);
}

/** The last day that was fixed by then: of its entry into force or its extension, whichever came last. */
function endSentence(regime: Regime, { on, language }: BriefOptions): readonly Sentence[] {
  const fixing = regime.life.filter(
    (e) => e.on <= on && ["extended", "in-force"].includes(e.event) && e.until !== undefined,
  );
  const last: LifeEvent | undefined = fixing.at(-1);
  if (last?.until === undefined || last.until <= on) return [];
  if (regime.life.some((e) => e.on <= on && e.event === "expired" && e.parties === undefined)) return [];
  const fields = {
    regime: calledIn(language, regime),
    day: formatDay(last.until, language),
    fixed: formatDay(last.on, language),
  };
  return [sentenceOf(language, "next", tell(language, "ends", fields), [ofLife(regime, last, on, language)])];
}
