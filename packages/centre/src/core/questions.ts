/**
 * What is asked before a draft leaves: whether its window, areas and heading can be of one flight, and whether the warnings that its
 * regime wants beside it are in our archive. None keeps anything back; an officer may say that it was asked and answered.
 */
import { readValues } from "@comity/regime";
import { type Question, questionsFor, windowsOf } from "@comity/watch";
import type { Fields, FieldValue, Instant, ItemId } from "@comity/wire";
import type { Env } from "./env.ts";
import type { DraftData, JournalEntry } from "./journal.ts";
import { fieldsNow, notificationOf, ruleOf } from "./rules.ts";
import type { DraftState, State } from "./state.ts";
import { warningsOver } from "./watching.ts";

/** A question of one draft, by a key that stays the same while it is asked of the same field or duty. */
export interface Asked extends Question {
  readonly key: string;
}
export interface Answered {
  readonly question: Asked;
  readonly by: string;
  readonly at: Instant;
  readonly reason: string;
}

const keyOf = (q: Question): string => [q.id, q.field ?? q.duty].filter((w) => w !== undefined).join("@");

/** Of what can be read so far: a form that is half filled in is asked about its half. */
export function questionsOf(env: Env, s: State, d: DraftData): readonly Asked[] {
  const told = toldBy(env, s, d);
  if (told === undefined) return [];
  const { rule, fields } = told;
  const asked = questionsFor(rule, fields, warningsOver(s, windowsOf(rule, fields)), env.places);
  return [...new Map(asked.map((q) => [keyOf(q), { key: keyOf(q), ...q }])).values()];
}

/** The launch as it would stand once the draft has left. Nothing where that changes nothing about a launch. */
function toldBy(env: Env, s: State, d: DraftData) {
  const of = d.of === null ? undefined : s.items.get(d.of);
  if (of === undefined) {
    const rule = env.regimes.get(d.regime)?.notifications.get(d.type);
    return rule && { rule, fields: readValues(rule.fields, d.fields).values };
  }
  const rule = ruleOf(env, s, of.item);
  const notification = notificationOf(s, of.item);
  if (rule === undefined || notification === undefined) return undefined;
  if (d.kind === "correction" && of.item.kind === "notification")
    return { rule, fields: readValues(rule.fields, d.fields).values };
  const type = d.kind === "follow-up" ? d.type : of.item.kind === "follow-up" ? of.item.type : "";
  const followUp = rule.followUps.get(type);
  const said = followUp && readValues(followUp.fields, d.fields).values;
  const moved = (followUp?.replaces ?? []).filter((name) => said?.[name] !== undefined);
  if (said === undefined || moved.length === 0) return undefined;
  const changed = Object.fromEntries(moved.map((name) => [name, said[name] as FieldValue]));
  const fields: Fields = { ...fieldsNow(env, s, notification), ...changed };
  return { rule, fields };
}

/** What somebody said to this very question; to other numbers it is no answer. */
export function answerTo(d: DraftState | undefined, q: Asked): Answered | undefined {
  const said = d?.answered.get(q.key);
  return said !== undefined && sameNumbers(said.question.numbers, q.numbers) ? said : undefined;
}
const sameNumbers = (a: Question["numbers"], b: Question["numbers"]): boolean =>
  Object.keys({ ...a, ...b }).every((name) => a[name] === b[name]);

export type AnsweredEntry = Extract<JournalEntry, { kind: "question-answered" }>;
export function applyAnswer(next: State, e: AnsweredEntry): State {
  const said = { question: e.question, by: e.by, at: e.at, reason: e.reason };
  const drafts = next.drafts.update(
    e.id as ItemId,
    (d) => d && { ...d, answered: new Map([...d.answered, [e.question.key, said]]) },
  );
  return { ...next, drafts };
}
