import { type Instant, parseInstant } from "@comity/wire";
import { isDay } from "../duration.ts";
import { list, mapping, oneOrMore } from "../grammar/combine.ts";
import { may, need, type Of, type Shape } from "../grammar/shape.ts";
import { day, flag, name, number, oneOf, party, words } from "../grammar/values.ts";
import type { Day, Fields } from "../types.ts";
import { outcomes } from "./lines.ts";

/** `2026-02-14T02:00Z`, or a day where the hour is not known. */
export const when: Shape<Instant | Day> = {
  like: "a moment such as 2026-02-14T02:00Z, or a day",
  schema: () => ({ type: "string" }),
  read(x, node, at, what) {
    const value = x.r.scalar(node);
    if (isDay(value)) return value;
    const read = typeof value === "string" ? parseInstant(value) : undefined;
    return read?.ok === true
      ? read.value
      : x.r.fault(node ?? at, `${what} is a moment in UTC, or a day`, { expected: when.like });
  },
};
/** Values as they stand in a message; they are read against the rule's fields when the record is judged. */
export const values: Shape<Fields> = {
  like: "name: value",
  schema: () => ({ type: "object" }),
  read(x, node, at, what) {
    const found = x.r.plainValues(node) as Fields | undefined;
    return found ?? x.r.fault(node ?? at, `${what} is a mapping (name: value)`);
  },
};
const id = may(words, "Its name, so that other records can speak of it.");
const by = need(party, "Who did or said it.");
const at = need(
  when,
  "When. For what is said: when it was received (or sent, where the instrument's `time-scale` says that sending counts).",
);
const to = may(oneOrMore("addressees", party), "To whom. Left out: all other parties.");
const of = need(words, "The `id` of the record that it is about.");
const fields = may(values, "What it says.");
const context = may(
  oneOf("real", "exercise", "test", "routine"),
  "All but `real` and `routine` are kept out of every finding.",
);

/** One kind of record each: the key that names the rule or event comes first. */
export const recordKinds = {
  event: mapping("an event", { event: need(name, "Which kind of event."), id, by, at, fields, context }),
  notification: mapping("a notification given", {
    notification: need(name, "Which notification."),
    id,
    by,
    to,
    at,
    of: may(words, "The event that it tells of."),
    fields,
    context,
  }),
  "follow-up": mapping("a follow-up given", {
    "follow-up": need(name, "Which follow-up."),
    id,
    by,
    to,
    at,
    of,
    fields,
    context,
  }),
  acknowledgement: mapping("an acknowledgement", {
    acknowledgement: need(words, "The `id` of what is acknowledged."),
    by,
    at,
    context,
  }),
  reply: mapping("a reply", { reply: need(name, "Which reply."), id, by, at, of, fields, context }),
  parallel: mapping("a parallel act", {
    parallel: need(name, "Which one, such as a notice to mariners."),
    id,
    by,
    at,
    of,
    context,
  }),
  declaration: mapping("a declaration given", {
    declaration: need(name, "Which declaration."),
    id,
    by,
    to,
    at,
    "as-of": may(day, "The day that it speaks of."),
    year: may(number, "The year that it is about."),
    of: may(words, "The change that it tells of."),
    nil: may(flag, "`true`: there was nothing to declare."),
    form: may(name, "Which graded form."),
    fields,
    context,
  }),
  change: mapping("a change", {
    change: need(name, "The declaration that it calls for."),
    id,
    by,
    at,
    fields,
    context,
  }),
  request: mapping("a request", { request: need(name, "Which procedure it begins."), id, by, to, at, fields, context }),
  step: mapping("a step taken", {
    step: need(name, "Which step."),
    of,
    by: may(words, "Who took it."),
    at,
    votes: may(number, "Votes in favour."),
    against: may(number, "Votes against."),
    context,
  }),
  visit: mapping("a visit", {
    visit: need(name, "Which kind of visit."),
    id,
    by,
    to: need(party, "Who is visited."),
    at: may(when, "When it was announced."),
    arrival: may(when, "When it began."),
    departure: may(when, "When it ended."),
    object: may(words, "What was visited."),
    fields,
    context,
  }),
  size: mapping("a declared size", {
    size: need(name, "What is declared, such as `units`."),
    by,
    on: need(day, "From when it counts."),
    value: need(number, "How many."),
  }),
  test: mapping("a test of a line", {
    test: need(name, "Which line."),
    by,
    to,
    at,
    "answered-at": may(when, "When it was answered."),
    context,
  }),
  call: mapping("a call", {
    call: need(name, "Which line."),
    id,
    by,
    to,
    at,
    outcome: may(oneOf(...outcomes), "How it ended."),
    "answered-at": may(when, "When it was answered, where that was later than the call."),
    "ended-at": may(when, "When it ended."),
    context,
  }),
  suspension: mapping("a suspension declared", {
    suspension: need(name, "Which one."),
    id,
    by,
    from: need(when, "From when."),
    until: may(when, "Until when."),
    context,
  }),
} as const;
export type RecordKind = keyof typeof recordKinds;
/** What happened and what was said, as a file beside a regime holds it. */
export type RegimeRecord = {
  [K in RecordKind]: { readonly kind: K; readonly line: number } & Of<(typeof recordKinds)[K]>;
}[RecordKind];

const kinds = Object.keys(recordKinds) as readonly RecordKind[];
export const record: Shape<RegimeRecord> = {
  like: "{ event, by, at }",
  either: () => Object.values(recordKinds) as readonly Shape<unknown>[],
  schema: () => ({ anyOf: Object.values(recordKinds).map((s) => s.schema()) }),
  read(x, node, at_, what) {
    const entries = x.r.entries(node, at_, what);
    if (entries === undefined) return undefined;
    const keys = entries.map((e) => e.key);
    // `follow-up` before `event`: a key of one kind can be a word of another (a call has `to`, a step has `of`), never its name.
    const kind = kinds.find((k) => keys.includes(k));
    if (kind === undefined) {
      x.r.unknown(node, keys[0] ?? "", "a kind of record", kinds);
      return undefined;
    }
    const read = (recordKinds[kind] as Shape<object>).read(x, node, at_, what);
    return read === undefined ? undefined : ({ kind, line: x.r.positionOf(node).line, ...read } as RegimeRecord);
  },
};
export const records = list("records", record);
