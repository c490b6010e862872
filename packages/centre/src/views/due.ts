import { partyName, type Text } from "@comity/regime";
import type { Instant } from "@comity/wire";
import type { Alarm, Due, Entry } from "../api/schemas.ts";
import { type AlarmFact, alarmsAt } from "../core/alarms.ts";
import { type Duty, dueStateOf, dutiesOf } from "../core/duties.ts";
import type { Env } from "../core/env.ts";
import { ruleOf } from "../core/rules.ts";
import type { DraftState, State } from "../core/state.ts";
import { paperDues } from "./due-papers.ts";
import { entryOf, toldOf } from "./entry.ts";
import { unannouncedActions, unannouncedWords } from "./watch-words.ts";
import { alarmActions, alarmWords, dutyWords, fill, inEach, urgencyWords } from "./words.ts";

/** What is owed by us and to us at a moment: late first, then soonest. */
export function dueList(env: Env, s: State, now: Instant): readonly Due[] {
  const all = [...dutiesOf(env, s).map((d) => dueOf(env, s, d, now)), ...paperDues(env, s, now)];
  const first = (d: Due): string => d.dueAt ?? "9999";
  // A stable order: what is due at one moment stays as it was sorted among its own.
  return all.toSorted((a, b) => (first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : 0));
}

function dueOf(env: Env, s: State, d: Duty, now: Instant): Due {
  return {
    ...("item" in d.about ? entryOf(env, s, d.about.item) : entryOfDraft(env, s, d.about.draft)),
    duty: d.duty,
    owedBy: d.owedBy,
    owedTo: [...d.owedTo],
    desk: d.desk,
    dueAt: d.dueAt,
    dueState: dueStateOf(d, now),
    dutyClause: d.clause,
    dutyText: dutyText(env, s, d),
    verified: d.verified,
  };
}

export function alarmList(env: Env, s: State, now: Instant): readonly Alarm[] {
  return alarmsAt(env, s, now).map((a) => {
    const taken = s.alarmsTaken.get(a.id);
    return {
      id: a.id,
      kind: a.kind,
      message: alarmText(env, s, a),
      action: a.event === undefined ? alarmActions[a.kind] : unannouncedActions[a.event.answer],
      item: a.item,
      reference:
        a.item === null ? null : (s.items.get(a.item)?.item.reference ?? s.drafts.get(a.item)?.data.reference ?? null),
      party: a.party,
      event: a.event?.id ?? null,
      line: a.line ?? null,
      call: a.call ?? null,
      since: a.since,
      takenBy: taken?.by ?? null,
      takenAt: taken?.at ?? null,
    };
  });
}

export function alarmText(env: Env, s: State, a: AlarmFact): Text {
  if (a.duty !== null) return dutyText(env, s, a.duty);
  if (a.event !== undefined) {
    const { id, answer } = a.event;
    return fill(unannouncedWords[answer], () => ({ id, time: a.detail.slice(0, 16).replace("T", " ") }));
  }
  const reference = (a.item && s.items.get(a.item)?.item.reference) ?? "";
  const words = alarmWords[a.kind as keyof typeof alarmWords];
  return fill(words, (l) => ({
    party: a.party === null ? "" : partyName(a.party, l),
    detail: a.detail,
    urgency: urgencyWords[a.detail as keyof typeof urgencyWords]?.[l] ?? a.detail,
    count: a.detail,
    reference,
  }));
}

const either = (words: readonly string[], language: string): string =>
  new Intl.ListFormat(language, { type: "disjunction" }).format(words);

export function dutyText(env: Env, s: State, d: Duty): Text {
  const item = "item" in d.about ? d.about.item : undefined;
  const reference = item?.item.reference ?? ("draft" in d.about ? d.about.draft.data.reference : "");
  const words = d.duty === "acknowledge" && d.owedBy !== env.me ? dutyWords.acknowledgement : dutyWords[d.duty];
  const desk = env.desks.find((k) => k.id === d.desk);
  const followUps = item && ruleOf(env, s, item.item)?.followUps;
  return fill(words, (l) => ({
    reference,
    desk: desk?.title[l] ?? d.desk ?? "",
    parties: d.owedTo.map((p) => partyName(p, l)).join(l === "zh" ? "、" : ", "),
    oneOf: either(
      d.oneOf.map((word) => followUps?.get(word)?.title[l] ?? word),
      l,
    ),
  }));
}

/** A draft that waits for release, in the shape of an entry: nothing about it has left. */
export function entryOfDraft(env: Env, s: State, d: DraftState): Entry {
  const { data } = d;
  const regime = env.regimes.get(data.regime);
  const rule = regime?.notifications.get(data.type);
  const of = data.of === null ? undefined : s.items.get(data.of);
  const ofRule = of && ruleOf(env, s, of.item);
  const title = rule?.title ?? ofRule?.followUps.get(data.type)?.title ?? inEach(() => data.type);
  return {
    id: data.id,
    reference: data.reference,
    kind: data.kind,
    regime: data.regime,
    regimeTitle: regime?.title ?? inEach(() => data.regime),
    type: data.type,
    typeTitle: title,
    from: env.me,
    to: [...data.to],
    about: data.of,
    aboutReference: of?.item.reference ?? null,
    fields: asObject(data.fields),
    effectiveFields: asObject(data.fields),
    summary: title,
    composedAt: d.composedAt,
    sentAt: null,
    receivedAt: null,
    leadTimeHours: null,
    filing: "cannot-tell",
    filingBecause: "not-sent",
    lateByHours: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
    byHand: null,
    ...toldOf(env, { from: env.me, to: data.to, item: { regime: { id: data.regime } } }),
    routed: [],
    addressees: {},
    outcome: null,
    correctedBy: null,
    open: true,
    clause: rule?.clause ?? "",
  };
}

const asObject = (fields: unknown): Entry["fields"] =>
  typeof fields === "object" && fields !== null && !Array.isArray(fields) ? (fields as Entry["fields"]) : {};
